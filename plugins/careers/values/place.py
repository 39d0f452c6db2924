"""Where the work is done: an office, or a town, region and country."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from careers.problem import Problem, Text
from careers.role import Place
from careers.values.address import address, has_digit, with_code, without_code
from careers.values.area import area_text, read_areas
from careers.values.country import (
    REMOTE,
    STATES,
    WIDE,
    country_name,
    in_words,
    nearest_countries,
    read_country,
    read_part,
    read_state,
    unmistakable,
)
from careers.values.towns import OR, is_region, no_town, one_each, second_country, several_towns
from careers.wording import REMEMBERED, Slip, fold, nearest, pieces, quote, series, tidy, too_long

__all__ = [
    "Office",
    "address_lines",
    "address_text",
    "area_text",
    "find_office",
    "place_text",
    "read_areas",
    "read_country",
    "read_place",
    "read_places",
]

_EXAMPLE = "Boston, MA, United States"
# As a place, these are a town as well as a state: how to write the one and the other.
_TOWN_OR_STATE = {
    "new york": ("New York, NY, United States", "State of New York, United States"),
    "washington": ("Washington, DC, United States", "Washington State, United States"),
    "quebec": ("Quebec City, QC, Canada", "Province of Quebec, Canada"),
}
_OFFICE = re.compile(r"^(?:(?:the|our) )?(?:office )?(?:in )?| office$")
_REMOTE = "remote|remoto|télétravail|teletrabajo|home ?-?office|τηλεργασία"
_WORKPLACE = re.compile(
    r"[\s(\[/|:,–—-]*\b(?:(hybrid[eo]?|híbrid[oa]|υβριδικ[άόή])"
    r"|(on-?site|vor Ort|sur site|présentiel|presencial)"
    rf"|((?:fully |100 ?% ?)?(?:{_REMOTE})))\b(?: (?:in|à|en|στην?|σε)(?= ))?[\s)\]/|:,–—-]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Office:
    """A place that roles name shortly. `country` is ISO 3166-1 alpha-2; the rest as written.

    Of an office with a file, `path` is the file, `point` the latitude and longitude that it
    states, and `called` what it is called in the language of the site, where that is not `name`.
    """

    name: str
    country: str
    region: str = ""
    locality: str = ""
    street: str = ""
    postal_code: str = ""
    path: str = field(default="", compare=False)
    point: tuple[float, float] | None = field(default=None, compare=False)
    called: str = field(default="", compare=False)

    @property
    def place(self) -> Place:
        return Place(
            self.country, self.region, self.locality, self.street, self.postal_code, self.name
        )


def read_place(text: Text, offices: Sequence[Office] = (), language: str = "en") -> Place | Problem:
    """One place: an office by its name, or what stands before a country, and the country.

    Countries are known in English and in `language`. What can be a state or a country, as
    the end of `Boston, MA`, is a problem with both readings.
    """
    if problem := too_long(text, "one place"):
        return problem
    found = _place(tidy(text.value), tuple(offices), language)
    return found.at(text) if isinstance(found, Slip) else found


def read_places(
    texts: Iterable[Text], offices: Sequence[Office] = (), language: str = "en"
) -> tuple[tuple[Place, ...], tuple[Problem, ...]]:
    """All the places, each once; a text may hold several with `;` between them."""
    parts, problems = pieces(texts, "places")
    places: list[Place] = []
    for part in parts:
        for found in _several(part, offices, language):
            if isinstance(found, Problem):
                problems.append(found)
            else:
                places.append(found)
    return tuple(dict.fromkeys(places)), tuple(problems)


def find_office(written: str, offices: Sequence[Office]) -> Office | None:
    """The office of this name, also when the word “office” stands beside it."""
    names = {fold(office.name): office for office in offices}
    key = fold(written)
    return names.get(key) or names.get(_OFFICE.sub("", key))


@lru_cache(maxsize=4096)
def place_text(place: Place, language: str = "en") -> str:
    """`Boston, MA, United States`, with the country's name in the language."""
    return address_text(replace(place, street="", postal_code=""), language)


def address_text(place: Place, language: str = "en") -> str:
    """`12 Main Street, Boston, MA 02110, United States`: all that is known of a place."""
    return ", ".join(address_lines(place, language))


def address_lines(place: Place, language: str = "en") -> tuple[str, ...]:
    """The same as on an envelope: the street, the town, the country."""
    country = country_name(place.country, language)
    town = "" if place.locality == country else place.locality  # Singapore, Singapore
    named = with_code(town, place.region, place.postal_code, place.country)
    return tuple(part for part in (place.street, named, country) if part)


def _several(piece: Text, offices: Sequence[Office], language: str) -> list[Place | Problem]:
    """One place, or all those of `Athens and Boston`, where each is one on its own."""
    whole = read_place(piece, offices, language)
    if isinstance(whole, Place):
        return [whole]
    for parts, known in (
        (OR.split(tidy(piece.value)), language),
        ([part.strip() for part in tidy(piece.value).split(",")], None),
    ):
        # Commas stand inside a place: only names of offices can be parted by them.
        found = [
            _place(part, tuple(offices), known) if known is not None else _office(part, offices)
            for part in parts
        ]
        places = [place for place in found if isinstance(place, Place)]
        # `Toronto, ON / Canada` is one place, and no second one.
        whole_countries = {place.country for place in places if place == Place(place.country)}
        others = {place.country for place in places if place != Place(place.country)}
        if len(places) == len(found) > 1 and not whole_countries & others:
            return [*places]
    return [whole]


def _office(written: str, offices: Sequence[Office]) -> Place | None:
    office = find_office(written, offices)
    return office.place if office else None


@lru_cache(maxsize=REMEMBERED)
def _place(written: str, offices: tuple[Office, ...], language: str) -> Place | Slip:
    if place := _office(written, offices):
        return place
    if slip := _workplace(written):
        return slip
    if fold(written) in WIDE:
        fix = f"Write town, region and country, such as “{_EXAMPLE}”."
        return Slip("place-wide", "is more than one country", fix)
    parts = [part.strip() for part in written.split(",") if part.strip()]
    if not parts:
        return Slip("place-missing", "is no place", f"Write it as in “{_EXAMPLE}”.")
    if slip := _several_offices(parts, offices, language):
        return slip
    *rest, last = parts
    country = read_country(last, language)
    state = read_state(without_code(last)[0])
    before = read_state(without_code(rest[-1])[0]) if rest else None
    if country and state and (before is None or before[0] != country):
        return _two_readings(parts, country, state)
    if country:
        return _in_country(rest, country, language)
    if part_of := read_part(last):
        found = _in_country(rest, part_of, language)
        if isinstance(found, Slip):
            return found
        region = f"{found.region}, {last}" if found.region else last
        return replace(found, region=region)
    if state:
        return _in_country(parts, state[0], language)
    return _unknown(parts, offices, language)


def _several_offices(parts: Sequence[str], offices: Sequence[Office], language: str) -> Slip | None:
    """Why `Boston, Athens, Greece` is no place where there are offices in Boston and Athens."""
    towns = {fold(office.locality): office for office in offices if office.locality}
    named = [
        office.name
        for part in parts
        if (office := find_office(part, offices) or towns.get(fold(part)))
        and not (read_country(part, language) or read_part(part) or read_state(part))
    ]
    if len(set(named)) < 2:
        return None
    both = series([quote(name) for name in named], "and")
    return Slip("place-several", f"names the offices {both}", f"Write “{'; '.join(named)}”.")


def _workplace(written: str) -> Slip | None:
    """Why `Remote, Germany` and `Hybrid - Berlin, Germany` are no places."""
    found = _WORKPLACE.search(written)
    if (found and found[3]) or any(fold(part) in REMOTE for part in written.split(",")):
        fix = "Write `workplace: remote`, and under `applicants:` the countries it is open to."
        return Slip("place-remote", "is no place", fix)
    if not found:
        return None
    kind = "hybrid" if found[1] else "on-site"
    left = (written[: found.start()], written[found.end() :])
    gap = ", " if "," in found[0] or written[found.end() - 1 : found.end()] == "," else " "
    place = gap.join(part.strip() for part in left if part.strip())
    here = quote(place) if place else f"town, region and country, such as “{_EXAMPLE}”"
    what = "says how the work is done as well as where" if place else "is no place"
    return Slip(f"place-{kind}", what, f"Write `workplace: {kind}`, and here {here}.")


def _two_readings(parts: list[str], country: str, state: tuple[str, str]) -> Slip:
    *rest, last = parts
    name = STATES[state[0]][state[1]]
    where = "in " if rest else ""
    what = f"can be {where}{name}, {country_name(state[0])}, or {where}{in_words(country)}"
    if name == country_name(country):
        what = f"can be {where}the state of {name} or {where}the country {name}"
    # `Georgia` alone would be read in two ways again.
    own = last if rest or not read_country(name) else f"State of {name}"
    one = ", ".join([*rest, own, country_name(state[0])])
    before = read_state(without_code(rest[-1])[0]) if rest else None
    # A state of one country cannot be kept in another one.
    other = ", ".join([*(rest[:-1] if before else rest), unmistakable(country)])
    return Slip("place-ambiguous", what, f"Write “{one}” or “{other}”.")


def _in_country(rest: list[str], country: str, language: str) -> Place | Slip:
    """A place of which the country is known."""
    name = country_name(country)
    if slip := second_country(rest, country, language) or no_town(rest, country):
        return slip
    if slip := several_towns(rest, country):
        return slip
    town_or_state = _TOWN_OR_STATE.get(fold(rest[0])) if len(rest) == 1 else None
    if town_or_state and town_or_state[0].endswith(name):
        what = "can be a town or the state of that name"
        fix = f"Write “{town_or_state[0]}” for the town, “{town_or_state[1]}” for the state."
        return Slip("place-ambiguous", what, fix)
    if country in STATES and rest:
        region = without_code(rest[-1])[0]
        state = read_state(region)
        if state and state[0] != country:
            meant = ", ".join([*rest, country_name(state[0])])
            what = f"names {STATES[state[0]][state[1]]}, which is in {in_words(state[0])}"
            return Slip("place-contradiction", what, f"Did you mean “{meant}”?")
        unsure = state is None and len(rest) > 1
        if unsure and (near := nearest(region, STATES[country].values(), 1, 0.8)):
            meant = ", ".join([*rest[:-1], near[0], name])
            what = f"names {quote(region)}, which is no state of {in_words(country)}"
            return Slip("place-unknown", what, f"Did you mean “{meant}”?")
    found = address(rest, country)
    if found.street and not has_digit(found.street) and not found.postal_code:
        last = is_region(rest[-1], country)
        towns, tail = (rest[:-1], rest[-1:]) if last else (rest, [])
        if not any(is_region(town, country) for town in towns[1:]):
            return one_each([[town, *tail] for town in towns], country)
    return Place(country, **found._asdict())


def _unknown(parts: list[str], offices: Sequence[Office], language: str) -> Slip:
    """Why no country was found, and the nearest things that would be one."""
    *rest, last = parts
    written = ", ".join(parts)
    meant = nearest(written, [office.name for office in offices], 2)
    meant += [o.name for o in offices if fold(o.locality) == fold(parts[0])]
    if state := read_state(last.upper()):
        meant.append(", ".join([*rest, last.upper(), country_name(state[0])]))
    elif read_country(last.upper()):
        meant.append(", ".join([*rest, country_name(last.upper())]))
    elif read_country(parts[0], language):
        meant.append(", ".join(reversed(parts)))
    ends = [end.strip() for end in re.split(r"\s[-–—/|]\s|:\s", written, maxsplit=1)]
    if len(ends) == 2 and read_country(ends[0], language):
        meant.append(", ".join(reversed(ends)))  # `Germany - Munich`
    meant += [", ".join([*rest, name]) for name in nearest_countries(last, language)]
    words = last.split()
    for size in range(1, len(words)):
        head, tail = (" ".join(end).strip(" -–—|/>()") for end in (words[:size], words[size:]))
        if head and (state := read_state(tail)):
            meant.append(", ".join([*rest, head, tail, country_name(state[0])]))
        elif head and read_country(tail, language):
            meant.append(", ".join([*rest, head, tail]))
    what = f"ends with {quote(last)}, which is no country that is known here"
    if not rest:
        what = "is neither an office nor a country that is known here"
    hint = f"Did you mean {series(quote(one) for one in dict.fromkeys(meant[:3]))}? "
    names = series(quote(office.name) for office in offices[:8])
    fix = f"Write town, region and country, such as “{_EXAMPLE}”"
    office = f", or the name of an office: {names}." if offices else "."
    return Slip("place-unknown", what, f"{hint if meant else ''}{fix}{office}")
