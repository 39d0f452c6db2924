"""`careers new`: a role to fill in, with today's date and the site's defaults."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from careers.adapter import run
from careers.blank import blank_text
from careers.commands import options, report
from careers.folder import is_role_name
from careers.keys import normal_key
from careers.settings import Settings
from careers.slug import slugify
from careers.unit import NO_UNITS, Units, department_key


@click.command()
@click.argument("title")
@options.config_file
@click.option("--name", help="The file's name without .md, if not made from the title.")
@click.option("--department", default="", help="The department; its defaults are filled in.")
def new(title: str, config_file: str, name: str | None, department: str) -> None:
    """Write a new role as a draft, ready to fill in."""
    settings, host, problems = run.features(config_file)
    if settings is None:
        report.show(problems, err=True)
        sys.exit(1)
    slug = name or slugify(title)
    if not is_role_name(f"{slug}.md"):
        raise click.UsageError(
            f"No file name can be made of “{name or title}”. Add --name with small letters, "
            "figures and “-”, such as --name sales-account-executive."
        )
    units = run.units(config_file, host)
    file = Path(config_file).parent / settings.roles_dir / f"{slug}.md"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as out:
            out.write(role_text(title, department, settings, units))
    except OSError as error:
        if isinstance(error, FileExistsError) and file.is_file():
            message = f"There is a role {file} already. Choose another --name."
            raise click.UsageError(message) from None
        raise click.ClickException(f"{file} can't be written: {error.strerror}.") from None
    click.echo(f"Wrote {file}")
    click.echo("Fill it in, then delete the line “status: draft” to publish it.")


def role_text(title: str, department: str, settings: Settings, units: Units = NO_UNITS) -> str:
    """The text of a new role: what it inherits is not asked again."""
    offices = [office.name for office in settings.offices] or [unit.name for unit in units.offices]
    location = offices[0] if offices else ""
    defaults = {normal_key(key) for key in settings.defaults}
    for known, values in settings.departments.items():
        if department_key(known) == department_key(department):
            defaults |= {normal_key(key) for key in values}
    for unit in (units.department(department), units.at(location)):
        defaults |= unit.fields.keys() if unit else set()
    today = datetime.now(settings.zone).date().isoformat()
    asked = {
        "title": " ".join(title.split()),
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
            if key not in defaults or key in ("title", "department", "posted", "status")
        }
    )
