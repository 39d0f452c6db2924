"""When what a page shows of open roles ceases to be true, for the script that watches the clock.

A page is made at one moment and read at another. What is in it only until a role closes, or
only from then on, carries that moment in UTC, so that `closing.js` shows at that minute what
a build after it would show. All moments here are texts like `2026-12-16T05:00:00Z`: the
earlier one comes first, and an empty one never comes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from itertools import groupby

from careers.lifecycle import State, over_at
from careers.role import Role
from careers.site import Site


@dataclass(frozen=True, slots=True)
class End:
    """When a role that is open stops being open, and what it is then."""

    moment: datetime
    state: State

    @property
    def until(self) -> str:
        return instant(self.moment)


def end_of(role: Role, state: State, site: Site) -> End | None:
    """The end of a role whose state is `state` now, if it has one."""
    turn = over_at(role, site.now, site) if state is State.OPEN else None
    return End(turn.at, turn.state) if turn else None


@lru_cache(maxsize=4096)
def instant(moment: datetime) -> str:
    """A moment in UTC, as scripts of all browsers read it."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S}Z"


def last(moments: Iterable[str]) -> str:
    """The moment from which none of these is open any more; empty where one never closes."""
    found = list(moments)
    return max(found) if found and all(found) else ""


def one_left(moments: Iterable[str]) -> str:
    """The moment from which one of these at most is open."""
    found = sorted(moments, key=lambda moment: (not moment, moment))
    return found[-2] if len(found) > 1 else ""


def countdown(open_now: Iterable[tuple[str, str]]) -> Iterator[tuple[str, int, int]]:
    """How many roles and openings are open from each moment on at which one closes.

    `open_now` says of each opening until when it is open, and whose opening it is.
    """
    listed = sorted(open_now, key=lambda opening: (not opening[0], opening[0]))
    openings = Counter(role for _, role in listed)
    roles, left = len(openings), len(listed)
    ends = [(until, role) for until, role in listed if until]
    for until, closing in groupby(ends, key=lambda opening: opening[0]):
        for _, role in closing:
            openings[role] -= 1
            roles -= not openings[role]
            left -= 1
        yield until, roles, left
