"""MkDocs: the only part of the package that imports it."""

from careers.adapter.plugin import CareersPlugin

__all__ = ["CareersPlugin"]
