"""A form in the browser for roles, departments, offices and pages, which writes to the repository.

The form is Decap CMS (https://decapcms.org/), a script that speaks to GitHub from the browser of
whoever edits. This feature makes its page and tells it what there is to fill in.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml
from pydantic import Field as Option

from careers.feature import Feature
from careers.features.editor.forms import Names, Repository, Where, configuration
from careers.features.editor.page import editor_page
from careers.features.editor.readable import unreadable
from careers.hooks import OpenUnit, SiteFile, hookimpl
from careers.links import Links, unsafe
from careers.policy import origin_of
from careers.problem import Problem
from careers.role import Role
from careers.site import Site

REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+", re.ASCII)
FOLDER = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)*")


class Editor(Feature):
    """A form in the browser for roles, departments, offices and pages: each change that it saves
    is a pull request.
    """

    repository: str = Option(description="Owner and name on GitHub, such as example/careers.")
    branch: str = Option("main", description="The branch that the site is published from.")
    login: str = Option(
        "",
        description="The address of your service that lets people log in with GitHub, with "
        "https://; else that of Netlify.",
    )
    script: str = Option(
        "site_src/assets/editor/decap-cms.js", description="Where Decap CMS is in the repository."
    )
    path: str = Option("admin", description="Where the form is on the site, such as admin.")
    roles_dir: str = Option("roles", description="The folder of the roles, if it isn't roles.")

    @hookimpl
    def check_site(self, links: Links) -> Iterator[Problem]:
        if not REPOSITORY.fullmatch(self.repository):
            message = f"“{self.repository}” is no repository on GitHub."
            fix = "Write its owner and its name, such as example/careers."
            yield self.option("repository").error("editor-repository", message, fix)
        if self.login and (reason := unsafe(self.login, ("https",))):
            message = f"The address of “login” {reason}."
            fix = "Write the whole address of the service, such as https://login.example.com."
            yield self.option("login").error("editor-login", message, fix)
        if not FOLDER.fullmatch(self.path):
            message = f"“{self.path}” can't be an address."
            yield self.option("path").error("editor-path", message, "Write one such as admin.")
        if not self.file(self.roles_dir).is_dir():
            message = f"There is no folder {self.roles_dir}."
            fix = "Write the folder of the roles, as the site's own “roles_dir” names it."
            yield self.option("roles_dir").error("editor-roles", message, fix)
        if self.script not in links.paths:
            message = f"There is no file {self.script}, the script of Decap CMS."
            fix = "Put it there, as docs/features/editor.md shows, or write where it is."
            yield self.option("script").error("editor-script", message, fix)

    @hookimpl
    def check_role(self, role: Role) -> Iterator[Problem]:
        yield from unreadable(self.file(role.path), role.path)

    @hookimpl
    def site_files(self, units: Sequence[OpenUnit], site: Site, links: Links) -> Iterator[SiteFile]:
        if self.script not in links.paths:
            return  # `check_site` has said so
        login = origin_of(self.login) if self.login else ""
        home = next((path for path, address in links.paths.items() if address == ""), "")
        pages = posixpath.dirname(home) or "docs"
        where = Where(self.roles_dir, self._folders(), pages)
        names = Names(
            departments=tuple(one.unit.name for one in units if one.unit.kind == "department"),
            offices=tuple(office.name for office in site.offices),
        )
        repository = Repository(self.repository, self.branch, self.login.rstrip("/"))
        made = configuration(repository, where, names, site, local=site.preview)
        script = posixpath.relpath(links.paths[self.script], self.path)
        text = yaml.safe_dump(made, allow_unicode=True, sort_keys=False, width=1000)
        yield SiteFile(f"{self.path}/config.yml", text)
        yield SiteFile(f"{self.path}/index.html", editor_page(script, login, site))

    def _folders(self) -> tuple[str, ...]:
        """The roles that are folders, with openings in them."""
        roles: Path = self.file(self.roles_dir)
        if not roles.is_dir():
            return ()
        return tuple(sorted(one.name for one in roles.iterdir() if (one / "index.md").is_file()))
