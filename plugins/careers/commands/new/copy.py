"""`careers new --from`: an earlier role as a new one, with its openings and translations."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import NamedTuple, NoReturn

import click

from careers import frontmatter
from careers.commands import report
from careers.commands.new.files import DONE, named, write
from careers.commands.new.project import Project, find_role
from careers.commands.new.role import look_at
from careers.copying import Copied, copy
from careers.folder import INDEX, role_paths, slug_of, translation_paths
from careers.keys import NAMES
from careers.language import in_language
from careers.language import named as read_name_of
from careers.moving import BOM
from careers.problem import Problem, Spot
from careers.role_file import read_text
from careers.slug import slugify


class Copying(NamedTuple):
    """A file that becomes another, and what that says otherwise."""

    path: str
    file: Path
    put: Mapping[str, str]
    is_opening: bool = True


def write_copy(
    source: str, title: str, name: str | None, said: Mapping[str, str], project: Project
) -> None:
    """Write a copy of a role, of an opening or of a role's whole folder, as a draft.

    `said` is what it says otherwise.
    """
    path = find_role(source, project, or_opening=True)
    slug = slug_of(path)
    if title and "/" in slug:
        raise click.UsageError(f"{path} is an opening, called as its role is; leave TITLE out.")
    put = {key: value for key, value in said.items() if value.strip()}
    if title:
        put = {"title": title, **put}
    look_at({**put, "posted": project.today, "status": "draft"}, project)
    if name or title:
        own = named(name or slugify(title), name or title)
        own = f"{slug.rpartition('/')[0]}/{own}".lstrip("/")
    else:
        own = _free(slug, project)
    for file in (project.file(f"{own}/index"), project.file(own)):
        if file.exists() or (file.name == INDEX and file.parent.exists()):
            raise click.UsageError(f"There is {file} already. Choose another --name.")
    plan = [*_planned(path, own, {**put, "status": "draft"}, project)]
    files = {one.file: _copied(one, project) for one in plan}
    write({file: copied.text for file, copied in files.items()}, "a role")
    for one in plan:
        click.echo(f"Wrote {one.file}, a copy of {project.folder / one.path}")
    if gone := dict.fromkeys(key for copied in files.values() for key in copied.left_out):
        click.echo(f"Left out: {', '.join(key.replace('_', ' ') for key in gone)}.")
    click.echo(DONE)
    if title and any(read_name_of(one.path).code for one in plan):
        click.echo("The translations have their earlier titles still.")
    for one in plan:
        text = files[one.file].text
        front = frontmatter.read(text, one.file.as_posix(), NAMES | set(project.feature_keys))
        report.show([problem for problem in front.problems if problem.severity != "note"])


def _planned(path: str, own: str, put: Mapping[str, str], project: Project) -> Iterator[Copying]:
    """The files that make the new role, its openings and its translations."""
    roles_dir = project.settings.roles_dir
    folder = project.folder / roles_dir
    pairs = {path: (f"{own}/index" if path.endswith(f"/{INDEX}") else own)}
    if path.endswith(f"/{INDEX}"):
        slug = slug_of(path)
        for other in role_paths(folder, roles_dir):
            if slug_of(other).startswith(f"{slug}/"):
                pairs[other] = f"{own}/{slug_of(other).removeprefix(f'{slug}/')}"
    codes = ["", *project.settings.languages]  # whichever of them is the site's own has no file
    translations = [*translation_paths(folder, roles_dir, codes)]
    for number, (one, target) in enumerate(pairs.items()):
        file = project.file(target)
        yield Copying(one, file, {} if number else put, not one.endswith(f"/{INDEX}"))
        for other, of, _ in translations:
            if of == one:
                name = in_language(file.name, read_name_of(other).written)
                yield Copying(other, file.with_name(name), {}, is_opening=False)


def _copied(one: Copying, project: Project) -> Copied:
    keys = NAMES | set(project.feature_keys)
    roles = project.folder / project.settings.roles_dir
    file = project.folder / one.path
    text = read_text(file, roles.resolve().parent, Spot(one.path))
    if isinstance(text, Problem):
        _stop([text])
    bom = BOM if file.read_bytes().startswith(BOM.encode()) else ""
    today = project.today if one.is_opening else ""
    found = copy(bom + text, one.path, keys, one.put, today)
    if isinstance(found, Copied):
        return found
    _stop(found)


def _free(slug: str, project: Project) -> str:
    """The name of the next one: `baker-2`, and `baker-3` after that."""
    names = (f"{slug}-{number}" for number in count(2))
    return next(
        name
        for name in names
        if not project.file(name).exists() and not project.file(name).with_suffix("").exists()
    )


def _stop(problems: Sequence[Problem]) -> NoReturn:
    report.show(problems, err=True)
    click.echo("Nothing was written. Mend this first, then run it again.", err=True)
    sys.exit(1)
