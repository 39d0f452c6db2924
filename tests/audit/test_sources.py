"""With `--sources`: nothing of a role is lost on the site, and nothing added."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.audit.conftest import NOW
from tests.conftest import MKDOCS, Project

from careers.adapter import run
from careers.audit.examine import examine
from careers.audit.sources import source_problems
from careers.promises import promises_of

ROLE = """\
---
title: Sales Account Executive
summary: Sell bread.
location: Athens, Greece; Boston, MA, United States
workplace: hybrid
employment: full-time; internship
pay: 24.50–27 EUR per hour
posted: 2026-11-02
closes: 2026-12-15
reference: SAL-014
---
Come and **sell**, with [us](https://example.com/) & others.

## Requirements

- Two *hands*, `code` and <kbd>keys</kbd>
- A head

| a | b |
|---|---|
| 1 | forty |
"""
REMOTE = """\
---
title: Writer
workplace: remote
applicants: Greece; California, United States
posted: 2026-11-02
---
You write.
"""
PAGE = "jobs/baker/index.html"


FILES = {"roles/baker.md": ROLE, "roles/writer.md": REMOTE}


class Copy:
    """A copy of a built site, and the project that it was made from, to be changed."""

    def __init__(self, project: Project) -> None:
        self.project = project

    def change(self, change: Callable[[str], str], path: str = PAGE) -> None:
        """Change a file of the site."""
        file = self.project.folder / "site" / path
        file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")

    def told(self) -> list[tuple[str, str]]:
        """What the site is told for, with the files."""
        pages, site, problems = run.roles(
            str(self.project.folder / "mkdocs.yml"), as_of=date(2026, 11, 23)
        )
        assert problems == []
        assert site is not None
        now = datetime(2026, 11, 23, 12, tzinfo=UTC)
        found = examine(self.project.folder / "site", now).site
        compared = source_problems(found, promises_of(pages, site))
        return [(problem.code, problem.path) for problem in compared]


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """The small site with two roles, built once."""
    folder = tmp_path_factory.mktemp("built")
    project = Project(folder).write(
        {"mkdocs.yml": MKDOCS, "site_src/index.md": "# Home\n", **FILES}
    )
    assert not project.build().failed
    return folder


@pytest.fixture
def copy(built, tmp_path) -> Copy:
    shutil.copytree(built, tmp_path, dirs_exist_ok=True, ignore=shutil.ignore_patterns("assets"))
    return Copy(Project(tmp_path))


def marked(name: str, value: object) -> Callable[[str], str]:
    """A change of one property in the JSON-LD of a page; `...` takes it out."""

    def change(text: str) -> str:
        def block(found: re.Match[str]) -> str:
            data = json.loads(found[2])
            data.pop(name, None)
            more = {} if value is ... else {name: value}
            return f"{found[1]}{json.dumps(data | more)}</script>".replace("<p>", "\\u003cp>")

        return re.sub(r"(<script type=.application/ld\+json.>)(.*?)</script>", block, text)

    return change


def test_a_site_as_it_was_built_has_lost_nothing(project):
    folder = {
        "done": "---\ntitle: Done\nlocation: Athens, Greece\nposted: 2026-11-02\n"
        "status: filled\n---\nText.\n",
        "draft": "---\ntitle: Draft\nstatus: draft\n---\nText.\n",
        "text": "# Text\n\nA description.\n",
        "cook/index": "---\ntitle: Cook\nsummary: Cook.\n---\n## Job brief\n\nYou cook.\n",
        "cook/boston": "---\nlocation: Boston, MA, United States\nposted: 2026-11-02\n"
        "pay: 30 USD per hour\n---\n",
        "cook/athens": "---\nlocation: Athens, Greece\nposted: 2026-11-02\n---\nWith olives.\n",
    }
    project.write({**FILES, **{f"roles/{name}.md": text for name, text in folder.items()}})
    assert not project.build().failed
    assert Copy(project).told() == []
    codes = {problem.code for problem in examine(project.folder / "site", NOW).problems}
    assert codes <= {"recommended"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Two <em>hands</em>", "Two"),
        ("Sell bread.", "Sell cake."),
        ("<td>forty</td>", "<td></td>"),
        ("SAL-014", "SAL-015"),
        (">Sales Account Executive<", ">Sales<"),
    ],
)
def test_what_is_lost_from_a_page_is_told(copy, old, new):
    def change(text: str) -> str:
        head, body = text.split("<body", 1)
        assert old in body
        return re.sub("<title>.*?</title>", "", head) + "<body" + body.replace(old, new)

    copy.change(change)
    assert ("source-lost", "roles/baker.md") in copy.told()


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("title", "Sales", "source-differs"),
        ("datePosted", "2026-11-03", "source-differs"),
        ("validThrough", ..., "source-differs"),
        ("employmentType", "FULL_TIME", "source-differs"),
        ("baseSalary", ..., "source-differs"),
        ("jobLocation", {"address": {"addressLocality": "Athens"}}, "source-differs"),
        ("jobLocationType", "TELECOMMUTE", "source-added"),
        ("description", "<p>Come and sell.</p><p>We pay your move.</p>", "source-added"),
    ],
)
def test_what_the_posting_says_otherwise_is_told(copy, name, value, code):
    copy.change(marked(name, value))
    assert copy.told() == [(code, PAGE)]


def test_a_posting_without_a_role_is_told(copy):
    (copy.project.folder / "roles/baker.md").unlink()
    assert copy.told() == [("source-none", PAGE)]


def test_a_role_that_closed_after_the_build_is_told(copy):
    closed = ROLE.replace("reference:", "status: filled\nreference:")
    copy.project.write({"roles/baker.md": closed})
    assert copy.told() == [("source-state", "roles/baker.md")]


def test_an_open_role_without_a_posting_is_told(copy):
    without = re.compile(r"<script type=.application/ld\+json.>.*?</script>")
    copy.change(lambda text: without.sub("", text))
    assert copy.told() == [("source-state", "roles/baker.md")]


def test_a_role_without_a_page_is_told(copy):
    copy.project.write({"roles/new.md": ROLE})
    assert copy.told() == [("source-page", "roles/new.md")]


def test_a_draft_on_the_site_is_told(copy):
    draft = ROLE.replace("reference:", "status: draft\nreference:")
    copy.project.write({"roles/baker.md": draft})
    assert copy.told() == [("source-hidden", "roles/baker.md")]


def test_roles_with_errors_are_told_instead(project):
    project.write({"roles/baker.md": "---\ntitle: Baker\npay: lots\n---\nText.\n"})
    pages, site, problems = run.roles(str(project.folder / "mkdocs.yml"))
    assert (list(pages), site) == ([], None)
    assert {problem.path for problem in problems} == {"roles/baker.md"}
