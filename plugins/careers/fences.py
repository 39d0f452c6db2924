"""Where the front matter of a role file begins and ends, also when a line of it is missing."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise
from typing import NamedTuple

from careers.keys import normal_key
from careers.problem import Problem, Spot
from careers.wording import quote

FENCE = re.compile(r"\s*(?:-{2,}|- - -|[–—]{1,3}-?)\s*")
KEY_LINE = re.compile(r"\s*[\"'*]*([^\W\d][\w \-]*?)[\"'*]*\s*[:：]")
# Nobody sees these, and they come along when text is copied. Joiners (U+200C, U+200D) stay:
# some scripts are spelled with them.
INVISIBLE = re.compile(r"[\u200b\u2060\ufeff\u00ad]")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202d\u202e\ud800-\udfff]")


class Span(NamedTuple):
    """The front matter is `lines[start:end]`, the body is `lines[body:]`."""

    start: int
    end: int
    body: int


def clean(text: str, path: str, problems: list[Problem]) -> list[str]:
    """Lines without a byte-order mark, carriage returns and control characters."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    if not CONTROL.search(text):
        return lines
    for number, line in enumerate(lines):
        if found := CONTROL.search(line):
            spot = Spot(path, number + 1, found.start() + 1)
            message = f"There is an invisible control character here (U+{ord(found[0]):04X})."
            fix = "Delete it, or write the line anew."
            problems.append(spot.error("control-character", message, fix))
            lines[number] = CONTROL.sub(" ", line)
    return lines


def locate(
    lines: list[str], path: str, keys: Collection[str], problems: list[Problem]
) -> Span | None:
    """Where the front matter is, or None when the text has none."""
    return _Locator(lines, path, keys, problems).locate()


class _Locator:
    def __init__(
        self, lines: list[str], path: str, keys: Collection[str], problems: list[Problem]
    ) -> None:
        unseen = any(map(INVISIBLE.search, lines))
        self.lines = [INVISIBLE.sub("", line) for line in lines] if unseen else lines
        self.path = path
        self.keys = keys
        self.problems = problems

    def locate(self) -> Span | None:
        start = self._start()
        if start is None:
            return None
        return Span(start, *self._end(start))

    def _start(self) -> int | None:
        """The first line of the front matter: below a `---`, or the first key."""
        first, headings = self._first_line()
        if first is None:
            return None
        if self._is_fence(first) and (not headings or self._count(first + 1)):
            if first:
                note = f"“---” stands on line {first + 1}; what is above it was passed over."
                self._note(first, "fence-late", note, "Make “---” the first line.")
            return first + 1
        if KEY_LINE.match(self.lines[first]) and self._count(first, to_blank=True) > headings:
            note = "The front matter has no “---” line before it; it was read as if it had."
            self._note(first, "fence-missing", note, "Add a line “---” above it.")
            return first
        return self._below_text(first)

    def _first_line(self) -> tuple[int | None, bool]:
        """The first line that is no comment, and whether there are `# …` lines above it."""
        in_comment = headings = False
        for number, line in enumerate(self.lines):
            text = line.strip()
            if in_comment or text.startswith("<!--"):
                in_comment = "-->" not in text
            elif text.startswith("#"):
                headings = True
            elif text:
                return number, headings
        return None, headings

    def _below_text(self, first: int) -> int | None:
        """A front matter below some text: two fences, and nothing but keys between them."""
        fences = [number for number in range(first, len(self.lines)) if self._is_fence(number)]
        for opening, closing in pairwise(fences):
            inside = [line for line in self.lines[opening + 1 : closing] if line.strip()]
            if len(inside) > 1 and all(self._is_key(line) for line in inside[:2]):
                message = f"{quote(self.lines[first])} stands above the front matter."
                fix = f"Make “---”, now on line {opening + 1}, the first line of the file."
                spot = Spot(self.path, first + 1)
                self.problems.append(spot.error("fence-late", message, fix))
                return opening + 1
        return None

    def _end(self, start: int) -> tuple[int, int]:
        """The index after the last line of the front matter, and that of the body's first line."""
        numbers = range(start, len(self.lines))
        fence = next((number for number in numbers if self._is_fence(number)), None)
        end = len(self.lines) if fence is None else fence
        keys = (number for number in range(start, end) if self._is_key(self.lines[number]))
        last_key = max(keys, default=start - 1)
        text = self._text(last_key + 1, end, fenced=fence is not None)
        if text is not None:
            note = (
                f"There is no “---” after the front matter; the text was read from line {text + 1}."
            )
            self._note(text, "fence-unclosed", note, "Add a line “---” above it.")
            return text, text
        return (end, end) if fence is None else (fence, fence + 1)

    def _text(self, start: int, end: int, *, fenced: bool) -> int | None:
        """Where the role's text begins although no `---` says so, below the last key.

        It begins at a heading, or at a paragraph when there is no `---` at all. Before a
        `---`, what may as well be a comment or go on with a list is no text.
        """
        prose = any(self._is_prose(line) for line in self.lines[start:end])
        for number in range(start, end if prose or not fenced else start):
            line = self.lines[number]
            after_blank = number > 0 and not self.lines[number - 1].strip()
            if line.startswith("##") or (after_blank and line.startswith("# ")):
                return number
            if not fenced and after_blank and self._is_prose(line):
                return number
        return None

    def _count(self, number: int, *, to_blank: bool = False) -> int:
        """How many known keys follow, up to the next fence (or blank line)."""
        found = 0
        for index in range(number, len(self.lines)):
            if self._is_fence(index) or (to_blank and not self.lines[index].strip()):
                break
            found += self._is_key(self.lines[index])
        return found

    def _is_fence(self, number: int) -> bool:
        line = self.lines[number]
        return bool(FENCE.fullmatch(line)) or line.strip() == "..."

    def _is_key(self, line: str) -> bool:
        found = KEY_LINE.match(line)
        return found is not None and normal_key(found[1]) in self.keys

    def _is_prose(self, line: str) -> bool:
        return line[:1] not in ("", " ", "\t", "-", "*", "•", "#", "<") and not self._is_key(line)

    def _note(self, number: int, code: str, message: str, fix: str) -> None:
        self.problems.append(Spot(self.path, number + 1).note(code, message, fix))
