"""Portions of a folder's roles, read and asked about by several processes.

What comes of them is what a build remembers of an earlier one: `Memo` of files, `Answered` of
features. The build goes over all roles as ever, and finds there what it would have made.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from typing import Any, NamedTuple

from careers.answered import Answered, Answers
from careers.description import description_of, know_description
from careers.folder import RoleFiles
from careers.hooks import JsonLd
from careers.host import Host
from careers.lifecycle import State
from careers.memo import Kept, Memo
from careers.memo_file import pickled
from careers.packed import Packed
from careers.role import Role
from careers.site import Site
from careers.times import Times

FEW = 3  # properties
SIZE = 8  # roles of a portion: what they have in common is sent once

Spread = Callable[[int, Callable[[int], Any]], Iterable[Any]]
"""Makes something of the numbers from 0 on, in several processes; None where nothing came of it."""

Look = Callable[[RoleFiles, Memo, Host], None]
"""Reads the files of a role, and asks the features of a host about it."""


class Portion(NamedTuple):
    """What came of some roles; hooks are called by their places among those of the host.

    `stored` are the keys of what an earlier build has kept, `times` what features have cost, and
    `said` all that pages of roles say, as far as that was asked.
    """

    read: dict[Hashable, Kept]
    stored: frozenset[Hashable]
    answered: list[tuple[int, Role, State | None, Answers]]
    times: Times
    said: list[tuple[Role, bytes]]

    def __reduce__(self) -> tuple[Any, ...]:
        # What a file said already stays where it is.
        read = {key: replace(kept, stored=None) for key, kept in self.read.items()}
        return _again, (pickled((read, *self[1:])),)


def _again(data: bytes) -> Portion:
    return Portion(*pickle.loads(data))


class Portions:
    """The roles of some files, a portion by its number; `look` is what the build does later."""

    def __init__(
        self,
        files: Iterable[RoleFiles],
        memo: Memo,
        answered: Answered,
        host: Host,
        site: Site,
        look: Look,
    ) -> None:
        # Openings are read over what their role says, and aren't remembered.
        self.files = [file for file in files if not file.openings]
        self.memo, self.answered, self.host, self.look = memo, answered, host, look
        self.site = site

    def remember(self, spread: Spread) -> None:
        """Have each made, and remember what came of it."""
        # The first is made here: every process knows then what the roles have in common.
        self._take_in(self._made(self.files[:SIZE]))
        for portion in spread(-(-len(self.files) // SIZE) - 1, self.make):
            if portion:
                self._take_in(portion)

    def make(self, number: int) -> Portion:
        """The portion of a number, after the first one."""
        start = (number + 1) * SIZE
        return self._made(self.files[start : start + SIZE])

    def _made(self, files: Iterable[RoleFiles]) -> Portion:
        """Read some roles, and ask about them; what goes wrong is told by the build."""
        memo, answered = self.memo.apart(), self.answered.apart()
        host = self.host.steady(answered)
        for file in files:
            self.look(file, memo, host)
        places = {hook: place for place, hook in enumerate(self.host.hooks)}
        found = [
            # What is stated for machines is a role's text once more, and packed until it is wanted.
            (places[hook], role, state, Packed(said, for_long=False) if _is_much(said) else said)
            for hook, role, state, said in answered.known()
        ]
        asked = {id(role): role for _, role, _, _ in found}.values()
        said = [(role, text) for role in asked if (text := description_of(role))]
        stored = frozenset(key for key, kept in memo.kept.items() if kept.stored is not None)
        return Portion(memo.kept, stored, found, host.times, said)

    def _take_in(self, portion: Portion) -> None:
        for key, kept in portion.read.items():
            stored = self.memo.stored.get(key) if key in portion.stored else None
            self.memo.kept[key] = replace(kept, stored=stored)
        hooks = self.host.hooks
        for place, role, state, answers in portion.answered:
            self.answered.keep(hooks[place], role, state, answers)
        for role, text in portion.said:
            know_description(role, self.site, text)
        self.host.add(portion.times)


def _is_much(answers: Answers) -> bool:
    return any(isinstance(one, JsonLd) and len(one.properties) > FEW for one in answers)
