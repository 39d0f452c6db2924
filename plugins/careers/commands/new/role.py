"""`careers new`: a role to fill in, blank or from a description of the library."""

from __future__ import annotations

import sys
from collections.abc import Mapping

import click

from careers.blank import blank_text, front_matter
from careers.commands.new.files import DONE, named, write
from careers.commands.new.project import Project
from careers.library import LANGUAGE, Description, library, meant_by
from careers.library import named as named_description
from careers.new_opening import inherited_keys
from careers.new_role import fitting_department, new_head, wrong_answers
from careers.problem import Problem, did_you_mean
from careers.slug import slugify
from careers.wording import quote


def wanted_description(title: str, like: str, project: Project) -> Description | None:
    """The description to start from: the one that is asked for, or that of the title.

    Of itself a description is taken only where the site is in the library's language.
    """
    if like:
        if found := named_description(like):
            return found
        hint = did_you_mean(like, _names())
        message = f"There is no description {quote(like)}. {hint}"
        raise click.UsageError(f"{message}careers new --list shows all of them.")
    return meant_by(title) if speaks(project) else None


def speaks(project: Project) -> bool:
    """Whether the site is in the language that the descriptions are in."""
    return project.site.language.partition("-")[0] == LANGUAGE


def head_of(
    said: Mapping[str, str], description: Description | None, project: Project
) -> dict[str, str]:
    """The front matter of a new role: what is said, and what is left to be filled in."""
    said = dict(said)
    if description and not said.get("department"):
        known = [*project.rules.known_departments]
        said["department"] = fitting_department(description.department, known)
    office = next(iter(project.offices), "")
    place = said.get("location") or office
    keys = inherited_keys(project.settings, project.units, said.get("department", ""), place)
    return new_head(said, keys, office, project.today)


def text_of(head: Mapping[str, str], description: Description | None, project: Project) -> str:
    """The text of a new role."""
    if description:
        return f"{front_matter(head)}{description.body}"
    return blank_text(head, project.site.language)


def look_at(head: Mapping[str, str], project: Project) -> None:
    """Say what is wrong with what was given on the command line; errors end it."""
    found = wrong_answers(head, project.rules)
    for key, problem in found:
        name = "TITLE" if key == "title" else f"--{key}"
        click.echo(f"{name}: {told(problem)}", err=True)
    if any(problem.severity == "error" for _, problem in found):
        click.echo("Nothing was written.", err=True)
        sys.exit(2)


def told(problem: Problem) -> str:
    return f"{problem.message} {problem.fix}".strip()


def write_role(
    said: Mapping[str, str],
    name: str | None,
    description: Description | None,
    project: Project,
    *,
    was_asked: bool = False,
) -> None:
    """Write a role called `said["title"]`, into a file called `name` if that is given.

    What somebody `was_asked` has been looked at already.
    """
    title = said["title"]
    file = project.file(named(name or slugify(title), name or title))
    head = head_of(said, description, project)
    if not was_asked:
        look_at(head, project)
    write({file: text_of(head, description, project)}, "a role")
    click.echo(f"Wrote {file}{origin(description)}")
    click.echo(DONE)


def origin(description: Description | None) -> str:
    return f" from the description {quote(description.title)}" if description else ""


def _names() -> list[str]:
    return [one.title for one in library().values()] + [*library()]
