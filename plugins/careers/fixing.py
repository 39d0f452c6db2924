"""A file with what was read as meant written so: every other byte, and what it says, stays."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from careers import frontmatter
from careers.edits import Edit, edited, overlap
from careers.forgiving import Forgiven
from careers.frontmatter import FrontMatter
from careers.problem import Problem

MOST = 10  # rounds; a slip may only be seen when another one is mended


class Fixed(NamedTuple):
    """The text as it was meant, the notes that this answers, and those that it can't answer."""

    text: str
    answered: tuple[Problem, ...]
    left: tuple[Problem, ...]


def fix(text: str, path: str, keys: Collection[str]) -> Fixed:
    """The text with everything mended that was read as meant."""
    before = frontmatter.read(text, path, keys).forgiven
    after = fixed(text, path, keys)
    left = tuple(found.note for found in frontmatter.read(after, path, keys).forgiven)
    said = {note.message for note in left}
    answered = tuple(found.note for found in before if found.note.message not in said)
    return Fixed(after, answered, left)


def fixes(text: str, path: str, keys: Collection[str]) -> tuple[Forgiven, ...]:
    """What was read as meant in a file, each with the edits that write it so.

    Only what reads the same afterwards: all of these can be made together, and each by itself.
    """
    front = frontmatter.read(text, path, keys)
    return _together(text, path, keys, front)


def fixed(text: str, path: str, keys: Collection[str]) -> str:
    """The text with everything mended that was read as meant."""
    for _ in range(MOST):
        found = fixes(text, path, keys)
        if not found:
            break
        text = edited(text, _edits(found))
    return text


def _together(
    text: str, path: str, keys: Collection[str], front: FrontMatter
) -> tuple[Forgiven, ...]:
    """What can be mended at once; where one of it would be read otherwise, what remains."""
    wanted = _apart(front.forgiven)

    def is_same(found: Iterable[Forgiven]) -> bool:
        after = edited(text, _edits(found))
        return says(frontmatter.read(after, path, keys)) == said

    said = says(front)
    alone = [found for found in wanted if is_same([found])]
    if is_same(alone):
        return tuple(alone)
    kept: list[Forgiven] = []
    for found in alone:
        if is_same([*kept, found]):
            kept.append(found)
    return tuple(kept)


def says(front: FrontMatter) -> tuple[object, ...]:
    """What a file says, whichever way it is written: values, text, and what is wrong."""
    fields = [(key, [item.value for item in found.items]) for key, found in front.fields.items()]
    wrong = sorted(problem.code for problem in front.problems if problem.severity == "error")
    return fields, front.body, wrong


def _apart(forgiven: Sequence[Forgiven]) -> list[Forgiven]:
    """Those of which no edit is about the characters of another's."""
    kept: list[Forgiven] = []
    for found in forgiven:
        others = _edits(kept)
        if found.edits and not any(overlap(one, two) for one in found.edits for two in others):
            kept.append(found)
    return kept


def _edits(found: Iterable[Forgiven]) -> list[Edit]:
    return [edit for one in found for edit in one.edits]
