"""A message about one place in one file, and the collecting of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong at one place and what to write instead.

    `path` is relative to the project's folder, with forward slashes; `line` and
    `column` count from 1. `code` names the rule in lower-case words joined by `-`.
    An error stops a build, a warning stops a strict one, a note never stops. One that is there
    `by_time` alone, without anybody having changed anything, is a warning of a check and a note
    of a build: the site must not stand still because a day has passed.
    """

    path: str
    line: int
    column: int
    severity: Severity
    code: str
    message: str
    fix: str = ""
    by_time: bool = False

    def __str__(self) -> str:
        text = f"{self.path}:{self.line}:{self.column}: {self.severity}: {self.message}"
        return f"{text} {self.fix}".rstrip()


class Spot(NamedTuple):
    """One place in one file; makes the problems that are about it."""

    path: str
    line: int = 1
    column: int = 1

    def error(self, code: str, message: str, fix: str = "") -> Problem:
        """A problem that stops a build."""
        return Problem(*self, "error", code, message, fix)

    def warning(self, code: str, message: str, fix: str = "") -> Problem:
        """A problem that stops a strict build."""
        return Problem(*self, "warning", code, message, fix)

    def overdue(self, code: str, message: str, fix: str = "") -> Problem:
        """One that came by time alone: a warning of a check, and a note of a build."""
        return Problem(*self, "warning", code, message, fix, by_time=True)

    def note(self, code: str, message: str, fix: str = "") -> Problem:
        """A problem that stops nothing."""
        return Problem(*self, "note", code, message, fix)


NOWHERE = Spot("")


@dataclass(frozen=True, slots=True)
class Text:
    """Something a person wrote, and where."""

    value: str
    spot: Spot


def count(problems: Iterable[Problem], severity: Severity) -> int:
    """How many of the problems have this severity."""
    return sum(problem.severity == severity for problem in problems)


def totals(problems: Iterable[Problem]) -> str:
    """`2 errors, 1 warning`, or `No problems`; each counts once."""
    named: tuple[tuple[Severity, str], ...] = (
        ("error", "errors"),
        ("warning", "warnings"),
        ("note", "notes"),
    )
    once = set(problems)
    counts = [(count(once, severity), severity, many) for severity, many in named]
    parts = [f"{number} {one if number == 1 else many}" for number, one, many in counts if number]
    return ", ".join(parts) or "No problems"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`Did you mean “x”? ` for the nearest known word, or nothing; with a space at its end."""
    names = {name.lower(): name for name in known}
    nearest = get_close_matches(word.lower()[:60], names, n=1)
    return f"Did you mean “{names[nearest[0]]}”? " if nearest else ""
