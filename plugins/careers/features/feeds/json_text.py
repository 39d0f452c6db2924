"""JSON as text for people, in UTF-8, of which a long list is never there in any other form."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any, NewType

EMPTY = "[]\n}"

Part = NewType("Part", bytes)
"""A part of a list as it is written."""


def part(value: Any) -> Part:
    """A value as a part of the list."""
    return Part(_bytes(_text(value, 2)))


def json_text(values: Mapping[str, Any], name: str = "", parts: Iterable[Part] = ()) -> bytes:
    """Values, and behind them a list called `name`, if there is one, of which each part is let go.

    What is no character is written with an escape, as JSON has it.
    """
    if not name:
        return _bytes(f"{_text(values)}\n")
    made = BytesIO()
    made.write(_bytes(_text({**values, name: []}).removesuffix(EMPTY)))
    between = b"[\n  "
    for each in parts:
        made.write(between)
        made.write(each)
        between = b",\n  "
    made.write(b"\n ]\n}\n" if between.startswith(b",") else b"[]\n}\n")
    return made.getvalue()


def _text(value: Any, depth: int = 0) -> str:
    """A value as it stands this deep; within a text of JSON no line ends."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return text.replace("\n", f"\n{' ' * depth}")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")
