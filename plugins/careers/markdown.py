"""GitHub-Flavored Markdown into clean HTML, block by block, with its links and their places.

What a role may not do becomes a problem here, with its place, and never reaches the HTML.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from itertools import accumulate
from typing import Literal

import nh3

from careers.autolink import may_hold_addresses, split_addresses
from careers.illustration import is_decorative, is_file_name
from careers.links import Link, Resolve, Target
from careers.problem import NOWHERE, Problem, Spot
from careers.raw_html import TAGS, RawHtml
from careers.syntax import DEEPEST, Node, level_of, parse, plain_text, words_in
from careers.wording import REMEMBERED

TAG_OF = {
    "Paragraph": "p",
    "Emphasis": "em",
    "Strong": "strong",
    "Strikethrough": "del",
    "Item": "li",
    "TableRow": "tr",
}
SIZES = "(min-width: 48em) 46em, 92vw"  # how wide a picture is in a role's text
# What isn't here can't be published at all.
CLEANER = nh3.Cleaner(
    tags={*TAGS, "picture", "source"},
    attributes={
        "*": {"align", "class", "dir", "id", "lang", "title"},
        "a": {"href", "rel"},
        "details": {"open"},
        "img": {"alt", "src", "width", "height", "loading", "decoding"},
        "source": {"type", "srcset", "sizes"},
        "ol": {"start"},
        "td": {"colspan", "rowspan"},
        "th": {"colspan", "rowspan"},
    },
    url_schemes={"https", "http", "mailto", "tel"},
    link_rel=None,
)


@dataclass(frozen=True, slots=True)
class Item:
    """One bullet of an outermost list: its text in full and the links in it, as written.

    `own` is its text without the bullets inside it, which are `below`; it begins at `spot`.
    """

    text: str
    links: tuple[Link, ...]
    own: str = ""
    below: tuple[str, ...] = ()
    spot: Spot = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class MarkdownBlock:
    """A block at the outermost level: a `Paragraph`, a `List`, a `Heading`, a `Table`, …

    `text` is what it says without markup. `html` still wants `clean`, together with its
    neighbours, since somebody's tags may span blocks; `level` is the number of a heading's `#`.
    `start` is its first byte in the source; `targets` are all links in it, those of
    somebody's tags too, with where they lead. `is_ours` where no tag and no attribute in it is
    somebody's, and each was made here.
    """

    kind: str
    html: str
    text: str
    start: int
    level: int = 0
    links: tuple[Link, ...] = ()
    items: tuple[Item, ...] = ()
    targets: tuple[tuple[Link, Target], ...] = ()
    is_ours: bool = False


@dataclass(frozen=True, slots=True)
class Markdown:
    """A text, read: its blocks, and every problem.

    `source` is the text as the places in it count, in UTF-8; `top` is the level of the
    headings that part it, 0 if there is none.
    """

    source: bytes
    blocks: tuple[MarkdownBlock, ...]
    problems: tuple[Problem, ...]
    top: int = 0


def read_markdown(source: str, spot: Spot, resolve: Resolve) -> Markdown:
    """Read a source that starts at `spot`; `resolve` answers where a link leads."""
    reader = _Reader(source, spot, resolve)
    nodes, too_deep = parse(reader.source.decode())
    if too_deep is not None:
        message = f"This is nested more than {DEEPEST} levels deep."
        reader.tell(too_deep, "", "too-deep", message, "Write it with fewer levels.")
    top = top_of([level_of(node) for node in nodes if node.kind == "Heading"])
    blocks = []
    for node in nodes:
        if node.kind == "Heading" and level_of(node) <= top:
            reader.html.end()  # somebody's tags may span blocks, and not sections
        block = reader.block(node)
        if block.html.strip() or block.level:
            blocks.append(block)
    reader.html.end()
    del reader.html  # it knows the reader: only a search for garbage would find the two
    return Markdown(reader.source, tuple(blocks), tuple(reader.problems), top)


def top_of(levels: Sequence[int]) -> int:
    """The highest level of headings, but for a first `#` alone: that is the text's title."""
    if levels[:1] == [1] and len(levels) > 1 and 1 not in levels[1:]:
        levels = levels[1:]
    return min(levels, default=0)


def clean(html: str) -> str:
    """HTML that can be published, whatever was read: the last line of defence."""
    return CLEANER.clean(html)


def clean_blocks(html: str, blocks: Iterable[MarkdownBlock]) -> str:
    """The same of blocks, with headings among them; there is nothing to clean in what is ours.

    The cleaner would only write some signs otherwise, such as a no-break space.
    """
    is_ours = all(block.is_ours for block in blocks) and html.replace("\n", "").isprintable()
    return html if is_ours else clean(html)


@lru_cache(maxsize=REMEMBERED)
def _stays(tag: str) -> bool:
    """Whether a link's tag is one that the cleaner leaves as it is."""
    return clean(f"{tag}</a>") == f"{tag}</a>"


def place_in(source: bytes, spot: Spot, start: int) -> Spot:
    """The place of a byte of a source that starts at `spot`."""
    line = source.count(b"\n", 0, start)
    column = len(source[source.rfind(b"\n", 0, start) + 1 : start].decode("utf-8", "replace"))
    return Spot(spot.path, spot.line + line, column + 1)


class _Reader:
    """Renders nodes; collects links and problems on the way."""

    def __init__(self, source: str, spot: Spot, resolve: Resolve) -> None:
        # Half of a surrogate pair is no character; reading the file has told of it.
        self.source = source.encode("utf-8", "replace")
        self.spot = spot
        self.resolve = resolve
        self.found: list[tuple[Link, Target]] = []
        self.problems: list[Problem] = []
        self.html = RawHtml(self.tell, self._address)
        self.links: list[Link] = []
        self.in_link = False
        self.is_ours = True
        lengths = (len(line) + 1 for line in self.source.split(b"\n"))
        self.lines = [0, *accumulate(lengths)]

    def block(self, node: Node) -> MarkdownBlock:
        self.links, self.found, self.is_ours = [], [], True
        items = []
        if node.kind == "List":
            parts = []
            for child in node.children:
                before = len(self.links)
                parts.append(self._node(child))
                items.append(self._item(child, tuple(self.links[before:])))
            html = _list(node.data, "".join(parts))
        else:
            html = self._node(node)
        return MarkdownBlock(
            kind=node.kind,
            html=html,
            text=items[0].text if items else plain_text([node]),
            start=node.start,
            level=level_of(node) if node.kind == "Heading" else 0,
            links=tuple(self.links),
            items=tuple(items),
            targets=tuple(self.found),
            is_ours=self.is_ours,
        )

    def _item(self, node: Node, links: tuple[Link, ...]) -> Item:
        text, spot = plain_text(node.children), self._at(node.start)
        lists = [child for child in node.children if child.kind == "List"]
        if not lists:
            return Item(text, links, text, (), spot)
        own = plain_text([child for child in node.children if child.kind != "List"])
        below = tuple(plain_text(inner.children) for one in lists for inner in one.children)
        return Item(text, links, own, below, spot)

    def _all(self, nodes: Sequence[Node]) -> str:
        if len(nodes) == 1 and nodes[0].kind == "Text":  # as nearly always
            return self._text(nodes[0])
        keep = len(self.html.open)
        html = "".join([self._node(node) for node in nodes])
        if len(self.html.open) > keep:
            self.html.end(keep)
        return html

    def _node(self, node: Node) -> str:
        kind = node.kind
        if kind == "Text":
            return self._text(node)
        if tag := TAG_OF.get(kind):
            end = "\n" if kind in ("Paragraph", "Item", "TableRow") else ""
            return f"<{tag}>{self._all(node.children)}</{tag}>{end}"
        match kind:
            case "SoftBreak":
                return "\n"
            case "HardBreak":
                return "<br>\n"
            case "Code":
                return f"<code>{escape(node.data, quote=False)}</code>"
            case "Rule":
                return "<hr>\n"
            case "TaskListMarker":
                return "☑ " if node.data else "☐ "
            case "Link":
                return self._link(node)
            case "Image":
                return self._image(node)
            case "List":
                return _list(node.data, self._all(node.children))
            case "Heading":
                # One in a quotation or a bullet is not of the page's outline.
                level = max(3, level_of(node))
                return f"<h{level}>{self._all(node.children)}</h{level}>\n"
            case "BlockQuote":
                return _quotation(node.data, self._all(node.children))
            case "CodeBlock":
                code = "".join(words_in(node.children)).rstrip(" ")
                return f"<pre><code>{escape(code, quote=False)}</code></pre>\n"
            case "Table":
                return self._table(node)
            case "HtmlBlock":
                return "".join([self._node(child) for child in node.children])
            case "Html" | "InlineHtml":
                self.is_ours = False
                return self.html.copy(node.data, node.start)
        self.is_ours = False  # whatever it is
        return self._all(node.children)

    def _text(self, node: Node) -> str:
        if not may_hold_addresses(node.data):
            return escape(node.data, quote=False)
        parts = []
        for words, href in split_addresses(node.data):
            shown = escape(words, quote=False)
            if href and not self.in_link:
                link = Link(href, words, self._at(node.start, words))
                shown = self._anchor(link, shown)
            parts.append(shown)
        return "".join(parts)

    def _link(self, node: Node) -> str:
        data = node.data
        self.in_link, before = True, self.in_link
        shown = self._all(node.children)
        self.in_link = before
        href = data["dest_url"]
        if data["link_type"] == "Email":
            href = f"mailto:{href}"
        text = plain_text(node.children)
        return self._anchor(
            Link(href, text, self._at(node.start, data["dest_url"])), shown, data["title"]
        )

    def _anchor(self, link: Link, shown: str, title: str = "") -> str:
        self.links.append(link)
        target = self._target(link)
        mark = ' class="careers-external" rel="noopener noreferrer"' if target.external else ""
        said = f' title="{escape(title)}"' if title else ""
        tag = f'<a href="{escape(target.href)}"{mark}{said}>'
        self.is_ours = self.is_ours and _stays(tag)
        return f"{tag}{shown}</a>"

    def _image(self, node: Node) -> str:
        self.is_ours = False  # it has more attributes than are worth to be looked at here
        data = node.data
        text = plain_text(node.children)
        link = Link(data["dest_url"], text, self._at(node.start, data["dest_url"]), "image")
        said = f' title="{escape(data["title"])}"' if data["title"] else ""
        if not text or is_file_name(text):
            message = f"The picture “{link.href[:120]}” has no words for those who can't see it."
            fix = f"Write “![What it shows]({link.href[:120]})”, or “![decorative](…)”."
            self.problems.append(link.spot.error("picture-alt", message, fix))
        alt = "" if is_decorative(text) else escape(text)
        target = self._target(link)
        start = f'<img src="{escape(target.href)}" alt="{alt}"{said}'
        if target.sized is None:
            return f'{start} loading="lazy">'
        size = f'width="{target.sized.width}" height="{target.sized.height}"'
        shown = f'{start} {size} loading="lazy" decoding="async">'
        sources = "".join(
            f'<source type="{escape(kind)}" srcset="{escape(files)}" sizes="{SIZES}">'
            for kind, files in target.sized.sources
        )
        return f"<picture>{sources}{shown}</picture>" if sources else shown

    def _target(self, link: Link) -> Target:
        target = self.resolve(link)
        if isinstance(target, Problem):
            self.problems.append(target)
            return Target("")
        self.found.append((link, target))
        return target

    def _table(self, node: Node) -> str:
        head, *rows = node.children
        first = self._cells(head.children, node.data, "th")
        others = [f"<tr>{self._cells(row.children, node.data, 'td')}</tr>\n" for row in rows]
        body = f"<tbody>\n{''.join(others)}</tbody>\n" if others else ""
        return f"<table>\n<thead>\n<tr>{first}</tr>\n</thead>\n{body}</table>\n"

    def _cells(self, cells: Sequence[Node], aligns: Sequence[str], tag: str) -> str:
        parts = []
        for cell, align in zip(cells, aligns, strict=False):
            name = f' class="careers-align-{align.lower()}"' if align != "None" else ""
            parts.append(f"<{tag}{name}>{self._all(cell.children)}</{tag}>")
        return "".join(parts)

    def tell(self, start: int, words: str, code: str, message: str, fix: str) -> None:
        self.problems.append(self._at(start, words).error(code, message, fix))

    def _address(self, start: int, url: str, attribute: str) -> str:
        kind: Literal["link", "image"] = "image" if attribute == "src" else "link"
        return self._target(Link(url, "", self._at(start, url), kind)).href

    def _at(self, start: int, words: str = "") -> Spot:
        """The place of a byte of the source, or of the words that follow it."""
        found = self.source.find(words.encode("utf-8", "replace"), start) if words else start
        start = found if found >= 0 else start
        line = bisect_right(self.lines, start) - 1
        before = self.source[self.lines[line] : start]
        column = len(before if before.isascii() else before.decode("utf-8", "replace"))
        return Spot(self.spot.path, self.spot.line + line, column + 1)


def _list(begin: int | None, items: str) -> str:
    if begin is None:
        return f"<ul>\n{items}</ul>\n"
    start = f' start="{begin}"' if begin != 1 else ""
    return f"<ol{start}>\n{items}</ol>\n"


def _quotation(kind: str | None, inner: str) -> str:
    """A quotation, or one of GitHub's alerts (`> [!NOTE]`)."""
    if kind is None:
        return f"<blockquote>\n{inner}</blockquote>\n"
    name = f"markdown-alert markdown-alert-{kind.lower()}"
    return f'<div class="{name}">\n<p class="markdown-alert-title">{kind}</p>\n{inner}</div>\n'
