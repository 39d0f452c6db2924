"""The site in one of its languages: its roles, its list, its departments and offices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from careers.adapter.lists import ListPages
from careers.adapter.units import UnitPages
from careers.assembly import Address, Assembly
from careers.host import Host
from careers.language import Language
from careers.problem import Problem
from careers.role_page import RolePage
from careers.settings import Settings, Source, read_settings
from careers.similar import Similar
from careers.site import Site
from careers.translations import Translations
from careers.unit import Units


@dataclass(frozen=True, slots=True)
class Version:
    """What pages in one language are made from; `host` has the options in that language.

    `pages` are those of all roles that are built, in this language or in the one they have.
    `description` is what the site is about.
    """

    site: Site
    host: Host
    address: Address
    assembly: Assembly
    unit_pages: UnitPages
    pages: tuple[RolePage, ...]
    similar: Similar
    lists: ListPages
    description: str

    @property
    def own(self) -> list[RolePage]:
        """The pages of roles that are in this language themselves."""
        if not isinstance(self.assembly, Translations):
            return list(self.pages)
        return [page for page in self.pages if page.role.translation_of]

    @property
    def home(self) -> str:
        """The address of its first page, from the site's root."""
        return self.site.prefix


def make_version(
    assembly: Assembly,
    host: Host,
    address: Address,
    unit_pages: UnitPages,
    pages: Iterable[RolePage],
    settings: Settings,
    description: str,
    similar_before: Similar | None = None,
) -> Version:
    """The site in the language of an assembly, whose `pages` are those that are built.

    `similar_before` is what the build before has found to be alike, while the site is served.
    """
    site = assembly.site
    built = tuple(pages)
    lists = ListPages(
        built,
        assembly.relatives,
        unit_pages.directory,
        site,
        address,
        stale_after=settings.stale_after,
        most=settings.roles_per_page,
        kinds=settings.lists_by,
    )
    similar = Similar(built, site, similar_before)
    return Version(site, host, address, assembly, unit_pages, built, similar, lists, description)


@dataclass(frozen=True, slots=True)
class Spoken:
    """What `mkdocs.yml` says in one language: its settings, and the features with theirs."""

    language: Language
    settings: Settings
    host: Host


def options_of(
    options: Mapping[str, Any], source: Source, project: Path, site: Site
) -> tuple[list[Spoken], list[Problem]]:
    """What `mkdocs.yml` says in each language but the site's own, and what is wrong with it."""
    found: list[Spoken] = []
    problems: list[Problem] = []
    for language in site.languages[1:]:
        settings, wrong = read_settings(options, source, site.language, language.code)
        problems += wrong
        if settings is not None:
            host, wrong_features = Host.load(settings.features, project, source, perf_counter)
            problems += wrong_features
            found.append(Spoken(language, settings, host))
    return found, problems


def translations_in(
    spoken: Spoken, of: Assembly, pages: Sequence[RolePage], units: Units, source: Source
) -> tuple[Translations, list[RolePage], list[Problem]]:
    """The roles in another language; `pages` are all of the site's own, built or not."""
    assembly = Translations(of, spoken.language, spoken.settings, source, spoken.host, units)
    made, problems = assembly.pages_of(pages)
    return assembly, made, problems
