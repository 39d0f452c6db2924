"""One walk over the tags of a page, that keeps what readers would."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement, PreformattedString

from careers.audit.closed import notice_of
from careers.audit.json_ld import Script
from careers.audit.page import Kind, Link, Page, Picture
from careers.audit.visible import BESIDE, BLOCKS, is_hidden, joined
from careers.audit.words import words
from careers.problem import Spot

_FILES = {
    "img": ("src",), "script": ("src",), "source": ("src",), "iframe": ("src",), "embed": ("src",),
    "audio": ("src",), "video": ("src", "poster"), "track": ("src",), "object": ("data",),
    "input": ("src",),
}  # fmt: skip
_FETCHED = frozenset(
    {"stylesheet", "icon", "apple-touch-icon", "manifest", "preload", "modulepreload", "mask-icon"}
)
_FEEDS = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/feed+json", "application/json"}
    | {"application/xml", "text/xml"}
)
_HEADINGS = frozenset({"h1", "h2", "h3"})
_LABELS = frozenset({"dt", "th"})
_VALUES = frozenset({"dd", "td"})
# What ends a label or a value, also where somebody left its end tag out, as HTML allows.
_ENDS = _LABELS | _VALUES | {"tr", "dl", "table", "tbody"}
_CAPTURED = _HEADINGS | {"a", "area", "title"}
_ENTRIES = frozenset({"li", "tr"})
_AROUND = 4  # tags around a link that tell one list from another
_LONGEST = 200  # pieces of text; nothing that is captured is longer
_CONTROLS = frozenset({"textarea", "button", "select"})
_NO_CONTROLS = frozenset({"hidden", "search"})
_REFRESH = re.compile(r"\s*[\d.]*\s*[;,]?\s*url\s*=\s*[\"']?([^\"']+)", re.I)
_SRCSET = re.compile(r"([^\s,]\S*)(?:\s+[\d.]+[wx])?\s*(?:,|$)")
_ROBOTS = frozenset({"robots", "googlebot"})


class _Frame(NamedTuple):
    """Where the walk is inside of one tag."""

    nodes: Iterator[PageElement]
    tag: Tag | None
    is_seen: bool
    is_beside: bool
    in_main: bool
    begin: int
    links: int
    closing: str


class Walk:
    """Goes through a page once. `scripts` are its JSON-LD, to be read by whoever asks."""

    def __init__(self, soup: BeautifulSoup, source: str, path: str) -> None:
        self.soup, self.source, self.path = soup, source, path
        self.scripts: list[Script] = []
        self.seen: list[str] = []
        self.main: list[str] = []
        self.rest: list[str] = []
        self.has_main = False
        self.title = ""
        self.links: list[tuple[Link, bool]] = []
        self.pictures: list[Picture] = []
        self.canonicals: list[Link] = []
        self.feeds: list[tuple[str, Link]] = []
        self.alternates: list[tuple[str, Link]] = []
        self.headings: list[str] = []
        self.labels: list[tuple[str, str]] = []
        self.label = ""
        self.field: tuple[str, int] | None = None
        self.robots: dict[str, Spot] = {}
        self.anchors: set[str] = set()
        self.languages: dict[str, None] = {}
        self.moments: list[str] = []
        self.alternatives: list[str] = []
        self.forward, self.base = "", ""
        self.controls, self.controls_in_main = 0, 0
        self.line_starts: list[int] = []

    def page(self) -> Page:
        """What the page says, but for its JobPostings."""
        self._walk()
        text = joined(self.seen)
        main = joined(self.main if self.has_main else self.rest)
        return Page(
            self.path,
            languages=tuple(self.languages)[:4],
            title=self.title,
            headings=tuple(self.headings),
            text=text,
            main=main,
            words=words("\n".join((self.title, text, *self.alternatives))),
            moments=tuple(self.moments),
            labels=tuple(self.labels),
            base=self.base,
            links=tuple(
                link._replace(beside=link.beside or (self.has_main and not in_main))
                for link, in_main in self.links
            ),
            pictures=tuple(self.pictures),
            anchors=frozenset(self.anchors),
            canonicals=tuple(self.canonicals),
            feeds=tuple(self.feeds),
            alternates=tuple(self.alternates),
            robots=tuple(self.robots.items()),
            forward=self.forward,
            notice=notice_of(self.soup, self.source, main),
            controls=self.controls_in_main if self.has_main else self.controls,
        )

    def _walk(self) -> None:
        # A stack of our own: pages may be nested deeper than Python likes to call itself.
        stack = [_Frame(iter(self.soup.contents), None, True, False, False, 0, 0, "")]
        while stack:
            frame = stack[-1]
            node = next(frame.nodes, None)
            if node is None:
                stack.pop()
                self._say(frame.closing, frame)
                if frame.tag is not None:
                    self._leave(frame.tag, frame, stack[-_AROUND:])
            elif isinstance(node, Tag):
                if node.name != "template":
                    stack.append(self._enter(node, frame))
            elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
                # A line break in the source is a blank on the page.
                self._say(node.replace("\n", " "), frame)

    def _enter(self, tag: Tag, outer: _Frame) -> _Frame:
        name = tag.name
        is_main = name == "main" or tag.attrs.get("role") == "main"
        self.has_main |= is_main
        if name in _ENDS:
            self._end_field()
            if name in _LABELS or name in _VALUES:
                self.field = (name, len(self.seen))
        closing = "\n" if name in BLOCKS else ""
        self._say(closing, outer)
        frame = _Frame(
            iter(tag.contents),
            tag,
            outer.is_seen and not is_hidden(tag),
            outer.is_beside or name in BESIDE,
            outer.in_main or is_main,
            len(self.seen),
            len(self.links),
            closing,
        )
        if tag.attrs or name == "script":
            self._take(tag, frame)
        is_control = name in _CONTROLS
        if name == "input":
            is_control = str(tag.attrs.get("type", "")).lower() not in _NO_CONTROLS
        if is_control and not frame.is_beside:
            self.controls += 1
            self.controls_in_main += frame.in_main
        return frame

    def _say(self, text: str, frame: _Frame) -> None:
        if text and frame.is_seen:
            self.seen.append(text)
            if not frame.is_beside:
                self.rest.append(text)
                if frame.in_main:
                    self.main.append(text)

    def _leave(self, tag: Tag, frame: _Frame, outer: list[_Frame]) -> None:
        """Keep the text of a tag that has been walked through."""
        name = tag.name
        if name in _ENDS:
            self._end_field()
        if name == "time" and "datetime" in tag.attrs:
            self._end_time(str(tag.attrs["datetime"]), joined(self.seen[frame.begin :]))
        if name in _ENTRIES and frame.links < len(self.links):
            self._end_entry(frame)
        if name not in _CAPTURED:
            return
        if name == "title":
            self.title = self.title or " ".join(tag.get_text().split())
            return
        text = joined(self.seen[frame.begin : frame.begin + _LONGEST])
        if name in _HEADINGS:
            self.headings.append(" ".join(text.split()))
        elif "href" in tag.attrs:
            around = " ".join(
                f"{inside.tag.name}.{inside.tag.attrs.get('class', '')}"
                for inside in outer
                if inside.tag is not None
            )
            link = Link(str(tag.attrs["href"]).strip(), self._spot(tag), "link", text)
            link = link._replace(beside=frame.is_beside, around=around)
            self.links.append((link, frame.in_main))

    def _end_time(self, written: str, text: str) -> None:
        """Keep a moment that people see in other words, such as “3 days ago”.

        Where they see a day with its year, it is this day that counts.
        """
        if not self.languages or written[:4] not in text:
            self.moments.append(written)

    def _end_entry(self, frame: _Frame) -> None:
        """Keep for each link in an entry of a list what the entry says."""
        text = joined(self.seen[frame.begin : frame.begin + _LONGEST])
        for number in range(frame.links, len(self.links)):
            link, in_main = self.links[number]
            if link.kind == "link" and not link.entry:
                self.links[number] = (link._replace(entry=text), in_main)

    def _end_field(self) -> None:
        """Keep the label, or the value beside the last label, that has just ended."""
        if self.field is None:
            return
        (name, begin), self.field = self.field, None
        text = joined(self.seen[begin : begin + _LONGEST])
        if name in _LABELS:
            self.label = text.rstrip(" :")
        elif self.label:
            self.labels.append((self.label, text))

    def _take(self, tag: Tag, frame: _Frame) -> None:
        name, attributes = tag.name, tag.attrs
        if anchor := attributes.get("id"):
            self.anchors.add(str(anchor))
        if name == "a" and (anchor := attributes.get("name")):
            self.anchors.add(str(anchor))
        if language := attributes.get("lang"):
            self.languages[str(language)] = None
        if name == "link":
            self._relation(tag, frame)
        elif name == "meta":
            self._meta(tag)
        elif name == "base":
            self.base = self.base or str(attributes.get("href", ""))
        elif name == "form" and attributes.get("action"):
            self._link(tag, "action", "form", frame)
        elif name == "script" and "ld+json" in str(attributes.get("type", "")).lower():
            self.scripts.append(Script(tag.get_text(), self._inside(tag)))
        if name == "img" or (name == "input" and attributes.get("type") == "image"):
            self._picture(tag)
        for attribute in _FILES.get(name, ()):
            self._link(tag, attribute, "file", frame)
        if name in ("img", "source") and "srcset" in attributes:
            for address in _SRCSET.findall(str(attributes["srcset"])):
                self.links.append((Link(address, self._spot(tag), "file"), False))

    def _link(self, tag: Tag, attribute: str, kind: Kind, frame: _Frame) -> None:
        if (written := tag.attrs.get(attribute)) is not None:
            link = Link(str(written).strip(), self._spot(tag), kind, "", frame.is_beside)
            self.links.append((link, frame.in_main))

    def _relation(self, tag: Tag, frame: _Frame) -> None:
        relations = str(tag.attrs.get("rel", "")).lower().split()
        written = str(tag.attrs.get("href", "")).strip()
        if "canonical" in relations:
            self.canonicals.append(Link(written, self._spot(tag)))
        elif not _FETCHED.isdisjoint(relations):
            self._link(tag, "href", "file", frame)
        elif "alternate" in relations:
            kind = str(tag.attrs.get("type", "")).lower().partition(";")[0].strip()
            if kind in _FEEDS:
                self.feeds.append((kind, Link(written, self._spot(tag), "file")))
            elif code := str(tag.attrs.get("hreflang", "")).strip():
                self.alternates.append((code, Link(written, self._spot(tag), "file")))
            self._link(tag, "href", "file", frame)
        elif "next" in relations or "prev" in relations:
            self._link(tag, "href", "link", frame)

    def _meta(self, tag: Tag) -> None:
        content = str(tag.attrs.get("content", ""))
        if str(tag.attrs.get("http-equiv", "")).lower() == "refresh":
            if found := _REFRESH.match(content):
                self.forward = found[1].strip()
                self.links.append((Link(self.forward, self._spot(tag), "forward"), False))
        elif str(tag.attrs.get("name", "")).lower() in _ROBOTS:
            for word in content.lower().replace(",", " ").split():
                self.robots.setdefault(word, self._spot(tag))

    def _picture(self, tag: Tag) -> None:
        attributes = tag.attrs
        named = any(
            name in attributes for name in ("alt", "aria-label", "aria-labelledby", "title")
        )
        named |= attributes.get("role") in ("presentation", "none")
        named |= attributes.get("aria-hidden") == "true"
        self.pictures.append(Picture(str(attributes.get("src", "")), self._spot(tag), named))
        self.alternatives.append(str(attributes.get("alt", "")))

    def _spot(self, tag: Tag) -> Spot:
        return Spot(self.path, tag.sourceline or 1, (tag.sourcepos or 0) + 1)

    def _inside(self, tag: Tag) -> Spot:
        """Where the text in a tag begins."""
        if not self.line_starts:
            ends = [found.end() for found in re.finditer("\n", self.source)]
            self.line_starts = [0, *ends]
        line = tag.sourceline or 1
        begin = self.line_starts[min(line, len(self.line_starts)) - 1] + (tag.sourcepos or 0)
        end = self.source.find(">", begin) + 1 or begin
        line += self.source.count("\n", begin, end)
        return Spot(self.path, line, end - self.source.rfind("\n", 0, end))
