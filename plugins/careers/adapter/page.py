"""A role as a page of MkDocs, so that its other plugins, its links and its search see it."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeGuard
from urllib.parse import urlsplit, urlunsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from careers.assembly import Address, Assembly
from careers.body import RESERVED_ANCHORS, Body, Outline, outline_of
from careers.notice import notice
from careers.problem import Problem
from careers.role_page import RolePage
from careers.section import Heading
from careers.snippet import role_snippet
from careers.view import page_title, search_words

if TYPE_CHECKING:
    from mkdocs.structure.toc import TableOfContents, _TocToken

Tell = Callable[[Iterable[Problem]], None]


class MkDocsRolePage(Page):
    """A role's page; its Markdown is the role's body, its HTML was made when it was read.

    What can be made of the role at any time is made whenever it is asked for, unless another
    plugin has put something else in its place: all pages are there before the first is written.
    """

    def __init__(
        self,
        view: RolePage,
        assembly: Assembly,
        docs: str,
        file: File,
        config: MkDocsConfig,
        tell: Tell,
    ) -> None:
        self.view = view
        self.assembly = assembly
        self.docs = docs
        self.tell = tell
        # A page's title is HTML to MkDocs and to its themes, which print it as it is.
        self.relatives = assembly.relatives_of(view)
        self._is_read = self._is_rendered = self._is_awaited = False
        self._given: str | None = None
        self._anchors: set[str] | None = None
        title = page_title(view, self.relatives, assembly.site)
        super().__init__(escape(title, quote=False), file, config)
        if self.edit_url:
            parts = urlsplit(self.edit_url)
            self.edit_url = urlunsplit(parts._replace(path=posixpath.normpath(parts.path)))

    def read_source(self, config: MkDocsConfig) -> None:
        role = self.view.role
        self._markdown: str | None = None
        self._is_read = True
        site = self.assembly.site
        self.meta: dict[str, Any] = {
            "title": self.title,
            "description": escape(self._snippet()),
            "template": "careers/role.html",
            "hide": ["navigation", "toc"],
            "tags": search_words(role, site),
        }
        if not self.view.is_findable:
            self.meta["robots"] = "noindex"
            self.meta["search"] = {"exclude": True}

    def _snippet(self) -> str:
        """What the page is about: of one that has become short, what it still says."""
        site = self.assembly.site
        said = notice(self.view, self.relatives, site) if self.view.is_short else None
        if said:
            return f"{said['title']}. {said['text']}"
        return role_snippet(self.view.role, site)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        if self._markdown is not None:
            # Another plugin changed the text: all that is made of it is made anew.
            self.view, problems = self.assembly.with_text(self.view, self._markdown)
            self._markdown = None
            self.tell(problems)
        self._is_rendered = self._is_awaited = True
        self._toc: TableOfContents | None = None
        self._anchors = None
        self.links_to_anchors = self._anchor_links(self.view.role.body, files) or None

    @property
    def _replaced(self) -> set[str]:
        """The kinds of sections that blocks show in their own way."""
        return {kind for _, block in self.view.blocks for kind in block.replaces}

    @property
    def markdown(self) -> str | None:
        """The text of the role in Markdown, or what another plugin has made of it."""
        is_own = self._is_read and self._markdown is None
        return self.view.role.body.source if is_own else self._markdown

    @markdown.setter
    def markdown(self, text: str | None) -> None:
        is_own = self._is_read and text == self.view.role.body.source
        self._markdown = None if is_own else text

    def _html(self) -> str:
        """The text of the role."""
        return "" if self.view.is_short else self.view.role.body.html(without=self._replaced)

    @property
    def content(self) -> str | None:
        """The text of the role as HTML, or what another plugin has made of it."""
        if self._content is None and self._is_rendered:
            html = self._html()
            self._given = html if self._is_awaited else None
            return html
        return self._content

    @content.setter
    def content(self, html: str | None) -> None:
        # MkDocs asks for it, and sets what other plugins have made of that.
        is_own = self._is_rendered and (html is self._given or html == self._html())
        self._given, self._is_awaited = None, False
        self._content: str | None = None if is_own else html

    @property
    def other_content(self) -> str | None:
        """What another plugin has made of the text; None where it is the role's own."""
        return self._content

    @property
    def toc(self) -> TableOfContents:
        """The outline; once somebody was given it, it may have been changed."""
        if self._toc is None:
            # The title is the first of the outline: “skip to content” leads there.
            title = Heading(1, self.view.role.title, "role")
            shown = [] if self.view.is_short else outline_of(self.view.role.body, self._replaced)
            self._toc = get_toc([_token(title, _outline(shown))])
        return self._toc

    @toc.setter
    def toc(self, outline: TableOfContents) -> None:
        self._toc = outline

    @property
    def present_anchor_ids(self) -> set[str] | None:
        """The parts of the page that links may lead to; once somebody was given it, as the outline.

        Of one that has become short as well: time alone breaks no build by a link to a part.
        """
        if self._anchors is None and self._is_rendered:
            shown = outline_of(self.view.role.body, self._replaced)
            headings = [one for first, inner in shown for one in (first, *inner) if one]
            self._anchors = {heading.anchor for heading in headings} | RESERVED_ANCHORS
        return self._anchors

    @present_anchor_ids.setter
    def present_anchor_ids(self, anchors: set[str] | None) -> None:
        self._anchors = anchors

    def _anchor_links(self, body: Body, files: Files) -> dict[File, dict[str, str]]:
        """Links to places in pages, for MkDocs to check once every page is rendered."""
        found: dict[File, dict[str, str]] = {}
        for link, target in body.links:
            anchor = link.href.partition("#")[2]
            if not anchor or not target.path:
                continue
            path = self.assembly.twins.get(target.path, target.path)
            file = files.get_file_from_path(src_uri(path, self.docs))
            if file is not None:
                found.setdefault(file, {}).setdefault(anchor, link.href)
        return found


def is_role(page: Page) -> TypeGuard[MkDocsRolePage]:
    """Whether a page is a role's."""
    return isinstance(page, MkDocsRolePage)


def role_file(
    view: RolePage,
    assembly: Assembly,
    address: Address,
    docs: str,
    config: MkDocsConfig,
    tell: Tell,
) -> File:
    """The file of a role, where the links of other pages look for it, with its page.

    `docs` is the pages' folder as the project calls it; `tell` stops the build at problems.
    """
    file = File(
        src_uri(view.role.path, docs),
        config.docs_dir,
        config.site_dir,
        config.use_directory_urls,
        dest_uri=address.file(view.role.slug),
        inclusion=InclusionLevel.NOT_IN_NAV,
    )
    MkDocsRolePage(view, assembly, docs, file, config, tell)
    return file


def text_of(page: Page) -> str:
    """The file of a page as it is, front matter and all; empty where there is none."""
    with suppress(OSError, UnicodeDecodeError):  # told elsewhere
        path = page.file.abs_src_path
        return Path(path).read_text(encoding="utf-8-sig") if path else ""
    return ""


def folder_of(config: MkDocsConfig) -> str:
    """The folder of `mkdocs.yml`."""
    file = Path(config.config_file_path or "mkdocs.yml").absolute()
    return str(Path(os.path.normpath(file)).parent)


def docs_folder(config: MkDocsConfig) -> str:
    """The pages' folder as the project calls it, such as `site_src`."""
    return os.path.relpath(config.docs_dir, folder_of(config)).replace(os.sep, "/")


def language_of(config: MkDocsConfig) -> str:
    """The language of the site, such as `en`."""
    return str(config.theme.get("language") or "en")


def src_uri(path: str, docs: str) -> str:
    """A file of the project as MkDocs calls it: from the pages' folder, `../roles/x.md`."""
    folder, _, name = path.rpartition("/")
    return posixpath.normpath(f"{_way(folder or '.', docs)}/{name}")


@lru_cache(maxsize=64)
def _way(folder: str, docs: str) -> str:
    return posixpath.relpath(folder, docs)


def _outline(shown: Outline) -> list[_TocToken]:
    return [
        _token(heading, [_token(one) for one in inner])
        for heading, inner in shown
        if heading is not None
    ]


def _token(heading: Heading, children: Iterable[_TocToken] = ()) -> _TocToken:
    name = escape(heading.text)
    return {"level": heading.level, "id": heading.anchor, "name": name, "children": [*children]}
