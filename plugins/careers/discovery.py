"""Where features come from: installed packages, and the site's own `plugins/NAME.py`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, EntryPoint, entry_points
from pathlib import Path
from types import ModuleType

from careers.feature import Feature

GROUP = "careers.features"


@dataclass(frozen=True, slots=True)
class Found:
    """A feature's class and where it came from, or why it could not be loaded.

    `package` is the one that it came in; None for a file of the site.
    """

    origin: str
    load: Callable[[], type[Feature]]
    package: Distribution | None = None


class FeatureError(Exception):
    """A feature's module is not what it should be; the text says what and how to mend it."""


def discover(project: Path) -> Iterator[tuple[str, Found]]:
    """Every feature that can be named, installed ones first."""
    named: dict[Distribution | None, str] = {None: ""}  # each reads its metadata whenever asked
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        if point.dist and point.dist not in named:
            named[point.dist] = f"{point.dist.name} {point.dist.version}"
        dist = named[point.dist] or point.value
        yield (
            point.name,
            Found(
                dist,
                lambda point=point: _from_entry_point(point),  # type: ignore[misc]
                point.dist,
            ),
        )
    for file in sorted((project / "plugins").glob("*.py")):
        if not file.name.startswith("_"):
            yield file.stem, Found(f"plugins/{file.name}", lambda file=file: _from_file(file))  # type: ignore[misc]


def _from_entry_point(point: EntryPoint) -> type[Feature]:
    cls = point.load()
    if not (isinstance(cls, type) and issubclass(cls, Feature)):
        raise FeatureError(f"is {point.value}, which is not a subclass of careers.Feature.")
    return cls


def _from_file(file: Path) -> type[Feature]:
    """The one feature in a site's `plugins/NAME.py`, read anew at each build."""
    name = f"careers_site_feature_{file.stem}"
    module = ModuleType(name)
    module.__file__ = str(file)
    sys.modules[name] = module  # where pydantic looks for the names in annotations
    # Not by an import, which would take the code of an earlier build from its cache.
    exec(compile(file.read_bytes(), file, "exec", dont_inherit=True), module.__dict__)
    return _only_feature(module)


def _only_feature(module: ModuleType) -> type[Feature]:
    classes = [
        value
        for value in vars(module).values()
        if isinstance(value, type)
        and issubclass(value, Feature)
        and value.__module__ == module.__name__
    ]
    if len(classes) != 1:
        names = ", ".join(cls.__name__ for cls in classes) or "none"
        raise FeatureError(f"must hold one subclass of careers.Feature; it holds {names}.")
    return classes[0]
