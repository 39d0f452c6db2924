"""From when to when a role was advertised, and how that ended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from careers.lifecycle import State, zone_of
from careers.role import Role
from careers.site import Site
from careers.timeline import Point, Timeline


class Ending(StrEnum):
    """Why nobody could apply any more."""

    DEADLINE = "deadline"
    CLOSED = "closed"
    FILLED = "filled"
    WITHDRAWN = "withdrawn"
    DELETED = "deleted"
    DIVIDED = "divided"


@dataclass(frozen=True, slots=True)
class Period:
    """A time in which a role was open, with pauses in between, up to its last open second.

    `begin` and `end` are in the role's time zone; `end` is the first moment after it. `role` is
    what its files said at the end, `number` that of the commit that said it. In the first commit
    of a repository it is not known for how long a role had been open, `begin_is_known`.
    """

    role: Role
    begin: datetime
    end: datetime
    ending: Ending
    number: int
    begin_is_known: bool = True

    @property
    def last(self) -> datetime:
        """The last second at which somebody could apply."""
        return max(self.end - timedelta(seconds=1), self.begin)


def ended_periods(
    timeline: Timeline, site: Site, aliases: Mapping[str, Sequence[str]]
) -> list[Period]:
    """Every time in which a role was advertised that is over, the earliest end first.

    Roles whose files are gone have been advertised, too. `aliases` are the earlier names of the
    roles of today, by their paths.
    """
    lives = [life for of_path in timeline.lineage.lives.values() for life in of_path]
    known = {id(life): aliases.get(life.path, ()) if life.gone is None else () for life in lives}
    earlier = {id(part) for life in lives for part in timeline.chain(life, known[id(life)])[:-1]}
    found = [
        period
        for life in lives
        if id(life) not in earlier
        for period in _periods(timeline.of(life, known[id(life)]), timeline, site)
    ]
    return sorted(found, key=lambda period: (period.end, period.role.slug))


def _periods(points: Sequence[Point], timeline: Timeline, site: Site) -> Iterator[Period]:
    begin: datetime | None = None
    paused: datetime | None = None
    shown: Point | None = None
    is_known = True
    for point in points:
        if point.state is State.OPEN:
            if begin is None:
                begin = point.at
                is_known = not (point.by_hand and timeline.commits[point.number].is_first)
            shown, paused = point, None
        elif point.state is State.PAUSED:
            paused = paused or point.at
        elif begin and shown and shown.role:
            zone = zone_of(shown.role, site)
            end = (paused or point.at).astimezone(zone)
            ending = _ending(point)
            begin = begin.astimezone(zone)
            yield Period(shown.role, begin, end, ending, shown.number, is_known)
            begin = paused = shown = None


def _ending(point: Point) -> Ending:
    if point.role is None:
        return Ending.DELETED
    if point.state is State.CLOSED and not point.by_hand:
        return Ending.DEADLINE
    if point.state is State.DESCRIPTION and point.role.has_openings:
        return Ending.DIVIDED
    ways = {State.CLOSED: Ending.CLOSED, State.FILLED: Ending.FILLED}
    return ways.get(point.state, Ending.WITHDRAWN)
