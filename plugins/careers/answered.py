"""What features answered about roles in the last build, for as long as it can't be otherwise.

Whoever serves a site changes one role and has features asked about all.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from copy import copy
from typing import Any

from careers.lifecycle import State
from careers.role import Role

Key = tuple[Hashable, str, State | None]
"""A hook, the path of a role, and its state."""


class Answered:
    """Remembers answers to hooks that are steady, from one build to the next."""

    def __init__(self) -> None:
        self._given: tuple[object, ...] = ()
        self._before: dict[Key, tuple[Role, list[Any]]] = {}
        self._now: dict[Key, tuple[Role, list[Any]]] = {}

    def begin(self, *given: object) -> None:
        """Begin a build; what the last one had no use for is forgotten.

        `given` is all that answers come from besides the role, its state and the feature's code:
        where it is another, everything is forgotten.
        """
        self._before = self._now if given == self._given else {}
        self._given, self._now = given, {}

    def apart(self) -> Answered:
        """One that knows the same of the last build, for a part of the roles of this one."""
        own = copy(self)
        own._now = {}
        return own

    def known(self) -> Iterator[tuple[Hashable, Role, State | None, list[Any]]]:
        """All that there is of this build, as `keep` takes it."""
        for (hook, _, state), (role, answers) in self._now.items():
            yield hook, role, state, answers

    def find(self, hook: Hashable, role: Role, state: State | None) -> list[Any] | None:
        """What a hook answered about the same role in the same state, if that is known."""
        key = hook, role.path, state
        found = self._now.get(key) or self._before.get(key)
        if found is None or not is_same(found[0], role):
            return None
        self._now[key] = found
        return found[1]

    def keep(self, hook: Hashable, role: Role, state: State | None, answers: list[Any]) -> None:
        """Remember what a hook answered about a role."""
        self._now[hook, role.path, state] = role, answers


def is_same(one: Role, other: Role) -> bool:
    """Whether they were read out of the same text: equal ones may stand on other lines of it."""
    return one is other or (one.body is other.body and one == other)
