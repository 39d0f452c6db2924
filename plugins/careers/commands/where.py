"""Where problems and pages of the documentation can be looked at: on GitHub, or in the folder."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from careers.checks import CHECKS
from careers.problem import Problem
from careers.repository import folder_in_repository

MANUAL = "docs"  # the folder of the documentation, beside the configuration


@dataclass(frozen=True, slots=True)
class Where:
    """What stands in front of paths.

    `prefix` leads from the repository's root to the project: empty, or with a slash at its end.
    `files` and `manual` are the addresses of the two on GitHub, with a slash at their end;
    outside of it they are empty. `has_manual` says that the documentation is in the project.
    `pages` are those of more codes than the package's own checks have.
    """

    prefix: str = ""
    files: str = ""
    manual: str = ""
    has_manual: bool = False
    pages: Mapping[str, str] = field(default_factory=dict)

    def help(self, code: str) -> str:
        """The page that tells more about a code: an address, or a path in the project."""
        check = CHECKS.get(code)
        page = self.pages.get(code) or (check.page if check else "")
        return f"{self.manual}{page}" if page and self.has_manual else ""

    def line(self, problem: Problem) -> str:
        """The address of a problem's line; empty outside of GitHub."""
        if not self.files or not problem.path:
            return ""
        # Without “plain” GitHub shows Markdown as a page, which has no lines.
        plain = "?plain=1" if problem.path.endswith(".md") else ""
        return f"{self.files}{percent(problem.path)}{plain}#L{problem.line}"


def percent(path: str) -> str:
    """A path in an address; a name of a file that is not in UTF-8 stays what it is."""
    return quote(path.encode("utf-8", "surrogateescape"))


def where_is(config_file: str, pages: Mapping[str, str] | None = None) -> Where:
    """Where the project of a configuration is; GitHub says it in a run of its Actions."""
    project = Path(config_file).absolute().parent
    # Asked for alone: elsewhere a problem's path begins at the project, as all paths do there.
    repository, commit = os.environ.get("GITHUB_REPOSITORY"), os.environ.get("GITHUB_SHA")
    has_manual = (project / MANUAL / "hr" / "keys.md").is_file()
    if not repository or not commit:
        return Where(has_manual=has_manual, pages=pages or {})
    prefix = folder_in_repository(project)
    server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
    root = f"{server}/{repository}/blob"
    return Where(
        prefix,
        f"{root}/{commit}/{percent(prefix)}",
        f"{root}/HEAD/{percent(prefix)}",
        has_manual,
        pages or {},
    )
