"""Where the front matter of a role file begins and ends, also when a line of it is missing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from careers.edits import Edit, in_line, line_above, without_lines
from careers.forgiving import Findings
from careers.keys import normal_key
from careers.line import INVISIBLE
from careers.problem import Spot
from careers.wording import quote

FENCE = re.compile(r"\s*(?:-{2,}|- - -|[–—]{1,3}-?)\s*")
PLAIN = re.compile(r"---\s*")
KEY_LINE = re.compile(r"\s*[\"'*_`“”„‘’‚«»]*([^\W\d][\w \-]*?)[\"'*_`“”„‘’‚«»]*\s*[:：]")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202d\u202e\ud800-\udfff]")


class Span(NamedTuple):
    """The front matter is `lines[start:end]`, the body is `lines[body:]`.

    `heading` is that of a text whose keys stand right below its only `# …`, with no `---`.
    """

    start: int
    end: int
    body: int
    heading: int | None = None


def clean(text: str, findings: Findings) -> list[str]:
    """Lines without a byte-order mark, carriage returns and control characters."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    if not CONTROL.search(text):
        return lines
    for number, line in enumerate(lines):
        if found := CONTROL.search(line):
            spot = Spot(findings.path, number + 1, found.start() + 1)
            message = f"There is an invisible control character here (U+{ord(found[0]):04X})."
            fix = "Delete it, or write the line anew."
            findings.problems.append(spot.error("control-character", message, fix))
            lines[number] = CONTROL.sub(" ", line)
    return lines


def locate(lines: list[str], keys: Collection[str], findings: Findings) -> Span | None:
    """Where the front matter is, or None when the text has none."""
    return _Locator(lines, keys, findings).locate()


def keys_in(lines: Sequence[str], keys: Collection[str]) -> set[str]:
    """The known keys that lines begin with."""
    found = (KEY_LINE.match(INVISIBLE.sub("", line)) for line in lines)
    return {key for one in found if one and (key := normal_key(one[1])) in keys}


class _Locator:
    def __init__(self, lines: list[str], keys: Collection[str], findings: Findings) -> None:
        unseen = any(map(INVISIBLE.search, lines))
        self.written = lines
        self.lines = [INVISIBLE.sub("", line) for line in lines] if unseen else lines
        self.keys = keys
        self.findings = findings
        self.heading: int | None = None

    def locate(self) -> Span | None:
        start = self._start()
        if start is None:
            return None
        return Span(start, *self._end(start), self.heading)

    def _start(self) -> int | None:
        """The first line of the front matter: below a `---`, or the first key."""
        first, headings = self._first_line()
        if first is None:
            return None
        if self._is_fence(first) and (not headings or self._count(first + 1)):
            self._say_form(first)
            if first:
                note = f"“---” stands on line {first + 1}; what is above it was passed over."
                fix = "Make “---” the first line."
                self._note(first, "fence-late", note, fix, *self._opened(first))
            return first + 1
        if KEY_LINE.match(self.lines[first]) and self._count(first, to_blank=True) > bool(headings):
            self.heading = headings[0] if len(headings) == 1 else None
            note = "The front matter has no “---” line before it; it was read as if it had."
            edits = self._opened(first)
            self._note(first, "fence-missing", note, "Add a line “---” above it.", *edits)
            return first
        return self._below_text(first)

    def _opened(self, first: int) -> Iterator[Edit]:
        """What makes `---` the first line, and keeps the comments above `first`."""
        blank = next(n for n in range(first + 1) if self.lines[n].strip())
        if blank:
            yield without_lines(1, blank)
        is_fence = self._is_fence(first)
        if blank == first and is_fence:
            return
        yield line_above(blank + 1, "---")
        if is_fence:
            yield without_lines(first + 1, first + 1)

    def _first_line(self) -> tuple[int | None, list[int]]:
        """The first line that is no comment, and the `# …` lines above it."""
        in_comment = False
        headings: list[int] = []
        for number, line in enumerate(self.lines):
            text = line.strip()
            if in_comment or text.startswith("<!--"):
                in_comment = "-->" not in text
            elif text.startswith("#"):
                headings.append(number)
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
                spot = Spot(self.findings.path, first + 1)
                self.findings.problems.append(spot.error("fence-late", message, fix))
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
            edit = line_above(text + 1, "---")
            self._note(text, "fence-unclosed", note, "Add a line “---” above it.", edit)
            return text, text
        if fence is not None:
            if self.lines[fence].strip() != "...":  # which ends it in YAML, too
                self._say_form(fence)
            return fence, fence + 1
        self._say_unclosed(end)
        return end, end

    def _say_unclosed(self, end: int) -> None:
        """Say of a file that is all front matter that it has no second `---`."""
        last = max((n for n in range(end) if self.lines[n].strip()), default=0)
        note = "There is no “---” after the front matter; all of the file was read as such."
        # What stands behind the last line's end is a line as well.
        column = len(self.written[-1]) + 1
        below = "---\n" if not self.written[-1].strip() else "\n---\n"
        edit = Edit(end, column, end, column, below)
        self._note(last, "fence-unclosed", note, "Add a line “---” below it.", edit)

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

    def _say_form(self, number: int) -> None:
        """Say of a fence that only we would know it for one."""
        written = self.written[number]
        if PLAIN.fullmatch(written):
            return
        line = self.lines[number]
        if line != written:
            note = "There is something invisible in this line; it was read as “---”."
        elif line.strip() == "---":
            note = "There are spaces before “---”; they were passed over."
        else:
            note = f"{quote(line)} was read as “---”."
        edit = in_line(number + 1, 1, len(written) + 1, "---")
        spot = Spot(self.findings.path, number + 1)
        fix = "Write “---” and nothing else."
        self.findings.forgive_alike(spot, "fence-form", note, fix, edit)

    def _note(self, number: int, code: str, message: str, fix: str, *edits: Edit) -> None:
        spot = Spot(self.findings.path, number + 1)
        self.findings.forgive(spot, code, message, fix, *edits)
