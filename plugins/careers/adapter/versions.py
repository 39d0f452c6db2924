"""The site in all its languages: which pages are made from which, and what features add."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mkdocs.structure.pages import Page

from careers.adapter.equivalents import Equivalents
from careers.adapter.page import is_role
from careers.adapter.site_files import Dates
from careers.adapter.translated import language_at
from careers.adapter.version import Version
from careers.hooks import OtherLanguage, SiteFile
from careers.host import Host
from careers.language import direction_of
from careers.links import Links
from careers.problem import Problem
from careers.publication import in_other_language, open_roles, open_units, with_translations
from careers.role_page import RolePage


@dataclass(frozen=True, slots=True)
class Versions:
    """The site in each language, by its code; `own` is the one at the site's root."""

    own: Version
    by_code: Mapping[str, Version]

    def __iter__(self) -> Iterator[Version]:
        return iter(self.by_code.values())

    @property
    def others(self) -> list[tuple[str, Version]]:
        """Those in another language than the site's own, with its code."""
        return [(code, one) for code, one in self.by_code.items() if one is not self.own]

    @property
    def pages(self) -> list[RolePage]:
        """The pages of all roles, each in its language."""
        return [page for version in self.by_code.values() for page in version.own]

    def of(self, page: Page) -> Version:
        """What a page is made from: the site in its language."""
        language = language_at(page.url, self.own.site.languages)
        return self.by_code.get(language.code, self.own) if language else self.own

    def languages(
        self, version: Version, page: Page | None, home: str, equivalents: Equivalents
    ) -> dict[str, Any]:
        """What every page knows of its language and of the others."""
        homes = {code: one.home for code, one in self.by_code.items()}
        lists = {code: one.address.listing for code, one in self.by_code.items()}
        return {
            "language": version.site.language,
            "direction": direction_of(version.site.language),
            "languages": equivalents.switch(page, home, homes, lists),
        }

    def site_files(
        self, dates: Dates, host: Host, links: Links
    ) -> tuple[list[tuple[str, SiteFile]], Sequence[SiteFile], list[Problem]]:
        """What features add, each with its feature; then what the lists are searched by.

        Every page says by now what it says.
        """
        own, site = self.own, self.own.site
        views = {page.view.path: page.view for page in dates.pages if is_role(page)}
        open_in = {
            code: open_roles(
                [views.get(page.path, page) for page in one.own], dates.commits, one.site
            )
            for code, one in self.by_code.items()
        }
        roles = with_translations(open_in[site.language], open_in.values())
        units = open_units(own.unit_pages.directory, roles)
        searched = [*own.lists.search_files(roles)]
        others = []
        for code, version in self.others:
            theirs = in_other_language(version.pages, roles, open_in[code])
            of_units = open_units(version.unit_pages.directory, theirs, code)
            parts = version.lists.open_parts(theirs)
            others.append(OtherLanguage(version.site, theirs, of_units, parts))
            searched += version.lists.search_files(theirs)
        asked, problems = host.site_files(
            roles, units, site, links, others, own.lists.open_parts(roles)
        )
        once = {file.path: file for file in searched}  # what is the same in two languages
        return asked, list(once.values()), problems
