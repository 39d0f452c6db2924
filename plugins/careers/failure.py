"""What went wrong in a feature's code, in one line: the error, and where it happened in there."""

from __future__ import annotations

import importlib.metadata
import sys
from collections.abc import Iterator
from dataclasses import FrozenInstanceError
from pathlib import Path
from types import CodeType

import pluggy

from careers.feature import Feature
from careers.frozen import Unchangeable
from careers.problem import Problem

FAILED = "feature-failed"  # the code of its problems
LONGEST = 300
# Frames of these folders are those that asked, and no code of a feature.
OURS = frozenset(
    Path(module).parent
    for module in (__file__, pluggy.__file__, importlib.__file__, importlib.metadata.__file__)
)
FAULT = "This is a fault in the feature, not in the role; turn it off in mkdocs.yml or mend it."
FROZEN = (
    "What hooks are given can't be changed, since others are given it as well: the feature has"
    " to make values of its own, such as dict(role.fields)."
)


def failure(
    feature: Feature, hook: str, where: str, error: BaseException, near: tuple[str, int] | None
) -> Problem:
    """A hook that failed, as a problem of the feature; `where` is the file of the role it was on.

    `near` is a file and a line of the hook, for an error that did not happen in its own code.
    """
    on = f" on {where}" if where else ""
    whose = f"The feature “{feature.name}” ({feature.origin})"
    said = in_a_line(error, code_of(type(feature)), near)
    message = f"{whose} failed in {hook}{on}: {said}."
    fix = f"{FROZEN} {FAULT}" if _is_change(error) else FAULT
    return feature.option().error("feature-failed", message, fix)


def in_a_line(
    error: BaseException, code: Path | None = None, near: tuple[str, int] | None = None
) -> str:
    """The error in one line, with the innermost place in code that is not ours.

    Of `code`, the file or the folder of a feature, if the error passed through it; else of what
    that has called. Without any, the place is `near`.
    """
    words = " ".join(_words(error).split())[:LONGEST]
    said = f"{type(error).__name__}: {words}" if words else type(error).__name__
    if isinstance(error, SyntaxError):
        return said  # it says the place itself
    place = place_in(error, code, near)
    return f"{said} ({place})" if place else said


def place_in(
    error: BaseException, code: Path | None = None, near: tuple[str, int] | None = None
) -> str:
    """Where the error happened, as `in_a_line` has it; empty where nobody knows."""
    places = list(_places(error))
    own = [place for place in places if code and Path(place[0]).is_relative_to(code)]
    found = (own or places)[-1] if places else near
    return place_text(*found) if found else ""


def place_text(file: str, line: int) -> str:
    """`badges.py, line 8`, or `careers_badges/__init__.py, line 8` of a package."""
    path = Path(file)
    top = path.parent
    while (top / "__init__.py").is_file():
        top = top.parent
    return f"{path.relative_to(top).as_posix()}, line {line}"


def code_of(cls: type[Feature]) -> Path:
    """The folder of the package that a feature is in, or the file of one that is a file alone."""
    file = cls.written_in()
    if file.name == "__init__.py":
        return file.parent
    top = cls.__module__.partition(".")[0]
    if top in (cls.__module__, __name__.partition(".")[0]):
        return file
    package = getattr(sys.modules.get(top), "__file__", None)
    return Path(package).parent if package else file


def line_of(code: CodeType) -> tuple[str, int]:
    """Where a function is written."""
    return code.co_filename, code.co_firstlineno


def _places(error: BaseException) -> Iterator[tuple[str, int]]:
    """Where the error passed through, the innermost last, but for what is ours."""
    step = error.__traceback__
    while step:
        file = step.tb_frame.f_code.co_filename
        if not file.startswith("<") and Path(file).parent not in OURS:
            yield file, step.tb_lineno
        step = step.tb_next


def _words(error: BaseException) -> str:
    try:
        return str(error)
    except KeyboardInterrupt:
        raise
    except BaseException as other:
        return f"(its text can't be had: {type(other).__name__})"


def _is_change(error: BaseException) -> bool:
    """Whether something was to be changed that can't be."""
    if isinstance(error, FrozenInstanceError | Unchangeable):
        return True
    said = _words(error) if isinstance(error, TypeError | AttributeError) else ""
    return "'mappingproxy' object" in said or (
        "'tuple' object" in said and any(
            one in said
            for one in ("assignment", "deletion", "'append'", "'extend'", "'insert'", "'remove'",
                        "'pop'", "'sort'", "'clear'", "'reverse'")
        )
    )  # fmt: skip
