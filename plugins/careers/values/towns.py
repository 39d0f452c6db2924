"""What reads like one place before its country, and is none, or several."""

from __future__ import annotations

import re

from careers.values.address import has_digit, without_code
from careers.values.country import (
    AND_OR,
    TERRITORIES,
    VAGUE,
    WIDE,
    country_name,
    read_country,
    read_part,
    read_state,
)
from careers.wording import Slip, fold, quote

OR = re.compile(rf"\s(?:{AND_OR})\s|\s?[/|+]\s?")
# One town each, though “and” stands in its name.
_ONE_TOWN = frozenset({"brighton and hove"})
_WELSH = re.compile(r"[^\s,]+ y [^\s,]+")  # “Tal y Bont”


def is_region(part: str, country: str) -> bool:
    """Whether a part before a country is a state or another known part of it."""
    state = read_state(without_code(part)[0])
    return read_part(part) == country or (state is not None and state[0] == country)


def no_town(rest: list[str], country: str) -> Slip | None:
    """Why `TBD, Germany` is not a town and its country."""
    for part in rest:
        if fold(part) in WIDE or VAGUE.fullmatch(fold(part)):
            left = ", ".join([*(one for one in rest if one != part), country_name(country)])
            what = f"names no town: {quote(part)} is none"
            fix = f"Write the town, or several with `;` between them, or only {quote(left)}."
            remote = "For remote work write `workplace: remote` and the country at `applicants:`."
            return Slip("place-vague", what, f"{fix} {remote}")
    return None


def several_towns(rest: list[str], country: str) -> Slip | None:
    """Why `Berlin or Munich, Germany` is not one place."""
    meant = [
        index
        for index, part in enumerate(rest)
        if len(OR.split(f" {part}")) > 1
        and not has_digit(part)
        and not is_region(part, country)
        # `Tyne and Wear` is a region; “or” and “/” part regions no less than towns.
        and not (fold(part) in _ONE_TOWN or (index and _only_and(part)))
        and not (country == "GB" and _WELSH.fullmatch(part))
    ]
    if not meant:
        return None
    end = meant[-1] + 1
    towns: list[list[str]] = []
    for one in OR.split(f" {', '.join(rest[:end])}"):
        parts = [part.strip() for part in one.split(",") if part.strip()]
        if len(parts) > 1 and is_region(parts[-1], country):
            towns.append(parts)
        else:
            street = [part for part in parts if has_digit(part) and len(parts) > 1]
            first, *others = [part for part in parts if part not in street] or [""]
            towns += [[*street, first, *rest[end:]], *([part, *rest[end:]] for part in others)]
    return one_each(towns, country)


def _only_and(part: str) -> bool:
    ors = re.search(r"(?:^|\s)(?:or|oder|ou|o|ή)\s|[/|]", part)
    return ors is None and not re.match(rf"(?:{AND_OR})\s", part)


def one_each(towns: list[list[str]], country: str) -> Slip:
    """The slip of several towns before one country."""
    name = country_name(country)
    each = "; ".join(dict.fromkeys(", ".join(filter(None, [*town, name])) for town in towns))
    fix = f"Write “{each}” for several places; a street needs its number."
    return Slip("place-several", "seems to name several places", fix)


def second_country(rest: list[str], country: str, language: str) -> Slip | None:
    """Why `Athens, Greece, Berlin, Germany` is not one place."""
    for index, part in enumerate(rest):
        for name in OR.split(part):
            other = read_country(name, language)
            if other in {None, country, *TERRITORIES.get(country, ())}:
                continue
            # Towns are called Lebanon and Peru; with a state or region after them it is clear.
            town = index == 0 and name == part and len(rest) > 1
            state = read_state(name)
            if not town and not (state and state[0] == country):
                what = f"names two countries, {quote(name)} and {country_name(country)}"
                fix = "Write `;` between two places, or the region between a town and its country."
                return Slip("place-several", what, fix)
    return None
