"""A role with openings as pages of MkDocs: what each shows, to people and to machines."""

from __future__ import annotations

import json
from datetime import date
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest

ROOT = "https://jobs.example.com/"
INDEX = """\
---
title: Account Executive
summary: You sell what others bake.
department: Sales
benefits: A car; lunch
level: Middle
---
You sell. See [the baker](../baker.md).

## Requirements

- Talk
"""
BOSTON = """\
---
location: Boston, MA, United States
pay: 60,000–75,000 USD per year
posted: 2026-11-02
closes: 2026-12-15
reference: SAL-1
---
## Requirements (added)

- Drive
"""
ATHENS = """\
---
location: Athens, Greece
pay: 30,000–35,000 EUR per year
posted: 2026-11-09
reference: SAL-2
benefits: Lunch
---
"""
BERLIN = """\
---
location: Berlin, Germany
pay: 50,000 EUR per year
posted: 2026-10-01
closes: 2026-11-15
---
"""


@pytest.fixture
def sales(project):
    """The site with a role that has two open openings and a closed one."""
    return project.write(
        {
            "roles/ae/index.md": INDEX,
            "roles/ae/boston.md": BOSTON,
            "roles/ae/athens.md": ATHENS,
            "roles/ae/berlin.md": BERLIN,
        }
    )


def words(element) -> str:
    return " ".join(element.get_text(" ").split())


def links(project, path: str, selector: str) -> dict[str, str]:
    """Where the links of a part of a page lead, by what they say."""
    return {
        words(link): urljoin(f"{ROOT}{path}", link["href"]).removeprefix(ROOT)
        for link in project.page(f"{path}index.html").select(f":is({selector}) a[href]")
    }


def test_a_role_lists_its_openings_and_is_none_itself(sales):
    assert sales.said() == []
    page = sales.page("jobs/ae/index.html")
    assert page.h1.text == "Account Executive"
    assert page.select_one(".careers-notice") is None
    assert page.select_one(".careers-application") is None
    assert sales.json_ld("jobs/ae/index.html") == []
    assert page.find("meta", attrs={"name": "robots"}) is None
    assert links(sales, "jobs/ae/", ".careers-openings") == {
        "Athens, Greece": "jobs/ae/athens/",
        "Boston, MA, United States": "jobs/ae/boston/",
    }
    # They stand right below the title, so no button leads there.
    [band] = page.select(".careers-band")
    assert band.find_next_sibling().select_one("h2")["id"] == "openings"
    assert page.select_one(".careers-role__action") is None


def test_a_build_counts_a_role_with_openings_once(sales):
    outcome = sales.build()
    assert str(outcome.summary) == "Roles: 2 open with 3 openings, 0 upcoming, 1 closed."


def test_a_role_shows_at_a_glance_what_is_true_of_all_its_openings(sales):
    sales.build()
    facts = {dt.text for dt in sales.page("jobs/ae/index.html").select(".careers-fact dt")}
    # Not the benefits: those of Athens are others.
    assert facts == {"Department", "Level"}


def test_an_opening_is_a_posting_of_its_own(sales):
    sales.build()
    found = {}
    for name in ("boston", "athens"):
        path = f"jobs/ae/{name}/index.html"
        page = sales.page(path)
        assert page.find("link", rel="canonical")["href"] == f"{ROOT}jobs/ae/{name}/"
        assert page.select_one(".careers-application") is not None
        [found[name]] = sales.json_ld(path)
    assert [posting["title"] for posting in found.values()] == ["Account Executive"] * 2
    assert [posting["identifier"]["value"] for posting in found.values()] == ["SAL-1", "SAL-2"]
    assert found["boston"]["jobLocation"]["address"]["addressLocality"] == "Boston"
    assert found["athens"]["baseSalary"]["currency"] == "EUR"
    assert "Drive" in found["boston"]["description"]
    assert "Drive" not in found["athens"]["description"]
    assert "validThrough" not in found["athens"]


def test_an_opening_says_which_it_is(sales):
    sales.build()
    page = sales.page("jobs/ae/boston/index.html")
    assert page.title.text == "Account Executive – Boston - Jobs at Example"
    assert page.h1.text == "Account Executive"
    assert page.select_one(".careers-role__opening strong").text == "Boston, MA, United States"
    assert page.select_one(".careers-role__opening a")["href"] == "#openings"
    assert links(sales, "jobs/ae/boston/", ".careers-breadcrumbs") == {
        "Home": "",
        "Open roles": "jobs/",
        "Account Executive": "jobs/ae/",
    }
    assert links(sales, "jobs/ae/boston/", ".careers-openings") == {
        "Athens, Greece": "jobs/ae/athens/"
    }
    assert links(sales, "jobs/ae/boston/", ".careers-role__text") == {"the baker": "jobs/baker/"}


def test_openings_in_towns_of_one_name_say_where_these_are(sales):
    georgia = BOSTON.replace("Boston, MA", "Athens, GA").replace("SAL-1", "SAL-3")
    sales.write({"roles/ae/athens-ga.md": georgia})
    assert sales.said() == []
    titles = {
        name: sales.page(f"jobs/ae/{name}/index.html").title.text.partition(" - ")[0]
        for name in ("athens", "athens-ga", "boston")
    }
    assert titles == {
        "athens": "Account Executive – Athens, Greece",
        "athens-ga": "Account Executive – Athens, GA, United States",
        "boston": "Account Executive – Boston",
    }


def test_a_closed_opening_leads_to_its_role_and_to_those_that_are_open(sales):
    sales.build()
    path = "jobs/ae/berlin/index.html"
    page = sales.page(path)
    assert words(page.select_one(".careers-notice__title")) == "This opening has closed"
    assert links(sales, "jobs/ae/berlin/", ".careers-notice") == {
        "About this role": "jobs/ae/",
        "All open roles": "jobs/",
    }
    assert links(sales, "jobs/ae/berlin/", ".careers-openings") == {
        "Athens, Greece": "jobs/ae/athens/",
        "Boston, MA, United States": "jobs/ae/boston/",
    }
    assert sales.json_ld(path) == []
    assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex"


def test_the_list_groups_the_openings_of_a_role_and_hides_none(sales):
    sales.build()
    page = sales.page("jobs/index.html")
    assert page.select_one(".careers-jobs__count").text.strip() == "3 openings in 2 roles"
    assert links(sales, "jobs/", ".careers-list") == {
        "Account Executive": "jobs/ae/",
        # What stands before the place is for those who hear the link alone.
        "Account Executive: Athens, Greece": "jobs/ae/athens/",
        "Account Executive: Boston, MA, United States": "jobs/ae/boston/",
        "Baker": "jobs/baker/",
    }
    counts = page.select("[data-careers-facet=department] .careers-facet__count")
    assert [words(count) for count in counts] == ["2", "1"]  # “Other roles” comes last


def test_one_open_opening_stands_on_the_list_like_a_role_of_one_file(sales):
    sales.build(as_of=date(2026, 12, 20))  # Boston has closed
    assert links(sales, "jobs/", ".careers-list") == {
        "Account Executive": "jobs/ae/athens/",
        "Baker": "jobs/baker/",
    }


def test_a_role_stays_when_its_openings_have_closed(sales):
    (sales.folder / "roles/ae/athens.md").unlink()
    sales.build(as_of=date(2026, 12, 20))
    page = sales.page("jobs/ae/index.html")
    notice = words(page.select_one(".careers-notice__title"))
    assert notice == "No opening at the moment"
    assert page.select_one(".careers-openings") is None
    described = sales.page("jobs/index.html").select(".careers-department--descriptions a")
    assert [link["href"] for link in described] == ["../jobs/ae/"]
    # What it says itself is shown again: no opening says otherwise.
    assert "Benefits" in {dt.text for dt in page.select(".careers-fact dt")}


def test_search_and_sitemap_know_the_role_and_its_open_openings(sales):
    sales.build()
    index = json.loads(sales.text("search/search_index.json"))
    found = {entry["location"].partition("#")[0]: entry["title"] for entry in index["docs"]}
    assert {place for place in found if place.startswith("jobs/ae/")} == {
        "jobs/ae/",
        "jobs/ae/athens/",
        "jobs/ae/boston/",
    }
    [*urls] = ElementTree.fromstring(sales.text("sitemap.xml"))
    places = {url[0].text: [part.text for part in url[1:]] for url in urls}
    assert places[f"{ROOT}jobs/ae/boston/"] == ["2026-11-02"]
    assert places[f"{ROOT}jobs/ae/athens/"] == ["2026-11-09"]
    # A role changes when an opening comes or goes, as Berlin did.
    assert places[f"{ROOT}jobs/ae/"] == ["2026-11-16"]
    assert f"{ROOT}jobs/ae/berlin/" not in places


def test_the_navigation_leads_right_from_each_depth(sales):
    sales.build()
    for path in ("jobs/baker/", "jobs/ae/", "jobs/ae/boston/"):
        assert "" in links(sales, path, ".careers-header").values(), path


def test_openings_stand_beside_their_role_without_directory_urls(sales):
    text = (sales.folder / "mkdocs.yml").read_text(encoding="utf-8")
    sales.write({"mkdocs.yml": f"{text}use_directory_urls: false\n"})
    assert sales.said() == []
    crumbs = sales.page("jobs/ae/boston.html").select(".careers-breadcrumbs a")
    assert [crumb["href"] for crumb in crumbs][1:] == ["../../jobs.html", "../ae.html"]
    inside = sales.page("jobs/ae/boston.html").select_one(".careers-role__text a")
    assert inside["href"] == "../baker.html"
    assert sales.page("jobs/ae.html").select_one(".careers-openings a") is not None


def test_a_preview_shows_the_openings_that_are_not_published(sales):
    draft = "---\nlocation: Paris, France\nposted: 2026-11-02\nstatus: draft\n---\n"
    sales.write({"roles/ae/paris.md": draft})
    sales.build(preview=True)
    last = sales.page("jobs/ae/index.html").select(".careers-opening")[-1]
    assert words(last.select_one(".careers-opening__title")) == "Paris, France Preview: a draft"
    assert words(sales.page("jobs/ae/paris/index.html").h1) == "Account Executive"
    sales.build()
    assert len(sales.page("jobs/ae/index.html").select(".careers-opening")) == 2


def test_levels_in_one_place_have_names_of_their_own(project):
    opening = "---\nlevel: {}\nposted: 2026-11-02\n---\n"
    project.write(
        {
            "roles/ae/index.md": "---\ntitle: Seller\nlocation: Athens, Greece\n---\nYou sell.\n",
            "roles/ae/junior.md": opening.format("Junior"),
            "roles/ae/senior.md": opening.format("Senior"),
        }
    )
    assert project.said() == []
    assert list(links(project, "jobs/ae/", ".careers-openings")) == ["Junior", "Senior"]
    assert project.page("jobs/ae/senior/index.html").title.text.startswith("Seller – Senior")
    # Where it is, is true of all; it stands in the role's own file.
    facts = project.page("jobs/ae/index.html").select_one(".careers-facts")
    assert words(facts) == "At a glance Location Athens, Greece"


def test_an_earlier_address_leads_to_an_opening(sales):
    sales.write(
        {"roles/ae/boston.md": BOSTON.replace("reference:", "aliases: seller, ae/hub\nreference:")}
    )
    assert sales.said() == []
    for name, href in (("seller", "../ae/boston/"), ("ae/hub", "../boston/")):
        page = sales.page(f"jobs/{name}/index.html")
        assert page.find("link", rel="canonical")["href"] == f"{ROOT}jobs/ae/boston/"
        assert page.a["href"] == href


def test_an_alias_that_is_an_opening_of_today_is_told(sales):
    sales.write(
        {
            "roles/baker.md": sales.folder.joinpath("roles/baker.md")
            .read_text("utf-8")
            .replace("posted:", "aliases: ae/boston, A/b/c\nposted:")
        }
    )
    assert sales.said() == [
        "roles/baker.md:4:10: error: “A/b/c” is not the earlier file name of a role. "
        "Write “b/c”: the name without “.md”.",
        "roles/baker.md:4:10: error: “ae/boston” leads to roles/ae/boston.md already. "
        "Take it out of one of them.",
    ]


def test_an_opening_is_edited_where_it_is_written(sales, monkeypatch):
    monkeypatch.delenv("GITHUB_EVENT_NAME", raising=False)
    sales.build(preview=True)
    edit = sales.page("jobs/ae/boston/index.html").select_one(".careers-preview a")
    assert edit["href"] == "https://github.com/example/jobs/edit/main/roles/ae/boston.md"


def test_marketing_links_to_a_role_and_to_an_opening(sales):
    sales.write(
        {"site_src/index.md": "# Home\n\n[a](../roles/ae/index.md) [b](../roles/ae/boston.md)\n"}
    )
    assert sales.said() == []
    found = links(sales, "", ".careers-page, .md-content")
    assert {found["a"], found["b"]} == {"jobs/ae/", "jobs/ae/boston/"}


def test_marketing_is_told_how_to_link_to_a_role_that_has_become_a_folder(sales):
    sales.write({"site_src/index.md": "# Home\n\nOur [sellers](../roles/ae.md#requirements).\n"})
    [told] = sales.said()
    assert told.startswith("site_src/index.md:3:15: warning: ")
    assert told.endswith("This role is a folder now: write “../roles/ae/index.md#requirements”.")


def test_another_plugin_changes_the_text_of_an_opening_in_full(sales):
    sales.write(
        {"mkdocs.yml": (sales.folder / "mkdocs.yml").read_text("utf-8") + "hooks: [hook.py]\n"}
    )
    sales.write(
        {
            "hook.py": "def on_page_markdown(markdown, page, **_):\n"
            "    return markdown.replace('Talk', 'Speak').replace('Drive', 'Steer')\n"
        }
    )
    assert sales.said() == []
    text = words(sales.page("jobs/ae/boston/index.html").select_one(".careers-role__text"))
    assert text == "You sell. See the baker . Requirements Speak Steer"
    [posting] = sales.json_ld("jobs/ae/boston/index.html")
    assert "Steer" in posting["description"]


@pytest.mark.parametrize(
    ("role", "opening"),
    [
        (
            "[Here][a]\n\n[a]: https://example.com/1",
            "## New\n\n[Mine][a]\n\n[a]: https://example.com/2",
        ),
        ("## Requirements\n\n- R\n\n### Nice\n\n- N", "## Requirements (added)\n\n- Talk"),
        ("You sell.\n\n```\nnever ended", "## New\n\nTalk"),
    ],
)
def test_texts_that_make_no_one_text_are_told_where_a_plugin_wants_one(sales, role, opening):
    settings = (sales.folder / "mkdocs.yml").read_text("utf-8")
    plain = {
        "roles/ae/index.md": f"# Seller\n\n{role}\n",
        "roles/ae/boston.md": BOSTON.partition("## ")[0] + opening + "\n",
    }
    assert sales.write(plain).said() == []
    hook = (
        "def on_page_markdown(markdown, **_):\n    return markdown.replace('Talk', 'Speak') + '!'\n"
    )
    sales.write({"mkdocs.yml": f"{settings}hooks: [hook.py]\n", "hook.py": hook})
    [said] = [line for line in sales.said() if line.startswith("roles/ae/boston.md")]
    assert said.startswith("roles/ae/boston.md:1:1: error: Another plugin changes the text")


def test_a_link_within_the_page_is_checked_on_the_openings_page(sales):
    sales.write(
        {
            "roles/ae/index.md": INDEX.replace("You sell.", "[Needs](#requirements)."),
            "roles/ae/athens.md": ATHENS + "## Requirements (left out)\n",
        }
    )
    [said] = sales.said()
    assert "roles/ae/athens.md" in said
    assert "#requirements" in said


def test_an_opening_among_many_lists_the_nearest_and_leads_to_all(project):
    files = {"roles/ae/index.md": "# Seller\n\nYou sell.\n"}
    for number in range(12):
        place = "Athens, Greece" if number < 4 else "Berlin, Germany"
        text = f"---\nlocation: {place}\nposted: 2026-11-02\nreference: R-{number}\n---\n"
        files[f"roles/ae/o{number}.md"] = text
    assert project.write(files).said() == []
    page = project.page("jobs/ae/o1/index.html")
    entries = [words(entry) for entry in page.select(".careers-opening__title")]
    assert len(entries) == 10
    assert sum("Athens" in entry for entry in entries) == 3
    more = page.select_one(".careers-openings .careers-more a")
    assert (words(more), more["href"]) == ("All 12 openings of this role", "../#openings")
    assert len(project.page("jobs/ae/index.html").select(".careers-opening")) == 12


def test_an_opening_without_a_reference_is_identified_by_its_file(sales):
    sales.write({"roles/ae/athens.md": ATHENS.replace("reference: SAL-2\n", "")})
    assert sales.said() == []
    [posting] = sales.json_ld("jobs/ae/athens/index.html")
    assert posting["identifier"]["value"] == "ae/athens"


@pytest.mark.parametrize(
    ("role", "opening", "href"),
    [
        ("application form: off", "apply: https://ats.example.com/o", "https://ats.example.com/o"),
        (
            "application form: https://a.example/i",
            "apply: https://a.example/o",
            "https://a.example/o",
        ),
        (
            "apply: https://a.example/i",
            "application form: https://a.example/o",
            "https://a.example/o",
        ),
        ("apply: https://a.example/i", "hours: 38", "https://a.example/i"),
        ("application form: off", "apply: (left out)", None),
        ("apply: off", "hours: 38", "off"),
    ],
)
def test_the_nearest_way_to_apply_wins(sales, role, opening, href):
    sales.write(
        {
            "roles/ae/index.md": INDEX.replace("level:", f"{role}\nlevel:"),
            "roles/ae/boston.md": BOSTON.replace("reference:", f"{opening}\nreference:"),
        }
    )
    assert sales.said() == []
    part = sales.page("jobs/ae/boston/index.html").select_one(".careers-application")
    found = "off" if part is None else {link["href"] for link in part.select("a.md-button")}
    if href is None:
        assert any(link.startswith("mailto:") for link in found)
    else:
        assert href in found


def test_two_ways_to_apply_in_one_file_are_told(sales):
    both = "apply: https://a.example/o\napplication form: off\nreference:"
    sales.write({"roles/ae/boston.md": BOSTON.replace("reference:", both)})
    [said] = sales.said()
    assert said == (
        "roles/ae/boston.md:7:1: error: “application form” says the same as “apply” does, "
        "how to apply. Keep one of the two."
    )
