"""Which countries or states a remote role is open to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from careers.problem import Problem, Text
from careers.role import Area
from careers.values.country import (
    AND_OR,
    REMOTE,
    STATES,
    WIDE,
    country_name,
    nearest_countries,
    read_country,
    read_part,
    read_state,
    unmistakable,
)
from careers.wording import Slip, fold, nearest, pieces, quote, series, tidy

# `OR` in capitals is Oregon.
_AND = re.compile(rf"(?:^|\s)(?:{AND_OR}|e)\s|\s?[/|]\s?")
_ONLY = re.compile(
    r"(?:\A(?:nur|seulement|solo|sólo|μόνο)\s|[\s-](?:only|uniquement)\Z)", re.IGNORECASE
)
_EXAMPLE = "List the countries, such as “Greece, Germany, France”, or “Texas, United States”."


def read_areas(
    texts: Iterable[Text], language: str = "en"
) -> tuple[tuple[Area, ...], tuple[Problem, ...]]:
    """All the areas, each once: countries, or states before their country.

    `Greece, Germany` are two countries; `Texas, Florida, United States` are two states; a
    text may hold several groups with `;` between them. American and Canadian states get
    their full names (`TX` is `Texas`), other regions stay as written.
    """
    parts, problems = pieces(texts, "countries")
    groups: list[tuple[Text, list[Area]]] = []
    for part in parts:
        found = _areas(tidy(part.value), language)
        if isinstance(found, Slip):
            problems.append(found.at(part))
        else:
            groups.append((part, found))
    areas = tuple(dict.fromkeys(area for _, group in groups for area in group))
    for part, group in groups:
        problems += [slip.at(part) for slip in _too_wide(group, areas)]
    return areas, tuple(problems)


def area_text(area: Area, language: str = "en") -> str:
    """`Greece` or `Texas, United States`, with the country's name in the language."""
    country = country_name(area.country, language)
    return f"{area.region}, {country}" if area.region else country


def _too_wide(found: Sequence[Area], areas: Sequence[Area]) -> Iterable[Slip]:
    """A country beside a state of it: open to all of it, or to the state alone?"""
    for area in found:
        inside = [other.region for other in areas if other.region and other.country == area.country]
        if inside and not area.region:
            name = country_name(area.country)
            what = f"is a whole country, and {series(inside, 'and')} is named too"
            fix = f"Write “{', '.join(inside)}, {name}” in one line, or only “{name}”."
            yield Slip("area-overlap", what, fix)


def _areas(written: str, language: str) -> list[Area] | Slip:
    """The areas of one group, from the right: a country takes the states that stand before it."""
    if (key := fold(written)) in WIDE or key in REMOTE:
        return Slip("area-wide", "names no country", _EXAMPLE)
    words = _words(_ONLY.sub("", written), language)
    countries = [read_country(word, language) for word in words]
    regions = [_region(word) for word in words]
    if len(words) == 2 and (country := countries[1]) and not (countries[0] or regions[0]):
        plain_region = fold(words[0]) not in WIDE | REMOTE and country not in STATES
        if plain_region and not nearest_countries(words[0], language):
            return [Area(country, words[0])]  # `Bavaria, Germany`
    if not words:
        return Slip("area-wide", "names no country", _EXAMPLE)
    # Beside `FR`, and where nothing is only a state, `DE` is Germany and not Delaware.
    both = list(zip(countries, regions, strict=True))
    abroad = any(code and not state and code not in STATES for code, state in both)
    abroad = abroad and all(code for code, _ in both)
    areas: list[Area] = []
    index = len(words) - 1
    while index >= 0:
        country, region = countries[index], regions[index]
        first = index
        while country and first and (left := regions[first - 1]) and left.country == country:
            first -= 1
        run = range(first, index)
        if run and region:  # `ON, CA`
            return _two_lists(words[first:index], words[index])
        if run and all(countries[place] for place in run):
            return _two_readings(words[first:index], words[index])
        if run:
            areas += [area for place in reversed(run) if (area := regions[place])]
            index = first - 1
            continue
        if country and region and not abroad:
            slip = _two_readings([words[index]])
            several = f"names {quote(words[index])}, which {slip.what}"
            return slip._replace(what=several) if len(words) > 1 else slip
        if fold(words[index]) == "dc" and index and fold(words[index - 1]) == "washington":
            what = "can be the town of Washington, DC, or the state of Washington and DC"
            fix = "Write “District of Columbia, United States”, or “WA; DC”."
            return Slip("area-ambiguous", what, fix)
        if not country and not region:
            return _unknown(words[index], len(words) > 1, language)
        areas.append(Area(country) if country else region or Area(""))
        index -= 1
    return areas[::-1]


def _words(written: str, language: str) -> list[str]:
    """The names in a group: parted by commas, and by “and” where it is not in a name."""
    words: list[str] = []
    for part in written.split(","):
        known = read_country(part, language) or _region(part.strip())
        words += [part] if known else _AND.split(part)
    return [word.strip() for word in words if word.strip()]


def _region(word: str) -> Area | None:
    """A state by its name or code, or a part of a country such as Scotland."""
    if state := ("US", "DC") if fold(word) == "washington dc" else read_state(word):
        return Area(state[0], STATES[state[0]][state[1]])
    country = read_part(word)
    return Area(country, word) if country else None


def _two_readings(words: Sequence[str], country: str = "") -> Slip:
    """Words that are states as well as countries, and the states' country if it follows them."""
    states = [area for word in words if (area := _region(word))]
    codes = [code for word in words if (code := read_country(word))]
    named = [f"State of {a.region}" if read_country(a.region) else a.region for a in states]
    one = ", ".join([*named, country_name(states[0].country)])
    two = "; ".join([*map(unmistakable, codes), *([country] if country else [])])
    what = f"names {series(map(quote, words), 'and')}, which can be a state or a country"
    if len(words) == 1 and not country:
        what = "can be a state or a country"
    return Slip("area-ambiguous", what, f"Write “{one}” or “{two}”.")


def _two_lists(words: Sequence[str], last: str) -> Slip:
    """States, and a word that is their country as well as a state of another one."""
    country, state = read_country(last) or "", _region(last) or Area("")
    named = ", ".join(area.region for word in words if (area := _region(word)))
    one = f"{named}, {country_name(country)}"
    what = f"ends with {quote(last)}, which can be {country_name(country)} or {state.region}"
    return Slip("area-ambiguous", what, f"Write “{one}” or “{one}; {area_text(state)}”.")


def _unknown(word: str, several: bool, language: str) -> Slip:
    states = [name for states in STATES.values() for name in states.values()]
    near = nearest_countries(word, language) or nearest(word, states, 2)
    if read_country(word.upper()) or read_state(word.upper()):
        near = [word.upper()]
    what = "is no country that is known here"
    if fold(word) in WIDE or fold(word) in REMOTE:
        near, what = [], "is not one country"
    hint = f"Did you mean {series(map(quote, near))}? " if near else ""
    shown = f"names {quote(word)}, which {what}" if several else what
    return Slip("area-unknown", shown, f"{hint}{_EXAMPLE}")
