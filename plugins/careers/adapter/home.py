"""The front page: read when MkDocs reads it, shown when every other page is known."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from html import unescape
from typing import Any

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from careers.adapter.equivalents import Equivalents
from careers.adapter.page import MkDocsRolePage, text_of
from careers.adapter.pictures import Pictures, from_page
from careers.adapter.version import Version
from careers.front_page import PARTS, FrontPage, Teaser, read_front_page
from careers.home import chosen_roles, department_cards, office_cards, remote_card
from careers.hooks import Block
from careers.illustration import Illustration, illustration
from careers.lifecycle import State
from careers.links import Links
from careers.page_meta import PageMeta, read_meta
from careers.problem import Problem, did_you_mean
from careers.snippet import page_snippet
from careers.unit import Unit

TEMPLATE = "home.html"
TEMPLATES = (TEMPLATE, "careers/home.html")
CARD_SIZES = "(min-width: 60em) 20em, (min-width: 40em) 46vw, 92vw"
HERO_SIZES = "(min-width: 60em) 28em, 92vw"


class HomePages:
    """The front pages of one build, one for each language; `own` is the site in its own.

    One in another language takes what are no words from the site's own: pictures that only
    decorate, the parts and their order, the pages that it leads to.
    """

    def __init__(
        self,
        files: Files,
        docs: str,
        own: Version,
        pictures: Pictures,
        pictures_in_text: Mapping[str, Illustration],
    ) -> None:
        self.files = files
        self.docs = docs
        self.own = own
        self.pictures = pictures
        self.pictures_in_text = pictures_in_text
        self.equivalents: Equivalents | None = None
        self._begun: dict[str, tuple[Page, Version]] = {}
        self._read: dict[str, FrontPage] = {}
        # The first page's own; those in other languages are asked for when they are shown.
        self.blocks, self.problems = self._blocks(own, f"{docs}/index.md", "")

    def _blocks(
        self, version: Version, path: str, url: str
    ) -> tuple[list[tuple[str, Block]], list[Problem]]:
        page = "" if url in (".", "./") else url
        links = Links(version.assembly.paths, path, page, self.pictures.measure)
        return version.host.home_blocks(version.site, links)

    def begin(self, page: Page, version: Version) -> bool:
        """Whether a page is a front page; it is read once all pages are."""
        if page.file.dest_uri == f"{version.home}index.html":
            page.meta.setdefault("template", TEMPLATE)
        if page.meta.get("template") not in TEMPLATES:
            return False
        page.meta.setdefault("hide", ["navigation", "toc"])
        self._begun[page.file.src_uri] = page, version
        return True

    def _meta(self, page: Page) -> PageMeta:
        return read_meta(page.meta, text_of(page), f"{self.docs}/{page.file.src_uri}")

    def check(self, equivalents: Equivalents) -> list[Problem]:
        """Read the front pages, and say what is wrong with them."""
        self.equivalents = equivalents
        names = [name for name, _ in self.blocks]
        metas = {name: self._meta(page) for name, (page, _) in self._begun.items()}
        for name, (page, version) in self._begun.items():
            original = equivalents.of(page).get(self.own.site.language)
            meta = metas[name]
            if original and original is not page and original.file.src_uri in metas:
                meta = meta.over(metas[original.file.src_uri])
            front, problems = read_front_page(meta, names)
            self.problems += problems
            self._read[name] = front
            to = from_page(page.url)
            self._hero(front, to)
            for teaser in front.teasers:
                self._teaser(teaser, version, to)
        return self.problems

    @property
    def parts(self) -> dict[str, list[Block]]:
        """What features add to each front page."""
        return {
            name: [block for feature, block in self.blocks if feature in front.parts]
            for name, front in self._read.items()
        }

    def is_home(self, page: Page) -> bool:
        return page.file.src_uri in self._read

    def view(self, page: Page, version: Version, listing: Mapping[str, Any]) -> dict[str, Any]:
        """The `careers.home` of a front page."""
        front = self._read[page.file.src_uri]
        to, list_href = from_page(page.file.url), listing["list_href"]
        site, pages, directory = version.site, version.pages, version.unit_pages.directory
        departments, offices = (
            department_cards(listing, directory),
            office_cards(pages, directory, site),
        )
        remote = remote_card(pages, site, version.lists.part("workplace", "remote"))
        data: dict[str, dict[str, Any]] = {
            "roles": chosen_roles(front, pages, version.assembly.relatives, site),
            "departments": {"cards": [self._card(card, to, list_href) for card in departments]},
            "text": {},
            "offices": {
                "cards": [self._card(card, to, list_href) for card in offices],
                "remote": self._card(remote, to, list_href) if remote else None,
            },
            "teasers": {
                "cards": [card for one in front.teasers if (card := self._teaser(one, version, to))]
            },
        }
        templates = {name: f"careers/home/{name}.html" for name in PARTS}
        path = f"{self.docs}/{page.file.src_uri}"
        for name, block in self._blocks(version, path, page.file.url)[0]:
            data[name], templates[name] = dict(block.data), block.template
        parts = [
            {"name": name, "template": templates[name], "data": data[name]}
            for name in front.parts
            if name in data
        ]
        heading = front.heading or _title(page) or site.name
        return {**self._hero(front, to), "heading": heading, "parts": parts}

    def _hero(self, front: FrontPage, to: Callable[[str], str]) -> dict[str, Any]:
        return {
            "lead": front.lead,
            "picture": self.pictures.data(front.picture, to, HERO_SIZES, first=True),
            "picture_dark": self.pictures.data(front.picture_dark, to, HERO_SIZES),
        }

    def _card(
        self, card: Mapping[str, Any], to: Callable[[str], str], list_href: str
    ) -> dict[str, Any]:
        """A card with the address that it leads to and its picture."""
        unit: Unit | None = card["unit"]
        path = card["path"]
        anchor = f"#department-{card['slug']}" if "slug" in card else ""
        href = to(path) if path else f"{list_href}{anchor}"
        picture = self.pictures.data(unit.picture if unit else None, to, CARD_SIZES)
        kept = {key: value for key, value in card.items() if key not in ("unit", "path", "slug")}
        return {**kept, "href": href, "picture": picture}

    def _teaser(
        self, teaser: Teaser, version: Version, to: Callable[[str], str]
    ) -> dict[str, Any] | None:
        """A page as the front page leads to it; nothing where nobody can apply any more."""
        page = self._page(teaser)
        if page and self.equivalents:
            page = self.equivalents.of(page).get(version.site.language, page)
        if page is None:
            return None
        if isinstance(page, MkDocsRolePage):
            role = page.view.role
            if page.view.state not in (State.OPEN, State.DESCRIPTION):
                return None
            title, text, until = role.title, role.summary, page.view.until
        else:
            title, until = unescape(str(page.title or "")), ""
            text = unescape(str(page.meta.get("description") or "")) or page_snippet(
                page.content or ""
            )
        named = teaser.picture or self._picture(page)
        return {
            "title": teaser.title or title,
            "text": teaser.text or text,
            "until": until,
            "href": to(page.url),
            "picture": self.pictures.data(named, to, CARD_SIZES),
        }

    def _page(self, teaser: Teaser) -> Page | None:
        folder = posixpath.dirname(posixpath.relpath(teaser.spot.path, self.docs))
        plain = teaser.page.partition("#")[0].removeprefix("./")
        names = [posixpath.normpath(posixpath.join(folder, plain)), posixpath.normpath(plain)]
        names.append(posixpath.relpath(posixpath.normpath(plain), self.docs))
        known = {file.src_uri: file for file in self.files.documentation_pages()}
        for name in names:
            for written in (name, f"{name}.md", f"{name}/index.md"):
                if (file := known.get(written)) and file.page:
                    return file.page
        message = f"There is no page “{teaser.page[:120]}”, which this teaser leads to."
        meant = did_you_mean(names[0], known)
        fix = f"{meant}Write the page's file, such as life-here.md."
        self.problems.append(teaser.spot.error("home-teaser", message, fix))
        return None

    def _picture(self, page: Page) -> Illustration | None:
        """The picture of a page: the one that it names, or the first that it shows."""
        meta = self._meta(page)
        if "picture" in meta.values:
            problems: list[Problem] = []
            spot = meta.spot("picture")
            path, alt = (meta.line(key, problems) for key in ("picture", "picture_alt"))
            found = illustration(path, alt, spot, "picture", problems)
            self.problems += problems
            return found
        return self.pictures_in_text.get(page.file.src_uri)


def _title(page: Page) -> str:
    """What the page calls itself; its name in the navigation, such as “Home”, says nothing."""
    if title := page.meta.get("title"):
        return unescape(str(title))
    first = next(iter(page.toc), None)
    return unescape(first.title) if first and first.level == 1 else ""
