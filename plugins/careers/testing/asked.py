"""What one feature answers, asked by its hooks as a build asks it, without a build."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import jinja2
import pytest
import yaml
from bs4 import BeautifulSoup

from careers.discovery import Found
from careers.feature import Feature
from careers.feature_texts import read_feature_texts
from careers.hooks import Block, Card, Picture, SiteFile
from careers.host import Host
from careers.lifecycle import State, state_at
from careers.links import Links
from careers.loading import make_feature
from careers.problem import Problem
from careers.publication import open_roles
from careers.role import Role
from careers.role_page import RolePage
from careers.settings import Source
from careers.site import Site
from careers.testing.failure import as_printed
from careers.testing.own_features import overrides_of, project_of
from careers.testing.values import PATHS, page_of, role_of, rules_of

CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
TEMPLATES = Path(__file__).parent.parent / "templates"


class Asked:
    """One feature on the site of an employer in Boston and Athens, and all that it answers.

    A role is given as a value or as the text of its file. Where the feature fails, or answers
    what is no answer to that hook, the test fails with the problem that a build would tell.
    """

    def __init__(self, host: Host, site: Site, overrides: Path) -> None:
        [self.feature] = host.features
        self.overrides = overrides
        self.host = host
        self.site = site
        self.rules = rules_of(site, host.role_keys)

    def role(self, text: str, path: str = "roles/baker.md") -> Role:
        """The role in the text of a file; the feature's own key is one that it may state."""
        __tracebackhide__ = True
        return role_of(text, path, self.rules)

    def problems(self, role: Role | str | None = None) -> list[Problem]:
        """What the feature says of a role, or of its own options where there is none."""
        __tracebackhide__ = True
        if role is None:
            return self.host.check_site(self.site, Links(PATHS, "mkdocs.yml", ""))
        role = self._role(role)
        return self.host.check_role(role, self.site, self._links(role))

    def blocks(self, role: Role | str) -> list[Block]:
        """What the feature adds to the page of a role."""
        __tracebackhide__ = True
        role = self._role(role)
        found = self.host.role_blocks(role, self._state(role), self.site, self._links(role))
        return [block for _, block in _well(*found)]

    def html(self, role: Role | str) -> BeautifulSoup:
        """The same as its templates show it."""
        __tracebackhide__ = True
        return BeautifulSoup("\n".join(map(self._show, self.blocks(role))), "html.parser")

    def home(self) -> BeautifulSoup:
        """What the feature adds to the front page, as its templates show it."""
        __tracebackhide__ = True
        found = self.host.home_blocks(self.site, Links(PATHS, "mkdocs.yml", ""))
        shown = [self._show(block) for _, block in _well(*found)]
        return BeautifulSoup("\n".join(shown), "html.parser")

    def benefits(self, role: Role | str) -> list[str]:
        """What the feature says that one gets in a role."""
        __tracebackhide__ = True
        return list(_well(*self.host.role_benefits(self._role(role), self.site)))

    def json_ld(self, role: Role | str) -> list[dict[str, Any]]:
        """What the feature states about a role, one object for each schema.org type."""
        __tracebackhide__ = True
        role = self._role(role)
        return list(_well(*self.host.role_json_ld(role, self._state(role), self.site)))

    def files(self, *roles: Role | str) -> dict[str, SiteFile]:
        """The files that the feature adds to a site of these roles, by their paths."""
        __tracebackhide__ = True
        read = [self._role(role, f"roles/role-{at}.md") for at, role in enumerate(roles, 1)]
        pages = [RolePage(role, self._state(role), page_of(role.path), (), ()) for role in read]
        links = Links(PATHS, "mkdocs.yml", "")
        found = self.host.site_files(open_roles(pages, {}, self.site), (), self.site, links)
        return {file.path: file for _, file in _well(*found)}

    def picture(self, card: Card) -> Picture | None:
        """The picture that the feature draws for a card."""
        __tracebackhide__ = True
        picture, problems = self.host.page_picture(card, self.site)
        _well([], problems)
        return picture

    def _role(self, role: Role | str, path: str = "roles/baker.md") -> Role:
        __tracebackhide__ = True
        return self.role(role, path) if isinstance(role, str) else role

    def _state(self, role: Role) -> State:
        return state_at(role, self.site.now, self.site)

    def _links(self, role: Role) -> Links:
        return Links({**PATHS, role.path: page_of(role.path)}, role.path, page_of(role.path))

    def _show(self, block: Block) -> str:
        folders = [self.overrides, type(self.feature).templates(), TEMPLATES]
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader([folder for folder in folders if folder])
        )
        return environment.get_template(block.template).render(
            block=json.loads(json.dumps(block.data)),
            careers={"text": self.site.words},
        )


def ask(feature: type[Feature] | str, options: Mapping[str, Any], site: Site, near: Path) -> Asked:
    """A feature with its options, ready to be asked; fails the test where something is wrong.

    One that is named is found as a site finds it: in a package, or in the nearest folder
    `plugins/` at or above `near`. A class is called what its module would be: `OurTeams` is
    `our_teams`.
    """
    __tracebackhide__ = True
    name = feature if isinstance(feature, str) else CAPITAL.sub("_", feature.__name__).lower()
    on = {"plugins": [{"careers": {"features": {name: dict(options)}}}]}
    source = Source(yaml.safe_dump(on, allow_unicode=True))
    project = project_of([name], near)
    if isinstance(feature, str):
        host, problems = Host.load({name: options}, project, source)
    else:
        found = Found(f"{feature.__module__}.{feature.__name__}", lambda: feature)
        made, problems = make_feature(name, found, options, source, project)
        host = Host([made] if made else [])
    texts, wrong = read_feature_texts(host.features, host.off, project)
    problems += wrong
    if problems:
        pytest.fail(f"The feature can't be loaded:\n{as_printed(problems)}")
    site = replace(site, catalogues=texts.with_own({}))
    return Asked(host, site, overrides_of(project))


def _well(answers: Iterable[Any], problems: Iterable[Problem]) -> Iterable[Any]:
    """The answers, if nothing went wrong."""
    __tracebackhide__ = True
    if told := list(problems):
        pytest.fail(f"The feature failed:\n{as_printed(told)}")
    return answers
