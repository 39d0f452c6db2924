"""Pages of roles and of their list that several processes render before MkDocs comes to them.

MkDocs builds all pages one after the other, with all events, in one process. What takes longest is
rendering these, of which none needs another: that is done here, ahead of MkDocs.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import Environment, Template
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from careers.adapter import lists, role_frames
from careers.adapter.foreign import is_foreign
from careers.adapter.page import is_role
from careers.adapter.processors import processes
from careers.adapter.role_frames import RoleFrames
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
        # Their templates, each with what renders a page by it.
        self.templates: dict[str, tuple[Template, Callable[..., str]]] = {}
        # What the template is given next, and what is there for it.
        self.due: tuple[Any, Ready] | None = None

    def has(self, page: Page, context: dict[str, Any]) -> bool:
        """Whether a page is rendered already; its template, given this, answers with it."""
        self.due = None
        if not self.is_begun and is_role(page):
            # The first one is rendered here, so that every process knows what is the same in all.
            if self.has_seen_one:
                self._begin(context["nav"], context["pages"], context["config"])
            self.has_seen_one = True
        number = self.numbers.get(page.file.src_uri)
        if self.workers is None or number is None or not self._is_as_it_was(page):
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
        pages = [page for page in pages if _template_of(page)]
        many = processes(self.wanted, len(pages), WORTH)
        if many == 1 or is_foreign(self.env) or not _is_ours_alone(config):
            return
        from careers.adapter.workers import Workers

        self.nav, self.files, self.config = nav, files, config
        self.settings = copy.deepcopy((config.extra, dict(config.theme)))
        self.pages = pages
        self.numbers = {page.file.src_uri: number for number, page in enumerate(pages)}
        for name in {_template_of(page) for page in pages}:
            template = self.env.get_template(name)
            self.templates[name] = template, template.render
            template.render = partial(self._render, template.render)  # type: ignore[method-assign]
        with suppress(OSError):  # there may be no room for it, and it isn't needed
            self.workers = Workers(many - 1, len(pages), self._make)

    def _is_as_it_was(self, page: Page) -> bool:
        """Whether what a page is rendered with is still what the workers know."""
        name = _template_of(page)
        return (
            name in self.templates
            and self.env.get_template(name) is self.templates[name][0]
            and self.settings == (self.config.extra, dict(self.config.theme))
        )

    def _render(self, plain: Callable[..., str], *args: Any, **kwargs: Any) -> str:
        """A page, as `Template.render` renders it."""
        if self.due and args and args[0] is self.due[0]:
            return self.due[1].text
        return plain(*args, **kwargs)

    def _make(self, number: int) -> Ready:
        """What MkDocs makes of a page, but for its events."""
        page, at = self.pages[number], self.config._current_page
        _, plain = self.templates[_template_of(page)]
        problems = len(self.role_frames.problems)
        page.active, self.config._current_page = True, page
        try:
            context = get_context(self.nav, self.files, self.config, page)
            self.fill(context, page)  # type: ignore[arg-type]
            text = plain(context)
        finally:
            page.active, self.config._current_page = False, at
        if len(self.role_frames.problems) > problems:
            raise ValueError("what is wrong with a page is told where MkDocs comes to it")
        secured = self.role_frames.secured(text)
        parts = secured[1] if secured else [text]
        return Ready(text, [script for part in parts for script in self.security.unknown(part)])


def _template_of(page: Page) -> str:
    """The template of a page that nobody but we make; empty for another."""
    template = page.meta.get("template")
    if is_role(page):
        return role_frames.TEMPLATE if template == role_frames.TEMPLATE else ""
    return lists.TEMPLATE if template == lists.TEMPLATE and page.file.generated_by else ""


def _is_ours_alone(config: MkDocsConfig) -> bool:
    """Whether no other plugin may give a page something of its own; the search only looks at it."""
    modules = {__package__ + ".plugin", SEARCH}
    events = config.plugins.events["page_context"]
    return all(type(getattr(one, "__self__", None)).__module__ in modules for one in events)
