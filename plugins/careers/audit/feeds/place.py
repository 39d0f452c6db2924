"""Places as feeds name them, beside those of the markup."""

from __future__ import annotations

import re

from careers.audit.feeds.job import Place
from careers.audit.posting import Posting, objects, text_of
from careers.audit.postings.places import addresses_of, country_text
from careers.audit.words import has, words
from careers.values.country import read_country, read_state


def places_of(posting: Posting) -> list[Place]:
    """The addresses of a posting."""
    return [
        Place(
            "",
            text_of(address.get("addressLocality")),
            text_of(address.get("addressRegion")),
            country_text(address),
        )
        for address in addresses_of(posting)
    ]


def areas_of(posting: Posting) -> list[Place]:
    """The countries and states that a posting opens a remote job to."""
    areas = objects(posting.get("applicantLocationRequirements"))
    return [Place(text=text_of(area.get("name"))) for area in areas]


def same_place(told: Place, known: Place, language: str) -> bool:
    """Whether a feed's place can be one of the markup's, by the smallest part that both name.

    Countries are known by their codes, and by their names in English and in the language.
    """
    if told.text and not (told.town or told.country):
        names = [known.town or known.region or known.country, known.text]
        return any(_names(told.text, name, language) for name in names if name)
    if known.text:
        parts = (told.town, told.region, told.country)
        return any(_names(known.text, part, language) for part in parts if part)
    countries = [_country(place.country, language) for place in (told, known) if place.country]
    if len(set(countries)) > 1:
        return False
    if told.town and known.town:
        return words(told.town) == words(known.town)
    if told.region and known.region:
        return _region(told.region) == _region(known.region)
    return True


def _names(text: str, name: str, language: str) -> bool:
    """Whether a text names a place; of “California, United States” the country is enough."""
    if has(words(text), name):
        return True
    wanted = _country(name.rpartition(",")[2], language)
    return any(_country(part, language) == wanted for part in [text, *re.split("[,;]", text)])


def _country(written: str, language: str) -> str:
    return read_country(written) or read_country(written, language or "en") or written


def _region(written: str) -> str:
    state = read_state(written)
    return state[1] if state else words(written)
