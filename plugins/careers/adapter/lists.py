"""The list of open roles and its parts as pages of MkDocs, one list for each language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from careers.as_of import as_of_view
from careers.assembly import Address
from careers.directory import Directory
from careers.facets import Kind, facets_of
from careers.hooks import OpenPart, OpenRole, SiteFile
from careers.list_data import list_data, search_view, search_words
from careers.list_page import ListPage, facets_view, list_pages
from careers.listing import in_order, list_view
from careers.parts import parts_of
from careers.publication import open_parts
from careers.role_page import Relatives, RolePage
from careers.settings import PartKind
from careers.site import Site
from careers.word_index import looking_for_words

TEMPLATE = "careers/jobs.html"


def list_source(address: Address) -> str:
    """What MkDocs calls the page of the list, from the pages' folder, where nobody wrote one."""
    return f"{address.folder}.md"


class ListPages:
    """The list in one language: its pages, those of its parts, and what others show of it.

    `address` says where the list and its roles are, `most` how many of them one page shows,
    `kinds` which parts have pages. Marketing's own page at the address of one of these is that
    page; where there is none, one is made.
    """

    def __init__(
        self,
        pages: Sequence[RolePage],
        relatives: Mapping[str, Relatives],
        directory: Directory,
        site: Site,
        address: Address,
        *,
        stale_after: int,
        most: int,
        kinds: Sequence[PartKind],
    ) -> None:
        self.site = site
        self.address = address
        self.facets = facets_of(pages, site)
        listing = list_view(pages, relatives, site)
        self.parts = parts_of(self.facets, listing["count"], kinds, directory, site)
        listing["as_of"] = as_of_view(site, stale_after)
        departments = self.parts.linked(listing["departments"], self._path)
        listing["departments"] = departments
        self.view = listing
        self._words = listing["text"]["site"]
        found = list_pages(pages, relatives, departments, self.parts, self._path, site, most)
        self._at: dict[str, ListPage] = {page.path: page for page in found}
        self._facets = [*facets_view(self.facets, self.parts, self._path)]
        self._pages = pages
        self._search = ""  # where the data for searching is, once it is made
        self._most = most

    def _path(self, slug: str) -> str:
        return self.address.of(slug) if slug else self.address.listing

    def part(self, kind: Kind, key: str) -> str:
        """The address of the page of a value of a facet; empty where it has none."""
        return self.parts.path(kind, key, self._path)

    def add_to(self, files: Files, config: MkDocsConfig) -> None:
        """The pages that nobody wrote."""
        written = {file.url for file in files.documentation_pages()}
        for path in self._at:
            if path not in written:
                source = list_source(self.address)
                if path != self.address.listing:
                    source = f"{path.rstrip('/').removesuffix('.html')}.md"
                inclusion = InclusionLevel.NOT_IN_NAV
                files.append(File.generated(config, source, content="", inclusion=inclusion))

    def prepare(self, page: Page) -> None:
        """Give a page of the list its template and what goes with it, before it is rendered."""
        found = self._at.get(page.file.url)
        if found is None:
            return
        page.meta.setdefault("template", TEMPLATE)
        page.meta.setdefault("hide", ["navigation", "toc"])
        employer = self.site.employer.name
        about = self._words["roles_description"].format(employer=employer)
        page.meta.setdefault("description", escape(found.part.about if found.part else about))
        if page.file.generated_by:
            page.meta["title"] = escape(self._title(found), quote=False)
            if found.part or not found.is_first:
                page.meta["search"] = {"exclude": True}

    def _title(self, page: ListPage) -> str:
        return page.title(self._words["roles_title"], self.site)

    def seen_from(self, base: str) -> dict[str, Any]:
        """The list's data with the addresses that lead there from a page, whose `base` is given."""
        home = f"{base.rstrip('/')}/"
        home_href, list_href = home + self.site.prefix, home + self.address.listing
        return {**self.view, "list_href": list_href, "home_href": home_href}

    def of(self, page: Page, base: str) -> dict[str, Any]:
        """What a page other than a role's shows of the list, and all of it on the list itself."""
        seen = self.seen_from(base)
        found = self._at.get(page.file.url)
        if found:
            root = f"{base.rstrip('/')}/"
            seen["breadcrumbs"] = [*self._way(found, seen, root)]
            shown = found.view(self._facets, self.parts, self._path, self.site)
            heading = self._title(found) if page.file.generated_by else ""
            seen["list"] = {**shown, "heading": heading}
            seen["search"] = self._search and search_view(self._search, root, self.site)
        return seen

    def _way(self, page: ListPage, seen: Mapping[str, Any], root: str) -> Iterable[dict[str, str]]:
        """The way to a page: by the front page, the list, the country of a town."""
        yield {"title": self._words["home"], "href": seen["home_href"]}
        if page.part or not page.is_first:
            yield {"title": self._words["roles_title"], "href": seen["list_href"]}
        if page.part and page.part.above:
            above = self.parts.by_slug[page.part.above]
            yield {"title": above.title, "href": f"{root}{self._path(above.slug)}"}
        if page.part and not page.is_first:
            yield {"title": page.part.title, "href": f"{root}{self._path(page.part.slug)}"}

    def open_parts(self, roles: Iterable[OpenRole]) -> tuple[OpenPart, ...]:
        """The parts as features see them."""
        return open_parts(self.parts, self._path, roles)

    def search_files(self, roles: Iterable[OpenRole]) -> Sequence[SiteFile]:
        """The files that the list is searched with, out of all that the pages say at last."""
        listed = in_order(self._pages)
        if not listed:
            return ()
        by_slug = {role.role.slug: role for role in roles}

        known = looking_for_words()

        def words(slug: str) -> Iterable[str]:
            return search_words(by_slug[slug], self.site, known) if slug in by_slug else ()

        has_summaries = len(listed) <= self._most
        data = list_data(listed, self.facets, words, self.site, has_summaries=has_summaries)
        self._search = data.path
        return data.files

    def is_whole(self, page: Page) -> bool:
        """Whether a page is one of the list itself, and of no part of it."""
        found = self._at.get(page.file.url)
        return found is not None and found.part is None

    def shown_on(self, page: Page) -> Sequence[RolePage] | None:
        """The roles that come and go on a page of the list; none on another page."""
        found = self._at.get(page.file.url)
        if found is None:
            return None
        return found.part.value.pages if found.part else self._pages
