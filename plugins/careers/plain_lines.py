"""A front matter as nearly all are: each line a key and its value, with nothing to be forgiven.

What `fences` and `fields` would find in such lines is found here at once; all others are theirs.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from careers.field import Entry, Field
from careers.keys import normal_key
from careers.line import INVISIBLE
from careers.problem import Spot, Text
from careers.raw_lines import is_fence

# A value that is what it looks like: without marks at its ends, bold, and comments.
VALUE = '[^\\W_](?:[^*#<]*[^\\s*#<"“”„‟″])?'
LINE = re.compile(rf"([a-z]+(?:[ _-][a-z]+)*):(?: +({VALUE}))?|( *)- +({VALUE})")
INLINE = "-"  # no list stands as far in as this, below a value


class PlainLines(NamedTuple):
    """The fields by key, in order, with the lines of each, and the index of the body's first."""

    fields: dict[str, Field]
    entries: list[Entry]
    body: int


def read_plain(lines: Sequence[str], path: str, keys: Collection[str]) -> PlainLines | None:
    """The front matter that a file begins with; None where it is another one than most are."""
    if lines[0] != "---":
        return None
    begun: list[tuple[str, int, list[Text]]] = []
    margin: str | None = None  # what stands before the lines of a list
    number = 0
    for number, line in enumerate(lines[1:], 2):
        found = LINE.fullmatch(line)
        if found is None:
            break
        key, value, before, item = found.groups()
        if key:
            begun.append((normal_key(key), number, []))
            margin = INLINE if value else None
        elif not begun or margin not in (None, before):
            return None
        else:
            value, margin = item, before
        if value == "null" or not line.isprintable():
            return None
        if value:
            place = found.start(2 if key else 4) + 1
            begun[-1][2].append(Text(value, Spot(path, number, place)))
    names = {key for key, _, _ in begun}
    is_closed = lines[number - 1] == "---" and _is_text(lines, number)
    if not begun or not is_closed or len(names) < len(begun) or not names.issubset(keys):
        return None
    fields = {key: Field(key, Spot(path, start), tuple(items)) for key, start, items in begun}
    ends = [*(start for _, start, _ in begun), number]
    entries = [
        Entry(key, start, end - 1) for key, (start, end) in zip(fields, pairwise(ends), strict=True)
    ]
    return PlainLines(fields, entries, number)


def _is_text(lines: Sequence[str], body: int) -> bool:
    """Whether what comes next is no other `---`."""
    said = next((line for line in lines[body:] if line.strip()), "")
    return not is_fence(said) and not INVISIBLE.search(said)
