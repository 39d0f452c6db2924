"""What happens after applying: the site's steps, or a role's own."""

from __future__ import annotations

import pytest

STEPS = """\
        hiring_steps:
          steps:
            - { title: You <apply>, when: "15 minutes" }
            - { title: You bake, text: "We pay & clean.", departments: [bakery] }
            - { title: We talk }
          page: site_src/index.md
"""
SITE = ["You <apply>|15 minutes|", "We talk||"]


@pytest.fixture
def steps(project):
    """A function from a role's lines to the steps that its page shows."""

    def build(*lines: str, options: str = STEPS):
        mkdocs = (project.folder / "mkdocs.yml").read_text().partition("        hiring_steps:")[0]
        head = ("title: Baker", "location: Athens, Greece", "posted: 2026-11-02", *lines)
        text = "\n".join(["---", *head, "---", "Bread.", ""])
        assert project.write({"mkdocs.yml": mkdocs + options, "roles/baker.md": text}).said() == []
        section = project.page("jobs/baker/index.html").select_one(".careers-steps")
        if section is None:
            return None
        return [
            "|".join(
                part.text if part else "" for part in map(item.select_one, ("strong", "span", "p"))
            )
            for item in section.select("ol > li")
        ]

    return build


def test_the_steps_of_the_site_stand_in_their_order(steps, project):
    assert steps() == SITE
    more = project.page("jobs/baker/index.html").select_one(".careers-steps .careers-more a")
    assert more["href"] == "../../"


def test_a_step_of_a_department_is_for_its_roles(steps):
    assert steps("department: Bakery") == [SITE[0], "You bake||We pay & clean.", SITE[1]]


def test_a_role_has_steps_of_its_own(steps):
    own = "hiring steps:\n  - You apply\n  - You show us (a loaf: half a day)"
    assert steps(own) == ["You apply||", "You show us|a loaf: half a day|"]
    assert steps("hiring steps: We talk (by phone)") == ["We talk|by phone|"]


@pytest.mark.parametrize(("said", "shown"), [("off", None), ("no", None), ("on", SITE), ("", SITE)])
def test_a_role_turns_them_off(steps, said, shown):
    assert steps(f"hiring steps: {said}") == shown


@pytest.mark.parametrize("line", ["status: closed", "status: paused", "closes: 2026-11-20"])
def test_nobody_is_told_what_comes_next_where_nobody_can_apply(steps, line):
    assert steps(line) is None


def test_a_page_that_is_not_there_is_told_at_its_line(project):
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    project.write({"mkdocs.yml": mkdocs + STEPS.replace("index.md", "nowhere.md")})
    [said] = project.said()
    line = (mkdocs + STEPS).splitlines().index("          page: site_src/index.md") + 1
    assert said.startswith(f"mkdocs.yml:{line}:")
    assert "nowhere.md" in said


def test_no_steps_at_all_are_told(project):
    mkdocs = (project.folder / "mkdocs.yml").read_text() + "        hiring_steps: {}\n"
    [said] = project.write({"mkdocs.yml": mkdocs}).said()
    assert "The option “steps” of “hiring_steps” is missing" in said
