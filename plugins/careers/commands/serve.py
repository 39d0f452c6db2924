"""`careers serve`: the site on this computer, with live reload."""

from __future__ import annotations

import click

from careers.adapter import run
from careers.commands import options


@click.command()
@options.config_file
@click.option(
    "-a", "--address", metavar="IP:PORT", help="Where to serve.  [default: 127.0.0.1:8000]"
)
@click.option("-o", "--open", "open_browser", is_flag=True, help="Open it in the browser.")
@click.option(
    "--poll",
    is_flag=True,
    help="Look for changes twice a second. For network drives, whose changes nobody is told of.",
)
def serve(config_file: str, address: str | None, open_browser: bool, poll: bool) -> None:
    """Show the site, with drafts, and again at every change."""
    if reason := run.serve(config_file, address=address, open_browser=open_browser, poll=poll):
        raise click.ClickException(reason)
