"""Plain values, as JSON has them: copied, so that nobody else can change them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from math import isfinite
from types import NoneType
from typing import Any

from careers.frozen import FrozenDict

DEEPEST = 60
LONGEST = 40  # characters of a path
TEXT = frozenset((str,))
SIMPLE = frozenset((int, bool, NoneType))


class NotPlain(TypeError):
    """A value that JSON does not have; `path` is where it is in the whole."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.path = ""

    def __str__(self) -> str:
        path = self.path.removeprefix(".")
        return f"{path if len(path) <= LONGEST else path[:LONGEST] + '…'} {self.reason}".lstrip()


class Kept(FrozenDict[str, Any]):
    """A dict that is plain, and that nobody can change: `plain` need not copy it."""


def kept(values: Mapping[str, Any]) -> Kept:
    """Plain values for many answers, checked and copied once; lists in them become tuples."""
    made: Kept = _kept(plain(values))
    return made


def _kept(value: Any) -> Any:
    if isinstance(value, dict):
        return Kept({key: _kept(part) for key, part in value.items()})
    return tuple(map(_kept, value)) if isinstance(value, list) else value


def plain(values: Mapping[str, Any], depth: int = 0) -> dict[str, Any]:
    """A copy of a dict of text, numbers, yes and no, nothing, lists and dicts of these.

    Tuples become lists, and kinds of text or of numbers (such as those of an enumeration) text
    and numbers alone. Raises `NotPlain` at anything else.
    """
    if type(values) is Kept:
        return values
    if not set(map(type, values)) <= TEXT:
        key = next(key for key in values if type(key) is not str)
        raise NotPlain(f"has the key {key!r:.50}, which is {_kind(key)} and no text")
    made: dict[str, Any] = {}
    key = ""
    try:
        for key, value in values.items():
            kind = type(value)
            if (kind is str and value.isascii()) or kind in SIMPLE:  # nearly all there is
                made[key] = value
            else:
                made[key] = _plain_one(value, depth)
    except NotPlain as error:
        error.path = f".{key}{error.path}"
        raise
    return made


def _plain_list(values: list[Any] | tuple[Any, ...], depth: int) -> list[Any]:
    made: list[Any] = []
    try:
        for value in values:
            kind = type(value)
            if (kind is str and value.isascii()) or kind in SIMPLE:
                made.append(value)
            else:
                made.append(_plain_one(value, depth))
    except NotPlain as error:
        error.path = f"[{len(made)}]{error.path}"
        raise
    return made


def _plain_one(value: Any, depth: int) -> Any:
    if depth > DEEPEST:
        raise NotPlain("is too deep, or holds itself")
    kind = type(value)
    if kind is dict:
        return plain(value, depth + 1)
    if kind is list or kind is tuple:
        return _plain_list(value, depth + 1)
    if isinstance(value, str):
        return text(value)
    if isinstance(value, Mapping):
        return plain(value, depth + 1)
    if isinstance(value, list | tuple):
        return _plain_list(value, depth + 1)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        if not isfinite(value):
            raise NotPlain(f"is {value}, which is no number in JSON")
        return float(value)
    raise NotPlain(f"is {_kind(value)}{_instead(value)}")


def text(value: str) -> str:
    """The text alone of any kind of text, which must be one that can be written to a file."""
    own = str.__str__(value)
    try:
        own.encode()
    except UnicodeEncodeError as error:
        raise NotPlain(f"is no text: {error}") from None
    return own


def _kind(value: object) -> str:
    name = type(value).__name__
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"


def _instead(value: object) -> str:
    if isinstance(value, date | time):
        return "; give it as text, such as by isoformat()"
    if isinstance(value, Decimal):
        return "; give it as a text or a float"
    if isinstance(value, set | frozenset):
        return "; give it as a list, such as sorted(…)"
    if isinstance(value, bytes | bytearray):
        return "; give it as text, such as by decode()"
    return ", no text, number, list or dict"
