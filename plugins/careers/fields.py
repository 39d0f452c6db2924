"""The lines of a front matter, taken one after the other into fields."""

from __future__ import annotations

import re
from collections.abc import Collection

from careers.edits import without_lines
from careers.field import Entry, Field
from careers.forgiving import Findings
from careers.key_line import KeyLine, read_key_line
from careers.keys import OFFERS, TIMES, key_meant, normal_key
from careers.line import INVISIBLE, Line, Piece, read_line
from careers.open_field import OpenField, item_in, item_piece
from careers.problem import Spot, did_you_mean
from careers.wording import nearest, quote, series

REMARK = re.compile(r"\s*#+(\s|$)")
NEAR = 0.8  # of 1: where two keys are so much like a word, both are offered


class Fields:
    """Takes the lines of the front matter one after the other.

    `written` are the keys that the file has somewhere, as far as they are known ones. Below the
    line `last_key` (from 0) there may as well be text, since no `---` stands between the two.
    """

    def __init__(
        self,
        findings: Findings,
        keys: Collection[str],
        written: Collection[str],
        last_key: int | None = None,
    ) -> None:
        self.path = findings.path
        self.findings = findings
        self.keys = keys
        self.written = written
        self.last_key = last_key
        self.open: OpenField | None = None
        self.done: dict[str, tuple[Field, OpenField]] = {}
        self.entries: list[Entry] = []
        self.above = 0  # the first of the comments right above this line
        self.comment: Spot | None = None
        self.unknown = False  # the lines below an unknown key belong to it
        self.indent = 0  # of the last key
        self.margin: int | None = None  # where keys begin
        self.after_blank = False
        self.bulleted = False  # keys stand behind bullets
        self.offered: set[str] = set()  # the keys that problems ask for

    def take(self, written: str, number: int, *, quoted: bool = False) -> None:
        """Take a line; one that is `quoted` can only go on with the value above it."""
        comment = self.comment
        seen = self._uncommented(written, number)
        bare = seen if seen.isascii() else INVISIBLE.sub("", seen)
        block = self.open is not None and self.open.joint == "\n"
        is_remark = bare[:1] == "#" or ("#" in bare and REMARK.match(bare) and not block)
        if (is_remark and not quoted) or not bare.strip():
            self.after_blank = self.after_blank or not bare.strip()
            self._pass_over(written, number, comment)
            return
        line = read_line(seen, number, self.findings)
        start = len(line.text) - len(line.text.lstrip())
        piece = Piece(line.text[start:], line, start)
        if quoted and self.open:
            self.open.more(piece)
        elif item := item_in(line.text, self.open):
            self._item(line, item)
        elif not self._key(line):
            if start == 0:
                self._prose(piece)
            elif self.open:
                self.open.more(piece)
            elif not self.unknown:
                self._stray(piece)
        self.after_blank = False
        self.above = 0
        if self.open:
            self.open.took(number, has_comment=seen != written)

    def _spot(self, line: Line, index: int) -> Spot:
        return Spot(self.path, line.number, line.column(index))

    def _pass_over(self, line: str, number: int, comment: Spot | None) -> None:
        """Take a line that says nothing; `comment` is where one began that goes on in it."""
        if comment and self.open and comment.line <= self.open.end:
            self.open.end = number
        elif line.strip() or comment:
            self.above = self.above or number
        else:
            self.above = 0

    def _uncommented(self, line: str, number: int) -> str:
        """The line with blanks in the place of `<!-- … -->`, which may span lines."""
        start = -1 if self.comment is None else 0  # a comment goes on from the line above
        while start >= 0 or (start := line.find("<!--")) >= 0:
            end = line.find("-->", start) + 3
            if end < 3:
                self.comment = self.comment or Spot(self.path, number, start + 1)
                return line[:start]
            self.comment = None
            line = line[:start] + " " * (end - start) + line[end:]
            start = -1
        return line

    def _item(self, line: Line, found: re.Match[str]) -> None:
        if (self.open is None or self.bulleted) and self._bulleted_key(line, found):
            return
        if self.open is not None:
            self.open.item(line, found)
        elif not self.unknown:
            piece = item_piece(line, found)
            fix = "Write “key:” on the line above the list, or move it below the second “---”."
            message = f"{quote(piece.text)} is a list item without a key."
            error = self._spot(line, piece.start).error("list-without-key", message, fix)
            self.findings.problems.append(error)

    def _bulleted_key(self, line: Line, found: re.Match[str]) -> bool:
        """Take a bullet that is a key, in a front matter that begins with such a one."""
        start = item_piece(line, found).start
        bare = Line(line.number, " " * start + line.text[start:], line.columns)
        key = read_key_line(bare)
        if not key or key.key not in self.keys or key.key in self.done:
            return False
        self.bulleted = True
        note = f"{quote(line.text.strip())} was read as a key, and not as a line of a list."
        edit = line.edit(0, start)
        spot = self._spot(line, found.start(1))
        self.findings.forgive_alike(spot, "bullet", note, "Write it without “-”.", edit)
        return self._key(bare)

    def _key(self, line: Line) -> bool:
        """Take a line that begins with a key."""
        found = read_key_line(line)
        if found is None:
            return False
        key, indent, spot = found.key, found.indent, self._spot(line, found.indent)
        if indent and (self.open or self.unknown) and not self._is_indented_key(key, indent):
            self._say_inside(found, spot)
            return False
        if key not in self.keys:
            meant = key_meant(key, self.keys)
            taken = {*self.written, *self.done, self.open.key if self.open else ""}
            # A sentence with a colon in it goes on with the value above it.
            after = line.text[found.end : found.end + 1]
            prose = (after not in ("", " ") and not meant) or len(found.written.split()) > 3
            if prose and (self.open or self.unknown):
                return False
            if not meant or meant in taken:
                self._unknown(found.written, key, spot)
                self.indent = indent
                return True
            key = meant
        self._close()
        if self.margin is None or indent < self.margin:
            self.margin = indent
        if indent > self.margin:
            note = f"“{found.written}” was read as a key of its own."
            edit = line.edit(self.margin, indent)
            fix = "Begin the line without spaces."
            self.findings.forgive(spot, "indented", note, fix, edit)
        self._say_spelling(found, key, spot)
        self.unknown = False
        self.open = OpenField(key, spot, self.above or line.number, self.findings)
        self.open.value(found.value)
        self.indent = indent
        return True

    def _say_spelling(self, found: KeyLine, key: str, spot: Spot) -> None:
        if key != found.key:
            name = key.replace("_", " ")
            note = f"“{found.written}” was read as “{name}”."
            self.findings.forgive(spot, "key-meant", note, f"Write “{name}:”.", *found.edits(key))
            return
        wrong, right = found.slip(key)
        if wrong:
            note = f"{quote(wrong)} was read as {quote(right)}."
            fix = f"Write {quote(right)}."
            self.findings.forgive_alike(spot, "key-spelling", note, fix, *found.edits(key))

    def _is_indented_key(self, key: str, indent: int) -> bool:
        """Whether an indented line is a key of its own, and not part of the value above it."""
        if indent <= self.indent:
            return True
        if self.open is None or key not in self.keys:
            return False
        if self.open.listed:  # what stands further in than the bullets goes on with one of them
            return indent <= self.open.indent and key not in self.done
        return self.open.joint == " "

    def _say_inside(self, found: KeyLine, spot: Spot) -> None:
        """Tell of what begins or ends a role where it goes on with another value."""
        if self.open and found.key in TIMES.intersection(self.keys) and found.value.text:
            message = f"{quote(found.line.text.strip())} stands inside “{self.open.name}”."
            error = spot.error("key-inside", message, "Begin the line without spaces.")
            self.findings.problems.append(error)

    def _unknown(self, written: str, key: str, spot: Spot) -> None:
        self._close()
        self.unknown = True
        known = [name.replace("_", " ") for name in self.keys]
        near = nearest(written, known, 2, NEAR)
        hint = "" if key in OFFERS else did_you_mean(written, known)
        if hint and len(near) > 1:
            hint = f"Did you mean {series(map(quote, near))}? "
        # Nothing of ours is like it; it may be nearly what others call one of ours.
        offer = OFFERS.get(key) or next((OFFERS[word] for word in nearest(key, OFFERS)), "")
        if not hint:
            offered = offer in self.keys
            meant = f"Did you mean “{offer.replace('_', ' ')}”? "
            hint = meant if offered else did_you_mean(written, known)
        self.offered.update(map(normal_key, re.findall("“(.*?)”", hint)))
        fix = f"{hint}What has no key of its own goes into the text below, under a heading."
        message = f"There is no key {quote(written)}."
        self.findings.problems.append(spot.error("unknown-key", message, fix))

    def _prose(self, piece: Piece) -> None:
        """Take a line that begins where keys do and has none."""
        spot = self._spot(piece.line, piece.start)
        words = piece.text.split()
        for size in (2, 1):
            name = " ".join(words[:size]).rstrip(".;,= ")
            key, rest = normal_key(name), " ".join(words[size:]).lstrip("-–=; ")
            if key in self.keys and rest:
                self.offered.add(key)
                message = f"{quote(piece.text)} has no colon after “{name}”."
                fix = f"Write “{name.lower()}: {rest}”."
                if self.open is not None:
                    fix += " Or begin the line with two spaces, if it goes on with the line above."
                self.findings.problems.append(spot.error("colon-missing", message, fix))
                return
        if self.unknown:
            return
        is_loose = self.last_key is not None and piece.line.number > self.last_key + 1
        if self.open is None or (self.open.items and (self.after_blank or is_loose)):
            self._stray(piece)
            return
        self.open.at_margin.append(piece)
        self.open.more(piece)

    def _stray(self, piece: Piece) -> None:
        message = f"{quote(piece.text)} belongs to no key."
        fix = "Write “key: value” on each line between the two “---”; text goes below them."
        if self.open is not None:
            fix = (
                "If the text begins here, write “---” on the line above it; "
                f"if it goes on with “{self.open.name}”, begin it with two spaces."
            )
        spot = self._spot(piece.line, piece.start)
        self.findings.problems.append(spot.error("stray-line", message, fix))

    def _close(self) -> None:
        opened, self.open = self.open, None
        if opened is None:
            return
        self.entries.append(Entry(opened.key, opened.start, opened.end))
        closed = opened.finished()
        if opened.key not in self.done:
            self.done[opened.key] = closed, opened
        else:
            self._twice(closed, opened, *self.done[opened.key])

    def _twice(self, closed: Field, opened: OpenField, earlier: Field, before: OpenField) -> None:
        """Take a key that was there already, if one of the two says nothing more."""
        idle, other, same = opened, earlier.spot, "with the same value"
        if not earlier.items and closed.items:
            idle, other = before, closed.spot
            del self.done[opened.key]
            self.done[opened.key] = closed, opened
        message = f"“{opened.name}” is written twice, here and on line {other.line}"
        if earlier.items and closed.items:
            if [item.value for item in earlier.items] != [item.value for item in closed.items]:
                error = closed.spot.error("duplicate-key", f"{message}.", "Keep one of them.")
                self.findings.problems.append(error)
                return
        elif earlier.items or closed.items:
            same = "once with no value"
        edits = [] if idle.has_comment else [without_lines(line, line) for line in idle.lines]
        note = f"{message}, {same}."
        self.findings.forgive(idle.spot, "key-twice", note, "Delete one of them.", *edits)

    def result(self) -> dict[str, Field]:
        self._close()
        if self.comment is not None:
            message = "This comment has no end, so nothing below it was read."
            error = self.comment.error("comment-open", message, "Write “-->” where it ends.")
            self.findings.problems.append(error)
        return {key: field for key, (field, _) in self.done.items()}
