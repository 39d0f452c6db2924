"""`careers badges`: which badges each role shows."""

from datetime import date

import click

from careers.project import as_of, config_file, read_project


@click.command()
@config_file
@as_of
def badges(config_file: str, as_of: date | None) -> None:
    """Show which badges each role has."""
    project = read_project(config_file, as_of)
    on = project.features.get("badges")
    for role in project.roles:
        written = role.fields.get("badges")
        own = [text.value for text in written.items] if written else []
        shown = [*getattr(on, "badges", ()), *own]
        click.echo(f"{role.title} ({project.state(role)}): {', '.join(shown)}")
