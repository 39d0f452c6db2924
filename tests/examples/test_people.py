"""The people one would work with: what roles and the page of teams show, and what is told."""

from __future__ import annotations

import pytest

ROLE = """\
---
title: Baker
department: Operations
location: Athens, Greece
posted: 2026-11-02
{lines}
---
Bread.
"""


def role(*lines: str) -> str:
    return ROLE.format(lines="\n".join(lines))


@pytest.fixture
def people(with_example):
    """The site with the example's people, or with others, and with more lines in its role."""

    def make(*lines: str, file: str | bytes | None = None, options: str = ""):
        project = with_example("people", options)
        project.write({"roles/baker.md": role(*lines)})
        if file is not None:
            project.write({"people.yml": file})
        return project

    return make


def names(page) -> list[str]:
    return [strong.text for strong in page.select(".people__name strong")]


def test_the_example_has_no_problem_and_shows_people_on_roles_and_on_the_page_of_teams(people):
    project = people("team: Engineering")
    assert project.said() == []
    page = project.page("jobs/baker/index.html")
    [section] = page.select("section.people")
    assert section.h2.text == "You would work with"
    assert names(page) == ["Maria Pappa", "Tomás Rivera"]
    picture = section.img
    assert picture["alt"] == "Maria, with long dark hair, smiling"
    assert (picture["width"], picture["height"]) == ("480", "480")
    assert (project.folder / "site/jobs/baker" / picture["src"]).is_file()
    teams = project.page("teams/index.html")
    heads = [head.text for head in teams.select(".people h2")]
    assert heads == ["Engineering", "Customer Support", "Operations"]
    assert names(teams) == ["Maria Pappa", "Tomás Rivera", "Amina Yusuf", "Jonas Weber"]
    assert teams.select_one(".people img")["width"] == "480"


def test_the_style_sheet_is_on_the_pages_that_show_people_only(people):
    project = people("people: off").write({"roles/cook.md": role()})
    assert project.said() == []
    assert "people" in project.text("jobs/cook/index.html").partition("</head>")[0]
    assert "people" not in project.text("jobs/baker/index.html").partition("</head>")[0]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((), ["Jonas Weber"]),
        (("team: operations",), ["Jonas Weber"]),
        (("team: Night Shift",), ["Jonas Weber"]),
        (("people: Amina Yusuf, Maria Pappa",), ["Amina Yusuf", "Maria Pappa"]),
        (("people:", "  - Amina Yusuf"), ["Amina Yusuf"]),
        (("people: off",), []),
    ],
)
def test_a_role_shows_its_team_or_whom_it_names(people, lines, expected):
    project = people(*lines)
    assert project.said() == []
    assert names(project.page("jobs/baker/index.html")) == expected


def test_nobody_is_shown_on_a_role_that_is_over_nor_told_to_machines(people):
    project = people("status: filled").write({"roles/cook.md": role()})
    assert project.said() == []
    assert names(project.page("jobs/baker/index.html")) == []
    assert project.json_ld("jobs/cook/index.html", "Person") == []
    told = [
        name for name, content in project.files().items()
        if b"Jonas Weber" in content and not name.endswith(".html")
    ]  # fmt: skip
    assert [name for name in told if not name.startswith("search/")] == []
    assert "people.yml" not in project.files()


def test_no_more_of_a_team_are_shown_than_was_asked_for(people):
    project = people("team: Engineering", options="people: {most: 1}\n")
    assert project.said() == []
    assert names(project.page("jobs/baker/index.html")) == ["Maria Pappa"]


def test_each_language_has_its_own_words(people):
    project = people(options="people: {title: {en: People, de: Menschen}}\n")
    mkdocs = (project.folder / "mkdocs.yml").read_text(encoding="utf-8")
    languages = "      timezone: Europe/Athens\n      languages: {en: , de: {name: Stellen}}\n"
    project.write({"mkdocs.yml": mkdocs.replace("      timezone: Europe/Athens\n", languages)})
    german = "---\ntitle: Bäckerei\n---\nBrot.\n"
    assert project.write({"roles/baker.de.md": german}).said() == []
    shown = project.page("de/jobs/baker/index.html").select_one("section.people")
    assert shown.h2.text == "Menschen"
    assert "Weiß von jeder Kiste, wo sie steht" in shown.text


def test_a_slip_in_a_role_is_told_with_what_was_meant(people):
    project = people("team: Enginering", "people: Jonas Weberr")
    assert project.said() == [
        "roles/baker.md:6:7: warning: There is no team “Enginering” in people.yml. "
        "Did you mean “Engineering”?",
        "roles/baker.md:7:9: error: “Jonas Weberr” is not in people.yml. "
        "Did you mean “Jonas Weber”?",
    ]


ONE = """\
teams: {Bakery: We bake.}
people:
  - name: Eleni
    team: Bakery
"""


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (
            ONE + "    does: Ask eleni@example.com\n",
            "people.yml:5:11: error: “Ask eleni@example.com” says how to reach somebody,"
            " and would be published. Leave it out. Whom to ask about a role stands in the role,"
            " under “contact:”.",
        ),
        (ONE + "    does: call +30 210 1234567\n", "people.yml:5:11: error: “call +30 210"),
        (ONE + "    phone: none\n", "people.yml:5:12: error: There is no “phone” here. Leave it"),
        (ONE + "    pictrue: x.jpg\n", "There is no “pictrue” here. Did you mean “picture”?"),
        (ONE + "    picture: site_src/x.jpg\n    picture alt: Eleni\n", "people.yml:5:14: error: "),
        (
            ONE + "    picture: site_src/pictures/people/maria.svg\n",
            "people.yml:5:14: error: The picture of Eleni has no words for those who can't see it.",
        ),
        (
            ONE.replace("team: Bakery", "team: Bakrey"),
            "people.yml:4:11: error: There is no team “Bakrey” in this file."
            " Did you mean “Bakery”?",
        ),
        (ONE.replace("    team: Bakery\n", ""), "people.yml:3:5: error: “team” is missing here."),
        (ONE + "  - {name: Eleni, team: Bakery}\n", "people.yml:5:12: error: “Eleni” is here a"),
        (ONE + "    name: Nikos\n", "people.yml:5:5: error: “name” is here a second time."),
        (ONE + "    links: [{title: x, url: 'javascript:x'}]\n", "people.yml:5:29: error: This is"),
        (ONE + "    links: [{title: x, url: 'http://x.com'}]\n", "error: This is no address."),
        (ONE + "    links: nothing\n", "people.yml:5:12: error: This is not what is expected"),
        ("people: [&a {name: x, team: y, links: [*a]}]\nteams: {y: z}\n", "An alias stands for"),
        (ONE + "    does: {en: Box, and more}\n", "“and more” is no language, such as “de”."),
        ("teams: {a: b}\npeople: &a [*a]\n", "An alias stands for this."),
        ("people: []\n", "people.yml:1:1: error: “teams” is missing here."),
        ("teams: x: y\n", "people.yml:1:9: error: This can't be read: mapping values are not"),
        ("- a\n", "people.yml:1:1: error: This is not what is expected here."),
        ("", "people.yml:1:1: error: “teams” is missing here."),
        ("teams: {a: b}\0", "people.yml:1:1: error: This can't be read: "),
        (b"\xff\xfe\x00", "“people.yml” that is text in UTF-8."),
    ],
)  # fmt: skip
def test_a_slip_in_the_file_is_told_with_its_line(people, file, told):
    said = people(file=file).said()
    assert any(told in problem for problem in said), said
    assert not any("failed in" in problem for problem in said)


def test_an_address_with_many_digits_is_no_telephone_number(people):
    link = "    links: [{title: Talk, url: 'https://example.com/v?id=123456789'}]\n"
    assert people(file=ONE + link).said() == []


def test_a_file_that_is_not_there_is_told_where_it_is_named(people):
    project = people(options="people:\n  file_name: team.yml\n")
    assert project.said() == [
        "mkdocs.yml:17:22: error: There is no file “team.yml” that is text in UTF-8."
        " It stands beside mkdocs.yml; examples/people has one to begin with."
    ]


def test_what_people_write_is_shown_as_it_was_written(people):
    file = (
        "teams: {'<b>Bakery</b>': '{{ x }} & <i>'}\npeople:\n"
        "  - {name: \"<script>alert('x')</script>\", team: <b>bakery</b>, does: 'NO & \"no\"'}\n"
    )
    project = people("department: <b>Bakery</b>", file=file).write(
        {"roles/baker.md": role().replace("Operations", "'<b>Bakery</b>'")}
    )
    assert project.said() == []
    page = project.page("teams/index.html")
    assert names(page) == ["<script>alert('x')</script>"]
    assert page.select_one(".people h2").text == "<b>Bakery</b>"
    assert 'NO & "no"' in page.text
    assert names(project.page("jobs/baker/index.html")) == ["<script>alert('x')</script>"]
