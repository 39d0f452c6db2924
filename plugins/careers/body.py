"""The text of a role: sections with their headings, out of its Markdown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from careers.body_text import BodyText
from careers.links import Link, Resolve, Target
from careers.markdown import Markdown, MarkdownBlock, clean_blocks, place_in, read_markdown
from careers.mistyped import mistyped
from careers.plain_html import plain_html
from careers.problem import NOWHERE, Problem, Spot, Text
from careers.section import Heading, Section, heading_html
from careers.wording import REMEMBERED, fold

TAG = re.compile(r"<[^>]*>")
ELSEWHERE = re.compile(r' href="(https?:[^"]*)"')
RESERVED_ANCHORS = frozenset({"apply", "openings", "role", "similar"})
# What a section of this kind asks stands in a form, and is never part of the text.
QUESTIONS = "questions"
NOTHING = Text("", NOWHERE)


@dataclass(frozen=True, slots=True)
class Part:
    """A section before it has its anchors: its heading, and the blocks below.

    The levels of headings are those of the page: 2 for its own, more for those inside.
    `source` is the whole text that it stands in, in UTF-8: it begins at `start`, what is
    below its heading at `below`, and what comes after it at `end`. `spot` is its place.
    """

    heading: MarkdownBlock | None
    blocks: tuple[MarkdownBlock, ...]
    source: bytes = b""
    start: int = 0
    below: int = 0
    end: int = 0
    spot: Spot = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Parts:
    """A text in its parts, the title that it states, and every problem in it.

    The text starts at `spot`.
    """

    parts: tuple[Part, ...]
    title: str
    spot: Spot
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """A role's text: its source, the title it states by a first `#` heading, its sections.

    `links` are all links with where they lead.
    """

    title: str = ""
    links: tuple[tuple[Link, Target], ...] = ()
    # What weighs most, and is looked at seldom once everything about a role is known.
    _text: BodyText = field(default_factory=BodyText)
    # Its place alone, where it is all of the source.
    _written: Text | Spot = field(default=NOTHING, compare=False)

    @property
    def source(self) -> str:
        """Its Markdown."""
        return self._text.source

    @property
    def sections(self) -> tuple[Section, ...]:
        """The parts of it, each under its heading."""
        return self._text.sections

    @property
    def written(self) -> Text:
        """What stands in the role's own file, at its place there, without what is inherited."""
        own = self._written
        return Text(self.source, own) if isinstance(own, Spot) else own

    def section(self, kind: str) -> Section | None:
        """The first section of this kind."""
        if kind not in self._text.kinds:
            return None
        return next((section for section in self.sections if section.kind == kind), None)

    def told(self, without: Collection[str] = ()) -> list[Section]:
        """What is shown as text: all sections but those of some kinds, and but questions."""
        hidden = {QUESTIONS, *without}
        return [section for section in self.sections if section.kind not in hidden]

    def outline(self) -> list[tuple[str, list[str], list[str]]]:
        """What the body says: of each section the heading, the words, and links to other sites."""
        return [
            (
                section.heading.text if section.heading else "",
                TAG.sub(" ", section.html).split(),
                ELSEWHERE.findall(section.html),
            )
            for section in self.sections
        ]

    def html(self, without: Collection[str] = ()) -> str:
        """The sections with their headings, but for those of some kinds."""
        return self._text.html(frozenset((QUESTIONS, *without)))

    @property
    def plain_html(self) -> str:
        """All that is shown as text, as paragraphs and lists alone."""
        return plain_html(self.html())


def body_of(
    source: str,
    title: str = "",
    sections: tuple[Section, ...] = (),
    links: tuple[tuple[Link, Target], ...] = (),
    written: Text = NOTHING,
) -> Body:
    """A body out of what it is described by."""
    own = written.spot if written.value == source else written
    return Body(title, links, BodyText(source, sections), own)


Outline = list[tuple[Heading | None, tuple[Heading, ...]]]
"""The heading of each section, where it has one, and those inside it."""


def outline_of(body: Body, without: Collection[str] = ()) -> Outline:
    """The outline of what is shown as text."""
    hidden = {QUESTIONS, *without}
    return [(one, inner) for kind, one, _, inner in body._text.shown if kind not in hidden]


def rest(body: Body) -> None:
    """Have it take little room from now on, for all that is asked about it is known."""
    body._text.rest()


def heading_key(text: str) -> str:
    """A heading as it is looked up: its words, without case, accents and signs."""
    return fold(text)


def read_body(
    source: str, spot: Spot, title: str, kinds: Mapping[str, str], resolve: Resolve
) -> tuple[Body, tuple[Problem, ...]]:
    """Read a body that starts at `spot`.

    `title` is what the front matter says (a first `#` heading that repeats it is dropped,
    and becomes the title where there is none); `kinds` maps headings, as `heading_key`
    has them, to the section they name; `resolve` answers where a link leads.
    """
    read = read_parts(source, spot, title, lambda text: heading_key(text) in kinds, resolve)
    return make_body(source, read.title, read.parts, kinds), read.problems


def read_parts(
    source: str, spot: Spot, title: str, is_section: Callable[[str], bool], resolve: Resolve
) -> Parts:
    """The parts of a body, as they stand in one file.

    `is_section` answers whether a first heading is that of a section; the other arguments
    are those of `read_body`.
    """
    read = read_markdown(source, spot, resolve)
    stated = _title(read.blocks, title, is_section)
    parts = tuple(_parts(read, read.blocks[bool(stated) :], spot))
    return Parts(parts, stated, spot, (*read.problems, *mistyped(read, spot)))


def make_body(
    source: str,
    title: str,
    parts: Iterable[Part],
    kinds: Mapping[str, str],
    written: Text = NOTHING,
) -> Body:
    """The body that parts make, one after the other; `written` is described in `Body`."""
    parts = tuple(parts)
    used = dict.fromkeys(RESERVED_ANCHORS, 0)
    sections = tuple(_section(part, kinds, used) for part in parts)
    blocks = (block for part in parts for block in (part.heading, *part.blocks) if block)
    targets = tuple(pair for block in blocks for pair in block.targets)
    return body_of(source, title, sections, targets, written)


def _title(blocks: Sequence[MarkdownBlock], title: str, is_section: Callable[[str], bool]) -> str:
    """The first heading, where it is the role's title and not that of a section."""
    if not blocks or blocks[0].level != 1:
        return ""
    text = blocks[0].text
    if title:
        return text if text.casefold() == title.casefold() else ""
    return "" if is_section(text) else text


def _parts(read: Markdown, blocks: Sequence[MarkdownBlock], spot: Spot) -> Iterator[Part]:
    """The highest headings, whatever their level, begin sections; those below are inside."""

    places = [*(block.start for block in blocks), len(read.source)]
    starts = [index for index, block in enumerate(blocks) if 0 < block.level <= read.top]
    for begin, end in zip([0, *starts], [*starts, len(blocks)], strict=True):
        heading = None
        first = begin
        if begin in starts and begin < end:
            heading, first = _at_level(blocks[begin], 2), begin + 1
        inside = tuple(
            _at_level(block, min(max(block.level - read.top + 2, 3), 6)) if block.level else block
            for block in blocks[first:end]
        )
        if inside or heading:
            at = place_in(read.source, spot, places[begin])
            yield Part(heading, inside, read.source, places[begin], places[first], places[end], at)


def _at_level(heading: MarkdownBlock, level: int) -> MarkdownBlock:
    return heading if heading.level == level else replace(heading, level=level)


def _section(part: Part, kinds: Mapping[str, str], used: dict[str, int]) -> Section:
    heading = _heading(part.heading, used) if part.heading else None
    pieces = []
    headings = []
    for block in part.blocks:
        if block.level:
            inner = _heading(block, used)
            headings.append(inner)
            pieces.append(heading_html(inner))
        else:
            pieces.append(block.html)
    return Section(
        kind=kinds.get(heading_key(heading.text), "") if heading else "",
        heading=heading,
        html=clean_blocks("".join(pieces), part.blocks),
        text=next((block.text for block in part.blocks if block.text), ""),
        headings=tuple(headings),
        items=tuple(item for block in part.blocks for item in block.items),
        links=tuple(link for block in part.blocks for link in block.links),
        only_list=all(block.kind == "List" for block in part.blocks),
        spot=part.spot,
    )


def _heading(block: MarkdownBlock, used: dict[str, int]) -> Heading:
    """With GitHub's anchor, and a number behind it when it is taken."""
    anchor = base = _anchor(block.text)
    while anchor in used:
        used[base] += 1
        anchor = f"{base}-{used[base]}"
    used[anchor] = 0
    return Heading(block.level, block.text, anchor)


@lru_cache(maxsize=REMEMBERED)
def _anchor(text: str) -> str:
    """GitHub's anchor of a heading."""
    # Marks are letters too, such as the vowels of Hindi; `\w` doesn't know them.
    letters = [c for c in text.lower() if c in " -_" or unicodedata.category(c)[0] in "LMN"]
    return "".join(letters).strip().replace(" ", "-") or "section"
