"""What features answer, checked before anybody uses it: the right type, with plain values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import UnionType
from typing import Any, get_args

from careers.hooks import Block, JsonLd, SiteFile
from careers.keys import NAMES
from careers.policy import DIRECTIVES, ORIGIN, Origin


def check_answer(answer: object, kind: type[Any] | UnionType) -> None:
    """Raise a `TypeError` that says in words what is wrong with a feature's answer to a hook."""
    if not isinstance(answer, kind):
        names = " or ".join(part.__name__ for part in get_args(kind) or (kind,))
        raise TypeError(f"it answered with {type(answer).__name__}, not {names}")
    if isinstance(answer, SiteFile):
        _check_file(answer)
    elif isinstance(answer, Block | JsonLd):
        if isinstance(answer, Block):
            _check_needs(answer)
            for name in _tuple("facts", answer.facts):
                if name not in NAMES:
                    raise TypeError(f"one of the facts of its block is {name!r}, not a role's key")
        _check_data(answer.data if isinstance(answer, Block) else answer.properties)


def _check_file(file: SiteFile) -> None:
    for name, kind in (("path", str), ("content", str | bytes), ("media_type", str),
                       ("title", str), ("page", str | None)):  # fmt: skip
        value = getattr(file, name)
        if not isinstance(value, kind):
            raise TypeError(f"the {name} of its file is {type(value).__name__}")
    if isinstance(file.content, str):
        try:
            file.content.encode()
        except UnicodeEncodeError as error:
            raise TypeError(f"its file “{file.path}” is no text: {error}") from None


def _check_needs(block: Block) -> None:
    for kind in ("scripts", "styles"):
        for name in _tuple(kind, getattr(block, kind)):
            if not isinstance(name, str) or ":" in name or name.startswith("/"):
                raise TypeError(f"one of its {kind} is {name!r}, not a file of the site")
    for one in _tuple("origins", block.origins):
        if not (isinstance(one, Origin) and one.use in DIRECTIVES and ORIGIN.fullmatch(one.origin)):
            raise TypeError(
                f"one of its origins is {one!r}, not an Origin such as"
                ' Origin("form", "https://forms.example.com")'
            )


def _tuple(name: str, value: object) -> tuple[object, ...]:
    if not isinstance(value, tuple):
        raise TypeError(f"the {name} of its block are {type(value).__name__}, not a tuple")
    return value


def _check_data(data: object) -> None:
    if not isinstance(data, Mapping):
        raise TypeError(f"its values are {type(data).__name__}, not a dict")
    try:
        json.dumps(data, allow_nan=False)
    except (TypeError, ValueError) as error:
        raise TypeError(f"it answered with what is not plain JSON: {error}") from None
