"""Parts of roles' pages that differ from role to role in a few texts, such as a form.

What a feature adds to a page is its template and plain values. Values that are the same for one
role after the other are rendered once, with marks in the place of those that aren't.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, Template

from careers.adapter.mark import VALUE, Mark, Marks, NotAlike, Slot

MOST = 12  # patterns of one template; with more of them its pages are hardly alike
NEVER = "never"  # what a pattern can't be made with


@dataclass(frozen=True, slots=True)
class Pattern:
    """What is rendered of `values`, cut where some of them stand; `own` are their numbers."""

    values: list[Any]
    own: frozenset[int]
    pieces: list[str | Slot]

    def filled(self, values: list[Any], context: Mapping[str, Any]) -> str:
        texts = list(self.pieces)
        for at, piece in enumerate(self.pieces):
            if isinstance(piece, Slot):
                texts[at] = piece.text(context, values)
        return "".join(texts)  # type: ignore[arg-type]


class Patterns:
    """The patterns of the pages of one shape, by their templates."""

    def __init__(self, env: Environment, marks: Marks, shown: Mapping[str, Any]) -> None:
        self.env = env  # for marks
        self.marks = marks
        # What the templates of blocks see besides their values; most of it is the role's.
        refused = {
            name: marks.of((NEVER, name), str) for name in ("role", "part", "openings_first")
        }
        self.shown = {**shown, **refused, "text": shown["careers"]["text"]}
        self.known: dict[tuple[str, str], list[Pattern]] = {}
        self.hopeless: set[tuple[str, str]] = set()
        self.made = 0

    def render(
        self, template: str, place: str, data: Any, context: Mapping[str, Any]
    ) -> Ready | None:
        """What a template makes of values; None where it is to be rendered as any other."""
        key = template, place
        if key in self.hopeless:
            return None
        values = _flat(data, [])
        known = self.known.setdefault(key, [])
        near: tuple[int, frozenset[int]] | None = None
        for number, pattern in enumerate(known):
            differing = _differing(values, pattern.values)
            if differing is None or not all(_is_text(values[at]) for at in pattern.own):
                continue
            if pattern.own.issuperset(differing):
                return Ready(template, pattern.filled(values, context))
            if all(_is_text(values[at]) and _is_text(pattern.values[at]) for at in differing):
                near = number, pattern.own.union(differing)
        if near is not None and (made := self._make(key, data, values, near[1])):
            known[near[0]] = made
        elif len(known) < MOST and (made := self._make(key, data, values, frozenset())):
            known.append(made)
        else:
            self.hopeless.add(key)
            return None
        self.made += 1
        return Ready(template, made.filled(values, context))

    def _make(
        self, key: tuple[str, str], data: Any, values: list[Any], own: frozenset[int]
    ) -> Pattern | None:
        """A pattern in which some values are marks; None where that can't be."""
        try:
            return Pattern(values, own, self._cut(key, data, own))
        except Exception:
            # A template that is wrong says so where it is rendered next.
            return None

    def _cut(self, key: tuple[str, str], data: Any, own: frozenset[int]) -> list[str | Slot]:
        template, place = key
        block = _marked(data, own, self.marks, iter(range(10**9)))
        shown = {**self.shown, "block": block, "place": place}
        text: Any = self.env.get_template(template).render(shown)
        pieces = self.marks.cut(text.text if isinstance(text, Mark) else text)
        for piece in pieces:
            if isinstance(piece, Slot) and piece.path[0] == NEVER:
                raise NotAlike(str(piece.path[1]))
        return pieces


class Ready(Template):
    """What a template has made, where others include it."""

    html: str

    def __new__(cls, name: str, html: str) -> Ready:
        made = object.__new__(cls)
        made.name, made.html = name, html
        return made

    def new_context(self, *_: Any, **__: Any) -> Any:
        return None

    def root_render_func(self, context: Any) -> Iterator[str]:
        yield self.html


def _flat(value: Any, into: list[Any]) -> list[Any]:
    """Values one after another, with what holds them: the names of a mapping, a list's length."""
    if isinstance(value, Mapping):
        into.append(tuple(value))
        inner: Iterable[Any] = value.values()
    elif isinstance(value, (list, tuple)):
        into.append((type(value), len(value)))
        inner = value
    else:
        into.append(value)
        return into
    for each in inner:
        if type(each) is str:
            into.append(each)
        else:
            _flat(each, into)
    return into


def _marked(value: Any, own: frozenset[int], marks: Marks, numbers: Iterator[int]) -> Any:
    """The same with marks in the place of some values, by their numbers in `_flat`."""
    at = next(numbers)
    if isinstance(value, Mapping):
        return {name: _marked(each, own, marks, numbers) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(_marked(each, own, marks, numbers) for each in value)
    return marks.of((VALUE, at)) if at in own else value


def _differing(values: list[Any], others: list[Any]) -> list[int] | None:
    """Which values differ; None where not even their number is the same."""
    if len(values) != len(others):
        return None
    return [
        at
        for at, (one, other) in enumerate(zip(values, others, strict=True))
        if one is not other and (one != other or type(one) is not type(other))
    ]


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value)
