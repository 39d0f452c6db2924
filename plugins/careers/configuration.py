"""What `mkdocs.yml` says, without MkDocs and without running anything that it names.

MkDocs runs the hooks of a site, and whatever `!!python/` asks for, as soon as it loads the
file. A build wants that; a look at how things stood at some revision does not.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from careers.problem import Problem, Spot
from careers.settings import Settings, Source, read_settings

DEEPEST = 9  # files that inherit from each other


@dataclass(frozen=True, slots=True)
class Configuration:
    """The site as far as its roles depend on it, and the folder that it is in.

    `pages` are the files in `docs` (`docs_dir`), by their paths from the folder on, such as
    `site_src/benefits.md`. `url` ends with a slash or is empty.
    """

    folder: Path
    settings: Settings
    source: Source
    name: str
    url: str
    language: str
    directory_urls: bool
    docs: str
    pages: tuple[str, ...]

    def paths(self) -> dict[str, str]:
        """The address of each page and picture on the site, as MkDocs gives it."""
        return {page: self._address(posixpath.relpath(page, self.docs)) for page in self.pages}

    def _address(self, page: str) -> str:
        """`benefits.md` -> `benefits/` or `benefits.html`, `index.md` -> ``."""
        stem, suffix = posixpath.splitext(page)
        if suffix != ".md":
            return page
        folder, name = posixpath.split(stem)
        if name in ("index", "README"):
            return f"{folder}/" if folder else ""
        return f"{stem}/" if self.directory_urls else f"{stem}.html"


def read_configuration(
    file: Path, files: Iterable[str] | None = None
) -> tuple[Configuration | None, list[Problem]]:
    """The configuration in a file, or every problem that kept it from being read.

    `files` are those of the file's folder, where they are not all on the disk.
    """
    spot = Spot(file.name)
    try:
        values = _load(file)
    except FileNotFoundError as error:
        message = f"There is no file “{Path(str(error.filename)).name}” here."
        fix = "Run it in the folder of the site, or name the file with --config-file."
        return None, [spot.error("config-missing", message, fix)]
    except (OSError, UnicodeDecodeError, RecursionError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return None, [spot.error("config-unreadable", f"This can't be read: {reason}.")]
    except yaml.YAMLError as error:
        return None, [_yaml_problem(error, file.name)]
    options = _options(values.get("plugins"))
    if options is None:
        message = "The plugin “careers” is not on."
        return None, [spot.error("plugin-off", message, "Write “- careers:” under “plugins:”.")]
    source = Source.of_file(file)
    theme = values.get("theme")
    language = theme.get("language") if isinstance(theme, dict) else ""
    settings, problems = read_settings(options, source, str(language or "en"))
    if settings is None:
        return None, problems
    url = str(values.get("site_url") or "")
    docs = str(values.get("docs_dir") or "docs")
    docs = os.path.relpath(file.parent / docs, file.parent).replace(os.sep, "/")
    pages = _files(file.parent / docs, docs) if files is None else files
    return Configuration(
        folder=file.parent,
        settings=settings,
        source=source,
        name=str(values.get("site_name") or ""),
        url=url if not url or url.endswith("/") else f"{url}/",
        language=str(language or "en"),
        directory_urls=bool(values.get("use_directory_urls", True)),
        docs=docs,
        pages=tuple(sorted(page for page in pages if page.startswith(f"{docs}/"))),
    ), problems


def _files(folder: Path, name: str) -> Iterator[str]:
    for at, _, files in os.walk(folder):
        inside = Path(at).relative_to(folder)
        yield from (f"{name}/{(inside / file).as_posix()}" for file in files)


def _options(plugins: object) -> dict[str, Any] | None:
    """The options of the plugin `careers`; nothing where it is not on."""
    if isinstance(plugins, dict):
        plugins = [{name: options} for name, options in plugins.items()]
    for plugin in plugins if isinstance(plugins, list) else []:
        if plugin == "careers":
            return {}
        if isinstance(plugin, dict) and "careers" in plugin:
            options = plugin["careers"]
            return options if isinstance(options, dict) else {}
    return None


class _Loader(yaml.SafeLoader):
    """Makes plain values only; what a tag such as `!!python/name:` asks for is left out."""

    def environment(self, node: yaml.Node) -> object:
        """`!ENV NAME` or `!ENV [NAME, OTHER, default]`, as MkDocs reads them."""
        if isinstance(node, yaml.ScalarNode):
            names, default = [node], None
        else:
            *names, default = node.value
            names = names or [default]
        for name in names:
            if (value := os.environ.get(str(name.value))) is not None:
                tag = self.resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]
                return self.construct_object(yaml.ScalarNode(tag, value))
        return self.construct_object(default) if default not in (None, *names) else None


_Loader.add_constructor("!ENV", _Loader.environment)
_Loader.add_multi_constructor(None, lambda *_: None)  # any other tag


def _load(file: Path, depth: int = 0) -> dict[str, Any]:
    """The values in a file, over those in the file that it inherits from."""
    values = yaml.load(file.read_text(encoding="utf-8-sig"), _Loader)
    if not isinstance(values, dict):
        return {}
    parent = values.pop("INHERIT", None)
    if not isinstance(parent, str) or depth > DEEPEST:
        return values
    return _merged(_load(file.parent / parent, depth + 1), values)


def _merged(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    both = dict(under)
    for key, value in over.items():
        below = both.get(key)
        if isinstance(value, dict) and isinstance(below, dict):
            value = _merged(below, value)
        both[key] = value
    return both


def _yaml_problem(error: yaml.YAMLError, name: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    spot = Spot(name, mark.line + 1, mark.column + 1) if mark else Spot(name)
    said = " ".join(str(getattr(error, "problem", None) or error).split())
    fix = "Compare the line with its neighbours: blanks in front of it, never tabs."
    return spot.error("yaml", f"This can't be read as YAML: {said}.", fix)
