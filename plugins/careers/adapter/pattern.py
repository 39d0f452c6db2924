"""Parts of roles' pages that differ from role to role in a few texts, such as a form.

What a feature adds to a page is its template and plain values. Values that are the same for one
role after the other are rendered once, with marks in the place of those that aren't.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, Template

from careers.adapter.mark import VALUE, Mark, Marks, NotAlike, Path, Slot

MOST = 12  # patterns of one template; with more of them its pages are hardly alike
NEVER = "never"  # what a pattern can't be made with


@dataclass(frozen=True, slots=True)
class Pattern:
    """What is rendered of `data`, cut where some texts in it stand; `own` is where they are."""

    data: Any
    own: frozenset[Path]
    pieces: list[str | Slot]

    def filled(self, data: Any, context: Mapping[str, Any]) -> str:
        texts = list(self.pieces)
        for at, piece in enumerate(self.pieces):
            if isinstance(piece, Slot):
                texts[at] = piece.text(context, data)
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
        known = self.known.setdefault(key, [])
        near: tuple[int, frozenset[Path]] | None = None
        for number, pattern in enumerate(known):
            differing = _differing(data, pattern.data)
            if differing is None:
                continue
            if pattern.own.issuperset(differing):
                return Ready(template, pattern.filled(data, context))
            near = number, pattern.own.union(differing)
        if near is not None and (made := self._make(key, data, near[1])):
            known[near[0]] = made
        elif len(known) < MOST and (made := self._make(key, data, frozenset())):
            known.append(made)
        else:
            self.hopeless.add(key)
            return None
        self.made += 1
        return Ready(template, made.filled(data, context))

    def _make(self, key: tuple[str, str], data: Any, own: frozenset[Path]) -> Pattern | None:
        """A pattern in which some values are marks; None where that can't be."""
        try:
            return Pattern(data, own, self._cut(key, data, own))
        except Exception:
            # A template that is wrong says so where it is rendered next.
            return None

    def _cut(self, key: tuple[str, str], data: Any, own: frozenset[Path]) -> list[str | Slot]:
        template, place = key
        block = _marked(data, own, self.marks)
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


def _marked(value: Any, own: frozenset[Path], marks: Marks, at: Path = ()) -> Any:
    """The same with marks in the place of its own texts; `at` is where in the whole it stands."""
    if isinstance(value, Mapping):
        return {name: _marked(each, own, marks, (*at, name)) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(
            _marked(each, own, marks, (*at, number)) for number, each in enumerate(value)
        )
    return marks.of((VALUE, *at)) if at in own else value


def _differing(value: Any, other: Any, at: Path = ()) -> list[Path] | None:
    """Where the texts of two values differ; None where more than texts does.

    What both have in common is one object in many forms, and isn't looked into.
    """
    if type(value) is not type(other):
        return None
    steps: Iterable[Any]
    if isinstance(value, dict):
        if tuple(value) != tuple(other):
            return None
        steps = value
    elif isinstance(value, (list, tuple)):
        if len(value) != len(other):
            return None
        steps = range(len(value))
    elif value == other:
        # Zero and minus zero are equal, and printed otherwise.
        return [] if not isinstance(value, float) or repr(value) == repr(other) else None
    else:
        return [at] if _is_text(value) and _is_text(other) else None
    found: list[Path] = []
    for step in steps:
        one, another = value[step], other[step]
        if one is another or (type(one) is str and type(another) is str and one == another):
            continue
        inner = _differing(one, another, (*at, step))
        if inner is None:
            return None
        found += inner
    return found


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value)
