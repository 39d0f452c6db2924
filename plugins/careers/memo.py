"""What the files of roles said when they were read last, for as long as that is still so.

Whoever serves a site changes one file and has all of them read; so has who builds it again.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Hashable, Mapping
from copy import copy
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from careers.answered import Answered
from careers.known_pages import KnownPages
from careers.links import Link, Links, Resolve, Target
from careers.problem import Problem
from careers.rules import Rules

T = TypeVar("T")
NO_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)


def lasting(rules: Rules) -> Rules:
    """Rules without what is another thing at each build: the moment, and the other files.

    What is read by these can't depend on either.
    """
    site = replace(rules.site, now=NO_MOMENT, catalogues={})
    return replace(rules, site=site, paths={}, measure=None)


@dataclass(frozen=True, slots=True)
class Kept:
    """What was found in a text, with where its links led; `stored` is the same from a file."""

    found: Any
    answers: tuple[tuple[Link, Target | Problem], ...]
    stored: memoryview | None = None

    def holds(self, links: Links) -> bool:
        """Whether each link still leads where it led; looking at pictures again is wanted."""
        return all(links.resolve(link) == answer for link, answer in self.answers)


class Memo:
    """Remembers what was made of texts, from one reading of a folder to the next.

    `stored` is what an earlier process has made of them by these `rules`, each pickled; `kept` is
    what the last reading had use for. What doesn't last is let go as soon as its role is known.
    """

    def __init__(self, *, lasts: bool = True) -> None:
        self.lasts = lasts
        self.rules: Rules | None = None  # the lasting ones of the folder that is being read
        self._answered: dict[str, Answered] = {}
        self._pages: dict[str, KnownPages] = {}
        self.stored: Mapping[Hashable, memoryview] = {}
        self.kept: dict[Hashable, Kept] = {}
        self._before: dict[Hashable, Kept] = {}

    def answered(self, language: str) -> Answered:
        """What features have answered about the roles in a language."""
        return self._answered.setdefault(language, Answered())

    def pages(self, language: str) -> KnownPages:
        """The pages of the roles in a language as the last build made them."""
        return self._pages.setdefault(language, KnownPages())

    def begin(self, rules: Rules) -> None:
        """Begin to read a folder by some rules; what the last one had no use for is forgotten.

        So is everything, where the rules that last are others.
        """
        rules = lasting(rules)
        is_same = rules == self.rules
        self._before = self.kept if is_same else {}
        self.stored = self.stored if is_same else {}
        self.rules, self.kept = rules, {}

    def let_go(self) -> None:
        """Forget what was read, for nobody will read it again."""
        self.stored, self.kept, self._before = {}, {}, {}

    def apart(self) -> Memo:
        """One that knows the same of earlier readings, for a part of the files of this one."""
        own = copy(self)
        own.kept = {}
        return own

    def read(self, key: Hashable, links: Links, read: Callable[[Resolve], T]) -> T:
        """What `read` makes of the text in a key, and of where its links lead.

        `read` must ask for nothing else that can change while the rules don't.
        """
        kept = self.kept.get(key) or self._before.get(key) or self._from_file(key)
        if kept is None or not kept.holds(links):
            answers: list[tuple[Link, Target | Problem]] = []

            def resolve(link: Link) -> Target | Problem:
                answers.append((link, links.resolve(link)))
                return answers[-1][1]

            kept = Kept(read(resolve), tuple(answers))
        self.kept[key] = kept
        found: T = kept.found
        return found

    def _from_file(self, key: Hashable) -> Kept | None:
        stored = self.stored.get(key)
        if stored is None:
            return None
        found, answers = pickle.loads(stored)
        return Kept(found, answers, stored)
