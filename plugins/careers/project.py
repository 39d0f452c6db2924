"""What a command of a feature needs of a site: its roles, its options, without a build.

@click.command()
@config_file
def badges(config_file: str) -> None:
    project = read_project(config_file)
    for role in project.roles:
        click.echo(f"{role.title}: {project.state(role)}")
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

import click

from careers.adapter import run
from careers.commands import report
from careers.commands.options import as_of, config_file
from careers.feature import Feature
from careers.lifecycle import State
from careers.problem import Problem
from careers.role import Role
from careers.role_page import RolePage
from careers.settings import Settings
from careers.site import Site
from careers.writing import write_new

__all__ = ["Project", "Unreadable", "as_of", "config_file", "read_project"]


class Unreadable(click.ClickException):
    """What keeps a site from being read, in `problems`; a command shows it and ends with 1."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)

    def show(self, file: object = None) -> None:  # noqa: ARG002
        report.show(self.problems, err=True)


@dataclass(frozen=True)
class Project:
    """A site: `folder` is that of `mkdocs.yml`, `settings` what it says.

    `features` are those that are on, by their names and with their options.
    """

    config_file: Path
    settings: Settings
    features: Mapping[str, Feature]
    moment: date | datetime | None = None

    @property
    def folder(self) -> Path:
        return self.config_file.parent

    @property
    def roles_folder(self) -> Path:
        """The folder of the roles, which need not be there."""
        return self.folder / self.settings.roles_dir

    @property
    def site(self) -> Site:
        """The site at the moment that is asked about; raises `Unreadable`."""
        return self._read[1]

    @property
    def roles(self) -> tuple[Role, ...]:
        """Every role, drafts and those that are over too; raises `Unreadable`."""
        return tuple(page.role for page in self._read[0])

    def state(self, role: Role) -> State:
        """What one of the roles is at that moment."""
        return next(page.state for page in self._read[0] if page.role.path == role.path)

    def write_new(self, files: Mapping[str, str]) -> None:
        """Write new files by their paths from the folder on, all of them or none.

        What is there stays: then, and where nothing can be written, a `click.ClickException`.
        """
        try:
            write_new({self.folder / path: text for path, text in files.items()})
        except FileExistsError as error:
            raise click.ClickException(f"{error.filename} is there already.") from None
        except OSError as error:
            message = f"{error.filename} can't be written: {error.strerror}."
            raise click.ClickException(message) from None

    @cached_property
    def _read(self) -> tuple[Sequence[RolePage], Site]:
        pages, site, problems = run.roles(str(self.config_file), as_of=self.moment)
        if site is None:
            raise Unreadable(problems)
        return pages, site


def read_project(config_file: str = "mkdocs.yml", as_of: date | datetime | None = None) -> Project:
    """The site of a configuration; its roles are read when they are asked for.

    `as_of` is the day or minute that they are asked about, else it is now. Raises `Unreadable`
    where `mkdocs.yml` or a feature has errors.
    """
    settings, host, problems = run.features(config_file)
    wrong = [problem for problem in problems if problem.severity == "error"]
    if settings is None or wrong:
        raise Unreadable(wrong or problems)
    features = {feature.name: feature for feature in host.features}
    return Project(Path(config_file), settings, features, as_of)
