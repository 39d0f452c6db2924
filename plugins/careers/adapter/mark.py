"""Marks: what stands for a value in a template that is shown once for many pages.

A mark can be printed, by itself or by the few filters that are made up for later, and a text is
cut where it was printed. Whatever else a template does with one (compares it, asks how long it is,
hands it to a function) raises `NotAlike`: then pages are not alike but for what is printed.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from itertools import chain
from typing import Any, NamedTuple

from jinja2 import ChoiceLoader, DictLoader, Environment
from jinja2.defaults import DEFAULT_NAMESPACE
from jinja2.filters import FILTERS
from jinja2.tests import TESTS

from careers.adapter.data import tojson

Path = tuple[str | int, ...]
Change = Callable[[Any], Any]

# No text has it: YAML and HTML forbid it, and what stands between two has to begin alike.
END = "\0"
SIGN = secrets.token_hex(4)
# Filters that make one text of another by themselves: they can wait until the value is known.
WAITING = frozenset(("e", "escape", "safe", "striptags"))
# What a mark can be asked: it is there, and it is not empty.
HARMLESS_FILTERS = frozenset(("d", "default"))
HARMLESS_TESTS = frozenset(("defined", "undefined"))
BY_CHANCE = frozenset(("lipsum", "random"))


VALUE = "value"  # where a path begins that leads into other data than the template's


class NotAlike(Exception):
    """A template does more with a value than print it."""


class Slot(NamedTuple):
    """A place where a value is printed: which one, and by which filters."""

    path: Path
    changes: tuple[Change, ...] = ()

    def text(self, context: Mapping[str, Any], data: Any = None) -> str:
        """What is printed here: a value of what a template is given, or one in other `data`."""
        value: Any = context
        steps = self.path
        if steps[0] == VALUE:
            value, steps = data, steps[1:]
        for step in steps:
            named = isinstance(step, str) and not isinstance(value, dict)
            value = getattr(value, str(step)) if named else value[step]
        for change in self.changes:
            value = change(value)
        return str(value)


class Mark:
    """Stands for a value that is not empty, or for text in which one is printed."""

    __slots__ = ("marks", "slot", "text")

    def __init__(self, text: str, marks: Marks | None = None, slot: Slot | None = None) -> None:
        self.text = text
        self.marks = marks
        self.slot = slot

    def changed(self, change: Change) -> Any:
        """A mark for what a filter makes of the value."""
        if self.marks is None or self.slot is None:
            return self._refuse()
        return self.marks.of(self.slot.path, *self.slot.changes, change)

    def _refuse(self, *_: object, **__: object) -> Any:
        shown = ".".join(map(str, self.slot.path)) if self.slot else "text with a value of the page"
        raise NotAlike(shown)

    def __bool__(self) -> bool:
        # What a filter or a template makes of a value may be empty.
        if self.slot is None or self.slot.changes:
            self._refuse()
        return True

    # Jinja takes other errors of these for an answer.
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __hash__ = _refuse
    __str__ = __repr__ = __format__ = __len__ = __iter__ = __contains__ = _refuse
    __getitem__ = __getattr__ = __call__ = __add__ = __radd__ = __mod__ = _refuse


class Marks:
    """The marks of one text, which is cut at them."""

    def __init__(self) -> None:
        self.slots: list[Slot] = []

    def of(self, path: Path, *changes: Change) -> Mark:
        self.slots.append(slot := Slot(path, changes))
        return Mark(f"{END}{SIGN}{len(self.slots) - 1}{END}", self, slot)

    def cut(self, text: str) -> list[str | Slot]:
        """What stands between the marks, and their slots: text, slot, text, …, text."""
        pieces: list[str | Slot] = list(text.split(END))
        if len(pieces) % 2 == 0:
            raise NotAlike("a character that no page has")
        for at in range(1, len(pieces), 2):
            number = str(pieces[at]).removeprefix(SIGN)
            if number == pieces[at] or not number.isdigit():
                raise NotAlike("a character that no page has")
            pieces[at] = self.slots[int(number)]
        return pieces


def marking(
    env: Environment, parts: Mapping[str, Mark], filters: Mapping[str, Callable[..., Any]]
) -> Environment:
    """An environment like another in which values may be marks.

    Where that one prints by `printed` as well, no template is compiled again. The
    templates of `parts` are marks in it. `filters` are those of MkDocs, fit for marks; any
    other that isn't Jinja's own may depend on who knows what, and so may a function.
    """
    own = env.overlay(
        loader=ChoiceLoader(
            [DictLoader({name: mark.text for name, mark in parts.items()}), env.loader]  # type: ignore[list-item]
        ),
        finalize=printed,
    )
    known = {**FILTERS, "tojson": tojson}
    own.filters = {name: _kept(name, one, known) for name, one in env.filters.items()}
    own.filters |= {name: env.filters[name] for name in HARMLESS_FILTERS}
    own.filters |= {name: _waiting(env.filters[name]) for name in WAITING}
    own.filters |= filters
    own.tests = {name: _kept(name, one, TESTS) for name, one in env.tests.items()}
    own.tests |= {name: env.tests[name] for name in HARMLESS_TESTS}
    own.globals = {
        name: _kept(name, one, DEFAULT_NAMESPACE) if callable(one) else one
        for name, one in env.globals.items()
    }
    own.concat = _joined  # type: ignore[method-assign]
    return own


def printed(value: object) -> object:
    """What a template prints for a value, where it may be a mark."""
    return value.text if isinstance(value, Mark) else value


def _joined(texts: Iterable[str]) -> Any:
    """Text that a template has made and may print; a mark, where one is in it."""
    text = "".join(texts)
    return Mark(text) if END in text else text


def _kept(name: str, function: Any, known: Mapping[Any, Any]) -> Any:
    """Something of Jinja's, for all that is no mark."""
    if known.get(name) is not function or name in BY_CHANCE:
        return _refusing(f"“{name}”", getattr(function, "jinja_pass_arg", None))
    if isinstance(function, type):
        return function

    @wraps(function)  # type: ignore[arg-type]
    def call(*args: Any, **options: Any) -> Any:
        for each in chain(args, options.values()):
            if isinstance(each, Mark):
                each._refuse()
        return function(*args, **options)  # type: ignore[misc]

    return call


def _refusing(what: str, asks: object) -> Callable[..., Any]:
    """A function that is no answer; it `asks` for what the one asks for that it stands for."""

    def refuse(*_: object, **__: object) -> Any:
        raise NotAlike(what)

    if asks is not None:
        refuse.jinja_pass_arg = asks  # type: ignore[attr-defined]
    return refuse


def _waiting(function: Change) -> Change:
    def later(value: Any) -> Any:
        return value.changed(function) if isinstance(value, Mark) else function(value)

    return later
