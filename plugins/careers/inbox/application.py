"""One application as it arrived, and what to say of it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime

from careers.inbox.form_data import Part
from careers.inbox.play import Play

# Marks that turn the direction of what follows could make one file name look like another.
TURNING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class Application:
    """What one form sent: its parts in order, how it was answered, and how large it was."""

    number: int
    at: datetime
    parts: tuple[Part, ...]
    play: Play
    size: int

    @property
    def fields(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.filename is None)

    @property
    def files(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.is_file)

    @property
    def totals(self) -> str:
        fields, files = len(self.fields), len(self.files)
        return (
            f"{fields} field{'' if fields == 1 else 's'},"
            f" {files or 'no'} file{'' if files == 1 else 's'}, {size_text(self.size)} in all"
        )

    @property
    def outcome(self) -> str:
        """What became of it, in a sentence."""
        if self.play.name == "accept":
            return "It was accepted."
        return f"It was answered with “{self.play.name}”: {self.play.about}"


def size_text(size: int) -> str:
    """A number of bytes, as people read it; thousands, as file managers count."""
    if size < 1000:
        return f"{size} byte{'' if size == 1 else 's'}"
    return f"{size / 1000:.1f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


def as_text(application: Application) -> str:
    """The application for a terminal; nothing in it can move the cursor or change the colours."""
    lines = [f"Application {application.number}, {application.at:%H:%M:%S}"]
    for part in application.parts:
        if part.filename is None:
            said = seen(part.text)
        elif part.is_file:
            kind = seen(part.media_type) or "of no kind"
            said = f"{seen(part.filename)} ({size_text(len(part.content))}, {kind})"
        else:
            said = "(no file)"
        first, *rest = said.split("\n")
        name = seen(part.name).replace("\n", " ")
        lines.append(f"  {name}: {first}".rstrip())
        lines += [f"  {' ' * len(name)}  {line}".rstrip() for line in rest]
    return "\n".join([*lines, f"  {application.totals}. {application.outcome}"])


def seen(text: str) -> str:
    """The text with a visible sign for each character that a terminal or a browser would obey."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        "�"
        if (unicodedata.category(char) == "Cc" and char not in "\n\t") or char in TURNING
        else char
        for char in text
    )
