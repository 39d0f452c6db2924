"""`careers new --link`: the address at which a new role is written in a browser."""

from __future__ import annotations

from collections.abc import Mapping

import click

from careers.adapter import run
from careers.commands.new.files import named
from careers.commands.new.project import Project
from careers.commands.new.role import head_of, look_at, text_of
from careers.library import Description
from careers.new_role import empty_role
from careers.slug import slugify


def show_link(
    said: Mapping[str, str], name: str | None, description: Description | None, project: Project
) -> None:
    """Print the address; without a title it is that of a role of which nothing is known."""
    repository = run.editing(str(project.config_file)).add
    if repository is None:
        raise click.ClickException(
            "Nobody says where the repository is. Write “edit_uri:” in mkdocs.yml, such as "
            "https://github.com/OWNER/REPOSITORY/edit/main/site_src/."
        )
    title = said["title"]
    file = f"{named(name or slugify(title), name or title)}.md" if name or title else ""
    if title:
        head = head_of(said, description, project)
        look_at(head, project)
        text = text_of(head, description, project)
    else:
        text = empty_role(project.settings, project.units, project.site)
    link = repository.new(project.settings.roles_dir, file, text)
    if link is None:
        raise click.ClickException(f"How files are written at {repository.url} is not known.")
    click.echo(link.href)
    if not link.is_whole:
        click.echo(
            "The address doesn't take the text along. Run this without --link, "
            "and copy what it writes.",
            err=True,
        )
