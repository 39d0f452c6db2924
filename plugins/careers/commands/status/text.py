"""The status for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from careers.changes import Change
from careers.commands.status.reading import Comparison
from careers.commands.status.words import (
    NONE,
    Row,
    duration,
    file_of,
    iso,
    name_of,
    rows_of,
    then,
    totals,
)
from careers.commands.table import aligned, visible
from careers.lifecycle import State
from careers.site import Site
from careers.status import Report, attention, now_text

NOT_OPEN = (State.PAUSED, State.FILLED, State.CLOSED, State.DESCRIPTION, State.DRAFT)


def standing_lines(report: Report) -> Iterator[str]:
    """How things stand."""
    yield visible(f"{report.site.name}, {now_text(report)}")
    yield str(report.summary)
    yield from _section("Open", _open(report))
    yield from _section("Opens later", _upcoming(report))
    yield from _section("Not open", _not_open(report))
    if problems := attention(report):
        yield ""
        yield click.style("To look at", bold=True)
        for problem in problems:
            yield f"  {visible(f'{problem.path}: {problem.message} {problem.fix}')}"


def change_lines(comparison: Comparison, report: Report) -> Iterator[str]:
    """What a change does."""
    yield compared_with(comparison)
    yield totals(comparison.changes)
    for change in comparison.changes:
        yield from _change(change, report.site)
    yield ""
    yield then(report)
    if comparison.problems:
        yield ""
        yield click.style(f"At {visible(comparison.revision.name)}", bold=True)
        yield from (f"  {visible(str(problem))}" for problem in comparison.problems)


def compared_with(comparison: Comparison) -> str:
    """`Compared with main (1a2b3c4d5).`"""
    revision = comparison.revision
    name = visible(revision.name)
    said = f"Compared with {name} ({revision.commit})"
    if revision.left:
        said = f"Compared with {revision.commit}, where this work left {name}"
    if comparison.nothing_there:
        return f"{said}: there was no careers site, so everything is new."
    if comparison.problems:
        return f"{said}, as far as what is there can be read: it has problems of its own."
    return f"{said}."


def _section(title: str, rows: list[Sequence[str]]) -> Iterator[str]:
    if len(rows) > 1:
        yield ""
        yield click.style(title, bold=True)
        yield from aligned(rows)


def _open(report: Report) -> list[Sequence[str]]:
    rows: list[Sequence[str]] = [("Role", "Place", "Open for", "Closes", "Confirmed", "Owner")]
    wanted = {standing.role.opening_of for standing in report.of(State.OPEN)}
    for standing in report.standings:
        role = standing.role
        if role.has_openings and role.slug in wanted:
            rows.append((role.title, "", "", "", "", role.owner))
        elif standing.state is State.OPEN:
            rows.append(
                (
                    f"  {file_of(role)}" if role.opening_of else role.title,
                    standing.place,
                    duration(standing.open_days),
                    iso(standing.ends) or "no date",
                    iso(role.confirmed) or NONE,
                    role.owner or NONE,
                )
            )
    return rows


def _upcoming(report: Report) -> list[Sequence[str]]:
    rows: list[Sequence[str]] = [("Role", "Place", "Opens", "Closes", "Owner")]
    for standing in report.of(State.UPCOMING):
        role = standing.role
        opens, closes = iso(role.opens or role.posted), iso(role.closes) or "no date"
        rows.append((name_of(standing), standing.place, opens, closes, role.owner or NONE))
    return rows


def _not_open(report: Report) -> list[Sequence[str]]:
    rows: list[Sequence[str]] = [("Role", "Is", "Place", "Owner")]
    for standing in report.of(*NOT_OPEN):
        role = standing.role
        if not role.has_openings:
            owner = role.owner or NONE
            rows.append((name_of(standing), str(standing.state), standing.place, owner))
    return rows


def _change(change: Change, site: Site) -> Iterator[str]:
    yield ""
    yield f"{click.style(visible(change.page.role.title), bold=True)}  /{visible(change.path)}"
    for row in rows_of(change, site):
        yield from _row(row)


def _row(row: Row) -> Iterator[str]:
    what, before, after = visible(row.what), [*map(visible, row.before)], [*map(visible, row.after)]
    if row.join:
        parts = [row.join.join(lines) for lines in (before, after) if lines]
        yield f"  {what}: {' → '.join(parts)}"
        return
    if not before and not after:
        yield f"  {what}"
    for sign, lines in (("−", before), ("+", after)):
        for line in lines:
            yield f"  {what}: {sign} {line}"
