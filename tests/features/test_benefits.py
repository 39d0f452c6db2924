"""What one gets: the role's own, what the site says of such roles, and nothing else."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup

ALWAYS = {"title": "Baker", "location": "Athens, Greece", "posted": "2026-11-02"}


@pytest.fixture
def build(project):
    """A function from benefits of the site and lines of a role to the built site."""
    plain = (project.folder / "mkdocs.yml").read_text()

    def make(listed: list[Any], body: str = "Bread.\n", **values: str):
        options = yaml.safe_dump({"benefits": listed, "page": "site_src/index.md"})
        lines = "".join(f"          {line}\n" for line in options.splitlines())
        said = "".join(
            f"{key.replace('_', ' ')}: {value}\n"
            for key, value in {**ALWAYS, **values}.items()
            if value
        )
        return project.write(
            {
                "mkdocs.yml": f"{plain}        benefits:\n{lines}",
                "roles/baker.md": f"---\n{said}---\n{body}",
            }
        )

    return make


@pytest.fixture
def benefits(build):
    """The same, to what the page lists."""

    def make(*arguments: Any, **values: str) -> list[str]:
        project = build(*arguments, **values)
        assert project.said() == []
        return shown(project.page("jobs/baker/index.html"))

    return make


def shown(page: BeautifulSoup) -> list[str]:
    return [item.text for item in page.select(".careers-benefits li")]


def test_role_benefits_come_after_the_role_s_own_each_once(benefits):
    site = ["Bread & <butter>", "A  car", "bread"]
    assert benefits(site, benefits="a car, 25 days off") == [
        "a car",
        "25 days off",
        "Bread & <butter>",
        "bread",
    ]


@pytest.mark.parametrize(
    ("condition", "values", "said"),
    [
        ({"countries": ["Greece"]}, {}, "x"),
        ({"countries": ["GR", "Germany"]}, {}, "x"),
        ({"countries": ["Germany"]}, {}, ""),
        ({"countries": [False]}, {"location": "Oslo, Norway"}, "x"),  # NO, as YAML reads it
        (
            {"countries": ["Greece"]},
            {"location": "Athens, Greece; Berlin, Germany"},
            "x (Greece)",
        ),
        (
            {"countries": ["Greece", "Germany"]},
            {"location": "Athens, Greece; Berlin, Germany"},
            "x",
        ),
        (
            {"countries": ["Greece"]},
            {"location": "", "workplace": "remote", "applicants": "Portugal, Greece"},
            "x (Greece)",
        ),
        ({"departments": ["bakery"]}, {"department": "Bakery"}, "x"),
        ({"departments": ["bakery"]}, {}, ""),
        ({"employment": ["full time"]}, {"employment": "full-time"}, "x"),
        ({"employment": ["full-time"]}, {"employment": "full-time, part-time"}, "x (Full-time)"),
        ({"employment": ["full-time", "Teilzeit"]}, {"employment": "part-time"}, "x"),
        ({"employment": ["full-time"]}, {"employment": "internship"}, ""),
        ({"employment": ["full-time"]}, {}, ""),
        ({"workplaces": ["on-site", "hybrid"]}, {"workplace": "hybrid"}, "x"),
        ({"workplaces": ["remote"]}, {"workplace": "hybrid"}, ""),
        ({"workplaces": ["remote"]}, {}, ""),
        ({"not_for": ["baker"]}, {}, ""),
        (
            {"countries": ["Greece"], "employment": ["full-time"]},
            {"location": "Athens, Greece; Oslo, Norway", "employment": "full-time, part-time"},
            "x (Full-time, Greece)",
        ),
    ],
)
def test_a_benefit_is_for_the_roles_of_which_all_conditions_are_true(
    benefits, condition, values, said
):
    assert benefits([{"text": "x", **condition}], **values) == ([said] if said else [])


def test_a_colon_in_a_benefit_is_read_as_meant(benefits, project):
    assert benefits([{"Learning": "1,200 EUR a year"}, {"Bread": 3}]) == [
        "Learning: 1,200 EUR a year",
        "Bread: 3",
    ]


def test_machines_are_told_what_the_page_shows(build):
    project = build(["bread", {"text": "a car", "countries": ["Germany"]}], benefits="25 days off")
    project.build()
    [posting] = project.json_ld("jobs/baker/index.html")
    page = project.page("jobs/baker/index.html")
    assert posting["jobBenefits"] == shown(page) == ["25 days off", "bread"]
    assert "Benefits: 25 days off; bread" in posting["description"]
    assert not page.select(".careers-fact--benefits")
    assert "a car" not in project.text("jobs/baker/index.html")


def test_a_plain_list_in_the_text_becomes_part_of_it_and_prose_stays(build):
    project = build(["bread"], "Text.\n\n## Benefits\n\n- butter\n- bread\n")
    assert project.said() == []
    page = project.page("jobs/baker/index.html")
    assert shown(page) == ["butter", "bread"]
    assert [heading.text for heading in page.select("h2")].count("Benefits") == 1
    project = build(["bread"], "Text.\n\n## What we offer\n\nButter, and *more* of it.\n")
    assert project.said() == []
    page = project.page("jobs/baker/index.html")
    assert page.select_one(".careers-benefits h2").text == "What you get besides"
    assert "Butter, and more of it." in page.select_one(".careers-role__text").text
    linked = build(["bread"], "Text.\n\n## Benefits\n\n- [butter](https://example.com/)\n")
    assert linked.said() == []
    assert linked.page("jobs/baker/index.html").select_one(".careers-role__text a")


def test_a_role_that_is_over_shows_what_its_own_file_says(benefits, project):
    assert benefits(["bread"], benefits="a car", status="closed") == ["a car"]
    assert benefits(["bread"], status="filled") == []


def test_what_its_openings_get_stands_with_each_of_them(build):
    project = build([{"text": "meals", "countries": ["Greece"]}, "bread"])
    (project.folder / "roles/baker.md").unlink()
    project.write(
        {
            "roles/baker/index.md": "---\ntitle: Baker\n---\nBread.\n",
            "roles/baker/athens.md": "---\nlocation: Athens, Greece\nposted: 2026-11-02\n---\n",
            "roles/baker/oslo.md": "---\nlocation: Oslo, Norway\nposted: 2026-11-02\n---\n",
        }
    )
    assert project.said() == []
    assert shown(project.page("jobs/baker/athens/index.html")) == ["meals", "bread"]
    assert shown(project.page("jobs/baker/oslo/index.html")) == ["bread"]
    assert shown(project.page("jobs/baker/index.html")) == []


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"countries": ["Grece"]}, "“Grece” is not the name of a country. Did you mean Greece?"),
        ({"employment": ["fulltme"]}, "“fulltme” is none of the choices"),
        ({"workplaces": ["moon"]}, "“moon” is none of the choices"),
        ({"not_for": ["bakr"]}, "There is no role “bakr”"),
        ({"contries": ["Greece"]}, "There is no option “benefits.0.contries”"),
    ],
)
def test_what_is_no_condition_is_told_with_its_place(build, wrong, words):
    project = build([{"text": "x", **wrong}])
    said = project.said()
    assert len(said) == 1, said
    assert words in said[0]
    [value] = wrong.values()
    line = next(
        number
        for number, text in enumerate((project.folder / "mkdocs.yml").read_text().splitlines(), 1)
        if f"- {value[0]}" in text
    )
    assert said[0].startswith(f"mkdocs.yml:{line}:")


def test_a_link_to_a_page_that_is_gone_is_told(build, project):
    made = build(["bread"])
    text = (made.folder / "mkdocs.yml").read_text().replace("site_src/index.md", "site_src/no.md")
    [said] = project.write({"mkdocs.yml": text}).said()
    assert "no.md" in said
    assert json.dumps(said)


def test_a_translation_says_them_in_its_own_language(project):
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    careers = "      timezone: Europe/Athens\n"
    bread = "- {text: {en: bread, de: Brot}, countries: [Greece]}"
    project.write(
        {
            "mkdocs.yml": mkdocs.replace(careers, f"{careers}      languages: [en, de]\n")
            + f"        benefits:\n          benefits:\n            {bread}\n",
            "roles/baker.md": "---\ntitle: Baker\nlocation: Athens, Greece\nposted: 2026-11-02\n"
            "benefits: a car\n---\nBread.\n",
            "roles/baker.de.md": "---\ntitle: Bäcker\nbenefits: ein Auto\n---\nBrot.\n",
        }
    )
    assert project.said() == []
    assert shown(project.page("jobs/baker/index.html")) == ["a car", "bread"]
    assert shown(project.page("de/jobs/baker/index.html")) == ["ein Auto", "Brot"]
    [posting] = project.json_ld("de/jobs/baker/index.html")
    assert posting["jobBenefits"] == ["ein Auto", "Brot"]
