"""`careers build`: the site, into a folder."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import click

from careers.adapter import run
from careers.commands import options, report
from careers.commands.where import where_is
from careers.folder import INDEX
from careers.held_back import Held


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
@click.option(
    "--hold-back",
    is_flag=True,
    help="Publish a role that has problems as it last was, by git, instead of stopping.",
)
def build(
    config_file: str,
    site_dir: str | None,
    as_of: date | None,
    strict: bool,
    preview: bool,
    published: Path | None,
    hold_back: bool,
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
        hold_back=hold_back,
    )
    where = where_is(config_file)
    # A workflow goes on with what is held back; so that it is seen, it stands at its line too.
    on_github = hold_back and bool(os.environ.get("GITHUB_ACTIONS"))
    report.show(outcome.problems, "github" if on_github else "text", where, err=True)
    if on_github:
        report.summarize(outcome.problems, where)
    if outcome.failed:
        click.echo(f"\n{report.totals(outcome.problems)}. Nothing was published.", err=True)
        sys.exit(1)
    for line in held_lines(outcome.held, is_shallow=outcome.is_shallow):
        click.echo(line)
    click.echo(outcome.summary)
    if outcome.standing:
        click.echo(outcome.standing)
    folder = os.path.relpath(outcome.site_dir)
    click.echo(f"{outcome.pages} pages in {outcome.seconds:.1f} seconds.")
    click.echo(f"The site is in {folder}{os.sep}. To look at it: {_command()} serve")


def held_lines(held: Sequence[Held], *, is_shallow: bool) -> Iterator[str]:
    """What is published in the place of files with problems, and what is not published at all."""
    for one in sorted(held, key=lambda one: one.path):
        if one.at is None:
            also = " with its openings" if one.path.endswith(f"/{INDEX}") else ""
            yield f"{one.path} has problems, and no earlier text without any. It is left out{also}."
        elif one.put != one.path:
            day = f"{one.at:%Y-%m-%d}"
            yield (
                f"{one.path} has problems. The role is as {one.put} was on {day} "
                f"({one.commit[:9]}), without its openings."
            )
        else:
            day = f"{one.at:%Y-%m-%d}"
            end = " It ends as it says now." if one.ends else ""
            yield f"{one.path} has problems. It is left as it was on {day} ({one.commit[:9]}).{end}"
    if is_shallow and any(one.at is None for one in held):
        yield (
            "This clone holds only the newest commits, so earlier texts may be missing. Run "
            "“git fetch --unshallow”, or give actions/checkout “fetch-depth: 0”."
        )
    if held:
        files = "1 file" if len(held) == 1 else f"{len(held)} files"
        yield f"{files} of roles can't be published until the problems are mended."


def _command() -> str:
    """How this program was called, so that the line can be copied."""
    program = sys.argv[0]
    if Path(program).name != "careers" or shutil.which("careers"):
        return "careers"
    return os.path.relpath(program)
