"""When files were last changed, by the commits of the repository that holds them."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

# A build must not fetch what a partial clone left out, and takes no lock from anybody.
QUIET = {"GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
COMMIT = "\x01"
# The first parents alone: a file changes on the site when its branch is merged.
LOG = ("-c", "log.showSignature=false", "log", f"--format={COMMIT}%ct %P", "--name-only",
       "--relative", "--no-renames", "--first-parent", "-m", "-z", "--")  # fmt: skip
AT_ONCE = 1 << 16  # bytes


def last_commits(project: Path, paths: Collection[str], until: datetime) -> dict[str, datetime]:
    """The moment of each file's last commit that is not later than `until`, in UTC.

    `paths` are relative to the project's folder. There is no answer without git, outside of
    a repository, for a file that was never committed, and for one that hasn't changed since
    the first commit: that one tells when the files came together, not when they were
    written. In a shallow clone that is its oldest commit. One call asks for all files, and
    is ended as soon as each has its answer.
    """
    found: dict[str, datetime] = {}
    wanted = set(paths) & set(_said(project, "ls-files", "-z").split("\0"))
    if not wanted:
        return found
    moment: datetime | None = None
    with _running(project, *LOG, *sorted({path.partition("/")[0] for path in wanted})) as output:
        for part in _parts(output):
            if part.startswith(COMMIT):
                moment = _moment(part.removeprefix(COMMIT))
            elif part in wanted and moment and moment <= until:
                found[part] = moment
                wanted.remove(part)
                if not wanted:
                    break
    return found


def _moment(commit: str) -> datetime | None:
    """When a commit was made, of its seconds and its parents; none for the first."""
    seconds, _, parents = commit.partition(" ")
    try:
        return datetime.fromtimestamp(int(seconds), UTC) if parents else None
    except (ValueError, OverflowError, OSError):
        return None


def _said(project: Path, *arguments: str) -> str:
    """What git prints; empty when it fails, or isn't there."""
    with _running(project, *arguments) as output:
        return os.fsdecode(output.read()) if output else ""


def _parts(output: IO[bytes] | None) -> Iterator[str]:
    """The parts between zero bytes, as they come."""
    rest = b""
    while output and (data := output.read(AT_ONCE)):
        *parts, rest = (rest + data).split(b"\0")
        yield from (os.fsdecode(part).removeprefix("\n") for part in parts)


@contextmanager
def _running(project: Path, *arguments: str) -> Iterator[IO[bytes] | None]:
    """The output of git while it runs in a folder; it is stopped when nobody reads on."""
    try:
        git = subprocess.Popen(
            ["git", *arguments],
            cwd=project,
            env={**os.environ, **QUIET},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        yield None
        return
    with git:
        try:
            yield git.stdout
        finally:
            git.kill()
