"""`careers published`: what the site has published until now, into a folder."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from careers import as_of
from careers.commands import options
from careers.commands.address import site_address
from careers.online.line import Line
from careers.online.published import FolderError, Found, download


@click.command()
@options.config_file
@click.option(
    "--from",
    "address",
    metavar="ADDRESS",
    help="Where the site is; without it, “site_url” in the configuration.",
)
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    default="published",
    show_default=True,
    help="The folder for it.",
)
def published(config_file: str, address: str | None, into: Path) -> None:
    """Download what the live site says of itself: its sitemap, and when it was built.

    A build is told of it with “--published”, and “careers notify” compares it with the new
    site. Where nothing is published yet, that is noted in the folder, and all is well.
    """
    site = address if address is not None else site_address(config_file)
    site = site if site.endswith("/") else f"{site}/"
    try:
        result = download(site, into, Line(about=site), (as_of.NAME,))
    except FolderError as error:
        raise click.UsageError(str(error)) from None
    if result.found is Found.NOTHING:
        click.echo(f"Nothing is published at {site} yet.")
    elif result.found is Found.UNKNOWN:
        click.echo(f"It is not known what is published at {site}.", err=True)
        click.echo(f"{result.reason}.", err=True)
        click.echo("The site can be built without it. Try again later.", err=True)
        sys.exit(1)
    else:
        many = "" if len(result.files) == 1 else "s"
        click.echo(f"{len(result.files)} file{many} of {site} in {into}.")
