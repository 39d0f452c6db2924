"""The switch of languages, by keyboard, on a small phone, without scripts, from right to left."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from tests.adapter.test_languages import FILES
from tests.browser.conftest import serving
from tests.conftest import Project


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    project = Project(tmp_path_factory.mktemp("languages")).write(FILES)
    with serving(project.folder / "mkdocs.yml", tmp_path_factory.mktemp("pages")) as url:
        yield url


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    shown = browser.new_page(viewport={"width": 320, "height": 640})
    yield shown
    shown.close()


def test_the_switch_leads_to_the_same_page_by_keyboard(address: str, page: Page) -> None:
    page.goto(f"{address}jobs/baker/")
    page.locator(".careers-languages summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Deutsch"
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}de/jobs/baker/")
    assert page.locator("h1").inner_text() == "Bäcker (m/w/d)"


def test_escape_closes_the_switch(address: str, page: Page) -> None:
    page.goto(f"{address}jobs/")
    page.locator(".careers-languages summary").click()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert not page.locator(".careers-languages ul").is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_where_there_is_no_translation_it_leads_to_the_list_and_says_so(
    address: str, page: Page
) -> None:
    page.goto(f"{address}jobs/cook/")
    page.locator(".careers-languages summary").click()
    link = page.locator(".careers-languages a[hreflang=de]")
    assert link.inner_text().split("\n") == ["Deutsch", "Offene Stellen"]
    link.click()
    page.wait_for_url(f"{address}de/jobs/")


@pytest.mark.parametrize("path", ["de/jobs/", "ar/jobs/", "ar/"])
def test_it_fits_a_small_phone_in_either_direction(address: str, page: Page, path: str) -> None:
    page.goto(f"{address}{path}")
    page.locator(".careers-languages summary").click()
    box = page.locator(".careers-languages ul").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    for link in page.locator(".careers-languages a, .careers-languages summary").all():
        size = link.bounding_box()
        assert size is not None
        assert size["height"] >= 24


def test_it_works_without_scripts(address: str, browser: Browser) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{address}benefits/")
    page.locator(".careers-languages summary").click()
    page.locator(".careers-languages a[hreflang=de]").click()
    page.wait_for_url(f"{address}de/benefits/")
    page.close()
