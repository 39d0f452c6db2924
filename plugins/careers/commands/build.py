"""`careers build`: the site, into a folder."""

from __future__ import annotations

import os
import shutil
import sys
from datetime import date
from pathlib import Path

import click

from careers.adapter import run
from careers.commands import options, report
from careers.commands.where import where_is


@click.command()
@options.config_file
@click.option("-d", "--site-dir", type=click.Path(file_okay=False), help="Where the site goes.")
@options.as_of
@click.option(
    "--strict/--no-strict",
    default=True,
    help="Whether a warning stops the build.  [default: strict]",
)
@click.option(
    "--preview",
    is_flag=True,
    help="With drafts, what is upcoming, links to edit and a band that says so; not to publish.",
)
@click.option(
    "--published",
    type=click.Path(exists=True, path_type=Path),
    help="What is online, as a folder or its as-of.json, to tell how old it is.",
)
def build(
    config_file: str,
    site_dir: str | None,
    as_of: date | None,
    strict: bool,
    preview: bool,
    published: Path | None,
) -> None:
    """Build the site.

    A build that fails leaves the site that was built before.
    """
    outcome = run.build(
        config_file,
        site_dir=site_dir,
        strict=strict,
        as_of=as_of,
        preview=preview,
        published=published,
    )
    report.show(outcome.problems, where=where_is(config_file), err=True)
    if outcome.failed:
        click.echo(f"\n{report.totals(outcome.problems)}. Nothing was published.", err=True)
        sys.exit(1)
    click.echo(outcome.summary)
    if outcome.standing:
        click.echo(outcome.standing)
    folder = os.path.relpath(outcome.site_dir)
    click.echo(f"{outcome.pages} pages in {outcome.seconds:.1f} seconds.")
    click.echo(f"The site is in {folder}{os.sep}. To look at it: {_command()} serve")


def _command() -> str:
    """How this program was called, so that the line can be copied."""
    program = sys.argv[0]
    if Path(program).name != "careers" or shutil.which("careers"):
        return "careers"
    return os.path.relpath(program)
