"""The problems that a change is answerable for: in what it touches, or new because of it."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from careers.adapter import run
from careers.problem import Problem
from careers.revision import export, touched
from careers.role import Moment


def since(
    problems: Collection[Problem], config_file: str, name: str, as_of: Moment | None
) -> list[Problem]:
    """Those that are in files touched since a revision, or that were not there at it.

    The site of the revision is checked as well, at the same moment, where that is needed: what
    breaks in a file that nobody touched, such as a place whose office has another name now, is
    the change's too. Raises `RevisionError`.
    """
    file = Path(config_file)
    with tempfile.TemporaryDirectory(prefix="careers-since-") as folder:
        revision = export(file.absolute().parent, name, Path(folder), whole=True)
        files = touched(file.absolute().parent, revision.commit)
        if all(_is_in(problem, files) for problem in problems):
            return list(problems)
        before: list[Problem] = []
        if file.name in revision.files:
            before = run.check(str(revision.folder / file.name), as_of=as_of).problems
    return [*_answerable(problems, before, files)]


def _answerable(
    problems: Iterable[Problem], before: Iterable[Problem], files: Collection[str]
) -> Iterator[Problem]:
    """`before` are the problems of the revision; `files` are touched since."""
    there = Counter(map(_same, set(before)))
    for problem in sorted(set(problems)):
        same = _same(problem)
        if _is_in(problem, files) or not there[same]:
            yield problem
        else:
            there[same] -= 1


def _is_in(problem: Problem, files: Collection[str]) -> bool:
    """Whether a problem is about one of these files, or about a folder that one of them is in."""
    folder = f"{problem.path.rstrip('/')}/"
    return problem.path in files or any(file.startswith(folder) for file in files)


def _same(problem: Problem) -> tuple[str, ...]:
    # Not the line: what is above it may have grown, in a file that this one takes from.
    return problem.path, problem.code, problem.message, problem.severity
