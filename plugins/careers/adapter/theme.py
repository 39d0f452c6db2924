"""The theme's templates and its style sheet, where ours build on them."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    Template,
    TemplateNotFound,
)
from jinja2.runtime import Context
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.theme import Theme

from careers.adapter.compiled import CompiledTemplates
from careers.adapter.data import tojson
from careers.adapter.included import with_included
from careers.adapter.mark import printed
from careers.frozen import FrozenDict
from careers.plain import Kept
from careers.style_sheets import without

NAME = "theme"
THEIRS = "mkdocs_theme.yml"  # in the folder of a theme
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

OURS = str(Path(__file__).parent.parent / "templates")
TAGS_ALONE = re.compile(
    r"^((?:\{%(?! include)(?:(?!%\}).)*%\}|\{#(?:(?!#\}).)*#\})+)\n", re.MULTILINE | re.DOTALL
)
CONDITION = re.compile(r"^\{% if .*\{% endif %\}\n", re.MULTILINE)
TAG = re.compile(r"\{%[-+]? *(\w+)")
DICTS: frozenset[type] = frozenset((dict, FrozenDict, Kept))
OF_DICTS = frozenset(dir(Kept))
_has_special = re.compile("[&<>\"']").search
_as_it_is = str.__new__
OPENING, CLOSING, OTHERWISE = {"if"}, {"endif"}, {"else", "elif"}


class PublishedTemplates(FileSystemLoader):
    """Lists no hidden folder: MkDocs publishes none, and Material keeps 14,000 icons in one.

    A line of our templates that has tags alone prints no empty line, and what they include in
    loops is a part of them.
    """

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        text, name, is_current = super().get_source(environment, template)
        if name.startswith(OURS):
            text = with_included(lean(text), partial(self._own, environment))
        return text, name, is_current

    def _own(self, environment: Environment, template: str) -> str | None:
        """The text of a template if it is ours, and no other stands in its place."""
        for loader in _one_by_one(environment.loader):
            if loader is self:
                break
            with suppress(TemplateNotFound):
                loader.get_source(environment, template)
                return None
        try:
            text, name, _ = super().get_source(environment, template)
        except (TemplateNotFound, UnicodeDecodeError):  # told where it is included
            return None
        return lean(text) if name.startswith(OURS) else None

    def list_templates(self) -> list[str]:
        found = set()
        for folder in self.searchpath:
            for parent, folders, files in os.walk(folder):
                folders[:] = [name for name in folders if not name.startswith(".")]
                found |= {Path(parent, name).relative_to(folder).as_posix() for name in files}
        return sorted(found)


def _one_by_one(loader: BaseLoader | None) -> Iterator[BaseLoader]:
    """The loaders that are asked for a template, in their order."""
    if isinstance(loader, ChoiceLoader):
        for one in loader.loaders:
            yield from _one_by_one(one)
    elif loader:
        yield loader


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


def lean(template: str) -> str:
    """A template that prints no line for one with tags alone, nor for one that says nothing.

    Each line keeps its number: the end of one that is not to be printed stands in a comment, and
    that of one that is there under a condition stands within it. What others print, such as a
    part that is included, is followed by the end of its line: words next to it may need it.
    """
    return TAGS_ALONE.sub(r"\1{#\n#}", CONDITION.sub(_within, template))


def _within(line: re.Match[str]) -> str:
    """The end of a line is part of what is printed if something is, where all of it is."""
    depth, ends = 0, [*TAG.finditer(line[0])]
    for tag in ends:
        depth += tag[1] in OPENING
        if depth == 1 and tag[1] in OTHERWISE:
            return line[0]
        depth -= tag[1] in CLOSING
        if depth == 0 and tag is not ends[-1]:
            return line[0]
    at = ends[-1].start()
    return f"{line[0][:at]}\n{line[0][at:-1]}"


def load_quickly(theme: Theme, kept: Path | None) -> None:
    """Let a theme waste no time on each build; `kept` is for its compiled templates, if any are."""
    get_env = theme.get_env

    def get_quick_env() -> Environment:
        env = get_env()
        if type(env.loader) is FileSystemLoader:
            env.loader = PublishedTemplates(env.loader.searchpath)
        env.template_class = WholeTemplate
        env.finalize = printed
        env.cache = {}  # as many as there are, and none is looked for twice
        env.filters |= {"tojson": tojson, "e": escaped, "escape": escaped}
        env.getattr = _attributes(env.getattr)  # type: ignore[method-assign, assignment]
        if kept:
            env.bytecode_cache = CompiledTemplates(kept)
        return env

    theme.get_env = get_quick_env  # type: ignore[method-assign]


def escaped(value: Any) -> Markup:
    """What `escape` makes of a value; most are text in which there is nothing to escape."""
    if type(value) is str and not _has_special(value):
        return _as_it_is(Markup, value)
    return escape(value)


def _attributes(otherwise: Callable[[Any, str], Any]) -> Callable[[Any, str], Any]:
    """How to find what Jinja makes of `value.name`, which is mostly what a dict of ours says.

    Jinja asks each for an attribute first, and waits for the answer that there is none.
    """

    def attribute(value: Any, name: str) -> Any:
        if type(value) in DICTS and name in value and name not in OF_DICTS:
            return value[name]
        return otherwise(value, name)

    return attribute


def under_another_name(loader: BaseLoader | None, theme: Theme) -> BaseLoader:
    """A loader that also knows `theme/base.html`: the theme's own, whatever ours is called."""
    # MkDocs would look through all packages again for where the theme is.
    own = (folder for folder in reversed(theme.dirs) if Path(folder, THEIRS).is_file())
    return ChoiceLoader(
        [*([loader] if loader else ()), PrefixLoader({NAME: FileSystemLoader(next(own))})]
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
