"""The Markdown of a role: read once into sections of clean HTML, its links and its headings.

The dialect is GitHub-Flavored Markdown, so that the preview on GitHub is what is published.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from typing import Literal

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

from careers.problem import Problem, Spot

# What a role may say in HTML of its own: text, nothing that acts.
TAGS = {
    *("a abbr b bdi bdo blockquote br cite code dd del details dfn div dl dt em h1 h2 h3 h4 h5 h6"
      " hr i img input ins kbd li mark ol p pre q s samp small span strong sub summary sup table"
      " tbody td th thead time tr u ul var").split()
}  # fmt: skip
RAW_TAGS = TAGS - {"input"}
RAW_ATTRIBUTES = {
    *"align alt colspan dir height href lang open rowspan src start title width".split()
}
CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes={
        "*": {"align", "class", "dir", "id", "lang", "title"},
        "a": {"href", "rel"},
        "details": {"open"},
        "img": {"alt", "src", "width", "height", "loading"},
        "input": {"type", "checked", "disabled"},
        "ol": {"start"},
        "td": {"colspan", "rowspan"},
        "th": {"colspan", "rowspan", "scope"},
    },
    url_schemes={"https", "http", "mailto", "tel"},
    link_rel=None,
)
RESERVED_ANCHORS = {"apply"}
URL_ATTRIBUTES = ("href", "src")


@dataclass(frozen=True, slots=True)
class Link:
    """An address in a text: as written, what stands for it on the page, and its place."""

    href: str
    text: str
    spot: Spot
    kind: Literal["link", "image"] = "link"


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: an address that works on the role's page.

    `path` is the project's file behind it (`site_src/benefits.md`), empty for other sites.
    """

    href: str
    path: str = ""
    external: bool = False


Resolve = Callable[[Link], Target | Problem]


@dataclass(frozen=True, slots=True)
class Item:
    """One bullet of a section: its text in full and the links in it, as written."""

    text: str
    links: tuple[Link, ...]


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
    paragraph or bullet, without markup; `only_list` says that it holds nothing but bullets.
    """

    kind: str
    heading: Heading | None
    html: str
    text: str = ""
    headings: tuple[Heading, ...] = ()
    items: tuple[Item, ...] = ()
    only_list: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """A role's text: its source, the title it states by a first `#` heading, its sections."""

    source: str = ""
    title: str = ""
    sections: tuple[Section, ...] = ()
    links: tuple[tuple[Link, Target], ...] = ()

    def section(self, kind: str) -> Section | None:
        """The first section of this kind."""
        return next((section for section in self.sections if section.kind == kind), None)

    def html(self, without: Iterable[Section] = ()) -> str:
        """The sections as HTML with their headings."""
        left_out = {id(section) for section in without}
        return "".join(
            section_html(section) for section in self.sections if id(section) not in left_out
        )


def section_html(section: Section) -> str:
    heading = section.heading
    if heading is None:
        return section.html
    return f'<h2 id="{heading.anchor}">{_escape(heading.text)}</h2>\n{section.html}'


def read_body(
    source: str,
    spot: Spot,
    title: str,
    kinds: Mapping[str, str],
    resolve: Resolve,
) -> tuple[Body, tuple[Problem, ...]]:
    """Read a body that starts at `spot`.

    `title` is what the front matter says (a first `#` heading that repeats it is dropped,
    and becomes the title where there is none); `kinds` maps headings, in lower case, to
    the section they name; `resolve` answers where a link leads.
    """
    reader = _Reader(source, spot, resolve)
    tokens = reader.parse()
    heading_title = ""
    if tokens and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        written = _plain(tokens[1])
        if not title or written.casefold() == title.casefold():
            heading_title, tokens = written, tokens[3:]
    sections = tuple(_sections(tokens, kinds, reader))
    return Body(source, heading_title, sections, tuple(reader.found)), tuple(reader.problems)


def _sections(tokens: list[Token], kinds: Mapping[str, str], reader: _Reader) -> Iterable[Section]:
    levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    shift = 2 - min(levels, default=2)
    used: set[str] = set(RESERVED_ANCHORS)
    starts = [
        index
        for index, token in enumerate(tokens)
        if token.type == "heading_open" and token.level == 0 and int(token.tag[1]) + shift == 2
    ]
    for begin, end in zip([0, *starts], [*starts, len(tokens)], strict=True):
        part = tokens[begin:end]
        if not part:
            continue
        heading = None
        if begin in starts:
            text = _plain(part[1])
            heading = Heading(2, text, _anchor(text, used))
            part = part[3:]
        inner = tuple(_headings(part, shift, used))
        top = {token.type for token in part if token.level == 0}
        kind = kinds.get(heading_key(heading.text), "") if heading else ""
        yield Section(
            kind=kind,
            heading=heading,
            html=CLEANER.clean(reader.render(part)),
            text=next((_plain(token) for token in part if token.type == "inline"), ""),
            headings=inner,
            items=tuple(_items(part, reader)),
            only_list=top
            <= {"bullet_list_open", "bullet_list_close", "ordered_list_open", "ordered_list_close"},
        )


def heading_key(text: str) -> str:
    """A heading as it is looked up: lower case, no punctuation at its ends."""
    return text.strip().strip(":.!?*–—- ").replace("’", "'").casefold()


def _headings(tokens: list[Token], shift: int, used: set[str]) -> Iterable[Heading]:
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            level = min(int(token.tag[1]) + shift, 6)
            text = _plain(tokens[index + 1])
            heading = Heading(level, text, _anchor(text, used))
            token.tag = tokens[index + 2].tag = f"h{level}"
            token.attrSet("id", heading.anchor)
            yield heading


def _anchor(text: str, used: set[str]) -> str:
    """GitHub's anchor of a heading, with a number behind it when it is taken."""
    base = re.sub(r"[^\w\- ]", "", text.strip().lower()).replace(" ", "-") or "section"
    anchor, number = base, 0
    while anchor in used:
        number += 1
        anchor = f"{base}-{number}"
    used.add(anchor)
    return anchor


def _items(tokens: list[Token], reader: _Reader) -> Iterable[Item]:
    """The bullets of a section's outermost lists."""
    start = 0
    for index, token in enumerate(tokens):
        if token.level != 1:
            continue
        if token.type == "list_item_open":
            start = index
        elif token.type == "list_item_close":
            inline = [part for part in tokens[start:index] if part.type == "inline"]
            text = " ".join(_plain(part) for part in inline)
            links = (link for part in inline for link in reader.links.get(id(part), ()))
            yield Item(text, tuple(links))


def _plain(inline: Token) -> str:
    """The text of an inline token without its markup, on one line."""
    parts = []
    for child in inline.children or ():
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif child.type == "image":
            parts.append(child.content)
    return " ".join("".join(parts).split())


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@cache
def _markdown() -> MarkdownIt:
    """GitHub's dialect; a bare `asp.net` is a word there and here, not an address."""
    markdown = MarkdownIt("gfm-like2")
    if markdown.linkify is not None:
        markdown.linkify.set({"fuzzy_link": False})
    # Every address is looked at by `resolve`, which can say what is wrong with it.
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]
    return markdown


class _Reader:
    """Parses one source; collects its links and the problems in them and in its raw HTML."""

    def __init__(self, source: str, spot: Spot, resolve: Resolve) -> None:
        self.source = source
        self.lines = source.split("\n")
        self.spot = spot
        self.resolve = resolve
        self.links: dict[int, list[Link]] = {}
        self.found: list[tuple[Link, Target]] = []
        self.problems: list[Problem] = []

    def parse(self) -> list[Token]:
        tokens = _markdown().parse(self.source)
        lines = (0, 0)
        for token in tokens:
            if token.map:
                lines = (token.map[0], token.map[1])
            if token.type == "html_block":
                self._raw(token, lines)
            elif token.type == "inline":
                self._inline(token, lines)
            elif token.type in ("th_open", "td_open") and (style := token.attrs.pop("style", "")):
                token.attrSet(
                    "class", f"careers-{str(style).replace('text-', '').replace(':', '-')}"
                )
        return tokens

    def render(self, tokens: list[Token]) -> str:
        markdown = _markdown()
        return str(markdown.renderer.render(tokens, markdown.options, {}))

    def _inline(self, token: Token, lines: tuple[int, int]) -> None:
        children = token.children or []
        for index, child in enumerate(children):
            if child.type == "html_inline":
                self._raw(child, lines)
            elif child.type == "link_open":
                text = _plain(Token("inline", "", 0, children=_until_close(children, index)))
                self._address(token, child, "href", text, "link", lines)
            elif child.type == "image":
                self._address(token, child, "src", child.content, "image", lines)
                child.attrSet("loading", "lazy")

    def _address(
        self,
        inline: Token,
        token: Token,
        attribute: str,
        text: str,
        kind: Literal["link", "image"],
        lines: tuple[int, int],
    ) -> None:
        href = str(token.attrGet(attribute) or "")
        link = Link(href, text, self._find(href or text, lines), kind)
        self.links.setdefault(id(inline), []).append(link)
        target = self._resolve(link)
        token.attrSet(attribute, target.href)
        if target.external and kind == "link":
            token.attrSet("class", "careers-external")
            token.attrSet("rel", "noopener noreferrer")

    def _resolve(self, link: Link) -> Target:
        target = self.resolve(link)
        if isinstance(target, Problem):
            self.problems.append(target)
            return Target("")
        self.found.append((link, target))
        return target

    def _find(self, text: str, lines: tuple[int, int]) -> Spot:
        """The place of a text in these lines of the source; their start when it is not there."""
        for number in range(lines[0], min(lines[1], len(self.lines))):
            column = self.lines[number].find(text)
            if column >= 0:
                return self._at(number, column)
        return self._at(lines[0], 0)

    def _at(self, number: int, column: int) -> Spot:
        return Spot(self.spot.path, self.spot.line + number, column + 1)

    def _raw(self, token: Token, lines: tuple[int, int]) -> None:
        """Look at HTML that the role brings itself; say what a role can't do."""
        raw = _RawHtml(self, lines)
        raw.feed(token.content)
        raw.close()
        token.content = raw.result()


def _until_close(children: list[Token], index: int) -> list[Token]:
    depth = 0
    for end in range(index, len(children)):
        depth += children[end].nesting
        if depth == 0:
            return children[index + 1 : end]
    return children[index + 1 :]


class _RawHtml(HTMLParser):
    """Copies harmless HTML, with its addresses resolved; makes a problem of the rest."""

    def __init__(self, reader: _Reader, lines: tuple[int, int]) -> None:
        super().__init__(convert_charrefs=False)
        self.reader = reader
        self.lines = lines
        self.out: list[str] = []

    def result(self) -> str:
        # A tag that never ends (`<script`) is kept back by the parser and is not published.
        return "".join(self.out)

    def _problem(self, code: str, what: str, message: str, fix: str) -> None:
        spot = self.reader._find(what, self.lines)
        self.reader.problems.append(spot.error(code, message, fix))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in RAW_TAGS:
            fix = "Write it in Markdown, or leave it out; application forms are added by the site."
            self._problem("raw-html", f"<{tag}", f"A role can't hold <{tag}>.", fix)
            return
        kept = []
        for name, value in attrs:
            if name.startswith("on") or name not in RAW_ATTRIBUTES | {"id", "class"}:
                message = f"<{tag}> has “{name}”, which a role can't set."
                self._problem("raw-attribute", name, message, "Leave it out.")
                continue
            if name in ("id", "class"):
                continue  # they could take the place of the page's own
            if name in URL_ATTRIBUTES:
                spot = self.reader._find(value or tag, self.lines)
                kind: Literal["link", "image"] = "image" if name == "src" else "link"
                value = self.reader._resolve(Link(value or "", tag, spot, kind)).href
            kept.append(f' {name}="{_escape(value or "").replace(chr(34), "&quot;")}"')
        self.out.append(f"<{tag}{''.join(kept)}>")

    def handle_endtag(self, tag: str) -> None:
        if tag in RAW_TAGS:
            self.out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.out.append(_escape(data))

    def handle_entityref(self, name: str) -> None:
        self.out.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.out.append(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        """Notes between colleagues are not published."""
