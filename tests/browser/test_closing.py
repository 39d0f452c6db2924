"""The minute at which a role closes, in a page that was built before it."""

from __future__ import annotations

import re
import threading
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import NOON, Pages, serving

MKDOCS = """\
site_name: Jobs at Example
site_url: !ENV SITE_URL
docs_dir: site_src
theme: {name: material, font: false, features: [FEATURES]}
plugins:
  - search
  - careers:
      employer: {name: Example, url: https://example.com/}
      timezone: America/New_York
      features:
        job_posting: {}
        application_form:
          way: form
          action: https://forms.example.com/applications
          email: jobs@example.com
"""
MINUTE = datetime(2026, 11, 24, 22, tzinfo=UTC)  # 5 pm in New York
SECOND = timedelta(seconds=1)
LATE = datetime(2026, 12, 16, 5, tzinfo=UTC)
LAST = datetime(2027, 2, 1, 5, tzinfo=UTC)  # more than 24.8 days from the day of the build


def role(title: str, *lines: str) -> str:
    return "\n".join(["---", f"title: {title}", "posted: 2026-11-02", *lines, "---", "Work.", ""])


FILES = {
    "roles/baker.md": role(
        "Baker", "location: Berlin", "department: Bakery", "closes: 2026-11-24 17:00", "featured: y"
    ),
    "roles/cook.md": role("Cook", "location: Berlin", "department: Kitchen", "closes: 2027-01-31"),
    "roles/seller/index.md": "---\ntitle: Seller\ndepartment: Shop\nfeatured: yes\n---\nSell.\n",
    "roles/seller/early.md": "---\nlocation: Athens, Greece\nposted: 2026-11-02\n"
    "closes: 2026-11-24 17:00\n---\n",
    "roles/seller/late.md": "---\nlocation: Berlin\nposted: 2026-11-02\ncloses: 2026-12-15\n---\n",
    "site_src/index.md": "---\ntemplate: home.html\n---\n# Home\n\nWelcome.\n",
    "site_src/plain.md": "# Plain\n\n[The baker](../roles/baker.md)\n",
    "site_src/departments/bakery.md": "Bread.\n",
    "site_src/offices/berlin.md": "---\ncity: Berlin\ncountry: Germany\n---\nHere.\n",
}
ROLE = "jobs/baker/"


@pytest.fixture(scope="module")
def address(request, tmp_path_factory):
    """A site of a few roles, two of which close at one minute."""
    project = tmp_path_factory.mktemp("closing")
    features = getattr(request, "param", "")
    files = {**FILES, "mkdocs.yml": MKDOCS.replace("FEATURES", features)}
    for name, text in files.items():
        file = project / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    with serving(project / "mkdocs.yml", project / "site") as url:
        yield url


with_and_without_instant = pytest.mark.parametrize(
    "address", ["", "navigation.instant"], ids=["plain", "instant"], indirect=True
)


def running(moment: datetime):
    """A clock that goes on from a moment only when it is told to."""

    def prepare(page) -> None:
        page.clock.install(time=moment - timedelta(hours=1))
        page.clock.pause_at(moment)

    return prepare


def is_open(page) -> None:
    expect(page.get_by_role("link", name="Apply for this role")).to_be_visible()
    expect(page.locator(".careers-form")).to_be_visible()
    expect(page.locator(".careers-notice")).to_have_count(0)


def is_closed(page) -> None:
    expect(page.get_by_role("status").locator(".careers-notice")).to_be_visible()
    said = page.locator(".careers-notice").inner_text()
    assert said.startswith("This role has closed\n\nApplications were welcome until November 24")
    expect(page.locator(".careers-role__action")).to_be_hidden()
    expect(page.locator(".careers-form")).to_be_hidden()
    expect(page.get_by_role("link", name="Apply")).to_have_count(0)


def entries(page) -> list[str]:
    """The roles and openings that can be seen on a list."""
    links = page.locator(".careers-entry:not(.careers-entry--group) h3 a, .careers-opening a")
    names = [" ".join(link.inner_text().split()) for link in links.all() if link.is_visible()]
    return [name.removesuffix(", Germany") for name in names]


def test_a_page_that_is_open_closes_at_its_minute(visit, size):
    seen = visit(ROLE, None, running(MINUTE - SECOND), viewport=size)
    is_open(seen.page)
    seen.page.clock.run_for(1000)
    is_closed(seen.page)
    assert seen.errors == []


@pytest.fixture
def in_pieces(monkeypatch):
    """A function that cuts pages behind the tag of an element, and prepares for their visit.

    The rest of a page comes once the browser has seen that element, which is empty until then.
    """

    def cut(attribute: str):
        seen = threading.Event()

        def copyfile(_, source, target):
            data = source.read()
            found = re.search(rb"<\w+[^>]* %s='?[^>]*>" % attribute.encode(), data)
            if found:
                target.write(data[: found.end()])
                seen.wait(10)
                data = data[found.end() :]
            target.write(data)

        def prepare(page) -> None:
            page.expose_function("seen", seen.set)
            page.add_init_script(
                f"""new MutationObserver(() => {{
                  if (document.querySelector("[{attribute}]")) window.seen();
                }}).observe(document, {{ childList: true, subtree: true }});"""
            )

        monkeypatch.setattr(Pages, "copyfile", copyfile)
        return prepare

    return cut


def test_a_notice_that_is_not_all_there_yet_is_waited_for(visit, in_pieces):
    is_closed(visit(ROLE, MINUTE, in_pieces("data-careers-from")).page)


def test_a_count_that_is_not_there_yet_is_waited_for(visit, in_pieces):
    page = visit("jobs/", NOON, in_pieces("data-careers-later")).page
    count = page.locator(".careers-jobs__count [data-careers-later]")
    expect(count).to_have_text("4 openings in 3 roles")


@with_and_without_instant
def test_what_is_over_is_never_seen_not_even_for_a_moment(visit, size):
    watch = """
        window.seen = 0;
        const look = () => {
          const action = document.querySelector(".careers-role__action, .careers-form");
          window.seen += action && action.getClientRects().length ? 1 : 0;
          requestAnimationFrame(look);
        };
        look();
    """
    seen = visit(ROLE, MINUTE, lambda page: page.add_init_script(watch), viewport=size)
    is_closed(seen.page)
    assert seen.page.evaluate("window.seen") == 0
    assert seen.errors == []


def test_the_list_drops_what_has_closed_and_counts_anew(visit, size):
    page = visit("jobs/", None, running(MINUTE - SECOND), viewport=size).page
    count = page.locator(".careers-jobs__count")
    assert entries(page) == ["Baker", "Cook", "Seller: Athens, Greece", "Seller: Berlin"]
    expect(count).to_have_text("4 openings in 3 roles", use_inner_text=True)
    page.clock.run_for(1000)
    expect(count).to_have_text("2 open roles", use_inner_text=True)
    assert entries(page) == ["Cook", "Seller: Berlin"]
    departments = page.locator("[data-careers-facet=department] li:not([hidden])")
    expect(departments).to_have_text(["Kitchen 1", "Shop 1"])
    expect(page.get_by_role("heading", name="Bakery")).to_be_hidden()
    assert count.get_attribute("role") == "status"
    page.clock.run_for(int((LATE - MINUTE).total_seconds() * 1000))
    expect(departments).to_have_text(["Kitchen 1"])
    expect(count).to_have_text("1 open role", use_inner_text=True)
    page.clock.set_fixed_time(LAST)
    page.clock.run_for(60_000)
    expect(count).to_contain_text("No role is open at the moment. New roles appear here first.")
    assert entries(page) == []


def test_home_departments_offices_and_roles_drop_it_too(visit):
    for path, before, after in (
        (
            "",
            ["Baker", "Seller: Athens, Greece", "Seller: Berlin", "Cook"],
            ["Seller: Berlin", "Cook"],
        ),
        ("departments/bakery/", ["Baker"], []),
        ("offices/berlin/", ["Baker", "Seller", "Cook"], ["Seller", "Cook"]),
        ("jobs/seller/", ["Athens, Greece", "Berlin"], ["Berlin"]),
    ):
        page = visit(path, MINUTE - SECOND).page
        assert entries(page) == before, path
        page = visit(path, MINUTE).page
        assert entries(page) == after, path
    page = visit("departments/bakery/", MINUTE).page
    expect(page.get_by_text("No role is open here at the moment.")).to_be_visible()


def test_a_role_whose_last_opening_closes_has_no_opening_any_more(visit):
    page = visit("jobs/seller/", LATE - SECOND).page
    expect(page.get_by_role("heading", name="Openings")).to_be_visible()
    page = visit("jobs/seller/", LATE).page
    expect(page.get_by_role("heading", name="Openings")).to_be_hidden()
    assert page.locator(".careers-notice").inner_text().startswith("No opening at the moment")


def test_a_page_that_slept_closes_when_it_is_looked_at(visit):
    """Neither the timers of a sleeping computer nor those of the browser went on."""
    for event in ("visibilitychange", "focus", "pageshow"):
        page = visit(ROLE, MINUTE - SECOND).page
        is_open(page)
        page.clock.set_fixed_time(MINUTE + timedelta(hours=9))
        target = "document" if event == "visibilitychange" else "window"
        page.evaluate(f"{target}.dispatchEvent(new Event('{event}'))")
        is_closed(page)


def test_a_clock_that_is_set_is_noticed_within_a_minute(visit):
    page = visit(ROLE, None, running(MINUTE - timedelta(hours=5))).page
    page.clock.run_for(30_000)
    is_open(page)
    page.clock.set_system_time(MINUTE)
    page.clock.run_for(61_000)
    is_closed(page)


def test_a_role_closes_that_has_been_open_in_a_window_for_ten_weeks(visit):
    page = visit("jobs/cook/", None, running(NOON)).page
    page.clock.run_for(1000)
    expect(page.locator(".careers-form")).to_be_visible()
    page.clock.fast_forward(int((LAST - NOON).total_seconds() * 1000))
    expect(page.locator(".careers-form")).to_be_hidden()


def test_the_way_back_to_a_page_leads_to_what_is_true_now(visit):
    page = visit(ROLE, MINUTE - SECOND).page
    is_open(page)
    page.get_by_role("link", name="All open roles").last.click()
    page.wait_for_url("**/jobs/")
    page.clock.set_fixed_time(MINUTE)
    page.go_back()
    page.wait_for_url(f"**/{ROLE}")
    is_closed(page)


@with_and_without_instant
def test_links_from_page_to_page_lead_to_what_is_true_now(visit, size):
    """Also from a page on which nothing closes, where Material exchanges pages by itself."""
    page = visit("plain/", MINUTE, viewport=size).page
    page.get_by_role("link", name="The baker").click()
    page.wait_for_url(f"**/{ROLE}")
    is_closed(page)
    page.get_by_role("link", name="All open roles").last.click()
    page.wait_for_url("**/jobs/")
    expect(page.get_by_role("link", name="Cook")).to_be_visible()
    assert entries(page) == ["Cook", "Seller: Berlin"]
    page.get_by_role("link", name="Cook").click()
    page.wait_for_url("**/jobs/cook/")
    expect(page.locator(".careers-form")).to_be_visible()
    expect(page.locator(".careers-notice")).to_have_count(0)


def test_what_somebody_wrote_stays_when_the_role_closes(visit, size):
    seen = visit(ROLE, None, running(MINUTE - SECOND), viewport=size)
    page = seen.page
    page.get_by_label("Full name").fill("Ana")
    letter = page.get_by_label("Cover letter")
    letter.fill("First line")
    sent = []
    page.route("https://forms.example.com/**", lambda route: sent.append(route))
    page.clock.run_for(1000)
    expect(page.locator(".careers-notice")).to_be_visible()
    expect(page.locator(".careers-role__action")).to_be_hidden()
    said = page.locator(".careers-unsent")
    expect(said).to_be_in_viewport()
    assert said.inner_text().startswith("This role has just closed. Nothing can be sent any more;")
    assert said.get_attribute("role") == "status"
    expect(letter).to_have_value("First line")
    expect(letter).to_be_visible()
    assert letter.evaluate("field => (field.select(), String(getSelection()))") == "First line"
    expect(letter).not_to_be_editable()
    expect(page.get_by_role("button", name="Send application")).to_be_hidden()
    page.get_by_label("Full name").press("Enter")
    page.evaluate("document.querySelector('.careers-form').requestSubmit()")
    assert sent == []
    assert page.url.endswith(ROLE)
    expect(page.get_by_role("link", name="jobs@example.com").first).to_be_visible()
    assert seen.errors == []


@pytest.mark.parametrize("answered", ["before", "after"])
def test_who_has_applied_goes_on_reading_that_it_arrived(visit, answered):
    """What stands in place of the form, since before the minute or after it."""
    arrive = """
        const form = document.querySelector(".careers-form");
        const sent = form.parentElement.appendChild(document.createElement("p"));
        sent.append("It has arrived.");
        form.hidden = true;
    """
    page = visit(ROLE, None, running(MINUTE - SECOND)).page
    page.get_by_label("Full name").fill("Ana")
    if answered == "before":
        page.evaluate(f"() => {{ {arrive} }}")
    page.clock.run_for(1000)
    expect(page.locator(".careers-notice")).to_be_visible()
    if answered == "after":
        expect(page.locator(".careers-unsent")).to_be_visible()
        page.evaluate(f"() => {{ {arrive} }}")
        page.clock.run_for(60_000)
    expect(page.get_by_text("It has arrived.")).to_be_visible()
    expect(page.locator(".careers-unsent")).to_have_count(0)


def test_a_form_is_not_sent_after_the_minute_also_where_no_timer_went(visit):
    page = visit(ROLE, MINUTE - SECOND).page
    page.get_by_label("Full name").fill("Ana")
    page.get_by_label("E-mail address").fill("ana@example.com")
    sent = []
    page.route("https://forms.example.com/**", lambda route: sent.append(route))
    page.clock.set_fixed_time(MINUTE)
    page.evaluate("document.querySelector('.careers-form').requestSubmit()")
    expect(page.locator(".careers-unsent")).to_be_visible()
    assert sent == []
    expect(page.get_by_label("Full name")).to_have_value("Ana")


@pytest.mark.parametrize("field", ["cv", "links"])
def test_any_field_counts_as_something_written_and_an_emptied_one_does_not(visit, field):
    page = visit(ROLE, None, running(MINUTE - SECOND)).page
    if field == "cv":
        file = {"name": "cv.txt", "mimeType": "text/plain", "buffer": b"me"}
        page.locator(f"#careers-{field}").set_input_files(file)
    else:
        page.locator(f"#careers-{field}").fill("x")
        page.locator(f"#careers-{field}").fill("")
    page.clock.run_for(1000)
    expect(page.locator(".careers-notice")).to_be_visible()
    expect(page.locator(".careers-unsent")).to_have_count(1 if field == "cv" else 0)
    assert page.locator(".careers-form").is_visible() == (field == "cv")


def test_who_has_the_focus_on_what_goes_is_led_to_why(visit):
    page = visit(ROLE, None, running(MINUTE - SECOND)).page
    page.get_by_role("link", name="Apply for this role").focus()
    page.clock.run_for(1000)
    expect(page.locator(".careers-role__change")).to_be_focused()
    page = visit("jobs/", None, running(MINUTE - SECOND)).page
    page.get_by_role("link", name="Baker", exact=True).focus()
    page.clock.run_for(1000)
    expect(page.locator(".careers-jobs__count")).to_be_focused()


def server_says(moment: datetime | None):
    """Let the place that the page comes from say which time it is."""

    def prepare(page) -> None:
        def answer(route):
            if route.request.method != "HEAD":
                route.fallback()
            elif moment is None:
                route.abort()
            else:
                route.fulfill(status=200, headers={"Date": format_datetime(moment, usegmt=True)})

        page.route("**/*", answer)

    return prepare


def test_a_clock_that_is_far_ahead_closes_nothing(visit):
    page = visit(ROLE, LAST, server_says(NOON)).page
    is_open(page)


def test_a_clock_that_is_far_behind_opens_nothing(visit):
    page = visit(ROLE, datetime(2010, 1, 1, tzinfo=UTC), server_says(MINUTE)).page
    is_closed(page)


def test_a_clock_that_nobody_contradicts_is_believed(visit):
    page = visit(ROLE, MINUTE, server_says(None)).page
    is_closed(page)
    page = visit(ROLE, MINUTE, server_says(MINUTE - timedelta(minutes=9))).page
    page.wait_for_timeout(300)
    is_closed(page)


def test_nobody_is_asked_for_the_time_where_nothing_closes_soon(visit):
    asked = []

    def prepare(page):
        page.on("request", lambda request: asked.append(request.method))

    built_later = datetime.now(UTC) + timedelta(days=1)  # than the files of this very test
    page = visit("jobs/cook/", min(built_later, LAST - timedelta(days=2)), prepare).page
    expect(page.locator(".careers-form")).to_be_visible()
    assert "HEAD" not in asked


@pytest.mark.parametrize("path", [ROLE, "jobs/", ""])
def test_without_scripts_a_page_says_until_when_and_as_of_when(visit, path):
    page = visit(path, MINUTE, java_script_enabled=False).page
    assert "November 24, 2026, 5:00" in page.locator("main").inner_text()
    assert "has closed" not in page.locator("main").inner_text()
    if path != ROLE:
        assert "As of November 23, 2026, 12:00" in page.locator(".careers-as-of").first.inner_text()
        expect(page.locator(".careers-as-of--old")).to_be_hidden()


@pytest.mark.parametrize("path", ["jobs/", ""])
def test_a_list_that_nobody_renewed_says_how_old_it_is(visit, path):
    built = datetime(2026, 11, 23, 5, tzinfo=UTC)
    page = visit(path, built + timedelta(days=3) - SECOND).page
    old = page.locator(".careers-as-of--old")
    expect(old).to_be_hidden()
    page = visit(path, built + timedelta(days=3)).page
    expect(page.locator(".careers-as-of--old")).to_have_text(
        "This list was last renewed 3 days ago. Roles may have opened or closed since then."
    )


def test_one_part_that_is_broken_keeps_no_role_open(visit):
    def prepare(page):
        def spoil(route):
            answer = route.fetch()
            body = answer.text().replace('[["2026-11-24', '[{"2026-11-24')
            route.fulfill(response=answer, body=body)

        page.route("**/jobs/", spoil)

    seen = visit("jobs/", MINUTE, prepare)
    assert entries(seen.page) == ["Cook", "Seller: Berlin"]
    assert any("JSON" in error for error in seen.errors)
