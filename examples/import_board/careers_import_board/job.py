"""A job as a board states it, on its way into a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Job:
    """`keys` are those of a role's front matter, `html` is its text.

    `id` is the board's own number for it, `town` where it is in a word or two; `lost` says what
    could not be carried over, a sentence each.
    """

    id: str
    title: str
    html: str
    town: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)
    lost: tuple[str, ...] = ()


class NotABoard(Exception):
    """A file holds something else than the jobs of a board; the text says what, in a sentence."""
