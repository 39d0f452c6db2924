"""Pages of roles as an earlier build has written them, where nothing that they show changed.

Whoever serves a site changes one role, and has the pages of all of them made anew. A page is the
same again where it is made from the same; what is unusual, or nobody can be sure of, is rendered.
"""

from __future__ import annotations

import logging
from collections.abc import Hashable, Sequence
from dataclasses import replace
from operator import is_
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from careers.adapter.equivalents import Equivalents, is_findable
from careers.adapter.foreign import is_foreign
from careers.adapter.page import MkDocsRolePage, is_role
from careers.adapter.search import PLUGIN as SEARCH
from careers.adapter.security import Security
from careers.adapter.shape import ALONE
from careers.adapter.shown import Shown
from careers.adapter.template_sources import Sources
from careers.glance import told_by_now
from careers.listing import entry_view
from careers.memo import NO_MOMENT
from careers.role_page import Relatives, RolePage
from careers.site import Site
from careers.staging import Staging

BUILDING = logging.getLogger("mkdocs.commands.build")
# A page of blanks is one that MkDocs doesn't write.
KEPT = "\n\n"
SKIPPED = "Page skipped"
# Whoever hears of these may change a page, or what is written of it.
DECIDING = (
    *("env", "pre_page", "page_read_source", "page_markdown", "page_content", "page_context"),
    *("post_page", "post_build"),
)


class Basis(NamedTuple):
    """All that one role's page is made from; the rest is the same for all of them.

    Of roles that are similar a page shows what a list shows of them.
    """

    view: RolePage
    relatives: Relatives
    similar: tuple[RolePage, ...]
    site: Site
    more: tuple[Any, ...]

    def is_same(self, other: Basis) -> bool:
        """Whether the same page is made from both; pages that are equal are the same object."""
        return (
            self.view is other.view
            and len(self.similar) == len(other.similar)
            and all(map(self._is_listed_alike, self.similar, other.similar))
            and self.relatives.role is other.relatives.role
            and _are_same(self.relatives.family, other.relatives.family)
            and self.more == other.more
        )

    def _is_listed_alike(self, one: RolePage, other: RolePage) -> bool:
        return one is other or entry_view(one, self.site) == entry_view(other, self.site)


class Written(NamedTuple):
    """A page that was written: what from, and in which frame."""

    basis: Basis
    shape: Hashable


class WrittenPages:
    """The pages that are served, by their files; of what anybody else has written nothing is known.

    `frames` are those that they were joined from, `common` is what all of them are made from, and
    `files` are all of the site.
    """

    def __init__(self) -> None:
        self.pages: dict[str, Written] = {}
        self.files: frozenset[str] = frozenset()
        self.frames: dict[Hashable, object] = {}
        self.common: object = None
        self._touched: set[str] = set()
        self._lock = Lock()  # a page may be shown while a build goes on

    def touch(self, file: str) -> None:
        """Know nothing of a page any more: it is written in another thread."""
        with self._lock:
            self.pages.pop(file, None)
            self._touched.add(file)

    def publish(self, kept: KeptPages | None, staging: Staging) -> None:
        """Let a build take the place of the one that is served, with its pages that stay in it."""
        with self._lock:
            self.pages, before = {}, self.files  # what if it can't be put in its place?
            if kept and kept.files:
                self.files = staging.merge(frozenset(kept.files), before)
            else:
                self.files = staging.files()
                staging.publish(keep_same=False, quickly=True)
            if kept:
                self.pages = {
                    file: page for file, page in kept.written.items() if file not in self._touched
                }
                self.frames, self.common = kept.frames, kept.common
            self._touched.clear()


class KeptPages:
    """The pages of one build, as far as they needn't be made in it.

    `sources` are the templates of what is a role's in a page, `served` is the folder in which the
    earlier ones are.
    """

    def __init__(
        self,
        before: WrittenPages,
        shown: Shown,
        security: Security,
        sources: Sources,
        served: Path,
    ) -> None:
        self.shown = shown
        self.served = served
        self.written: dict[str, Written] = {}
        self.files: set[str] = set()  # of pages that are not made
        self.frames: dict[Hashable, object] = {}
        self.common = _common(shown, security, sources)
        self._before = before if self.common == before.common else WrittenPages()
        self._same_frames: set[Hashable] = set()
        self._next: tuple[str, Basis] | None = None
        self._due: object = None
        BUILDING.addFilter(self._is_news)

    def end(self) -> None:
        """Let MkDocs say what it does again."""
        BUILDING.removeFilter(self._is_news)

    def _is_news(self, record: logging.LogRecord) -> bool:
        """Whether it is anything but that a page which stays as it is is empty."""
        return not (self._due and str(record.msg).startswith(SKIPPED))

    def has(self, page: Page, context: object) -> bool:
        """Whether a page stays as it is served; its template, given this context, says so."""
        self._due = self._next = None
        if not is_role(page) or any(getattr(page, name) is not None for name in ALONE):
            return False
        file, basis = page.file.dest_uri, self._basis(page)
        known = self._before.pages.get(file)
        if (
            known is None
            or known.shape not in self._same_frames
            or not known.basis.is_same(basis)
            or not Path(f"{self.served}/{file}").is_file()
        ):
            self._next = file, basis
            return False
        self.written[file] = known
        self.files.add(file)
        self._due = context
        return True

    def is_due(self, context: object) -> bool:
        """Whether it is the page that stays as it is for which this was made."""
        return self._due is context

    def frame(self, shape: Hashable, frame: object) -> None:
        """Know the frame of a shape in this build, before any page in it is taken."""
        self.frames[shape] = frame
        if frame is not None and self._before.frames.get(shape) == frame:
            self._same_frames.add(shape)

    def note(self, shape: Hashable | None) -> None:
        """Know that the page that was asked for last is written, joined from a frame or not."""
        if self._next and shape is not None:
            file, basis = self._next
            self.written[file] = Written(basis, shape)
        self._next = None

    def _basis(self, page: MkDocsRolePage) -> Basis:
        shown, view, role = self.shown, page.view, page.view.role
        version = shown.versions.of(page)
        similar = version.similar.to(role) if view.state.is_public else ()
        return Basis(
            view,
            page.relatives,
            tuple(similar),
            version.site,
            (
                told_by_now(view, page.relatives, version.site),
                (page.title, page.url, page.canonical_url, page.abs_url, page.edit_url),
                (page.update_date, page.other_content, page.meta),
                shown.heads.pictures.get(page.file.src_uri),
                page.file.src_uri in shown.page_text.illustrated,
                shown.editing.of(page, shown.docs),
                _elsewhere(page, shown.equivalents),
            ),
        )


def is_sure(config: MkDocsConfig, env: Environment) -> bool:
    """Whether pages say nothing but what we give them, and nobody else does anything with them."""
    modules = {f"{__package__}.plugin", SEARCH}
    methods = [method for name in DECIDING for method in config.plugins.events[name]]
    others = {type(getattr(method, "__self__", None)).__module__ for method in methods} - modules
    return not others and not is_foreign(env) and env.autoescape is False


def _common(shown: Shown, security: Security, sources: Sources) -> tuple[Any, ...]:
    """What all pages of roles are made from, but for their frames, as values that stay."""
    named = [file for file in shown.site_files if file.media_type and file.title]
    assets, heads = shown.assets, shown.heads
    return (
        [
            (
                replace(version.site, now=NO_MOMENT),
                # Offices are equal wherever on the map they are, and whatever they are called.
                repr(version.site.offices),
                version.site.catalogues,
                (version.address, version.description, version.unit_pages.directory),
                heads.shared.get(version.site.language),
            )
            for version in shown.versions
        ],
        [(one.path, one.media_type, one.title, one.page, one.language) for one in named],
        (assets.closing, assets.clock, assets.apply_bar, heads.is_instant),
        (assets.styles, assets.block_styles, assets.scripts),
        (security.meta, security.lean, frozenset(security.known)),
        (shown.editing, shown.docs, sources),
    )


def _elsewhere(page: Page, equivalents: Equivalents) -> list[tuple[object, ...]]:
    """The pages in other languages that a page leads to."""
    found = equivalents.of(page).items()
    return [(code, one.url, one.canonical_url, is_findable(one)) for code, one in found]


def _are_same(some: Sequence[object], others: Sequence[object]) -> bool:
    return len(some) == len(others) and all(map(is_, some, others))
