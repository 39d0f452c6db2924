"""The site that something new is written for."""

from __future__ import annotations

import sys
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

import click

from careers.adapter import run
from careers.commands import report
from careers.folder import INDEX, role_paths, slug_of
from careers.host import Host
from careers.problem import did_you_mean
from careers.rules import Rules, make_rules
from careers.settings import Settings
from careers.site import Site
from careers.source import Source
from careers.unit import Units
from careers.wording import quote


@dataclass(frozen=True)
class Project:
    """The site that something is written for, and its features."""

    config_file: Path
    settings: Settings
    units: Units
    host: Host

    @property
    def feature_keys(self) -> Collection[str]:
        """The keys of features that roles may have."""
        return self.host.role_keys

    @property
    def folder(self) -> Path:
        return self.config_file.parent

    @cached_property
    def site(self) -> Site:
        return run.site(str(self.config_file), self.settings, self.units, self.host)

    @cached_property
    def rules(self) -> Rules:
        source = Source.of_file(self.config_file)
        keys = frozenset(self.feature_keys)
        return make_rules(self.settings, source, self.site, {}, keys, self.units)[0]

    @property
    def today(self) -> str:
        return datetime.now(self.settings.zone).date().isoformat()

    @property
    def offices(self) -> list[str]:
        """What the places are called that roles can name."""
        names = [office.name for office in self.settings.offices]
        return names or [unit.name for unit in self.units.offices]

    def file(self, slug: str) -> Path:
        return self.folder / self.settings.roles_dir / f"{slug}.md"


def read_project(config_file: str) -> Project:
    """The site of a configuration; ends the command where that can't be read."""
    settings, host, problems = run.features(config_file)
    if settings is None:
        report.show(problems, err=True)
        sys.exit(1)
    return Project(Path(config_file), settings, run.units(config_file, host), host)


def find_role(written: str, project: Project, *, or_opening: bool = False) -> str:
    """The path of a role by its name, its file or its folder, or of an opening if it may be one."""
    roles_dir = project.settings.roles_dir
    parts = [part for part in written.replace("\\", "/").split("/") if part not in ("", ".")]
    if roles_dir in parts[:-1]:
        parts = parts[len(parts) - parts[::-1].index(roles_dir) :]
    slug = "/".join(parts).removesuffix(".md").removesuffix("/index")
    paths = list(role_paths(project.folder / roles_dir, roles_dir))
    found = [path for path in paths if slug_of(path) == slug]
    roles = {slug_of(path).partition("/")[0] for path in paths}
    if len(found) > 1:
        message = f"There are {found[0]} and {found[1]}, and one address for both."
        raise click.UsageError(f"{message} Delete one, or rename it if it is an opening.")
    if found and "/" in slug and not or_opening:
        raise click.UsageError(
            f"{quote(slug)} is an opening itself. Write --opening-of {parts[0]}."
        )
    if found:
        return found[0]
    if slug in roles:
        message = f"The folder {roles_dir}/{slug} has openings and no {INDEX}."
        raise click.UsageError(f"{message} Write it first, with the title and the text they share.")
    hint = did_you_mean(slug, roles)
    raise click.UsageError(f"There is no role {quote(written)} in {roles_dir}/. {hint}".rstrip())
