"""A tidy role file, taken apart so that a slip can be made in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

FENCE = "---"
KEY = re.compile(r"([a-z][a-z ]*): (.+)")


class Line(NamedTuple):
    """A line `key: value`; `at` counts from 0."""

    at: int
    key: str
    value: str


class Slipped(NamedTuple):
    """A file with a slip in it, and the tidy file that was meant."""

    text: str
    meant: str


@dataclass(frozen=True)
class Sheet:
    """The lines of a file that begins with a front matter between two `---`."""

    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def end(self) -> int:
        """The place of the second `---`."""
        return self.lines.index(FENCE, 1)

    @property
    def head(self) -> tuple[str, ...]:
        """What stands between the two `---`."""
        return self.lines[1 : self.end]

    @property
    def body(self) -> tuple[str, ...]:
        """What stands below the second `---`."""
        return self.lines[self.end + 1 :]

    def values(self) -> Iterator[Line]:
        """The keys whose value stands on their line."""
        for at, line in enumerate(self.lines[: self.end]):
            if found := KEY.fullmatch(line):
                yield Line(at, found[1], found[2])

    def line(self, key: str) -> Line | None:
        return next((line for line in self.values() if line.key == key), None)

    def with_lines(self, at: int, count: int, *new: str) -> Sheet:
        """`new` in the place of some lines."""
        return Sheet((*self.lines[:at], *new, *self.lines[at + count :]))

    def set(self, key: str, value: str) -> Sheet:
        """A value in the place of the one that the key has; a new line where it has none."""
        return self.put(key, f"{key}: {value}")

    def put(self, key: str, *new: str) -> Sheet:
        """Lines in the place of those of a key, or below all others."""
        at, count = self._entry(key)
        return self.with_lines(at, count, *new)

    def _entry(self, key: str) -> tuple[int, int]:
        """Where the lines of a key begin, and how many there are."""
        for at, line in enumerate(self.lines[: self.end]):
            if line.startswith(f"{key}:"):
                below = self.lines[at + 1 : self.end]
                own = next((n for n, one in enumerate(below) if one[:1] != " "), len(below))
                return at, own + 1
        return self.end, 0


def sheet_of(text: str) -> Sheet:
    return Sheet(tuple(text.split("\n")))


Slip = Callable[[Sheet, Random], Slipped | None]


@dataclass(frozen=True)
class Kind:
    """A kind of slip: the group that the documentation lists it in, and the slip itself."""

    group: str
    name: str
    make: Slip


KINDS: list[Kind] = []


def slip(group: str, name: str) -> Callable[[Slip], Slip]:
    """Mark a function as a kind of slip."""

    def add(make: Slip) -> Slip:
        KINDS.append(Kind(group, name, make))
        return make

    return add


def written(sheet: Sheet, key: str, value: str, meant: str) -> Slipped:
    """A value as somebody wrote it, beside the tidy one."""
    return Slipped(sheet.set(key, value).text, sheet.set(key, meant).text)


def quoted(value: str) -> str:
    """A value in which no mark means anything."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
