"""`careers new --list`: the descriptions of the library."""

from __future__ import annotations

from itertools import groupby

import click

from careers.commands.table import aligned
from careers.library import Description, library, suggestions


def show_library(title: str) -> None:
    """Print every description with its name, or those that a title may be about."""
    found = suggestions(title, 10) if title else []
    if title and not found:
        click.echo("No description is like that. careers new --list shows all of them.")
    for line in aligned((one.title, one.name) for one in found) if found else ():
        click.echo(line)
    for department, some in groupby([] if title else library().values(), key=_department):
        click.echo(click.style(department, bold=True))
        for line in aligned((one.title, one.name) for one in some):
            click.echo(line)


def _department(one: Description) -> str:
    return one.department
