"""What an employer tells people before they apply, and what the law of a place wants told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from careers.problem import Problem, Spot
from careers.role import Role
from careers.values.country import STATES
from careers.wording import fold


@dataclass(frozen=True, slots=True)
class Statement:
    """A paragraph, and what it is about: equal_opportunity, adjustments, ai, or empty."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence that the law of a state wants on every application for work there."""

    country: str
    region: str
    text: str
    law: str

    def is_for(self, role: Role) -> bool:
        """Whether a role is done there, as far as its places say."""
        names = {fold(self.region), fold(STATES.get(self.country, {}).get(self.region, ""))}
        return any(
            place.country == self.country and fold(place.region) in names for place in role.places
        )


@cache
def load_notices() -> tuple[Notice, ...]:
    """Every sentence that is known, out of `notices.json`, which says where each was found."""
    said = json.loads(
        (files("careers.features.application_form") / "notices.json").read_text("utf-8")
    )
    return tuple(
        Notice(one["country"], one["region"], one["text"], one["law"]) for one in said["notices"]
    )


def missing_notices(role: Role, statements: tuple[Statement, ...], spot: Spot) -> Iterator[Problem]:
    """The sentences that an application for this role has to show and doesn't."""
    shown = fold(" ".join(statement.text for statement in statements))
    for notice in load_notices():
        if notice.is_for(role) and fold(notice.text) not in shown:
            place = STATES[notice.country][notice.region]
            message = f"Applications for work in {place} have to show a sentence ({notice.law})."
            fix = f"Add to “statements:” of application_form: “{notice.text}”"
            yield spot.warning("statement-missing", message, fix)
