"""A pytest plugin for whoever writes features: a site out of a few strings, and all it says.

The fixtures come with the package, without an import; these are their types.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from careers.testing.asked import Asked
    from careers.testing.browser import Visit
    from careers.testing.files import MKDOCS, ROLE, TODAY
    from careers.testing.project import Project

__all__ = ["MKDOCS", "ROLE", "TODAY", "Asked", "Project", "Visit"]

# As in `careers`: nothing is loaded before it is asked for.
_HOME = {
    "MKDOCS": "files",
    "ROLE": "files",
    "TODAY": "files",
    "Asked": "asked",
    "Project": "project",
    "Visit": "browser",
}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        if name not in _HOME:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
