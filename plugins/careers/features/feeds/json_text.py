"""JSON as text for people, in UTF-8, of which a long list is never there in any other form."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any, NewType

ENCODE = json.JSONEncoder(ensure_ascii=False).encode
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
    """A value as `json.dumps` writes it with `indent=1`, which is slow in that form."""
    if not value or not isinstance(value, dict | list):
        return ENCODE(value)
    start = f"\n{' ' * (depth + 1)}"
    if isinstance(value, dict):
        inner = (f"{ENCODE(key)}: {_text(part, depth + 1)}" for key, part in value.items())
        return f"{{{start}{f',{start}'.join(inner)}{start[:-1]}}}"
    return f"[{start}{f',{start}'.join(_text(part, depth + 1) for part in value)}{start[:-1]}]"


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")
