"""Which lines go on with a value in quotation marks that a line above them opened.

Programs that write YAML break long values there, wherever a blank is: what looks like a key or a
comment at the beginning of such a line is neither.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

OPENED = re.compile(r"(?:[^\s:#][^:]*:|\s*-)\s+(?P<rest>(?P<mark>[\"'])\S.*)")
# Behind the first mark: up to the mark that closes the value, and what is behind that one.
CLOSED = {
    '"': re.compile(r'(?:[^"\\]|\\.)*"\s*(.*)', re.DOTALL),
    "'": re.compile(r"(?:[^']|'')*'(?!')\s*(.*)", re.DOTALL),
}


def quoted_lines(lines: Sequence[str]) -> frozenset[int]:
    """The numbers of these lines, counted from 0.

    An apostrophe that nothing closes at the end of an indented line opens nothing.
    """
    found: set[int] = set()
    for number, line in enumerate(lines):
        opened = None if number in found else OPENED.match(line)
        if opened:
            found.update(_going_on(opened["mark"], opened["rest"][1:], lines, number + 1))
    return frozenset(found)


def _going_on(mark: str, text: str, lines: Sequence[str], start: int) -> range:
    if CLOSED[mark].match(text):
        return range(0)
    for number in range(start, len(lines)):
        line = lines[number]
        if line.strip() and not line[0].isspace():
            break
        if closed := CLOSED[mark].match(line):
            return range(0) if closed[1] else range(start, number + 1)
    return range(0)
