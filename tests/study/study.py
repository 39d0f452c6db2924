"""Role files with slips in them, and how each was read: as meant, refused with a way out, or not.

`python -m tests.study.study` prints every file that was read wrongly, and the figures.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from functools import cache, lru_cache
from pathlib import Path
from random import Random
from typing import Any

from tests.study import choices, dates, fences, layout, marks, names, pays, places, texts
from tests.study.repairs import repairs
from tests.study.sheet import KEY, KINDS, Kind, Sheet, Slipped, sheet_of

from careers.configuration import read_configuration
from careers.consistency import unknown_departments
from careers.edition import assemble
from careers.lifecycle import state_at
from careers.problem import Problem
from careers.reading import read_role
from careers.role import Role
from careers.rules import Rules

ROOT = Path(__file__).resolve().parents[2]
PARTS = (marks, layout, fences, names, dates, places, pays, choices, texts)  # in this order
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
OF_EACH = 5  # files of each kind of slip
WITH_TWO = 60  # files with two slips of different groups
WAYS = 6  # that are followed at once, where a message offers several
STEPS = 6  # repairs that a file may need one after the other
# What of a role says where it was read from, and not what.
NOT_MEANT = {"slug", "path", "fields", "body"}


@dataclass(frozen=True)
class Case:
    """A file with one slip or two, named after them."""

    groups: tuple[str, ...]
    name: str
    text: str
    meant: str


@dataclass(frozen=True)
class Verdict:
    """What became of a file: `meant`, `refused` or `wrong`, with what was said."""

    case: Case
    what: str
    problems: tuple[Problem, ...]
    why: str = ""

    @property
    def is_told(self) -> bool:
        """Whether somebody hears of the slip."""
        return any(problem not in read(self.case.meant)[1] for problem in self.problems)


@cache
def rules() -> Rules:
    """What the sample's roles are read by."""
    configuration, problems = read_configuration(ROOT / "mkdocs.yml")
    assert configuration is not None, problems
    assembly, _, wrong = assemble(configuration, NOW)
    assert not wrong
    return assembly.rules


@cache
def tidy_files() -> tuple[Sheet, ...]:
    """The files to make slips in: those of the study, and roles of the sample in one file."""
    own = sorted((ROOT / "tests" / "study" / "roles").glob("*.md"))
    sample = [path for path in sorted((ROOT / "roles").glob("*.md")) if "." not in path.stem]
    found = [sheet_of(path.read_text(encoding="utf-8")) for path in (*own, *own, *sample)]
    return tuple(sheet for sheet in found if sheet.lines[0] == "---" and not is_over(sheet))


def is_over(sheet: Sheet) -> bool:
    """Whether a role is over, of which little more is read than that."""
    return state_at(read(sheet.text)[0], rules().site.now, rules().site).is_over


@lru_cache(maxsize=4096)
def read(text: str) -> tuple[Role, tuple[Problem, ...]]:
    role, problems = read_role(text, "roles/baker.md", rules(), "jobs/baker/")
    names = rules().known_departments
    problems += unknown_departments([role], names, rules().site, have_files=True)
    return role, tuple(sorted(problems))


def said(role: Role) -> Mapping[str, Any]:
    """All that a role says."""
    values = {field.name: getattr(role, field.name) for field in fields(role)}
    values = {name: value for name, value in values.items() if name not in NOT_MEANT}
    # Which level headings have among each other is shown; from which one they start is not.
    return {**values, "text": role.body.html()}


def cases() -> Iterator[Case]:
    """Every file of the study, always the same ones."""
    order = {part.__name__: number for number, part in enumerate(PARTS)}
    for kind in sorted(KINDS, key=lambda kind: order[kind.make.__module__]):
        for number in range(OF_EACH):
            if found := _slipped(kind, Random(f"{kind.name} {number}")):
                yield Case((kind.group,), kind.name, *found)
    for number in range(WITH_TWO):
        yield _twice(Random(f"two {number}"))


def _slipped(kind: Kind, rng: Random) -> Slipped | None:
    for sheet in rng.sample(tidy_files(), len(tidy_files())):
        found = kind.make(sheet, rng)
        if found and found.text != found.meant:
            return found
    return None


def _twice(rng: Random) -> Case:
    """A file with a slip on top of another one; the first leaves the front matter tidy."""
    values = {"Dates", "Places", "Pay", "One of a few words"}
    while True:
        first = rng.choice([kind for kind in KINDS if kind.group in values])
        second = rng.choice([kind for kind in KINDS if kind.group not in values])
        one = _slipped(first, rng)
        if one is None:
            continue
        state = rng.getstate()
        meant = second.make(sheet_of(one.meant), rng)
        rng.setstate(state)
        both = second.make(sheet_of(one.text), rng)
        if meant and both and both.text != one.text:
            # What the second slip changes in what is meant must not depend on the first.
            return Case(
                (first.group, second.group), f"{first.name}; {second.name}", both.text, meant.meant
            )


def judge(case: Case) -> Verdict:
    """Whether a file is read as it was meant, or refused with the right way out."""
    meant, wrong = read(case.meant)
    if any(map(stops, wrong)):
        return Verdict(case, "wrong", wrong, "what was meant can't be read")
    role, problems = read(case.text)
    errors = [*filter(stops, problems)]
    if not errors:
        differ = difference(role, meant)
        return Verdict(case, "wrong" if differ else "meant", problems, differ)
    lines = own_lines(case)
    elsewhere = [problem for problem in errors if problem.line not in lines]
    if elsewhere:
        return Verdict(case, "wrong", problems, f"not on a line of {sorted(lines)}")
    if not mended(case.text, meant):
        return Verdict(case, "wrong", problems, "no repair gives what was meant")
    return Verdict(case, "refused", problems)


def stops(problem: Problem) -> bool:
    """Whether nothing is published before it is mended."""
    return problem.severity != "note"


def difference(role: Role, meant: Role) -> str:
    """What one role says otherwise than another one, in words; nothing if they say the same."""
    one, other = said(role), said(meant)
    return "; ".join(
        f"{name}: {one[name]!r} instead of {other[name]!r}"
        for name in one
        if one[name] != other[name]
    )


def own_lines(case: Case) -> set[int]:
    """The lines that somebody slipped in, counted from 1; both neighbours where one is missing."""
    text, meant = case.text.splitlines(), case.meant.splitlines()
    lines: set[int] = set()
    matcher = difflib.SequenceMatcher(None, meant, text, autojunk=False)
    for tag, _, _, start, end in matcher.get_opcodes():
        if tag == "delete":
            lines |= {start, start + 1}
        elif tag != "equal":
            lines |= set(range(start + 1, end + 1))
    # Where a key stands twice, either is one line too many.
    keys = {found[1] for n in lines if n <= len(text) and (found := KEY.fullmatch(text[n - 1]))}
    for n, line in enumerate(text, 1):
        if (found := KEY.fullmatch(line)) and found[1] in keys:
            lines.add(n)
    return lines


def mended(text: str, meant: Role) -> bool:
    """Whether doing what the messages say, one after the other, leads to what was meant."""
    texts = [text]
    for _ in range(STEPS):
        further: dict[str, int] = {}
        for one in texts:
            role, problems = read(one)
            errors = [*filter(stops, problems)]
            if not errors and not difference(role, meant):
                return True
            if errors:
                for mended in repairs(one, errors[0], rules().keys):
                    further[mended] = sum(map(stops, read(mended)[1]))
        texts = sorted(further, key=lambda mended: further[mended])[:WAYS]
    return False


@cache
def verdicts() -> tuple[Verdict, ...]:
    """What became of every file."""
    return tuple(judge(case) for case in cases())


def figures() -> Iterator[tuple[str, ...]]:
    """The rows of a table: a slip, its files, those read as meant, those of them told, the rest."""
    groups: dict[str, dict[str, list[Verdict]]] = {}
    for verdict in verdicts():
        group, name = verdict.case.groups[0], verdict.case.name
        if len(verdict.case.groups) > 1:
            group, name = "Two slips in one file", "one of each group, at random"
        groups.setdefault(group, {}).setdefault(name, []).append(verdict)
    for group, kinds in groups.items():
        yield f"**{group}**", "", "", "", ""
        for name, found in kinds.items():
            yield name, *_counts(found)
    yield "**All**", *(f"**{count}**" for count in _counts(verdicts()))


def _counts(found: Sequence[Verdict]) -> tuple[str, str, str, str]:
    meant = [verdict for verdict in found if verdict.what == "meant"]
    told = [verdict for verdict in meant if verdict.is_told]
    refused = [verdict for verdict in found if verdict.what == "refused"]
    return (str(len(found)), *(str(len(some) or "") for some in (meant, told, refused)))  # type: ignore[return-value]


def main() -> None:
    found = verdicts()
    for verdict in found:
        if verdict.what == "wrong":
            print(f"=== {verdict.case.name}\n    {verdict.why[:150]}")
            changed = difflib.unified_diff(
                verdict.case.meant.splitlines(), verdict.case.text.splitlines(), lineterm="", n=0
            )
            for line in [line for line in changed if line[:2] not in ("--", "++", "@@")][:6]:
                print("   ", repr(line)[1:121])
            for problem in verdict.problems[:5]:
                print("   ", problem)
    print(Counter(verdict.what for verdict in found))


if __name__ == "__main__":
    main()
