"""`careers new --opening-of`: an opening to fill in, beside its role's `index.md`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from careers import frontmatter
from careers.blank import blank_opening
from careers.commands import report
from careers.commands.new.files import DONE, named, write
from careers.commands.new.project import Project, find_role
from careers.folder import INDEX, slug_of, translation_paths
from careers.keys import NAMES
from careers.language import in_language
from careers.language import named as read_name_of
from careers.moving import BOM, Moved, move
from careers.new_opening import Named, inherited_keys, new_head, opening_name, read_name
from careers.problem import Problem, Spot
from careers.role import Status
from careers.role_file import read_text
from careers.values.standing import read_standing
from careers.wording import quote


def write_opening(project: Project, role: str, name: str, file_name: str | None) -> None:
    """Write an opening called `name`; where its role is a single file, make that a folder first.

    `file_name` is what the file is to be called, if not after the name.
    """
    path = find_role(role, project)
    folder = project.folder / project.settings.roles_dir / slug_of(path)
    found = _read(project, path)
    site = project.site
    called = read_name(name, site) if name else Named("", {})
    file = folder / f"{named(file_name or called.file, file_name or name)}.md"
    old = project.folder / path
    files = {}
    earlier = None
    if is_moved := not path.endswith(f"/{INDEX}"):
        files[folder / INDEX] = found.index
    if found.goes:
        earlier = folder / f"{opening_name({**found.stays, **found.goes}, site)}.md"
        _look_at(earlier, file, old)
        files[earlier] = found.opening
    translated = _translations(project, path) if is_moved else {}
    for code, other in translated.items():
        files[folder / in_language(INDEX, code)] = _read(project, other).index
        if earlier:
            # It says nothing else than the role in that language; without it there is no page.
            files[earlier.parent / in_language(earlier.name, code)] = "---\n---\n"
    files[file] = _new_text(called, found, project)
    moved = [project.folder / one for one in (path, *translated.values())] if is_moved else []
    write(files, "an opening", moved)
    if is_moved:
        click.echo(f"Moved {old} to {folder / INDEX}")
    for code, other in translated.items():
        click.echo(f"Moved {project.folder / other} to {folder / in_language(INDEX, code)}")
    if earlier:
        click.echo(f"Wrote {earlier}, which is the opening that it was")
    click.echo(f"Wrote {file}")
    if name and not called.says:
        click.echo(
            f"{quote(name)} was read neither as a place nor as a level. "
            "If it is a place, write behind “location:” town, region and country."
        )
    click.echo(DONE)
    _say_status(found, folder / INDEX)


def _translations(project: Project, path: str) -> dict[str, str]:
    """The translations of a role's file, by what their names say of their languages."""
    roles_dir = project.settings.roles_dir
    folder = project.folder / roles_dir
    codes = ["", *project.settings.languages]  # whichever of them is the site's own has no file
    found = translation_paths(folder, roles_dir, codes)
    return {read_name_of(other).written: other for other, of, _ in found if of == path}


def _read(project: Project, path: str) -> Moved:
    """A role's file as it is in a folder, which it may be in already."""
    file = project.folder / path
    roles = project.folder / project.settings.roles_dir
    keys = NAMES | set(project.feature_keys)
    text = read_text(file, roles.resolve().parent, Spot(path))
    if isinstance(text, Problem):
        _stop([text])
    if file.name == INDEX:
        return Moved(text, frontmatter.read(text, path, keys).fields, "", {})
    bom = BOM if file.read_bytes().startswith(BOM.encode()) else ""
    found = move(bom + text, path, keys)
    if isinstance(found, Moved):
        return found
    _stop(found)


def _stop(problems: Sequence[Problem]) -> NoReturn:
    report.show(problems, err=True)
    click.echo("Nothing was written. Mend this first, then run it again.", err=True)
    sys.exit(1)


def _look_at(earlier: Path, file: Path, role: Path) -> None:
    """Say when there is no place for the file of the opening that a role was."""
    if earlier == file:
        message = f"{role} is that opening itself, and would become {earlier}."
        raise click.UsageError(f"{message} Choose another --name for the new one.")
    if earlier.exists():
        message = f"{role} is an opening itself, and would become {earlier}, which is there."
        raise click.UsageError(f"{message} Rename that file first.")


def _new_text(called: Named, role: Moved, project: Project) -> str:
    def stated(key: str) -> str:
        field = role.stays.get(key)
        return field.text.value if field else str(project.settings.defaults.get(key, ""))

    place = called.says.get("location") or stated("location")
    keys = inherited_keys(project.settings, project.units, stated("department"), place)
    return blank_opening(new_head(called.says, role.stays, role.goes, keys, project.today))


def _say_status(role: Moved, index: Path) -> None:
    """What else has to be done to publish an opening of a role that is not open."""
    written = role.stays.get("status")
    found = read_standing(written.text) if written and written.items else (Status.OPEN, None)
    status = None if isinstance(found, Problem) else found[0]
    if status is Status.DRAFT:
        click.echo(f"{index} is a draft as well: delete the line there, too.")
    elif status not in (None, Status.OPEN):
        click.echo(f"{index} says “status: {status}”: write “status: open” in place of the line.")
