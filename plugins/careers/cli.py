"""The command `careers`."""

from __future__ import annotations

import io
import os
import sys
import traceback
from pathlib import Path

import click

from careers import __version__
from careers.commands.archive import archive
from careers.commands.audit import audit
from careers.commands.build import build
from careers.commands.check import check
from careers.commands.comment import comment
from careers.commands.confirm import confirm
from careers.commands.features import features
from careers.commands.fix import fix
from careers.commands.inbox import inbox
from careers.commands.new import new
from careers.commands.notify import notify
from careers.commands.of_features import Commands
from careers.commands.preview import preview
from careers.commands.published import published
from careers.commands.remind import remind
from careers.commands.schema import schema
from careers.commands.serve import serve
from careers.commands.status import status


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="careers")
def cli() -> None:
    """Make a careers site out of a folder of Markdown."""


HERE = (
    build,
    serve,
    check,
    fix,
    status,
    preview,
    confirm,
    new,
    features,
    schema,
    audit,
    inbox,
    archive,
)
ELSEWHERE = (published, notify, remind, comment)  # these ask other computers
for command in (*HERE, *ELSEWHERE):
    cli.add_command(command)


def main() -> None:
    """Run the command; whatever happens, people get a sentence and not a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal without curly quotation marks gets a “?” in their place.
            stream.reconfigure(errors="replace")
    try:
        cli(prog_name="careers")
    except Exception as error:
        if os.environ.get("CAREERS_DEBUG"):
            raise
        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(frame.filename).name}, line {frame.lineno}"
        said = " ".join(str(error).split()) or type(error).__name__
        click.echo(f"careers stopped: {said} ({type(error).__name__} in {place}).", err=True)
        click.echo("Run it again with CAREERS_DEBUG=1 to see more, and please report it.", err=True)
        sys.exit(2)
