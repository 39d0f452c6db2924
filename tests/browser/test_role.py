"""The page of a role: Apply in reach, passing it on, and what goes with the time."""

from __future__ import annotations

import re
import threading
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import DESKTOP, NOON, PHONE, Pages

ROLE = "jobs/sales-account-executive/boston/"
PARENT = "jobs/sales-account-executive/"
BAR = ".careers-bar"
FOCUS = """() => {
  const focused = document.activeElement.getBoundingClientRect();
  const bar = document.querySelector(".careers-bar");
  const shown = bar && getComputedStyle(bar).visibility === "visible" && bar.offsetHeight;
  const over = shown ? bar.getBoundingClientRect() : null;
  const own = document.activeElement.closest(".careers-bar");
  return {
    name: document.activeElement.textContent.trim().slice(0, 40),
    gone: document.activeElement === document.body,
    hidden: !own && over ? focused.top >= over.top - 1 && focused.bottom <= over.bottom + 1 : false,
    below: focused.top > innerHeight || focused.bottom < 0,
  };
}"""


APPLY = ".careers-role__action a, .careers-glance__action a, .careers-bar a, [type=submit]"
IN_VIEW = """(selector) => [...document.querySelectorAll(selector)].some((one) => {
  const { top, bottom, height } = one.getBoundingClientRect();
  const seen = getComputedStyle(one).visibility === "visible";
  return height > 0 && seen && top >= 0 && bottom <= innerHeight;
})"""


@pytest.mark.parametrize("path", [ROLE, "jobs/accessibility-auditor/"])
def test_the_way_to_apply_is_in_view_wherever_one_reads(visit, path, size, scripts):
    page = visit(path, viewport=size, java_script_enabled=scripts).page
    form = page.locator(".careers-application").bounding_box()
    assert form is not None
    for top in range(0, round(form["y"]) - size["height"], 400):
        page.evaluate(f"window.scrollTo(0, {top})")
        page.wait_for_function(IN_VIEW, arg=APPLY)


def test_the_bar_is_away_while_a_button_or_the_form_is_in_sight(visit):
    page = visit(ROLE, viewport=PHONE).page
    expect(page.locator(BAR)).to_have_css("visibility", "hidden")
    page.locator("#careers-details").scroll_into_view_if_needed()
    expect(page.locator(BAR)).to_have_css("visibility", "visible")
    page.locator(f"{BAR} a").click()
    page.wait_for_url("**#apply")
    expect(page.locator(BAR)).to_have_css("visibility", "hidden")


def test_without_a_script_the_bar_ends_where_the_form_begins(visit):
    page = visit(ROLE, viewport=PHONE, java_script_enabled=False).page
    page.locator("#careers-details").scroll_into_view_if_needed()
    bar = page.locator(BAR).bounding_box()
    assert PHONE["height"] - 20 < bar["y"] + bar["height"] <= PHONE["height"]
    page.locator("[type=submit]").first.scroll_into_view_if_needed()
    bar, form = (page.locator(one).bounding_box() for one in (BAR, ".careers-application"))
    assert bar["y"] + bar["height"] <= form["y"]


@pytest.mark.parametrize("height", [812, 400])
def test_what_has_the_focus_is_never_behind_the_bar(visit, scripts, height):
    viewport = {"width": 375, "height": height}
    page = visit(ROLE, viewport=viewport, java_script_enabled=scripts).page
    seen = []
    for _ in range(80):
        page.keyboard.press("Tab")
        found = page.evaluate(FOCUS)
        if found["gone"]:
            break
        assert not found["hidden"], found
        assert not found["below"], found
        seen.append(found["name"])
    assert len(seen) > 15


def test_from_a_role_with_openings_one_gets_to_them(visit, size):
    page = visit(PARENT, viewport=size).page
    page.locator("#careers-details, .careers-role__text h2").last.scroll_into_view_if_needed()
    page.get_by_role("link", name="Choose an opening").click()
    page.wait_for_url("**#openings")
    expect(page.locator("#openings")).to_be_in_viewport()


# --- Passing it on -----------------------------------------------------------------------------

SHARED = """(shared) => {
  window.told = [];
  const share = (data) => { window.told.push(data); return Promise.reject(); };
  delete Navigator.prototype.share;
  if (shared) navigator.share = share;
  window.print = () => window.told.push("printed");
}"""


def prepared(shared: bool):
    return lambda page: page.add_init_script(f"({SHARED})({str(shared).lower()})")


def test_the_link_is_copied_and_said_so(visit, address, size):
    seen = visit(f"{ROLE}?utm_source=x#apply", viewport=size,
                 permissions=["clipboard-read", "clipboard-write"])  # fmt: skip
    page = seen.page
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".careers-share [role=status]")).to_have_text("The link is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}{ROLE}"
    assert seen.errors == []


def test_where_a_browser_copies_nothing_the_address_is_selected(visit, address):
    def prepare(page) -> None:
        page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error());")

    page = visit(ROLE, prepare=prepare).page
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".careers-share__address")).to_have_text(f"{address}{ROLE}")
    assert page.evaluate("String(getSelection())") == f"{address}{ROLE}"


def test_the_device_is_asked_where_it_can_be(visit, address):
    page = visit(ROLE, prepare=prepared(True), viewport=PHONE).page
    page.get_by_role("button", name="Share").click()
    assert page.evaluate("window.told") == [
        {"title": "Sales Account Executive at Proofhour", "url": f"{address}{ROLE}"}
    ]
    page = visit(ROLE, prepare=prepared(False)).page
    expect(page.get_by_role("button", name="Copy link")).to_be_visible()
    expect(page.get_by_role("button", name="Share")).to_have_count(0)


def test_the_page_is_printed_without_buttons(visit):
    page = visit(ROLE, prepare=prepared(True)).page
    page.get_by_role("button", name="Print").click()
    assert page.evaluate("window.told") == ["printed"]
    page.emulate_media(media="print")
    for gone in (BAR, ".careers-share", ".careers-glance__action", ".careers-role__action"):
        expect(page.locator(gone)).to_be_hidden()
    for kept in (".careers-facts", ".careers-details", ".careers-benefits", "h1"):
        expect(page.locator(kept)).to_be_visible()


def test_without_a_script_there_is_a_mail_and_nothing_that_does_nothing(visit):
    page = visit(ROLE, java_script_enabled=False).page
    group = page.get_by_role("group", name="Pass this role on")
    expect(group.get_by_role("link", name="By e-mail")).to_be_visible()
    expect(group.get_by_role("button")).to_have_count(0)


# --- What goes with the time -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("clock", "words"),
    [
        (NOON, "in 67 days, on January 29, 2027"),
        (datetime(2027, 1, 28, 5, tzinfo=UTC), "tomorrow, on January 29, 2027"),
        (datetime(2027, 1, 28, 4, 59, tzinfo=UTC), "in 2 days, on January 29, 2027"),
        (datetime(2027, 1, 30, 4, 59, tzinfo=UTC), "today, on January 29, 2027"),
    ],
)
def test_the_days_that_are_left_are_those_where_the_role_is(visit, clock, words):
    page = visit(ROLE, clock, timezone_id="Asia/Tokyo").page
    expect(page.locator(".careers-fact--closes dd")).to_have_text(words)


def test_without_a_script_the_date_stands_alone(visit):
    page = visit(ROLE, java_script_enabled=False).page
    expect(page.locator(".careers-fact--closes dd")).to_have_text("January 29, 2027")


def test_a_role_is_marked_in_its_last_days_and_no_longer(visit):
    end = datetime(2027, 1, 30, 5, tzinfo=UTC)
    for days, shown in ((8, False), (7, True), (0.1, True), (0, False), (-20, False)):
        page = visit(ROLE, end - timedelta(days=days)).page
        expect(page.locator(".careers-role__soon")).to_be_visible(visible=shown)


def test_when_it_closes_the_bar_goes_and_whom_to_ask_stays(visit):
    end = datetime(2027, 1, 30, 5, tzinfo=UTC)
    page = visit(ROLE, end - timedelta(minutes=1), viewport=PHONE).page
    expect(page.locator(".careers-contact")).to_be_visible()
    expect(page.locator(".careers-fact--contact")).to_be_hidden()
    page = visit(ROLE, end, viewport=PHONE).page
    for gone in (BAR, ".careers-contact", ".careers-share", ".careers-glance__action"):
        expect(page.locator(gone)).to_be_hidden()
    expect(page.locator(".careers-fact--contact")).to_be_visible()


# --- Nothing moves -----------------------------------------------------------------------------

SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const { value, sources } of list.getEntries()) {
    const moved = sources.map(({ node }) => node?.closest?.(".careers-page")).filter(Boolean);
    if (moved.length) window.shifts.push(value);
  }
}).observe({ type: "layout-shift", buffered: true });
"""
BOXES = """() => [...document.querySelectorAll(
  "h1, h2, .careers-page > *, .careers-share > *, .careers-bar, [type=submit]"
)].map((one) => {
  const { x, y, width, height } = one.getBoundingClientRect();
  return [one.className.split(" ")[0] || one.id, Math.round(x), Math.round(y + scrollY),
    Math.round(width), Math.round(height)];
})"""


@pytest.mark.parametrize("path", [ROLE, PARENT, "jobs/accessibility-auditor/"])
def test_nothing_moves_when_scripts_come(visit, path, size):
    def without(page) -> None:
        """All scripts but the one that stands before all that is seen never come."""
        page.route(re.compile(r"/(?!closing)[^/]*\.js$"), lambda route: route.abort())

    before = visit(path, prepare=without, viewport=size).page
    seen = visit(path, prepare=lambda page: page.add_init_script(SHIFTS), viewport=size)
    assert seen.page.evaluate(BOXES) == before.evaluate(BOXES)
    assert seen.page.evaluate("window.shifts") == []


@pytest.fixture
def in_two(monkeypatch):
    """Prepares for a page whose second half comes once its first half has been painted."""
    painted = threading.Event()

    def copyfile(_, source, target):
        first, mark, second = source.read().partition(b'<div class="careers-glance">')
        target.write(first)
        if mark:
            painted.wait(10)
        target.write(mark + second)

    def prepare(page) -> None:
        page.expose_function("painted", painted.set)
        page.add_init_script(SHIFTS)
        page.add_init_script(
            """new MutationObserver((_, observer) => {
              if (!document.querySelector("h1")) return;
              observer.disconnect();
              requestAnimationFrame(() => requestAnimationFrame(() => window.painted()));
            }).observe(document, { childList: true, subtree: true });"""
        )

    monkeypatch.setattr(Pages, "copyfile", copyfile)
    return prepare


def test_nothing_moves_when_a_page_comes_slowly(visit, in_two, size):
    page = visit(ROLE, prepare=in_two, viewport=size).page
    assert page.evaluate("window.shifts") == []


def test_what_decides_first_can_be_read_without_scrolling(visit):
    page = visit(ROLE, viewport=DESKTOP).page
    expect(page.locator(".careers-fact--closes")).to_be_in_viewport()
    expect(page.locator(".careers-glance__action a")).to_be_in_viewport()
