"""`careers new --from-issue`: the form on GitHub becomes a file."""

from __future__ import annotations

import json

import pytest
from tests.test_issue_form import issue

from careers.issue_form import PUBLISH

FILLED = {
    "title": "Night Cook",
    "location": "Athens",
    "workplace": "on-site",
    "employment": "part-time",
    "pay": "9 EUR per hour",
    "closes": "31 December 2099",
    "summary": "Soup for those who are awake.",
    "brief": "You cook.",
    "responsibilities": "Peel\nBoil",
    "requirements": "Hands",
    "resources": "[Home](../site_src/index.md)",
    "when": PUBLISH,
}


@pytest.fixture
def from_issue(careers):
    def run(name: str = "event.json", **answers: str):
        body = issue(**answers)
        text = json.dumps({"issue": {"body": body}}) if name.endswith("json") else body
        careers.write(name, text)
        return careers("new", "--from-issue", name)

    return run


def test_a_whole_form_becomes_a_role_that_can_be_published(careers, from_issue):
    done = from_issue(**FILLED)
    assert done.exit_code == 0, done.output
    assert done.output == (
        "The role is in `roles/night-cook.md`.\n\nOnce this is merged, the role is on the site.\n"
    )
    text = (careers.folder / "roles/night-cook.md").read_text()
    posted = next(line for line in text.splitlines() if line.startswith("posted: "))
    assert text == (
        "---\ntitle: Night Cook\ndepartment:\nlocation: Athens\nworkplace: on-site\n"
        f"employment: part-time\npay: 9 EUR per hour\n{posted}\ncloses: 31 December 2099\n---\n"
        "Soup for those who are awake.\n\n## Job brief\n\nYou cook.\n\n"
        "## Responsibilities\n\n- Peel\n- Boil\n\n## Requirements\n\nHands\n\n"
        "## More resources\n\n[Home](../site_src/index.md)\n"
    )
    assert careers("check").output == "No problems.\n"


def test_what_is_published_at_once_says_nothing_that_nobody_said(careers, from_issue):
    from_issue(**{**FILLED, "workplace": "", "employment": ""})
    text = (careers.folder / "roles/night-cook.md").read_text()
    assert "workplace" not in text
    assert "employment" not in text


def test_a_title_alone_is_enough_for_a_draft(careers, from_issue):
    done = from_issue("issue.md", title="Cook")
    assert "It is a draft. Fill in what is left open, then delete the line" in done.output
    assert careers("check").exit_code == 0
    text = (careers.folder / "roles/cook.md").read_text()
    assert "\nstatus: draft\n" in text
    assert "One sentence that makes somebody click." in text


def test_what_can_not_be_read_is_written_and_told_without_marks_of_markdown(careers, from_issue):
    pay = "@everybody [x](https://evil.example) <img src=x onerror=alert(1)> `a` #1"
    done = from_issue(**{**FILLED, "pay": pay, "closes": "soon"})
    assert done.exit_code == 0
    assert "- **Pay**: “@" in done.output
    assert "@everybody" not in done.output
    assert "\\[x\\](https:&#8203;//evil.example)" in done.output
    assert "<img" not in done.output
    assert "- **Last day to apply**: “soon”" in done.output
    assert f"pay: {pay}\n" in (careers.folder / "roles/night-cook.md").read_text()


def test_a_role_that_is_there_stays(careers, from_issue):
    before = (careers.folder / "roles/baker.md").read_text()
    done = from_issue(title="Baker")
    assert "`roles/baker-2.md`" in done.output
    assert (careers.folder / "roles/baker.md").read_text() == before


@pytest.mark.parametrize(
    ("title", "file"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ("/etc/passwd", "etc-passwd"),
        ("a/b\\c", "a-b-c"),
        ("$(touch x); `id` && rm -rf ~", "touch-x-id-and-and-rm-rf"),
        (".github/workflows/x.yml", "github-workflows-x-yml"),
        ("Αρτοποιός", "new-role"),
        ("index", "new-role"),
        ("x" * 5000, "x" * 80),
    ],
)
def test_no_title_leads_out_of_the_folder_of_roles(careers, from_issue, title, file):
    before = {path for path in careers.folder.rglob("*") if path.is_file()}
    done = from_issue(title=title)
    assert done.exit_code == 0, done.output
    after = {path for path in careers.folder.rglob("*") if path.is_file()}
    added = {path for path in after - before if path.suffix != ".json"}
    assert added == {careers.folder / f"roles/{file}.md"}
    assert ("give it a better one" in done.output) == (file == "new-role")


@pytest.mark.parametrize("answers", [{}, {"pay": "9 EUR per hour"}, {"title": " \u200b "}])
def test_without_a_title_there_is_no_role(careers, from_issue, answers):
    before = sorted(path for path in (careers.folder / "roles").iterdir())
    done = from_issue(**answers)
    assert done.exit_code == 1
    assert done.stdout.startswith("The form says no title")
    assert sorted((careers.folder / "roles").iterdir()) == before


@pytest.mark.parametrize("text", ["", "[]", '{"issue": 1}', "\0", '{"pull_request": {}}'])
def test_an_event_of_something_else_is_told(careers, text):
    careers.write("event.json", text)
    done = careers("new", "--from-issue", "event.json")
    assert done.exit_code == 1
    assert "event.json tells of no issue." in done.stderr


def test_an_issue_says_all_that_is_written(careers):
    careers.write("issue.md", issue(title="Cook"))
    done = careers("new", "Cook", "--from-issue", "issue.md")
    assert done.exit_code == 2
    assert "All that --from-issue writes stands in the issue." in done.stderr
