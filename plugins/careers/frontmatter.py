"""The text of a role file, read into flat values with their places, and the body below them.

This is not YAML. Every value is text until the model that wants it reads it, so a
colon, a quotation mark or an asterisk in a sentence means what its writer meant.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from careers.problem import Problem, Spot, Text, did_you_mean

FENCE = re.compile(r"\s*(?:-{3,}|[–—]{1,3}-?)\s*")
KEY = re.compile(r"[^\W\d][\w \-]*")
ITEM = re.compile(r"(\s*[-*•])(?:\s+(.*)|$)")
INVISIBLE = re.compile(r"[\u200b-\u200d\u2060\ufeff\u00ad]")
BOLD = re.compile(r"(\*\*|__)([^*_]+)\1")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")
SPACES = str.maketrans(dict.fromkeys("\t\u00a0\u2007\u2009\u202f", " "))
QUOTES = {'"': '"', "'": "'", "“": "”", "„": "“", "‘": "’", "«": "»"}
ESCAPES = {'\\"': '"', "\\\\": "\\", "\\n": "\n", "\\t": " ", "\\/": "/"}

# What other systems call our keys: offered in a problem, never guessed.
OFFERS = {
    "salary": "pay", "wage": "pay", "compensation": "pay", "salary_range": "pay",
    "deadline": "closes", "closing_date": "closes", "close": "closes", "expires": "closes",
    "valid_through": "closes", "apply_by": "closes", "date": "posted", "date_posted": "posted",
    "start": "opens", "open": "opens", "start_date": "starts", "type": "employment",
    "job_type": "employment", "employment_type": "employment", "city": "location",
    "place": "location", "office": "location", "locations": "location", "job_title": "title",
    "name": "title", "position": "title", "dept": "department", "description": "summary",
    "remote": "workplace", "work_model": "workplace", "id": "reference", "ref": "reference",
    "job_id": "reference", "vacancies": "openings", "countries": "applicants", "tag": "tags",
    "email": "contact", "url": "apply", "link": "apply", "draft": "status",
}  # fmt: skip


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


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """`fields` by normalised key, in the order written; `body_line` counts from 1."""

    fields: dict[str, Field]
    body: str
    body_line: int
    problems: tuple[Problem, ...]


def normal_key(written: str) -> str:
    """The one spelling of a key: case does not count, and space, `-` and `_` are the same."""
    return re.sub(r"[\s_-]+", "_", written.strip().casefold())


def read(text: str, path: str, keys: Collection[str]) -> FrontMatter:
    """Split a role file into its front matter and its body.

    `keys` are the known keys, normalised. Any text gives values or problems, never an
    exception; what is forgiven is said as a note.
    """
    problems: list[Problem] = []
    lines = _clean(text, path, problems)
    start, fenced = _opening(lines, path, keys, problems)
    if start is None:
        first = next((n for n, line in enumerate(lines) if line.strip()), 0)
        return FrontMatter({}, "\n".join(lines[first:]), first + 1, tuple(problems))
    end, body = _closing(lines, start, path, keys, problems)
    if not fenced:
        note = "The front matter has no “---” line before it; it was read as if it had."
        problems.append(Spot(path, start + 1).note("fence-missing", note, "Add a line “---”."))
    fields = _Fields(path, keys, problems)
    for number in range(start, end):
        fields.take(lines[number], number + 1)
    return FrontMatter(fields.result(), "\n".join(lines[body:]), body + 1, tuple(problems))


def _clean(text: str, path: str, problems: list[Problem]) -> list[str]:
    """Lines without a byte-order mark, carriage returns and control characters."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if found := CONTROL.search(line):
            spot = Spot(path, number + 1, found.start() + 1)
            message = f"There is an invisible control character here (U+{ord(found[0]):04X})."
            problems.append(spot.error("control-character", message, "Delete it."))
            lines[number] = CONTROL.sub(" ", line)
    return lines


def _opening(
    lines: list[str], path: str, keys: Collection[str], problems: list[Problem]
) -> tuple[int | None, bool]:
    """The index of the first line of the front matter, and whether a `---` stands above it."""
    in_comment = False
    for number, line in enumerate(lines):
        stripped = INVISIBLE.sub("", line).strip()
        if in_comment or stripped.startswith("<!--"):
            in_comment = "-->" not in stripped
            continue
        if not stripped:
            continue
        if FENCE.fullmatch(stripped):
            if number:
                note = f"“---” stands on line {number + 1}; what is above it was passed over."
                spot = Spot(path, number + 1)
                problems.append(spot.note("fence-late", note, "Make “---” the first line."))
            return number + 1, True
        key, colon, _ = stripped.partition(":")
        if colon and normal_key(key) in keys:
            return number, False
        return None, False
    return None, False


def _closing(
    lines: list[str], start: int, path: str, keys: Collection[str], problems: list[Problem]
) -> tuple[int, int]:
    """The index after the last line of the front matter, and that of the body's first line."""
    blank = False
    for number in range(start, len(lines)):
        line = INVISIBLE.sub("", lines[number].translate(SPACES))
        if FENCE.fullmatch(line) or line.strip() == "...":
            return number, number + 1
        key = normal_key(line.partition(":")[0])
        if line.startswith("## ") or (blank and line.startswith("# ") and key not in keys):
            note = f"The “---” after the front matter is missing; the body was read from line {number + 1}."
            spot = Spot(path, number + 1)
            problems.append(spot.note("fence-unclosed", note, "Add a line “---” above it."))
            return number, number
        blank = not line.strip()
    # No fence and no heading: the fields end where the first blank line is followed by prose.
    for number in range(start, len(lines)):
        after = lines[number + 1] if number + 1 < len(lines) else ""
        key, colon, _ = after.partition(":")
        known = (colon and normal_key(key) in keys) or after[:1] in "-# "
        if not lines[number].strip() and after.strip() and not known:
            note = f"The “---” after the front matter is missing; the body was read from line {number + 2}."
            problems.append(
                Spot(path, number + 2).note("fence-unclosed", note, "Add a line “---” above it.")
            )
            return number, number + 1
    return len(lines), len(lines)


@dataclass
class _Open:
    """A field that is still being read."""

    key: str
    spot: Spot
    joint: str = " "
    items: list[Text] = field(default_factory=list)
    listed: bool = False

    def more(self, text: Text) -> None:
        if not self.items:
            self.items.append(text)
            return
        last = self.items[-1]
        self.items[-1] = Text(f"{last.value}{self.joint}{text.value}".strip(), last.spot)


class _Fields:
    """Takes the lines of the front matter one after the other."""

    def __init__(self, path: str, keys: Collection[str], problems: list[Problem]) -> None:
        self.path = path
        self.keys = keys
        self.problems = problems
        self.open: _Open | None = None
        self.done: dict[str, Field] = {}
        self.in_comment = False
        self.unknown = False  # the lines below an unknown key belong to it

    def take(self, line: str, number: int) -> None:
        line = line.translate(SPACES).rstrip()
        text = line.strip()
        if self.in_comment or text.startswith("<!--"):
            self.in_comment = "-->" not in text
        elif not text or line.startswith("#"):
            return
        elif item := ITEM.fullmatch(line):
            self._item(Text(item[2] or "", Spot(self.path, number, len(item[1]) + 2)))
        elif line[0] == " " and (self.open or self.unknown):
            self._continue(Text(text, Spot(self.path, number, len(line) - len(text) + 1)))
        elif not self._key(line, number):
            self._prose(Text(text, Spot(self.path, number)))

    def _key(self, line: str, number: int) -> bool:
        written, colon, rest = line.replace("：", ":", 1).partition(":")
        written = INVISIBLE.sub("", written).strip().strip("\"'*")
        if not colon or not KEY.fullmatch(written):
            return False
        key = normal_key(written)
        value = rest.strip()
        column = len(line) - len(rest.lstrip()) + 1 if value else len(line) + 1
        if key not in self.keys:
            # A sentence with a colon in it goes on with the value above it.
            prose = rest[:1] not in ("", " ") or len(written.split()) > 3
            if prose and (self.open or self.unknown):
                return False
            self._unknown(written, key, Spot(self.path, number))
            return True
        self._close()
        self.unknown = False
        self.open = _Open(key, Spot(self.path, number))
        if value[:1] in ("|", ">") and value.strip("|>+-0123456789 ") == "":
            self.open.joint = "\n" if value[0] == "|" else " "
            return True
        if value[:2] in ("| ", "> "):
            value, column = value[2:].lstrip(), column + 2
        for part in _inline(Text(value, Spot(self.path, number, column))):
            self.open.items.append(part)
        return True

    def _unknown(self, written: str, key: str, spot: Spot) -> None:
        self._close()
        self.unknown = True
        offer = OFFERS.get(key, "")
        hint = f"Did you mean “{offer}”? " if offer in self.keys else did_you_mean(key, self.keys)
        fix = f"{hint}What has no key of its own goes into the text below, under a heading."
        self.problems.append(spot.error("unknown-key", f"There is no key “{written}”.", fix))

    def _item(self, text: Text) -> None:
        if self.unknown:
            return
        if self.open is None:
            fix = "Write “key:” on the line above the list, or move it below the second “---”."
            message = f"“{text.value}” is a list item without a key."
            self.problems.append(text.spot.error("list-without-key", message, fix))
            return
        if self.open.items and not self.open.listed:
            # `key: text` and then bullets: the text was the first of them.
            self.open.listed = True
        self.open.listed = True
        self.open.items.append(text)

    def _continue(self, text: Text) -> None:
        if self.open is not None:
            self.open.more(text)

    def _prose(self, text: Text) -> None:
        first = text.value.split()
        for size in (2, 1):
            key = normal_key(" ".join(first[:size]))
            if key in self.keys and len(first) > size:
                rest = " ".join(first[size:])
                message = f"“{text.value}” has no colon after “{' '.join(first[:size])}”."
                fix = f"Write “{key.replace('_', ' ')}: {rest}”."
                self.problems.append(text.spot.error("colon-missing", message, fix))
                return
        if self.unknown:
            return
        if self.open is None:
            message = f"“{text.value[:80]}” stands before the first key."
            fix = "Write “key: value” on each line between the two “---”; text goes below them."
            self.problems.append(text.spot.error("stray-line", message, fix))
            return
        note = f"“{text.value[:60]}” was read as going on with “{self.open.key.replace('_', ' ')}”."
        self.problems.append(text.spot.note("continued", note, "Indent it by two spaces."))
        self.open.more(text)

    def _close(self) -> None:
        field_, self.open = self.open, None
        if field_ is None:
            return
        items = tuple(text for item in field_.items for text in self._finish(item))
        closed = Field(field_.key, field_.spot, items)
        earlier = self.done.get(closed.key)
        if earlier is None:
            self.done[closed.key] = closed
        elif [item.value for item in earlier.items] != [item.value for item in items]:
            name = closed.key.replace("_", " ")
            message = f"“{name}” is written twice, here and on line {earlier.spot.line}."
            self.problems.append(closed.spot.error("duplicate-key", message, "Keep one of them."))

    def _finish(self, text: Text) -> Iterator[Text]:
        value = INVISIBLE.sub("", text.value).strip()
        value, quoted = _unquote(value)
        value = BOLD.sub(r"\2", value)
        if not quoted and (found := re.search(r"\s#\s", f"{value} ")):
            before = value[: found.start()].rstrip()
            message = f"“{value[found.start() :].strip()}” can be a comment or part of the value."
            fix = f"If it is a comment, put it on a line of its own; if not, write “{before}…” in quotation marks."
            self.problems.append(text.spot.error("comment-or-text", message, fix))
        if value and value not in ("~", "null"):
            yield Text(value, text.spot)

    def result(self) -> dict[str, Field]:
        self._close()
        return self.done


def _unquote(value: str) -> tuple[str, bool]:
    """The text between a pair of quotation marks, straight or curly, if that is all there is."""
    close = QUOTES.get(value[:1])
    if len(value) < 2 or close is None or not value.endswith(close):
        return value, False
    inner = value[1:-1]
    if value[0] == '"':
        if re.search(r'(?<!\\)(?:\\\\)*"', inner):
            return value, False
        return re.sub(r'\\["\\nt/]', lambda found: ESCAPES[found[0]], inner), True
    if value[0] == "'":
        if "'" in inner.replace("''", ""):
            return value, False
        return inner.replace("''", "'"), True
    return (value, False) if value[0] in inner or close in inner else (inner, True)


def _inline(text: Text) -> Iterator[Text]:
    """The parts of `[a, b]`; anything else is one text."""
    value = text.value
    if len(value) < 2 or value[0] != "[" or value[-1] != "]" or "](" in value:
        if value:
            yield text
        return
    column = text.spot.column + 1
    for part in re.findall(r"""(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^,"']|["'])+|,""", value[1:-1]):
        if part != ",":
            indent = len(part) - len(part.lstrip())
            yield Text(part.strip(), text.spot._replace(column=column + indent))
        column += len(part)
