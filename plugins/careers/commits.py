"""What each commit did to the files of a folder, along the line that was published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from careers.git import LOG, parts, running, said

COMMIT = "\x01"
FILE = ("100644", "100755")  # the modes of files; a link or a submodule is none


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit: its name, its moment (in UTC), and the files that it changed.

    `files` are by path from the project's folder on, each with the name of its content in git's
    store, empty where it is gone. `is_first` says that what was before it is not known here.
    """

    name: str
    at: datetime
    files: Mapping[str, str]
    is_first: bool = False


def read_commits(project: Path, folder: str, until: datetime) -> tuple[Commit, ...]:
    """Every commit that changed a file of a folder and is not later than `until`, oldest first.

    Only the first parents count: what a branch did is one change, that of its merge. No commit
    is earlier than the one it builds on, whatever the clock said where it was made. There are
    none without git, outside of a repository, and before the first commit.
    """
    with running(
        project, *LOG, f"--format={COMMIT}%H %ct %P", "--raw", "--no-abbrev", "--", folder
    ) as output:
        found = list(_commits(parts(output)))
    commits: list[Commit] = []
    for commit in reversed(found):
        at = max(commit.at, commits[-1].at) if commits and commit.at <= until else commit.at
        if at <= until:
            commits.append(Commit(commit.name, at, commit.files, commit.is_first))
    return tuple(commits)


def is_shallow(project: Path) -> bool:
    """Whether a clone holds only the newest commits."""
    return said(project, "rev-parse", "--is-shallow-repository").strip() == "true"


def _commits(lines: Iterator[str]) -> Iterator[Commit]:
    """The commits as git lists them, the newest first."""
    current: Commit | None = None
    files: dict[str, str] = {}
    for line in lines:
        if line.startswith(COMMIT):
            if current:
                yield current
            name, seconds, *parents = line.removeprefix(COMMIT).split()
            files = {}
            current = Commit(name, _moment(seconds), files, not parents)
        elif line.startswith(":"):
            mode, content = line.split()[1:4:2]
            path = next(lines, "")
            files[path] = content if mode in FILE else ""
    if current:
        yield current


def _moment(seconds: str) -> datetime:
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.max.replace(tzinfo=UTC)  # no year that there is: it never counts
