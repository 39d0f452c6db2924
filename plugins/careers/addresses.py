"""The addresses in a Markdown text, each with its place, so that they can be changed alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import accumulate
from typing import Any

import pyromark

from careers.links import is_relative
from careers.problem import Problem, Spot
from careers.raw_html import TAGS
from careers.syntax import OPTIONS
from careers.wording import quote

UP = b"../"
# What stands between the text of a link, or the label of a definition, and the address; in a
# quotation the next line begins with “>”.
GAP = rb"(?:[ \t]|\n[ \t>]*)*<?[ \t]*"
BEHIND_TEXT = re.compile(rb"[\s>]*\]\(" + GAP)
BEHIND_LABEL = re.compile(rb"\[(?:[^\[\]\\]|\\.)*\]:" + GAP, re.DOTALL)
ATTRIBUTE = re.compile(r"""([^\s/>][^\s/=>]*)(?:\s*=+\s*('[^']*'|"[^"]*"|(?!['"])[^>\s]*))?""")


@dataclass(frozen=True, slots=True)
class Address:
    """An address as it is understood, and the bytes at which it and its link begin.

    `place` is None where something is between its letters that is no part of it.
    """

    href: str
    place: int | None
    link: int


def deeper(source: str, start: Spot) -> tuple[str, list[Problem]]:
    """A text that starts at a spot as it is in a folder below: with one more `../` in addresses.

    Only relative ones are changed, not in code, and no other character is. One that can't be
    changed by itself is a problem.
    """
    data = source.encode()
    found = list(addresses(data))
    wanted = [deeper_address(address.href) for address in found]
    changed = _changed(data, found)
    now = [address.href for address in addresses(changed)]
    if now == wanted:
        return changed.decode(), []
    relative = [address for address in found if is_relative(address.href)]
    if len(now) == len(found):
        relative = [one for one, is_, want in zip(found, now, wanted, strict=True) if is_ != want]
    return source, [_problem(address, data, start) for address in relative]


def deeper_address(href: str) -> str:
    """`page.md` -> `../page.md`; what doesn't lead to a file of the project stays."""
    if not is_relative(href):
        return href
    bare = href.lstrip()
    return f"{href[: len(href) - len(bare)]}{UP.decode()}{bare}"


def _changed(data: bytes, found: list[Address]) -> bytes:
    parts, done = [], 0
    for address in sorted(found, key=lambda address: address.place or 0):
        if is_relative(address.href) and address.place is not None:
            parts += [data[done : address.place], UP]
            done = address.place
    return b"".join([*parts, data[done:]])


def _problem(address: Address, data: bytes, start: Spot) -> Problem:
    line = data.count(b"\n", 0, address.link)
    column = len(data[data.rfind(b"\n", 0, address.link) + 1 : address.link].decode())
    spot = start._replace(line=start.line + line, column=column + 1)
    message = f"The address {quote(address.href)} can't be told from what is around it."
    return spot.error("address-unclear", message, "Write it as [text](address), on one line.")


def addresses(data: bytes) -> Iterator[Address]:
    """The addresses in a text in UTF-8: of links and pictures, in HTML as well.

    One that a definition (`[x]: …`) gives to links is there once, as the definition's.
    """
    source = data.decode()
    for definition in pyromark.reference_definitions(source, options=OPTIONS).values():
        start = definition["span"]["start"]
        before = BEHIND_LABEL.match(data, start)
        yield Address(definition["dest"], before.end() if before else None, start)
    links: list[_Link] = []
    html = _Html(data)
    value: Any
    for event, places in pyromark.events_with_range(source, options=OPTIONS):
        start, end = places["start"], places["end"]
        name, value = (event, None) if isinstance(event, str) else next(iter(event.items()))
        if name == "Html":
            html.add(value, start, end)
            continue
        yield from html.take()
        if name == "InlineHtml":
            html.add(value, start, end)
            yield from html.take()
        if name == "End" and value in ("Link", "Image"):
            link = links.pop()
            if link.href is not None:
                before = BEHIND_TEXT.match(data, link.text_end)
                yield Address(link.href, before.end() if before else None, link.start)
        if links:
            links[-1].text_end = end
        if name == "Start" and isinstance(value, dict) and value.keys() & {"Link", "Image"}:
            [(kind, about)] = value.items()
            href = about["dest_url"] if about["link_type"] == "Inline" else None
            links.append(_Link(href, start, start + (2 if kind == "Image" else 1)))
    yield from html.take()


@dataclass
class _Link:
    """A link or a picture that is being read; `href` is None if it stands elsewhere."""

    href: str | None
    start: int
    text_end: int


class _Html(HTMLParser):
    """Finds the addresses in the tags of the pieces of HTML that belong together."""

    def __init__(self, data: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.data = data
        self.lines: list[tuple[str, int]] = []  # each with the byte at which it ends
        self.seen: list[Address] = []

    def add(self, html: str, start: int, end: int) -> None:
        """Take a piece; its lines are the ends of the source's, where a quotation is around it."""
        lines = html.split("\n")
        written = self.data[start:end].split(b"\n")
        ends = [start + size - 1 for size in accumulate(len(line) + 1 for line in written)]
        if self.lines and not self.lines[-1][0]:
            self.lines.pop()
        self.lines += zip(lines, ends, strict=False)

    def take(self) -> list[Address]:
        """The addresses in what was added since the last time."""
        if not self.lines:
            return []
        self.reset()
        self.seen = []
        with suppress(AssertionError):  # Python's way to say that it doesn't know `<![x`
            self.feed("\n".join(line for line, _ in self.lines))
        self.lines = []
        return self.seen

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        text = self.get_starttag_text() or ""
        written = list(ATTRIBUTE.finditer(text, len(tag) + 1))
        for index, (name, value) in enumerate(attrs):
            if tag not in TAGS or name not in ("href", "src") or not value:
                continue
            found = written[index] if len(written) > index else None
            known = found is not None and found[1].lower() == name
            place = self._place(found, text) if found and known else None
            self.seen.append(Address(value, place, self._byte(0, 0)))

    def _place(self, found: re.Match[str], text: str) -> int | None:
        """The byte at which the value of an attribute begins."""
        if not found[2]:
            return None
        start = found.start(2) + (found[2][0] in "'\"")
        start += len(text[start:]) - len(text[start:].lstrip())
        before = text[:start]
        return self._byte(before.count("\n"), len(before) - before.rfind("\n") - 1)

    def _byte(self, line: int, column: int) -> int:
        """The byte in the source of a place in the tag at hand."""
        first, first_column = self.getpos()
        text, end = self.lines[first - 1 + line]
        return end - len(text[column + (0 if line else first_column) :].encode())
