"""`careers check`: every problem, and nothing published."""

from __future__ import annotations

import sys
from datetime import date
from typing import cast

import click

from careers.adapter.compiling import compiling
from careers.commands import options, report
from careers.commands.where import where_is
from careers.problem import count
from careers.revision import RevisionError


@click.command()
@options.config_file
@options.as_of
@click.option(
    "--changed-since",
    metavar="REV",
    help="Only problems in files touched since a branch, tag or commit of git, and new ones.",
)
@options.report_format
def check(config_file: str, as_of: date | None, changed_since: str | None, form: str) -> None:
    """Tell every problem that would stop the build."""
    with compiling(config_file):
        from careers.adapter import run

        outcome = run.check(config_file, as_of=as_of)
    problems, failed = outcome.problems, outcome.failed
    if changed_since is not None:
        from careers.commands.since import since

        try:
            problems = since(problems, config_file, changed_since, as_of)
        except RevisionError as error:
            raise _Refusal(str(error)) from None
        failed = bool(count(problems, "error") or count(problems, "warning"))
    where = where_is(config_file)
    edits = None
    if form == "sarif":
        from careers.commands.mending import edits_for

        edits = edits_for(problems, config_file)
    report.show(problems, cast(report.Format, form), where, edits)
    if form == "github":
        report.summarize(problems, where)
    if form not in report.FOR_PROGRAMS:
        click.echo(f"{report.totals(problems)}.", err=True)
        if others := set(outcome.problems) - set(problems):
            there = f"at “{changed_since}” already, in files that are as they were"
            click.echo(f"Not told: {report.totals(others)} {there}.", err=True)
    if failed:
        sys.exit(1)


class _Refusal(click.ClickException):
    """What can't be compared, in a sentence."""

    exit_code = 2
