"""The status for a pull request: one table in GitHub's Markdown, whatever roles say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from careers.changes import Change
from careers.commands.status.reading import Comparison
from careers.commands.status.text import compared_with
from careers.commands.status.words import (
    NONE,
    duration,
    iso,
    name_of,
    rows_of,
    then,
    totals,
)
from careers.commands.table import cell, escaped, table
from careers.lifecycle import State
from careers.problem import Problem
from careers.site import Site
from careers.status import Report, Standing, attention, now_text

COLUMNS = ("Role", "What", "Before", "After")
MOST_PROBLEMS = 30  # they have a place of their own, the check


def standing_lines(report: Report) -> Iterator[str]:
    """How things stand."""
    now = now_text(report)
    yield f"**{escaped(report.site.name)}**, {escaped(now)}. {report.summary}"
    yield ""
    head = ("Role", "Is", "Place", "Open for", "Opens", "Closes", "Confirmed", "Owner")
    yield from table(head, [_standing(standing, report) for standing in report.standings])
    yield from problem_lines(attention(report))


def change_lines(comparison: Comparison, report: Report) -> Iterator[str]:
    """What a change does."""
    yield f"**{totals(comparison.changes)}** {escaped(compared_with(comparison))}"
    if comparison.changes:
        yield ""
        rows = [row for change in comparison.changes for row in _change(change, report.site)]
        yield from table(COLUMNS, rows)
    yield ""
    yield then(report)
    if comparison.problems:
        yield ""
        yield f"At {escaped(comparison.revision.name)}:"
    yield from problem_lines(comparison.problems)


def problem_lines(problems: Sequence[Problem]) -> Iterator[str]:
    """Problems as a list, with what mends them."""
    if problems:
        yield ""
    for problem in problems[:MOST_PROBLEMS]:
        place = escaped(f"{problem.path}:{problem.line}")
        yield f"- **{place}** {escaped(f'{problem.message} {problem.fix}')}"
    if len(problems) > MOST_PROBLEMS:
        yield f"- … and {len(problems) - MOST_PROBLEMS} more"


def _standing(standing: Standing, report: Report) -> list[str]:
    role = standing.role
    is_open = standing.state is State.OPEN
    opens = iso(role.opens or role.posted) if standing.state is State.UPCOMING else ""
    closes = iso(standing.ends) if is_open or opens else ""
    confirmed = (iso(role.confirmed) or NONE) if is_open else ""
    if report.is_unconfirmed(standing):
        confirmed = f"**not for {standing.silent_days} days**"
    return [
        f"{cell([name_of(standing)])}<br>`/{standing.path}`",
        "role" if role.has_openings else str(standing.state),
        cell([standing.place]),
        duration(standing.open_days),
        _bold(opens, report.opens_soon(standing)),
        _bold(closes, report.closes_soon(standing)),
        confirmed,
        cell([role.owner or NONE]),
    ]


def _bold(text: str, wanted: bool) -> str:
    return f"**{text}**" if wanted and text else text


def _change(change: Change, site: Site) -> Iterator[list[str]]:
    name = f"**{cell([change.page.role.title])}**<br>`/{change.path}`"
    for row in rows_of(change, site):
        yield [name, cell([row.what]), cell(row.before), cell(row.after)]
        name = ""
