"""`careers inbox`: what an employer would receive, on this computer."""

from __future__ import annotations

import threading
import webbrowser
from pathlib import Path

import click

from careers.inbox.application import Application, as_text
from careers.inbox.play import PLAYS
from careers.inbox.receiver import PORT, Inbox
from careers.inbox.server import HOST


@click.command()
@click.option(
    "-a", "--address", metavar="IP:PORT", default=f"{HOST}:{PORT}", show_default=True,
    help="Where it listens; only this computer can reach it.",
)  # fmt: skip
@click.option(
    "--play",
    type=click.Choice(list(PLAYS)),
    default="accept",
    show_default=True,
    help="How it answers: every failure that form services have.",
)
@click.option(
    "--keep",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Keep the files that come in this folder.",
)
@click.option("-o", "--open", "open_browser", is_flag=True, help="Open its page in the browser.")
def inbox(address: str, play: str, keep: Path | None, open_browser: bool) -> None:
    """Receive applications on this computer, to try the form.

    `careers serve` has an inbox of its own; this one is for a form elsewhere.
    """
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal() or int(port) > 65535:
        raise click.UsageError(f"“{address}” is no address. Write {HOST}:{PORT}.")
    try:
        running = Inbox(
            host=host.strip("[]"), port=int(port), play=PLAYS[play], told=tell, folder=keep
        )
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise click.ClickException(f"{reason}: {address}. Choose another --address.") from None
    try:
        with running:
            click.echo(f"The inbox is at {running.address}")
            click.echo(f"It answers with “{play}”: {PLAYS[play].about} Ctrl+C ends it.")
            if open_browser:
                webbrowser.open(running.address)
            threading.Event().wait()
    except KeyboardInterrupt:
        click.echo("")


def tell(application: Application) -> None:
    """Print what came; somebody may have closed the terminal."""
    click.echo(f"\n{as_text(application)}")
