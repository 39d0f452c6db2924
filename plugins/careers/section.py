"""The parts of a role's text under their headings."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from careers.links import Link
from careers.markdown import Item
from careers.problem import NOWHERE, Spot


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
    that it holds nothing but bullets, which are its `items`. It begins at `spot`.
    """

    kind: str
    heading: Heading | None
    html: str
    text: str = ""
    headings: tuple[Heading, ...] = ()
    items: tuple[Item, ...] = ()
    links: tuple[Link, ...] = ()
    only_list: bool = False
    spot: Spot = field(default=NOWHERE, compare=False)

    @property
    def all_headings(self) -> tuple[Heading, ...]:
        """Its own heading and those inside it."""
        return (self.heading, *self.headings) if self.heading else self.headings


def section_html(section: Section) -> str:
    """A section as HTML, with its heading."""
    return f"{heading_html(section.heading)}{section.html}" if section.heading else section.html


def heading_html(heading: Heading) -> str:
    level = heading.level
    return f'<h{level} id="{heading.anchor}">{escape(heading.text, quote=False)}</h{level}>\n'
