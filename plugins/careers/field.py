"""What was written for one key of a front matter, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from careers.problem import Spot, Text


@dataclass(frozen=True, slots=True)
class Field:
    """One key and what was written for it: no item when empty, several when it is a list."""

    key: str
    spot: Spot
    items: tuple[Text, ...] = ()

    @property
    def text(self) -> Text:
        """The whole value as one text, at the place of its first part."""
        if not self.items:
            return Text("", self.spot)
        if len(self.items) == 1:
            return self.items[0]
        return Text("; ".join(item.value for item in self.items), self.items[0].spot)


class Entry(NamedTuple):
    """The lines of one key, from the first comment right above it; counted from 1, both inside."""

    key: str
    start: int
    end: int
