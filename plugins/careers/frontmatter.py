"""The text of a role file, read into flat values with their places, and the body below them.

This is not YAML. Every value is text until the model that wants it reads it, so a
colon, a quotation mark or an asterisk in a sentence means what its writer meant.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from careers import fences
from careers.keys import OFFERS, normal_key
from careers.problem import Problem, Spot, Text, did_you_mean
from careers.scalar import finish, parts_of
from careers.wording import quote

KEY = re.compile(r"[^\W\d][\w \-]*")
BULLET = "-*+•·▪◦‣●–"
ITEM = re.compile(rf"(\s*[{BULLET}])(?:\s+(.*)|$)")
TIGHT_ITEM = re.compile(r"(\s*[-•])([^\W\d_“‘].*)")  # `-Boston`
BLOCK = re.compile(r"[|>][+-]?\d?[+-]?")
NESTED = re.compile(r"[^\W\d][\w -]{0,24}:(?:\s+(.*)|$)")
SPACES = str.maketrans(dict.fromkeys("\t\u00a0\u2007\u2009\u202f", " "))


@dataclass(frozen=True, slots=True)
class Field:
    """One key and what was written for it: no item when empty, several when it is a list."""

    key: str
    spot: Spot
    items: tuple[Text, ...] = ()

    @property
    def text(self) -> Text:
        """The whole value as one text, at the place of its first part."""
        if not self.items:
            return Text("", self.spot)
        return Text("; ".join(item.value for item in self.items), self.items[0].spot)


class Entry(NamedTuple):
    """The lines of one key, from the first comment right above it; counted from 1, both inside."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """`fields` by normalised key, in the order written; `body_line` counts from 1."""

    fields: dict[str, Field]
    body: str
    body_line: int
    problems: tuple[Problem, ...]
    entries: tuple[Entry, ...] = ()


def read(text: str, path: str, keys: Collection[str]) -> FrontMatter:
    """Split a file of ours into its front matter and its body.

    `keys` are the known keys, normalised. Any text gives values or problems, never an
    exception; what is forgiven is said as a note.
    """
    problems: list[Problem] = []
    lines = fences.clean(text, path, problems)
    span = fences.locate(lines, path, keys, problems)
    if span is None:
        first = next((n for n, line in enumerate(lines) if line.strip()), 0)
        return FrontMatter({}, "\n".join(lines[first:]), first + 1, tuple(problems))
    fields = _Fields(path, keys, problems)
    for number in range(span.start, span.end):
        fields.take(lines[number], number + 1)
    body = "\n".join(lines[span.body :])
    found = fields.result()
    return FrontMatter(found, body, span.body + 1, tuple(problems), tuple(fields.entries))


@dataclass
class _Open:
    """A field that is still being read; each item is a list of lines that belong together."""

    key: str
    spot: Spot
    start: int
    end: int = 0
    joint: str = " "
    items: list[tuple[list[str], Spot]] = field(default_factory=list)
    listed: bool = False

    @property
    def name(self) -> str:
        return self.key.replace("_", " ")

    def add(self, text: Text) -> None:
        self.items.append(([text.value], text.spot))

    def more(self, text: Text) -> None:
        if self.items:
            self.items[-1][0].append(text.value)
        else:
            self.add(text)

    def texts(self) -> Iterator[Text]:
        for lines, spot in self.items:
            yield Text(self.joint.join(lines).strip(), spot)


class _Fields:
    """Takes the lines of the front matter one after the other."""

    def __init__(self, path: str, keys: Collection[str], problems: list[Problem]) -> None:
        self.path = path
        self.keys = keys
        self.problems = problems
        self.open: _Open | None = None
        self.done: dict[str, Field] = {}
        self.entries: list[Entry] = []
        self.above = 0  # the first of the comments right above this line
        self.comment: Spot | None = None
        self.unknown = False  # the lines below an unknown key belong to it
        self.indent = 0  # of the last key
        self.after_blank = False

    def take(self, line: str, number: int) -> None:
        written, comment = line, self.comment
        line = self._uncommented(line.translate(SPACES), number).rstrip()
        text = line.strip()
        spot = Spot(self.path, number, len(line) - len(text) + 1)
        block = self.open is not None and self.open.joint == "\n"
        if not text or (re.match(r"#+(\s|$)", text) and not block) or line[0] == "#":
            self.after_blank = self.after_blank or not text
            self._pass_over(written, number, comment)
            return
        if item := self._item_in(line):
            self._item(
                Text(item[2] or "", spot._replace(column=len(line) - len(item[2] or "") + 1))
            )
        elif not self._key(line, number):
            if line[0] != " ":
                self._prose(Text(text, spot))
            elif self.open:
                self.open.more(Text(text, spot))
            elif not self.unknown:
                self._stray(Text(text, spot))
        self.after_blank = False
        self.above = 0
        if self.open:
            self.open.end = number

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

    def _item_in(self, line: str) -> re.Match[str] | None:
        """A bullet; one without a space behind it only where a list is under way."""
        if item := ITEM.fullmatch(line):
            return item
        fits = self.open is not None and (self.open.listed or not self.open.items)
        return TIGHT_ITEM.fullmatch(line) if fits else None

    def _key(self, line: str, number: int) -> bool:
        """Take a line that begins with a key."""
        found = re.match(r"([^:：]*)[:：](.*)", line)
        written = fences.INVISIBLE.sub("", found[1]).strip().strip("\"'*") if found else ""
        if not found or not KEY.fullmatch(written):
            return False
        key, rest = normal_key(written), found[2]
        indent = len(line) - len(line.lstrip())
        if indent and (self.open or self.unknown) and not self._is_indented_key(key, indent):
            return False
        if key not in self.keys:
            # A sentence with a colon in it goes on with the value above it.
            prose = rest[:1] not in ("", " ") or len(written.split()) > 3
            if prose and (self.open or self.unknown):
                return False
            self._unknown(written, key, Spot(self.path, number, indent + 1))
        else:
            if indent > self.indent and self.open:
                note = f"“{written}” was read as a key of its own."
                spot = Spot(self.path, number, indent + 1)
                self.problems.append(spot.note("indented", note, "Begin the line without spaces."))
            self._close()
            self.unknown = False
            self.open = _Open(key, Spot(self.path, number, indent + 1), self.above or number)
            if found[1].lstrip().startswith("**"):
                rest = re.sub(r"^\s*\*\*", lambda stars: " " * len(stars[0]), rest)
            self._value(rest, Spot(self.path, number, len(line) - len(rest) + 1))
        self.indent = indent
        return True

    def _is_indented_key(self, key: str, indent: int) -> bool:
        """Whether an indented line is a key of its own, and not part of the value above it."""
        if indent <= self.indent:
            return True
        scalar = self.open is not None and not self.open.listed and self.open.joint == " "
        return scalar and key in self.keys

    def _value(self, rest: str, spot: Spot) -> None:
        """Take what stands behind the colon; `spot` is that of the first character there."""
        assert self.open is not None
        value = rest.strip()
        spot = spot._replace(column=spot.column + len(rest) - len(rest.lstrip()))
        if BLOCK.fullmatch(value):
            self.open.joint = "\n" if value[0] == "|" else " "
        elif re.match(r"\||> (?!\d)", value):  # `> 38 hours` is more than 38
            note = f"“{value[0]}” was passed over; the text may stand on the same line."
            self.problems.append(spot.note("block-mark", note, f"Take “{value[0]}” out."))
            self._value(value[1:], spot._replace(column=spot.column + 1))
        elif re.match(r"#(\s|$)", value):
            note = f"{quote(value)} was read as a comment; “{self.open.name}” is empty."
            self.problems.append(spot.note("comment", note, "Put it on a line of its own."))
        else:
            for part in parts_of(Text(value, spot)):
                self.open.add(part)

    def _unknown(self, written: str, key: str, spot: Spot) -> None:
        self._close()
        self.unknown = True
        offer = OFFERS.get(key, "")
        known = (name.replace("_", " ") for name in self.keys)
        meant = f"Did you mean “{offer.replace('_', ' ')}”? "
        hint = meant if offer in self.keys else did_you_mean(written, known)
        fix = f"{hint}What has no key of its own goes into the text below, under a heading."
        self.problems.append(spot.error("unknown-key", f"There is no key {quote(written)}.", fix))

    def _item(self, text: Text) -> None:
        if self.open is not None:
            self.open.listed = True
            self.open.add(text)
        elif not self.unknown:
            fix = "Write “key:” on the line above the list, or move it below the second “---”."
            message = f"{quote(text.value)} is a list item without a key."
            self.problems.append(text.spot.error("list-without-key", message, fix))

    def _prose(self, text: Text) -> None:
        """Take a line that begins where keys do and has none."""
        words = text.value.split()
        for size in (2, 1):
            key, rest = normal_key(" ".join(words[:size])), " ".join(words[size:]).lstrip("-–=; ")
            if key in self.keys and rest:
                name = " ".join(words[:size])
                message = f"{quote(text.value)} has no colon after “{name}”."
                fix = f"Write “{name.lower()}: {rest}”."
                if self.open is not None:
                    fix += " Or begin the line with two spaces, if it goes on with the line above."
                self.problems.append(text.spot.error("colon-missing", message, fix))
                return
        if self.unknown:
            return
        if self.open is None or (self.after_blank and self.open.items):
            self._stray(text)
            return
        note = f"{quote(text.value)} was read as going on with “{self.open.name}”."
        self.problems.append(text.spot.note("continued", note, "Indent it by two spaces."))
        self.open.more(text)

    def _stray(self, text: Text) -> None:
        message = f"{quote(text.value)} belongs to no key."
        fix = "Write “key: value” on each line between the two “---”; text goes below them."
        if self.open is not None:
            fix = (
                "If the text begins here, write “---” on the line above it; "
                f"if it goes on with “{self.open.name}”, begin it with two spaces."
            )
        self.problems.append(text.spot.error("stray-line", message, fix))

    def _close(self) -> None:
        opened, self.open = self.open, None
        if opened is None:
            return
        for lines, spot in opened.items:
            inner = [NESTED.fullmatch(line) for line in lines]
            if len(inner) > 1 and all(inner):
                message = f"“{opened.name}” takes a value, and no keys of its own below it."
                values = ", ".join(found[1] or "" for found in inner if found)
                fix = f"Write it on one line, such as “{opened.name}: {values}”."
                self.problems.append(spot.error("nested", message, fix))
        self.entries.append(Entry(opened.key, opened.start, opened.end))
        items = tuple(text for item in opened.texts() for text in finish(item, self.problems))
        closed = Field(opened.key, opened.spot, items)
        earlier = self.done.setdefault(closed.key, closed)
        if [item.value for item in earlier.items] != [item.value for item in items]:
            message = f"“{opened.name}” is written twice, here and on line {earlier.spot.line}."
            self.problems.append(closed.spot.error("duplicate-key", message, "Keep one of them."))

    def result(self) -> dict[str, Field]:
        self._close()
        if self.comment is not None:
            message = "This comment has no end, so nothing below it was read."
            self.problems.append(
                self.comment.error("comment-open", message, "Write “-->” where it ends.")
            )
        return self.done
