"""The fixtures, which pytest knows once the package is installed.

pytest imports this module in every run there is: nothing is loaded here that a test may not want.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from careers.feature import Feature
    from careers.role import Role
    from careers.testing.asked import Asked
    from careers.testing.browser import Visit
    from careers.testing.project import Project


@pytest.fixture
def careers_site(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Callable[..., Project]:
    """A function from files to a site of them, in a folder of its own.

        site = careers_site({"roles/cook.md": "…"}, features={"our_teams": {}})
        assert site.page("jobs/cook/").select_one(".our-teams").text == "Bakery"

    Files are texts or bytes by their paths. There are a `mkdocs.yml`, a home page and an open
    role, `roles/baker.md`, unless the test writes others in their place, or None. `features` are
    the options of features, by their names: they come after those that are on, and one that is
    False is off. Those in `plugins/` of the folder that the tests are in are found, with their
    templates. `options` are further options of the plugin, such as `{"offices": […]}`.

    What it answers is a `careers.testing.Project`.
    """
    from careers.testing.files import site_files
    from careers.testing.project import Project

    def make(
        files: Mapping[str, str | bytes | None] | None = None,
        *,
        features: Mapping[str, Any] | None = None,
        options: Mapping[str, Any] | None = None,
    ) -> Project:
        near = Path(request.path).parent
        written = site_files(files, features, options, near)
        return Project(tmp_path_factory.mktemp("site")).write(written)

    return make


@pytest.fixture
def careers_role() -> Callable[..., Role]:
    """A function from the text of a role's file to the role, a `careers.Role`, without a build.

        role = careers_role("title: Cook\\nlocation: Athens\\nposted: 2026-11-02")

    It is one of an employer in Boston and Athens. A text without “---” is front matter alone.
    """
    from careers.testing.values import make_site, role_of, rules_of

    rules = rules_of(make_site())

    def make(text: str, path: str = "roles/baker.md") -> Role:
        __tracebackhide__ = True
        return role_of(text, path, rules)

    return make


@pytest.fixture
def careers_feature(request: pytest.FixtureRequest) -> Callable[..., Asked]:
    """A function from a feature and its options to one that can be asked, without a build.

        asked = careers_feature(OurTeams, {"severity": "warning"})
        assert asked.problems(role) == []

    The feature is a class, or the name of one in a package or in `plugins/` beside the tests.
    What it answers is a `careers.testing.Asked`; `now` is the moment (aware) that it is asked at.
    """
    from careers.testing.asked import ask
    from careers.testing.values import NOON, make_site

    def make(
        feature: type[Feature] | str,
        options: Mapping[str, Any] | None = None,
        now: datetime = NOON,
    ) -> Asked:
        __tracebackhide__ = True
        near = Path(request.path).parent
        return ask(feature, options or {}, make_site(now), near)

    return make


@pytest.fixture(scope="session")
def careers_browser() -> Iterator[Browser]:
    """The system's Chromium as Playwright's `Browser`, started once.

    Without one of the two the test is skipped; with CAREERS_REQUIRE_BROWSER=1 it fails.
    """
    from careers.testing.browser import started

    with started() as browser:
        yield browser


@pytest.fixture
def careers_visit(careers_browser: Browser) -> Iterator[Callable[..., Visit]]:
    """A function from a site and a path to a page of it in a browser.

        seen = careers_visit(site, "jobs/baker/", viewport={"width": 375, "height": 812})
        seen.page.get_by_role("button", name="Show the map").click()
        assert seen.errors == []

    The browser's clock stands at noon of the day that the site is built for. What it answers is a
    `careers.testing.Visit`; other options are those of `Browser.new_context`.
    """
    from careers.testing.browser import visiting
    from careers.testing.serving import served

    with ExitStack() as stack:

        def visit(site: Project, path: str = "", **options: Any) -> Visit:
            __tracebackhide__ = True
            address = stack.enter_context(served(site.site, site.prefix))
            go = stack.enter_context(visiting(careers_browser, address, site.clock))
            return go(path, **options)

        yield visit
