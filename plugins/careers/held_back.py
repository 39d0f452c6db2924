"""Roles that are published as they last were, because what their files say now can't be.

What ends a role counts all the same: a status that ends or pauses it, and an earlier last day,
are taken from the file of today. Where it says something new of its end that can't be read, the
role is paused until that is mended. It is never shown as open longer than somebody wants it to be,
whatever else is wrong with its file.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from careers import frontmatter
from careers.commits import Commit, is_shallow, read_commits
from careers.folder import INDEX
from careers.frontmatter import Field
from careers.git import contents, name_of
from careers.keys import NAMES
from careers.language import named
from careers.lifecycle import end_of
from careers.problem import Problem
from careers.role import Status
from careers.values.moment import read_day
from careers.values.standing import read_standing

MOST = 30  # versions that are looked at for one file
ENDS = ("status", "closes")
UTC = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True)
class Held:
    """A file of a role and what is published in its place: its text at a commit, or nothing.

    `at` is the commit's moment in UTC; None where no earlier text can be published. `put` is
    where the text goes: elsewhere when the role was a single file and is a folder now. `ends`
    says that its end is that of today.
    """

    path: str
    put: str
    text: bytes = b""
    at: datetime | None = None
    commit: str = ""
    ends: bool = False


class HeldBack:
    """What is held back of a folder of roles; `until` is the moment that the site is built for."""

    def __init__(self, project: Path, folder: str, until: datetime, language: str = "en") -> None:
        self.project = project
        self.folder = folder
        self.until = until
        self.language = language
        self.held: dict[str, Held] = {}
        self._told: set[Problem] = set()
        self._left: dict[str, Iterator[Held]] = {}

    @property
    def is_shallow(self) -> bool:
        """Whether earlier texts may lack because the clone holds only the newest commits."""
        return is_shallow(self.project)

    def is_in(self, path: str) -> bool:
        """Whether a problem's path is that of a role."""
        return path.startswith(f"{self.folder}/")

    def tell(self, problems: Iterable[Problem]) -> None:
        """Remember what is wrong; of what stands in its place, nobody could mend anything."""
        self._told |= {one for one in problems if self.is_in(one.path) and not self._is_held(one)}

    def told(self, problems: Iterable[Problem]) -> list[Problem]:
        """These problems and those that were remembered, as the files of today have them."""
        return sorted({one for one in problems if not self._is_held(one)} | self._told)

    def _is_held(self, problem: Problem) -> bool:
        return self._name(problem.path) in self.held

    def step(self, paths: Iterable[str]) -> bool:
        """Take an earlier text for each; False when one can't be had, nor be left out.

        A path that was held back before goes back further. An opening waits for its role and a
        translation for its original: what is wrong with these may be all that is wrong with it.
        """
        moved = False
        names = {self._name(path) for path in paths}
        for path in sorted(names):
            if names.intersection(_above(path)):
                continue
            before = self.held.get(path)
            if before and before.at is None:
                continue
            left = self._left.setdefault(path, self._versions(path))
            self.held[path] = next(left, Held(path, path))
            moved = True
        return moved

    def write(self, project: Path) -> Path:
        """The folder of roles as it is to be published, in an empty folder; its path."""
        to = project / self.folder
        gone = [held.path for held in self.held.values()]
        left_out = {held.path for held in self.held.values() if held.at is None}
        # No opening is without its role; and a file stands in the place of a folder.
        gone += [
            held.path.removesuffix(f"/{INDEX}")
            for held in self.held.values()
            if held.path.endswith(f"/{INDEX}") and (held.at is None or held.put != held.path)
        ]
        for file in sorted((self.project / self.folder).rglob("*")):
            path = file.relative_to(self.project).as_posix()
            if named(path).original in left_out:
                continue  # a translation of what is not there
            if file.is_file() and not any(path == p or path.startswith(f"{p}/") for p in gone):
                (project / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, project / path)
        to.mkdir(parents=True, exist_ok=True)
        for held in self.held.values():
            if held.at is not None and self._has_role(held):
                (project / held.put).parent.mkdir(parents=True, exist_ok=True)
                (project / held.put).write_bytes(held.text)
        return to

    def _has_role(self, held: Held) -> bool:
        """Whether the role of an opening or of a translation is there as well."""
        index = f"{held.path.rpartition('/')[0]}/{INDEX}"
        of = self.held.get(index)
        if (own := self.held.get(named(held.path).original)) and own.at is None:
            return False
        return of is None or held.path == index or (of.at is not None and of.put == index)

    def _name(self, path: str) -> str:
        """The file that is held back where a problem is in what stands in its place."""
        return next((held.path for held in self.held.values() if held.put == path), path)

    @cached_property
    def _commits(self) -> tuple[Commit, ...]:
        return read_commits(self.project, self.folder, self.until)

    def _versions(self, path: str) -> Iterator[Held]:
        """The earlier texts of a file, the newest first; then those from before it was a folder."""
        now = self._now(path)
        puts = [path]
        if path.endswith(f"/{INDEX}"):
            puts.append(f"{path.removesuffix(f'/{INDEX}')}.md")
        seen = {now and self._commits and name_of(now, self._commits[0].name)}
        found = [
            (put, commit, commit.files[put])
            for put in puts
            for commit in reversed(self._commits)
            if commit.files.get(put)
        ]
        for put, commit, content in found[:MOST]:
            if content in seen:
                continue
            seen.add(content)
            if (text := contents(self.project, [content]).get(content)) is not None:
                held = Held(path, put, text, commit.at, commit.name)
                yield _ended(held, now, self.language)

    def _now(self, path: str) -> bytes:
        try:
            return (self.project / path).read_bytes()
        except OSError:
            return b""


def _above(path: str) -> Iterator[str]:
    """The files that a role's file takes from."""
    original = named(path).original
    index = f"{original.rpartition('/')[0]}/{INDEX}"
    if original != path:
        yield original
    if index != path and path.count("/") > 1:
        yield index


def _ended(held: Held, now: bytes, language: str) -> Held:
    """An earlier text with what of today's ends the role."""
    before, today = (_fields(text, held.path) for text in (held.text, now))
    said = {key: _end_said(today[key], before.get(key), language) for key in ENDS if key in today}
    lines = [f"{key}: {today[key].text.value}" for key, end in said.items() if end]
    if None in said.values() and not said.get("status"):
        lines.append(f"status: {Status.PAUSED.value}")
    if not lines:
        return held
    keys = {line.partition(":")[0] for line in lines}
    text = held.text.decode("utf-8-sig", "replace")
    front = frontmatter.read(text, held.path, NAMES)
    rows = text.splitlines()
    if not front.entries:
        return replace(held, at=None)  # where its end can't be said, it is not shown as open
    end = max(entry.end for entry in front.entries)
    drop = {n for e in front.entries if e.key in keys for n in range(e.start - 1, e.end)}
    kept = [row for number, row in enumerate(rows[:end]) if number not in drop]
    changed = "\n".join([*kept, *lines, *rows[end:], ""])
    return replace(held, text=changed.encode(), ends=True)


def _fields(text: bytes, path: str) -> dict[str, Field]:
    return frontmatter.read(text.decode("utf-8-sig", "replace"), path, NAMES).fields


def _end_said(today: Field, before: Field | None, language: str) -> bool | None:
    """Whether what stands there today ends a role that goes on by what stood there before.

    None where it is new and can't be read.
    """
    if before and before.text.value == today.text.value:
        return False
    if today.key == "status":
        if _ends(today, language) is not None:
            return _ends(today, language)
        return False if before and _ends(before, language) else None
    day = read_day(today.text, language)
    if isinstance(day, Problem):
        return None
    old = read_day(before.text, language) if before and before.items else None
    if old is None or isinstance(old, Problem):
        return True
    return end_of(day, UTC) < end_of(old, UTC)


def _ends(status: Field, language: str) -> bool | None:
    """Whether a status ends a role; None where it can't be read."""
    found = read_standing(status.text, language)
    return None if isinstance(found, Problem) else found[0] is not Status.OPEN
