"""Places and areas as people write them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from careers.problem import Problem, Spot, Text
from careers.role import Area, Place
from careers.values.place import (
    Office,
    address_text,
    area_text,
    place_text,
    read_areas,
    read_country,
    read_place,
    read_places,
)

SPOT = Spot("roles/analyst.md", 3, 11)
BOSTON = Office("Boston", "US", "MA", "Boston")
ATHENS = Office("Athens HQ", "GR", "Attica", "Athens", "Ermou 5", "105 63")
OFFICES = (BOSTON, ATHENS)


def read(written: str, offices: tuple[Office, ...] = (), language: str = "en") -> Place | Problem:
    return read_place(Text(written, SPOT), offices, language)


def problem(written: str, offices: tuple[Office, ...] = ()) -> Problem:
    found = read(written, offices)
    assert isinstance(found, Problem), found
    return found


def areas(*written: str, language: str = "en") -> list[Area]:
    found, problems = read_areas([Text(one, SPOT) for one in written], language)
    assert not problems
    return list(found)


def area_problem(*written: str) -> Problem:
    _, problems = read_areas([Text(one, SPOT) for one in written])
    assert len(problems) == 1, problems
    return problems[0]


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("Norway", Place("NO")),
        ("NO", Place("NO")),
        ("Oslo, NO", Place("NO", "", "Oslo")),
        ("Singapore", Place("SG")),
        ("Athens, Greece", Place("GR", "", "Athens")),
        ("Athens , greece", Place("GR", "", "Athens")),
        ("Stuttgart,Germany", Place("DE", "", "Stuttgart")),
        ("Munich, Bavaria, Germany", Place("DE", "Bavaria", "Munich")),
        ("London, UK", Place("GB", "", "London")),
        ("London, England", Place("GB", "England", "London")),
        ("Edinburgh, Scotland, United Kingdom", Place("GB", "Scotland", "Edinburgh")),
        ("Seoul, South Korea", Place("KR", "", "Seoul")),
        ("می\u200cبد, Iran", Place("IR", "", "می\u200cبد")),
        ("L’Aquila, Italy", Place("IT", "", "L’Aquila")),
        ("Boston, MA, United States", Place("US", "MA", "Boston")),
        ("“Boston, MA, United States”", Place("US", "MA", "Boston")),
        ("Boston,\u00a0MA,\u00a0U.S.", Place("US", "MA", "Boston")),
        ("Boston MA, USA", Place("US", "MA", "Boston")),
        ("Boston, Massachusetts", Place("US", "Massachusetts", "Boston")),
        ("Boston, MA 02110", Place("US", "MA", "Boston", "", "02110")),
        ("Austin, TX", Place("US", "TX", "Austin")),
        ("Toronto, ON", Place("CA", "ON", "Toronto")),
        ("Toronto, ON, CA", Place("CA", "ON", "Toronto")),
        ("Lebanon, NH", Place("US", "NH", "Lebanon")),
        ("New York, NY", Place("US", "NY", "New York")),
        ("Washington, DC", Place("US", "DC", "Washington")),
        ("Atlanta, Georgia, United States", Place("US", "Georgia", "Atlanta")),
        ("Tbilisi, GE", Place("GE", "", "Tbilisi")),
        ("California, United States", Place("US", "California")),
        ("State of New York, United States", Place("US", "New York")),
        ("Texas", Place("US", "Texas")),
        ("Hong Kong, China", Place("CN", "", "Hong Kong")),
        ("San Juan, PR", Place("PR", "", "San Juan")),
        ("Port of Spain, Trinidad and Tobago", Place("TT", "", "Port of Spain")),
        (
            "1 Main St, Boston, MA 02110, USA",
            Place("US", "MA", "Boston", "1 Main St", "02110"),
        ),
        (
            "Suite 4, 1600 Main St, Boston, MA, US",
            Place("US", "MA", "Boston", "Suite 4, 1600 Main St"),
        ),
        (
            "Ermou 5, 105 63 Athens, Greece",
            Place("GR", "", "Athens", "Ermou 5", "105 63"),
        ),
        (
            "Ermou 5, Athens, Attica, Greece",
            Place("GR", "Attica", "Athens", "Ermou 5"),
        ),
        ("10115 Berlin, Germany", Place("DE", "", "Berlin", "", "10115")),
        ("1012 AB Amsterdam, Netherlands", Place("NL", "", "Amsterdam", "", "1012 AB")),
        ("10 High St, London SW1A 1AA, UK", Place("GB", "", "London", "10 High St", "SW1A 1AA")),
        ("London SW1A 1AA, England, UK", Place("GB", "England", "London", "", "SW1A 1AA")),
        ("1200 Avenue Foch, Paris, France", Place("FR", "", "Paris", "1200 Avenue Foch")),
        ("Berlin, Munich, Germany", Place("DE", "Munich", "Berlin")),
        ("Brighton and Hove, United Kingdom", Place("GB", "", "Brighton and Hove")),
        ("Sunderland, Tyne and Wear, UK", Place("GB", "Tyne and Wear", "Sunderland")),
        ("Gander, Newfoundland and Labrador", Place("CA", "Newfoundland and Labrador", "Gander")),
        ("Main Street, Boston, MA 02110, US", Place("US", "MA", "Boston", "Main Street", "02110")),
        ("Dublin 2, D02 X285, Ireland", Place("IE", "", "Dublin 2", "", "D02 X285")),
        ("Dublin 2 D02 X285, Ireland", Place("IE", "", "Dublin 2", "", "D02 X285")),
        ("Dublin 2, d02x285, Ireland", Place("IE", "", "Dublin 2", "", "d02x285")),
        ("1 Main St, Dublin 2, Ireland", Place("IE", "", "Dublin 2", "1 Main St")),
        (
            "1 Main St, Dublin 2, D02 X285, Ireland",
            Place("IE", "", "Dublin 2", "1 Main St", "D02 X285"),
        ),
        ("Cork, T12 X123, Ireland", Place("IE", "", "Cork", "", "T12 X123")),
        ("Utrecht, 3511 AB, Netherlands", Place("NL", "", "Utrecht", "", "3511 AB")),
        ("Utrecht, 3511AB, Netherlands", Place("NL", "", "Utrecht", "", "3511AB")),
        ("London, SW1A 1AA, United Kingdom", Place("GB", "", "London", "", "SW1A 1AA")),
        ("Riga, LV-1010, Latvia", Place("LV", "", "Riga", "", "LV-1010")),
        ("Valletta, VLT 1117, Malta", Place("MT", "", "Valletta", "", "VLT 1117")),
        ("Athens, 105 63, Greece", Place("GR", "", "Athens", "", "105 63")),
        ("Reykjavik, 101, Iceland", Place("IS", "", "Reykjavik", "", "101")),
        ("Zürich, 8001 ZH, Switzerland", Place("CH", "ZH", "Zürich", "", "8001")),
        ("Sydney, NSW 2000, Australia", Place("AU", "NSW", "Sydney", "", "2000")),
    ],
)
def test_a_place_with_one_meaning_is_read(written: str, place: Place) -> None:
    assert read(written) == place


@pytest.mark.parametrize(
    "written",
    [
        "Athens HQ",
        "athens hq",
        "Athens-HQ",
        "Athens HQ office",
        "the Athens HQ",
        "Office Athens HQ",
    ],
)
def test_an_offices_name_stands_for_its_address(written: str) -> None:
    place = Place("GR", "Attica", "Athens", "Ermou 5", "105 63", "Athens HQ")
    assert read(written, OFFICES) == place


def test_an_offices_name_wins_over_a_country() -> None:
    assert read("Georgia", (Office("Georgia", "US", "GA", "Atlanta"),)) == Place(
        "US", "GA", "Atlanta", office="Georgia"
    )


@pytest.mark.parametrize(
    ("written", "one", "other"),
    [
        ("Boston, MA", "“Boston, MA, United States”", "“Boston, Morocco”"),
        ("Berlin, DE", "“Berlin, DE, United States”", "“Berlin, Germany”"),
        ("X, MA, CA", "“X, MA, CA, United States”", "“X, Canada”"),
        ("St. John’s, NL", "“St. John’s, NL, Canada”", "“St. John’s, Netherlands”"),
        ("CA", "“CA, United States”", "“Canada”"),
        ("Atlanta, Georgia", "“Atlanta, Georgia, United States”", "“Atlanta, GE”"),
        ("Georgia", "“State of Georgia, United States”", "“GE”"),
        ("New York", "“New York, NY, United States”", "“State of New York, United States”"),
        ("Washington, US", "“Washington, DC, United States”", "“Washington State, United States”"),
        ("Quebec, Canada", "“Quebec City, QC, Canada”", "“Province of Quebec, Canada”"),
    ],
)
def test_two_readings_are_both_shown_and_both_can_be_written(
    written: str, one: str, other: str
) -> None:
    found = problem(written)
    assert found.code == "place-ambiguous"
    assert one in found.fix
    assert other in found.fix
    assert read(one) != read(other)
    assert isinstance(read(one), Place)
    assert isinstance(read(other), Place)


@pytest.mark.parametrize(
    ("written", "code", "message", "fix"),
    [
        ("Athens", "place-unknown", "neither an office nor a country", "Did you mean “Athens HQ”?"),
        ("Bostn", "place-unknown", "neither an office nor a country", "Did you mean “Boston”"),
        ("Patras", "place-unknown", "neither", "the name of an office: “Boston” or “Athens HQ”"),
        ("Patras, Grece", "place-unknown", "ends with “Grece”", "Did you mean “Patras, Greece”?"),
        ("Patras Greece", "place-unknown", "neither", "Did you mean “Patras, Greece”?"),
        ("Patras – Greece", "place-unknown", "neither", "Did you mean “Patras, Greece”?"),
        ("Greece, Patras", "place-unknown", "ends with “Patras”", "Did you mean “Patras, Greece”?"),
        ("Paris, fr", "place-unknown", "ends with “fr”", "Did you mean “Paris, France”?"),
        ("Austin, tx", "place-unknown", "ends with “tx”", "“Austin, TX, United States”"),
        ("Reno, Nevda, US", "place-unknown", "“Nevda”", "“Reno, Nevada, United States”"),
        ("Toronto, ON, US", "place-contradiction", "Ontario, which is in Canada", "ON, Canada”"),
        ("Paris, France, Rome, Italy", "place-several", "“France” and Italy", "Write `;`"),
        ("Greece, Germany", "place-several", "two countries", "Write `;`"),
        ("Berlin, EU", "place-unknown", "ends with “EU”", "town, region and country"),
        ("Germany - Munich", "place-unknown", "neither an office", "mean “Munich, Germany”?"),
        ("Canada: Toronto", "place-unknown", "neither an office", "mean “Toronto, Canada”?"),
        ("Toronto, ON / Canada", "place-unknown", "no country", "or “Toronto, ON, Canada”?"),
        ("Europe", "place-wide", "more than one country", "town, region and country"),
        ("Remote", "place-remote", "“Remote” is no place", "`workplace: remote`"),
        ("remote, Germany", "place-remote", "is no place", "`applicants:`"),
        ("", "place-missing", "Nothing is written here.", "“Boston, MA, United States”"),
        (" , ", "place-missing", "is no place", "“Boston, MA, United States”"),
        ("x" * 501, "too-long", "501 characters", "Write only one place here"),
    ],
)
def test_anything_else_says_what_to_write(written: str, code: str, message: str, fix: str) -> None:
    found = problem(written, OFFICES)
    assert found.code == code
    assert message in found.message
    assert fix in found.fix
    assert (found.path, found.line, found.column) == SPOT


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (
            "Berlin, Munich, Hamburg, Germany",
            "Berlin, Germany; Munich, Germany; Hamburg, Germany",
        ),
        ("Austin, Dallas, TX", "Austin, TX, United States; Dallas, TX, United States"),
        (
            "Leeds, London, England, UK",
            "Leeds, England, United Kingdom; London, England, United Kingdom",
        ),
        ("Berlin or Munich, Germany", "Berlin, Germany; Munich, Germany"),
        ("Berlin and Munich, Germany", "Berlin, Germany; Munich, Germany"),
        ("Berlin / Munich, Germany", "Berlin, Germany; Munich, Germany"),
        ("Berlin/Munich|Bonn, Germany", "Berlin, Germany; Munich, Germany; Bonn, Germany"),
        ("Berlin, Munich or Bonn, Germany", "Berlin, Germany; Munich, Germany; Bonn, Germany"),
        (
            "Berlin, Munich, or Bonn, Germany",
            "Berlin, Germany; Munich, Germany; Bonn, Germany",
        ),
        ("Munich or Augsburg, Bavaria, Germany", "Munich, Bavaria, Germany; Augsburg, Bavaria"),
        (
            "1 Main St, Berlin or Munich, Germany",
            "1 Main St, Berlin, Germany; Munich, Germany",
        ),
        ("Austin or Dallas, TX", "Austin, TX, United States; Dallas, TX, United States"),
        (
            "Boston, MA or Austin, TX, United States",
            "Boston, MA, United States; Austin, TX, United States",
        ),
    ],
)
def test_several_towns_before_one_country_are_asked_about(written: str, meant: str) -> None:
    found = problem(written)
    assert found.code == "place-several"
    assert meant in found.fix
    quoted = found.fix.partition("“")[2].partition("”")[0]
    places, problems = read_places([Text(quoted, SPOT)])
    assert len(places) == len(quoted.split(";"))
    assert not problems


def test_an_office_stands_beside_a_whole_place() -> None:
    found, problems = read_places([Text("Boston or Munich, Germany", SPOT)], OFFICES)
    assert found == (BOSTON.place, Place("DE", "", "Munich"))
    assert not problems


@pytest.mark.parametrize(
    ("written", "code", "fix"),
    [
        ("TBD, Germany", "place-vague", "only “Germany”"),
        ("To be confirmed, Germany", "place-vague", "only “Germany”"),
        ("Anywhere, Germany", "place-vague", "`workplace: remote`"),
        ("Anywhere in Germany, Germany", "place-vague", "only “Germany”"),
        ("Various, Germany", "place-vague", "`;` between"),
        ("Various, Texas", "place-vague", "only “Texas, United States”"),
        ("Multiple locations, Germany", "place-vague", "`;` between"),
        ("Multiple Locations, England", "place-vague", "only “United Kingdom”"),
        ("Hybrid - Berlin, Germany", "place-hybrid", "and here “Berlin, Germany”"),
        ("Berlin (hybrid), Germany", "place-hybrid", "and here “Berlin, Germany”"),
        ("Berlin, Germany (hybrid)", "place-hybrid", "and here “Berlin, Germany”"),
        ("Berlin, Germany, Hybrid", "place-hybrid", "and here “Berlin, Germany”"),
        ("On-site: Berlin, Germany", "place-on-site", "`workplace: on-site`, and here “Berlin,"),
        ("Hybrid", "place-hybrid", "and here town, region and country"),
        ("Remote, Germany", "place-remote", "`applicants:`"),
        ("Fully remote, Germany", "place-remote", "`applicants:`"),
        ("Germany, remote", "place-remote", "`applicants:`"),
        ("Berlin (remote), Germany", "place-remote", "`applicants:`"),
    ],
)
def test_what_is_no_town_is_not_published_as_one(written: str, code: str, fix: str) -> None:
    found = problem(written)
    assert found.code == code
    assert fix in found.fix


@pytest.mark.parametrize(
    "written",
    [
        ["Boston; Athens HQ"],
        ["Boston", "athens hq", "boston"],
        ["Boston, Athens HQ"],
        ["Boston and Athens HQ"],
        ["Boston / Athens HQ;"],
        ["Boston + Athens HQ"],
        ["Boston\nAthens HQ"],
    ],
)
def test_several_places_are_read_each_once(written: list[str]) -> None:
    found = read_places([Text(one, SPOT) for one in written], OFFICES)
    assert found == ((BOSTON.place, ATHENS.place), ())


def test_several_places_are_read_around_an_or() -> None:
    found, problems = read_places([Text("Athens, Greece or Berlin, Germany", SPOT)])
    assert found == (Place("GR", "", "Athens"), Place("DE", "", "Berlin"))
    assert not problems


def test_every_place_that_is_not_read_is_a_problem_of_its_own() -> None:
    found, problems = read_places([Text("Boston, MA; Oslo, Norway; Nowhere", SPOT)])
    assert found == (Place("NO", "", "Oslo"),)
    assert [one.code for one in problems] == ["place-ambiguous", "place-unknown"]
    assert problems[0].message.startswith("“Boston, MA” ")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Norway", "NO"),
        ("NO", "NO"),
        ("NOR", "NO"),
        ("no", None),
        ("us", "US"),
        ("U.S.A.", "US"),
        ("UK", "GB"),
        ("Holland", "NL"),
        ("the Netherlands", "NL"),
        ("Czech Republic", "CZ"),
        ("Turkey", "TR"),
        ("Türkiye", "TR"),
        ("UAE", "AE"),
        ("Hong Kong", "HK"),
        ("Russia", "RU"),
        ("Ivory Coast", "CI"),
        ("Cote d'Ivoire", "CI"),
        ("Vietnam", "VN"),
        ("Bosnia and Herzegovina", "BA"),
        ("Saint Lucia", "LC"),
        ("Kosovo", "XK"),
        ("EU", None),
        ("European Union", None),
        ("EZ", None),
        ("UN", None),
        ("001", None),
        ("world", None),
        ("XA", None),
        ("XB", None),
        ("ZZ", None),
        ("QO", None),
        ("AC", None),
        ("DDR", None),
        ("England", None),
        ("", None),
    ],
)
def test_a_country_is_read_by_name_or_code(written: str, code: str | None) -> None:
    assert read_country(written) == code


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "el", "pt-BR", "ja", "ar", "ru"])
def test_every_country_is_read_back_in_the_sites_language(language: str) -> None:
    codes = {str(code) for code in Locale("en").territories if read_country(str(code)) == str(code)}
    assert len(codes) == 250  # ISO 3166-1's 249 and Kosovo
    names = {code: place_text(Place(code), language) for code in codes}
    unread = {code for code, name in names.items() if read_country(name, language) != code}
    # In some languages two of them share a name.
    assert {names[code] for code in unread} <= {
        name for name in names.values() if list(names.values()).count(name) > 1
    } | {names[code] for code in ("SX", "MF", "VG", "VI") if code in unread}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Greece", [Area("GR")]),
        ("greece; Germany; GR", [Area("GR"), Area("DE")]),
        ("Greece, Germany, France", [Area("GR"), Area("DE"), Area("FR")]),
        ("Greece, Germany, and France", [Area("GR"), Area("DE"), Area("FR")]),
        ("Greece/Germany", [Area("GR"), Area("DE")]),
        ("US and Canada", [Area("US"), Area("CA")]),
        ("United States only", [Area("US")]),
        ("DE, FR", [Area("DE"), Area("FR")]),
        ("Trinidad and Tobago", [Area("TT")]),
        ("Armenia, Georgia", [Area("AM"), Area("GE")]),
        ("GE; US", [Area("GE"), Area("US")]),
        ("California, United States", [Area("US", "California")]),
        ("California", [Area("US", "California")]),
        ("TX", [Area("US", "Texas")]),
        ("Texas, Florida, United States", [Area("US", "Texas"), Area("US", "Florida")]),
        ("DE, TX, USA", [Area("US", "Delaware"), Area("US", "Texas")]),
        ("Texas, Georgia, US", [Area("US", "Texas"), Area("US", "Georgia")]),
        ("Texas, United States, Canada", [Area("US", "Texas"), Area("CA")]),
        (
            "California, United States, Ontario, Canada",
            [Area("US", "California"), Area("CA", "Ontario")],
        ),
        ("State of Georgia, United States", [Area("US", "Georgia")]),
        ("Washington DC", [Area("US", "District of Columbia")]),
        ("Scotland, United Kingdom", [Area("GB", "Scotland")]),
        ("Bavaria, Germany", [Area("DE", "Bavaria")]),
    ],
)
def test_areas_are_countries_or_states_before_their_country(
    written: str, expected: list[Area]
) -> None:
    assert areas(written) == expected


def test_areas_are_known_in_the_sites_language() -> None:
    assert areas("Ελλάδα, Γερμανία", language="el") == [Area("GR"), Area("DE")]


def test_all_fifty_states_fit_on_one_line() -> None:
    from careers.values.country import STATES

    assert len(areas(", ".join([*STATES["US"].values(), "United States"]))) == 51


@pytest.mark.parametrize(
    ("written", "one", "other"),
    [
        ("CA", "California, United States", "Canada"),
        ("CA, US", "California, United States", "Canada; US"),
        ("US, CA", "California, United States", "Canada"),
        ("Georgia", "State of Georgia, United States", "GE"),
        ("Georgia, United States", "State of Georgia, United States", "GE; United States"),
        ("ON, CA", "Ontario, Canada", "Ontario, Canada; California, United States"),
    ],
)
def test_areas_with_two_readings_show_both_and_both_can_be_written(
    written: str, one: str, other: str
) -> None:
    found = area_problem(written)
    assert found.code == "area-ambiguous"
    assert f"“{one}” or “{other}”" in found.fix
    assert areas(one) != areas(other)


@pytest.mark.parametrize(
    ("written", "code", "message", "fix"),
    [
        ("EU", "area-wide", "“EU” names no country", "List the countries"),
        ("Europe", "area-wide", "“Europe” names no country", "List the countries"),
        ("Worldwide", "area-wide", "names no country", "List the countries"),
        ("EMEA", "area-wide", "names no country", "List the countries"),
        ("anywhere", "area-wide", "names no country", "List the countries"),
        ("Remote", "area-wide", "names no country", "List the countries"),
        ("Greece, EU", "area-unknown", "“EU”, which is not one country", "List the countries"),
        ("Remote, Germany", "area-unknown", "“Remote”, which", "List the countries"),
        ("Grmany, France", "area-unknown", "names “Grmany”", "Did you mean “Germany”?"),
        ("Califrnia", "area-unknown", "“Califrnia” is no country", "Did you mean “California”?"),
        ("fr", "area-unknown", "“fr” is no country", "Did you mean “FR”?"),
        ("Bavaria", "area-unknown", "“Bavaria” is no country", "List the countries"),
        ("/", "area-wide", "names no country", "List the countries"),
        ("Georgia, Texas, France", "area-ambiguous", "“Georgia”", "State of Georgia"),
        ("Washington, DC", "area-ambiguous", "the town of Washington, DC", "“WA; DC”"),
        ("x" * 2001, "too-long", "2,001 characters", "Write only countries here"),
    ],
)
def test_an_area_that_is_not_read_says_what_to_write(
    written: str, code: str, message: str, fix: str
) -> None:
    found = area_problem(written)
    assert found.code == code
    assert message in found.message
    assert fix in found.fix


@pytest.mark.parametrize("written", [["Texas; United States"], ["Texas", "United States"]])
def test_a_country_beside_its_own_state_is_asked_about(written: list[str]) -> None:
    found = area_problem(*written)
    assert found.code == "area-overlap"
    assert found.fix == "Write “Texas, United States” in one line, or only “United States”."


@pytest.mark.parametrize(
    ("place", "language", "shown"),
    [
        (Place("US", "MA", "Boston"), "en", "Boston, MA, United States"),
        (Place("US", "MA", "Boston"), "de", "Boston, MA, Vereinigte Staaten"),
        (ATHENS.place, "en", "Athens, Attica, Greece"),
        (Place("SG", "", "Singapore"), "en", "Singapore"),
        (Place("NO"), "xx", "Norway"),
    ],
)
def test_a_place_is_shown_in_the_sites_language(place: Place, language: str, shown: str) -> None:
    assert place_text(place, language) == shown


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        (
            Place("US", "MA", "Boston", "12 Main Street", "02110"),
            "12 Main Street, Boston, MA 02110, United States",
        ),
        (Place("GB", "", "London", "10 High St", "SW1A 1AA"), "10 High St, London SW1A 1AA, "),
        (Place("IE", "", "Dublin 2", "1 Main St", "D02 X285"), "Dublin 2 D02 X285, Ireland"),
        (ATHENS.place, "Ermou 5, 105 63 Athens, Attica, Greece"),
        (Place("NL", "", "Utrecht", "", "3511 AB"), "3511 AB Utrecht, Netherlands"),
        (Place("IS", "", "Akureyri", "Strandgata 1"), "Strandgata 1, Akureyri, Iceland"),
        (Place("AU", "NSW", "Sydney", "1 George St", "2000"), "1 George St, Sydney, NSW 2000, "),
        (Place("SG", "", "Singapore", "1 Anson Rd", "079903"), "1 Anson Rd, 079903, Singapore"),
        (Place("GR"), "Greece"),
    ],
)
def test_a_whole_address_is_shown_and_read_back(place: Place, shown: str) -> None:
    found = address_text(place)
    assert shown in found
    if place.locality != "Singapore":
        assert read(found) == replace(place, office="")


def test_an_area_is_shown_in_the_sites_language() -> None:
    assert area_text(Area("GR")) == "Greece"
    assert area_text(Area("US", "Texas"), "el") == "Texas, Ηνωμένες Πολιτείες"


@pytest.mark.parametrize("reader", [read_places, read_areas])
def test_five_megabytes_are_answered_at_once(reader: type) -> None:
    found, problems = reader([Text("Athens, Greece; " * 320_000, SPOT)])
    assert not found
    assert [one.code for one in problems] == ["too-long"]


@pytest.mark.parametrize("reader", [read_places, read_areas])
def test_half_a_million_list_items_are_one_problem(reader: type) -> None:
    found, problems = reader(Text(f"place {number}", SPOT) for number in range(500_000))
    assert not found
    assert [one.code for one in problems] == ["too-many"]


WORDS = st.sampled_from(
    [
        *("CA", "US", "MA", "DC", "GE", "EU", "Georgia", "Texas", "Canada", "United States"),
        *("Athens", "Washington", "England", "Greece", "Remote", "02110", "10115 Berlin"),
        *("and", "or", ",", ";"),
    ]
)


@given(st.text() | st.lists(WORDS, max_size=8).map(", ".join) | st.lists(WORDS).map(" ".join))
def test_any_text_gives_places_and_areas_or_problems(written: str) -> None:
    text = Text(written, SPOT)
    assert isinstance(read_place(text, OFFICES), Place | Problem)
    places, problems = read_places([text], OFFICES)
    assert all(place.country for place in places)
    found, area_problems = read_areas([text])
    assert all(area.country for area in found)
    if written.strip(" ;,\t") == written != "" and written.isprintable():
        assert places or problems
        assert found or area_problems


@given(
    st.sampled_from(["Athens", "Ermou 5", "Nea Smyrni"]),
    st.sampled_from(["GR", "DE", "FR", "NO", "JP", "BR"]),
)
def test_what_is_shown_is_read_back(town: str, country: str) -> None:
    place = Place(country, "", town)
    assert read(place_text(place)) == place


@pytest.mark.parametrize(
    "written", ["Boston, Athens, Greece", "Boston, Athens HQ", "Athens, Boston"]
)
def test_two_offices_with_a_comma_between_them_are_no_place(written):
    found = problem(written, OFFICES)
    assert found.code == "place-several"
    assert "Boston" in found.message
    assert "; " in found.fix
    places, problems = read_places([Text(found.fix.split("“")[1].split("”")[0], SPOT)], OFFICES)
    assert not problems
    assert set(places) == {BOSTON.place, ATHENS.place}


def test_what_is_offered_for_a_place_is_read():
    found = problem("Boston MA")
    assert "Did you mean “Boston, MA, United States”?" in found.fix
    assert read("Boston, MA, United States") == Place("US", "MA", "Boston")
