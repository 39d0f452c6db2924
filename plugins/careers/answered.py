"""What features answered about roles in the last build, for as long as it can't be otherwise.

Whoever serves a site changes one role and has features asked about all.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from copy import copy
from typing import Any

from careers.lifecycle import State
from careers.packed import Packed
from careers.role import Role

Answers = list[Any] | Packed
Found = dict[tuple[Hashable, State | None], tuple[Role, Answers]]
"""What each hook answered about a role in each of its states, with that role."""


class Answered:
    """Remembers answers to hooks that are steady, from one build to the next."""

    def __init__(self) -> None:
        self._given: tuple[object, ...] = ()
        self._before: dict[str, Found] = {}  # by the paths of roles
        self._now: dict[str, Found] = {}

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

    def known(self) -> Iterator[tuple[Hashable, Role, State | None, Answers]]:
        """All that there is of this build, as `keep` takes it."""
        for found in self._now.values():
            for (hook, state), (role, answers) in found.items():
                yield hook, role, state, answers

    def let_go(self, path: str) -> None:
        """Forget what was answered about a role."""
        self._now.pop(path, None)

    def find(self, hook: Hashable, role: Role, state: State | None) -> list[Any] | None:
        """What a hook answered about the same role in the same state, if that is known."""
        for known in (self._now, self._before):
            found = known.get(role.path, {}).get((hook, state))
            if found and is_same(found[0], role):
                self.keep(hook, role, state, found[1])
                return found[1] if isinstance(found[1], list) else [*found[1]]
        return None

    def keep(self, hook: Hashable, role: Role, state: State | None, answers: Answers) -> None:
        """Remember what a hook answered about a role."""
        self._now.setdefault(role.path, {})[hook, state] = role, answers


def is_same(one: Role, other: Role) -> bool:
    """Whether they were read out of the same text: equal ones may stand on other lines of it."""
    return one is other or (one.body is other.body and one == other)
