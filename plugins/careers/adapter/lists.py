"""The list of open roles as pages of MkDocs, one list for each language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from careers.as_of import as_of_view
from careers.assembly import Address
from careers.directory import Directory
from careers.listing import list_view
from careers.role_page import Relatives, RolePage
from careers.site import Site

TEMPLATE = "careers/jobs.html"


def list_source(address: Address) -> str:
    """What MkDocs calls the page of the list, from the pages' folder, where nobody wrote one."""
    return f"{address.folder}.md"


class ListPages:
    """The list in one language: the page of it, and what other pages show of it.

    `address` says where the list and its roles are. Marketing's own page at that address is
    the page of the list; without one there is one with a title alone.
    """

    def __init__(
        self,
        pages: Iterable[RolePage],
        relatives: Mapping[str, Relatives],
        directory: Directory,
        site: Site,
        address: Address,
        stale_after: int,
    ) -> None:
        self.site = site
        self.address = address
        listing = list_view(pages, relatives, site)
        listing["as_of"] = as_of_view(site, stale_after)
        self.view = directory.linked_list(listing)
        self._words = self.view["text"]["site"]

    def add_to(self, files: Files, config: MkDocsConfig) -> None:
        """The pages that nobody wrote."""
        if not any(self._is_list(file) for file in files.documentation_pages()):
            page = File.generated(
                config,
                list_source(self.address),
                content=f"# {self._words['roles_title']}\n",
                inclusion=InclusionLevel.NOT_IN_NAV,
            )
            files.append(page)

    def prepare(self, page: Page) -> None:
        """Give the list's own page its template and what goes with it, before it is rendered."""
        if not self._is_list(page.file):
            return
        page.meta.setdefault("template", TEMPLATE)
        page.meta.setdefault("hide", ["navigation", "toc"])
        about = self._words["roles_description"].format(employer=self.site.employer.name)
        page.meta.setdefault("description", about)

    def seen_from(self, base: str) -> dict[str, Any]:
        """The list's data with the addresses that lead there from a page, whose `base` is given."""
        home = f"{base.rstrip('/')}/"
        home_href, list_href = home + self.site.prefix, home + self.address.listing
        return {**self.view, "list_href": list_href, "home_href": home_href}

    def of(self, page: Page, base: str) -> dict[str, Any]:
        """What a page other than a role's shows of the list; all of it on the list itself."""
        seen = self.seen_from(base)
        if self._is_list(page.file):
            seen["breadcrumbs"] = [{"title": self._words["home"], "href": seen["home_href"]}]
        return seen

    def _is_list(self, file: File) -> bool:
        return bool(file.url == self.address.listing)
