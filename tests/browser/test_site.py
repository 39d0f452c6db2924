"""Reading, finding and applying, in a real browser."""

from __future__ import annotations

import json

import pytest

ROLE = "jobs/sales-account-executive/"
KINDS = [
    "",
    "jobs/",
    ROLE,
    "jobs/supply-planner/",
    "jobs/baker-in-residence/",
    "jobs/technical-writer/",
    "departments/engineering/",
    "offices/boston/",
    "benefits/",
    "nowhere/",
]


@pytest.mark.parametrize("path", KINDS)
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
    page.get_by_role("link", name="Sales Account Executive").first.click()
    page.wait_for_url(f"**/{ROLE}")
    assert page.locator("h1").inner_text() == "Sales Account Executive"
    page.get_by_role("link", name="Open roles").last.click()
    page.wait_for_url("**/jobs/")


def test_from_an_office_to_a_role_and_to_its_department(visit, scripts, size):
    page = visit("offices/boston/", java_script_enabled=scripts, viewport=size).page
    page.get_by_role("link", name="Sales Account Executive").click()
    page.wait_for_url(f"**/{ROLE}")
    assert page.locator(".careers-fact--location").inner_text().endswith(", United States")
    page.locator(".careers-fact--department a").click()
    page.wait_for_url("**/departments/sales/")
    assert page.locator("h1").inner_text() == "Sales"


def test_a_missing_page_leads_to_the_roles(visit):
    page = visit("jobs/gone/").page
    page.locator("main a").filter(has_text="All open roles").click()
    page.wait_for_url("**/careers-site/jobs/")


def test_an_application_is_sent_as_it_was_filled_in(visit, scripts, size, tmp_path):
    """The service behind the form is played by the browser itself."""
    seen = visit(ROLE, java_script_enabled=scripts, viewport=size)
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
    page.get_by_label("I have read").check()
    page.get_by_role("button", name="Send application").click()
    page.wait_for_selector("text=Thank you")
    [request] = sent
    assert request.method == "POST"
    assert request.headers["content-type"].startswith("multipart/form-data")
    body = request.post_data_buffer or b""
    for name, value in {
        "role": "sales-account-executive",
        "reference": "SAL-014",
        "name": 'Ana "Ñ" O\'Neil <b>',
        "email": "ana@example.com",
        "cover_letter": "First line\r\nSecond & last 🍞",
        "_gotcha": "",
        "consent": "yes",
    }.items():
        field = f'name="{name}"\r\n\r\n{value}\r\n'.encode()
        assert field in body, name


def test_an_empty_form_is_not_sent(visit, scripts):
    page = visit(ROLE, java_script_enabled=scripts).page
    sent = []

    def refuse(route):
        sent.append(route)
        route.abort()

    page.route("https://forms.example.com/**", refuse)
    page.get_by_role("button", name="Send application").click()
    page.wait_for_timeout(300)
    assert sent == []
    assert page.url.endswith(ROLE)


def test_every_field_has_a_border_and_shows_where_the_keyboard_is(visit, scheme, size):
    page = visit(ROLE, color_scheme=scheme, viewport=size).page
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
    page = visit(ROLE).page
    names = []
    for _ in range(80):
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.getAttribute('name') || ''")
        if name:
            names.append(name)
        if page.evaluate("document.activeElement.type") == "submit":
            break
    wanted = ["name", "email", "phone", "cv", "links", "cover_letter", "consent"]
    assert [name for name in names if name in wanted] == wanted
    assert "_gotcha" not in names


def test_the_trap_for_robots_is_not_seen_or_read(visit):
    page = visit(ROLE).page
    trap = page.locator(".careers-field--extra")
    box = trap.bounding_box()
    assert box is None or box["x"] + box["width"] <= 0 or box["width"] <= 1
    assert "Leave this field empty" not in page.locator("main").aria_snapshot()


def test_the_statement_for_machines_is_in_the_head(visit):
    page = visit(ROLE).page
    text = page.locator("head script[type='application/ld+json']").inner_text()
    assert json.loads(text)["title"] == "Sales Account Executive"


def test_a_closed_role_says_so_and_leads_on(visit, scripts):
    page = visit("jobs/supply-planner/", java_script_enabled=scripts).page
    assert page.locator(".careers-notice").inner_text().startswith("This role has closed")
    assert page.locator(".careers-form").count() == 0
    page.locator(".careers-notice a").click()
    page.wait_for_url("**/jobs/")


def test_the_search_finds_open_roles_and_no_closed_ones(visit):
    page = visit("jobs/", viewport={"width": 1280, "height": 900}).page
    page.keyboard.press("/")
    page.keyboard.type("planner")
    page.wait_for_selector(".md-search-result__item")
    links = page.locator(".md-search-result__link").evaluate_all("all => all.map(one => one.href)")
    assert links
    assert not [link for link in links if "supply-planner" in link]


def test_a_role_prints_without_its_form(visit):
    page = visit(ROLE).page
    page.emulate_media(media="print")
    assert not page.locator(".careers-form").is_visible()
    assert page.locator("h1").is_visible()
