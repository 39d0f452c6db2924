"""What the files of roles said when they were read last, for as long as that is still so.

Whoever serves a site changes one file and has all of them read.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from careers.answered import Answered
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
class _Kept:
    found: Any
    answers: tuple[tuple[Link, Target | Problem], ...]

    def holds(self, links: Links) -> bool:
        """Whether each link still leads where it led; looking at pictures again is wanted."""
        return all(links.resolve(link) == answer for link, answer in self.answers)


class Memo:
    """Remembers what was made of texts, from one reading of a folder to the next."""

    def __init__(self) -> None:
        self.rules: Rules | None = None  # the lasting ones of the folder that is being read
        self._answered: dict[str, Answered] = {}
        self._before: dict[Hashable, _Kept] = {}
        self._now: dict[Hashable, _Kept] = {}

    def answered(self, language: str) -> Answered:
        """What features have answered about the roles in a language."""
        return self._answered.setdefault(language, Answered())

    def begin(self, rules: Rules) -> None:
        """Begin to read a folder by some rules; what the last one had no use for is forgotten.

        So is everything, where the rules that last are others.
        """
        rules = lasting(rules)
        self._before = self._now if rules == self.rules else {}
        self.rules, self._now = rules, {}

    def read(self, key: Hashable, links: Links, read: Callable[[Resolve], T]) -> T:
        """What `read` makes of the text in a key, and of where its links lead.

        `read` must ask for nothing else that can change while the rules don't.
        """
        kept = self._before.get(key)
        if kept is None or not kept.holds(links):
            answers: list[tuple[Link, Target | Problem]] = []

            def resolve(link: Link) -> Target | Problem:
                answers.append((link, links.resolve(link)))
                return answers[-1][1]

            kept = _Kept(read(resolve), tuple(answers))
        self._now[key] = kept
        found: T = kept.found
        return found
