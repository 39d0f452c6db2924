"""The pages of roles as the last build made them, for as long as they can't be otherwise.

Whoever serves a site changes one role and has features asked about all. What is equal is the same
object again, so that whatever is made of it later can be known as well.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from careers.answered import is_same
from careers.course import State, Turn
from careers.hooks import Block
from careers.lifecycle import course_of, is_short
from careers.problem import Problem
from careers.role import Role
from careers.role_page import RolePage
from careers.site import Site

Phase = tuple[State, bool, tuple[Turn, ...]]


def phase_of(role: Role, site: Site) -> Phase:
    """All that the moment decides about a role: its state, whether it is short, what comes."""
    course = course_of(role, site)
    state = course.at(site.now)
    later = tuple(turn for turn in course.turns if turn.at > site.now)
    return state, state.is_over and is_short(role, site.now, site), later


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of a role as it was read, and what is wrong with it; `told` is advice."""

    read: Role
    phase: Phase
    page: RolePage
    problems: Sequence[Problem]
    told: Sequence[Problem]


class KnownPages:
    """Remembers the pages of one language, from one build to the next."""

    def __init__(self) -> None:
        self._given: tuple[object, ...] = ()
        self._before: dict[str, Made] = {}
        self._now: dict[str, Made] = {}
        self._pages_before: dict[str, RolePage] = {}
        self._pages: dict[str, RolePage] = {}

    def begin(self, *given: object) -> None:
        """Begin a build; what the last one had no use for is forgotten.

        `given` is all that pages come from besides the role and the moment: where it is another,
        every page is made anew.
        """
        self._before = self._now if given == self._given else {}
        self._pages_before = self._pages
        self._given, self._now, self._pages = given, {}, {}

    def forget(self) -> None:
        """Know nothing of this build in the next one."""
        self._now = {}

    def find(self, read: Role, phase: Phase) -> Made | None:
        """What was made of the same role, if it was as it is now."""
        known = self._before.get(read.path)
        if known is None or known.phase != phase or not is_same(known.read, read):
            return None
        self._now[read.path] = known
        self._pages[read.path] = known.page
        return known

    def keep(self, made: Made) -> Made:
        """Remember what was made of a role."""
        made = replace(made, page=self.same(made.page))
        self._now[made.read.path] = made
        return made

    def same(self, page: RolePage) -> RolePage:
        """A page, or the one before where both are equal."""
        known = self._pages_before.get(page.role.path)
        page = known if known is not None and are_equal(known, page) else page
        self._pages[page.role.path] = page
        return page


def are_equal(one: RolePage, other: RolePage) -> bool:
    """Whether two pages show the same, out of the same text."""
    return (
        is_same(one.role, other.role)
        and _plainly(one) == _plainly(other)
        and len(one.blocks) == len(other.blocks)
        and all(map(_is_same_block, one.blocks, other.blocks))
        and _state_same([*one.json_ld], [*other.json_ld])
    )


def _plainly(page: RolePage) -> tuple[object, ...]:
    return page.state, page.path, page.end, page.lasting, page.is_short, page.origins


def _is_same_block(one: tuple[str, Block], other: tuple[str, Block]) -> bool:
    if one[1] is other[1] or one[0] != other[0]:
        return one[0] == other[0]
    return one[1] == other[1] and _says_same(one[1].data, other[1].data)


def _state_same(one: Sequence[Mapping[str, Any]], other: Sequence[Mapping[str, Any]]) -> bool:
    return len(one) == len(other) and all(map(_says_same, one, other))


def _says_same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether values are the same in any template: `1` equals `True`, and is shown otherwise."""
    if one.keys() == other.keys() and all(one[key] is other[key] for key in one):
        return [*one] == [*other]
    return json.dumps(one) == json.dumps(other)
