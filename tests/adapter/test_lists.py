"""The list, the pages that it goes on on, and those of its parts."""

from __future__ import annotations

import json
from datetime import date

import pytest
from bs4 import BeautifulSoup

ROLE = "---\ntitle: {title}\nposted: 2026-11-02\n{more}---\nWork.\n"
ATHENS = "location: Athens, Greece\n"
BOSTON = "location: Boston, MA, United States\n"


def role(title: str, *lines: str) -> str:
    return ROLE.format(title=title, more="".join(lines))


FILES = {
    "roles/baker.md": role("Baker", ATHENS, "department: Bakery\nworkplace: on-site\n"),
    "roles/cook.md": role("Cook", BOSTON, "department: Kitchen\nworkplace: hybrid\n"),
    "roles/waiter.md": role("Waiter", "location: Patras, Greece\ndepartment: Kitchen\n"),
    "roles/clerk.md": role("Clerk", ATHENS, "closes: 2026-11-10\n"),
}


@pytest.fixture
def parted(project):
    """A site of three open roles in two countries and two departments."""
    return project.write(FILES)


def titles(page: BeautifulSoup) -> list[str]:
    return [link.text for link in page.select(".careers-jobs__whole .careers-entry h3 a")]


def list_pages(project) -> list[str]:
    """The addresses below that of the list that are no roles."""
    files = [file for file in project.files() if file.startswith("jobs/")]
    roles = ("baker", "cook", "waiter", "clerk")
    found = (file.removesuffix("index.html") for file in files if file.endswith(".html"))
    return [path for path in found if path.split("/")[1] not in roles]


def faults(project) -> list[str]:
    """What the audit finds wrong with the list, its parts and their feeds."""
    said = project.command("careers", "audit").stdout.splitlines()
    return [line for line in said if ": note: " not in line and line.startswith("jobs/")]


def test_each_department_place_and_workplace_has_a_page(parted):
    assert parted.said() == []
    assert sorted(list_pages(parted)) == [
        "jobs/",
        "jobs/departments/bakery/",
        "jobs/departments/kitchen/",
        "jobs/hybrid/",
        "jobs/in/greece/",
        "jobs/in/greece/athens/",
        "jobs/in/greece/patras/",
        "jobs/in/united-states/",
        "jobs/in/united-states/boston-ma/",
        "jobs/on-site/",
    ]


def test_such_a_page_says_what_is_on_it(parted):
    parted.build()
    page = parted.page("jobs/in/greece/index.html")
    assert page.title.text == "Open roles in Greece - Jobs at Example"
    assert page.h1.text == "Open roles in Greece"
    about = "Open roles in Greece at Example, each with its place, pay and closing date."
    assert page.select_one("meta[name=description]")["content"] == about
    canonical = page.select_one("link[rel=canonical]")["href"]
    assert canonical == "https://jobs.example.com/jobs/in/greece/"
    assert page.select_one(".careers-jobs__count span").text == "2 open roles"
    assert titles(page) == ["Baker", "Waiter"]
    assert [link.text for link in page.select(".careers-departments a")] == [
        "Athens, Greece",
        "Patras, Greece",
    ]
    town = parted.page("jobs/in/greece/athens/index.html")
    assert titles(town) == ["Baker"]
    [way] = parted.json_ld("jobs/in/greece/athens/index.html", "BreadcrumbList")
    names = [step["name"] for step in way["itemListElement"]]
    assert names == ["Home", "Open roles", "Open roles in Greece", "Open roles in Athens, Greece"]


def test_the_list_leads_to_them_without_scripts(parted):
    parted.build()
    page = parted.page("jobs/index.html")
    found = {
        group["data-careers-facet"]: {
            " ".join(row.text.split()): row.a["href"] if row.a else "" for row in group.select("li")
        }
        for group in page.select("[data-careers-facet]")
    }
    assert found["country"] == {
        "Greece 2": "../jobs/in/greece/",
        "United States 1": "../jobs/in/united-states/",
    }
    assert found["department"] == {
        "Bakery 1": "../jobs/departments/bakery/",
        "Kitchen 2": "../jobs/departments/kitchen/",
    }
    assert list(found["workplace"]) == ["On-site 1", "Hybrid 1"]


def test_they_are_in_the_sitemap_and_no_stranger_finds_fault(parted):
    assert parted.said() == []
    assert "https://jobs.example.com/jobs/in/greece/athens/</loc>" in parted.text("sitemap.xml")
    assert faults(parted) == []


def test_what_has_a_page_of_its_own_gets_no_second_one(parted):
    parted.write(
        {
            "site_src/departments/kitchen.md": "Soup.\n",
            "site_src/offices/boston.md": "---\ncity: Boston\nregion: MA\ncountry: US\n---\n",
            "roles/cook.md": FILES["roles/cook.md"].replace(BOSTON, "location: Boston\n"),
        }
    )
    assert parted.said() == []
    found = list_pages(parted)
    assert "jobs/departments/bakery/" in found
    assert "jobs/departments/kitchen/" not in found
    assert "jobs/in/united-states/boston-ma/" not in found
    page = parted.page("jobs/index.html")
    [link] = page.select("[data-careers-facet=place] [data-careers-value=boston-ma-us] a")
    assert link["href"] == "../offices/boston/"
    [link] = page.select("[data-careers-facet=department] [data-careers-value=kitchen] a")
    assert link["href"] == "../departments/kitchen/"


def test_a_town_with_roles_outside_its_office_has_a_page_of_all_of_them(parted):
    parted.write(
        {
            "site_src/offices/hub.md": "---\ncity: Athens\ncountry: Greece\n---\nHere.\n",
            "roles/driver.md": role("Driver", "location: Hub\n"),
        }
    )
    assert parted.said() == []
    assert titles(parted.page("jobs/in/greece/athens/index.html")) == ["Baker", "Driver"]


def test_what_every_role_has_is_no_part(project):
    assert project.said() == []
    assert [name for name in project.files() if name.startswith("jobs/in/")] == []


def test_a_page_is_gone_when_its_last_role_has_closed(parted):
    parted.write({"roles/cook.md": role("Cook", BOSTON, "closes: 2026-11-30\n")})
    parted.build()
    page = parted.page("jobs/in/united-states/index.html")
    assert page.select_one(".careers-entry")["data-careers-until"] == "2026-11-30T22:00:00Z"
    assert "careers-until" in str(
        parted.page("jobs/index.html").select_one("[data-careers-value=us]").attrs
    )
    parted.build(as_of=date(2026, 12, 1))
    assert "jobs/in/united-states/index.html" not in parted.files()


def test_marketing_may_write_the_text_of_such_a_page(parted):
    text = "---\ntitle: Working in Greece\n---\n# Working in Greece\n\nSunny.\n"
    parted.write(
        {
            "site_src/jobs/in/greece.md": text,
            "mkdocs.yml": parted.folder.joinpath("mkdocs.yml").read_text() + "not_in_nav: /jobs/\n",
        }
    )
    assert parted.said() == []
    page = parted.page("jobs/in/greece/index.html")
    assert page.h1.text.startswith("Working in Greece")
    assert titles(page) == ["Baker", "Waiter"]


def test_the_site_chooses_what_has_pages(parted):
    options = "employer: {name: Example, url: https://example.com/}\n      lists_by: [country]"
    text = (parted.folder / "mkdocs.yml").read_text()
    text = text.replace("employer: {name: Example, url: https://example.com/}", options)
    parted.write({"mkdocs.yml": text})
    assert parted.said() == []
    assert list_pages(parted) == ["jobs/in/greece/", "jobs/in/united-states/", "jobs/"]
    parted.write({"mkdocs.yml": text.replace("[country]", "[]")})
    assert parted.said() == []
    assert list_pages(parted) == ["jobs/"]
    parted.write({"mkdocs.yml": text.replace("[country]", "[town]")})
    [said] = parted.said()
    assert "lists_by" in said
    assert "'place'" in said


@pytest.mark.parametrize("name", ["remote", "in", "page", "on-site", "departments"])
def test_a_role_at_an_address_of_the_list_is_told_with_its_file(parted, name):
    parted.write({f"roles/{name}.md": role("Baker", ATHENS)})
    [said] = parted.said()
    assert said.startswith(f"roles/{name}.md:")
    assert f"is called “{name}”" in said
    assert f"“{name}-role”" in said


def test_a_long_list_goes_on_on_pages_that_lead_to_each_other(parted):
    text = (parted.folder / "mkdocs.yml").read_text()
    parted.write({"mkdocs.yml": text.replace("features:", "roles_per_page: 10\n      features:")})
    parted.write(
        {f"roles/r{n}.md": role(f"R{n:02}", ATHENS, "department: Bakery\n") for n in range(30)}
    )
    assert parted.said() == []
    first, second = parted.page("jobs/index.html"), parted.page("jobs/page/2/index.html")
    assert len(titles(first)) == 10
    assert first.select_one("head link[rel=next]")["href"] == "../jobs/page/2/"
    assert first.select_one("head link[rel=prev]") is None
    assert second.select_one(".careers-pager a[rel=prev]")["href"] == "../../../jobs/"
    assert second.select_one(".careers-pager a[rel=next]")["href"] == "../../../jobs/page/3/"
    assert second.title.text == "Open roles, page 2 of 4 - Jobs at Example"
    canonical = second.select_one("link[rel=canonical]")["href"]
    assert canonical == "https://jobs.example.com/jobs/page/2/"
    numbered = [parted.page(f"jobs/page/{n}/index.html") for n in (2, 3, 4)]
    assert len({title for page in (first, *numbered) for title in titles(page)}) == 33
    part = parted.page("jobs/in/greece/page/2/index.html")
    assert part.h1.text == "Open roles in Greece, page 2 of 3"
    [way] = parted.json_ld("jobs/in/greece/page/2/index.html", "BreadcrumbList")
    assert [step["name"] for step in way["itemListElement"]][1:3] == [
        "Open roles",
        "Open roles in Greece",
    ]
    assert faults(parted) == []


def test_every_page_of_a_long_list_counts_down_as_roles_close(parted):
    text = (parted.folder / "mkdocs.yml").read_text()
    parted.write({"mkdocs.yml": text.replace("features:", "roles_per_page: 10\n      features:")})
    parted.write(
        {f"roles/r{n}.md": role(f"R{n:02}", ATHENS, "closes: 2026-12-24\n") for n in range(15)}
    )
    assert parted.said() == []
    counts = [
        parted.page(path).select_one(".careers-jobs__count span")
        for path in ("jobs/index.html", "jobs/page/2/index.html")
    ]
    assert counts[1].text == counts[0].text == "18 open roles"
    later = [json.loads(count["data-careers-later"]) for count in counts]
    assert later[1] == later[0] == [["2026-12-24T22:00:00Z", "3 open roles"]]


def test_a_list_of_nothing_has_nothing_to_search(project):
    project.write({"roles/baker.md": role("Baker", ATHENS, "status: filled on 2026-11-10\n")})
    assert project.said() == []
    page = project.page("jobs/index.html")
    assert page.select("main form") == []
    assert "No role is open" in page.select_one(".careers-jobs__count").text


def test_the_number_of_roles_on_a_page_has_bounds(parted):
    text = (parted.folder / "mkdocs.yml").read_text()
    parted.write({"mkdocs.yml": text.replace("features:", "roles_per_page: 3\n      features:")})
    [said] = parted.said()
    assert "roles_per_page" in said
    assert "from 10 to 2000" in said


def test_names_that_are_markup_are_shown_as_they_are(parted):
    nasty = '<img src=x onerror="alert(1)">'
    parted.write({"roles/nasty.md": role("Nasty", ATHENS, f"department: '{nasty}'\n")})
    assert parted.said() == []
    page = parted.page("jobs/index.html")
    assert page.select("img[onerror]") == []
    [path] = [p for p in list_pages(parted) if p.startswith("jobs/departments/img")]
    part = parted.page(f"{path}index.html")
    assert part.select("img[onerror]") == []
    assert part.h1.text == f"Open roles in {nasty}"


def test_each_part_has_feeds_of_its_roles_beside_it(parted):
    text = (parted.folder / "mkdocs.yml").read_text()
    parted.write(
        {"mkdocs.yml": text.replace("job_posting: {}", "job_posting: {}\n        feeds: {}")}
    )
    assert parted.said() == []
    feed = json.loads(parted.text("jobs/in/greece/feed.json"))
    assert feed["title"] == "Open roles in Greece at Example"
    assert feed["home_page_url"] == "https://jobs.example.com/jobs/in/greece/"
    assert [item["title"] for item in feed["items"]] == ["Baker", "Waiter"]
    page = parted.page("jobs/in/greece/index.html")
    named = page.select("head link[type='application/rss+xml']")
    assert named[0]["href"] == "../../../jobs/in/greece/rss.xml"
    assert faults(parted) == []
