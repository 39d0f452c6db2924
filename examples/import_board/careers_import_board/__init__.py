"""`python -m careers_import_board FILE`: roles out of the jobs that a public board has as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from careers import write_new

from .boards import read_board
from .importing import plan
from .job import NotABoard

__all__ = ["import_board"]


@click.command("import-board")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--place",
    "places",
    multiple=True,
    metavar="NAME=PLACE",
    help="What a name on the board means, such as “NYC=New York, NY, United States”.",
)
@click.option("--roles", type=click.Path(path_type=Path), default=Path("roles"), show_default=True,
              help="The folder of roles.")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
def import_board(file: Path, places: Sequence[str], roles: Path, dry_run: bool) -> None:
    """Write a role for each job in FILE, which a public board of Greenhouse or Lever answered.

    New files only: a role that is there already stays as it is. No other computer is asked.
    """
    meant = {}
    for said in places:
        name, equals, place = said.partition("=")
        if not (equals and name.strip() and place.strip()):
            raise click.UsageError(f"“{said}” is not like “NYC=New York, NY, United States”.")
        meant[name.strip().casefold()] = place.strip()
    try:
        jobs, wrong = read_board(file.read_bytes())
    except (NotABoard, OSError) as error:
        raise click.ClickException(f"{file}: {error}") from None
    todo = plan(jobs, roles, meant)
    try:
        if not dry_run:
            write_new(todo.files)
    except OSError as error:
        raise click.ClickException(f"Nothing was written: {error}") from None
    for path in todo.files:
        click.echo(f"{path.as_posix()}: {'would be new' if dry_run else 'new'}")
        for sentence in todo.lost[path]:
            click.echo(f"  {sentence}")
    for path, job in todo.kept.items():
        click.echo(f"{path.as_posix()}: there already, as it is (job {job.id})")
    for sentence in wrong:
        click.echo(f"{file}: {sentence}")
    new, kept = len(todo.files), len(todo.kept)
    click.echo(f"{new} new, {kept} there already. “careers check” tells what is left to do.")
