"""The front page and pictures, in a real browser."""

from __future__ import annotations

import pytest
from tests.browser.axe import faults

NARROW = {"width": 320, "height": 640}
# How far what was there already moved while the page loaded, in all.
SHIFTS = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) sum += one.hadRecentInput ? 0 : one.value;
  }).observe({ type: "layout-shift", buffered: true });
  window.scrollTo(0, document.body.scrollHeight);
  setTimeout(() => done(sum), 600);
})"""


def test_the_search_leads_into_the_list_by_keyboard_alone(visit, scripts):
    page = visit(java_script_enabled=scripts).page
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.locator(":focus").get_attribute("name") == "q":
            break
    page.keyboard.type("python & more")
    page.keyboard.press("Enter")
    page.wait_for_url("**/jobs/?q=python+%26+more**")
    assert page.locator("h1").inner_text() == "Open roles"


def test_departments_offices_and_teasers_lead_to_their_pages(visit, size):
    page = visit(viewport=size).page
    for part, address in (
        ("departments", "departments/engineering/"),
        ("offices", "offices/boston/"),
        ("teasers", "benefits/"),
    ):
        assert page.locator(f".careers-home__{part} a[href$='{address}']").count() == 1
    page.locator(".careers-home__offices .careers-card", has_text="Boston").click()
    page.wait_for_url("**/offices/boston/")


@pytest.mark.parametrize("path", ["", "offices/boston/"])
def test_axe_core_finds_nothing(visit, path, scheme):
    page = visit(path, viewport={"width": 375, "height": 812}, color_scheme=scheme).page
    assert faults(page) == []


@pytest.mark.parametrize("path", ["", "offices/athens/"])
def test_nothing_scrolls_sideways_on_the_narrowest_screen(visit, path):
    page = visit(path, viewport=NARROW).page
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth - {root}.clientWidth") <= 0


@pytest.mark.parametrize("path", ["", "offices/boston/"])
def test_nothing_jumps_while_pictures_load(visit, path, size):
    page = visit(path, clock=None, viewport=size).page
    assert page.evaluate(SHIFTS) < 0.01


def test_one_picture_is_seen_in_each_look(visit, scheme):
    page = visit(color_scheme=scheme).page
    [shown] = page.locator(".careers-home__picture img:visible").all()
    name = "hero-dark.svg" if scheme == "dark" else "hero.svg"
    assert (shown.get_attribute("src") or "").endswith(f"assets/{name}")


def test_a_phone_takes_a_light_file_of_a_photo(visit):
    page = visit("offices/boston/", viewport={"width": 375, "height": 812}).page
    used = page.locator(".careers-unit__picture img").evaluate("one => one.currentSrc")
    assert "/assets/careers/sized/pictures/boston-480." in used
    natural = page.locator(".careers-unit__picture img").evaluate("one => one.naturalWidth")
    assert natural > 0


def test_an_office_says_what_time_it_is_there(visit):
    page = visit("offices/athens/", locale="en-US").page
    assert page.locator("[data-careers-clock]").inner_text() == "Mon 7:00 PM"


def test_without_scripts_an_office_names_its_time_zone(visit):
    page = visit("offices/athens/", java_script_enabled=False).page
    assert "Eastern European Time" in page.locator(".careers-whereabouts").inner_text()
