"""A careers site out of a folder of Markdown, for MkDocs."""

from careers.feature import Feature
from careers.hooks import Block, JsonLd, hookimpl
from careers.problem import Problem

__version__ = "0.1.0"
__all__ = ["Block", "Feature", "JsonLd", "Problem", "hookimpl"]
