"""`careers new`: a role or an opening to fill in, with today's date and the site's defaults."""

from __future__ import annotations

from pathlib import Path

import click

from careers.commands import options
from careers.commands.new import asking
from careers.commands.new.copy import write_copy
from careers.commands.new.issue import write_issue
from careers.commands.new.link import show_link
from careers.commands.new.opening import write_opening
from careers.commands.new.project import read_project
from careers.commands.new.role import wanted_description, write_role
from careers.commands.new.shelf import show_library


@click.command()
@click.argument("title", required=False)
@options.config_file
@click.option("--name", help="The file's name without .md, if not made from the title.")
@click.option("--department", default="", help="The department; its defaults are filled in.")
@click.option("--location", default="", help="An office's name, or city, region, country.")
@click.option("--workplace", default="", help="on-site, hybrid or remote.")
@click.option("--applicants", default="", help="Countries that a remote role is open to.")
@click.option("--employment", default="", help="full-time, part-time, …")
@click.option("--pay", default="", help="Such as “60,000–75,000 USD per year”.")
@click.option("--closes", default="", help="The last day to apply.")
@click.option(
    "--like",
    default="",
    metavar="DESCRIPTION",
    help="Start from this description of the library, if not from the one that the title names.",
)
@click.option(
    "--from",
    "earlier",
    metavar="ROLE",
    help="Copy this role, without its dates and its status.",
)
@click.option(
    "--link", is_flag=True, help="Write nothing; show the address that opens it in a browser."
)
@click.option(
    "--from-issue",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Write what somebody filled into the form “New role” on GitHub.",
)
@click.option("--empty", is_flag=True, help="Start from no description.")
@click.option("--list", "show", is_flag=True, help="Show the descriptions that there are.")
@click.option(
    "--opening-of",
    metavar="ROLE",
    help="Write an opening of this role. TITLE is then its place or its level.",
)
def new(
    title: str | None,
    config_file: str,
    name: str | None,
    like: str,
    link: bool,
    from_issue: Path | None,
    empty: bool,
    show: bool,
    earlier: str | None,
    opening_of: str | None,
    **said: str,
) -> None:
    """Write a new role, or an opening of one, as a draft, ready to fill in.

    Without a title it asks what matters.

    Where the library has a description of the job, the role starts from it.
    """
    title = " ".join((title or "").split())
    if show:
        show_library(title)
        return
    if [bool(like), empty, earlier is not None, opening_of is not None].count(True) > 1:
        raise click.UsageError("Write one of --like, --empty, --from and --opening-of.")
    if from_issue is not None:
        if title or link or empty or like or earlier or opening_of or any(said.values()):
            raise click.UsageError("All that --from-issue writes stands in the issue.")
        write_issue(from_issue, name, read_project(config_file))
        return
    if link and (earlier is not None or opening_of is not None):
        raise click.UsageError("--link is for new roles; leave --from and --opening-of out.")
    if link:
        project = read_project(config_file)
        description = None if empty or not title else wanted_description(title, like, project)
        show_link({**said, "title": title}, name, description, project)
        return
    if earlier is not None:
        write_copy(earlier, title, name, said, read_project(config_file))
        return
    if not title and opening_of is None and asking.is_terminal():
        project = read_project(config_file)
        description = wanted_description("", like, project) if like else None
        answers = asking.ask(said, name, description, project, is_empty=empty)
        write_role(*answers, project, was_asked=True)
        return
    if not title and opening_of is None:
        raise click.UsageError("Write what the role is called, such as: careers new Baker.")
    if not title and not name:
        raise click.UsageError(
            "Write the opening's place or level, "
            f"such as: careers new --opening-of {opening_of or 'baker'} Athens."
        )
    if said["department"] and opening_of is not None:
        raise click.UsageError("An opening is in its role's department; leave --department out.")
    if opening_of is not None and any(said.values()):
        raise click.UsageError("An opening is of its role; write what differs into its file.")
    project = read_project(config_file)
    if opening_of is not None:
        write_opening(project, opening_of, title, name)
        return
    description = None if empty else wanted_description(title, like, project)
    write_role({**said, "title": title}, name, description, project)
