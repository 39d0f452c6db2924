"""`careers new`: a role or an opening to fill in, with today's date and the site's defaults."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from careers.adapter import run
from careers.blank import blank_text
from careers.commands import options, report
from careers.commands.new_files import DONE, named, write
from careers.commands.new_opening import Project, write_opening
from careers.new_opening import inherited_keys
from careers.settings import Settings
from careers.slug import slugify
from careers.unit import NO_UNITS, Units


@click.command()
@click.argument("title", required=False)
@options.config_file
@click.option("--name", help="The file's name without .md, if not made from the title.")
@click.option("--department", default="", help="The department; its defaults are filled in.")
@click.option(
    "--opening-of",
    metavar="ROLE",
    help="Write an opening of this role. TITLE is then its place or its level.",
)
def new(
    title: str | None, config_file: str, name: str | None, department: str, opening_of: str | None
) -> None:
    """Write a new role, or an opening of one, as a draft, ready to fill in."""
    title = " ".join((title or "").split())
    if not title and opening_of is None:
        raise click.UsageError("Write what the role is called, such as: careers new Baker.")
    if not title and not name:
        raise click.UsageError(
            "Write the opening's place or level, "
            f"such as: careers new --opening-of {opening_of or 'baker'} Athens."
        )
    if department and opening_of is not None:
        raise click.UsageError("An opening is in its role's department; leave --department out.")
    settings, host, problems = run.features(config_file)
    if settings is None:
        report.show(problems, err=True)
        sys.exit(1)
    units = run.units(config_file, host)
    if opening_of is not None:
        project = Project(Path(config_file), settings, units, host.role_keys)
        write_opening(project, opening_of, title, name)
        return
    slug = named(name or slugify(title), name or title)
    file = Path(config_file).parent / settings.roles_dir / f"{slug}.md"
    write({file: role_text(title, department, settings, units)}, "a role")
    click.echo(f"Wrote {file}")
    click.echo(DONE)


def role_text(title: str, department: str, settings: Settings, units: Units = NO_UNITS) -> str:
    """The text of a new role: what it inherits is not asked again."""
    offices = [office.name for office in settings.offices] or [unit.name for unit in units.offices]
    location = offices[0] if offices else ""
    inherited = inherited_keys(settings, units, department, location)
    today = datetime.now(settings.zone).date().isoformat()
    asked = {
        "title": title,
        "department": department,
        "location": location,
        "workplace": "hybrid",
        "employment": "full-time",
        "pay": "",
        "posted": today,
        "closes": "",
        "status": "draft",
    }
    return blank_text(
        {
            key: value
            for key, value in asked.items()
            if key not in inherited or key in ("title", "department", "posted", "status")
        }
    )
