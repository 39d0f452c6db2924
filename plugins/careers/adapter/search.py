"""The theme's search: it knows a line of each role, and pages of marketing as they are."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field
from html import escape
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from careers.adapter.page import MkDocsRolePage
from careers.search_entry import entry_text
from careers.site import Site

PLUGIN = "material.plugins.search.plugin"


@dataclass(frozen=True, slots=True)
class Entry:
    """A page as the theme's search reads it."""

    url: str
    title: str
    content: str
    meta: dict[str, Any]
    toc: list[Any] = field(default_factory=list)


class Search:
    """Gives the theme's search its entries of roles; nothing where a site does without it."""

    def __init__(self, config: MkDocsConfig) -> None:
        found = (one for one in config.plugins.values() if type(one).__module__ == PLUGIN)
        self._plugin: Any = next(found, None)
        self._is_full = False

    def as_it_is(self) -> Search:
        """The same, for pages that are made once more: it takes no entry of them."""
        full = copy(self)
        full._is_full = True
        return full

    def begin(self, page: Page) -> None:
        """Keep the text of a role's page out of it, before the page is rendered."""
        if self._plugin and isinstance(page, MkDocsRolePage):
            page.meta["search"] = {"exclude": True}

    def add(self, page: Page, site: Site) -> None:
        """Let it know a role's page that can be found."""
        if not (self._plugin and isinstance(page, MkDocsRolePage) and page.view.is_findable):
            return
        if self._is_full or not self._plugin.config.enabled:
            return
        title, tags = page.meta["title"], page.meta["tags"]
        text = entry_text(page.view.role, page.url, title, tags, site)
        meta = {"title": title, "tags": tags}
        entry = Entry(page.url, title, f"<div>{escape(text, quote=False)}</div>", meta)
        self._plugin.search_index.add_entry_from_context(entry)
