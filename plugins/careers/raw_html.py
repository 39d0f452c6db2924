"""The HTML that somebody wrote into a role: harmless text is kept, the rest is a problem."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from html.parser import HTMLParser
from itertools import accumulate

# What a role may say in HTML of its own: text, nothing that acts.
TAGS = frozenset(
    [
        *("a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "cite", "code", "dd", "del"),
        *("details", "dfn", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr"),
        *("i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "small"),
        *("span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "th", "thead"),
        *("time", "tr", "u", "ul", "var"),
    ]
)
ATTRIBUTES = frozenset(
    [
        *("align", "alt", "colspan", "dir", "height", "href", "lang", "open", "rowspan", "src"),
        *("start", "title", "width"),
    ]
)
# A role's own could take the place of the page's; they are left out without a word.
DROPPED = frozenset({"id", "class"})
VOID = frozenset({"br", "hr", "img"})
# HTML lets these go without an end tag.
ENDLESS = frozenset({"dd", "dt", "li", "p", "tbody", "td", "th", "thead", "tr"})

Tell = Callable[[int, str, str, str, str], None]
"""Hears of a problem: where to look (see `copy`), for which words, its code, message and fix."""
Address = Callable[[int, str, str], str]
"""Answers what stands for an address: where to look, the address, the attribute it is in."""


class RawHtml(HTMLParser):
    """Copies the harmless HTML of one text, piece by piece, as the parser of Markdown finds it."""

    def __init__(self, tell: Tell, address: Address) -> None:
        super().__init__(convert_charrefs=True)
        self.tell = tell
        self.address = address
        self.open: list[tuple[str, int]] = []
        self.refused: set[str] = set()
        self.out: list[str] = []
        self.start = 0
        self.lines = [0]

    def copy(self, html: str, start: int) -> str:
        """What may be published of a piece that stands at a byte of the source, or behind it.

        Its tags may be closed in a later piece; `end` says up to where.
        """
        self.reset()
        self.out, self.start = [], start
        self.lines = [0, *accumulate(len(line.encode()) + 1 for line in html.split("\n"))]
        try:
            self.feed(html)
            unread = self.rawdata if not self.cdata_elem else ""
        except AssertionError:  # Python's way to say that it doesn't know `<![x`
            unread = html[html.find("<![") :]
        if unread.startswith("<"):
            begun = unread.split("\n", 1)[0][:30]
            close = "-->" if begun.startswith("<!--") else ">"
            message = f"“{begun}” begins a piece of HTML that doesn't end."
            self._tell("raw-html-open", begun, message, f"Write “{close}” where it ends.")
        else:
            self.close()
        return "".join(self.out)

    def end(self, keep: int = 0) -> None:
        """Say which tags are open that can't be closed any more, but for the first few."""
        for tag, start in self.open[keep:]:
            self._unclosed(tag, start)
        del self.open[keep:]

    def _unclosed(self, tag: str, start: int) -> None:
        if tag not in ENDLESS:
            message = f"<{tag}> is not closed before this part of the text ends."
            self.tell(start, f"<{tag}", "raw-html-open", message, f"Write </{tag}> where it ends.")

    def _here(self) -> int:
        """The byte of the source from which on the tag at hand is to be looked for."""
        line, column = self.getpos()
        return self.start + self.lines[line - 1] + column

    def _tell(self, code: str, words: str, message: str, fix: str) -> None:
        self.tell(self._here(), words, code, message, fix)

    def _refuse(self, tag: str, words: str) -> None:
        fix = "Write it in Markdown, or leave it out; application forms are added by the site."
        self._tell("raw-html", words, f"A role can't hold <{tag}>.", fix)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.refused.add(tag)
            self._refuse(tag, f"<{tag}")
            return
        kept = []
        for name, value in attrs:
            if name in DROPPED:
                continue
            if name not in ATTRIBUTES:
                message = f"<{tag}> has “{name}”, which a role can't set."
                self._tell("raw-attribute", name, message, "Leave it out.")
                continue
            if name in ("href", "src"):
                value = self.address(self._here(), value or "", name)
            kept.append(f' {name}="{escape(value or "")}"')
        self.out.append(f"<{tag}{''.join(kept)}>")
        if tag not in VOID:
            self.open.append((tag, self._here()))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or tag in self.refused:
            return
        if tag not in TAGS:
            self._refuse(tag, f"</{tag}")
        elif tag not in (name for name, _ in self.open):
            message = f"</{tag}> closes nothing that is open here."
            self._tell("raw-html-stray", f"</{tag}", message, "Leave it out.")
        else:
            while (opened := self.open.pop())[0] != tag:
                self._unclosed(*opened)
            self.out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self.cdata_elem:  # the inside of a script
            self.out.append(escape(data, quote=False))

    def handle_comment(self, data: str) -> None:
        """Notes between colleagues are not published."""

    def handle_decl(self, decl: str) -> None:
        self._refuse(f"!{decl[:20]}", "<!")

    def unknown_decl(self, data: str) -> None:
        self._refuse(f"![{data[:20]}", "<![")

    def handle_pi(self, data: str) -> None:
        self._refuse(f"?{data[:20]}", "<?")
