"""What kind of value each key takes, for schemas and forms; the reader decides what it means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from careers.keys import LISTS, NAMES
from careers.values.choice import EMPLOYMENTS, STATUSES, WORKPLACES

Shape = Literal["words", "list", "day", "number", "flag", "choice", "pay"]

# The words of each choice, by the one that is written best.
CHOICES: Mapping[str, Mapping[str, str]] = {
    "workplace": {choice.value: words for choice, words in WORKPLACES.items()},
    "employment": {choice.value: words for choice, words in EMPLOYMENTS.items()},
    "status": {choice.value: words for choice, words in STATUSES.items()},
}
SHAPES: Mapping[str, Shape] = {
    **dict.fromkeys(CHOICES, "choice"),
    **dict.fromkeys(("posted", "opens", "closes", "confirmed"), "day"),
    **dict.fromkeys(("featured", "experience_instead_of_education"), "flag"),
    "openings": "number",
    "pay": "pay",
}


def shape_of(key: str) -> Shape:
    """The kind of value that a key takes.

    The keys of features, and those that only departments and offices have, take several.
    """
    return SHAPES.get(key, "words" if key in NAMES - LISTS else "list")
