"""MkDocs: the only part of the package that imports it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from careers.adapter.plugin import CareersPlugin

__all__ = ["CareersPlugin"]


def __getattr__(name: str) -> Any:
    """The plugin, where MkDocs asks for it: who wants another module needs not load it."""
    if name == "CareersPlugin":
        from careers.adapter.plugin import CareersPlugin

        return CareersPlugin
    raise AttributeError(name)
