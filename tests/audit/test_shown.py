"""Values as people write them on a page, and as the markup has them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from careers.audit import shown
from careers.audit.page import Page
from careers.audit.words import has, share, words
from careers.role import PayPeriod


def page(text: str, language: str = "en", **more) -> Page:
    languages = (language,) if language else ()
    return replace(Page("x.html"), languages=languages, text=text, words=words(text), **more)


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("60,000–75,000 USD", {60000, 75000}),
        ("$60,000.00 to $75,000.50", {60000, "75000.5"}),
        ("60.000 € bis 75.000,50 €", {60000, "75000.5"}),
        ("60 000 – 75\u202f000 €", {60000, 75000}),
        ("CHF 85’000.–", {85000}),
        ("CHF 85'000", {85000}),
        ("60k–75k", {60000, 75000}),
        ("€60-75k", {60000, 75000}),
        ("60K to 75K", {60000, 75000}),
        ("₹6,00,000", {600000}),
        ("18.50 an hour", {"18.5"}),
        ("18,50 € pro Stunde", {"18.5"}),
        ("$62.5k", {62500}),
        ("٦٠٠٠٠ ريال", {60000}),
        ("competitive", set()),
    ],
)
def test_amounts_are_found_as_people_write_them(text, amounts):
    assert {Decimal(str(amount)) for amount in amounts} <= shown.amounts(text)


@pytest.mark.parametrize("text", ["160,000", "6,000", "60,001", "60,000,000", "A60000", "60.5"])
def test_other_amounts_are_other_amounts(text):
    assert Decimal(60000) not in shown.amounts(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("December 5, 2026", "en"),
        ("Dec 5th", "en"),
        ("5 December", "en"),
        ("the 5th of December", "en"),
        ("Saturday, 5 Dec 2026", "en-GB"),
        ("12/05/2026", "en-US"),
        ("05/12/26", "en-GB"),
        ("2026-12-05", ""),
        ("5. Dezember 2026", "de"),
        ("05.12.2026", "de-AT"),
        ("5 décembre 2026", "fr"),
        ("5 de diciembre de 2026", "es"),
        ("5 Δεκεμβρίου 2026", "el"),
        ("2026年12月5日", "ja"),
        ("5 December 2026", "de"),
        ("an unknown month", "tlh"),
    ],
)
def test_a_day_is_known_in_words_and_figures(text, language):
    assert shown.shows_day(page(text, language), date(2026, 12, 5))


@pytest.mark.parametrize(
    "text", ["December 15, 2026", "5 November 2026", "2026-12-15", "25.12.2026"]
)
def test_another_day_is_another_day(text):
    assert not shown.shows_day(page(text), date(2026, 12, 5))


def test_a_day_may_stand_in_the_markup_of_a_time():
    assert shown.shows_day(page("Saturday", moments=("2026-12-05T10:00",)), date(2026, 12, 5))


@pytest.mark.parametrize(
    ("text", "code"),
    [("$60,000", "USD"), ("60,000 €", "EUR"), ("60,000 EUR", "EUR"), ("CA$60", "CAD"),
     ("60 000 kr", "SEK"), ("60 euros", "EUR"), ("$60", "AUD")],
)  # fmt: skip
def test_a_currency_is_known_by_its_signs(text, code):
    assert shown.shows_currency(page(text), code)
    assert not shown.shows_currency(page(text), "PLN")


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("60,000 per year", {"year"}),
        ("€60,000/year", {"year"}),
        ("60,000 EUR annually", {"year"}),
        ("60,000 € brutto pro Jahr", {"year"}),
        ("60,000 an hour", {"hour"}),
        ("60,000. 40 hours a week", set()),
        ("60,000\nper year", set()),
        ("60,000 for the first year", set()),
    ],
)
def test_a_period_counts_when_it_stands_behind_the_amount(text, periods):
    assert shown.period_after(text, Decimal(60000)) == {PayPeriod(name) for name in periods}


@pytest.mark.parametrize(
    ("text", "country"),
    [("Boston, USA", "US"), ("London, UK", "GB"), ("Deutschland", "DE"), ("Athens, Greece", "GR"),
     ("Berlin, DE", "DE"), ("US only", "United States"), ("the Netherlands", "NL")],
)  # fmt: skip
def test_a_country_is_known_by_its_names_and_codes(text, country):
    assert shown.shows_country(page(text, "de"), country)
    assert not shown.shows_country(page(text, "de"), "JP")


def test_a_region_is_known_by_its_name_and_its_code():
    assert shown.shows_region(page("Boston, MA"), "Massachusetts")
    assert shown.shows_region(page("Boston, Massachusetts"), "MA")
    assert not shown.shows_region(page("Boston, MA"), "NY")


@pytest.mark.parametrize(
    ("text", "kind", "language"),
    [("Full-time", "FULL_TIME", "en"), ("fulltime", "FULL_TIME", "en"),
     ("Vollzeit", "FULL_TIME", "de"), ("temps partiel", "PART_TIME", "fr"),
     ("Praktikum", "INTERN", "de"), ("anything", "OTHER", "en"), ("что угодно", "INTERN", "ru")],
)  # fmt: skip
def test_a_kind_of_employment_is_known_by_its_words(text, kind, language):
    assert shown.shows_employment(page(text, language), kind)


def test_words_are_compared_without_signs_case_and_accents():
    assert words("Côte d’Ivoire (FULL_TIME)") == " cote d ivoire full time "
    assert words("soft\u00adware") == " software "
    assert has(words("募集：東京の販売員です"), "販売員")
    assert not has(words("Bakers wanted"), "Baker")
    assert share(words("one two three"), "three four") == 0.5
    assert share(words(""), "") == 1


def test_a_passage_is_shown_also_with_more_between_its_parts():
    text = words("Our list (opens another site), 10 min")
    assert shown.shows_passage(text, "Our list (10 min)")
    assert not shown.shows_passage(text, "Our long list, 10 min")
