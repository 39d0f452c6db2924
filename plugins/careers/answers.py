"""What features answer, before anybody uses it: of the right type, and nobody else's any more."""

from __future__ import annotations

from collections.abc import Mapping
from types import UnionType
from typing import Any, get_args

from careers.hooks import Block, JsonLd, Picture, SiteFile
from careers.keys import NAMES
from careers.plain import NotPlain, plain, text
from careers.policy import DIRECTIVES, ORIGIN, Origin
from careers.problem import Problem

SEVERITIES = ("error", "warning", "note")
MEDIA_TYPES = ("image/png", "image/jpeg")
OF_FILES = {"path": str, "content": str | bytes, "media_type": str, "title": str,
            "page": str | None, "language": str}  # fmt: skip
OF_PROBLEMS = {"path": str, "line": int, "column": int, "severity": str, "code": str,
               "message": str, "fix": str, "by_time": bool}  # fmt: skip
OF_PICTURES = {"content": bytes, "width": int, "height": int, "alt": str}


def accept(answer: object, kind: type[Any] | UnionType) -> Any:
    """A feature's answer to a hook, as a copy that the feature doesn't hold.

    Raises a `TypeError` that says in words what is wrong with it.
    """
    if not isinstance(answer, kind):
        names = " or ".join(part.__name__ for part in get_args(kind) or (kind,))
        raise TypeError(f"it answered with {type(answer).__name__}, not {names}")
    if isinstance(answer, Block):
        return _block(answer)
    if isinstance(answer, JsonLd):
        _check("type", answer.type, str, "its JSON-LD")
        return JsonLd(answer.type, _copied("properties", answer.properties))
    if isinstance(answer, SiteFile):
        return _file(answer)
    if isinstance(answer, Problem):
        return _problem(answer)
    if isinstance(answer, Picture):
        return _picture(answer)
    return _benefit(answer) if isinstance(answer, str) else answer


def _block(block: Block) -> Block:
    _check("template", block.template, str, "its block")
    for kind in ("replaces", "facts"):
        if (names := getattr(block, kind)) == ():
            continue
        for name in _tuple(kind, names):
            _check(f"{kind}", name, str, "its block")
    for name in block.facts:
        if name not in NAMES:
            raise TypeError(f"one of the facts of its block is {name!r}, not a role's key")
    for kind in ("scripts", "styles"):
        if (names := getattr(block, kind)) == ():
            continue
        for name in _tuple(kind, names):
            if not isinstance(name, str) or ":" in name or name.startswith("/"):
                raise TypeError(f"one of its {kind} is {name!r}, not a file of the site")
    for one in _tuple("origins", block.origins):
        if not (isinstance(one, Origin) and one.use in DIRECTIVES and ORIGIN.fullmatch(one.origin)):
            raise TypeError(
                f"one of its origins is {one!r}, not an Origin such as"
                ' Origin("form", "https://forms.example.com")'
            )
    return Block(
        block.template,
        _copied("data", block.data),
        block.replaces,
        block.scripts,
        block.styles,
        block.origins,
        block.facts,
        bool(block.beside),
    )


def _file(file: SiteFile) -> SiteFile:
    for name, kind in OF_FILES.items():
        _check(name, getattr(file, name), kind, "its file")
    if isinstance(file.content, str):
        try:
            text(file.content)
        except NotPlain as error:
            raise TypeError(f"its file “{file.path}” {error.reason}") from None
    return file


def _problem(problem: Problem) -> Problem:
    for name, kind in OF_PROBLEMS.items():
        _check(name, getattr(problem, name), kind, "its problem")
    if problem.severity not in SEVERITIES:
        known = ", ".join(SEVERITIES)
        raise TypeError(f"the severity of its problem is {problem.severity!r}, none of {known}")
    if min(problem.line, problem.column) < 1 or not problem.message.strip():
        raise TypeError(f"its problem has no place or no message: {problem!r:.120}")
    return problem


def _picture(picture: Picture) -> Picture:
    for name, kind in OF_PICTURES.items():
        _check(name, getattr(picture, name), kind, "its picture")
    if min(picture.width, picture.height) < 1 or not picture.content:
        raise TypeError("its picture is empty, or has no width or height")
    if not picture.content.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        raise TypeError("the content of its picture is neither a PNG nor a JPEG")
    if picture.media_type not in MEDIA_TYPES:
        known = " or ".join(MEDIA_TYPES)
        raise TypeError(f"the media_type of its picture is {picture.media_type!r}, not {known}")
    return picture


def _benefit(said: str) -> str:
    try:
        own = " ".join(text(said).split())
    except NotPlain as error:
        raise TypeError(f"its text {error.reason}") from None
    if not own:
        raise TypeError("it answered with an empty text")
    return own


def _check(name: str, value: object, kind: type[Any] | UnionType, of: str) -> None:
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise TypeError(f"the {name} of {of} is {type(value).__name__}")


def _tuple(name: str, value: object) -> tuple[object, ...]:
    if not isinstance(value, tuple):
        raise TypeError(f"the {name} of its block are {type(value).__name__}, not a tuple")
    return value


def _copied(name: str, values: object) -> dict[str, Any]:
    if not isinstance(values, Mapping):
        raise TypeError(f"its {name} are {type(values).__name__}, not a dict")
    try:
        return plain(values)
    except NotPlain as error:
        raise TypeError(f"its {name} are not plain JSON: {error}") from None
