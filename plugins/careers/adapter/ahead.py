"""Roles' pages that several processes render before MkDocs comes to them.

MkDocs builds all pages one after the other, with all events, in one process. What takes longest is
rendering those of roles, of which none needs another: that is done here, ahead of MkDocs.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from careers.adapter.page import is_role
from careers.adapter.processors import processes
from careers.adapter.role_frames import TEMPLATE, RoleFrames
from careers.adapter.search import PLUGIN as SEARCH
from careers.adapter.security import Security
from careers.policy_wants import Want

if TYPE_CHECKING:  # what no other system than Linux has
    from careers.adapter.workers import Workers

WORTH = 100  # pages from which on it pays

Fill = Callable[[dict[str, Any], Page], None]


class Ready(NamedTuple):
    """A page as its template makes it, and the scripts in it that the site doesn't know."""

    text: str
    scripts: list[Want]


class Ahead:
    """Renders the pages of one build; `fill` adds what is ours to what MkDocs gives a template.

    `wanted` is how many processes the site wants. With one, no page is rendered ahead.
    """

    def __init__(
        self,
        env: Environment,
        fill: Fill,
        role_frames: RoleFrames,
        security: Security,
        wanted: int | None,
    ) -> None:
        self.env = env
        self.fill = fill
        self.role_frames = role_frames
        self.security = security
        self.wanted = wanted
        self.is_begun = self.has_seen_one = False
        self.workers: Workers | None = None
        self.pages: list[Page] = []
        self.numbers: dict[str, int] = {}
        # What the template is given next, and what is there for it.
        self.due: tuple[Any, Ready] | None = None

    def has(self, page: Page, context: dict[str, Any]) -> bool:
        """Whether a page is rendered already; its template, given this, answers with it."""
        self.due = None
        if not is_role(page) or page.meta.get("template") != TEMPLATE:
            return False
        if not self.is_begun:
            # The first one is rendered here, so that every process knows what is the same in all.
            if self.has_seen_one:
                self._begin(context["nav"], context["pages"], context["config"])
            self.has_seen_one = True
        number = self.numbers.get(page.file.src_uri)
        if self.workers is None or number is None or not self._is_as_it_was():
            return False
        ready = self.workers.take(number)
        self.due = (context, ready) if ready else None
        return ready is not None

    def scripts(self, output: str) -> list[Want] | None:
        """Those that the site doesn't know, in a page that was rendered ahead; None for another."""
        return self.due[1].scripts if self.due and self.due[1].text is output else None

    def end(self) -> None:
        """Leave no process behind."""
        if self.workers:
            self.workers.close()
        self.workers = None

    def _begin(self, nav: Navigation, files: Sequence[File], config: MkDocsConfig) -> None:
        self.is_begun = True
        pages = [file.page for file in files if file.page]
        pages = [page for page in pages if is_role(page) and page.meta.get("template") == TEMPLATE]
        many = processes(self.wanted, len(pages), WORTH)
        if many == 1 or not _is_ours_alone(config):
            return
        from careers.adapter.workers import Workers

        self.nav, self.files, self.config = nav, files, config
        self.settings = copy.deepcopy((config.extra, dict(config.theme)))
        self.pages = pages
        self.numbers = {page.file.src_uri: number for number, page in enumerate(pages)}
        self.template = self.env.get_template(TEMPLATE)
        self.one_by_one = self.template.render
        self.template.render = self._render  # type: ignore[method-assign]
        self.workers = Workers(many - 1, len(pages), self._make)

    def _is_as_it_was(self) -> bool:
        """Whether what a page is rendered with is still what the workers know."""
        return (
            self.settings == (self.config.extra, dict(self.config.theme))
            and self.env.get_template(TEMPLATE) is self.template
        )

    def _render(self, *args: Any, **kwargs: Any) -> str:
        """A page, as `Template.render` renders it."""
        if self.due and args and args[0] is self.due[0]:
            return self.due[1].text
        return self.one_by_one(*args, **kwargs)

    def _make(self, number: int) -> Ready:
        """What MkDocs makes of a page, but for its events."""
        page, at = self.pages[number], self.config._current_page
        page.active, self.config._current_page = True, page
        try:
            context = get_context(self.nav, self.files, self.config, page)
            self.fill(context, page)  # type: ignore[arg-type]
            text = self.one_by_one(context)
        finally:
            page.active, self.config._current_page = False, at
        secured = self.role_frames.secured(text)
        parts = secured[1] if secured else [text]
        return Ready(text, [script for part in parts for script in self.security.unknown(part)])


def _is_ours_alone(config: MkDocsConfig) -> bool:
    """Whether no other plugin may give a page something of its own; the search only looks at it."""
    modules = {__package__ + ".plugin", SEARCH}
    events = config.plugins.events["page_context"]
    return all(type(getattr(one, "__self__", None)).__module__ in modules for one in events)
