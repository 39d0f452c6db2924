"""The text by which search engines describe a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.snippet import LENGTH, cut, page_snippet


def description(project, path: str = "jobs/baker/index.html") -> str:
    return project.page(path).find("meta", {"name": "description"})["content"]


def test_a_long_summary_is_the_description(with_role):
    said = "You bake the bread that four hundred people have with their coffee."
    project = with_role(
        f"---\ntitle: Baker\nsummary: {said}\nlocation: Athens, Greece\n"
        "posted: 2026-11-02\n---\nB.\n"
    )
    project.build()
    assert description(project) == said


def test_a_short_one_says_place_employment_and_pay_as_well(with_role):
    project = with_role(
        "---\ntitle: Baker\nlocation: Athens, Greece\nemployment: part-time\n"
        "pay: 1,500 EUR per month\nposted: 2026-11-02\n---\nBread & more\n"
    )
    project.build()
    said = description(project)
    assert said == "Bread & more. Athens, Greece · Part-time · €1,500 per month"
    page = project.page("jobs/baker/index.html").select_one(".careers-page").text
    assert all(part in page for part in said.partition(". ")[2].split(" · "))


def test_what_openings_may_have_otherwise_is_not_said_of_their_role(project):
    project.write(
        {
            "roles/cook/index.md": "---\ntitle: Cook\nlocation: Athens, Greece\n---\nSoup.\n",
            "roles/cook/rome.md": "---\nlocation: Rome, Italy\nposted: 2026-11-02\n---\n",
        }
    )
    assert not project.build().failed
    assert description(project, "jobs/cook/index.html") == "Soup."


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<h1>Us</h1><p>We bake &amp; rest.</p>", "We bake & rest."),
        ("<p>We <b>bake</b>\n bread.</p><p>And rest.</p>", "We bake bread. And rest."),
        (f"<p>{'Bread ' * 9}</p><p>Not this.</p>", ("Bread " * 9).strip()),
        ('<p class="admonition-title">Note</p><p>Bread.</p>', "Bread."),
        ("<p>One<br>two</p>", "One two"),
        ("<ul><li>Only</li></ul>", ""),
        ("", ""),
    ],
)
def test_the_first_paragraphs_of_a_page(content, said):
    assert page_snippet(content) == said


@given(st.text())
def test_a_description_is_never_longer_than_is_shown(text):
    assert len(cut(text)) <= LENGTH + 1
    assert len(page_snippet(text)) <= LENGTH + 1


def test_a_page_is_described_by_what_stands_there_first(project):
    said = "We began in the back room of a bakery, with a borrowed thermometer."
    project.write(
        {
            "site_src/a.md": '---\ndescription: "Say <b>“hi”</b> & \\"go\\""\n---\n# A\n\nText.\n',
            "site_src/b.md": f"# B\n\n{said}\n",
            "site_src/c.md": "# C\n\nShort.\n",
            "site_src/index.md": f"---\ntemplate: home.html\nlead: {said}\n---\n# Home\n\nText.\n",
        }
    )
    assert not project.build(strict=False).failed
    assert description(project, "a/index.html") == 'Say <b>“hi”</b> & "go"'
    assert description(project, "b/index.html") == said
    assert description(project, "c/index.html") == "Short."
    assert description(project, "index.html") == said
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    project.write({"mkdocs.yml": f"{mkdocs}site_description: Work with us.\n"})
    assert not project.build(strict=False).failed
    assert description(project, "b/index.html") == said
    assert description(project, "c/index.html") == "Work with us."
