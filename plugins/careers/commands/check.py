"""`careers check`: every problem, and nothing published."""

from __future__ import annotations

import sys
from datetime import date
from typing import cast

import click

from careers.adapter import run
from careers.commands import options, report


@click.command()
@options.config_file
@options.as_of
@options.report_format
def check(config_file: str, as_of: date | None, form: str) -> None:
    """Tell every problem that would stop the build."""
    outcome = run.check(config_file, as_of=as_of)
    report.show(outcome.problems, cast(report.Format, form))
    if form != "json":
        click.echo(f"{report.totals(outcome.problems)}.", err=True)
    if outcome.failed:
        sys.exit(1)
