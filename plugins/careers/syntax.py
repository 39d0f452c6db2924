"""The Markdown parser's events as a tree, and the words in it.

The parser is pulldown-cmark (rustdoc's and mdBook's), by pyromark: its events have places.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyromark

OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_GFM
)
DEEPEST = 50


@dataclass(slots=True)
class Node:
    """An element of the parser's tree; `start` is its first byte in the source."""

    kind: str
    data: Any
    start: int
    children: list[Node] = field(default_factory=list)


def level_of(node: Node) -> int:
    """The number of a heading's `#`."""
    return int(node.data["level"][1])


def parse(source: str) -> tuple[list[Node], int | None]:
    """The parser's events as a tree, with texts that belong together as one.

    What is nested too deep is left out; the second value is the first byte of it.
    """
    too_deep = None
    siblings: list[Node] = []
    around = [siblings]
    value: Any
    for event, places in pyromark.events_with_range(source, options=OPTIONS):
        if isinstance(event, str):
            siblings.append(Node(event, None, places["start"]))
        elif "End" in event:
            around.pop()
            siblings = around[-1]
        elif "Start" in event:
            value = event["Start"]
            kind, data = (value, None) if isinstance(value, str) else next(iter(value.items()))
            node = Node(kind, data, places["start"])
            if len(around) <= DEEPEST:
                siblings.append(node)
            else:
                too_deep = min(too_deep or node.start, node.start)
            siblings = node.children
            around.append(siblings)
        else:
            [(name, value)] = event.items()
            if name in ("Text", "Html") and siblings and siblings[-1].kind == name:
                siblings[-1].data += value
            else:
                siblings.append(Node(name, value, places["start"]))
    return siblings, too_deep


def plain_text(nodes: Sequence[Node]) -> str:
    """The words of nodes, without markup, on one line."""
    if len(nodes) == 1 and nodes[0].kind == "Text":
        return " ".join(nodes[0].data.split())
    return " ".join("".join(words_in(nodes)).split())


def words_in(nodes: Iterable[Node]) -> list[str]:
    """The words of nodes, in pieces."""
    found: list[str] = []
    _add_words(nodes, found)
    return found


def _add_words(nodes: Iterable[Node], found: list[str]) -> None:
    for node in nodes:
        kind = node.kind
        if kind in ("Text", "Code"):
            found.append(node.data)
        elif kind in ("SoftBreak", "HardBreak") or _is_break(node):
            found.append(" ")
        else:
            if kind == "List":
                found.append(" ")
            _add_words(node.children, found)
            if kind in ("Paragraph", "Item", "Heading", "TableCell", "CodeBlock"):
                found.append(" ")


def _is_break(node: Node) -> bool:
    return node.kind == "InlineHtml" and node.data[:3].lower() == "<br"
