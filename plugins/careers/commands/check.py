"""`careers check`: every problem, and nothing published."""

from __future__ import annotations

import sys
from datetime import date
from typing import cast

import click

from careers.adapter import run
from careers.commands import options, report
from careers.commands.where import where_is


@click.command()
@options.config_file
@options.as_of
@options.report_format
def check(config_file: str, as_of: date | None, form: str) -> None:
    """Tell every problem that would stop the build."""
    outcome = run.check(config_file, as_of=as_of)
    where = where_is(config_file)
    report.show(outcome.problems, cast(report.Format, form), where)
    if form == "github":
        report.summarize(outcome.problems, where)
    if form not in report.FOR_PROGRAMS:
        click.echo(f"{report.totals(outcome.problems)}.", err=True)
    if outcome.failed:
        sys.exit(1)
