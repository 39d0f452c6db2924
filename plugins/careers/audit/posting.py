"""A JobPosting as it stands in the markup of a page, and how to look into it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from careers.problem import Spot

HOSTS = (
    *("http://schema.org/", "https://schema.org/"),
    *("http://www.schema.org/", "https://www.schema.org/", "schema:"),
)


@dataclass(frozen=True, slots=True)
class Posting:
    """One JobPosting: its properties by the names in the markup, and where it stands.

    `plain` says that it is JSON-LD, whose numbers and yes or no have types of their own; in
    attributes everything is text. `seen` is what people see on its page, with single blanks.
    """

    data: Mapping[str, Any]
    spot: Spot
    plain: bool = True
    language: str = ""
    seen: str = ""

    def get(self, name: str) -> Any:
        """The value of a property, or None."""
        return self.data.get(name)

    def text(self, name: str) -> str:
        """The value of a property if it is text, else nothing."""
        return text_of(self.data.get(name))

    def means(self, text: str) -> bool:
        """Whether people see a text letter by letter, so that its `&lt;` or `**` is no slip."""
        return " ".join(text.split()) in self.seen


def text_of(value: Any) -> str:
    """Text without blanks around it; nothing for everything that is no text."""
    return value.strip() if isinstance(value, str) else ""


def items(value: Any) -> list[Any]:
    """One value or several as a list; nothing for none."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def objects(value: Any) -> list[Mapping[str, Any]]:
    """Those of one or several values that have properties of their own."""
    return [item for item in items(value) if isinstance(item, dict)]


def types_of(data: Mapping[str, Any]) -> list[str]:
    """The names of an object's types, without schema.org's address before them."""
    return [bare(name) for name in items(data.get("@type")) if isinstance(name, str)]


def bare(name: str) -> str:
    """`JobPosting` for `https://schema.org/JobPosting`."""
    for host in HOSTS:
        name = name.removeprefix(host)
    return name


def everything(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Each value inside of another, with its path: `hiringOrganization.name`, `jobLocation.1`."""
    # A stack of our own: markup may be nested deeper than Python likes to call itself.
    waiting = [(path, value)]
    while waiting:
        path, value = waiting.pop()
        yield path, value
        if isinstance(value, dict):
            inner = [(f"{path}.{key}" if path else str(key), item) for key, item in value.items()]
        elif isinstance(value, list):
            inner = [(f"{path}.{number}" if path else str(number), item)
                     for number, item in enumerate(value, 1)]  # fmt: skip
        else:
            continue
        waiting += reversed(inner)
