"""Every kind of page, for everybody: by a keyboard, a screen reader, large letters, few colours."""

from __future__ import annotations

from contextlib import ExitStack

import pytest
from tests.browser.axe import faults
from tests.browser.conftest import DESKTOP, PHONE, serving
from tests.browser.kinds import KINDS
from tests.browser.small_sites import NOBODY, RIGHT_TO_LEFT, write

every_kind = pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)

# --- axe-core -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """The addresses of sites that have what the sample site hasn't."""
    with ExitStack() as stack:
        addresses = {}
        for name, files in {"nobody": NOBODY, "rtl": RIGHT_TO_LEFT}.items():
            project = tmp_path_factory.mktemp(name)
            config = write(files, project)
            addresses[name] = stack.enter_context(serving(config, project / "site"))
        yield addresses


def all_faults(page) -> dict[str, list]:
    """In both colour schemes; the page stays, as it does when somebody changes theirs."""
    found = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        if wrong := faults(page):
            found[scheme] = wrong
    return found


@every_kind
def test_axe_finds_nothing(visit, path, size):
    page = visit(path, viewport=size, reduced_motion="reduce").page
    assert all_faults(page) == {}


SMALL = {
    "nobody is hiring, home": ("nobody", ""),
    "nobody is hiring, list": ("nobody", "jobs/"),
    "nobody is hiring, department": ("nobody", "departments/bakery/"),
    "from right to left, home": ("rtl", ""),
    "from right to left, list": ("rtl", "jobs/"),
    "from right to left, role": ("rtl", "jobs/baker/"),
    "from right to left, department": ("rtl", "departments/bakery/"),
}


@pytest.mark.parametrize(("site", "path"), SMALL.values(), ids=SMALL)
def test_axe_finds_nothing_and_nothing_scrolls_sideways_on_other_sites(
    visit, small, site, path, size
):
    page = visit(small[site] + path, viewport=size, reduced_motion="reduce").page
    assert all_faults(page) == {}
    assert page.evaluate(SIDEWAYS) <= 0
    direction = page.evaluate("getComputedStyle(document.querySelector('main')).direction")
    assert direction == ("rtl" if site == "rtl" else "ltr")


# --- Large letters, narrow windows ----------------------------------------------------------

SIDEWAYS = """() => {
  const root = document.documentElement;
  return root.scrollWidth - root.clientWidth;
}"""
LARGER = """percent => {
  const sheet = new CSSStyleSheet();
  const size = parseFloat(getComputedStyle(document.documentElement).fontSize);
  sheet.replaceSync(`:root { font-size: ${size * percent / 100}px !important }`);
  document.adoptedStyleSheets = [sheet];
}"""
# Elements whose own text doesn't fit into them and can't be scrolled to.
CUT = """() => [...document.body.querySelectorAll("*")].filter((one) => {
  const style = getComputedStyle(one);
  const hides = (way) => way === "hidden" || way === "clip";
  if (!hides(style.overflowX) && !hides(style.overflowY)) return false;
  if (style.visibility === "hidden" || !one.innerText?.trim()) return false;
  if (one.closest("[aria-hidden=true]")) return false;  // said elsewhere
  if (one.clientWidth <= 1 || one.clientHeight <= 1) return false;  // for screen readers alone
  return (hides(style.overflowX) && one.scrollWidth > one.clientWidth + 1)
    || (hides(style.overflowY) && one.scrollHeight > one.clientHeight + 1);
}).map((one) => one.outerHTML.slice(0, 120))"""


@every_kind
def test_at_320_pixels_nothing_scrolls_sideways_or_is_cut(visit, path):
    """As at 400 % on a window of 1280 pixels."""
    page = visit(path, viewport={"width": 320, "height": 256}).page
    assert page.evaluate(SIDEWAYS) <= 0
    assert page.evaluate(CUT) == []


@every_kind
def test_letters_twice_as_large_fit(visit, path, size):
    page = visit(path, viewport=size).page
    page.evaluate(LARGER, 200)
    assert page.evaluate(SIDEWAYS) <= 0
    assert page.evaluate(CUT) == []


# --- The keyboard ---------------------------------------------------------------------------

# What there is to say against where the keyboard is: nothing shows it, or something covers it.
AT = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const names = [at.tagName.toLowerCase(), at.className, at.innerText || at.name || ""];
  const name = names.join(" ").replace(/\\s+/g, " ").slice(0, 100);
  const box = at.getBoundingClientRect();
  const wrong = [];
  const marks = (one, part) => {
    const style = getComputedStyle(one, part);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0)
      || style.boxShadow !== "none";
  };
  // A control may be invisible itself and show its focus on its label, as a switch does.
  const shown = [at, ...(at.labels || []), at.parentElement, at.closest("label, summary, li")];
  if (!shown.some((one) => one && [null, "::before", "::after"].some((part) => marks(one, part))))
    wrong.push("does not show");
  if (box.width === 0 || box.height === 0) wrong.push("has no size");
  const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 2);
  // The whole of it may be taller than the window; some of it has to be seen.
  const places = [box.top + 2, box.top + box.height / 2, box.bottom - 2];
  const seen = places.some((y) => {
    if (y < 0 || y >= innerHeight) return false;
    return document.elementsFromPoint(x, y).slice(0, 1)
      .some((one) => at.contains(one) || one.contains(at) || [...(at.labels || [])].includes(one));
  });
  if (!seen) wrong.push("is covered or outside");
  return [name, wrong.join(", ")];
}"""
WALKED = ["home", "list", "opening", "role with openings", "closed", "office", "marketing"]


@pytest.mark.parametrize("path", [KINDS[kind] for kind in WALKED], ids=WALKED)
def test_the_keyboard_is_always_seen_on_its_way_through_a_page(visit, path, size):
    page = visit(path, viewport=size, reduced_motion="reduce").page
    stops, wrong = [], []
    for _ in range(400):
        page.keyboard.press("Tab")
        said = page.evaluate(AT)
        if said is None:
            break
        stops.append(said[0])
        if said[1]:
            wrong.append(": ".join(said))
    else:
        pytest.fail(f"the keyboard never comes to an end: {stops[-5:]}")
    assert len(stops) > 8
    assert wrong == []


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_first_stop_leads_past_the_header(visit, size):
    page = visit("jobs/", viewport=size).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')").startswith("#")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main')")


def walk_to(page, what: str, *, times: int = 150) -> None:
    """Press Tab until the focus is on what a selector finds."""
    for _ in range(times):
        page.keyboard.press("Tab")
        if page.evaluate("what => document.activeElement.matches(what)", what):
            return
    pytest.fail(f"the keyboard does not come to {what}")


def test_from_the_search_to_the_application_by_the_keyboard_alone(visit, size, tmp_path):
    """Find, narrow, read, apply."""
    page = visit(viewport=size).page
    sent = []

    def receive(route):
        sent.append(route.request.post_data_buffer)
        route.fulfill(status=200, content_type="text/html", body="<h1>Thank you</h1>")

    page.route("https://forms.example.com/**", receive)
    walk_to(page, "main input[type=search]")
    page.keyboard.type("sales")
    page.keyboard.press("Enter")
    page.wait_for_url("**/jobs/?q=sales")
    page.locator(".careers-facet input").first.wait_for(state="attached")
    if page.locator(".careers-filters > summary").is_visible():
        walk_to(page, ".careers-filters > summary")
        if page.locator(".careers-filters[open]").count() == 0:
            page.keyboard.press("Enter")
    walk_to(page, "[data-careers-facet=department] input")
    while page.evaluate("!/sales/.test(document.activeElement.closest('li').dataset.careersValue)"):
        walk_to(page, "[data-careers-facet=department] input")
    page.keyboard.press("Space")
    page.wait_for_url("**/jobs/?q=sales&department=sales")
    walk_to(page, "a[href$='/sales-account-executive/boston/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sales-account-executive/boston/*")
    walk_to(page, "a[href$='#apply']")
    page.keyboard.press("Enter")
    for name, text in {"name": "Ana", "email": "ana@example.com"}.items():
        walk_to(page, f"form [name={name}]")
        page.keyboard.type(text)
    walk_to(page, "form [name=cv]")
    cv = tmp_path / "cv.pdf"
    cv.write_bytes(b"%PDF-1.4")
    page.locator(":focus").set_input_files(cv)  # as the system's own window would
    walk_to(page, "form[data-careers-form] [type=submit]")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Thank you").wait_for()
    assert len(sent) == 1


# --- Few colours ----------------------------------------------------------------------------


@pytest.mark.parametrize("path", [KINDS[kind] for kind in WALKED], ids=WALKED)
def test_in_the_colours_of_the_system_buttons_and_fields_have_their_edges(visit, path):
    page = visit(path, viewport=DESKTOP, forced_colors="active").page
    edgeless = page.locator("button, .md-button, input, select, textarea, summary").evaluate_all(
        """all => all.filter((one) => {
          if (!one.checkVisibility({ visibilityProperty: true })) return;
          if (one.type === "hidden" || one.tabIndex < 0) return;
          const { borderTopStyle, borderTopWidth, textDecorationLine } = getComputedStyle(one);
          const icon = getComputedStyle(one, "::before");
          return (borderTopStyle === "none" || borderTopWidth === "0px")
            && textDecorationLine === "none" && icon.content === "none"
            && !["checkbox", "radio", "file"].includes(one.type) && one.tagName !== "SUMMARY";
        }).map((one) => one.outerHTML.slice(0, 120))"""
    )
    assert edgeless == []
