"""The files of the site that are no pages: those of features, and the sitemap."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from careers.adapter.equivalents import Equivalents
from careers.adapter.page import MkDocsRolePage
from careers.adapter.version import Version
from careers.directory import belongs
from careers.history import last_commits
from careers.hooks import SiteFile
from careers.language import named
from careers.lifecycle import State, begin_of, changed_on
from careers.problem import Problem, Spot
from careers.publication import changed_at, latest
from careers.role import Moment
from careers.role_page import RolePage
from careers.site import Site
from careers.sitemap import Url, sitemaps

# Pages that show the list, or a part of it, change with it.
LISTING = ("careers/home.html", "home.html")
# Material's script asks for a sitemap beside each `link[rel=alternate]`, and there is one in the
# first folder only. To HTML a blank behind the word means nothing; the script passes it over.
ELSEWHERE = "alternate "


class Dates:
    """When each page of the site last changed.

    A page may state it itself, as `lastmod:`; else its last commit says it, and for a role
    its own dates as well. `held` are the moments of files that are published as they were.
    """

    def __init__(
        self,
        files: Files,
        project: Path,
        site: Site,
        version_of: Callable[[Page], Version],
        held: Mapping[str, datetime],
    ) -> None:
        self.site = site
        self.version_of = version_of
        self.pages = [file.page for file in files.documentation_pages() if file.page]
        self.sources = {page.file.src_uri: _source(page.file, project) for page in self.pages}
        wanted = {source for source in self.sources.values() if source}
        wanted |= {f"{posixpath.dirname(source)}/index.md" for source in wanted}
        wanted |= {named(source).original for source in wanted}
        # A preview is for people, and is made anew at every change.
        self.commits = {} if site.preview else {**last_commits(project, wanted, site.now), **held}
        self._known: dict[str, tuple[date | None, Moment | None]] = {}

    def write(self) -> dict[str, Moment | None]:
        """Give every page its `lastmod`; they are answered too, by the page's file."""
        roles = [page.view for page in self.pages if isinstance(page, MkDocsRolePage)]
        of_list = self._of_list(roles)
        found = {page.file.src_uri: self._of(page, roles, of_list) for page in self.pages}
        for page in self.pages:
            changed = found[page.file.src_uri]
            page.meta["lastmod"] = changed.isoformat() if changed else ""
            if changed:
                page.update_date = changed.isoformat()[:10]
        return found

    def _of(self, page: Page, roles: Sequence[RolePage], of_list: Moment | None) -> Moment | None:
        if isinstance(page, MkDocsRolePage):
            has_openings = page.view.role.has_openings
            of_openings = self._of_list(page.relatives.openings) if has_openings else None
            return latest([self._of_role(page.view)[1], of_openings], self.site)
        if stated := _moment(page.meta.get("lastmod")):
            is_day = not isinstance(stated, datetime)
            return stated if is_day else begin_of(stated, self.site.timezone)
        commit = self.commits.get(self.sources[page.file.src_uri])
        made = commit.astimezone(self.site.timezone) if commit else None
        version = self.version_of(page)
        if unit := version.unit_pages.of(page):
            here = [role for role in version.pages if belongs(role.role, unit)]
            return latest([made, self._of_list(here)], self.site)
        if (listed := version.lists.shown_on(page)) is not None:
            if page.file.generated_by and not version.lists.is_whole(page):
                # Readers that take the newest pages first, and only so many, shall find roles.
                return None
            return latest([made, self._of_list(listed)], self.site)
        shows = page.meta.get("template") in LISTING
        return latest([made, of_list if shows else None], self.site)

    def _of_list(self, pages: Sequence[RolePage]) -> Moment | None:
        """When a list of these last changed: one came or went, or one that is open changed."""
        found = [(page.state, self._of_role(page)) for page in pages]
        days = [day for _, (day, _) in found if day]
        changes = (changed for state, (_, changed) in found if state is State.OPEN)
        return latest([max(days, default=None), *changes], self.site)

    def _of_role(self, page: RolePage) -> tuple[date | None, Moment | None]:
        """The last of a role's own days, and when it changed; a role stands on many lists."""
        if page.path not in self._known:
            changed = changed_at(page.role, self.commits, self.site)
            self._known[page.path] = changed_on(page.role, self.site), changed
        return self._known[page.path]


class Sitemap:
    """The pages that can be found, for the template `sitemap.xml`."""

    def __init__(
        self,
        pages: Iterable[Page],
        changed: Mapping[str, Moment | None],
        site: Site,
        equivalents: Equivalents,
    ) -> None:
        urls = [
            Url(
                page.canonical_url,
                changed.get(page.file.src_uri),
                tuple((one["language"], one["href"]) for one in equivalents.links(page)),
            )
            for page in pages
            if page.canonical_url and "noindex" not in str(page.meta.get("robots", ""))
            if not site.is_shown_around  # what is found is the site, and never a preview
        ]
        parts = sitemaps(urls)
        self.parts = {f"sitemap-{n}.xml": part for n, part in enumerate(parts, 1)}
        self.data = _data(urls)
        if len(parts) == 1:
            self.parts = {}
        else:
            maps = [
                Url(site.address(name), latest((url.changed for url in part), site))
                for name, part in self.parts.items()
            ]
            self.data = _data([], maps)

    def files(self, env: Environment) -> list[SiteFile]:
        """The files that the sitemap leads to, where one is not enough."""
        template = env.get_template("sitemap.xml")
        return [
            SiteFile(name, template.render(careers={"sitemap": _data(part)}))
            for name, part in self.parts.items()
        ]


def paths_taken(files: Files, templates: Iterable[str], docs: str) -> dict[str, str]:
    """Which file of the project, or which template, each path of the site is made from."""
    taken = {name: name for name in templates}
    for file in files:
        taken[file.dest_uri] = posixpath.normpath(posixpath.join(docs, file.src_uri))
    return taken


def write_files(files: Iterable[SiteFile], folder: Path) -> list[Problem]:
    """Write the files below a folder; one that is there already stays, and is a problem."""
    problems = []
    for file in files:
        target = folder / file.path
        if target.exists():
            message = f"“{file.path}” is written twice, by a feature and by something else."
            fix = "Another plugin or the theme writes it too; give the feature's file another name."
            problems.append(Spot("mkdocs.yml").error("file-taken", message, fix))
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        content = file.content
        target.write_bytes(content.encode() if isinstance(content, str) else content)
    return problems


def alternates(
    files: Iterable[SiteFile], home: str, url: str, language: str = ""
) -> list[dict[str, str]]:
    """What the head of the page at `url` names, its own first; `home` leads to the root.

    `language` is that of the page.
    """
    named = [
        file
        for file in files
        if file.media_type and file.title and (file.page is None or file.page == url)
        if file.language in ("", language)
    ]
    return [
        {
            "rel": ELSEWHERE if "/" in file.path else "alternate",
            "media_type": file.media_type,
            "title": file.title,
            "href": f"{home}{quote(file.path)}",
        }
        for file in sorted(named, key=lambda file: file.page is None)
    ]


def _data(urls: Sequence[Url], maps: Sequence[Url] = ()) -> Mapping[str, Any]:
    return {
        "urls": [url.data() for url in urls],
        "maps": [url.data() for url in maps],
        "has_languages": any(url.languages for url in urls),
    }


def _source(file: File, project: Path) -> str:
    """The file behind a page as the project calls it; empty when a plugin made it."""
    path = file.abs_src_path
    return os.path.relpath(path, project).replace(os.sep, "/") if path else ""


def _moment(stated: object) -> Moment | None:
    """What a page's front matter says, if it is a day or a minute."""
    if isinstance(stated, date):
        return stated
    for kind in (date, datetime):
        with suppress(ValueError):
            return kind.fromisoformat(str(stated))
    return None
