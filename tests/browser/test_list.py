"""Searching the list of roles and narrowing it: by keyboard, by address, without scripts."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import PHONE, ROOT, serving

from careers.word_index import words_of

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
        feeds: {}
"""
MINUTE = datetime(2026, 11, 24, 22, tzinfo=UTC)  # 5 pm in New York


def role(title: str, *lines: str, text: str = "Work.") -> str:
    return "\n".join(["---", f"title: {title}", "posted: 2026-11-02", *lines, "---", text, ""])


NASTY = "'<img src=x onerror=\"document.title=1\"> & “quotes” 🧁'"
FILES = {
    "roles/baker.md": role(
        "Baker", "location: Athens, Greece", "department: Bread", "workplace: on-site",
        "employment: full-time", "closes: 2026-11-24 17:00",
        text="Sourdough every night.",
    ),
    "roles/cook.md": role(
        "Café cook", "location: Berlin, Germany", "department: Kitchen", "workplace: on-site",
        "employment: part-time", "pay: 40,000 EUR per year", "level: Senior",
        text="Soups and sauces.",
    ),
    "roles/cpp.md": role(
        "C++ developer", "workplace: remote", "applicants: [Germany, Greece]",
        "department: Engineering", "pay: 90,000 EUR per year",
        text="Firmware for ovens, also for sourdough.",
    ),
    "roles/nasty.md": role(
        NASTY, "location: Berlin, Germany", "department: Kitchen", "workplace: hybrid",
    ),
    "roles/hebrew.md": role(
        "אופה", "location: Tel Aviv, Israel", "department: Bread", "workplace: hybrid",
    ),
}  # fmt: skip
MANY = {
    f"roles/many{n}.md": role(f"Helper {n:03}", "location: Athens, Greece", "department: Many")
    for n in range(120)
}


@pytest.fixture(scope="module")
def address(request, tmp_path_factory):
    """A site of a few roles, or of many on several pages."""
    project = tmp_path_factory.mktemp("list")
    kind = getattr(request, "param", "")
    files = {**FILES, "mkdocs.yml": MKDOCS.replace("FEATURES", kind if "." in kind else "")}
    if kind == "many":
        files |= MANY
        options = "timezone: America/New_York\n      roles_per_page: 50"
        files["mkdocs.yml"] = files["mkdocs.yml"].replace("timezone: America/New_York", options)
    files["site_src/index.md"] = "# Home\n\n[Roles](jobs.md)\n"
    files["site_src/jobs.md"] = "# Open roles\n"
    for name, text in files.items():
        file = project / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    with serving(project / "mkdocs.yml", project / "site") as url:
        yield url


def ready(seen):
    """The page, once the data is there."""
    seen.page.locator(".careers-facet input").first.wait_for(state="attached")
    return seen.page


def found(page) -> list[str]:
    """The titles of what matches, as they are shown."""
    return page.locator("[data-careers-list] h3 a").all_inner_texts()


def expect_found(page, *titles: str) -> None:
    expect(page.locator("[data-careers-list] h3 a")).to_have_text(list(titles))


def query(page) -> str:
    return page.url.partition("?")[2]


def counts(page, facet: str) -> dict[str, str]:
    rows = page.locator(f"[data-careers-facet={facet}] li").all()
    return {row.locator("label").inner_text(): row.locator("span").inner_text() for row in rows}


def box(page, name: str):
    return page.get_by_role("checkbox", name=name, exact=True)


def open_filters(page) -> None:
    summary = page.locator(".careers-filters > summary")
    if summary.is_visible() and page.locator(".careers-filters[open]").count() == 0:
        summary.click()


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("sauc", ["Café cook"]),
        ("baker", ["Baker"]),
        ("CAFE", ["Café cook"]),
        ("café", ["Café cook"]),
        ("c++", ["C++ developer"]),
        ("sourdough", ["Baker", "C++ developer"]),
        ("sourd athens", ["Baker"]),
        ("engineering", ["C++ developer"]),
        ("greece", ["Baker", "C++ developer"]),
        ("germany soups", ["Café cook"]),
        ("אופה", ["אופה"]),
        ("<img", [NASTY.strip("'")]),
        ("quotes onerror", [NASTY.strip("'")]),
    ],
)
def test_words_are_found_in_titles_facts_and_ads(visit, typed, titles):
    seen = visit("jobs/")
    page = ready(seen)
    page.get_by_role("searchbox").fill(typed)
    expect_found(page, *titles)
    expect(page.locator("[data-careers-whole]")).to_be_hidden()
    assert page.locator("img[src=x]").count() == 0
    assert seen.errors == []


def test_choices_within_a_facet_add_and_facets_together_narrow(visit):
    page = ready(visit("jobs/"))
    open_filters(page)
    assert counts(page, "workplace") == {"On-site": "2", "Hybrid": "2", "Fully remote": "1"}
    box(page, "Kitchen").check()
    expect_found(page, NASTY.strip("'"), "Café cook")
    box(page, "Bread").check()
    expect(page.locator("[data-careers-list] > li")).to_have_count(4)
    box(page, "Hybrid").check()
    expect_found(page, NASTY.strip("'"), "אופה")
    assert query(page) == "department=kitchen&department=bread&workplace=hybrid"
    # Each facet counts what its values would give beside the choices in all others.
    assert counts(page, "workplace") == {"On-site": "2", "Hybrid": "2", "Fully remote": "0"}
    assert counts(page, "department") == {"Bread": "1", "Engineering": "0", "Kitchen": "1"}


def test_pay_is_asked_for_as_at_least(visit):
    page = ready(visit("jobs/"))
    open_filters(page)
    box(page, "€80,000 per year or more").check()
    expect_found(page, "C++ developer")
    box(page, "€40,000 per year or more").check()
    expect_found(page, "C++ developer", "Café cook")


def test_a_facet_with_one_value_is_not_shown(visit):
    page = ready(visit("jobs/"))
    assert page.locator("[data-careers-facet=level]").count() == 0
    assert page.locator("[data-careers-facet=department]").count() == 1


def test_an_address_can_be_shared(visit):
    seen = visit("jobs/?q=sourdough&country=gr&department=bread&utm_source=x")
    page = ready(seen)
    expect_found(page, "Baker")
    expect(page.get_by_role("searchbox")).to_have_value("sourdough")
    open_filters(page)
    expect(box(page, "Bread")).to_be_checked()
    box(page, "Bread").uncheck()
    expect_found(page, "Baker", "C++ developer")
    assert sorted(query(page).split("&")) == ["country=gr", "q=sourdough", "utm_source=x"]
    assert seen.errors == []


@pytest.mark.parametrize(
    "address", ["", "navigation.instant"], ids=["plain", "instant"], indirect=True
)
def test_back_and_forward_go_through_what_was_asked(visit):
    page = ready(visit("jobs/"))
    page.get_by_role("searchbox").fill("sourdough")
    page.wait_for_url("**/jobs/?q=sourdough")
    open_filters(page)
    box(page, "Engineering").check()
    expect_found(page, "C++ developer")
    page.get_by_role("link", name="C++ developer").click()
    page.wait_for_url("**/jobs/cpp/")
    page.go_back()
    expect_found(page, "C++ developer")
    page.go_back()
    expect_found(page, "Baker", "C++ developer")
    expect(box(page, "Engineering")).not_to_be_checked()
    page.go_back()
    expect(page.locator("[data-careers-whole]")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_value("")
    page.go_forward()
    expect_found(page, "Baker", "C++ developer")


def test_with_the_keyboard_alone(visit):
    page = ready(visit("jobs/", viewport=PHONE))
    page.get_by_role("searchbox").focus()
    page.keyboard.type("sourdough")
    expect_found(page, "Baker", "C++ developer")
    page.keyboard.press("Enter")
    expect(page.locator("[data-careers-found]")).to_be_focused()
    page.keyboard.press("Shift+Tab")  # the filters, closed
    summary = page.locator(".careers-filters > summary")
    expect(summary).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(box(page, "Bread")).to_be_focused()
    page.keyboard.press("Space")
    expect_found(page, "Baker")
    expect(box(page, "Bread")).to_be_focused()
    page.keyboard.press("Escape")
    expect(summary).to_be_focused()
    expect(summary).to_have_text(re.compile("1 filter is on"))
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Remove sourdough")).to_be_focused()
    page.keyboard.press("Enter")
    expect_found(page, "Baker", "אופה")
    expect(page.locator("[data-careers-found]")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Baker")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/jobs/baker/")


def test_a_screen_reader_hears_the_number_once_it_is_quiet(visit):
    page = ready(visit("jobs/"))
    said = page.locator("[data-careers-said]")
    page.get_by_role("searchbox").press_sequentially("sourdough")
    expect(said).to_have_text("2 matches")
    page.get_by_role("searchbox").fill("nothing like that")
    expect(said).to_have_text("No open role matches.")
    page.get_by_role("searchbox").fill("")
    expect(said).to_have_text("5 open roles")


def test_the_tree_that_a_screen_reader_reads(visit):
    page = ready(visit("jobs/?q=sourdough&department=bread"))
    expect_found(page, "Baker")
    open_filters(page)
    expect(page.locator("[data-careers-facet=department]")).to_match_aria_snapshot("""
      - group "Department":
        - paragraph: Department
        - list:
          - listitem:
            - checkbox "Bread" [checked]
            - text: Bread 1
          - listitem:
            - checkbox "Engineering"
            - text: Engineering 1
          - listitem:
            - checkbox "Kitchen"
            - text: Kitchen 0
    """)
    expect(page.locator("[data-careers-matches]")).to_match_aria_snapshot("""
      - heading "1 match" [level=2]
      - list:
        - listitem:
          - button "Remove sourdough": sourdough ×
        - listitem:
          - button "Remove Bread": Bread ×
        - listitem:
          - button "Clear all"
      - list:
        - listitem:
          - heading "Baker" [level=3]:
            - link "Baker"
          - list:
            - listitem: Bread
            - listitem: Athens, Greece
            - listitem: On-site
            - listitem: Full-time
            - listitem:
              - text: Closes
              - time: November 24, 2026, 5:00 PM EST (UTC−5)
    """)


def test_where_nothing_matches_one_is_helped(visit):
    page = ready(visit("jobs/?q=sourdough&department=kitchen&workplace=on-site"))
    expect(page.get_by_role("heading", name="No open role matches.")).to_be_visible()
    none = page.locator("[data-careers-none]")
    expect(none.get_by_role("button")).to_have_text(
        ["1 match without “sourdough”", "1 match without “Kitchen”", "Clear all"]
    )
    expect(none).to_contain_text("New roles appear here first.")
    none.get_by_role("button", name="1 match without “Kitchen”").click()
    expect_found(page, "Baker")
    page.goto(page.url.partition("?")[0] + "?department=gone&level=boss")
    ready_again = page.locator("[data-careers-none]").get_by_role("button", name="Clear all")
    ready_again.click()
    expect(page.locator("[data-careers-whole]")).to_be_visible()
    assert query(page) == ""


def test_without_scripts_the_list_is_whole_and_filters_are_links(visit, size):
    seen = visit("jobs/?q=sourdough", java_script_enabled=False, viewport=size)
    page = seen.page
    expect(page.locator("[data-careers-whole] .careers-entry")).to_have_count(5)
    expect(page.get_by_role("searchbox")).to_be_hidden()
    if (summary := page.locator(".careers-filters > summary")).is_visible():
        summary.click()
    expect(page.locator("[data-careers-facet=pay]")).to_be_hidden()
    page.get_by_role("link", name="Kitchen").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Open roles in Kitchen")
    expect(page.locator(".careers-entry")).to_have_count(2)


def test_a_role_that_closes_is_neither_shown_nor_counted(visit):
    def running(page) -> None:
        page.clock.install(time=MINUTE - timedelta(hours=1))
        page.clock.pause_at(MINUTE - timedelta(seconds=2))

    seen = visit("jobs/?q=sourdough", None, running)
    page = ready(seen)
    expect_found(page, "Baker", "C++ developer")
    open_filters(page)
    assert counts(page, "department")["Bread"] == "1"
    page.clock.run_for(5000)
    expect_found(page, "C++ developer")
    expect(page.locator("[data-careers-found]")).to_have_text("1 match")
    assert counts(page, "department")["Bread"] == "0"
    page.get_by_role("searchbox").fill("baker")
    expect(page.locator("[data-careers-found]")).to_have_text("No open role matches.")
    assert seen.errors == []


def test_a_count_that_time_made_wrong_is_not_shown_before_the_data_is_there(visit):
    def late(page) -> None:
        page.clock.set_fixed_time(MINUTE + timedelta(minutes=1))
        page.route("**/assets/careers/list/*", lambda route: route.abort())

    page = ready(visit("jobs/", None, late))
    open_filters(page)
    row = page.locator("[data-careers-facet=department] li")
    expect(row.nth(0).locator("span")).to_be_hidden()
    expect(row.nth(2).locator("span")).to_have_text("2")


def test_where_the_data_is_lost_the_whole_list_is_shown_with_a_word(visit):
    def lost(page) -> None:
        page.route("**/assets/careers/list/roles.*", lambda route: route.abort())

    page = ready(visit("jobs/?q=sourdough", prepare=lost))
    expect(page.locator("[data-careers-failed]")).to_have_text(
        "The search can't be loaded at the moment. Every open role is listed here."
    )
    expect(page.locator("[data-careers-whole] .careers-entry")).to_have_count(5)
    page.unroute("**/assets/careers/list/roles.*")
    page.get_by_role("searchbox").fill("sourdoug")
    expect_found(page, "Baker", "C++ developer")
    expect(page.locator("[data-careers-failed]")).to_be_hidden()


def test_where_the_words_are_lost_titles_are_searched_with_a_word(visit):
    def lost(page) -> None:
        page.route("**/assets/careers/list/words.*", lambda route: route.abort())

    page = ready(visit("jobs/?q=baker", prepare=lost))
    expect_found(page, "Baker")
    expect(page.locator("[data-careers-failed]")).to_contain_text("only titles and facts")


def test_nothing_is_kept_and_nobody_else_is_asked(visit, address):
    seen = visit("jobs/?q=sourdough")
    page = ready(seen)
    expect_found(page, "Baker", "C++ developer")
    kept = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    assert kept == [0, 0, ""]
    assert seen.hosts == {address.split("/")[2]}


@pytest.mark.parametrize("address", ["many"], indirect=True)
def test_many_results_are_shown_in_parts(visit):
    seen = visit("jobs/?q=helper")
    page = ready(seen)
    items = page.locator("[data-careers-list] > li")
    expect(items).to_have_count(50)
    expect(page.locator("[data-careers-found]")).to_have_text("120 matches")
    page.get_by_role("button", name="Show 50 more").click()
    expect(items).to_have_count(100)
    expect(items.nth(50).get_by_role("link")).to_be_focused()
    items.nth(70).get_by_role("link").click()
    page.wait_for_url("**/jobs/many70/")
    page.go_back()
    expect(items).to_have_count(100)
    assert seen.errors == []


@pytest.mark.parametrize("address", ["many"], indirect=True)
def test_a_page_of_the_list_searches_all_of_it(visit):
    page = ready(visit("jobs/page/2/"))
    page.get_by_role("searchbox").fill("cafe")
    expect_found(page, "Café cook")
    page.get_by_role("link", name="Café cook").click()
    page.wait_for_url("**/jobs/cook/")


def test_a_page_of_a_part_searches_the_list_within_the_part(visit):
    seen = visit("jobs/in/greece/")
    seen.page.get_by_role("searchbox").fill("firmware")
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url("**/jobs/?q=firmware&country=gr")
    expect_found(ready(seen), "C++ developer")


def test_words_are_folded_in_a_browser_as_in_the_build(visit):
    """One rule in two languages: what the index holds is what somebody types."""
    script = (ROOT / "plugins/careers/templates/assets/careers/list.js").read_text("utf-8")
    rules = script.partition("/* ---------- Words")[2].partition("const spaced")[0]
    page = visit("jobs/").page
    page.evaluate(f"() => {{ /* {rules}; window.wordsOf = wordsOf; }}")
    texts = [
        "Straße Œuvre ØRSTED Łódź đ Þór", "ΦΩΣ φως Άνοιξη", "İstanbul ISPARTA ılık",
        "C++ C# .NET R&D", "l’équipe don't 24/7 401(k)", "東京 ラーメン屋 กรุงเทพ", "אופה بيكر",
        "ﬁne ① x² ½", "naïve—co‑op_x", "💡 emoji️", "हिन्दी नौकरी", "Ω Ω Å Å", "a+b+ ++c #d",
    ]  # fmt: skip
    assert page.evaluate("texts => texts.map(wordsOf)", texts) == [words_of(one) for one in texts]
