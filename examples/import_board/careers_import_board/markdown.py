"""The HTML of strangers as Markdown: its words, headings, lists, tables and links; nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement

# What is left out, and what that is called; styles and the like go without a word.
LEFT_OUT = {
    "script": "a script", "iframe": "a page of another site", "form": "a form", "img": "a picture",
    "video": "a video", "audio": "a sound", "object": "an object", "embed": "an object",
    "svg": "a drawing", "input": "a form", "button": "a button", "select": "a form",
    "textarea": "a form",
}  # fmt: skip
SILENT = {"style", "head", "title", "meta", "link", "noscript", "template", "hr", "canvas"}
HEADINGS = {f"h{level}" for level in range(1, 7)}
BLOCKS = HEADINGS | {
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "header", "html", "li", "main", "nav",
    "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
    "ul",
}  # fmt: skip
MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*"}
DEEPEST = 4  # of lists inside of lists
LONGEST_HEADING = 80
ADDRESS = re.compile(r"https?://[^\s<>]+|www\.[^\s<>]+")
SAFE = re.compile(r"(?:https?://[^\s/]+\.|mailto:[^\s@]+@|tel:\+?\d)[^\s<>]*", re.IGNORECASE)
INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
SPECIAL = re.compile(r"[\\`*\[\]<~|]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")
START = re.compile(r"\A(?:([#>=+-])|(\d+)([.)]))(?=\s|$|[=-])")
BULLET = re.compile(r"^(?:[•●▪◦‣∙·*–—-])\s*(?=\S)")


def to_markdown(html: str) -> tuple[str, list[str]]:
    """Markdown that says what the HTML says, and what of it had to be left out."""
    writer = _Writer()
    try:
        soup = BeautifulSoup(html, "html.parser")
        blocks = writer.blocks(soup.contents, 0)
        text = "\n\n".join(block for block in writer.levelled(blocks) if block)
    except RecursionError:
        return "", ["its text, in which too much stands inside of each other"]
    return f"{text}\n" if text else "", list(dict.fromkeys(writer.lost))


class _Writer:
    def __init__(self) -> None:
        self.lost: list[str] = []

    def blocks(self, nodes: Sequence[PageElement], depth: int) -> list[str]:
        """Blocks of Markdown; what stands between blocks of HTML is a paragraph."""
        found: list[str] = []
        run: list[PageElement] = []
        for node in [*nodes, None]:
            if node is not None and not self._is_block(node):
                run.append(node)
                continue
            found += self._paragraphs(run)
            run = []
            if isinstance(node, Tag):
                found += self._block(node, depth)
        return found

    def _is_block(self, node: PageElement) -> bool:
        if not isinstance(node, Tag):
            return False
        return node.name in BLOCKS or any(one.name in BLOCKS for one in node.find_all(True))

    def _block(self, node: Tag, depth: int) -> list[str]:
        if self._is_left_out(node):
            return []
        if node.name in HEADINGS:
            words = self._inline(node.contents, plain=True).rstrip(": ")
            return [f"{'#' * int(node.name[1])} {words}"] if words else []
        if node.name in ("ul", "ol"):
            return self._list(node, depth)
        if node.name == "li":  # without a list around it
            return self._list(Tag(name="ul"), depth, [node])
        if node.name == "table":
            return self._table(node)
        if node.name == "pre":
            code = INVISIBLE.sub("", node.get_text()).strip("\n").replace("```", "'''")
            return [f"```\n{code}\n```"] if code.strip() else []
        inner = self.blocks(node.contents, depth)
        if node.name == "blockquote":
            return ["\n".join(f"> {line}".rstrip() for line in "\n\n".join(inner).split("\n"))]
        return inner

    def _list(self, node: Tag, depth: int, items: Sequence[Tag] = ()) -> list[str]:
        lines: list[str] = []
        # Some write the next list beside the bullet that it belongs to.
        for child in items or [one for one in node.contents if isinstance(one, Tag)]:
            inner = self.blocks(
                [child] if child.name in ("ul", "ol") else child.contents, depth + 1
            )
            if not inner or self._is_left_out(child):
                continue
            number = sum(line[:1].isdigit() for line in lines) + 1
            mark = f"{number}. " if node.name == "ol" else "- "
            if child.name in ("ul", "ol"):
                shown = inner if lines else []
            else:
                lines.append(f"{mark}{self._flat(inner[0])}")
                shown = inner[1:]
            for block in shown:
                deeper = depth + 1 < DEEPEST and block[:2] in ("- ", "1.")
                pad = " " * len(mark) if deeper else ""
                flat = block.split("\n") if deeper else [f"- {self._flat(block)}"]
                lines += [f"{pad}{line}" for line in flat]
        return ["\n".join(lines)] if lines else []

    def _flat(self, block: str) -> str:
        """A block as one line, for what takes no more."""
        parts = (line.lstrip("#>-").strip().rstrip("\\") for line in block.split("\n"))
        return " ".join(part for part in parts if part)

    def _table(self, node: Tag) -> list[str]:
        rows = []
        for row in node.find_all("tr"):
            if row.find_parent("table") is not node:
                self.lost.append("a table inside of a table")
                continue
            cells = row.find_all(["td", "th"], recursive=False)
            rows.append([self._flat(" ".join(self.blocks(cell.contents, 0))) for cell in cells])
        rows = [row for row in rows if any(row)]
        width = max(map(len, rows), default=0)
        if width < 2:
            return [cell for row in rows for cell in row]
        rows = [[*row, *[""] * (width - len(row))] for row in rows]
        lines = [f"| {' | '.join(row)} |" for row in rows]
        return ["\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]])]

    def _paragraphs(self, nodes: Sequence[PageElement]) -> Iterator[str]:
        """Text in paragraphs, where one with nothing but bold words is meant as a heading."""
        tags = [one for one in nodes if isinstance(one, Tag) or str(one).strip()]
        bold = len(tags) == 1 and isinstance(tags[0], Tag) and tags[0].name in ("strong", "b")
        text, plain = self._inline(nodes), self._inline(nodes, plain=True).rstrip(": ")
        if bold and "\n" not in text and len(plain) < LONGEST_HEADING and plain[-1:] not in ".!?,;":
            yield f"{BOLD} {plain}"
            return
        for part in re.split(r"\n\s*\n+", text):
            lines = [line.strip() for line in part.split("\n") if line.strip()]
            marked = [BULLET.match(line.removeprefix("\\")) for line in lines]
            if sum(map(bool, marked)) > 1 or (lines and lines[0][0] in "•●▪◦‣∙"):
                yield from self._typed_list(lines)
            elif lines:
                yield "\\\n".join(START.sub(_escaped_start, line, count=1) for line in lines)

    def _typed_list(self, lines: Sequence[str]) -> Iterator[str]:
        """Lines that somebody began with “•” instead of making a list."""
        items: list[str] = []
        for line in lines:
            plain = line.removeprefix("\\")
            if BULLET.match(plain):
                items.append(f"- {BULLET.sub('', plain)}")
            elif items:
                items[-1] += f" {line}"
            else:
                yield line
        yield "\n".join(items)

    def _inline(self, nodes: Sequence[PageElement], plain: bool = False) -> str:
        text = re.sub(r"[^\S\n]+", " ", "".join(self._words(one, plain) for one in nodes))
        text = re.sub(r" ?\n ?", "\n", text).strip()
        return " ".join(text.split()) if plain else text

    def _words(self, node: PageElement, plain: bool) -> str:
        if isinstance(node, NavigableString):
            if type(node) is not NavigableString:  # a comment, a doctype, a script's text
                return ""
            return _escaped(re.sub(r"\s+", " ", INVISIBLE.sub("", str(node).replace("\t", " "))))
        if not isinstance(node, Tag) or self._is_left_out(node):
            return ""
        if node.name == "br":
            return "\n"
        inner = "".join(self._words(one, plain) for one in node.contents)
        if plain or not inner.strip():
            return inner
        if node.name in MARKS and "\n" not in inner.strip() and "*" not in inner:
            return self._marked(node, inner, MARKS[node.name])
        if node.name == "a":
            return self._link(node, inner)
        return inner

    def _marked(self, node: Tag, inner: str, mark: str) -> str:
        """Words with a mark around them; inside of a word Markdown would show the marks."""
        words = inner.strip()
        before = inner[:1] if inner[0] == " " else _beside(node, node.previous_sibling, -1)
        after = inner[-1:] if inner[-1] == " " else _beside(node, node.next_sibling, 0)
        if before.isalnum() or after.isalnum():
            return inner
        lead, tail = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
        return f"{lead}{mark}{words}{mark}{tail}"

    def _link(self, node: Tag, inner: str) -> str:
        href = INVISIBLE.sub("", str(node.get("href") or "")).strip()
        if not href:
            return inner
        if not SAFE.fullmatch(href):
            self.lost.append(f"a link to “{href[:60]}”")
            return inner
        if inner.strip() == href:
            return inner
        address = href.replace("(", "%28").replace(")", "%29").replace("\\", "%5C")
        return f"[{' '.join(inner.split())}]({address})"

    def _is_left_out(self, node: Tag) -> bool:
        if node.name in LEFT_OUT:
            alt = f" ({node.get('alt')})" if node.get("alt") else ""
            self.lost.append(f"{LEFT_OUT[node.name]}{alt}"[:100])
        return node.name in LEFT_OUT or node.name in SILENT

    def levelled(self, blocks: Sequence[str]) -> Iterator[str]:
        """The blocks with headings of two levels: the highest that there is, and all below it."""
        levels = [len(block) - len(block.lstrip("#")) for block in blocks if block[:1] == "#"]
        top = min(levels, default=0)
        for block in blocks:
            if block.startswith(BOLD):
                yield f"{'###' if top else '##'}{block.removeprefix(BOLD)}"
            elif block.startswith("#"):
                hashes, _, words = block.partition(" ")
                yield f"{'##' if len(hashes) == top else '###'} {words}"
            else:
                yield block


BOLD = "\x00"  # stands before a heading of bold words, and in no text


def _beside(node: Tag, sibling: PageElement | None, at: int) -> str:
    """The character that stands beside a piece of text; a letter where that isn't known."""
    if type(sibling) is NavigableString and str(sibling):
        return str(sibling)[at]
    if sibling is None:
        return " " if node.parent is None or node.parent.name in BLOCKS | {"[document]"} else "x"
    return " " if isinstance(sibling, Tag) and sibling.name == "br" else "x"


def _escaped(text: str) -> str:
    """Text without what Markdown would take for marks; addresses stay as they are."""
    parts, end = [], 0
    for found in ADDRESS.finditer(text):
        parts += [SPECIAL.sub(r"\\\g<0>", text[end : found.start()]), found[0]]
        end = found.end()
    return "".join([*parts, SPECIAL.sub(r"\\\g<0>", text[end:])])


def _escaped_start(found: re.Match[str]) -> str:
    return f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}"
