"""The site as it was published at an earlier moment, built anew from the commit of that time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from careers.commits import Commit, read_commits
from careers.git import said

TRIES = 5  # commits, from that of the moment back: one that fails a build was never published
SECONDS = 900  # that a build may take


@dataclass(frozen=True, slots=True)
class EarlierSite:
    """The folder of a site as of a moment, and the commit that it was built from.

    `config` is the `mkdocs.yml` of that commit. `failed` says why it is not the last one of that
    time.
    """

    folder: Path
    commit: str
    moment: datetime
    config: Path
    failed: str = ""


class EarlierSites:
    """Builds the site as of a moment; sites of the same moment are built once.

    `project` is the folder of the file `config` (`mkdocs.yml`), `into` an empty folder. What is
    built is a clone: neither the work tree nor the repository is touched.
    """

    def __init__(self, project: Path, config: str, into: Path, now: datetime) -> None:
        self.project = project
        self.config = config
        self.into = into
        self.commits: Sequence[Commit] = read_commits(project, ".", now)
        self._last: tuple[datetime, EarlierSite | str] | None = None

    def at(self, moment: datetime) -> EarlierSite | str:
        """The site as of a moment, or in a sentence why there is none; the one before goes away."""
        if self._last is None or self._last[0] != moment:
            shutil.rmtree(self.into, ignore_errors=True)
            self._last = (moment, self._at(moment))
        return self._last[1]

    def _at(self, moment: datetime) -> EarlierSite | str:
        before = [commit for commit in self.commits if commit.at <= moment]
        reason = ""
        for commit in before[: -TRIES - 1 : -1]:
            folder = self.into / commit.name[:12]
            failed = self._build(commit.name, moment, folder)
            if not failed:
                config = folder / "project" / self._prefix / self.config
                return EarlierSite(folder / "site", commit.name, moment, config, reason)
            reason = reason or failed  # the first one says most
        return reason or "there is no commit of that time"

    @property
    def _prefix(self) -> str:
        """Where the project is in its repository."""
        return said(self.project, "rev-parse", "--show-prefix").rstrip("\r\n")

    def _build(self, commit: str, moment: datetime, folder: Path) -> str:
        """Build the site of a commit below a folder; in words what went wrong, if anything."""
        top = said(self.project, "rev-parse", "--show-toplevel").rstrip("\r\n")
        clone = folder / "project"
        for command in (
            ["git", "clone", "--quiet", "--shared", "--no-checkout", top, str(clone)],
            ["git", "-C", str(clone), "checkout", "--quiet", "--detach", commit],
        ):
            done = _run(command)
            if done.returncode:
                return f"the site of {commit[:9]} can't be taken from git: {_first_line(done)}"
        build = [sys.executable, "-m", "careers", "build", "--no-strict"]
        build += ["--config-file", self.config, "--site-dir", str(folder / "site")]
        done = _run(build, clone / self._prefix, SOURCE_DATE_EPOCH=str(int(moment.timestamp())))
        if done.returncode:
            return f"the site of {commit[:9]} can't be built: {_first_line(done)}"
        return ""


def _run(
    command: Sequence[str], folder: Path | None = None, **more: str
) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            command,
            cwd=folder,
            env={**os.environ, "GIT_TERMINAL_PROMPT": "0", **more},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return subprocess.CompletedProcess(command, 1, "", str(error))


def _first_line(done: subprocess.CompletedProcess[str]) -> str:
    """The first line that is about an error, else the first of all."""
    lines = [line.strip() for line in f"{done.stderr}\n{done.stdout}".splitlines() if line.strip()]
    wrong = [line for line in lines if "error" in line.lower()]
    return (wrong or lines or ["it says nothing"])[0]
