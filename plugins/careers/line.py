"""One line of a front matter as it is read, and where in the file each character stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from careers.edits import Edit, in_line
from careers.forgiving import Findings
from careers.problem import Spot

# Nobody sees these, and they come along when text is copied. Joiners (U+200C, U+200D) stay:
# some scripts are spelled with them.
UNSEEN = "\u200b\u2060\ufeff\u00ad"
COLONS = ":：﹕꞉∶"
INVISIBLE = re.compile(f"[{UNSEEN}]")
ODD_SPACES = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
ODD = re.compile(f"[{ODD_SPACES}{UNSEEN}]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with plain spaces and nothing invisible in it; `columns` only where that moved it."""

    number: int
    text: str
    columns: tuple[int, ...] = ()

    def column(self, index: int) -> int:
        """The column, from 1, of a character, or of the place behind the last one."""
        if not self.columns:
            return index + 1
        if index < len(self.columns):
            return self.columns[index]
        return self.columns[-1] + 1 + index - len(self.columns)

    def edit(self, start: int, end: int, text: str = "") -> Edit:
        """Write something in the place of some characters."""
        last = self.column(end - 1) + 1 if end > start else self.column(start)
        return in_line(self.number, self.column(start), last, text)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line that belongs to a value: `text` begins at `start` in the line."""

    text: str
    line: Line
    start: int

    def part(self, start: int, end: int) -> Piece:
        """A part of it without the spaces around."""
        text = self.text[start:end]
        start += len(text) - len(text.lstrip())
        return Piece(text.strip(), self.line, self.start + start)


@dataclass(frozen=True, slots=True)
class Written:
    """A value in its pieces; `joint` is what joins them, a space or a line's end."""

    pieces: Sequence[Piece]
    joint: str = " "

    @property
    def value(self) -> str:
        return self.joint.join(piece.text for piece in self.pieces).strip()

    def spot(self, path: str) -> Spot:
        first = self.pieces[0]
        return Spot(path, first.line.number, first.line.column(first.start))

    def edit(self, start: int, end: int, text: str = "") -> Edit:
        """Write something in the place of some characters of the value, all in one line."""
        joined = self.joint.join(piece.text for piece in self.pieces)
        start += (before := len(joined) - len(joined.lstrip()))
        end += before
        for piece in self.pieces:
            if start < len(piece.text) or piece is self.pieces[-1]:
                return piece.line.edit(piece.start + start, piece.start + end, text)
            start -= len(piece.text) + 1
            end -= len(piece.text) + 1
        raise AssertionError("a value has a piece")


def read_line(written: str, number: int, findings: Findings) -> Line:
    """A line with its tabs and no-break spaces as spaces, and without what nobody sees."""
    if not ODD.search(written):
        return Line(number, written.rstrip())
    kept: list[str] = []
    columns: list[int] = []
    for index, char in enumerate(written):
        if not ODD.match(char):
            kept.append(char)
            columns.append(index + 1)
            continue
        spot = Spot(findings.path, number, index + 1)
        if char in UNSEEN:
            message = f"There is an invisible character here (U+{ord(char):04X}); it was left out."
            edit = in_line(number, index + 1, index + 2)
            findings.forgive_alike(spot, "invisible", message, "Write the words anew.", edit)
            continue
        kept.append(" ")
        columns.append(index + 1)
        if written[index:].strip():
            name = {"\t": "a tab", "\u00a0": "a no-break space"}.get(char, "an unusual space")
            message = f"There is {name} here; it was read as a space."
            in_list = not (written[:index].strip() or written.strip()[0].isalnum())
            space = "  " if char == "\t" and in_list else " "
            edit = in_line(number, index + 1, index + 2, space)
            findings.forgive_alike(spot, "odd-space", message, "Write a plain space.", edit)
    text = "".join(kept).rstrip()
    moved = len(kept) < len(written)
    return Line(number, text, tuple(columns[: len(text)]) if moved and text else ())
