"""JSON as text for people, in UTF-8, of which a long list is never there in any other form."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any

EMPTY = "[]\n}"


def json_text(values: Mapping[str, Any], name: str = "", parts: Iterable[Any] = ()) -> bytes:
    """Values, and behind them a list called `name`, if there is one, of which each part is let go.

    What is no character is written with an escape, as JSON has it.
    """
    if not name:
        return _bytes(f"{_text(values)}\n")
    made = BytesIO()
    made.write(_bytes(_text({**values, name: []}).removesuffix(EMPTY)))
    between = "[\n  "
    for part in parts:
        # A line break within a text is an escape, so each of these is one between two values.
        made.write(_bytes(between + _text(part).replace("\n", "\n  ")))
        between = ",\n  "
    made.write(b"[]\n}\n" if between[0] == "[" else b"\n ]\n}\n")
    return made.getvalue()


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")
