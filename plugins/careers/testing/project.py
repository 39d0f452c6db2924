"""The folder of one site: what is written into it, what a build says, and what it makes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import chdir
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup

from careers.adapter import run
from careers.problem import Problem
from careers.role import Moment
from careers.testing.failure import as_printed
from careers.testing.files import TODAY

if TYPE_CHECKING:
    from click.testing import Result

    from careers.audit.feeds.job import Feed


class Project:
    """The folder of one site, as `careers_site` answers it.

    Whoever asks for a page, a file or a feed before there is a build gets one, for the 23rd of
    November 2026; so does whoever writes files after it. A build that fails where its pages are
    wanted fails the test, with its problems as `careers build` prints them.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._outcome: run.Outcome | None = None
        self._asked: dict[str, Any] = {}
        self._is_stale = False

    def write(self, files: Mapping[str, str | bytes]) -> Project:
        """Write files by their paths in the folder, text as UTF-8."""
        for name, content in files.items():
            file = self.folder / name
            if not file.resolve().is_relative_to(self.folder.resolve()):
                raise ValueError(f"{name} is not in the folder of the site")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        self._is_stale = True
        return self

    # --- Building

    def build(self, as_of: Moment | str = TODAY, **options: Any) -> run.Outcome:
        """Build the site for a moment, such as `"2026-12-01"`, into `site/`.

        What comes of it: `failed`, `problems` and `summary`; a build that fails doesn't raise.
        `options` are those of `careers build`: `strict`, `preview`, `hold_back`.
        """
        self._asked = {"as_of": as_of, **options}
        self._is_stale = False
        self._outcome = run.build(
            str(self.folder / "mkdocs.yml"),
            site_dir=str(self.site),
            as_of=moment(as_of),
            **options,
        )
        return self._outcome

    def problems(self, **options: Any) -> list[Problem]:
        """The problems of a build, in the order of their places; notes, too."""
        return sorted(set(self.build(**options).problems))

    def said(self, **options: Any) -> list[str]:
        """The problems of a build that is not a note, as they are printed."""
        problems = sorted(self.build(**options).problems)
        return [str(problem) for problem in problems if problem.severity != "note"]

    @property
    def site(self) -> Path:
        """The folder that is published, `site`."""
        return self.folder / "site"

    @property
    def clock(self) -> datetime:
        """The moment of the last build, for a browser's clock; of a day, its noon in UTC."""
        asked = moment(self._asked.get("as_of", TODAY))
        if isinstance(asked, datetime):
            return asked
        return datetime(asked.year, asked.month, asked.day, 12, tzinfo=UTC)

    # --- What is published

    def page(self, path: str = "") -> BeautifulSoup:
        """A page, by its address from the site's root (`jobs/baker/`) or its file's path."""
        __tracebackhide__ = True
        return BeautifulSoup(self.text(path), "html.parser")

    def text(self, path: str = "") -> str:
        """The text of a page or of another file, such as `robots.txt`."""
        __tracebackhide__ = True
        self._wants_site()
        file = self.site / path
        file = file / "index.html" if path == "" or path.endswith("/") else file
        if not file.is_file() and self._outcome is not None:
            pytest.fail(self._nothing_at(path))
        return file.read_text(encoding="utf-8")

    def json_ld(self, path: str, kind: str = "JobPosting") -> list[dict[str, Any]]:
        """The objects of one schema.org type that a page states."""
        __tracebackhide__ = True
        scripts = self.page(path).find_all("script", type="application/ld+json")
        objects = [json.loads(script.string or "") for script in scripts]
        return [said for said in objects if said["@type"] == kind]

    @property
    def prefix(self) -> str:
        """What the paths of its addresses begin with: `/`, or `/jobs/`."""
        home = self.page().select_one("link[rel=canonical]")
        return urlsplit(str(home["href"])).path if home else "/"

    def files(self) -> dict[str, bytes]:
        """Every file that is published, by its path."""
        __tracebackhide__ = True
        self._wants_site()
        return {
            file.relative_to(self.site).as_posix(): file.read_bytes()
            for file in sorted(self.site.rglob("*"))
            if file.is_file()
        }

    def feeds(self) -> dict[str, Feed]:
        """The feeds by the paths of their files, read as a stranger reads them.

        Each has `kind`, such as `RSS`, and `jobs` with `title`, `url`, `places` and so on.
        """
        from careers.audit.examine import examine
        from careers.audit.feeds import find_feeds

        __tracebackhide__ = True
        self._wants_site()
        feeds, problems = find_feeds(examine(self.site, datetime.now(UTC)).site)
        if problems:
            pytest.fail("\n".join(str(problem) for problem in problems))
        return {feed.path: feed for feed in feeds}

    # --- The command line

    def careers(self, *arguments: str) -> Result:
        """Run the command `careers` in the folder: `careers("check", "--as-of", "2026-12-01")`.

        The result has `exit_code`, `output`, `stdout` and `stderr`. It runs in this process, and
        GitHub's variables are not there; `command` starts another one.
        """
        from click.testing import CliRunner

        from careers.cli import cli

        self._is_stale = False
        outside = {name: None for name in os.environ if name.startswith("GITHUB_")}
        with chdir(self.folder):
            return CliRunner().invoke(
                cli, arguments, prog_name="careers", catch_exceptions=False, env=outside
            )

    def command(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run `python -m …` in the folder, as a person would."""
        return subprocess.run(
            [sys.executable, "-m", *arguments],
            cwd=self.folder,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    def _wants_site(self) -> None:
        """Build the site where there is none, or none of what the files say now."""
        __tracebackhide__ = True
        if not self.site.is_dir() and self._outcome is None:
            self.build()
        elif self._is_stale and self._outcome is not None:
            self.build(**self._asked)
        if self._outcome is not None and self._outcome.failed:
            pytest.fail(f"The site can't be built:\n{as_printed(self._outcome.problems)}")

    def _nothing_at(self, path: str) -> str:
        pages = sorted(file.relative_to(self.site).as_posix() for file in self.site.rglob("*.html"))
        there = [page.removesuffix("index.html") for page in pages]
        return f"There is no “{path}” on the site. Pages: {', '.join(map(repr, there))}"


def moment(said: Moment | str) -> Moment:
    """`"2026-12-01"` as a day, `"2026-12-01T09:00"` as a minute."""
    if not isinstance(said, str):
        return said
    return date.fromisoformat(said) if len(said) == 10 else datetime.fromisoformat(said)
