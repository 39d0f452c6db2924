"""Openings as lines of a list: what they are called, and what is said once of all of them."""

from __future__ import annotations

import pytest

INDEX = "---\ntitle: Cook\nworkplace: hybrid\nemployment: full-time\n---\nSoup.\n"


def opening(*lines: str) -> str:
    return "\n".join(["---", "posted: 2026-11-02", *lines, "---", ""])


@pytest.fixture
def rows(project):
    """A function from the files of a role to what the list says of it and of its openings."""

    def said(item) -> list[str]:
        facts = item.find("ul", class_="careers-entry__facts", recursive=False)
        return [" ".join(fact.text.split()) for fact in facts.select("li")] if facts else []

    def build(page: str = "jobs/", index: str = INDEX, **files: str):
        project.write({f"roles/cook/{name}.md": text for name, text in files.items()})
        project.write({"roles/cook/index.md": index})
        assert project.said() == []
        shown = project.page(f"{page}index.html")
        rows = {
            " ".join(row.select_one("a").text.split()).removeprefix("Cook: "): said(row)
            for row in shown.select(".careers-opening")
        }
        group = shown.select_one(".careers-entry--group")
        return (said(group) if group else None), rows

    return build


BOSTON = "location: Boston, MA, US"
ATHENS = "location: Athens, Greece"


def test_what_all_openings_say_is_said_once_and_what_differs_by_each(rows):
    files = {
        "boston": opening(BOSTON, "pay: 60,000 USD per year", "closes: 2026-12-15"),
        "athens": opening(ATHENS, "pay: 30,000 EUR per year", "closes: 2026-12-15"),
    }
    assert rows(**files) == (
        ["Hybrid", "Full-time", "Closes December 15, 2026"],
        {
            "Athens, Greece": ["€30,000 per year"],
            "Boston, MA, United States": ["$60,000 per year"],
        },
    )


def test_what_one_opening_says_otherwise_is_said_by_each(rows):
    files = {"boston": opening(BOSTON, "workplace: on-site"), "athens": opening(ATHENS)}
    assert rows(**files) == (
        ["Full-time"],
        {"Athens, Greece": ["Hybrid"], "Boston, MA, United States": ["On-site"]},
    )


def test_what_no_opening_takes_from_the_role_is_not_said_of_them(rows):
    index = INDEX.replace("workplace: hybrid", "workplace: hybrid\npay: 10 EUR per hour")
    files = {
        "boston": opening(BOSTON, "pay: 20 USD per hour", "workplace: on-site"),
        "athens": opening(ATHENS, "pay: (left out)", "workplace: on-site"),
    }
    assert rows(index=index, **files) == (
        ["On-site", "Full-time"],
        {"Athens, Greece": [], "Boston, MA, United States": ["$20 per hour"]},
    )


def test_on_the_page_of_a_role_its_facts_say_what_all_share(rows, project):
    files = {"boston": opening(BOSTON, "hours: 38"), "athens": opening(ATHENS, "hours: 38")}
    _, listed = rows("jobs/cook/", **files)
    assert listed == {"Athens, Greece": [], "Boston, MA, United States": []}
    facts = project.page("jobs/cook/index.html").select(".careers-facts dd")
    assert [fact.text for fact in facts] == ["Hybrid", "Full-time"]


def test_what_the_role_leaves_to_its_openings_stands_with_them_on_its_page(rows):
    index = "---\ntitle: Cook\n---\nSoup.\n"
    files = {
        "boston": opening(BOSTON, "workplace: hybrid"),
        "athens": opening(ATHENS, "workplace: hybrid"),
    }
    _, listed = rows("jobs/cook/", index=index, **files)
    assert listed == {"Athens, Greece": ["Hybrid"], "Boston, MA, United States": ["Hybrid"]}


def test_levels_in_one_place_are_told_by_their_levels(rows):
    index = INDEX.replace("workplace", f"{ATHENS}\nworkplace")
    files = {"junior": opening("level: Junior"), "senior": opening("level: Senior")}
    assert rows(index=index, **files) == (
        ["Athens, Greece", "Hybrid", "Full-time"],
        {"Junior": [], "Senior": []},
    )


def test_levels_in_several_places_are_told_by_both(rows):
    files = {
        "junior": opening(ATHENS, "level: Junior"),
        "senior": opening(BOSTON, "level: Senior"),
    }
    assert list(rows(**files)[1]) == [
        "Athens, Greece, Junior",
        "Boston, MA, United States, Senior",
    ]


def test_a_title_of_its_own_is_a_name_and_its_place_a_fact(rows):
    files = {
        "pastry": opening(ATHENS, "title: Cook, Pastry"),
        "soup": opening(BOSTON, "title: Cook, Soups"),
    }
    assert rows(**files)[1] == {
        "Cook, Pastry": ["Athens, Greece"],
        "Cook, Soups": ["Boston, MA, United States"],
    }


def test_openings_of_one_name_are_told_by_their_references_or_files(rows):
    files = {
        "early": opening(ATHENS, "hours: 20", "reference: C-1"),
        "late-shift": opening(ATHENS, "hours: 30"),
    }
    assert list(rows(**files)[1]) == ["Athens, Greece (C-1)", "Athens, Greece (Late Shift)"]


def test_remote_openings_are_told_by_where_one_may_work(rows):
    remote = "workplace: remote"
    files = {
        "eu": opening(remote, "applicants: Greece; Germany"),
        "us": opening(remote, "applicants: US"),
    }
    assert rows(**files) == (
        ["Fully remote", "Full-time"],
        {"Greece; Germany": [], "United States": []},
    )


def test_openings_in_two_departments_stand_under_both(rows, project):
    files = {
        "boston": opening(BOSTON, "department: Kitchen"),
        "athens": opening(ATHENS, "department: Kitchen"),
        "berlin": opening("location: Berlin, Germany", "department: School"),
    }
    rows(**files)
    page = project.page("jobs/index.html")
    for slug, count in (("kitchen", 2), ("school", 0)):
        section = page.select_one(f"section[aria-labelledby=department-{slug}]")
        assert len(section.select(".careers-opening")) == count
    [alone] = section.select("h3 a")
    assert alone["href"].endswith("jobs/cook/berlin/")


def test_a_title_with_signs_is_text_in_the_names_of_links(rows, project):
    index = INDEX.replace("Cook", '<b>Cook</b> & "Son\'s"')
    rows(index=index, boston=opening(BOSTON), athens=opening(ATHENS))
    first = project.page("jobs/index.html").select_one(".careers-opening a")
    assert first.text == '<b>Cook</b> & "Son\'s": Athens, Greece'
    assert first.b is None


def test_no_list_or_paragraph_of_an_opening_is_empty(rows, project):
    rows(boston=opening(BOSTON), athens=opening(ATHENS))
    for path in ("jobs/", "jobs/cook/", "jobs/cook/boston/"):
        page = project.page(f"{path}index.html")
        for tag in page.select(".careers-page :is(ul, p, li, section):not(.careers-matches *)"):
            assert tag.text.strip(), (path, tag)
