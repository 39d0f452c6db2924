"""How things stand, and how they stood at a revision, read for the command `status`."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from careers.assembly import epoch_problem, moment_of
from careers.changes import Change, changes_between
from careers.configuration import Configuration, read_configuration
from careers.edition import Edition, held_edition, read_edition
from careers.problem import Problem, count
from careers.revision import Revision, export
from careers.role import Moment
from careers.translated_changes import translated_changes


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the work here changes since a revision.

    `problems` are the errors there: what they are about is compared as far as it could be
    read. `nothing_there` says that there was no careers site yet.
    """

    revision: Revision
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]
    nothing_there: bool


def read_head(
    file: Path, as_of: Moment | None, *, hold_back: bool = False
) -> tuple[Configuration | None, Edition | None, list[Problem]]:
    """The site in a folder at a moment; no edition where an error keeps it from being read.

    With `hold_back`, roles that have errors are as they last were, and the errors are told.
    """
    configuration, now, problems = configured(file, as_of)
    if configuration is None or now is None:
        return configuration, None, problems
    if hold_back:
        held, wrong, back = held_edition(configuration, now)
        told = [*problems, *back.told(wrong)]
        return configuration, None if count(wrong, "error") else held, told
    edition, wrong = read_edition(configuration, now)
    problems += wrong
    return configuration, None if count(problems, "error") else edition, problems


def configured(
    file: Path, as_of: Moment | None
) -> tuple[Configuration | None, datetime | None, list[Problem]]:
    """The site in a folder, and the moment to look at it; none where there is an error."""
    configuration, problems = read_configuration(file)
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if as_of is None and (problem := epoch_problem(epoch)):
        problems.append(problem)
    if configuration is None or count(problems, "error"):
        return configuration, None, problems
    return configuration, moment_of(as_of, epoch, configuration.settings), problems


def compare(file: Path, configuration: Configuration, head: Edition, base: str) -> Comparison:
    """What is otherwise here than at a revision, both seen at the same moment.

    Raises `RevisionError`.
    """
    with tempfile.TemporaryDirectory(prefix="careers-base-") as folder:
        revision = export(file.absolute().parent, base, Path(folder))
        there, problems = read_configuration(revision.folder / file.name, revision.files)
        if file.name not in revision.files:
            changes = _changes(Edition(head.site, (), {}), head)
            return Comparison(revision, changes, (), nothing_there=True)
        # With no settings of its own to go by, what it says is read by those of today.
        there = there or replace(configuration, folder=revision.folder)
        edition, wrong = read_edition(there, head.site.now, configuration.settings.features)
    errors = tuple(p for p in sorted({*problems, *wrong}) if p.severity == "error")
    return Comparison(revision, _changes(edition, head), errors, nothing_there=False)


def _changes(base: Edition, head: Edition) -> tuple[Change, ...]:
    return (*changes_between(base, head), *translated_changes(base, head))
