"""What time alone brings stops no build: who changes something is told, and nobody else is there.

The daily run builds with `--strict`. A build that stops at night leaves roles online as open
that have closed, until somebody comes.
"""

from __future__ import annotations

from datetime import date

import pytest
from tests.conftest import MKDOCS, ROLE, Project

BEFORE, AFTER = date(2026, 11, 23), date(2026, 12, 2)
CLOSES = ROLE.replace("posted: 2026-11-02", "posted: 2026-11-02\ncloses: 2026-12-01")
OPENS = ROLE.replace("posted: 2026-11-02", "posted: 2026-11-02\nopens: 2026-12-01")
OWN = """\
from careers import Block, Feature, hookimpl


class Own(Feature):
    @hookimpl
    def role_blocks(self, state):
        if state == "STATE":
            raise ValueError("no")
        yield Block("own.html", {})
"""


def with_feature(project: Project, code: str, roles: dict[str, str]) -> Project:
    return project.write(
        {
            "mkdocs.yml": f"{MKDOCS}        own: {{}}\n",
            "plugins/own.py": code,
            "theme_overrides/own.html": "<p>Our own.</p>",
            **roles,
        }
    )


@pytest.mark.parametrize(("state", "role"), [("closed", CLOSES), ("open", OPENS)])
def test_a_feature_that_fails_in_a_state_to_come_is_told_before(project, state, role):
    roles = {"roles/baker.md": role, "roles/cook.md": ROLE.replace("Baker", "Cook")}
    if state == "open":
        del roles["roles/cook.md"]
    said = with_feature(project, OWN.replace("STATE", state), roles).said(as_of=BEFORE)
    assert len(said) == 1
    assert "failed in role_blocks on roles/baker.md: ValueError: no" in said[0]


def test_features_that_will_disagree_once_a_role_opens_are_told_before(project):
    code = (
        "from careers import Feature, JsonLd, hookimpl\n\n\n"
        "class Own(Feature):\n"
        "    @hookimpl\n"
        "    def role_json_ld(self, state):\n"
        "        return JsonLd('JobPosting', {'title': 'Other'}) if state == 'open' else None\n"
    )
    [said] = with_feature(project, code, {"roles/baker.md": OPENS}).said(as_of=BEFORE)
    assert "say different things about title" in said


def test_a_feature_that_knows_nothing_of_a_role_that_is_over_is_no_problem(project):
    filled = ROLE.replace("title:", "status: filled\ntitle:")
    roles = {"roles/baker.md": filled, "roles/cook.md": CLOSES.replace("Baker", "Cook")}
    code = OWN.replace('state == "STATE"', 'role.title == "Baker" and state == "open"')
    code = code.replace("(self, state)", "(self, role, state)")
    built = with_feature(project, code, roles)
    assert built.said(as_of=BEFORE) == []
    assert "Our own." in built.text("jobs/cook/index.html")


@pytest.mark.parametrize(
    ("opens", "said"),
    [
        ("2026-12-10", ["This link leads to a role that still is not published then (upcoming)."]),
        ("2026-12-01", []),
    ],
)
def test_a_link_of_an_upcoming_role_has_to_lead_somewhere_on_the_day_it_opens(project, opens, said):
    other = OPENS.replace("Baker", "Cook").replace("opens: 2026-12-01", f"opens: {opens}")
    project.write({"roles/baker.md": OPENS + "\n[Cook](cook.md)\n", "roles/cook.md": other})
    found = project.said(as_of=BEFORE)
    assert [line.partition("error: ")[2].partition(" Take")[0] for line in found] == said
    assert bool(project.said(as_of=AFTER)) == bool(said)


@pytest.mark.parametrize("as_of", [BEFORE, AFTER])
def test_a_page_may_use_the_form_service_also_when_no_role_is_open(project, as_of):
    way = "{email: jobs@example.com, way: form, action: 'https://forms.example.com/a'}"
    form = '<form action="https://forms.example.com/a" method="post"><button>Go</button></form>'
    project.write(
        {
            "mkdocs.yml": MKDOCS.replace("{email: jobs@example.com}", way),
            "site_src/pool.md": f"# Pool\n\n{form}\n",
            "roles/baker.md": CLOSES,
        }
    )
    assert project.said(as_of=as_of) == []


def test_a_wording_that_has_ended_stops_no_build_and_is_a_warning_of_a_check(project):
    options = (
        "{email: jobs@example.com, way: form, action: 'https://forms.example.com/a',"
        " self_identification: [cc-305], self_identification_text: Why,"
        " self_identification_action: 'https://forms.example.com/b',"
        " self_identification_expires: 2026-12-01}"
    )
    project.write({"mkdocs.yml": MKDOCS.replace("{email: jobs@example.com}", options)})
    assert project.build(as_of=BEFORE).problems == []
    outcome = project.build(as_of=AFTER)
    assert not outcome.failed
    [note] = outcome.problems
    assert (note.severity, note.code) == ("note", "self-identification-expired")
    checked = project.command("careers", "check", "--as-of", "2026-12-02")
    assert "warning: The wording of" in checked.stdout
    assert checked.returncode == 1
