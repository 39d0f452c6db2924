"""When files were last changed, by the commits of the repository that holds them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path

from careers.git import LOG, parts, running, said

COMMIT = "\x01"


def last_commits(project: Path, paths: Collection[str], until: datetime) -> dict[str, datetime]:
    """The moment of each file's last commit that is not later than `until`, in UTC.

    `paths` are relative to the project's folder. There is no answer without git, outside of
    a repository, for a file that was never committed, and for one that hasn't changed since
    the first commit: that one tells when the files came together, not when they were
    written. In a shallow clone that is its oldest commit. One call asks for all files, and
    is ended as soon as each has its answer.
    """
    found: dict[str, datetime] = {}
    wanted = set(paths) & set(said(project, "ls-files", "-z").split("\0"))
    if not wanted:
        return found
    moment: datetime | None = None
    folders = sorted({path.partition("/")[0] for path in wanted})
    with running(
        project, *LOG, f"--format={COMMIT}%ct %P", "--name-only", "--", *folders
    ) as output:
        for part in parts(output):
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
