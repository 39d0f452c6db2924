"""Classes of values, which nobody can change: dataclasses, made in a quarter of the time.

For each class Python's own writes and compiles seven functions, and a build loads some hundred and
fifty classes before it begins. Here the one is compiled that makes a value, and the others are
shared.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn, cast

WANTED = {"frozen": True, "slots": True}
STATED = ("init", "repr", "eq", "frozen")  # what others may ask a class of values for


class _Again:
    """In the place of a value that is made anew each time."""

    def __repr__(self) -> str:
        return "<factory>"


AGAIN = _Again()

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(cls: type | None = None, /, **options: bool) -> Any:
        """As Python's own, and that itself where a class asks for something else or has a base."""

        def make(cls: type) -> type:
            has_base = any(hasattr(base, "__dataclass_fields__") for base in cls.__mro__[1:])
            if options != WANTED or has_base or not cls.__doc__:
                return dataclasses.dataclass(**options)(cls)
            return _value(cls)

        return make(cls) if cls else make


def _value(cls: type) -> type:
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    for name in STATED:
        setattr(made.__dataclass_params__, name, True)
    fields = dataclasses.fields(made)
    for function in (_init(made, fields), *_shared(made, fields)):
        name = function.__name__
        if vars(made).get(name) is None:  # a class with its own `__eq__` has no `__hash__`
            function.__qualname__ = f"{made.__qualname__}.{name}"
            setattr(made, name, function)
    made.__setattr__, made.__delattr__ = _refuse, _keep
    return cast(type, made)


def _refuse(_: object, name: str, __: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _keep(_: object, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _init(made: type, fields: Sequence[Field[Any]]) -> Callable[..., None]:
    """What a value is made by, which is called with its fields."""
    known: dict[str, Any] = {"AGAIN": AGAIN}
    places, names = ["self"], list[str]()
    lines = ["    pass"]
    for number, field in enumerate(fields):
        name, given = field.name, field.name
        known[f"put{number}"] = vars(made)[name].__set__
        if field.default_factory is not MISSING:
            known[f"make{number}"] = field.default_factory
            given = f"make{number}()"
            given = f"{given} if {name} is AGAIN else {name}" if field.init else given
            stated = f"{name}=AGAIN"
        elif field.default is not MISSING:
            known[f"else{number}"] = field.default
            given = given if field.init else f"else{number}"
            stated = f"{name}=else{number}"
        else:
            stated = name
        if field.init:
            (names if field.kw_only else places).append(stated)
        lines.append(f"    put{number}(self, {given})")
    if hasattr(made, "__post_init__"):
        lines.append("    self.__post_init__()")
    head = ", ".join([*places, *(["*", *names] if names else [])])
    exec("\n".join([f"def __init__({head}):", *lines]), known)
    init: Callable[..., None] = known["__init__"]
    init.__annotations__ = {field.name: field.type for field in fields if field.init}
    init.__annotations__["return"] = None
    return init


def _shared(made: type, fields: Sequence[Field[Any]]) -> Iterator[Callable[..., Any]]:
    """What all classes do in the same way, each with its own fields."""
    compared = _values(field.name for field in fields if field.compare)
    hashed = _values(
        field.name for field in fields if (field.compare if field.hash is None else field.hash)
    )
    stored = _values(field.name for field in fields)
    shown = [field.name for field in fields if field.repr]
    put = [vars(made)[field.name].__set__ for field in fields]

    def __eq__(self: Any, other: object) -> bool:
        if other.__class__ is self.__class__:
            return compared(self) == compared(other)
        return NotImplemented

    def __hash__(self: Any) -> int:
        return hash(hashed(self))

    def __repr__(self: Any) -> str:
        parts = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
        return f"{type(self).__qualname__}({parts})"

    def __getstate__(self: Any) -> list[Any]:
        return [*stored(self)]

    def __setstate__(self: Any, state: Sequence[Any]) -> None:
        for place, value in zip(put, state, strict=True):
            place(self, value)

    yield from (__eq__, __hash__, __repr__, __getstate__, __setstate__)


def _values(names: Iterable[str]) -> Callable[[Any], tuple[Any, ...]]:
    """What looks up the values of some fields."""
    names = [*names]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple([getattr(value, name) for name in names])
