"""Changes to a text at places in it, and the text with them made; every other byte stays."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

MARK = "\ufeff"  # a byte-order mark; places are counted as if there were none
LINE_END = re.compile("\r\n|\r|\n")


class Edit(NamedTuple):
    """Write `text` in the place of what stands from one place up to another one.

    Lines and columns count from 1, as those of problems do; the column behind a line's last
    character is its length and one. `\\n` in `text` is written as the file ends its lines.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    text: str = ""

    @property
    def start(self) -> tuple[int, int]:
        return self.line, self.column

    @property
    def end(self) -> tuple[int, int]:
        return self.end_line, self.end_column


def in_line(line: int, column: int, end: int, text: str = "") -> Edit:
    """An edit within one line."""
    return Edit(line, column, line, end, text)


def line_above(line: int, text: str) -> Edit:
    """A line of its own above a line."""
    return Edit(line, 1, line, 1, f"{text}\n")


def without_lines(first: int, last: int) -> Edit:
    """Some lines taken out, both ends among them."""
    return Edit(first, 1, last + 1, 1)


def overlap(edit: Edit, other: Edit) -> bool:
    """Whether two edits are about the same characters, so that only one can be made."""
    if edit == other:
        return True
    return edit.start < other.end and other.start < edit.end


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with edits made, none of which overlap; places beyond its end are its end."""
    mark, text = (MARK, text[1:]) if text.startswith(MARK) else ("", text)
    ends = list(LINE_END.finditer(text))
    line_end = ends[0][0] if ends else "\n"
    starts = [0, *(found.end() for found in ends)]
    lengths = [found.start() for found in ends] + [len(text)]

    def offset(line: int, column: int) -> int:
        if line > len(starts):
            return len(text)
        return min(starts[line - 1] + column - 1, lengths[line - 1])

    parts: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        start = offset(*edit.start)
        parts += [text[done:start], edit.text.replace("\n", line_end)]
        done = offset(*edit.end)
    return mark + "".join(parts) + text[done:]
