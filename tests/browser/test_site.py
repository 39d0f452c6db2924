"""Reading, finding and applying, in a real browser."""

from __future__ import annotations

import json

import pytest
from tests.browser.kinds import KINDS, OPENING, ROLE


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_no_page_scrolls_sideways_or_fails(visit, path, size, scheme):
    seen = visit(path, viewport=size, color_scheme=scheme)
    root = "document.documentElement"
    wide = seen.page.evaluate(f"{root}.scrollWidth - {root}.clientWidth")
    assert wide <= 0
    errors = [error for error in seen.errors if "404" not in error or path != "nowhere/"]
    assert errors == []
    assert {host.partition(":")[0] for host in seen.hosts} == {"127.0.0.1"}


def test_from_home_to_a_role_by_links_alone(visit, scripts, size):
    page = visit(java_script_enabled=scripts, viewport=size).page
    page.locator("a[href$='jobs/']:not(.md-nav__link, .md-tabs__link)").first.click()
    page.wait_for_url("**/jobs/")
    assert page.locator(".careers-entry").count() >= 12
    page.get_by_role("link", name="Sales Account Executive", exact=True).click()
    page.wait_for_url(f"**/{ROLE}")
    assert page.locator("h1").inner_text() == "Sales Account Executive"
    page.get_by_role("link", name="Boston, MA, United States").click()
    page.wait_for_url(f"**/{OPENING}")
    page.get_by_role("link", name="Open roles").last.click()
    page.wait_for_url("**/jobs/")


def test_from_an_office_to_a_role_and_to_its_department(visit, scripts, size):
    page = visit("offices/boston/", java_script_enabled=scripts, viewport=size).page
    page.get_by_role("link", name="Sales Account Executive").click()
    page.wait_for_url(f"**/{OPENING}")
    assert page.locator(".careers-fact--location").inner_text().endswith(", United States")
    page.locator(".careers-fact--department a").click()
    page.wait_for_url("**/departments/sales/")
    assert page.locator("h1").inner_text() == "Sales"


def test_from_the_list_to_the_form_of_an_opening_by_keyboard_alone(visit, scripts):
    page = visit("jobs/", java_script_enabled=scripts).page
    tab_to(page, "Sales Account Executive: Boston, MA, United States")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{OPENING}")
    assert page.locator("h1 + p strong").inner_text() == "Boston, MA, United States"
    tab_to(page, "Apply for this role")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{OPENING}#apply")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('.careers-application')")


def test_from_a_closed_opening_to_one_that_is_open(visit, scripts, size):
    page = visit(f"{ROLE}berlin/", java_script_enabled=scripts, viewport=size).page
    assert page.locator(".careers-notice").inner_text().startswith("This opening has closed")
    others = page.get_by_role("region", name="Other openings of this role")
    others.get_by_role("link", name="Athens, Greece").click()
    page.wait_for_url(f"**/{ROLE}athens/")
    page.get_by_role("link", name="Other openings of this role").click()
    page.wait_for_url(f"**/{ROLE}athens/#openings")
    page.get_by_role("navigation", name="You are here").get_by_role("link").last.click()
    page.wait_for_url(f"**/{ROLE}")


def test_a_card_leads_to_the_role_and_each_row_on_it_to_its_opening(visit, size, scheme):
    """Also beside the words, where nothing but the card and the row is."""
    page = visit("jobs/", viewport=size, color_scheme=scheme).page
    card = page.locator(".careers-entry--group")
    rows = card.locator(".careers-opening")
    assert rows.count() == 2
    auditor = page.locator(".careers-entry").filter(has_text="Accessibility Auditor")
    leads_to = [
        (rows.nth(0), f"{ROLE}athens/"),
        (rows.nth(1).locator(".careers-entry__facts"), OPENING),
        (card, ROLE),
        (auditor.locator(".careers-entry__facts"), "jobs/accessibility-auditor/"),
    ]
    for part, path in leads_to:
        box = part.bounding_box()
        assert box is not None
        assert box["height"] >= 24
        # By place, because what is clicked is the link upon the text.
        part.click(position={"x": box["width"] - 20, "y": 12}, force=True)
        page.wait_for_url(f"**/{path}")
        page.go_back()
        page.wait_for_url("**/jobs/")


def tab_to(page, name: str) -> None:
    """Press Tab until the focus is on a link of this name, and see that it shows."""
    for _ in range(120):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if " ".join((focused.text_content() or "").split()) == name:
            styles = focused.evaluate(
                "one => [null, '::after'].map(part => getComputedStyle(one, part).outlineStyle)"
            )
            assert set(styles) != {"none"}
            return
    raise AssertionError(f"the keyboard does not reach “{name}”")


def test_a_missing_page_leads_to_the_roles(visit):
    page = visit("jobs/gone/").page
    page.locator("main a").filter(has_text="All open roles").click()
    page.wait_for_url("**/careers-site/jobs/")


def test_an_application_is_sent_as_it_was_filled_in(visit, scripts, size, tmp_path):
    """The service behind the form is played by the browser itself."""
    seen = visit(OPENING, java_script_enabled=scripts, viewport=size)
    page = seen.page
    sent = []

    def receive(route):
        sent.append(route.request)
        route.fulfill(status=200, content_type="text/html", body="<h1>Thank you</h1>")

    page.route("https://forms.example.com/**", receive)
    cv = tmp_path / "cv ü.pdf"
    cv.write_bytes(b"%PDF-1.4 \x00\xff bytes")
    page.get_by_label("Full name").fill('Ana "Ñ" O\'Neil <b>')
    page.get_by_label("E-mail address").fill("ana@example.com")
    page.get_by_label("CV or résumé").set_input_files(cv)
    page.get_by_label("Cover letter").fill("First line\nSecond & last 🍞")
    page.get_by_role("button", name="Send application").click()
    page.wait_for_selector("text=Thank you")
    [request] = sent
    assert request.method == "POST"
    assert request.headers["content-type"].startswith("multipart/form-data")
    body = request.post_data_buffer or b""
    for name, value in {
        "role": "sales-account-executive/boston",
        "reference": "SAL-014",
        "name": 'Ana "Ñ" O\'Neil <b>',
        "email": "ana@example.com",
        "cover_letter": "First line\r\nSecond & last 🍞",
        "_gotcha": "",
    }.items():
        field = f'name="{name}"\r\n\r\n{value}\r\n'.encode()
        assert field in body, name


def test_an_empty_form_is_not_sent(visit, scripts):
    page = visit(OPENING, java_script_enabled=scripts).page
    sent = []

    def refuse(route):
        sent.append(route)
        route.abort()

    page.route("https://forms.example.com/**", refuse)
    page.get_by_role("button", name="Send application").click()
    page.wait_for_timeout(300)
    assert sent == []
    assert page.url.endswith(OPENING)


def test_every_field_has_a_border_and_shows_where_the_keyboard_is(visit, scheme, size):
    page = visit(OPENING, color_scheme=scheme, viewport=size).page
    inputs = ".careers-form input:not([type=hidden]):not([tabindex])"
    fields = page.locator(f"{inputs}, .careers-form textarea, .careers-form button")
    assert fields.count() >= 8
    for index in range(fields.count()):
        field = fields.nth(index)
        kind = field.get_attribute("type")
        if kind not in ("checkbox", "submit"):
            assert field.evaluate("one => getComputedStyle(one).borderTopWidth") != "0px"
        field.focus()
        page.keyboard.press("Shift")
        shown = field.evaluate(
            "element => { const s = getComputedStyle(element);"
            " return [s.outlineStyle, s.outlineWidth, s.boxShadow] }"
        )
        assert (shown[0] != "none" and shown[1] != "0px") or shown[2] != "none", kind
        box = field.bounding_box()
        assert box is not None
        assert box["height"] >= 24
        assert box["width"] >= 24


def test_the_keyboard_alone_reaches_the_form(visit):
    page = visit(OPENING).page
    names = []
    for _ in range(80):
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.getAttribute('name') || ''")
        if name:
            names.append(name)
        if page.evaluate("document.activeElement.type") == "submit":
            break
    wanted = ["name", "email", "phone", "cv", "links", "cover_letter"]
    assert [name for name in names if name in wanted] == wanted
    assert "_gotcha" not in names


COVERED = """with_label => {
  const at = document.activeElement, header = document.querySelector(".careers-header");
  if (!at.closest(".careers-page")) return null;
  const shown = with_label ? at.labels[0] : at;
  return shown.getBoundingClientRect().top < header.getBoundingClientRect().bottom
    ? at.outerHTML : "";
}"""


@pytest.mark.parametrize("path", ["jobs/", "jobs/sales-account-executive/boston/"])
def test_the_header_never_covers_what_the_keyboard_is_on(visit, path, size):
    page = visit(path, viewport=size).page
    page.locator(".careers-footer a, .careers-page a").last.focus()
    covered = []
    seen = 0
    for _ in range(100):
        page.keyboard.press("Shift+Tab")
        said = page.evaluate(COVERED, False)
        seen += said is not None
        covered += [said] if said else []
    assert seen > 10
    assert covered == []


def test_the_header_does_not_cover_the_field_that_an_empty_form_asks_for(visit, size):
    """Where the browser asks; with a script, the form says it above all fields."""
    path = "jobs/sales-account-executive/boston/"
    page = visit(path, viewport=size, prepare=without_the_script).page
    page.get_by_role("button", name="Send application").click()
    assert page.evaluate(COVERED, True) == ""


def without_the_script(page):
    page.route("**/application_form.*.js", lambda route: route.abort())


def test_the_trap_for_robots_is_not_seen_or_read(visit):
    page = visit(OPENING).page
    trap = page.locator(".careers-field--extra")
    box = trap.bounding_box()
    assert box is None or box["x"] + box["width"] <= 0 or box["width"] <= 1
    assert "Leave this field empty" not in page.locator("main").aria_snapshot()


def test_the_statement_for_machines_is_in_the_head(visit):
    page = visit(OPENING).page
    texts = page.locator("head script[type='application/ld+json']").all_inner_texts()
    said = {found["@type"]: found for found in map(json.loads, texts)}
    assert said["JobPosting"]["title"] == "Sales Account Executive"


def test_a_closed_role_says_so_and_leads_on(visit, scripts):
    page = visit("jobs/supply-planner/", java_script_enabled=scripts).page
    assert page.locator(".careers-notice").inner_text().startswith("This role has closed")
    assert page.locator(".careers-form").count() == 0
    page.locator(".careers-notice a").click()
    page.wait_for_url("**/jobs/")


def test_a_role_prints_without_its_form(visit):
    page = visit(OPENING).page
    page.emulate_media(media="print")
    assert not page.locator(".careers-form").is_visible()
    assert page.locator("h1").is_visible()
