"""`careers check`."""

from __future__ import annotations

import json

import pytest

from careers.commands.report import as_github
from careers.problem import Problem, Spot

BROKEN = "---\ntitle: Cook\nposted: tbd\nlocation: Athens\n---\n[x](nope.md)\n"


def test_a_good_site_has_no_problems(careers):
    done = careers("check", "--as-of", "2026-11-23")
    assert (done.exit_code, done.stderr) == (0, "No problems.\n")
    assert not (careers.folder / "site").exists()


def test_all_problems_are_told(careers):
    careers.write("roles/cook.md", BROKEN)
    done = careers("check")
    assert done.exit_code == 1
    assert [line.split(" error: ")[0] for line in done.stdout.splitlines()] == [
        "roles/cook.md:3:9:",
        "roles/cook.md:6:5:",
    ]
    assert done.stderr == "2 errors.\n"


def test_json_is_for_programs(careers):
    careers.write("roles/cook.md", BROKEN)
    done = careers("check", "--format", "json")
    problems = json.loads(done.stdout)["problems"]
    assert [problem["line"] for problem in problems] == [3, 6]
    assert set(problems[0]) == {
        "path",
        "line",
        "column",
        "severity",
        "code",
        "message",
        "fix",
        "help",
    }
    assert done.stderr == ""


def test_github_puts_problems_on_their_lines(careers):
    careers.write("roles/cook.md", BROKEN)
    done = careers("check", "--format", "github")
    assert done.stdout.splitlines()[0].startswith("::error file=roles/cook.md,line=3,col=9,title=")


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (
            Spot("a:b,c.md", 2, 3).warning("x", "50%\nof it"),
            "::warning file=a%3Ab%2Cc.md,line=2,col=3,title=x::50%25%0Aof it",
        ),
        (Spot("a.md").note("x", "y", "z"), "::notice file=a.md,line=1,col=1,title=x::y z"),
    ],
)
def test_what_github_would_read_as_its_own_is_escaped(problem: Problem, line: str):
    assert as_github(problem) == line
