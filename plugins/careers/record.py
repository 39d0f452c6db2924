"""The past of each role, day by day, as a feature may show it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from careers.alteration import Alteration
from careers.alterations import alterations
from careers.lifecycle import State, zone_of
from careers.past import Past, PastDay
from careers.role import Role
from careers.role_page import RolePage
from careers.site import Site
from careers.timeline import Point, Timeline


class Record:
    """Answers what the past of a role is; each is made when a feature asks for it."""

    def __init__(self, timeline: Timeline, site: Site) -> None:
        self.timeline = timeline
        self.site = site
        self.is_asked = False
        self._found: dict[str, Past] = {}

    def of(self, role: Role) -> Callable[[], Past]:
        """A function that answers the role's past."""

        def past() -> Past:
            self.is_asked = True
            if role.path not in self._found:
                self._found[role.path] = self._past(role)
            return self._found[role.path]

        return past

    def _past(self, role: Role) -> Past:
        life = self.timeline.lineage.now(role.path)
        if life is None:
            return Past()
        self.timeline.know(role)
        points = self.timeline.of(life, role.aliases)
        if not points:
            return Past()
        of_day = _by_day(points, role, self.site)
        known = self.timeline.commits[points[0].number]
        was_there = known.is_first and points[0].is_public
        shown = [(day, point) for day, point in of_day if point.is_public]
        first = shown[0][0] if shown else None
        return Past(
            first=first,
            is_whole=not was_there or first != of_day[0][0],
            days=tuple(reversed(list(self._days(shown)))),
        )

    def _days(self, shown: Sequence[tuple[date, Point]]) -> Iterator[PastDay]:
        """Each day on which the role stood otherwise at its end than when it was last public."""
        for (_, before), (day, after) in pairwise(shown):
            one, other = self._page(before), self._page(after)
            is_folder = other.role.has_openings
            if is_folder != one.role.has_openings:
                yield PastDay(day, before.state, after.state, (), is_folder)
                continue
            changed: tuple[Alteration, ...] = ()
            if before.role is not after.role:
                changed = alterations(one, self.site, other, self.site)
            if changed or before.state is not after.state:
                yield PastDay(day, before.state, after.state, changed, is_folder)

    def _page(self, point: Point) -> RolePage:
        if point.role is None:
            raise AssertionError("what is public has a role")
        path = self.timeline.page.get(point.role.path, point.role.path)
        return RolePage(point.role, point.state, path, (), ())


def _by_day(points: Sequence[Point], role: Role, site: Site) -> list[tuple[date, Point]]:
    """How the role stood at the end of each day that has a point, where the role is."""
    zone = zone_of(role, site)
    found: dict[date, Point] = {}
    for point in points:
        at = point.at
        if not point.by_hand and point.state is State.CLOSED:
            at -= timedelta(seconds=1)  # the end of its last day, not the beginning of the next
        found[at.astimezone(zone).date()] = point
    return list(found.items())
