"""The source and the sections of a role's text, in few bytes while nobody looks at them.

All roles are there before the first page is written, and what they say is most of what they weigh:
as Markdown, as HTML and as words, the same three times, in a hundred values for each role.
"""

from __future__ import annotations

import marshal
import zlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from careers.links import Link
from careers.markdown import Item
from careers.packed import QUICKLY
from careers.problem import Spot
from careers.section import Heading, Section, heading_html

# Of texts at rest, what was looked at last is kept as it was: one page is made after the other.
LAST = 4

Shown = tuple[str, Heading | None, str, tuple[Heading, ...]]


class Pieces(NamedTuple):
    """What is looked at together, each in the bytes of `marshal`."""

    source: bytes
    shown: bytes
    rest: bytes


class BodyText:
    """`rest` changes what it weighs, and nothing that it answers."""

    __slots__ = ("_awake", "_packed", "kinds")

    def __init__(self, source: str = "", sections: tuple[Section, ...] = ()) -> None:
        self._awake: tuple[str, tuple[Section, ...]] | None = (source, sections)
        self._packed = b""
        # Whether there is one of a kind is asked for most often; many roles have the same ones.
        self.kinds = _kept(tuple(section.kind for section in sections))

    @property
    def source(self) -> str:
        if self._awake:
            return self._awake[0]
        found: str = marshal.loads(_unpacked(self._packed).source)
        return found

    @property
    def sections(self) -> tuple[Section, ...]:
        return self._awake[1] if self._awake else _sections(self._packed)

    @property
    def shown(self) -> Sequence[Shown]:
        """What is shown of each section: its kind, its heading, the HTML, the headings in it."""
        if self._awake:
            return [(one.kind, one.heading, one.html, one.headings) for one in self._awake[1]]
        return _all_shown(self._packed)

    def html(self, hidden: frozenset[str]) -> str:
        """The sections with their headings, but for those of some kinds."""
        return _joined(self.shown, hidden) if self._awake else _html(self._packed, hidden)

    def rest(self) -> None:
        """Be bytes from now on."""
        if self._awake:
            self._packed = _pack(*self._awake)
            self._awake = None

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, BodyText):
            return NotImplemented
        same = self is other or bool(self._packed and self._packed == other._packed)
        return same or (self.source, self.sections) == (other.source, other.sections)

    def __hash__(self) -> int:
        return hash(self.source)

    def __repr__(self) -> str:
        return f"BodyText({self.source!r}, {self.sections!r})"

    def __getstate__(self) -> tuple[bytes, tuple[str, ...]]:
        return _pack(*self._awake) if self._awake else self._packed, self.kinds

    def __setstate__(self, state: tuple[bytes, tuple[str, ...]]) -> None:
        self._awake = None
        self._packed, kinds = state
        self.kinds = _kept(kinds)


@lru_cache(maxsize=500)
def _kept(kinds: tuple[str, ...]) -> tuple[str, ...]:
    return kinds


def _pack(source: str, sections: tuple[Section, ...]) -> bytes:
    parts = source, [*map(_shown_values, sections)], [*map(_rest_values, sections)]
    return zlib.compress(marshal.dumps(tuple(map(marshal.dumps, parts))), QUICKLY)


@lru_cache(maxsize=LAST)
def _unpacked(packed: bytes) -> Pieces:
    return Pieces(*marshal.loads(zlib.decompress(packed)))


@lru_cache(maxsize=LAST)
def _all_shown(packed: bytes) -> tuple[Shown, ...]:
    return tuple(_shown(*values) for values in marshal.loads(_unpacked(packed).shown))


@lru_cache(maxsize=LAST)
def _html(packed: bytes, hidden: frozenset[str]) -> str:
    return _joined(_all_shown(packed), hidden)


def _joined(shown: Iterable[Shown], hidden: frozenset[str]) -> str:
    return "".join(
        f"{heading_html(heading)}{html}" if heading else html
        for kind, heading, html, _ in shown
        if kind not in hidden
    )


@lru_cache(maxsize=LAST)
def _sections(packed: bytes) -> tuple[Section, ...]:
    rest = marshal.loads(_unpacked(packed).rest)
    pairs = zip(_all_shown(packed), rest, strict=True)
    return tuple(_section(shown, *values) for shown, values in pairs)


# What is marshalled are tuples alone, which takes the least time.


def _shown_values(section: Section) -> tuple[Any, ...]:
    heading = section.heading and _heading_values(section.heading)
    return section.kind, heading, section.html, tuple(map(_heading_values, section.headings))


def _shown(
    kind: str, heading: tuple[Any, ...] | None, html: str, headings: tuple[Any, ...]
) -> Shown:
    inner = tuple(Heading(*one) for one in headings)
    return kind, Heading(*heading) if heading else None, html, inner


def _rest_values(section: Section) -> tuple[Any, ...]:
    return (
        section.text,
        tuple(map(_item_values, section.items)),
        tuple(map(_link_values, section.links)),
        section.only_list,
        tuple(section.spot),
    )


def _section(
    shown: Shown,
    text: str,
    items: tuple[Any, ...],
    links: tuple[Any, ...],
    only_list: bool,
    spot: tuple[Any, ...],
) -> Section:
    kind, heading, html, headings = shown
    return Section(
        kind,
        heading,
        html,
        text,
        headings,
        tuple(map(_item, items)),
        tuple(map(_link, links)),
        only_list,
        Spot(*spot),
    )


def _heading_values(heading: Heading) -> tuple[Any, ...]:
    return heading.level, heading.text, heading.anchor


def _item_values(item: Item) -> tuple[Any, ...]:
    links = tuple(map(_link_values, item.links))
    return item.text, links, item.own, item.below, tuple(item.spot)


def _item(values: tuple[Any, ...]) -> Item:
    text, links, own, below, spot = values
    return Item(text, tuple(map(_link, links)), own, below, Spot(*spot))


def _link_values(link: Link) -> tuple[Any, ...]:
    return link.href, link.text, tuple(link.spot), link.kind


def _link(values: tuple[Any, ...]) -> Link:
    href, text, spot, kind = values
    return Link(href, text, Spot(*spot), kind)
