"""Where the front matter of a role file begins and ends, also when a line of it is missing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import NamedTuple

from careers.edits import Edit, in_line, line_above, without_lines
from careers.forgiving import Findings
from careers.line import INVISIBLE
from careers.problem import Spot
from careers.raw_lines import GLUED, KEY_LINE, OTHER_RULE, is_fence, is_key, keys_in, say_form
from careers.wording import quote


class Span(NamedTuple):
    """The front matter is `lines[start:end]`, the body is `lines[body:]`.

    `heading` is that of a text whose keys stand right below its only `# …`, with no `---`.
    `above` is that of a text whose `---` stands below its only `# …`, which may be a comment.
    `last_key` is the last line with a known key, where no `---` says where the keys end.
    """

    start: int
    end: int
    body: int
    heading: int | None = None
    last_key: int | None = None
    above: int | None = None


def locate(lines: list[str], keys: Collection[str], findings: Findings) -> Span | None:
    """Where the front matter is, or None when the text has none."""
    return _Locator(lines, keys, findings).locate()


class _Locator:
    def __init__(self, lines: list[str], keys: Collection[str], findings: Findings) -> None:
        unseen = INVISIBLE.search("\n".join(lines))
        self.written = lines
        self.lines = [INVISIBLE.sub("", line) for line in lines] if unseen else lines
        self.keys = keys
        self.findings = findings
        self.heading: int | None = None
        self.above: int | None = None

    def locate(self) -> Span | None:
        start = self._start()
        if start is None:
            return None
        end, body = self._end(start)
        last_key = self._last_key(start, end) if end == body else None
        return Span(start, end, body, self.heading, last_key, self.above)

    def _start(self) -> int | None:
        """The first line of the front matter: below a `---`, or the first key."""
        first, headings = self._first_line()
        if first is None:
            return None
        if (glued := GLUED.match(self.lines[first])) and self._is_key(
            self.lines[first][glued.end() :]
        ):
            return self._unglued(first, glued)
        if self._is_fence(first) and (not headings or self._count(first + 1)):
            first = self._last_of_several(first)
            say_form(first, self.written[first], self.findings)
            self.above = headings[0] if len(headings) == 1 else None
            if first:
                note = f"“---” stands on line {first + 1}; what is above it was passed over."
                fix = "Make “---” the first line."
                if len(headings) == 1 and not keys_in(self.lines, {"title"}):
                    title = self.lines[headings[0]].lstrip("# ").rstrip("# ")
                    fix += f" If {quote(title)} is the title, write “title: {title}” below it."
                self._note(first, "fence-late", note, fix, *self._opened(first))
            return first + 1
        if OTHER_RULE.fullmatch(self.lines[first]) and self._count(first + 1) > 1:
            say_form(first, self.written[first], self.findings)
            return first + 1
        if KEY_LINE.match(self.lines[first]) and self._count(first, to_blank=True) > bool(headings):
            self.heading = headings[0] if len(headings) == 1 else None
            note = "The front matter has no “---” line before it; it was read as if it had."
            edits = self._opened(first)
            self._note(first, "fence-missing", note, "Add a line “---” above it.", *edits)
            return first
        return self._below_text(first)

    def _unglued(self, first: int, glued: re.Match[str]) -> int:
        """Read `--- title: Baker` as two lines; in the place of `---` there are blanks then."""
        blank = " " * glued.end()
        self.lines[first] = self.written[first] = blank + self.lines[first][glued.end() :]
        note = "“---” and the first key stand on one line; they were read as two."
        edits = in_line(first + 1, 1, glued.end() + 1, "---\n")
        self._note(first, "fence-form", note, "Write the key on a line of its own.", edits)
        return first

    def _last_of_several(self, first: int) -> int:
        """The last one of several `---` that the keys stand below."""
        number = first
        while (below := self._below(number)) is not None and self._is_fence(below):
            if not self._count(below + 1):
                break
            number = below
        return number

    def _below(self, number: int) -> int | None:
        """The next line that isn't empty."""
        below = range(number + 1, len(self.lines))
        return next((index for index in below if self.lines[index].strip()), None)

    def _opened(self, first: int) -> Iterator[Edit]:
        """What makes `---` the first line, and keeps the comments above `first`."""
        blank = next(n for n in range(first + 1) if self._is_said(n, first))
        if blank:
            yield without_lines(1, blank)
        is_fence = self._is_fence(first)
        if blank == first and is_fence:
            return
        yield line_above(blank + 1, "---")
        if is_fence:
            yield without_lines(first + 1, first + 1)

    def _is_said(self, number: int, first: int) -> bool:
        """Whether a line up to the front matter is there for more than to be empty, or `---`."""
        return bool(self.lines[number].strip()) and (number == first or not self._is_fence(number))

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
        fence = next((number for number in numbers if self._ends_keys(number)), None)
        end = len(self.lines) if fence is None else fence
        text = self._text(self._last_key(start, end) + 1, end, fenced=fence is not None)
        if text is not None:
            note = (
                f"There is no “---” after the front matter; the text was read from line {text + 1}."
            )
            edit = line_above(text + 1, "---")
            self._note(text, "fence-unclosed", note, "Add a line “---” above it.", edit)
            return text, text
        if fence is not None:
            if self.lines[fence].strip() != "...":  # which ends it in YAML, too
                say_form(fence, self.written[fence], self.findings)
            return fence, self._below_more(fence) + 1
        self._say_unclosed(end)
        return end, end

    def _below_more(self, fence: int) -> int:
        """The last of several `---` with nothing between them, which end the front matter."""
        while (below := self._below(fence)) is not None and self._is_fence(below):
            note = "This “---” stands below another one, and was passed over."
            edit = without_lines(fence + 2, below + 1)
            self._note(below, "fence-form", note, "Delete it.", edit)
            fence = below
        return fence

    def _last_key(self, start: int, end: int) -> int:
        keys = (number for number in range(start, end) if self._is_key(self.lines[number]))
        return max(keys, default=start - 1)

    def _ends_keys(self, number: int) -> bool:
        return self._is_fence(number) or bool(OTHER_RULE.fullmatch(self.lines[number]))

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
        return is_fence(self.lines[number])

    def _is_key(self, line: str) -> bool:
        return is_key(line, self.keys)

    def _is_prose(self, line: str) -> bool:
        is_text = line[:1] not in ("", " ", "\t", "-", "*", "•", "#", "<") or line[:2] == "**"
        return is_text and not self._is_key(line)

    def _note(self, number: int, code: str, message: str, fix: str, *edits: Edit) -> None:
        spot = Spot(self.findings.path, number + 1)
        self.findings.forgive(spot, code, message, fix, *edits)
