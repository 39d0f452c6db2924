"""Slips in places and countries."""

from __future__ import annotations

from random import Random

from tests.study.sheet import Sheet, Slipped, slip

GROUP = "Places"
TOWNS = (
    ("Boston", "MA", "Massachusetts", "United States", "USA"),
    ("Austin", "TX", "Texas", "United States", "USA"),
    ("Denver", "CO", "Colorado", "United States", "U.S."),
    ("Athens", "Attica", "Attica", "Greece", "GR"),
    ("Munich", "Bavaria", "Bavaria", "Germany", "DE"),
    ("Lyon", "", "", "France", "FR"),
    ("Toronto", "ON", "Ontario", "Canada", "CA"),
)
COUNTRIES = ("Greece", "Germany", "Portugal", "France", "Austria", "Netherlands", "Switzerland")


def _local(sheet: Sheet) -> Sheet:
    return sheet.set("workplace", "on-site").put("applicants")


def _remote(sheet: Sheet) -> Sheet:
    return sheet.set("workplace", "remote").put("location")


def _town(rng: Random) -> tuple[str, str, str, str, str]:
    return rng.choice(TOWNS)


def _as(sheet: Sheet, value: str, meant: str, key: str = "location") -> Slipped:
    return Slipped(sheet.set(key, value).text, sheet.set(key, meant).text)


@slip(GROUP, "no comma between town, state and country")
def no_commas(sheet: Sheet, rng: Random) -> Slipped:
    town, code, _, country, _ = _town(rng)
    meant = ", ".join(filter(None, (town, code, country)))
    gap = rng.choice((" ", " - ", " / "))
    return _as(_local(sheet), f"{meant.replace(f', {country}', '')}{gap}{country}", meant)


@slip(GROUP, "a country's code or short name")
def short_country(sheet: Sheet, rng: Random) -> Slipped:
    town, code, _, country, short = _town(rng)
    place = ", ".join(filter(None, (town, code)))
    return _as(_local(sheet), f"{place}, {short}", f"{place}, {country}")


@slip(GROUP, "no country behind a state")
def no_country(sheet: Sheet, rng: Random) -> Slipped:
    town, code, state, country, _ = rng.choice(TOWNS[:3])
    region = rng.choice((code, state))
    return _as(_local(sheet), f"{town}, {region}", f"{town}, {region}, {country}")


@slip(GROUP, "the country first")
def country_first(sheet: Sheet, rng: Random) -> Slipped:
    town, _, _, country, _ = _town(rng)
    gap = rng.choice((", ", " - ", ": "))
    return _as(_local(sheet), f"{country}{gap}{town}", f"{town}, {country}")


@slip(GROUP, "a misspelt country")
def misspelt_country(sheet: Sheet, rng: Random) -> Slipped:
    country = rng.choice(COUNTRIES)
    at = rng.randrange(2, len(country) - 1)
    wrong = rng.choice(
        (country[:at] + country[at + 1 :], country[:at] + country[at] + country[at:])
    )
    if rng.random() < 0.5:
        return _as(_remote(sheet), wrong, country, "applicants")
    return _as(_local(sheet), f"Springtown, {wrong}", f"Springtown, {country}")


@slip(GROUP, "a country in small letters")
def small_letters(sheet: Sheet, rng: Random) -> Slipped:
    country = rng.choice((*COUNTRIES, "United States"))
    wrong = rng.choice((country.lower(), country.upper()))
    return _as(_remote(sheet), wrong, country, "applicants")


@slip(GROUP, "an office otherwise than it is called")
def office(sheet: Sheet, rng: Random) -> Slipped:
    name = rng.choice(("Boston", "Athens", "Berlin"))
    wrong = rng.choice(
        (
            name.lower(),
            name.upper(),
            f"{name} office",
            f"{name} Office",
            f"the {name} office",
            f"Office {name}",
            f"{name}.",
            f"{name} HQ",
        )
    )
    return _as(_local(sheet), wrong, name)


@slip(GROUP, "a misspelt office")
def misspelt_office(sheet: Sheet, rng: Random) -> Slipped:
    name, wrong = rng.choice(
        (
            ("Boston", "Bosten"),
            ("Boston", "Botson"),
            ("Athens", "Athen"),
            ("Athens", "Ahtens"),
            ("Berlin", "Berln"),
            ("Berlin", "Berlinn"),
        )
    )
    return _as(_local(sheet), wrong, name)


@slip(GROUP, "several places on a line")
def several(sheet: Sheet, rng: Random) -> Slipped:
    names = rng.sample(("Boston", "Athens", "Berlin"), 2)
    mark = rng.choice((" / ", "/", " or ", " and ", " & ", ", ", " | ", " + "))
    return _as(_local(sheet), mark.join(names), "; ".join(names))


@slip(GROUP, "several towns on a line")
def several_towns(sheet: Sheet, rng: Random) -> Slipped:
    first, second = rng.sample([town for town in TOWNS if town[3] != "United States"], 2)
    a, b = (f"{town[0]}, {town[3]}" for town in (first, second))
    mark = rng.choice((" / ", " or ", " and ", " & ", ", ", " | "))
    return _as(_local(sheet), f"{a}{mark}{b}", f"{a}; {b}")


@slip(GROUP, "the workplace with the place")
def workplace_too(sheet: Sheet, rng: Random) -> Slipped:
    tidy = sheet.put("workplace").put("applicants")
    name = rng.choice(("Boston", "Berlin"))
    kind = rng.choice(("Hybrid", "On-site"))
    value = rng.choice((f"{name} ({kind.lower()})", f"{kind} - {name}", f"{name}, {kind.lower()}"))
    meant = tidy.set("location", name).set("workplace", kind.lower())
    return Slipped(tidy.set("location", value).text, meant.text)


@slip(GROUP, "“Remote” as the place")
def remote(sheet: Sheet, rng: Random) -> Slipped:
    tidy = sheet.put("workplace").put("location").put("applicants")
    country = rng.choice(COUNTRIES)
    value = rng.choice(
        (f"Remote ({country})", f"Remote, {country}", f"Remote - {country}", f"remote {country}")
    )
    meant = tidy.set("workplace", "remote").set("applicants", country)
    return Slipped(tidy.set("location", value).text, meant.text)


@slip(GROUP, "a state that can be a country")
def ambiguous(sheet: Sheet, rng: Random) -> Slipped:
    wrong, meant = rng.choice(
        (
            ("Athens, GA", "Athens, GA, United States"),
            ("Atlanta, Georgia", "Atlanta, Georgia, United States"),
            ("Tbilisi, Georgia", "Tbilisi, GE"),
            ("Los Angeles, CA", "Los Angeles, CA, United States"),
            ("Wilmington, DE", "Wilmington, DE, United States"),
        )
    )
    return _as(_local(sheet), wrong, meant)


@slip(GROUP, "a state of another country")
def contradiction(sheet: Sheet, rng: Random) -> Slipped:
    wrong, meant = rng.choice(
        (
            ("Toronto, ON, United States", "Toronto, ON, Canada"),
            ("Vancouver, BC, USA", "Vancouver, BC, Canada"),
            ("Austin, Texas, Canada", "Austin, Texas, United States"),
        )
    )
    return _as(_local(sheet), wrong, meant)
