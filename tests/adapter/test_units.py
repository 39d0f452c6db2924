"""Departments and offices as pages of MkDocs, and the links to them."""

from __future__ import annotations

import json
from collections.abc import Callable
from xml.etree import ElementTree

import pytest

SALES = """\
---
title: Sales: North & South
summary: We sell <bread>: "warm".
benefits: a car; bread
contact: sales@example.com
---
Note: we sell.

!!! tip "Ask"

    A [role](../../roles/baker.md), our [office](../offices/athens.md#inside).
"""
ATHENS = """\
---
country: Greece
city: Athens
street: Ermou 1
postal code: 105 63
---
# Our Athens office

## Inside

It is warm.
"""


def role(*lines: str, body: str = "Bread.") -> str:
    keys = {"title": "Baker", "location": "Athens", "posted": "2026-11-02"}
    keys |= dict(line.split(": ", 1) for line in lines)
    return "\n".join(["---", *(f"{key}: {value}" for key, value in keys.items()), "---", body, ""])


@pytest.fixture
def with_units(project) -> Callable:
    """The site with a department and an office, and more lines in its `mkdocs.yml`."""
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    mkdocs += "markdown_extensions: [admonition]\nvalidation: {omitted_files: warn}\n"

    def write(more: str = "", **files: str):
        project.write({"mkdocs.yml": mkdocs + more})
        return project.write(
            {
                "site_src/departments/sales.md": SALES,
                "site_src/offices/athens.md": ATHENS,
                "roles/baker.md": role("department: Sales: North & South"),
                **files,
            }
        )

    return write


def test_a_department_has_a_page(with_units):
    project = with_units()
    assert project.said() == []
    page = project.page("departments/sales/index.html")
    assert page.title.text == "Sales: North & South - Jobs at Example"
    assert page.find("meta", {"name": "description"})["content"] == 'We sell <bread>: "warm".'
    assert [heading.text for heading in page.find_all("h1")] == ["Sales: North & South"]
    assert page.select_one(".careers-unit__summary").text == 'We sell <bread>: "warm".'
    assert page.select_one(".careers-unit__text p").text == "Note: we sell."
    links = [link["href"] for link in page.select(".careers-unit__text .admonition a")]
    assert links == ["../../jobs/baker/", "../../offices/athens/#inside"]
    facts = [fact.text.split("\n", 1)[0] for fact in page.select(".careers-fact dt")]
    assert facts == ["Benefits", "Questions"]
    assert [item.text for item in page.select(".careers-fact--benefits li")] == ["a car", "bread"]
    assert page.select_one(".careers-fact--contact a")["href"] == "mailto:sales@example.com"


def test_an_office_has_a_page_with_its_address(with_units):
    project = with_units()
    project.build()
    page = project.page("offices/athens/index.html")
    assert page.title.text == "Our Athens office - Jobs at Example"
    assert [heading.text for heading in page.find_all("h1")] == ["Our Athens office"]
    lines = [line.text for line in page.select("address.careers-whereabouts__address > span")]
    assert lines == ["Ermou 1", "105 63 Athens", "Greece"]
    assert page.select_one(".careers-unit__text h2").text.startswith("Inside")


def test_its_open_roles_are_listed(with_units):
    project = with_units(
        **{
            "roles/cook.md": role("department: Kitchen", "title: Cook"),
            "roles/seller.md": role(
                "department: sales: north & south", "title: Seller", "location: Oslo, Norway"
            ),
            "roles/old.md": role("department: Sales: North & South", "status: filled"),
            "roles/soon.md": role("department: Sales: North & South", "opens: 2027-01-04"),
            "roles/draft.md": role("department: Sales: North & South", "status: draft"),
            "site_src/offices/bari.md": "---\ncountry: Italy\n---\nEmpty.\n",
        }
    )
    assert project.said() == []

    def listed(path: str) -> list[tuple[str, str]]:
        entries = project.page(path).select(".careers-unit__roles .careers-entry a")
        return [(entry.text, entry["href"]) for entry in entries]

    baker, cook = ("Baker", "../../jobs/baker/"), ("Cook", "../../jobs/cook/")
    assert listed("departments/sales/index.html") == [baker, ("Seller", "../../jobs/seller/")]
    assert listed("offices/athens/index.html") == [baker, cook]
    assert listed("offices/bari/index.html") == []
    roles = project.page("offices/bari/index.html").select_one(".careers-unit__roles")
    assert roles.h2.text == "Open roles in Bari"
    assert roles.p.text == "No role is open here at the moment."
    assert roles.select_one(".careers-more a")["href"] == "../../jobs/"


def test_a_role_leads_to_its_department_and_its_office(with_units):
    two = role("department: Kitchen", "location: Oslo, Norway; Athens")
    link = role(body="See [sales](../site_src/departments/sales.md).")
    project = with_units(**{"roles/cook.md": two, "roles/waiter.md": link})
    assert project.said() == []
    facts = project.page("jobs/baker/index.html").select(".careers-fact dd a")
    assert [(fact.text, fact["href"]) for fact in facts] == [
        ("Ermou 1, 105 63 Athens, Greece", "../../offices/athens/"),
        ("Sales: North & South", "../../departments/sales/"),
    ]
    places = project.page("jobs/cook/index.html").select(".careers-fact--location li")
    assert [place.a and place.a["href"] for place in places] == [None, "../../offices/athens/"]
    assert not project.page("jobs/cook/index.html").select(".careers-fact--department a")
    text = project.page("jobs/waiter/index.html").select_one(".careers-role__text a")
    assert text["href"] == "../../departments/sales/"


def test_the_headings_of_the_list_lead_to_departments(with_units):
    project = with_units(**{"roles/cook.md": role("department: Kitchen")})
    project.build()
    headings = project.page("jobs/index.html").select(".careers-department h2")
    assert [(one.text, one.a and one.a["href"]) for one in headings] == [
        ("Kitchen", "../jobs/departments/kitchen/"),
        ("Sales: North & South", "../departments/sales/"),
    ]


def test_breadcrumbs_lead_home_and_to_the_list(with_units):
    project = with_units()
    project.build()
    crumbs = project.page("offices/athens/index.html").select(".careers-breadcrumbs a")
    assert [(crumb.text, crumb["href"]) for crumb in crumbs] == [
        ("Home", "../../"),
        ("Open roles", "../../jobs/"),
    ]


@pytest.mark.parametrize("nav", ["", "nav: [index.md]\n"])
def test_the_navigation_need_not_name_it(with_units, nav):
    project = with_units(nav)
    assert project.said() == []
    assert "sales" not in str(project.page("index.html").header)


def test_the_navigation_may_name_it(with_units):
    below = "[Selling & more: departments/sales.md, offices/athens.md]"
    project = with_units(f"nav: [index.md, Who we are: {below}]\n")
    assert project.said() == []
    items = project.page("index.html").select(".careers-header__narrow .careers-menu a")
    called = {item["href"]: item.text.strip() for item in items}
    assert called["departments/sales/"] == "Selling & more"
    assert called["offices/athens/"] == "Our Athens office"
    page = project.page("departments/sales/index.html")
    assert page.h1.text == "Sales: North & South"
    assert page.select_one(".careers-unit__roles .careers-entry")


def test_the_sitemap_says_when_its_roles_changed(with_units):
    project = with_units()
    project.build()
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    sitemap = ElementTree.fromstring(project.text("sitemap.xml"))
    found = {url.findtext(f"{space}loc"): url.findtext(f"{space}lastmod") for url in sitemap}
    assert found["https://jobs.example.com/departments/sales/"] == "2026-11-02"
    assert found["https://jobs.example.com/offices/athens/"] == "2026-11-02"


def test_the_search_finds_its_text(with_units):
    project = with_units()
    project.build()
    index = json.loads(project.text("search/search_index.json"))
    assert "offices/athens/#inside" in {entry["location"] for entry in index["docs"]}


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("---\n\nA rule above.\n", "A rule above."),
        ("Author: Maria\n\nText.\n", "Author: Maria"),
        ("---\ntitle: Not this\n---\nText.\n", "title: Not this"),
        ("{{ 7 * 7 }} {% raw %}\n", "{{ 7 * 7 }} {% raw %}"),
    ],
)
def test_text_is_not_taken_for_front_matter(with_units, body, said):
    files = {"site_src/offices/athens.md": f"---\ncountry: Greece\n---\n{body}"}
    project = with_units(**files, **{"site_src/departments/sales.md": "---\n---\n"})
    project.write({"roles/baker.md": role()})
    assert project.said() == []
    page = project.page("offices/athens/index.html")
    assert said in page.select_one(".careers-unit__text").text
    assert page.title.text == "Athens - Jobs at Example"


def test_nasty_text_stays_text(with_units):
    nasty = "</title><script>alert(1)</script> \"' & {{ x }}"
    sales = f"---\ntitle: {nasty}\nsummary: {nasty}\ncontact: {nasty}\n---\nText.\n"
    files = {"site_src/departments/sales.md": sales, "roles/baker.md": role(f"department: {nasty}")}
    project = with_units(**files)
    assert project.said() == []
    for path in ("departments/sales/index.html", "jobs/baker/index.html", "jobs/index.html"):
        page = project.page(path)
        assert not [script for script in page.find_all("script") if script.text == "alert(1)"]
        assert nasty in page.article.text
    page = project.page("departments/sales/index.html")
    assert nasty in page.title.text
    assert page.find("meta", {"name": "description"})["content"] == nasty


def test_changing_an_address_changes_every_open_role_and_no_old_one(with_units):
    project = with_units(
        **{
            "roles/cook.md": role("title: Cook"),
            "roles/old.md": role("department: Sales: North & South", "status: filled"),
            "roles/past.md": role("closes: 2026-11-20"),
        }
    )
    assert project.said() == []
    before = project.files()
    project.write(
        {
            "site_src/offices/athens.md": ATHENS.replace("Ermou 1", "Stadiou 2"),
            "site_src/departments/sales.md": SALES.replace("a car", "a bike"),
        }
    )
    assert project.said() == []
    after = project.files()
    for slug in ("baker", "cook"):
        path = f"jobs/{slug}/index.html"
        assert "Stadiou 2" in project.page(path).select_one(".careers-fact--location").text
        [posting] = project.json_ld(path)
        assert posting["jobLocation"]["address"]["streetAddress"] == "Stadiou 2"
        assert "Stadiou 2" in posting["description"]
        assert b"Ermou" not in after[path]
    assert b"a bike" in after["jobs/baker/index.html"]
    for slug in ("old", "past"):
        path = f"jobs/{slug}/index.html"
        assert after[path] == before[path]
        location = project.page(path).select_one(".careers-fact--location dd")
        assert location.text == "Athens"
        assert location.a["href"] == "../../offices/athens/"


def test_a_link_among_its_defaults_starts_at_its_own_file(with_units):
    links = "resource links: '[Athens](../offices/athens.md)'\n---\nWe sell."
    sales = SALES.replace("---\nNote: we sell.", links)
    project = with_units(**{"site_src/departments/sales.md": sales})
    assert project.said() == []
    link = project.page("jobs/baker/index.html").select_one(".careers-resources a")
    assert (link.text, link["href"]) == ("Athens", "../../offices/athens/")
    project.write({"site_src/departments/sales.md": sales.replace("athens.md)'", "athen.md)'")})
    [said] = [line for line in project.said() if "resource" not in line]
    assert said == (
        "site_src/departments/sales.md:6:17: error: There is no page or file “../offices/athen.md”."
        " Did you mean “../offices/athens.md”?"
    )


def test_its_front_matter_is_no_yaml_and_its_slips_are_told_as_those_of_roles(with_units):
    sales = SALES.replace("summary:", "sumarie:")
    said = with_units(**{"site_src/departments/sales.md": sales}).said()
    assert said == [
        "site_src/departments/sales.md:3:1: error: There is no key “sumarie”."
        " Did you mean “summary”?"
        " What has no key of its own goes into the text below, under a heading."
    ]


def test_a_dead_link_in_its_text_is_told_by_mkdocs(with_units):
    [said] = with_units(**{"site_src/offices/athens.md": f"{ATHENS}\n[x](y.md)\n"}).said()
    assert said.startswith("site_src/offices/athens.md:13:5: warning: ")


def test_a_file_that_can_not_be_read_is_told_with_all_else(with_units):
    project = with_units(**{"site_src/index.md": "# Home\n\n[x](y.md)\n"})
    project.write({"site_src/offices/athens.md": ATHENS.replace("warm", "café").encode("latin-1")})
    done = project.command("careers", "check")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr + done.stdout
    said = done.stderr + done.stdout
    assert "site_src/offices/athens.md:11:10: error: “athens.md” is not saved as UTF-8" in said
    assert "site_src/index.md:3:5: warning" in said


def test_ordinary_pages_beside_them_stay_ordinary(with_units):
    project = with_units(
        "not_in_nav: /departments/\n",
        **{
            "site_src/departments/index.md": '---\ntitle: "All: of them"\n---\n# Departments\n',
            "site_src/departments/sales/north.md": "# North\n",
            "site_src/offices/README.md": "# Offices\n",
        },
    )
    assert project.said() == []
    assert project.page("departments/index.html").title.text == "All: of them - Jobs at Example"
    assert not project.page("departments/sales/north/index.html").select(".careers-unit")
    [said] = project.write({"site_src/departments/index.md": "---\ntitle: a: b\n---\nx\n"}).said()
    assert said.startswith("site_src/departments/index.md:2:9: error: The front matter can't")


def test_a_site_may_want_the_defaults_and_no_page(with_units):
    project = with_units("exclude_docs: departments/\n")
    project.write({"site_src/departments/sales.md": SALES.partition("Note:")[0]})
    assert project.said() == []
    assert not (project.folder / "site/departments").exists()
    page = project.page("jobs/baker/index.html")
    assert [item.text for item in page.select(".careers-fact--benefits li")] == ["a car", "bread"]
    assert not page.select(".careers-fact--department a")


def test_own_templates_win(with_units):
    shown = "OURS {{ careers.unit.name | e }}"
    ours = f'{{% extends "careers/unit.html" %}}{{% block content %}}{shown}{{% endblock %}}'
    project = with_units(**{"theme_overrides/careers/office.html": ours})
    project.build()
    assert "OURS Athens" in project.text("offices/athens/index.html")
    assert "OURS" not in project.text("departments/sales/index.html")


def test_without_directory_urls_addresses_are_files(with_units):
    project = with_units("use_directory_urls: false\n")
    assert project.said() == []
    links = [link["href"] for link in project.page("jobs/baker.html").select(".careers-fact a")]
    assert links[:2] == ["../offices/athens.html", "../departments/sales.html"]
    entry = project.page("offices/athens.html").select_one(".careers-entry a")
    assert entry["href"] == "../jobs/baker.html"


def test_plain_mkdocs_builds_the_same_pages(with_units):
    project = with_units()
    project.build()
    ours = project.files()
    done = project.command("mkdocs", "build", "--strict", SOURCE_DATE_EPOCH="1795384800")
    assert done.returncode == 0, done.stderr
    assert project.files() == ours
