"""Laws about pay in advertisements, as dated data, and which of them reach a role."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal

from careers.role import Area, Place, Role, Workplace
from careers.values.country import read_state
from careers.wording import fold

Want = Literal["pay", "benefits", "deadline"]


@dataclass(frozen=True, slots=True)
class Spread:
    """How far apart the ends of a range may be, in a year and a currency.

    A range whose upper end is above `up_to` is free of it.
    """

    currency: str
    most: int
    up_to: int


@dataclass(frozen=True, slots=True)
class Law:
    """What one law wants in an advertisement, since when, and of employers of how many people.

    `towns` are folded names; where there are some, the law is that of these towns alone.
    """

    name: str
    law: str
    since: date
    employees: int
    wants: tuple[Want, ...]
    country: str
    region: str = ""
    towns: frozenset[str] = frozenset()
    spread: Spread | None = None
    also: str = ""
    remote: str = ""
    address: str = ""
    source: str = ""
    sure: str = ""

    def reaches(self, role: Role) -> bool:
        """Whether the work of a role is, or can be, done where the law counts.

        A remote role can be done wherever it is open to applicants. A town's law reaches only
        roles that are in that town.
        """
        if any(self._has(place) for place in role.places):
            return True
        is_remote = role.workplace is Workplace.REMOTE
        return is_remote and not self.towns and any(self._covers(area) for area in role.applicants)

    def _has(self, place: Place) -> bool:
        here = place.country == self.country and self._is_region(place.region)
        return here and (not self.towns or fold(place.locality) in self.towns)

    def _covers(self, area: Area) -> bool:
        return area.country == self.country and (not area.region or self._is_region(area.region))

    def _is_region(self, written: str) -> bool:
        return not self.region or read_state(written) == (self.country, self.region)


@dataclass(frozen=True, slots=True)
class BeforeInterview:
    """Where the pay has to reach candidates before the interview, though not in the ad."""

    law: str
    since: date
    in_force: frozenset[str]
    states: frozenset[str]
    address: str

    def of(self, role: Role) -> list[str]:
        """The countries of a role where that is so: those where it is law already come first."""
        countries = {place.country for place in role.places}
        if role.workplace is Workplace.REMOTE:
            countries |= {area.country for area in role.applicants}
        return sorted(countries & self.states, key=lambda code: (code not in self.in_force, code))


@cache
def load_laws() -> tuple[Law, ...]:
    """Every law that `laws.json` has, which says where each was found."""
    return tuple(_laws())


@cache
def before_interview() -> BeforeInterview:
    """The European rule of that file."""
    said = _data()["before_interview"]
    return BeforeInterview(
        said["law"],
        date.fromisoformat(said["since"]),
        frozenset(said["in_force"]),
        frozenset(said["states"]),
        said["address"],
    )


def checked_on() -> date:
    """The day on which the laws were last looked up."""
    return date.fromisoformat(_data()["checked"])


@cache
def _data() -> dict:  # type: ignore[type-arg]
    folder = files("careers.features.pay_transparency")
    said: dict = json.loads((folder / "laws.json").read_text("utf-8"))  # type: ignore[type-arg]
    return said


def _laws() -> Iterator[Law]:
    for said in _data()["laws"]:
        country, region, *towns = [*said["place"], ""] if len(said["place"]) == 1 else said["place"]
        yield Law(
            name=said["name"],
            law=said["law"],
            since=date.fromisoformat(said["since"]),
            employees=said["employees"],
            wants=tuple(said["wants"]),
            country=country,
            region=region,
            towns=frozenset(map(fold, towns)),
            spread=Spread(**said["spread"]) if "spread" in said else None,
            also=said.get("also", ""),
            remote=said.get("remote", ""),
            address=said["address"],
            source=said["source"],
            sure=said["sure"],
        )
