"""A browser, where a test wants one, and a page in it with what went wrong there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import urljoin

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page

# The one that can't open a window first: it takes a third of the time for a page.
PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
# How the browser is started: without a word to anybody.
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
OPTIONS += ["--disable-component-update", "--disable-sync", "--no-first-run"]
PATIENCE = 15_000  # milliseconds, for one step in a page


class Visit:
    """A page in a window of its own, with what went wrong in it and what it asked for.

    `page` is Playwright's, `errors` are what its console tells, `hosts` whom it asked.
    """

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


def chromium() -> str:
    """Where the system's Chromium is."""
    program = next((path for name in PROGRAMS if (path := shutil.which(name))), None)
    return program or missing(
        "There is no Chromium on this machine (Debian: apt-get install chromium)."
    )


def missing(reason: str) -> NoReturn:
    """Skip the test with the reason; with CAREERS_REQUIRE_BROWSER=1 it fails instead."""
    if os.environ.get("CAREERS_REQUIRE_BROWSER") == "1":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@contextmanager
def started() -> Iterator[Browser]:
    """The system's Chromium, driven by Playwright."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("Playwright is not installed (pip install playwright).")
    program = chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=OPTIONS)
        yield browser
        browser.close()


Go = Callable[..., Visit]


@contextmanager
def visiting(browser: Browser, address: str, moment: datetime) -> Iterator[Go]:
    """A function from a path below an address, or another address, to the page there.

    `clock` is where the browser's clock stands still, if it does; `prepare` is given the page
    before it is visited. Other options are those of a window of Playwright.
    """
    with ExitStack() as stack:

        def go(
            path: str = "",
            clock: datetime | None = moment,
            prepare: Callable[[Page], None] | None = None,
            **options: Any,
        ) -> Visit:
            context = browser.new_context(**options)
            context.set_default_timeout(PATIENCE)
            stack.callback(context.close)
            found = Visit(context.new_page())
            if clock:
                found.page.clock.set_fixed_time(clock)
            if prepare:
                prepare(found.page)
            found.page.goto(urljoin(address, path), wait_until="load")
            return found

        yield go
