"""Tables for a terminal and for GitHub, where no text can break out of its cell."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

LONGEST = 300  # characters of a line in a cell
MOST_LINES = 12  # in a cell
LARGEST = 50_000  # characters of a table; a comment on GitHub holds 65,536 with all else

# What GitHub reads as its own, wherever in a line it stands: marks of Markdown and HTML, the
# signs of a formula, people to write to, issues and pages to link to.
OWN = re.compile(r"[\\`*_\[\]|~!]|[<>&$@]|\#(?=\d)|\bGH-(?=\d)|:(?=//)|\bwww(?=\.)", re.IGNORECASE)
APART = "&#8203;"  # a blank without width: what it parts is no reference any more
HTML = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "$": "<span>$</span>"}
JOINERS = "\u200c\u200d"  # part of how some scripts, and some emoji, are written


def visible(text: str) -> str:
    """On one line, without what a terminal would obey and what nobody can see."""
    spaced = " ".join(text.split())
    seen = (char for char in spaced if char in JOINERS or unicodedata.category(char)[0] != "C")
    return " ".join("".join(seen).split())


def aligned(rows: Iterable[Sequence[str]], indent: str = "  ") -> Iterator[str]:
    """Rows as lines whose columns stand below each other; blanks in front of a cell stay."""
    rows = [[_blanks(cell) + visible(cell) for cell in row] for row in rows]
    columns = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (
            cell + " " * (width - _width(cell)) for cell, width in zip(row, columns, strict=True)
        )
        yield f"{indent}{'  '.join(cells)}".rstrip()


def escaped(text: str) -> str:
    """A text that GitHub shows as it is, anywhere but at the beginning of a line."""
    text = visible(text)
    text = text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
    return OWN.sub(lambda found: _escape(found[0]), text)


def table(
    head: Sequence[str], rows: Iterable[Sequence[str]], largest: int = LARGEST
) -> Iterator[str]:
    """The lines of a table in GitHub's Markdown, of cells that are Markdown already.

    What doesn't go into `largest` characters is left out, and that is said.
    """
    lines = [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)]
    size = 0
    for number, line in enumerate(lines):
        size += len(line) + 1
        if size > largest:
            yield f"| … and {len(lines) - number} more lines |{' |' * (len(head) - 1)}"
            return
        yield line


def cell(lines: Sequence[str]) -> str:
    """Several lines in one cell, escaped."""
    shown = [escaped(line) for line in lines[:MOST_LINES]]
    if len(lines) > MOST_LINES:
        shown.append(f"… and {len(lines) - MOST_LINES} more")
    return "<br>".join(shown)


def _escape(sign: str) -> str:
    if sign in HTML:
        return HTML[sign]
    return f"\\{sign}" if sign in "\\`*_[]|~!" else f"{sign}{APART}"


def _blanks(text: str) -> str:
    return " " * (len(text) - len(text.lstrip(" ")))


def _width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(
        0 if unicodedata.combining(char) or char in JOINERS
        else 2 if unicodedata.east_asian_width(char) in "WF"
        else 1
        for char in text
    )  # fmt: skip
