"""The features of a site's own, found from where their tests are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

OVERRIDES = "theme_overrides"
CUSTOM_DIR = re.compile(r"""^[^#\n]*\bcustom_dir:\s*["']?([^\s"',}]+)""", re.MULTILINE)


def project_of(names: Iterable[str], near: Path) -> Path:
    """The nearest folder at or above `near` with one of these features in its `plugins/`.

    Else the nearest that has any such folder, or `near` itself.
    """
    wanted = {f"{name}.py" for name in names}
    above = [place for place in (near, *near.parents) if (place / "plugins").is_dir()]
    found = (at for at in above if any((at / "plugins" / name).is_file() for name in wanted))
    return next(found, next(iter(above), near))


def overrides_of(project: Path) -> Path:
    """The folder with a site's own templates, as its `mkdocs.yml` says."""
    try:
        text = (project / "mkdocs.yml").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        text = ""
    found = CUSTOM_DIR.search(text)
    return project / (found[1] if found else OVERRIDES)


def own_files(names: Iterable[str], near: Path) -> dict[str, bytes]:
    """What features of a site's own need in another site, by the paths that it has there.

    All modules of `plugins/`; what else is there and is no Python, such as data and texts; and of
    the site's templates, style sheets and scripts those that are named after one of the features.
    """
    project = project_of(names, near)
    plugins = project / "plugins"
    own = [name for name in names if (plugins / f"{name}.py").is_file()]
    if not own:
        return {}
    # The others as well: they are off, and files beside them may have words for them.
    found = {f"plugins/{file.name}": file for file in sorted(plugins.glob("*.py"))}
    found |= {f"plugins/{path}": plugins / path for path in _data(plugins)}
    overrides = overrides_of(project)
    for file in sorted(overrides.rglob("*")):
        if file.is_file() and any(_is_named(file.stem, name) for name in own):
            found[f"{OVERRIDES}/{file.relative_to(overrides).as_posix()}"] = file
    return {path: file.read_bytes() for path, file in found.items()}


def _data(plugins: Path) -> Iterator[str]:
    """The files below `plugins/` that are neither modules nor in a package."""
    for file in sorted(plugins.iterdir()):
        if file.is_file() and file.suffix not in (".py", ".pyc"):
            yield file.name
        elif file.is_dir() and file.name[0] not in "._" and not (file / "__init__.py").is_file():
            yield from (
                inner.relative_to(plugins).as_posix()
                for inner in sorted(file.rglob("*"))
                if inner.is_file() and "__pycache__" not in inner.parts
            )


def _is_named(stem: str, name: str) -> bool:
    return stem == name or stem.startswith((f"{name}_", f"{name}."))
