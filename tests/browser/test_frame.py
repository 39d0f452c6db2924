"""Header, looks, paper and reading direction, as people meet them."""

from __future__ import annotations

import pytest

OPENING = "jobs/sales-account-executive/boston/"
PHONE = {"width": 375, "height": 812}
GROUND = "getComputedStyle(document.body).backgroundColor"
LIGHT = "rgb(255, 255, 255)"


@pytest.mark.parametrize("path", ["", OPENING, "benefits/"])
def test_a_page_is_as_dark_as_the_system_asks_also_without_scripts(visit, path, scripts):
    page = visit(path, color_scheme="dark", java_script_enabled=scripts).page
    assert page.evaluate(GROUND) == "rgb(14, 30, 32)"
    page.emulate_media(color_scheme="light")
    assert page.evaluate(GROUND) == LIGHT
    page.emulate_media(color_scheme="dark", media="print")
    assert page.evaluate(GROUND) == LIGHT


def test_a_choice_holds_on_every_kind_of_page_and_ends_with_the_systems_own(visit):
    page = visit(OPENING, color_scheme="light").page
    switch = page.get_by_role("button", name="Dark look")
    assert switch.get_attribute("aria-pressed") == "false"
    switch.click()
    assert page.evaluate(GROUND) != LIGHT
    assert switch.get_attribute("aria-pressed") == "true"
    for link, path in (("Benefits", "benefits"), ("How we hire", "how-we-hire")):
        page.get_by_role("navigation").get_by_role("link", name=link).first.click()
        page.wait_for_url(f"**/{path}/")
        page.wait_for_load_state()
        assert page.evaluate(GROUND) != LIGHT
        assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    page.get_by_role("button", name="Dark look").click()
    assert page.evaluate(GROUND) == LIGHT
    assert page.evaluate("localStorage.length") == 0


def test_without_scripts_there_is_no_switch(visit):
    page = visit("", java_script_enabled=False).page
    assert not page.locator("[data-careers-look]").is_visible()


@pytest.mark.parametrize("path", [OPENING, "benefits/"])
def test_on_a_phone_the_menu_opens_without_scripts(visit, path, scripts):
    page = visit(path, viewport=PHONE, java_script_enabled=scripts).page
    link = page.locator(".careers-header__panel").get_by_role("link", name="How we hire")
    assert not link.is_visible()
    page.locator(".careers-header__narrow > summary").press("Enter")
    assert link.is_visible()


def test_escape_closes_the_menu_and_leads_back_to_its_button(visit):
    page = visit("jobs/", viewport=PHONE).page
    menu = page.locator(".careers-header__narrow")
    menu.locator("> summary").press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert menu.get_attribute("open") is None
    assert menu.locator("> summary").evaluate("one => one === document.activeElement")


def test_the_first_thing_that_the_keyboard_comes_to_skips_the_header(visit):
    page = visit(OPENING).page
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "careers-main"


def test_the_page_that_one_is_on_is_marked_in_the_menu(visit):
    page = visit("benefits/", viewport={"width": 1280, "height": 900}).page
    current = page.locator(".careers-header__wide [aria-current=page]")
    assert current.all_inner_texts() == ["Benefits"]


def test_a_search_in_the_menu_leads_to_the_list(visit):
    page = visit(OPENING, viewport=PHONE).page
    page.locator(".careers-header__narrow > summary").click()
    page.locator(".careers-header__panel input[name=q]").fill("bread & butter")
    page.keyboard.press("Enter")
    page.wait_for_url("**/jobs/?q=bread+%26+butter*")


@pytest.mark.parametrize("path", ["", "jobs/", OPENING, "benefits/", "nowhere/"])
@pytest.mark.parametrize("width", [320, 1280])
def test_a_page_may_be_read_from_right_to_left(visit, path, width):
    page = visit(path, viewport={"width": width, "height": 900}).page
    page.evaluate("document.documentElement.dir = document.body.dir = 'rtl'")
    sideways = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(sideways) <= 0
    mark = page.locator(".careers-header__logo").bounding_box()
    assert mark["x"] > page.locator(".careers-header__name").bounding_box()["x"]


@pytest.mark.parametrize("path", ["", OPENING, "benefits/"])
def test_text_of_twice_the_size_fits(visit, path):
    page = visit(path, viewport={"width": 640, "height": 900}).page
    page.evaluate("document.documentElement.style.fontSize = '250%'")
    sideways = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(sideways) <= 0


def test_a_role_on_paper_says_where_to_apply_and_has_no_furniture(visit):
    page = visit(OPENING, color_scheme="dark").page
    assert not page.locator(".careers-paper").is_visible()
    page.emulate_media(media="print")
    for gone in (".careers-header__tools", ".careers-footer", ".careers-form", ".careers-bar"):
        assert not page.locator(gone).first.is_visible(), gone
    assert page.locator(".careers-paper").inner_text().endswith(f"/{OPENING}")
    assert page.get_by_text("Careers at Proofhour").first.is_visible()
    assert page.locator("h1").is_visible()
    assert page.pdf(format="A4")


def test_nothing_moves_while_a_page_comes(visit):
    watch = """
    window.moved = 0;
    new PerformanceObserver(list => {
      for (const one of list.getEntries()) if (!one.hadRecentInput) window.moved += one.value;
    }).observe({ type: "layout-shift", buffered: true });
    """
    for path in ("", "jobs/", OPENING, "benefits/"):
        page = visit(path, viewport=PHONE, prepare=lambda page: page.add_init_script(watch)).page
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.moved") < 0.001, path
