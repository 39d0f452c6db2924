"""XML of strangers: sitemaps and feeds, read strictly and without running after what they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

from careers.problem import Spot

MOST = 50 * 1024 * 1024  # sitemaps.org: no sitemap has more


class Broken(NamedTuple):
    """Where a file stops to be XML, and why."""

    spot: Spot
    reason: str


@dataclass(slots=True)
class Node:
    """One tag with its namespace, its attributes and the text that is directly in it."""

    space: str
    name: str
    attributes: dict[str, str]
    spot: Spot
    pieces: list[str] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces).strip()

    def all(self, *names: str) -> Iterator[Node]:
        """The children of these names, in any namespace; capitals don't count."""
        wanted = {name.lower() for name in names}
        return (child for child in self.children if child.name.lower() in wanted)

    def one(self, *names: str) -> Node | None:
        """The first child of these names, in any namespace."""
        return next(self.all(*names), None)

    def said(self, *names: str) -> str:
        """The text of the first child of these names that has some, in the order of the names."""
        for name in names:
            for child in self.all(name):
                if child.text:
                    return child.text
        return ""


class _Refused(Exception):
    pass


def read_xml(path: str, data: bytes) -> Node | Broken:
    """The tree of a file; never raises."""
    if len(data) > MOST:
        return Broken(Spot(path), f"it has {len(data) / 1024 / 1024:.0f} MB, and 50 is the most")
    reader = _Reader(path)
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        spot = Spot(path, max(error.lineno, 1), error.offset + 1)
        return Broken(spot, _in_words(error, data))
    except _Refused:
        return Broken(reader.spot, "it declares entities, which readers refuse")
    except (ValueError, LookupError) as error:
        return Broken(Spot(path), " ".join(str(error).split()))
    return reader.root


class _Reader:
    """Builds the tree; in contrast to ElementTree it knows the line of each tag."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.root = Node("", "", {}, Spot(path))
        self.open: list[Node] = []
        self.parser = expat.ParserCreate(namespace_separator="\n")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = lambda _name: self.open.pop()
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._refuse

    @property
    def spot(self) -> Spot:
        return Spot(self.path, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition("\n")
        node = Node(space, local, attributes, self.spot)
        if self.open:
            self.open[-1].children.append(node)
        else:
            self.root = node
        self.open.append(node)

    def _text(self, text: str) -> None:
        self.open[-1].pieces.append(text)

    def _refuse(self, *_: object) -> None:
        raise _Refused


def _in_words(error: expat.ExpatError, data: bytes) -> str:
    reason = expat.ErrorString(error.code) or "it is no XML"
    lines = data.splitlines()
    line = lines[error.lineno - 1] if 0 < error.lineno <= len(lines) else b""
    if data.lstrip()[:15].lower().startswith((b"<!doctype html", b"<html")):
        return "it is a page of HTML"
    if re.search(rb"&(?!#?\w+;)", line):
        return f"{reason}; a “&” has to be written “&amp;”"
    if re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", line):
        return f"{reason}; there is a control character"
    return reason
