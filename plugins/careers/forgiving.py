"""What was read as meant although it was written otherwise, with what `careers fix` writes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from careers.edits import Edit
from careers.problem import Problem, Spot


class Forgiven(NamedTuple):
    """A note, and the edits that write what it says was meant; none where none is certain."""

    note: Problem
    edits: tuple[Edit, ...]


@dataclass
class Findings:
    """Collects the problems of one file, and what of them was forgiven."""

    path: str
    problems: list[Problem] = field(default_factory=list)
    forgiven: list[Forgiven] = field(default_factory=list)
    alike: dict[str, list[Forgiven]] = field(default_factory=dict)

    def forgive(self, spot: Spot, code: str, message: str, fix: str, *edits: Edit) -> None:
        """Say that something was read as meant."""
        self.forgiven.append(Forgiven(spot.note(code, message, fix), edits))

    def forgive_alike(self, spot: Spot, code: str, message: str, fix: str, *edits: Edit) -> None:
        """The same of what a file does again and again: it is said once, at the first place."""
        found = Forgiven(spot.note(code, message, fix), edits)
        self.alike.setdefault(code, []).append(found)

    def result(self) -> tuple[tuple[Problem, ...], tuple[Forgiven, ...]]:
        """Every problem by its place, and what was forgiven."""
        for first, *others in (sorted(found) for found in self.alike.values()):
            note = first.note
            if others:
                more = f"{len(others)} more place{'s' if len(others) > 1 else ''}"
                note = replace(note, message=f"{note.message} The same goes for {more}.")
            edits = tuple(edit for one in (first, *others) for edit in one.edits)
            self.forgiven.append(Forgiven(note, edits))
        self.alike.clear()
        problems = sorted({*self.problems, *(found.note for found in self.forgiven)})
        return tuple(problems), tuple(sorted(self.forgiven))
