"""A role in one of its places: what job boards take for one job."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from careers.hooks import OpenRole
from careers.role import Place, Workplace
from careers.slug import slugify


@dataclass(frozen=True, slots=True)
class Posting:
    """A role in one place. `reference` is a name that no other posting has, and never changes.

    It is made of the role's file name and the place, so another role, or another place
    before it, leaves it as it is. The place of a remote role is a country or a region.
    """

    role: OpenRole
    place: Place
    reference: str


def postings(role: OpenRole) -> Iterator[Posting]:
    """One posting for each place of a role; for a remote one, for each area it is open to."""
    stated = role.role
    areas = [Place(area.country, area.region) for area in stated.applicants]
    places = areas if stated.workplace is Workplace.REMOTE and areas else stated.places
    name = stated.slug.replace("/", "_")
    used: Counter[str] = Counter()
    for place in places:
        reference = f"{name}_{_key(place)}"
        used[reference] += 1
        number = used[reference]
        yield Posting(role, place, reference if number == 1 else f"{reference}_{number}")


def shortened(reference: str, most: int) -> str:
    """The reference in this many characters: its beginning, and a digest of it."""
    if len(reference) <= most:
        return reference
    digest = hashlib.sha256(reference.encode()).hexdigest()[:12]
    return f"{reference[: most - len(digest) - 1]}_{digest}"


def _key(place: Place) -> str:
    """`us-ma-boston`; with a digest where letters are lost, as those of `Αθήνα`."""
    words = (place.country, place.region, place.locality)
    key = "-".join(filter(None, map(slugify, words)))
    written = unicodedata.normalize("NFKD", "|".join(words))
    if all(char.isascii() or unicodedata.combining(char) for char in written):
        return key
    return f"{key}-{hashlib.sha256(written.encode()).hexdigest()[:8]}"
