"""A site and the roles on it as values, without MkDocs and without a folder."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from careers.problem import Problem
from careers.reading import Rules, make_rules, read_role
from careers.role import Role
from careers.settings import Source, read_settings
from careers.site import Employer, Site
from careers.testing.failure import as_printed
from careers.values.place import Office

ZONE = ZoneInfo("America/New_York")
NOON = datetime(2026, 11, 23, 12, tzinfo=ZONE)
PATHS = {
    "site_src/index.md": "",
    "site_src/benefits.md": "benefits/",
    "site_src/assets/team.png": "assets/team.png",
    "roles/baker.md": "jobs/baker/",
}


def make_site(now: datetime = NOON) -> Site:
    """The site of an employer in Boston and Athens, at noon on 23 November 2026 in New York."""
    return Site(
        url="https://jobs.example.com/",
        name="Jobs at Example",
        language="en",
        timezone=ZONE,
        employer=Employer("Example", "https://example.com/"),
        offices=(
            Office("Boston", "US", "MA", "Boston"),
            Office("Athens", "GR", locality="Athens"),
        ),
        now=now,
        locale="en",
    )


def rules_of(site: Site, keys: frozenset[str] = frozenset({"resource_links"})) -> Rules:
    """What the roles of a site are read by, with two pages and a role that links may lead to.

    `keys` are those of features.
    """
    options = {"employer": {"name": "Example"}, "timezone": str(site.timezone)}
    settings, wrong = read_settings(options, Source())
    assert settings is not None
    assert not wrong
    found, problems = make_rules(settings, Source(), site, PATHS, keys)
    assert problems == []
    return found


def page_of(path: str) -> str:
    """The address of a role's page, out of its file's path: `jobs/baker/`."""
    return f"jobs/{path.removeprefix('roles/').removesuffix('.md').removesuffix('/index')}/"


def read(text: str, path: str, rules: Rules) -> tuple[Role, list[Problem]]:
    """The role in the text of a file, and what is wrong with it."""
    return read_role(text, path, rules, page_of(path))


def role_of(text: str, path: str, rules: Rules) -> Role:
    """The role in the text of a file; fails the test where something is wrong with it.

    A text without “---” at its beginning is front matter alone.
    """
    __tracebackhide__ = True
    text = text if text.startswith("---") else f"---\n{text.rstrip()}\n---\nText.\n"
    role, problems = read(text, path, rules)
    told = [problem for problem in problems if problem.severity != "note"]
    if told:
        pytest.fail(f"The role can't be read:\n{as_printed(told)}")
    return role
