"""A line that begins with a key: what the key is, how it was written, what stands behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from careers.edits import Edit
from careers.keys import normal_key
from careers.line import COLONS, Line, Piece
from careers.scalar import QUOTES

MARKS = "\"'*_`“”„‘’‚«»"
KEY = re.compile(r"[^\W\d][\w \-]*")
TO_COLON = re.compile(rf"([^{COLONS}]*)[{COLONS}]+")
STARS = re.compile(r"[*_`]+")


@dataclass(frozen=True, slots=True)
class KeyLine:
    """`end` is behind the colon, and behind marks that belong to the key; `value` is the rest.

    `closing` is a mark at the line's end that belongs to the key, such as the second `**` of
    `**Title: Baker**`.
    """

    line: Line
    written: str
    key: str
    indent: int
    end: int
    value: Piece
    closing: str = ""

    def spelled(self, key: str) -> str:
        """The key in small letters, with `-`, `_` or a space as it was written."""
        same = len(self.written) == len(key) and normal_key(self.written) == key
        same = same and self.written.isascii()
        return self.written.lower() if same else key.replace("_", " ")

    def slip(self, key: str) -> tuple[str, str]:
        """What was written and what is meant, where that is not the same."""
        text, name = self.line.text, f"{self.spelled(key)}:"
        raw = text[self.indent : self.end]
        if raw == name and text[self.end : self.end + 1] in ("", " "):
            return "", ""
        if raw == name or self.closing:
            return text.strip(), f"{name} {self.value.text}".strip()
        return raw, name

    def edits(self, key: str) -> Iterable[Edit]:
        """What writes the key as it is meant."""
        space = " " if self.value.text and self.line.text[self.end] != " " else ""
        yield self.line.edit(self.indent, self.end, f"{self.spelled(key)}:{space}")
        if self.closing:
            end = len(self.line.text)
            yield self.line.edit(end - len(self.closing), end)


def read_key_line(line: Line) -> KeyLine | None:
    """A line with a key at its start; None for any other."""
    text = line.text
    found = TO_COLON.match(text)
    written = found[1].strip(f"{MARKS} ") if found else ""
    if not found or not KEY.fullmatch(written):
        return None
    head, start, stop = found[1].strip(), found.end(), len(text)
    lead = head[: len(head) - len(head.lstrip(MARKS))]
    closing = ""
    if lead and head[-1] not in MARKS:
        start, closing = _closed(lead, text, start)
        stop -= len(closing)
    rest = text[start:stop]
    value = Piece(rest.strip(), line, start + len(rest) - len(rest.lstrip()))
    indent = len(text) - len(text.lstrip())
    return KeyLine(line, written, normal_key(written), indent, start, value, closing)


def _closed(lead: str, text: str, start: int) -> tuple[int, str]:
    """Where the value begins and what closes it, if a mark before the key ends behind its colon."""
    rest = text[start:]
    closers = [lead] if STARS.fullmatch(lead) else [*QUOTES.get(lead, "")]
    for closer in closers:
        if rest.count(closer) % 2 == 0:
            continue
        if found := re.match(rf"\s*{re.escape(closer)}", rest):
            return start + found.end(), ""
        if rest.count(closer) == 1 and rest.endswith(closer):
            return start, closer
    return start, ""
