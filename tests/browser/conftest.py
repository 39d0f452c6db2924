"""The sample site as GitHub Pages serves it, in the system's Chromium.

Without a Chromium these tests are skipped with the reason; with CAREERS_REQUIRE_BROWSER=1
they fail instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from careers.adapter import CareersPlugin, run
from careers.inbox.receiver import Inbox
from careers.testing.browser import OPTIONS, chromium, visiting
from careers.testing.failure import as_printed
from careers.testing.serving import Pages, served

__all__ = ["DESKTOP", "NOON", "OPTIONS", "PHONE", "ROOT", "Pages", "chromium", "serving"]

NOON = datetime(2026, 11, 23, 17, tzinfo=UTC)  # in the sample site's time zone, on its day
ROOT = Path(__file__).parent.parent.parent
FOLDER = "careers-site"
PHONE = {"width": 375, "height": 812}
DESKTOP = {"width": 1280, "height": 900}


FORMS = """\
site_name: Jobs at Example
site_url: !ENV SITE_URL
docs_dir: site_src
theme:
  name: material
  font: false
  features: THEME_FEATURES
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      toggle: { icon: material/weather-sunny, name: Dark }
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      toggle: { icon: material/weather-night, name: Light }
plugins:
  - search
  - careers:
      employer: { name: Example, url: "https://example.com/" }
      timezone: Europe/Athens
      features:
        job_posting: {}
        application_form:
          way: form
          action: https://forms.example.com/applications
          JSON_ANSWERS
          email: jobs@example.com
          privacy: site_src/privacy.md
          thanks: site_src/thanks.md
          talent_pool: 12 months
          upload_limit: 2
          ask: >-
            preferred name optional, town optional, start date optional, pay expectation optional,
            work authorization required, adjustments optional
nav: [index.md, jobs.md]
not_in_nav: |
  /privacy.md
  /thanks.md
"""
ROLE = "---\ntitle: {title}\nlocation: Athens, Greece\nposted: 2026-11-02\n{more}---\nBread.\n"
CHECK = """\
          captcha: turnstile
          captcha_key: 1x00000000000000000000AA
"""
QUESTIONS = """
## Screening questions

- Do you have a driver's license? (yes/no)
- Which shifts suit you? (choose any: early, late & night, "never")
- Which one most? (choose one: early, late)
- How many breads an hour? (number)
- When could you start? (date)
- Where can we see your work? (link)
- A picture of a bread? (file, optional)
- What is your favourite bread?
- Tell us about it (long text, optional): up to 200 words
"""
PAGES_OF_FORMS = {
    "site_src/index.md": "# Home\n\n[Roles](jobs.md)\n",
    "site_src/jobs.md": "# Open roles\n",
    "site_src/privacy.md": "# Privacy\n",
    "site_src/thanks.md": "# Thank you\n",
    "roles/baker.md": ROLE.format(title="Baker", more=""),
    "roles/confectioner.md": ROLE.format(title="Confectioner", more="") + QUESTIONS,
    "roles/cook.md": ROLE.format(
        title="Cook", more="apply: form https://formspree.io/f/abcdwxyz\n"
    ),
    "roles/smith.md": ROLE.format(title="Smith", more="apply: link https://jobs.lever.co/acme/1\n"),
    "roles/tailor.md": ROLE.format(
        title="Tailor", more="apply: embed https://job-boards.greenhouse.io/acme/jobs/4012\n"
    ),
    "roles/miller.md": ROLE.format(title="Miller", more="apply: form formcarry abcdwxyz\n"),
}


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(item.path).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)


@contextmanager
def serving(config_file: Path, folder: Path, **options) -> Iterator[str]:
    """Build a site into a folder for the day of these tests, and serve it; its address."""
    with served(folder, f"/{FOLDER}/") as url, pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", url)
        outcome = run.build(
            str(config_file), site_dir=str(folder), as_of=date(2026, 11, 23), **options
        )
        patch.undo()
        if outcome.failed:
            pytest.fail(as_printed(outcome.problems))
        yield url


@dataclass(frozen=True)
class Applying:
    """Sites whose forms are sent to an inbox: by a script, or by the browser itself.

    The third has a check against programs.
    """

    inbox: Inbox
    by_script: str
    by_browser: str
    with_check: str


@pytest.fixture(scope="session")
def applying(tmp_path_factory) -> Iterator[Applying]:
    """Sites of one role for each kind of form; the second has instant navigation."""
    with Inbox() as inbox, ExitStack() as stack:
        # What `careers serve` does, with pages that are otherwise as they are published.
        CareersPlugin.inbox = inbox
        found = []
        for name, options in {
            "by-script": ("json_answers: true", "[]"),
            "by-browser": ("json_answers: false", "[navigation.instant, navigation.footer]"),
            "with-check": (f"json_answers: true\n{CHECK}", "[]"),
        }.items():
            project = tmp_path_factory.mktemp(name)
            text = FORMS.replace("JSON_ANSWERS", options[0]).replace("THEME_FEATURES", options[1])
            (project / "mkdocs.yml").write_text(text, encoding="utf-8")
            for path, content in PAGES_OF_FORMS.items():
                if name == "with-check" and "miller" in path:
                    continue  # Formcarry has no such check
                (project / path).parent.mkdir(exist_ok=True)
                (project / path).write_text(content, encoding="utf-8")
            found.append(
                stack.enter_context(serving(project / "mkdocs.yml", project / "site", preview=True))
            )
        CareersPlugin.inbox = None
        yield Applying(inbox, *found)


@pytest.fixture(scope="session")
def address(tmp_path_factory) -> Iterator[str]:
    """Where the sample site is served, with a slash at the end."""
    with serving(ROOT / "mkdocs.yml", tmp_path_factory.mktemp("pages")) as url:
        yield url


@pytest.fixture(scope="session")
def browser(careers_browser: Browser) -> Browser:
    return careers_browser


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def size(request) -> dict[str, int]:
    return request.param


@pytest.fixture(params=["light", "dark"])
def scheme(request) -> str:
    return request.param


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def scripts(request) -> bool:
    return request.param


@pytest.fixture
def visit(browser, address):
    """A function from a path to the page, visited on the day that the site is built for.

    An address leads to another site that is served. What it may be given says `visiting`.
    """
    with visiting(browser, address, NOON) as go:
        yield go
