"""The page of a role that somebody is writing, shown before the rest of the site is built anew.

A large site takes seconds to build, and whoever writes looks at one page. The whole build comes
right behind, so what is served in the end is never anything but what a build makes.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from careers.adapter.page import docs_folder, role_file
from careers.adapter.version import Version
from careers.problem import Problem


@dataclass(frozen=True, slots=True)
class AtOnce:
    """The last build of a site, as far as one more page can be made by it."""

    config: MkDocsConfig
    files: Files
    nav: Any
    env: Environment
    version: Version
    project: Path

    def show(self, changed: Iterable[str]) -> str:
        """Write the page of the one role that changed; its path, or nothing where it can't be.

        That is so for more than one file, for one that is no role's or of a role in several, and
        for one with anything wrong in it: the whole build tells what.
        """
        # Many editors write a new file beside the old one, which is gone once it is in its place.
        paths = {self._path(file) for file in changed if Path(file).exists()}
        if len(paths) != 1:
            return ""
        [path] = paths
        page = next((page for page in self.version.own if page.role.path == path), None)
        if page is None or page.role.opening_of or page.role.has_openings:
            return ""
        try:
            text = (self.project / path).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            return ""
        view = self.version.assembly.again(page, text)
        if view is None:
            return ""
        docs = docs_folder(self.config)
        file = role_file(view, self.version.assembly, self.version.address, docs, self.config, _no)
        try:
            with _quietly():
                assert file.page is not None
                _populate_page(file.page, self.config, self.files)
                _build_page(file.page, self.config, (), self.nav, self.env)
        except Exception:  # whatever it is, the whole build tells it
            return ""
        return path

    def _path(self, file: str) -> str:
        try:
            return Path(file).resolve().relative_to(self.project.resolve()).as_posix()
        except ValueError:
            return file


class _Problematic(Exception):
    """What a page tells of itself."""


def _no(problems: Iterable[Problem]) -> None:
    if [*problems]:
        raise _Problematic


@contextmanager
def _quietly() -> Iterator[None]:
    """Let MkDocs say nothing of a page that it makes twice."""
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)
