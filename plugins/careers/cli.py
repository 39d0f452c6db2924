"""The command `careers`."""

from __future__ import annotations

import atexit
import gc
import io
import os
import sys
import traceback
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path

import click

from careers import __version__
from careers.commands.of_features import Commands

HERE = (
    "build",
    "serve",
    "check",
    "fix",
    "status",
    "preview",
    "confirm",
    "new",
    "features",
    "schema",
    "audit",
    "inbox",
    "archive",
)
ELSEWHERE = ("published", "notify", "remind", "comment")  # these ask other computers

# New objects after which Python looks for garbage; 700 by itself.
COLLECTED = 200_000


class Ours(Mapping[str, click.Command]):
    """Our commands, each of its own name in a module of that name.

    One is loaded when it is asked for: loading all takes as long as building a small site.
    """

    def __getitem__(self, name: str) -> click.Command:
        if name not in (*HERE, *ELSEWHERE):
            raise KeyError(name)
        command: click.Command = getattr(import_module(f"careers.commands.{name}"), name)
        return command

    def __iter__(self) -> Iterator[str]:
        return iter((*HERE, *ELSEWHERE))

    def __len__(self) -> int:
        return len((*HERE, *ELSEWHERE))


@click.group(
    cls=Commands, commands=Ours(), context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, prog_name="careers")
def cli() -> None:
    """Make a careers site out of a folder of Markdown."""


def main() -> None:
    """Run the command; whatever happens, people get a sentence and not a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal without curly quotation marks gets a “?” in their place.
            stream.reconfigure(errors="replace")
    # What a build makes, it needs to its end, and looking through all of it again and again for
    # what nobody needs takes a tenth of its time.
    gc.set_threshold(COLLECTED)
    # So does looking through it once more at the end, where all of it goes with the process.
    atexit.register(gc.freeze)
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
