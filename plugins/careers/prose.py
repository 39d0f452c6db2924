"""What a role's own file says in words: passages without markup, and where each word stands.

Code, pictures and HTML are no prose. What an opening inherits isn't here: it is in the file of
its role.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from careers.body import heading_key
from careers.catalogue import Mark, section_kinds, section_marks
from careers.markdown import place_in, top_of
from careers.marks import marked
from careers.problem import Spot, Text
from careers.role import Role
from careers.syntax import Node, level_of, parse

HIDDEN = "\N{OBJECT REPLACEMENT CHARACTER}"  # in the place of what is no prose
Kind = Literal["heading", "paragraph", "bullet", "cell"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading, a paragraph, a bullet or a cell of a table, in words.

    `heading` is that of the section it stands in, `below` the nearest one above it (or itself);
    `is_quoted` where somebody else says it. Bullets of one list have the same `group`, a number
    from 1. Each of the `runs` is a piece of the text: its first character, and where that is in
    `source`, a byte.
    """

    kind: Kind
    text: str
    heading: str
    below: str
    is_quoted: bool
    group: int
    runs: tuple[tuple[int, int], ...]
    source: bytes
    origin: Spot

    def spot(self, start: int = 0, words: str = "") -> Spot:
        """The place of a character of the text, from which on these words stand."""
        index = max(bisect_right(self.runs, start, key=lambda run: run[0]) - 1, 0)
        first, byte = self.runs[index]
        at = byte + len(self.text[first:start].encode())
        said = words.encode()
        if said and not self.source.startswith(said, at):  # an entity, a backslash
            found = self.source.find(said, byte, at + 200)
            at = found if found >= 0 else at
        return place_in(self.source, self.origin, at)


def read_prose(role: Role) -> tuple[Passage, ...]:
    """The passages of a role's own file, in order."""
    return _passages(role.body.written)


def kinds_in(role: Role, language: str) -> dict[str, str]:
    """The kind of section (such as `requirements`) that each heading of a role names."""
    marks, kinds = _headings(language)
    known = {heading_key(s.heading.text): s.kind for s in role.body.sections if s.heading}
    found = {}
    for passage in read_prose(role):
        if passage.heading not in found:
            key = heading_key(marked(passage.heading, marks)[0])
            found[passage.heading] = known.get(key) or kinds.get(key, "")
    return found


@lru_cache(maxsize=16)
def _headings(language: str) -> tuple[dict[str, Mark], dict[str, str]]:
    return section_marks(language), section_kinds(language, {})


@lru_cache(maxsize=4)  # several features ask for the same role, one after the other
def _passages(written: Text) -> tuple[Passage, ...]:
    nodes, _ = parse(written.value)
    reader = _Reader(written)
    reader.top = top_of([level_of(node) for node in nodes if node.kind == "Heading"])
    return tuple(reader.read(nodes))


class _Reader:
    def __init__(self, written: Text) -> None:
        self.source = written.value.encode("utf-8", "replace")
        self.spot = written.spot
        self.top = 0
        self.heading = self.below = ""
        self.lists = 0

    def read(
        self, nodes: Iterable[Node], kind: Kind = "paragraph", group: int = 0, quoted: bool = False
    ) -> Iterator[Passage]:
        """The passages of some nodes; what stands among them without a paragraph is one too."""
        loose: list[Node] = []
        for node in nodes:
            inner = _inner(node)
            if inner is None:
                loose.append(node)
                continue
            yield from self._passage(kind, loose, group, quoted)
            loose = []
            if node.kind == "Heading":
                yield from self._heading(node, quoted)
            elif node.kind == "List":
                self.lists += 1
                number = self.lists
                for item in node.children:
                    yield from self.read(item.children, "bullet", number, quoted)
            elif node.kind == "Paragraph":
                yield from self._passage(kind, node.children, group, quoted)
            elif node.kind in ("TableHead", "TableRow"):
                for cell in node.children:
                    yield from self._passage("cell", cell.children, group, quoted)
            else:
                is_quotation = node.kind == "BlockQuote" and node.data is None
                yield from self.read(inner, kind, group, quoted or is_quotation)
        yield from self._passage(kind, loose, group, quoted)

    def _heading(self, node: Node, quoted: bool) -> Iterator[Passage]:
        if not quoted:
            self.below = "".join(words for words, _ in _pieces(node.children)).strip()
            if level_of(node) <= self.top:
                self.heading = self.below
        yield from self._passage("heading", node.children, 0, quoted)

    def _passage(
        self, kind: Kind, nodes: list[Node], group: int, quoted: bool
    ) -> Iterator[Passage]:
        text, runs = "", []
        for words, start in _pieces(nodes):
            runs.append((len(text), start))
            text += words
        if text.strip(f" {HIDDEN}"):
            yield Passage(
                kind,
                text,
                self.heading,
                self.below,
                quoted,
                group,
                tuple(runs),
                self.source,
                self.spot,
            )


def _inner(node: Node) -> list[Node] | None:
    """What is inside of a block; None for what stands in a line."""
    match node.kind:
        case "Rule" | "CodeBlock" | "HtmlBlock":
            return []
        case "Heading" | "List" | "Paragraph" | "BlockQuote" | "Table" | "TableHead" | "TableRow":
            return node.children
    return None


def _pieces(nodes: Iterable[Node]) -> Iterator[tuple[str, int]]:
    for node in nodes:
        if node.kind == "Text":
            yield node.data, node.start
        elif node.kind in ("Code", "Image"):
            yield HIDDEN, node.start
        elif node.kind in ("SoftBreak", "HardBreak"):
            yield " ", node.start
        else:
            yield from _pieces(node.children)
