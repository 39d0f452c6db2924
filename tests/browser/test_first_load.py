"""What happens before and while a page's scripts and pictures come, and what stays afterwards."""

from __future__ import annotations

from urllib.error import HTTPError
from urllib.parse import urljoin
from urllib.request import urlopen

import pytest
from bs4 import BeautifulSoup
from tests.browser.conftest import DESKTOP, NOON, PHONE
from tests.browser.kinds import KINDS, OPENING

every_kind = pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)

# --- Nothing jumps -----------------------------------------------------------------------------

SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  // What was drawn before the rest of the page had been read grows with it.
  const [{ domInteractive }] = performance.getEntriesByType("navigation");
  for (const { value, startTime, sources } of list.getEntries())
    if (startTime > domInteractive)
      window.shifts.push([value, ...sources.map(({ node }) =>
        (node?.outerHTML || node?.textContent || "").slice(0, 120))]);
}).observe({ type: "layout-shift", buffered: true });
"""
PAINTED = """() => new Promise((done) => {
  new PerformanceObserver((list) => {
    if (list.getEntriesByName("first-contentful-paint").length) done();
  }).observe({ type: "paint", buffered: true });
})"""
DOWN = """async () => {
  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
    scrollTo({ top: y, behavior: "instant" });
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }
}"""


def waited_for(address: str) -> set[str]:
    """The scripts of a page that nothing is painted before: those in its head."""
    try:
        with urlopen(address) as answer:
            text = answer.read()
    except HTTPError as answer:  # the page for addresses where there is none
        text = answer.read()
    scripts = BeautifulSoup(text, "html.parser").select("head script[src]:not([defer], [async])")
    return {urljoin(address, str(script["src"])) for script in scripts}


@every_kind
def test_nothing_jumps_when_scripts_and_pictures_come_late(browser, address, path, size):
    """They come once the page can be read, and nothing moves for them."""
    at_once = waited_for(address + path)
    context = browser.new_context(viewport=size)
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.clock.set_fixed_time(NOON)
    page.add_init_script(SHIFTS)

    def hold(route):
        late = route.request.resource_type in ("script", "image", "font")
        if late and route.request.url not in at_once:
            return  # held until nobody holds it
        route.continue_()

    page.route("**/*", hold)
    page.goto(f"{address}{path}", wait_until="commit")
    page.evaluate(PAINTED)
    page.unroute("**/*")  # which lets go of what is held
    page.wait_for_load_state("load")
    page.evaluate(DOWN)
    assert page.evaluate("window.shifts") == []
    context.close()


# --- Without a script --------------------------------------------------------------------------

# Buttons that can be seen and do nothing by themselves: they belong to no form, and aren't a part
# of what opens without a script.
IDLE = """all => all.filter((one) => one.checkVisibility({ visibilityProperty: true })
  && !one.form && !one.closest("summary") && !one.popoverTargetElement
).map((one) => one.outerHTML.slice(0, 120))"""


@every_kind
def test_without_scripts_there_is_no_button_that_does_nothing(visit, path, size):
    page = visit(path, java_script_enabled=False, viewport=size).page
    assert page.locator("button, [role=button]").evaluate_all(IDLE) == []


# What is to be read: not what searches and narrows the list, which is there for scripts alone.
READ = """() => {
  const all = "h1, h2, h3, p, dt, dd, label, legend, main li > a, h3 a, .md-button";
  const found = [...document.querySelectorAll("main")].flatMap((main) =>
    [...main.querySelectorAll(all)]);
  return found.filter((one) => one.checkVisibility({ visibilityProperty: true })
    && !one.closest(".careers-search, [data-careers-matches], .careers-bar, .careers-share")
  ).map((one) => one.innerText.trim().replace(/\\s+/g, " ")).filter(Boolean);
}"""


@pytest.mark.parametrize(
    "path", [path for path in KINDS.values() if "?" not in path], ids=lambda path: path or "home"
)
def test_without_scripts_everything_that_is_to_be_read_can_be_seen(visit, path):
    with_scripts, without = (
        visit(path, java_script_enabled=scripts, viewport=DESKTOP).page.evaluate(READ)
        for scripts in (True, False)
    )
    lost = [text for text in with_scripts if text not in " ".join(without)]
    # What scripts alone can do, such as keeping what somebody writes, and days that are near.
    assert len(lost) <= 3, lost
    assert len(without) >= 0.9 * len(with_scripts)


def luminance(page) -> float:
    """Of what is behind the text, from 0, black, to 255."""
    colour = page.evaluate(
        """() => {
          for (let at = document.querySelector("main"); at; at = at.parentElement) {
            const found = getComputedStyle(at).backgroundColor.match(/[\\d.]+/g).map(Number);
            if (found.length < 4 || found[3] > 0) return found;
          }
          return [255, 255, 255];
        }"""
    )
    return sum(colour[:3]) / 3


@pytest.mark.parametrize("path", ["", "jobs/", OPENING, "benefits/", "nowhere/"])
def test_a_page_is_dark_where_the_computer_is_also_without_scripts(visit, path, scripts):
    dark = visit(path, java_script_enabled=scripts, color_scheme="dark").page
    light = visit(path, java_script_enabled=scripts, color_scheme="light").page
    assert luminance(dark) < 64 < 192 < luminance(light)


def test_the_menu_of_a_phone_opens_without_scripts(visit, scripts):
    page = visit("jobs/", java_script_enabled=scripts, viewport=PHONE).page
    link = page.locator("header").get_by_role("link", name="Benefits")
    assert not link.is_visible()
    page.locator(".careers-header__narrow > summary").click()
    link.click()
    page.wait_for_url("**/benefits/")


# --- Nothing is kept ---------------------------------------------------------------------------

KEPT = """async () => ({
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  databases: (await indexedDB.databases()).map((one) => one.name),
  caches: await caches.keys(),
  cookies: document.cookie,
})"""
NOTHING = {"local": [], "session": [], "databases": [], "caches": [], "cookies": ""}


def test_a_visit_leaves_nothing_behind(visit):
    seen = visit(viewport=DESKTOP)
    page = seen.page
    for path in ("jobs/", "jobs/?q=bread", OPENING, "departments/sales/", "benefits/"):
        page.goto(f"{page.url.split('/careers-site/')[0]}/careers-site/{path}")
        page.keyboard.press("End")
    assert page.evaluate(KEPT) == NOTHING
    assert page.context.cookies() == []
    assert {host.partition(":")[0] for host in seen.hosts} == {"127.0.0.1"}
