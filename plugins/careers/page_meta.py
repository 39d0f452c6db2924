"""The front matter of one of marketing's pages: its values, and where each was written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from careers.illustration import is_decorative
from careers.keys import normal_key
from careers.problem import Problem, Spot
from careers.source import LOADER

FRONT = re.compile(r"\A\ufeff?-{3}[ \t]*\n(.*?)^(?:-{3}|\.{3})[ \t]*$", re.DOTALL | re.MULTILINE)
Steps = tuple[str | int, ...]
# What a page in another language takes from the original.
WORDLESS = ("picture", "picture_dark", "picture_alt", "featured", "newest", "parts", "teasers")


@dataclass(frozen=True, slots=True)
class PageMeta:
    """What a page says of itself, by keys in their one spelling (`picture alt` is `picture_alt`).

    `spots` has the place of each value by the way to it, such as `("teasers", 2, "page")`.
    """

    values: Mapping[str, Any]
    path: str
    spots: Mapping[Steps, Spot] = field(default_factory=dict)

    def spot(self, *steps: str | int) -> Spot:
        """Where a value is, or else the nearest that it is in."""
        while steps:
            if found := self.spots.get(steps):
                return found
            steps = steps[:-1]
        return Spot(self.path)

    def over(self, other: PageMeta) -> PageMeta:
        """With what another page says besides, where that is no words."""
        values, spots = dict(self.values), dict(self.spots)
        for key in WORDLESS:
            if key in other.values and key not in self.values and other.is_wordless(key):
                values[key] = other.values[key]
                spots |= {steps: spot for steps, spot in other.spots.items() if steps[0] == key}
        return PageMeta(values, self.path, spots)

    def is_wordless(self, key: str) -> bool:
        """Whether a value says the same in every language."""
        if key.startswith("picture"):
            return is_decorative(str(self.values.get("picture_alt", "")))
        listed = self.listed(key)
        return not any(isinstance(one, Mapping) and set(one) - {"page"} for one in listed)

    def line(self, key: str, problems: list[Problem]) -> str:
        """A value that is one text; empty where there is none."""
        value = self.values.get(key)
        if isinstance(value, Mapping | list | tuple | bool):
            message = f"“{key.replace('_', ' ')}” should be text."
            fix = "Write it behind the colon, in quotation marks if there is a colon in it."
            problems.append(self.spot(key).error("page-value", message, fix))
            return ""
        return "" if value is None else " ".join(str(value).split())

    def whole(self, key: str, default: int, most: int, problems: list[Problem]) -> int:
        """A whole number from 0 on."""
        value = self.values.get(key, default)
        if isinstance(value, str) and value.strip().isdecimal():
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
            message = f"“{key.replace('_', ' ')}” should be a whole number."
            fix = f"Write one from 0 to {most}, such as “{key.replace('_', ' ')}: {default}”."
            problems.append(self.spot(key).error("page-value", message, fix))
            return default
        return value

    def listed(self, key: str) -> list[Any]:
        """A value that may be a list, or one entry alone, or words with commas between them."""
        value = self.values.get(key)
        if isinstance(value, str):
            return [part.strip() for part in re.split(r"[,;\n]", value) if part.strip()]
        if value is None:
            return []
        return list(value) if isinstance(value, list | tuple) else [value]


def read_meta(meta: Mapping[str, Any], text: str, path: str) -> PageMeta:
    """The front matter that MkDocs has read; `text` is the whole file, for the places in it."""
    values = {normal_key(str(key)): value for key, value in meta.items()}
    found = FRONT.match(text.replace("\r\n", "\n").replace("\r", "\n"))
    if found is None:
        return PageMeta(values, path)
    try:
        node = yaml.compose(found[1], Loader=LOADER)
        spots = dict(_spots(node, path, 2, ()))
    except (yaml.YAMLError, RecursionError):
        spots = {}  # told elsewhere
    return PageMeta(values, path, spots)


def _spots(
    node: yaml.Node | None, path: str, first: int, steps: Steps
) -> Iterator[tuple[Steps, Spot]]:
    if node is None:
        return
    if steps:
        yield steps, Spot(path, first + node.start_mark.line, node.start_mark.column + 1)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _spots(value, path, first, (*steps, normal_key(str(key.value))))
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from _spots(value, path, first, (*steps, index))
