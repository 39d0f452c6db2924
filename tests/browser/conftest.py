"""The sample site as GitHub Pages serves it, in the system's Chromium.

Without a Chromium these tests are skipped with the reason; with CAREERS_REQUIRE_BROWSER=1
they fail instead.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from careers.adapter import CareersPlugin, run
from careers.inbox.receiver import Inbox

NOON = datetime(2026, 11, 23, 17, tzinfo=UTC)  # in the sample site's time zone, on its day
ROOT = Path(__file__).parent.parent.parent
FOLDER = "careers-site"
PHONE = {"width": 375, "height": 812}
DESKTOP = {"width": 1280, "height": 900}
# How the browser is started: without a word to anybody.
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
OPTIONS += ["--disable-component-update", "--disable-sync", "--no-first-run"]


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


class Pages(SimpleHTTPRequestHandler):
    """Serves a folder as GitHub Pages does: under a sub-path, with the site's 404 page."""

    def send_head(self):
        prefix = f"/{FOLDER}/"
        path = self.path.partition("?")[0].partition("#")[0]
        inside = path.startswith(prefix)
        file = Path(self.directory) / path.removeprefix(prefix).lstrip("/")
        if inside and (file.is_file() or (file / "index.html").is_file()):
            self.path = f"/{path.removeprefix(prefix)}"
            return super().send_head()
        missing = Path(self.directory) / "404.html"
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(missing.stat().st_size))
        self.end_headers()
        return missing.open("rb")

    def date_time_string(self, timestamp=None):
        """No `Date`: the day of these tests is not that of the machine they run on."""
        return "" if timestamp is None else super().date_time_string(timestamp)

    def log_message(self, *_):
        pass


@contextmanager
def serving(config_file: Path, folder: Path, **options) -> Iterator[str]:
    """Build a site into a folder for the day of these tests, and serve it; its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Pages, directory=str(folder)))
    url = f"http://127.0.0.1:{server.server_port}/{FOLDER}/"
    before = os.environ.get("SITE_URL")
    os.environ["SITE_URL"] = url
    try:
        outcome = run.build(
            str(config_file), site_dir=str(folder), as_of=date(2026, 11, 23), **options
        )
    finally:
        os.environ.pop("SITE_URL") if before is None else os.environ.update(SITE_URL=before)
    if outcome.failed:
        server.server_close()
        pytest.fail("\n".join(str(problem) for problem in outcome.problems))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield url
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)


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


def chromium() -> str:
    """Where the system's Chromium is."""
    names = ("chromium", "chromium-browser", "google-chrome")
    program = next((path for name in names if (path := shutil.which(name))), None)
    if program is None:
        reason = "There is no Chromium on this machine (Debian: apt-get install chromium)."
        if os.environ.get("CAREERS_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    return program


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium(), args=OPTIONS)
        yield found
        found.close()


class Visit:
    """A page in a window of its own, with what went wrong in it and what it asked for."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.errors: list[str] = []
        self.hosts: set[str] = set()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._on_console)
        page.on("request", lambda request: self.hosts.add(request.url.split("/")[2]))

    def _on_console(self, said: ConsoleMessage) -> None:
        if said.type == "error":
            self.errors.append(said.text)


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

    An address leads to another site that is served.
    `clock` is where the browser's clock stands still, if it does; `prepare` is given the page
    before it is visited.
    """
    contexts = []

    def go(path: str = "", clock: datetime | None = NOON, prepare=None, **options) -> Visit:
        context = browser.new_context(**options)
        context.set_default_timeout(15_000)
        contexts.append(context)
        found = Visit(context.new_page())
        if clock:
            found.page.clock.set_fixed_time(clock)
        if prepare:
            prepare(found.page)
        found.page.goto(urljoin(address, path), wait_until="load")
        return found

    yield go
    for context in contexts:
        context.close()
