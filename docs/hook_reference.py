"""The reference of the hooks, out of their specifications, and of the values that they have.

What a hook is for, when it is called and what it answers is its docstring in `careers.hooks`;
what it is given, its signature; who uses it, what the features that come with the package
implement. Its example is on the page, below what is made here.
"""

from __future__ import annotations

import collections.abc
import dataclasses
import enum
import inspect
import re
import sys
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.metadata import entry_points
from typing import Any, Union, get_args, get_origin

import careers
from careers.discovery import GROUP
from careers.feature import Feature
from careers.hooks import Hooks
from careers.unit import Unit

HOOKS = {name: hook for name, hook in vars(Hooks).items() if not name.startswith("_")}
NAMES = {
    **{name: getattr(collections.abc, name) for name in collections.abc.__all__},
    **{name: getattr(careers, name) for name in careers.__all__},
    "Unit": Unit,
}
PARTS = re.compile(r"^(Called|Answers) ")


def signature(hook: str) -> str:
    """`check_role(role, site, links)`, as the heading of a hook."""
    return f"{hook}({', '.join(arguments(hook))})"


def arguments(hook: str) -> list[str]:
    return [name for name in inspect.signature(HOOKS[hook]).parameters if name != "self"]


@cache
def shipped() -> Mapping[str, type[Feature]]:
    """The features that come with the package, in their order."""
    points = entry_points(group=GROUP)
    return {point.name: point.load() for point in points if point.value.startswith("careers.")}


def users(hook: str) -> list[str]:
    """The features that come with the package and answer a hook."""
    return sorted(
        name
        for name, feature in shipped().items()
        if hasattr(getattr(feature, hook, None), "careers_impl")
    )


def about(hook: str) -> Callable[[], str]:
    """What the page says of a hook before its example."""
    return lambda: "\n\n".join(_about(hook))


def _about(hook: str) -> Iterator[str]:
    hints = _hints(HOOKS[hook])
    for part in paragraphs(HOOKS[hook]):
        if part.startswith("Answers "):
            given = ", ".join(f"`{name}`, {_kind(hints[name])}" for name in arguments(hook))
            yield f"**Given** {given}."
        yield re.sub(r"`(\w+)`", _linked, PARTS.sub(r"**\1** ", part))
    features = ", ".join(f"[{name}](../features/{name}.md)" for name in users(hook))
    yield f"**Used by** {features}."


def _linked(found: re.Match[str]) -> str:
    """The name of a type as a link to it."""
    known = {kind.__name__ for kind in reached()}
    return f"[{found[0]}](values.md#{found[1].lower()})" if found[1] in known else found[0]


def overview() -> str:
    """Every hook in a line."""
    rows = [
        f"| [`{hook}`](#{_anchor(signature(hook))}) | {_first(HOOKS[hook])} |" for hook in HOOKS
    ]
    return "\n".join(["| Hook | What it is for |", "| --- | --- |", *rows])


def values() -> str:
    """Every type that hooks are given or answer with, and that is reached from there."""
    kinds = sorted(reached(), key=lambda kind: kind.__name__)
    return "\n\n".join("\n\n".join(_value(kind)) for kind in kinds)


def _value(kind: type[Any]) -> Iterator[str]:
    yield f"## {kind.__name__}"
    where = "careers" if kind.__name__ in careers.__all__ else kind.__module__
    yield f"`from {where} import {kind.__name__}`"
    yield from paragraphs(kind)
    if issubclass(kind, enum.Enum):
        yield "\n".join(f"- `{kind.__name__}.{one.name}` is `{one.value}`" for one in kind)
    rows = [f"| `{name}` | {_cell(_kind(hint))} | |" for name, hint in fields(kind).items()]
    for name, method in methods(kind):
        hint = _hints(method).get("return")
        called = "" if _is_property(vars(kind)[name]) else f"({', '.join(_parameters(method))})"
        rows.append(f"| `{name}{called}` | {_cell(_kind(hint))} | {_cell(_first(method))} |")
    if rows:
        yield "\n".join(["| Name | Is | What it says |", "| --- | --- | --- |", *rows])


@cache
def reached() -> frozenset[type[Any]]:
    found: set[type[Any]] = set()
    waiting: list[Any] = [hint for hook in HOOKS.values() for hint in _hints(hook).values()]
    while waiting:
        hint = waiting.pop()
        for inner in get_args(hint):
            waiting += inner if isinstance(inner, list) else [inner]
        if isinstance(hint, type) and hint.__module__.startswith("careers.") and hint not in found:
            found.add(hint)
            waiting += fields(hint).values()
            waiting += [_hints(method).get("return") for _, method in methods(hint)]
    return frozenset(found)


def fields(kind: type[Any]) -> dict[str, Any]:
    """The fields of a value with their types."""
    if dataclasses.is_dataclass(kind):
        hints = _hints(kind)
        names = [field.name for field in dataclasses.fields(kind)]
        return {name: hints[name] for name in names if not name.startswith("_")}
    if hasattr(kind, "_fields"):
        return {name: _hints(kind)[name] for name in kind._fields}
    return {}


def methods(kind: type[Any]) -> Iterator[tuple[str, Any]]:
    """The public methods and properties of a value that say what they are for."""
    for name, value in vars(kind).items():
        function = getattr(value, "fget", None) or getattr(value, "func", None) or value
        if inspect.isfunction(function) and not name.startswith("_") and function.__doc__:
            yield name, function


def _is_property(value: object) -> bool:
    return not inspect.isfunction(value)


def _parameters(method: Any) -> list[str]:
    return [name for name in inspect.signature(method).parameters if name != "self"]


def _hints(value: Any) -> dict[str, Any]:
    return typing.get_type_hints(value, {**NAMES, **vars(sys.modules[value.__module__])})


def _kind(hint: Any) -> str:
    """A type in words, with a link where it has a section."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return " or ".join(_kind(part) for part in inner)
    if origin is typing.Literal:
        return " or ".join(f"`{word}`" for word in inner)
    if origin is tuple and inner[-1] is not ...:
        return " and ".join(_kind(part) for part in inner)
    if origin is collections.abc.Callable:
        return f"a function that answers {_kind(inner[1])}"
    if origin is collections.abc.Mapping:
        return f"names with {_kind(inner[1])}"
    if origin in (tuple, frozenset, collections.abc.Sequence, collections.abc.Iterable):
        return f"any number of {_kind(inner[0])}"
    if hint is type(None) or hint is None:
        return "`None`"
    name = getattr(hint, "__name__", str(hint))
    if getattr(hint, "__module__", "").startswith("careers."):
        return f"[{name}](values.md#{name.lower()})"
    return "anything" if hint is Any else f"`{name}`"


def paragraphs(value: Any) -> list[str]:
    text = inspect.cleandoc(value.__doc__ or "")
    if dataclasses.is_dataclass(value) and text.startswith(f"{getattr(value, '__name__', '')}("):
        return []  # Python's own words
    if isinstance(value, type) and "__doc__" not in vars(value):
        return []  # the words of what it is made of
    return [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]


def _first(value: Any) -> str:
    return (paragraphs(value) or [""])[0]


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")
