"""The repository that the site is kept in: its newest commit, and where in it the site is."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path


def newest_commit(project: Path) -> datetime | None:
    """When the last commit was made, in UTC; nothing without git or a commit."""
    said = _said(project, "-c", "log.showSignature=false", "log", "-1", "--format=%ct")
    return datetime.fromtimestamp(int(said), UTC) if said.isdecimal() else None


def folder_in_repository(project: Path) -> str:
    """The project's folder from the repository's root: empty, or with a slash at its end."""
    return _said(project, "rev-parse", "--show-prefix")


def remote_of(project: Path) -> str:
    """The address that git fetches from; it may hold a name and a password."""
    return _said(project, "remote", "get-url", "origin")


def branch_of(project: Path) -> str:
    """The branch that others start from, if git knows it; else the one that is checked out."""
    head = _said(project, "symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD")
    return head.removeprefix("origin/") or _said(
        project, "symbolic-ref", "--quiet", "--short", "HEAD"
    )


def _said(project: Path, *arguments: str) -> str:
    """What git says, on one line; empty when it fails, or isn't there."""
    try:
        done = subprocess.run(
            ["git", "-C", str(project), "--no-optional-locks", *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError:
        return ""
    return os.fsdecode(done.stdout).rstrip("\r\n") if done.returncode == 0 else ""
