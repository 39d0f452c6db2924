"""What people write in German, French, Spanish and Greek is read as meant, and shown as there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup

from careers.audit.closed import notice_of
from careers.body import heading_key
from careers.catalogue import load_catalogue, section_kinds, section_marks
from careers.facts import Fact, moment_text
from careers.features.application_form.grammar import load_words, read_question
from careers.marks import marked
from careers.problem import Problem, Spot, Text
from careers.role import Area, EmploymentType, Pay, PayPeriod, Place, Status, Workplace
from careers.site import Employer, Site
from careers.values.choice import read_employment, read_number, read_workplace
from careers.values.confirmation import read_confirmation
from careers.values.country import country_name, read_country, read_part
from careers.values.moment import read_day
from careers.values.pay import amount_text, read_pay
from careers.values.place import read_areas, read_place
from careers.values.standing import read_standing

SPOT = Spot("roles/baker.md", 4, 8)
LANGUAGES = ("en", "de", "fr", "es", "el")
BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 11, 23, 12, tzinfo=BERLIN)
SITE = Site("", "Jobs", "en", BERLIN, Employer("Bread"), (), NOON)


def text(written: str) -> Text:
    return Text(written, SPOT)


def site(language: str) -> Site:
    return replace(SITE, language=language, locale=language)


def plain(shown: str) -> str:
    """With the spaces of a keyboard."""
    return shown.replace("\u00a0", " ").replace("\u202f", " ")


# --- Read ------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_interface_calls_a_choice_is_read_as_it(language: str) -> None:
    words = load_catalogue(language)

    for choice, said in words["workplace"].items():
        assert read_workplace(text(said)) is Workplace(choice), said
    for choice, said in words["employment"].items():
        assert read_employment(text(said)) == (EmploymentType(choice),), said
    for state in ("open", "paused", "filled", "closed"):
        said = words["history"]["states"][state]
        assert read_standing(text(said), language) == (Status(state), None), said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("period", PayPeriod)
def test_pay_is_read_as_it_is_shown(language: str, period: PayPeriod) -> None:
    pay = Pay("EUR", Decimal(1500), Decimal(1900), period)
    shown = f"{amount_text(pay, language)} {load_catalogue(language)['pay_period'][period]}"

    assert read_pay(text(shown)) == pay, shown


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("month", range(1, 13))
def test_a_date_is_read_as_it_is_shown(language: str, month: int) -> None:
    for moment in (date(2026, month, 1), date(2026, month, 21), datetime(2026, month, 15, 17, 5)):
        shown = moment_text(moment, BERLIN, site(language)).partition(" (")[0]
        shown = shown.removesuffix(" CET").removesuffix(" CEST")
        shown = shown.removesuffix(" MEZ").removesuffix(" MESZ")

        assert read_day(text(shown), language) == moment, shown


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("de", "15. Dezember 2026"),
        ("de", "Dienstag, 15. Dez. 2026"),
        ("de", "15.12.2026"),
        ("de", "15/12/2026"),
        ("fr", "le 15 décembre 2026"),
        ("fr", "mardi 15 déc. 2026"),
        ("es", "el martes 15 de diciembre de 2026"),
        ("es", "15 dic 2026"),
        ("el", "Τρίτη 15 Δεκεμβρίου 2026"),
        ("el", "στις 15 Δεκεμβρίου 2026"),
        ("el", "15 ΔΕΚ 2026"),
    ],
)
def test_a_day_is_read_in_the_sites_language(language: str, written: str) -> None:
    assert read_day(text(written), language) == date(2026, 12, 15)


@pytest.mark.parametrize(
    ("language", "written", "hour", "minute"),
    [
        ("de", "15. Dezember 2026, 17:30 Uhr", 17, 30),
        ("de", "15. Dezember 2026 um 17 Uhr", 17, 0),
        ("fr", "15 décembre 2026 à 17h30", 17, 30),
        ("fr", "15 décembre 2026 à 17 h 30", 17, 30),
        ("es", "15 de diciembre de 2026 a las 17:30", 17, 30),
        ("el", "15 Δεκεμβρίου 2026 στις 5:30 μ.μ.", 17, 30),
        ("el", "15 Δεκεμβρίου 2026, 9:30 π.μ.", 9, 30),
    ],
)
def test_a_time_is_read_in_the_sites_language(
    language: str, written: str, hour: int, minute: int
) -> None:
    assert read_day(text(written), language) == datetime(2026, 12, 15, hour, minute)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_date_with_two_readings_is_told_in_any_language(language: str) -> None:
    found = read_day(text("03/04/2026"), language)

    assert isinstance(found, Problem)
    assert found.code == "date-ambiguous"


@pytest.mark.parametrize(
    ("language", "written"),
    [("de", "noch offen"), ("fr", "à définir"), ("es", "por determinar"), ("el", "εκκρεμεί"),
     ("de", "bis auf Weiteres"), ("fr", "dès que possible"), ("es", "hoy"), ("el", "άμεσα")],
)  # fmt: skip
def test_what_stands_for_a_day_that_nobody_knows_is_told(language: str, written: str) -> None:
    found = read_day(text(written), language)

    assert isinstance(found, Problem)
    assert found.code == "date-missing"


@pytest.mark.parametrize(
    ("written", "low", "high", "period"),
    [
        ("60.000–75.000 € pro Jahr", 60000, 75000, PayPeriod.YEAR),
        ("60.000 bis 75.000 Euro im Jahr", 60000, 75000, PayPeriod.YEAR),
        ("18,50 € pro Stunde", Decimal("18.50"), Decimal("18.50"), PayPeriod.HOUR),
        ("60 000 à 75 000 € par an", 60000, 75000, PayPeriod.YEAR),
        ("60\u202f000–75\u202f000 € par an", 60000, 75000, PayPeriod.YEAR),
        ("de 35 à 45 k€", 35000, 45000, PayPeriod.YEAR),
        ("20 €/heure", 20, 20, PayPeriod.HOUR),
        ("de 60.000 a 75.000 € al año", 60000, 75000, PayPeriod.YEAR),
        ("1.800 euros al mes", 1800, 1800, PayPeriod.MONTH),
        ("60.000–75.000 € ετησίως", 60000, 75000, PayPeriod.YEAR),
        ("1.800 ευρώ τον μήνα", 1800, 1800, PayPeriod.MONTH),
        ("18,50 € την ώρα", Decimal("18.50"), Decimal("18.50"), PayPeriod.HOUR),
    ],
)
def test_pay_is_read_with_the_signs_of_its_language(
    written: str, low: Decimal, high: Decimal, period: PayPeriod
) -> None:
    assert read_pay(text(written)) == Pay("EUR", Decimal(low), Decimal(high), period)


@pytest.mark.parametrize(
    ("language", "written", "country"),
    [
        ("de", "Griechenland", "GR"),
        ("de", "die Schweiz", "CH"),
        ("de", "Großbritannien", "GB"),
        ("fr", "États-Unis", "US"),
        ("fr", "la France", "FR"),
        ("fr", "l’Allemagne", "DE"),
        ("es", "EE. UU.", "US"),
        ("es", "El Salvador", "SV"),
        ("el", "Ελλάδα", "GR"),
        ("el", "ΗΠΑ", "US"),
        ("el", "η Γερμανία", "DE"),
    ],
)
def test_a_country_is_known_by_its_name_in_the_sites_language(
    language: str, written: str, country: str
) -> None:
    assert read_country(written, language) == country


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_is_known_by_the_name_that_is_shown(language: str) -> None:
    for code in ("GR", "DE", "FR", "ES", "US", "GB", "CH", "NL", "CZ", "CI", "SV", "DO"):
        assert read_country(country_name(code, language), language) == code


@pytest.mark.parametrize("written", ["Schottland", "Angleterre", "Escocia", "Αγγλία"])
def test_a_part_of_a_country_is_known(written: str) -> None:
    assert read_part(written) == "GB"


@pytest.mark.parametrize(
    ("language", "written", "countries"),
    [
        ("de", "Deutschland, Österreich und die Schweiz", "DE AT CH"),
        ("fr", "France, Belgique et Suisse", "FR BE CH"),
        ("es", "España e Italia", "ES IT"),
        ("es", "solo España y Portugal", "ES PT"),
        ("el", "Ελλάδα και Κύπρος", "GR CY"),
        ("el", "Ελλάδα ή Γερμανία", "GR DE"),
    ],
)
def test_countries_are_parted_by_the_words_of_the_language(
    language: str, written: str, countries: str
) -> None:
    found, problems = read_areas([text(written)], language)

    assert not problems
    assert found == tuple(Area(country) for country in countries.split())


@pytest.mark.parametrize(
    ("language", "written", "code"),
    [
        ("de", "Berlin und Hamburg, Deutschland", "place-several"),
        ("de", "Hybrid in Berlin, Deutschland", "place-hybrid"),
        ("de", "verschiedene Standorte, Deutschland", "place-vague"),
        ("de", "Homeoffice, Deutschland", "place-remote"),
        ("fr", "Lyon ou Paris, France", "place-several"),
        ("fr", "Télétravail, France", "place-remote"),
        ("fr", "monde entier", "place-wide"),
        ("es", "Madrid o Barcelona, España", "place-several"),
        ("es", "Remoto, España", "place-remote"),
        ("el", "Αθήνα ή Θεσσαλονίκη, Ελλάδα", "place-several"),
        ("el", "Τηλεργασία", "place-remote"),
        ("el", "Ευρώπη", "place-wide"),
    ],
)
def test_what_is_no_place_is_told_in_any_language(language: str, written: str, code: str) -> None:
    found = read_place(text(written), (), language)

    assert isinstance(found, Problem)
    assert found.code == code


@pytest.mark.parametrize(
    ("language", "written", "place"),
    [
        ("de", "Frankfurt am Main, Deutschland", Place("DE", "", "Frankfurt am Main")),
        ("es", "Valladolid, Castilla y León, España", Place("ES", "Castilla y León", "Valladolid")),
        ("en", "Tal y Bont, Wales", Place("GB", "Wales", "Tal y Bont")),
        ("fr", "Saint-Denis, La Réunion", Place("RE", "", "Saint-Denis")),
        ("el", "Πύργος, Ελλάδα", Place("GR", "", "Πύργος")),
    ],
)
def test_a_word_in_a_name_parts_nothing(language: str, written: str, place: Place) -> None:
    assert read_place(text(written), (), language) == place


@pytest.mark.parametrize(
    ("language", "written", "status"),
    [
        ("de", "besetzt am 3. Dezember 2026", Status.FILLED),
        ("fr", "pourvu le 3 décembre 2026", Status.FILLED),
        ("es", "cerrada el 3 de diciembre de 2026", Status.CLOSED),
        ("el", "έκλεισε στις 3 Δεκεμβρίου 2026", Status.CLOSED),
    ],
)
def test_a_status_and_its_day_are_read(language: str, written: str, status: Status) -> None:
    assert read_standing(text(written), language) == (status, date(2026, 12, 3))


@pytest.mark.parametrize(
    ("language", "written"),
    [("de", "3. Dezember 2026 von Eleni"), ("fr", "3 décembre 2026 par Eleni"),
     ("es", "3 de diciembre de 2026 por Eleni"), ("el", "3 Δεκεμβρίου 2026 από Eleni")],
)  # fmt: skip
def test_who_confirmed_is_read(language: str, written: str) -> None:
    assert read_confirmation(text(written), language) == (date(2026, 12, 3), "Eleni")


@pytest.mark.parametrize("written", ["two", "zwei", "deux", "dos", "δύο", "2"])
def test_a_small_number_is_read_as_a_word(written: str) -> None:
    assert read_number(text(written)) == 2


@pytest.mark.parametrize(
    ("language", "heading", "kind"),
    [
        ("de", "Ihre Aufgaben", "responsibilities"),
        ("de", "Ihr Profil:", "requirements"),
        ("de", "Wir bieten", "benefits"),
        ("fr", "Vos missions", "responsibilities"),
        ("fr", "Profil recherché", "requirements"),
        ("fr", "Pour en savoir plus", "resources"),
        ("es", "Requisitos", "requirements"),
        ("es", "¿Qué ofrecemos?", "benefits"),
        ("el", "Αρμοδιότητες", "responsibilities"),
        ("el", "ΠΡΟΣΟΝΤΑ", "requirements"),
        ("el", "Ερωτήσεις", "questions"),
        ("el", "Requirements", "requirements"),
    ],
)
def test_a_section_is_known_in_the_sites_language(language: str, heading: str, kind: str) -> None:
    assert section_kinds(language, {}).get(heading_key(heading)) == kind


@pytest.mark.parametrize(
    ("language", "heading", "mark"),
    [
        ("de", "Anforderungen (zusätzlich)", "added"),
        ("de", "Leistungen (entfällt)", "left out"),
        ("fr", "Profil (en plus)", "added"),
        ("es", "Requisitos (además)", "added"),
        ("el", "Προσόντα (επιπλέον)", "added"),
        ("el", "Παροχές (παραλείπεται)", "left out"),
        ("de", "Anforderungen (added)", "added"),
    ],
)
def test_a_mark_is_known_in_the_sites_language(language: str, heading: str, mark: str) -> None:
    assert marked(heading, section_marks(language)) == (heading.partition(" (")[0], mark)


@pytest.mark.parametrize(
    ("language", "written", "kind", "required"),
    [
        ("de", "Haben Sie einen Führerschein? (ja/nein)", "yes/no", True),
        ("de", "Welche Schichten? (mehrere Antworten: früh, spät)", "any", True),
        ("de", "Ihr Portfolio (Datei, freiwillig)", "file", False),
        ("fr", "Avez-vous le permis ? (oui/non, facultatif)", "yes/no", False),
        ("es", "¿Qué turno? (elegir una: mañana, tarde)", "one", True),
        ("el", "Έχετε δίπλωμα οδήγησης; (ναι/όχι)", "yes/no", True),
        ("el", "Πείτε μας (εκτενές κείμενο, προαιρετικό)", "textarea", False),
        ("el", "Anything else? (long text, optional)", "textarea", False),
    ],
)
def test_a_question_says_its_kind_in_the_sites_language(
    language: str, written: str, kind: str, required: bool
) -> None:
    question, problems = read_question(written, SPOT, load_words(language))

    assert problems == []
    assert question is not None
    assert (question.kind, question.required) == (kind, required)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_audit_knows_what_a_closed_page_says(language: str) -> None:
    """As it would in a copy of the page without our classes."""
    words = load_catalogue(language)
    for name in words["openings"]["notice"]:
        for title in (words["notice"][name]["title"], words["openings"]["notice"][name]):
            assert notice_of(BeautifulSoup("", "html.parser"), "", title), title


# --- Shown -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "December 1, 2026, 5:00 PM CET (UTC+1)"),
        ("de", "1. Dezember 2026, 17:00 MEZ (UTC+1)"),
        ("fr", "1er décembre 2026, 17:00 CET (UTC+1)"),
        ("es", "1 de diciembre de 2026, 17:00 CET (UTC+1)"),
        ("el", "1 Δεκεμβρίου 2026, 5:00 μ.μ. CET (UTC+1)"),
    ],
)
def test_a_moment_is_shown_as_in_the_language(language: str, shown: str) -> None:
    moment = datetime(2026, 12, 1, 17)

    assert plain(moment_text(moment, BERLIN, site(language))) == shown


def test_winter_is_never_given_the_letters_of_summer() -> None:
    """CLDR's French has EEST for the winter of Athens."""
    moment = datetime(2026, 12, 1, 17)

    assert "EET (UTC+2)" in moment_text(moment, ZoneInfo("Europe/Athens"), site("fr"))


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "Pay: €60,000–€75,000 per year"),
        ("de", "Gehalt: 60.000–75.000 € pro Jahr"),
        ("fr", "Rémunération : 60 000–75 000 € par an"),
        ("es", "Salario: 60.000–75.000 € al año"),
        ("el", "Αμοιβή: 60.000–75.000 € τον χρόνο"),
    ],
)
def test_pay_is_shown_as_in_the_language(language: str, shown: str) -> None:
    words = load_catalogue(language)
    pay = Pay("EUR", Decimal(60000), Decimal(75000), PayPeriod.YEAR)
    value = f"{amount_text(pay, language)} {words['pay_period']['year']}"

    assert plain(Fact("pay", words["facts"]["pay"], value).text(site(language))) == shown
