"""What the benchmark is to reach, and whether it does."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Run:
    """One command: seconds on the clock, of a processor's work, and its largest process."""

    wall: float
    work: float
    peak: int  # KiB


@dataclass(slots=True)
class Figures:
    """What was measured of one system at one number of roles."""

    cold: list[Run] = field(default_factory=list)
    warm: list[Run] = field(default_factory=list)
    edit: list[float] = field(default_factory=list)
    start: float = 0.0
    site: int = 0  # bytes
    page: int = 0
    page_sent: int = 0  # compressed
    list_sent: int = 0
    wrong: str = ""

    def median(self, what: str) -> float:
        """Seconds: of cold or warm builds on the clock, of their `work`, or of edits."""
        if what == "edit":
            return statistics.median(self.edit)
        if what == "work":
            return statistics.median(one.work for one in self.cold)
        return statistics.median(one.wall for one in getattr(self, what))

    @property
    def peak(self) -> int:
        """The largest process of all cold builds, in KiB."""
        return max(one.peak for one in self.cold)


Found = Mapping[int, Mapping[str, Figures]]  # by the number of roles and the system's name

OURS = "careers"
# What is measured, of how many roles, against whom, at most so many times that.
TIMES = (
    ("cold", 1000, "Hugo", 1.5),
    ("cold", 1000, "Material", 0.25),
    ("cold", 10_000, "Hugo", 1.0),
    ("peak", 10_000, "Hugo", 0.35),
    ("warm", 1000, "Hugo", 0.6),
    ("warm", 10_000, "Hugo", 0.25),
    ("edit", 1000, "Hugo", 1.0),
)
EDITS = {1000: 0.3, 10_000: 1.3}  # seconds
GROWTH = (1000, 10_000, 11.0)
SITE = (10_000, 210.0)  # MB
SMALL = (100, 0.35)  # seconds beyond a site of Material with a single role
SAME = 0.02  # by how much pages of other roles differ


def bars(found: Found) -> Iterator[str]:
    """Which of the aims are reached, of those that can be told from what was measured."""
    for what, number, name, most in TIMES:
        ours, other = _of(found, number, OURS), _of(found, number, name)
        mine, theirs = _value(ours, what), _value(other, what)
        if mine and theirs:
            ratio = mine / theirs
            yield _told(f"{what}, {number:,} roles", f"{ratio:.2f} times {name}", most, ratio)
    for number, seconds in EDITS.items():
        if took := _value(_of(found, number, OURS), "edit"):
            yield _told(f"edit, {number:,} roles", f"{took:.2f} s", seconds, took)
    small, large, most = GROWTH
    few, many = _of(found, small, OURS), _of(found, large, OURS)
    if few and many:
        grown = many.median("cold") / few.median("cold")
        yield _told("growth", f"{large:,} roles cost {grown:.1f} times {small:,}", most, grown)
        differ = abs(many.page / few.page - 1)
        words = f"{few.page:,} bytes at {small:,} roles and {many.page:,} at {large:,}"
        yield _told("a role's page", words, f"{SAME:.0%} between them", differ, SAME)
    number, most = SITE
    if ours := _of(found, number, OURS):
        size = ours.site / 1e6
        yield _told(f"site, {number:,} roles", f"{size:.0f} MB", most, size)
    number, most = SMALL
    ours, empty = _of(found, number, OURS), _of(found, 1, "Material")
    if ours and empty:
        beyond = ours.median("cold") - empty.median("cold")
        words = f"{beyond:.2f} s beyond Material with a single one"
        yield _told(f"cold, {number:,} roles", words, most, beyond)


def _of(found: Found, number: int, name: str) -> Figures | None:
    return found.get(number, {}).get(name)


def _value(figures: Figures | None, what: str) -> float:
    if figures is None or (what == "edit" and not figures.edit):
        return 0.0
    return figures.peak if what == "peak" else figures.median(what)


def _told(
    what: str, words: str, most: float | str, value: float, limit: float | None = None
) -> str:
    limit = limit if limit is not None else float(most)
    return f"{what}: {words}, at most {most}: {'' if value <= limit else 'not '}reached"
