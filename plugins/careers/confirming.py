"""The line that confirms a role, written into its file; every other byte stays as it is."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date

from careers import frontmatter
from careers.frontmatter import Field, FrontMatter
from careers.problem import Problem, Spot

KEY = "confirmed"
ABOVE = ("posted", "opens", "closes")  # a new line goes below the last of these
LINE_END = re.compile("(\r\n|\r|\n)")


def confirm(text: str, path: str, keys: Collection[str], day: date, by: str = "") -> str | Problem:
    """The text of a role's file with its `confirmed:` at a day, and by somebody if a name is given.

    `keys` are those that roles may have. The name of an earlier day goes, since whoever it was
    didn't say so again. Where the line can't be written safely, a problem says what to write.
    """
    value = f"{day.isoformat()} by {by}" if by else day.isoformat()
    front = frontmatter.read(text, path, keys)
    parts = LINE_END.split(text)
    lines, ends = parts[::2], [*parts[1::2], ""]
    field = front.fields.get(KEY)
    if field:
        _put(lines, field, value)
    elif (above := _above(front)) is not None:
        start = lines[above][: len(lines[above]) - len(lines[above].lstrip())]
        lines.insert(above + 1, f"{start}{KEY}: {value}")
        ends.insert(above, ends[above] or "\n")
    changed = "".join(f"{line}{end}" for line, end in zip(lines, ends, strict=True))
    if _is_meant(front, frontmatter.read(changed, path, keys), value):
        return changed
    spot = field.spot if field else Spot(path)
    message = "The line that confirms this role can't be written here as the file stands."
    fix = f"Write “{KEY}: {value}” on a line of its own between the two “---”."
    return spot.error("confirm-unclear", message, fix)


def _put(lines: list[str], field: Field, value: str) -> None:
    """Set a value in the place of the one that stands there."""
    spot = field.text.spot
    row, column = spot.line - 1, spot.column - 1
    line = lines[row]
    if not field.items:
        lines[row] = f"{line.rstrip()} {value}"
        return
    written = field.text.value
    place = line.find(written, column)
    if place in (column, column + 1):  # behind a quotation mark
        lines[row] = f"{line[:place]}{value}{line[place + len(written) :]}"


def _above(front: FrontMatter) -> int | None:
    """The line, from 0, that a new one goes below; None without front matter."""
    dates = [entry for entry in front.entries if entry.key in ABOVE]
    entries = dates or list(front.entries)
    return max(entry.end for entry in entries) - 1 if entries else None


def _is_meant(before: FrontMatter, after: FrontMatter, value: str) -> bool:
    """Whether the text says what it said, and the new value."""

    def said(front: FrontMatter) -> dict[str, list[str]]:
        fields = front.fields.items()
        return {key: [item.value for item in field.items] for key, field in fields if key != KEY}

    written = after.fields.get(KEY)
    return (
        written is not None
        and [item.value for item in written.items] == [value]
        and said(before) == said(after)
        and before.body == after.body
    )
