"""An earlier role as a new one: its text without what was true of that time alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from careers import frontmatter
from careers.blank import written
from careers.consistency import OPENING
from careers.frontmatter import Entry, FrontMatter
from careers.keys import normal_key
from careers.moving import BOM, LINE_END
from careers.problem import Problem, Spot
from careers.raw_lines import FENCE
from careers.values.start import read_start

# When it was open, how it ended, and what names it alone.
OF_THAT_TIME = ("posted", "opens", "closes", "status", "confirmed", "reference", "aliases")
TITLE = re.compile(r"(#\s+).*")


@dataclass(frozen=True, slots=True)
class Copied:
    """The text of the new role, and the keys of the earlier one that are not in it."""

    text: str
    left_out: tuple[str, ...] = ()


def copy(
    text: str, path: str, keys: Collection[str], put: Mapping[str, str], today: str = ""
) -> Copied | list[Problem]:
    """A role's text for a new one, line by line: comments and body stay as they are.

    `put` is what it says otherwise, `keys` are those that roles may have. Where an opening was
    advertised, the new one is posted `today`; an empty `today` says that it is none. Where the
    lines can't be told apart the problems say so.
    """
    front = frontmatter.read(text, path, keys)
    gone = [key for key in front.fields if key in OF_THAT_TIME or _is_past(key, front)]
    put = {key: " ".join(value.split()) for key, value in put.items()}
    if today and OPENING & front.fields.keys():
        put = {"posted": today, **put}
    new = _Lines(text, front)
    is_retitled = "title" in put and "title" not in front.fields and new.retitle(put["title"])
    new.change(gone, {key: put[key] for key in put if key != "title" or not is_retitled})
    done = new.text()
    if not _is_as_meant(done, front, keys, gone, put):
        message = "The lines of this front matter can't be told apart as they stand."
        fix = "Write “---” above and below them, and begin each key on a line of its own."
        problem = Spot(path).error("front-matter-unclear", message, fix)
        return [*(one for one in front.problems if one.severity != "note"), problem]
    return Copied(done, tuple(key for key in gone if key not in put))


def _is_past(key: str, front: FrontMatter) -> bool:
    """Whether this is a start of work on a day, which was that of the earlier role."""
    if key != "starts":
        return False
    value = front.fields[key].text
    return read_start(value) is not None or any(char.isdigit() for char in value.value)


class _Lines:
    """The lines of a file, with the ends that they have."""

    def __init__(self, text: str, front: FrontMatter) -> None:
        self.front = front
        self.bom = BOM if text.startswith(BOM) else ""
        parts = LINE_END.split(text.removeprefix(BOM))
        self.lines, self.ends = parts[::2], [*parts[1::2], ""]
        self.end = self.ends[0] or "\n"

    def retitle(self, title: str) -> bool:
        """Call the role so where its title is the first heading of its text."""
        for number in range(self.front.body_line - 1, len(self.lines)):
            if found := TITLE.match(self.lines[number]):
                self.lines[number] = f"{found[1]}{title}"
                return True
            if self.lines[number].strip():
                return False
        return False

    def change(self, gone: Collection[str], put: Mapping[str, str]) -> None:
        """Take keys out, and say others; comments above them stay."""
        new = {key: written(key, value) or f"{key}:" for key, value in put.items()}
        texts: list[str | None] = [
            f"{line}{end}" for line, end in zip(self.lines, self.ends, strict=True)
        ]
        for entry in self.front.entries:
            first = self._key_line(entry)
            if entry.key in new:
                texts[first] = f"{new.pop(entry.key)}{self.ends[entry.end - 1] or self.end}"
            elif entry.key in put or entry.key in gone:
                texts[first] = None
            else:
                continue
            texts[first + 1 : entry.end] = [None] * (entry.end - first - 1)
        added = [f"{line}{self.end}" for line in new.values()]
        place = self._place()
        if place is None:
            fence = f"---{self.end}"
            added, place = ([fence, *added, fence] if added else []), 0
        elif place and (last := texts[place - 1]) and not last.endswith(("\n", "\r")):
            texts[place - 1] = f"{last}{self.end}"
        texts[place:place] = added
        self.texts = [text for text in texts if text is not None]

    def _key_line(self, entry: Entry) -> int:
        """The line that the key itself is on, below the comments above it; counted from 0."""
        for number in range(entry.start - 1, entry.end):
            name = re.split("[:：]", self.lines[number], maxsplit=1)[0]
            if normal_key(name.strip(" \t\"'*\u200b\u2060\ufeff\u00ad")) == entry.key:
                return number
        return entry.start - 1

    def _place(self) -> int | None:
        """Where one more key goes; None where there is no front matter."""
        if self.front.entries:
            return max(entry.end for entry in self.front.entries)
        above = range(min(self.front.body_line - 1, len(self.lines)))
        fences = (number for number in above if FENCE.fullmatch(self.lines[number]))
        fence = next(fences, None)
        return None if fence is None else fence + 1

    def text(self) -> str:
        return self.bom + "".join(self.texts)


def _is_as_meant(
    text: str,
    before: FrontMatter,
    keys: Collection[str],
    gone: Collection[str],
    put: Mapping[str, str],
) -> bool:
    """Whether all else is read as before, and what was changed as it is meant."""
    front = frontmatter.read(text, "", keys)
    said = dict(_said(front))
    meant = {key: values for key, values in _said(before) if key not in gone} | {
        key: ([value] if value else []) for key, value in put.items()
    }
    is_retitled = "title" in put and "title" not in before.fields and "title" not in front.fields
    if is_retitled:
        meant.pop("title")
    return said == meant and _text(front, is_retitled) == _text(before, is_retitled)


def _text(front: FrontMatter, without_heading: bool) -> str:
    body = front.body.lstrip("\n")
    return body.partition("\n")[2] if without_heading else body


def _said(front: FrontMatter) -> Iterator[tuple[str, list[str]]]:
    for key, field in front.fields.items():
        yield key, [item.value for item in field.items]
