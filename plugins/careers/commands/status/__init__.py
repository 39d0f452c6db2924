"""`careers status`: how things stand, and what a change would do."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn, cast

import click

from careers.changes import ended
from careers.commands import options, report
from careers.commands.status import markdown, text
from careers.commands.status.data import status_data
from careers.commands.status.reading import compare, read_head
from careers.problem import Problem
from careers.revision import RevisionError
from careers.status import attention, make_report

FORMATS = ("text", "json", "github", "markdown")


@click.command()
@options.config_file
@options.as_of
@click.option(
    "--within",
    type=options.DaysType(),
    default="14d",
    show_default=True,
    help="What opens or closes in these days is soon, such as 14d or 2w.",
)
@options.unconfirmed_after
@click.option(
    "--base", metavar="REV", help="Say what changes since a branch, tag or commit of git."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="text for people, json for programs, github for annotations, markdown for a comment.",
)
def status(
    config_file: str,
    as_of: date | None,
    within: int,
    unconfirmed_after: int | None,
    base: str | None,
    form: str,
) -> None:
    """Say what is open, what opens and closes, and what a change would do."""
    file = Path(config_file)
    configuration, head, problems = read_head(file, as_of)
    if configuration is None or head is None:
        _stop_at(problems, form)
    comparison = None
    if base is not None:
        try:
            comparison = compare(file, configuration, head, base)
        except RevisionError as error:
            raise _Refusal(str(error)) from None
    found = make_report(head.pages, head.site, within=within, unconfirmed_after=unconfirmed_after)
    if form == "json":
        data = status_data(found, comparison, problems)
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    report.show(problems, err=True)
    if form == "github":
        ends = ended(comparison.changes) if comparison else []
        report.show([*attention(found), *ends], "github")
        return
    lines = markdown if form == "markdown" else text
    shown = lines.change_lines(comparison, found) if comparison else lines.standing_lines(found)
    click.echo("\n".join(shown))


def _stop_at(problems: Sequence[Problem], form: str) -> NoReturn:
    """Say what keeps the roles from being read."""
    if form == "markdown":
        click.echo(f"**{report.totals(problems)}** to mend first.")
        click.echo("\n".join(markdown.problem_lines(sorted(set(problems)))))
    else:
        report.show(problems, cast(report.Format, form), err=form == "text")
        if form != "json":
            click.echo(f"{report.totals(problems)}.", err=True)
    sys.exit(1)


class _Refusal(click.ClickException):
    """What can't be compared, in a sentence."""

    exit_code = 2
