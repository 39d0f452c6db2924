"""The theme's templates and its style sheet, where ours build on them."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, Template
from jinja2.runtime import Context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.theme import Theme
from mkdocs.utils import get_theme_dir

from careers.adapter.compiled import CompiledTemplates
from careers.style_sheets import without

NAME = "theme"
SHEET = re.compile(r"assets/stylesheets/main\.\w+\.min\.css")
# Parts of a manual, and what its scripts make: a page with our frame has none of them.
PARTS = (
    "search|nav|sidebar|header|tabs|dialog|select|source|version|consent|annotation|tooltip2?|"
    "overlay|toggle|feedback|path|progress|post|author|clipboard|code__|meta|pagination|profile|"
    "option|logo|footer__|skip"
)
UNUSED = re.compile(
    rf"\.md-(?:{PARTS})(?![a-z])|\.(?:mermaid|giscus|no-js|highlighttable|linenos|linenodiv)\b"
    r"|data-md-(?:toggle|component=(?:search|tooltip))"
)
NAMED = re.compile(rf"md-(?:{PARTS})(?![a-z])|data-md-(?:toggle|component)")


class PublishedTemplates(FileSystemLoader):
    """Lists no hidden folder: MkDocs publishes none, and Material keeps 14,000 icons in one."""

    def list_templates(self) -> list[str]:
        found = set()
        for folder in self.searchpath:
            for parent, folders, files in os.walk(folder):
                folders[:] = [name for name in folders if not name.startswith(".")]
                found |= {Path(parent, name).relative_to(folder).as_posix() for name in files}
        return sorted(found)


class WholeTemplate(Template):
    """Hands over what it makes in one piece, which is all that has to pass what includes it."""

    @property
    def root_render_func(self) -> Any:
        return self._whole

    @root_render_func.setter
    def root_render_func(self, root: Callable[[Context], Iterable[str]]) -> None:
        self._root = root

    def _whole(self, context: Context) -> Iterator[str]:
        yield "".join(self._root(context))


def load_quickly(theme: Theme, kept: Path) -> None:
    """Let a theme waste no time on each build; `kept` is for its compiled templates."""
    get_env = theme.get_env

    def get_quick_env() -> Environment:
        env = get_env()
        if type(env.loader) is FileSystemLoader:
            env.loader = PublishedTemplates(env.loader.searchpath)
        env.template_class = WholeTemplate
        env.bytecode_cache = CompiledTemplates(kept)
        return env

    theme.get_env = get_quick_env  # type: ignore[method-assign]


def under_another_name(loader: BaseLoader | None, config: MkDocsConfig) -> BaseLoader:
    """A loader that also knows `theme/base.html`: the theme's own, whatever ours is called."""
    folder = get_theme_dir(config.theme.name or "material")
    return ChoiceLoader(
        [*([loader] if loader else ()), PrefixLoader({NAME: FileSystemLoader(folder)})]
    )


def lean_sheet(
    files: Files, config: MkDocsConfig, overrides: Iterable[Path]
) -> tuple[str, File | None]:
    """The theme's style sheet, and one with what pages in our frame can use of it.

    There is none where the site's own templates, in the folders `overrides`, use more.
    """
    full = next((uri for uri in sorted(files.src_uris) if SHEET.fullmatch(uri)), "")
    file = files.get_file_from_path(full) if full else None
    templates = (each for folder in overrides for each in sorted(folder.rglob("*.html")))
    if file is None or any(NAMED.search(_text(each)) for each in templates):
        return full, None
    text = without(file.content_string, UNUSED)
    return full, File.generated(config, "assets/careers/material.css", content=text)


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace")
