"""`careers confirm`: say of roles that they are open still, as of today."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from careers.assembly import epoch_problem, moment_of
from careers.commands import options, report
from careers.configuration import read_configuration
from careers.confirming import confirm as confirmed
from careers.edition import Edition, read_edition
from careers.keys import NAMES
from careers.lifecycle import State, rests_unconfirmed, zone_of
from careers.problem import Problem, Spot, count, did_you_mean
from careers.role_file import decoded
from careers.role_page import RolePage
from careers.wording import quote


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="ROLE...")
@options.config_file
@options.as_of
@click.option("--by", default="", metavar="NAME", help="Who says so; the page names them.")
def confirm(files: tuple[str, ...], config_file: str, as_of: date | None, by: str) -> None:
    """Write into roles that they are open still.

    ROLE is a file, such as roles/baker.md, or its name, such as baker.
    """
    by = " ".join(by.split())
    configuration, problems = read_configuration(Path(config_file))
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if as_of is None and (problem := epoch_problem(epoch)):
        problems.append(problem)
    if configuration is None or count(problems, "error"):
        _stop_at(problems)
    now = moment_of(as_of, epoch, configuration.settings)
    edition, problems = read_edition(configuration, now)
    folder = configuration.folder
    pages = [_page(written, edition, folder) for written in dict.fromkeys(files)]
    wanted = {page.role.path for page in pages}
    if wrong := [p for p in problems if p.severity == "error" and p.path in wanted]:
        _stop_at(wrong)
    keys = NAMES | frozenset(configuration.settings.features)
    texts: dict[str, tuple[str, str]] = {}
    for page in pages:
        path = page.role.path
        day = edition.site.now.astimezone(zone_of(page.role, edition.site)).date()
        found = _changed(folder / path, path, keys, day, by)
        if isinstance(found, Problem):
            _stop_at([found])
        texts[path] = (found, f"{path} is confirmed on {day}{f' by {by}' if by else ''}.")
    _write(texts, folder)
    click.echo("Publish the change as any other.")


def _page(written: str, edition: Edition, folder: Path) -> RolePage:
    """The role that somebody means, if there is something to confirm."""
    site = edition.site
    pages = {page.role.path: page for page in edition.pages}
    slugs = {page.role.slug: page for page in edition.pages}
    path = os.path.relpath(Path(written).absolute(), folder.absolute()).replace(os.sep, "/")
    page = pages.get(path) or pages.get(written) or slugs.get(written.removesuffix(".md"))
    if page is None:
        hint = did_you_mean(path, pages) or did_you_mean(written, slugs)
        raise click.UsageError(f"There is no role {quote(written)}. {hint}".rstrip())
    path = page.role.path
    if page.role.has_openings:
        beside = sorted(other.role.path for other in edition.pages
                        if other.role.opening_of == page.role.slug)  # fmt: skip
        raise click.UsageError(
            f"{path} describes a role; its openings are confirmed: {', '.join(beside)}."
        )
    if page.state is not State.OPEN and not rests_unconfirmed(page.role, site.now, site):
        raise click.UsageError(f"{path} is {page.state}, so there is nothing to confirm.")
    return page


def _changed(file: Path, path: str, keys: frozenset[str], day: date, by: str) -> str | Problem:
    try:
        data = file.read_bytes()
    except OSError as error:
        message = f"“{file.name}” can't be opened: {str(error.strerror).lower()}."
        return Spot(path).error("role-unreadable", message)
    mark = "\ufeff" if data.startswith(b"\xef\xbb\xbf") else ""
    text = decoded(data, file.name, Spot(path), "role-encoding")
    if isinstance(text, Problem):
        return text
    found = confirmed(text, path, keys, day, by)
    return found if isinstance(found, Problem) else f"{mark}{found}"


def _write(texts: Mapping[str, tuple[str, str]], folder: Path) -> None:
    """Write each text into its file, and say so."""
    for path, (text, said) in texts.items():
        try:
            (folder / path).write_bytes(text.encode())
        except OSError as error:
            raise click.ClickException(f"{path} can't be written: {error.strerror}.") from None
        click.echo(said)


def _stop_at(problems: Sequence[Problem]) -> NoReturn:
    report.show(problems, err=True)
    click.echo(f"{report.totals(problems)}; nothing was written.", err=True)
    sys.exit(1)
