"""`careers build`: the site, into a folder."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from careers.commands import options
from careers.kept.manifest import Last, Manifest
from careers.problem import Problem, totals

if TYPE_CHECKING:  # what reads roles, for which nobody waits where nothing has changed
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
@click.option(
    "--anew",
    is_flag=True,
    envvar="CAREERS_BUILD_ANEW",
    help="Also where nothing has changed since a build for the same moment.",
)
def build(
    config_file: str,
    site_dir: str | None,
    as_of: date | None,
    strict: bool,
    preview: bool,
    published: Path | None,
    hold_back: bool,
    anew: bool,
) -> None:
    """Build the site.

    A build that fails leaves the site that was built before. Where nothing has changed since a
    build for the same moment (--as-of, or SOURCE_DATE_EPOCH), there is nothing to do.
    """
    # By the clock the moment is another one each time, and the site says which it is.
    has_moment = as_of is not None or bool(os.environ.get("SOURCE_DATE_EPOCH"))
    asked = (config_file, site_dir, repr(as_of), strict, preview, published, hold_back)
    # What is said of what is published is of that moment, too.
    is_known = has_moment and not published
    manifest = Manifest(Path(config_file).absolute().parent, asked) if is_known else None
    if manifest and not anew and (last := manifest.last()):
        _tell_again(last, config_file, hold_back=hold_back)
        return
    with manifest.listening() if manifest else nullcontext():
        from careers.adapter.compiling import compiling

        with compiling(config_file):
            from careers.adapter import run

            outcome = run.build(
                config_file,
                site_dir=site_dir,
                strict=strict,
                as_of=as_of,
                preview=preview,
                published=published,
                hold_back=hold_back,
            )
    _tell(outcome.problems, config_file, hold_back=hold_back)
    if outcome.failed:
        click.echo(f"\n{totals(outcome.problems)}. Nothing was published.", err=True)
        sys.exit(1)
    for line in held_lines(outcome.held, is_shallow=outcome.is_shallow):
        click.echo(line)
    told = [str(outcome.summary), *filter(None, [outcome.standing])]
    for line in told:
        click.echo(line)
    folder = os.path.relpath(outcome.site_dir)
    click.echo(f"{outcome.pages} pages in {outcome.seconds:.1f} seconds.")
    click.echo(f"The site is in {folder}{os.sep}. To look at it: {_command()} serve")
    if manifest and not outcome.held:
        # What was said of the site that was in the same folder before is true no more.
        problems = tuple(sorted(set(outcome.problems)))
        last = Last(outcome.pages, tuple(told[:1]), problems)
        manifest.keep(outcome.site_dir, outcome.number, outcome.sources, last)


def _tell_again(last: Last, config_file: str, *, hold_back: bool) -> None:
    """What was said of a build, where another one would make the same."""
    if last.problems:
        _tell(last.problems, config_file, hold_back=hold_back)
    for line in last.told:
        click.echo(line)
    folder = os.path.relpath(last.site)
    click.echo(
        f"Nothing has changed since {folder}{os.sep} was built: {last.pages} pages."
        " To build it all the same: --anew"
    )


def _tell(problems: Sequence[Problem], config_file: str, *, hold_back: bool) -> None:
    """Print problems, and tell GitHub of them where its workflow goes on in spite of them."""
    from careers.commands import report
    from careers.commands.where import where_is

    where = where_is(config_file)
    # A workflow goes on with what is held back; so that it is seen, it stands at its line too.
    on_github = hold_back and bool(os.environ.get("GITHUB_ACTIONS"))
    report.show(problems, "github" if on_github else "text", where, err=True)
    if on_github:
        report.summarize(problems, where)


def held_lines(held: Sequence[Held], *, is_shallow: bool) -> Iterator[str]:
    """What is published in the place of files with problems, and what is not published at all."""
    from careers.folder import INDEX

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
