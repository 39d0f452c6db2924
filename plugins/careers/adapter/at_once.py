"""The page of a role that somebody is writing, shown before the rest of the site is built anew.

A large site takes seconds to build, and whoever writes looks at one page. The whole build comes
right behind, so what is served in the end is never anything but what a build makes.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import get_ident
from types import MethodType
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from careers.adapter.page import docs_folder, role_file
from careers.adapter.search import PLUGIN as SEARCH
from careers.adapter.version import Version
from careers.problem import Problem

# What MkDocs asks of one page.
PAGE_EVENTS = ("pre_page", "page_markdown", "page_content", "page_context", "post_page")
BUILDING = logging.getLogger("mkdocs.commands.build")


@dataclass(frozen=True, slots=True)
class AtOnce:
    """The last build of a site, as far as one more page can be made by it.

    It has nothing in common with a build that goes on meanwhile, in another thread.
    """

    config: MkDocsConfig
    files: Files
    nav: Any
    env: Environment
    version: Version
    project: Path
    touch: Callable[[str], None]

    def pages_of(self, changed: Iterable[str]) -> set[str] | None:
        """The roles whose files changed; None if anything else did, such as a role in several."""
        known = {page.role.path: page.role for page in self.version.own}
        roles = f"{self.version.assembly.roles_dir}/"
        found = set()
        for file in changed:
            path = self._path(file)
            role = known.get(path)
            # Many editors write a new file beside the old one, which is gone once it is there.
            if role is None and path.startswith(roles) and _is_gone(file):
                continue
            if role is None or role.opening_of or role.has_openings or _is_gone(file):
                return None
            found.add(path)
        return found

    def show(self, path: str) -> bool:
        """Write the page of one role as its file is now; whether that could be done.

        It can't where there is anything wrong with it: the whole build tells what.
        """
        page = next((page for page in self.version.own if page.role.path == path), None)
        if page is None:
            return False
        try:
            text = (self.project / path).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            return False
        try:
            with _quietly():
                view = self.version.assembly.again(page, text)
                if view is None:
                    return False
                docs = docs_folder(self.config)
                address = self.version.address
                file = role_file(view, self.version.assembly, address, docs, self.config, _no)
                assert file.page is not None
                self.touch(file.dest_uri)
                _populate_page(file.page, self.config, self.files)
                _build_page(file.page, self.config, (), self.nav, self.env)
        except Exception:  # whatever it is, the whole build tells it
            return False
        return True

    def _path(self, file: str) -> str:
        try:
            return Path(file).resolve().relative_to(self.project.resolve()).as_posix()
        except ValueError:
            return file


def set_apart(config: MkDocsConfig, plugin: Any, own: Any) -> bool:
    """Let pages be asked of `own`, what a plugin was at the end of a build, in its place.

    False where they are asked of another plugin as well that goes on with the next build.
    """
    for name in PAGE_EVENTS:
        methods = config.plugins.events[name]
        for number, method in enumerate(methods):
            whose = getattr(method, "__self__", None)
            if whose is plugin:
                methods[number] = MethodType(method.__func__, own)  # type: ignore[attr-defined]
            elif _lives_on(whose) and type(whose).__module__ != SEARCH:
                return False
    return True


def _lives_on(plugin: Any) -> bool:
    """Whether MkDocs takes the same one for every build."""
    return hasattr(plugin, "on_startup") or hasattr(plugin, "on_shutdown")


class _Problematic(Exception):
    """What a page tells of itself."""


def _is_gone(file: str) -> bool:
    return not Path(file).exists()


def _no(problems: Iterable[Problem]) -> None:
    if [*problems]:
        raise _Problematic


@contextmanager
def _quietly() -> Iterator[None]:
    """Let MkDocs say nothing of a page that it makes twice; another thread may well."""
    thread = get_ident()

    def others(record: logging.LogRecord) -> bool:
        return record.thread != thread

    BUILDING.addFilter(others)
    try:
        yield
    finally:
        BUILDING.removeFilter(others)
