"""What stands in the head of every page: its description, its picture, data for machines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape, unescape
from types import MappingProxyType
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from careers.adapter.assets import Assets
from careers.adapter.equivalents import Equivalents
from careers.adapter.page import MkDocsRolePage
from careers.adapter.version import Version
from careers.hooks import Block, SiteFile
from careers.problem import Problem
from careers.sharing import (
    SharedPicture,
    picture_path,
    role_card,
    sharing_view,
    site_card,
    unit_card,
)
from careers.site_data import breadcrumb_json_ld, home_json_ld
from careers.snippet import SHORT, page_snippet

HOME = "index.html"
TEMPLATE = "careers/page.html"  # main.html and what is said here


class Heads:
    """The heads of one build's pages; made once every page is read, before one is written.

    `parts` are what features add to pages other than those of roles, by the pages' files.
    """

    def __init__(
        self,
        pages: Iterable[Page],
        version_of: Callable[[Page], Version],
        equivalents: Equivalents,
        config: MkDocsConfig,
        assets: Assets,
        parts: Mapping[str, Sequence[Block]] = MappingProxyType({}),
    ) -> None:
        self.version_of = version_of
        self.equivalents = equivalents
        self.assets = assets
        self.parts = parts
        # Material exchanges parts of a page then, and runs no script of the new page's head.
        self.is_instant = "navigation.instant" in (config.theme.get("features") or ())
        self.problems: list[Problem] = []
        self.pictures: dict[str, SharedPicture] = {}
        self.shared: dict[str, SharedPicture | None] = {}  # by the language
        for page in pages:
            version = version_of(page)
            site, description = version.site, version.description
            if site.language not in self.shared:
                card = site_card(site, description)
                self.shared[site.language] = self._ask(version, f"{site.prefix}site", card)
            if isinstance(page, MkDocsRolePage):
                card = role_card(page.view, page.relatives, site)
                name = page.view.path.removesuffix(".html").rstrip("/")
                if found := self._ask(version, name, card):
                    self.pictures[page.file.src_uri] = found
            else:
                page.meta.setdefault("template", TEMPLATE)
                if page.file.dest_uri == f"{site.prefix}{HOME}" and page.canonical_url:
                    page.canonical_url = site.home  # also where addresses end in .html
                self._describe(page, description)
                if unit := version.unit_pages.of(page):
                    name = page.url.removesuffix(".html").rstrip("/")
                    found = self._ask(version, name, unit_card(unit))
                    shared = self.shared[site.language]
                    if found and not (shared and shared.picture == found.picture):
                        self.pictures[page.file.src_uri] = found

    def _ask(self, version: Version, name: str, card: Any) -> SharedPicture | None:
        picture, problems = version.host.page_picture(card, version.site)
        self.problems += problems
        return SharedPicture(picture_path(name, picture), picture) if picture else None

    def _describe(self, page: Page, description: str) -> None:
        """Give a page a description, if it has text; the theme prints it as it is."""
        text = _one_line(unescape(str(page.meta.get("description") or "")))
        if not text:
            text = _one_line(str(page.meta.get("lead") or "")) or page_snippet(page.content or "")
            if len(text) < SHORT:
                text = description or text
        if text:
            page.meta["description"] = escape(text)

    def view(self, page: Page, careers: Mapping[str, Any]) -> dict[str, Any]:
        """The `careers.head` of a page, whose other values are `careers`."""
        version = self.version_of(page)
        site = version.site
        is_home = page.file.dest_uri == f"{site.prefix}{HOME}"
        title = site.name if is_home else _plain_title(page)
        address = page.canonical_url or ""
        way = breadcrumb_json_ld(careers.get("breadcrumbs", ()), _name(careers, title), address)
        view = sharing_view(
            title,
            unescape(str(page.meta.get("description") or version.description)),
            address,
            self.pictures.get(page.file.src_uri, self.shared.get(site.language)),
            site,
            set(_said(page.meta.get("meta"))),
            [self.version_of(one).site.locale for one in self.equivalents.of(page).values()],
        )
        return {
            **view,
            "json_ld": home_json_ld(site) if is_home else way,
            "languages": self.equivalents.links(page),
            "scripts": [self.assets.closing] if self._needs_closing(page, careers) else [],
            "title": "" if is_home else title,
            "description": unescape(str(page.meta.get("description") or version.description)),
            "is_instant": self.is_instant,
            "deferred": [
                *([self.assets.apply_bar] if self._has_bar(careers) else ()),
                *self._needed(page, "scripts", self.assets.scripts),
                *self._clock(careers),
            ],
            "styles": self._needed(page, "styles", self.assets.block_styles),
        }

    def _needs_closing(self, page: Page, careers: Mapping[str, Any]) -> bool:
        """Whether something on a page closes; one without a template of its own shows no role."""
        return self.is_instant or (careers["closing"] and page.meta.get("template") != TEMPLATE)

    def _has_bar(self, careers: Mapping[str, Any]) -> bool:
        """Whether a page has the way to apply at the edge of a phone's screen."""
        return self.is_instant or bool((careers.get("role") or {}).get("action"))

    def _clock(self, careers: Mapping[str, Any]) -> list[str]:
        """The script that says what time it is at an office."""
        office = careers.get("unit", {}).get("office") or {}
        return [self.assets.clock] if self.is_instant or office.get("zone") else []

    def _needed(self, page: Page, kind: str, published: Mapping[str, str]) -> list[str]:
        """The scripts or styles that the parts of a page need, as they are published."""
        if self.is_instant:
            return list(published.values())
        blocks = list(self.parts.get(page.file.src_uri, ()))
        if isinstance(page, MkDocsRolePage):
            blocks = [block for _, block in page.view.blocks]
        named = dict.fromkeys(name for block in blocks for name in getattr(block, kind))
        return [published[name] for name in named]

    def files(self) -> list[SiteFile]:
        """The pictures, as files of the site."""
        shared = [*self.pictures.values(), *(one for one in self.shared.values() if one)]
        return [SiteFile(each.path, each.picture.content) for each in shared]


def _plain_title(page: Page) -> str:
    """The title of a page, which is HTML to MkDocs."""
    return _one_line(unescape(str(page.meta.get("title") or page.title or "")))


def _name(careers: Mapping[str, Any], title: str) -> str:
    """What a page is called at the end of its breadcrumbs: what its heading says."""
    role = careers.get("role")
    return (role["opening"] or role["title"]) if role else title


def _said(written: object) -> Iterable[str]:
    """The elements that another plugin, such as Material's `social`, adds to a page."""
    for attributes in written if isinstance(written, list) else ():
        if isinstance(attributes, Mapping):
            yield str(attributes.get("property") or attributes.get("name") or "")


def _one_line(text: str) -> str:
    return " ".join(text.split())
