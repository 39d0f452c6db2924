"""An application form without a site around it: what is told, and what its template shows."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any

import jinja2
import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from careers.catalogue import load_catalogue
from careers.features.application_form import ApplicationForm
from careers.hooks import JsonLd
from careers.lifecycle import State
from careers.links import Links
from careers.problem import Problem
from careers.reading import Rules, read_role
from careers.role import Role
from careers.site import Site
from careers.source import Source

MKDOCS = """\
plugins:
  - careers:
      features:
        application_form:
"""
POSTED = {"way": "form", "action": "https://forms.example.com/x"}


@dataclass(frozen=True)
class Applied:
    """What the feature says of one role on one site; `section` is None where nothing is shown."""

    role: Role
    site_problems: list[Problem]
    role_problems: list[Problem]
    section: Tag | None
    json_ld: JsonLd | None

    @property
    def form(self) -> Tag:
        assert self.section is not None
        form = self.section.find("form")
        assert isinstance(form, Tag)
        return form

    def hidden(self) -> dict[str, str]:
        """The fields that people don't see, the one for programs aside."""
        return {str(tag["name"]): str(tag["value"]) for tag in self.form.select("[type=hidden]")}


@cache
def templates() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(str(files("careers") / "templates")), autoescape=False
    )


def role_of(rules: Rules, *lines: str, body: str, place: str) -> Role:
    """A baker somewhere, with some more lines and another text."""
    head = ("title: Baker & Cook", f"location: {place}", "posted: 2026-11-02", *lines)
    text = "\n".join(["---", *head, "---", body])
    role, problems = read_role(text, "roles/baker.md", rules, "jobs/baker/")
    assert not [one for one in problems if one.severity != "note"], problems
    return role


@pytest.fixture
def applying(site: Site, rules: Rules) -> Callable[..., Applied]:
    """A function from a role's lines, its text and the site's options to what comes of them."""

    def build(
        *lines: str,
        body: str = "Bread.\n",
        place: str = "Athens, Greece",
        now: datetime | None = None,
        preview: bool = False,
        **options: Any,
    ) -> Applied:
        here = Site(
            **{name: getattr(site, name) for name in site.__dataclass_fields__}
            | {"now": now or site.now, "preview": preview}
        )
        stated = {"email": "jobs@example.com", **POSTED, **options}
        written = yaml.safe_dump(stated, sort_keys=False, allow_unicode=True)
        text = MKDOCS + "".join(f"          {line}\n" for line in written.splitlines())
        source = Source(text)
        feature = ApplicationForm.model_validate(stated)
        steps = ("features", "application_form")
        feature.enter("application_form", "", lambda path: source.spot((*steps, *path)))
        role = role_of(rules, *lines, body=body, place=place)
        links = Links(rules.paths, role.path, "jobs/baker/")
        blocks = list(feature.role_blocks(role, State.OPEN, here, links))
        section = None
        if blocks:
            [block] = blocks
            html = (
                templates()
                .get_template(block.template)
                .render(
                    block=json.loads(json.dumps(block.data)), careers={"text": load_catalogue("en")}
                )
            )
            section = BeautifulSoup(html, "html.parser").section
        return Applied(
            role=role,
            site_problems=list(feature.check_site(here, Links(rules.paths, "mkdocs.yml", ""))),
            role_problems=list(feature.check_role(role, here, links)),
            section=section,
            json_ld=feature.role_json_ld(role, State.OPEN),
        )

    return build
