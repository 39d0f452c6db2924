"""A field that is still being read: its value, its list, and the lines that go on with them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from careers.edits import in_line, line_above
from careers.field import Field
from careers.forgiving import Findings
from careers.keys import LISTS
from careers.line import Line, Piece, Written
from careers.problem import Spot
from careers.scalar import finish, listed, parts_of
from careers.wording import quote

BULLET = "-*+•·▪◦‣●–—○■□✓✔➢⁃\uf0b7"
# `-- a`, `- - a` and `- [x] a` are items as well.
ITEM = re.compile(rf"\s*((?:--|[{BULLET}])(?:\s+[{BULLET}](?=\s))*(?:\s+\[[ xX]\])?)(?:\s+(.*)|$)")
TIGHT_ITEM = re.compile(r"\s*([-•✓✔\uf0b7])([^\W\d_“‘].*)")  # `-Boston`
NUMBERED = re.compile(r"\s*(\d{1,2}[.)])\s+(.*)")
BLOCK_MARKS = ("|", ">")
BLOCK = re.compile(r"[|>][+-]?\d?[+-]?")
PARTED = LISTS - {"location", "occupation"}  # what stands below these is seldom a sentence
SEPARATED = re.compile(r"[,;]|\b(?:and|or|und|oder|et|ou|y|και|ή)\Z")
SHORT = 40  # characters; a line of a sentence that goes on has more
NESTED = re.compile(r"[^\W\d][\w -]{0,24}:(?:\s+(.*)|$)")


@dataclass
class OpenField:
    """A key with what was read for it so far; each item is its pieces, which belong together.

    `lines` are the numbers of all its lines that say something, from `start`, where its
    comments begin, to `end`.
    """

    key: str
    spot: Spot
    start: int
    findings: Findings
    end: int = 0
    joint: str = " "
    items: list[list[Piece]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    listed: bool = False
    indent: int = 0  # of its bullets
    has_comment: bool = False
    is_inline: bool = False  # something stands behind the colon
    at_margin: list[Piece] = field(default_factory=list)  # what goes on where keys begin

    @property
    def name(self) -> str:
        return self.key.replace("_", " ")

    def value(self, piece: Piece) -> None:
        """Take what stands behind the colon."""
        value, line = piece.text, piece.line
        spot = self._spot(line, piece.start)
        mark = value[:1]
        if mark in BLOCK_MARKS and BLOCK.fullmatch(value):
            self.joint = "\n" if mark == "|" else " "
        elif mark in BLOCK_MARKS and re.match(r"\||> (?!\d)", value):  # `> 38 hours` is a value
            note = f"“{mark}” was passed over; the text may stand on the same line."
            rest = piece.part(1, len(value))
            edit = line.edit(piece.start, rest.start)
            self.findings.forgive(spot, "block-mark", note, f"Take “{mark}” out.", edit)
            self.value(rest)
        elif mark == "#" and re.match(r"#(\s|$)", value):
            note = f"{quote(value)} was read as a comment; “{self.name}” is empty."
            before = line.text[: piece.start].rstrip()
            indent = before[: len(before) - len(before.lstrip())]
            edits = (
                line_above(line.number, indent + value),
                line.edit(len(before), len(line.text)),
            )
            fix = "Put it on a line of its own."
            self.findings.forgive(spot, "comment", note, fix, *edits)
        elif self.key in LISTS and (found := ITEM.match(value)) and found[2]:
            self._items(piece, found[1])
        else:
            self.items += [[part] for part in parts_of(piece)]
            self.is_inline = bool(value)

    def _items(self, piece: Piece, mark: str) -> None:
        """Take a list that begins right behind the colon, such as `• bread • cake`."""
        bullets = [*re.finditer(rf"(?:^|(?<=\s)){re.escape(mark)}\s+", piece.text)]
        ends = [found.start() for found in bullets[1:]] + [len(piece.text)]
        pieces = [piece.part(found.end(), end) for found, end in zip(bullets, ends, strict=True)]
        line = piece.line
        behind = [0, *(one.start + len(one.text) for one in pieces)]
        behind[0] = len(line.text[: piece.start].rstrip())
        edits = [
            line.edit(start, one.start, "\n- ") for start, one in zip(behind, pieces, strict=False)
        ]
        note = f"{quote(piece.text)} was read as a list."
        fix = "Write each part on a line of its own below the key, behind “-” and a space."
        self.findings.forgive(self._spot(line, piece.start), "bullet", note, fix, *edits)
        self.items += [[one] for one in pieces]
        self.listed = True

    def item(self, line: Line, found: re.Match[str]) -> None:
        """Take a line of a list, as `item_in` found it."""
        mark = found.start(1)
        if self.listed and mark > self.indent:
            written = quote(found[2] or "")
            note = f"{written} stands further in; it was read as a line of the list above it."
            fix = "Begin the lines of a list at the same place."
            edit = line.edit(self.indent, mark)
            self.findings.forgive_alike(self._spot(line, mark), "nested-list", note, fix, edit)
        else:
            self.indent = mark
        after = line.text[found.end(1) : found.end(1) + 1]
        if found[1] != "-" or after not in ("", " "):
            note = f"{quote(line.text[mark:])} was read as a line of a list."
            fix = "Begin it with “-” and a space."
            edit = line.edit(mark, found.end(1), "-" if after in ("", " ") else "- ")
            self.findings.forgive_alike(self._spot(line, mark), "bullet", note, fix, edit)
        self.listed = True
        self.items.append([item_piece(line, found)])

    def more(self, piece: Piece) -> None:
        """Take a line that goes on with the one above it."""
        if self.items:
            self.items[-1].append(piece)
        else:
            self.items.append([piece])

    def took(self, number: int, *, has_comment: bool) -> None:
        """Remember that a line belongs to it."""
        self.end = number
        self.has_comment = self.has_comment or has_comment
        self.lines.append(number)

    def finished(self) -> Field:
        """The field, when all of its lines were read."""
        if not self._part_lines():
            for piece in self.at_margin:
                note = f"{quote(piece.text)} was read as going on with “{self.name}”."
                spot = self._spot(piece.line, piece.start)
                edit = in_line(piece.line.number, 1, 1, "  ")
                fix = "Indent it by two spaces."
                self.findings.forgive(spot, "continued", note, fix, edit)
        if self.key in LISTS and len(self.items) == 1 and not self.listed:
            self.items = listed(self.items[0], self.findings)
        written = [Written(pieces, self.joint) for pieces in self.items]
        for one in written:
            self._say_nested(one)
        items = tuple(text for one in written for text in finish(one, self.findings))
        return Field(self.key, self.spot, items)

    def _part_lines(self) -> bool:
        """Take lines without bullets below a key as a list, where they can be nothing else.

        A sentence that goes on is broken where its line is full, or behind a comma.
        """
        if self.key not in PARTED or self.is_inline or self.listed or self.joint == "\n":
            return False
        pieces = [piece for item in self.items for piece in item]
        if len(pieces) < 2 or any(SEPARATED.search(piece.text) for piece in pieces):
            return False
        spot = self._spot(pieces[0].line, pieces[0].start)
        if all(len(piece.text) <= SHORT for piece in pieces):
            self.items = [[piece] for piece in pieces]
            note = f"{quote(pieces[0].text)} and the lines below it were read as a list."
            edits = [piece.line.edit(0, piece.start, "  - ") for piece in pieces]
            fix = "Begin each with “-” and a space."
            self.findings.forgive_alike(spot, "bullet", note, fix, *edits)
            return True
        if any(len(piece.text) <= SHORT for piece in pieces[:-1]):
            message = f"{quote(pieces[0].text)} and what is below it can be a list or one sentence."
            fix = "If they are a list, begin each with “-” and a space; if not, write one line."
            self.findings.problems.append(spot.error("list-unclear", message, fix))
        return False

    def _say_nested(self, written: Written) -> None:
        inner = [NESTED.fullmatch(piece.text) for piece in written.pieces]
        # Behind the colon a sentence begins, however many colons there are in it.
        if len(inner) > 1 and all(inner) and not self.is_inline:
            message = f"“{self.name}” takes a value, and no keys of its own below it."
            values = ", ".join(found[1] or "" for found in inner if found)
            fix = f"Write it on one line, such as “{self.name}: {values}”."
            spot = written.spot(self.findings.path)
            self.findings.problems.append(spot.error("nested", message, fix))

    def _spot(self, line: Line, index: int) -> Spot:
        return Spot(self.findings.path, line.number, line.column(index))


def item_in(line: str, opened: OpenField | None) -> re.Match[str] | None:
    """A bullet; one without a space, or with a number, only where a list is under way."""
    if item := ITEM.fullmatch(line):
        return item
    if opened is None or not (opened.listed or not opened.items):
        return None
    numbered = NUMBERED.fullmatch(line) if opened.key in LISTS else None
    return numbered or TIGHT_ITEM.fullmatch(line)


def item_piece(line: Line, found: re.Match[str]) -> Piece:
    """What stands behind a bullet."""
    return Piece(found[2] or "", line, found.start(2) if found[2] else len(line.text))
