"""The text of a role: sections with their headings, out of its Markdown."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from careers.links import Link, Resolve, Target
from careers.markdown import Item, MarkdownBlock, clean, read_markdown
from careers.problem import Problem, Spot
from careers.wording import fold

RESERVED_ANCHORS = frozenset({"apply", "role"})


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the body; `level` is 2 or more, since the title is the page's 1."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Section:
    """The part of a body under one heading (no heading: what stands before the first).

    `kind` is one of the known sections (`requirements`, …) or empty; `text` is its first
    paragraph or bullet, without markup; `headings` are those inside it; `only_list` says
    that it holds nothing but bullets, which are its `items`.
    """

    kind: str
    heading: Heading | None
    html: str
    text: str = ""
    headings: tuple[Heading, ...] = ()
    items: tuple[Item, ...] = ()
    links: tuple[Link, ...] = ()
    only_list: bool = False

    @property
    def all_headings(self) -> tuple[Heading, ...]:
        """Its own heading and those inside it."""
        return (self.heading, *self.headings) if self.heading else self.headings


@dataclass(frozen=True, slots=True)
class Body:
    """A role's text: its source, the title it states by a first `#` heading, its sections.

    `links` are all links with where they lead.
    """

    source: str = ""
    title: str = ""
    sections: tuple[Section, ...] = ()
    links: tuple[tuple[Link, Target], ...] = ()

    def section(self, kind: str) -> Section | None:
        """The first section of this kind."""
        return next((section for section in self.sections if section.kind == kind), None)

    def html(self, without: Collection[str] = ()) -> str:
        """The sections with their headings, but for those of some kinds."""
        return "".join(
            section_html(section) for section in self.sections if section.kind not in without
        )


def section_html(section: Section) -> str:
    """A section as HTML, with its heading."""
    return f"{_heading_html(section.heading)}{section.html}" if section.heading else section.html


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
    read = read_markdown(source, spot, resolve)
    stated = _title(read.blocks, title, kinds)
    sections = tuple(_sections(read.blocks[bool(stated) :], kinds, read.top))
    return Body(source, stated, sections, read.links), read.problems


def _title(blocks: Sequence[MarkdownBlock], title: str, kinds: Mapping[str, str]) -> str:
    """The first heading, where it is the role's title and not that of a section."""
    if not blocks or blocks[0].level != 1:
        return ""
    text = blocks[0].text
    if title:
        return text if text.casefold() == title.casefold() else ""
    return "" if heading_key(text) in kinds else text


def _sections(
    blocks: Sequence[MarkdownBlock], kinds: Mapping[str, str], top: int
) -> Iterator[Section]:
    """The highest headings, whatever their level, begin sections; those below are inside."""
    used = dict.fromkeys(RESERVED_ANCHORS, 0)
    starts = [index for index, block in enumerate(blocks) if 0 < block.level <= top]
    for begin, end in zip([0, *starts], [*starts, len(blocks)], strict=True):
        part = blocks[begin:end]
        heading = None
        if begin in starts and part:
            heading, part = _heading(part[0], 2, used), part[1:]
        if part or heading:
            yield _section(heading, part, kinds, top, used)


def _section(
    heading: Heading | None,
    blocks: Sequence[MarkdownBlock],
    kinds: Mapping[str, str],
    top: int,
    used: dict[str, int],
) -> Section:
    parts = []
    headings = []
    for block in blocks:
        if block.level:
            inner = _heading(block, min(max(block.level - top + 2, 3), 6), used)
            headings.append(inner)
            parts.append(_heading_html(inner))
        else:
            parts.append(block.html)
    return Section(
        kind=kinds.get(heading_key(heading.text), "") if heading else "",
        heading=heading,
        html=clean("".join(parts)),
        text=next((block.text for block in blocks if block.text), ""),
        headings=tuple(headings),
        items=tuple(item for block in blocks for item in block.items),
        links=tuple(link for block in blocks for link in block.links),
        only_list=all(block.kind == "List" for block in blocks),
    )


def _heading(block: MarkdownBlock, level: int, used: dict[str, int]) -> Heading:
    """With GitHub's anchor, and a number behind it when it is taken."""
    # Marks are letters too, such as the vowels of Hindi; `\w` doesn't know them.
    letters = [c for c in block.text.lower() if c in " -_" or unicodedata.category(c)[0] in "LMN"]
    base = "".join(letters).strip().replace(" ", "-") or "section"
    anchor = base
    while anchor in used:
        used[base] += 1
        anchor = f"{base}-{used[base]}"
    used[anchor] = 0
    return Heading(level, block.text, anchor)


def _heading_html(heading: Heading) -> str:
    level = heading.level
    return f'<h{level} id="{heading.anchor}">{escape(heading.text, quote=False)}</h{level}>\n'
