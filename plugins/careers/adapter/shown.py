"""What the template of each page is given, once everything about the site is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mkdocs.structure.pages import Page

from careers.adapter.assets import Assets
from careers.adapter.editing import Editing
from careers.adapter.equivalents import Equivalents
from careers.adapter.frame import Frame
from careers.adapter.head import Heads
from careers.adapter.home import HomePages
from careers.adapter.page import MkDocsRolePage
from careers.adapter.page_text import PageText
from careers.adapter.pictures import Pictures, from_page
from careers.adapter.site_files import Sitemap, alternates
from careers.adapter.version import Version
from careers.adapter.versions import Versions
from careers.hooks import SiteFile
from careers.view import role_view


@dataclass(frozen=True, slots=True)
class Shown:
    """Makes the `careers` of each template; `frames` are those of the languages, by their code."""

    versions: Versions
    equivalents: Equivalents
    frames: Mapping[str, Frame]
    heads: Heads
    assets: Assets
    pictures: Pictures
    home_pages: HomePages
    page_text: PageText
    sitemap: Sitemap
    site_files: Sequence[SiteFile]
    nav: Any
    editing: Editing
    new_role: str
    docs: str

    def around(self, base: str, template: str = "") -> dict[str, Any]:
        """What the frame of every page may show of the site, also where no page is ours."""
        own = self.versions.own
        home = f"{base.rstrip('/')}/"
        frame = self.frames[own.site.language].of(
            base, self.nav, own.site, own.address.listing, template
        )
        return {
            "is_preview": own.site.is_shown_around,
            **own.lists.seen_from(base),
            "sitemap": self.sitemap.data,
            "styles": self.assets.styles,
            "frame": frame,
            **self.versions.languages(own, None, home, self.equivalents),
        }

    def page(self, page: Page, base: str, nav: Any) -> dict[str, Any]:
        """What a page shows; `base` leads from it to the site's root."""
        version, home = self.versions.of(page), f"{base}/"
        site = version.site
        if isinstance(page, MkDocsRolePage):
            shown = _role(page, version, home)
        else:
            shown = self._other(page, version, base)
        if site.preview:
            shown["edit"] = self.editing.of(page, self.docs)
            shown["is_role"] = isinstance(page, MkDocsRolePage)
            is_list = page.file.url == version.address.listing
            shown["new_role"] = self.new_role if is_list else ""
        shown["is_preview"] = site.is_shown_around
        shown["alternates"] = alternates(self.site_files, home, page.url, site.language)
        shown |= self.versions.languages(version, page, home, self.equivalents)
        shown["head"] = self.heads.view(page, shown)
        if page.file.src_uri in self.page_text.illustrated and not shown["head"]["is_instant"]:
            shown["head"]["styles"].append(self.assets.styles["pictures"])
        shown |= {"styles": self.assets.styles, "scripts": self.assets.own_scripts}
        template = str(page.meta.get("template") or "")
        shown["frame"] = self.frames[site.language].of(
            base, nav, site, version.address.listing, template, page
        )
        return shown

    def _other(self, page: Page, version: Version, base: str) -> dict[str, Any]:
        """A page that is no role: the list or a part of it, a unit, the front page, any other."""
        listing = version.lists.of(page, base)
        rules, pages = version.assembly.rules, version.pages
        shown = {**version.unit_pages.view(page, rules, pages, listing, version.site)}
        if unit := version.unit_pages.of(page):
            to = from_page(page.file.url)
            shown["picture"] = self.pictures.data(unit.picture, to, first=True)
        if self.home_pages.is_home(page):
            shown["home"] = self.home_pages.view(page, version, listing)
        return shown


def _role(page: MkDocsRolePage, version: Version, home: str) -> dict[str, Any]:
    shown = role_view(
        page.view,
        page.relatives,
        version.similar,
        version.site,
        home + version.address.listing,
        home + version.home,
    )
    shown["role"]["facts"] = version.unit_pages.directory.linked_facts(
        shown["role"]["facts"], page.view.role, home
    )
    return shown
