"""Problems for people, for programs and for GitHub."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft4Validator

from careers.commands.report import FORMATS, as_data
from careers.commands.sarif import as_sarif
from careers.commands.summary import summary_lines
from careers.commands.where import Where, where_is
from careers.edits import Edit, edited
from careers.problem import Problem, Spot

# Unchanged, as OASIS publishes it: it may be copied and furnished to others.
# https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json
ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads(Path(__file__).with_name("sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
COOK = "---\ntitle: Cook\nposted: tbd\nlocation: Athens\n---\n[x](nope.md)\n"
ON_GITHUB = Where(
    "careers/",
    "https://github.com/example/jobs/blob/abc/careers/",
    "https://github.com/example/jobs/blob/HEAD/careers/",
    has_manual=True,
)
NASTY = "</td> | <script>alert(1)</script> `x` [a](b) @everybody #1 $x$\n| - 𝟙🍞 \x1b[31m\u202e"


def fits(log: dict) -> dict:
    """A log that keeps to the schema; its only run."""
    Draft4Validator(SCHEMA).validate(log)
    [run] = log["runs"]
    return run


def bread(count: int) -> list[Problem]:
    return [
        Problem("roles/x.md", n, 1, "error", "title-long", f"No. {n}.") for n in range(1, count + 1)
    ]


# --- SARIF --------------------------------------------------------------------------------------


def test_sarif_is_sarif_and_has_every_problem(careers):
    careers.write("roles/cook.md", COOK)
    done = careers("check", "--format", "sarif", "--as-of", "2026-11-23")
    assert done.exit_code == 1
    assert done.stderr == ""
    run = fits(json.loads(done.stdout))
    [date, link] = run["results"]
    assert date["ruleId"] == run["tool"]["driver"]["rules"][date["ruleIndex"]]["id"]
    assert link["ruleId"] == run["tool"]["driver"]["rules"][link["ruleIndex"]]["id"]
    assert link["level"] == "error"
    assert link["message"]["text"].startswith("There is no page or file “nope.md”.")
    [place] = link["locations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "roles/cook.md", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 6, "startColumn": 5},
    }


def test_a_good_site_is_a_run_without_results(careers):
    run = fits(json.loads(careers("check", "--format", "sarif").stdout))
    assert run["results"] == run["tool"]["driver"]["rules"] == []


@pytest.mark.parametrize("path", ["roles/a b#c?.md", "roles/ä/𝟙.md", "roles/%.md", ""])
def test_sarif_names_any_file_and_holds_any_text(path: str):
    run = fits(as_sarif([Problem(path, 2, 3, "warning", "new-code", NASTY, NASTY)], ON_GITHUB))
    [result] = run["results"]
    assert result["message"]["text"] == f"{NASTY} {NASTY}"
    for location in result.get("locations", ()):
        uri = location["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"careers/[\w./%~-]+", uri, re.ASCII)
    assert ("locations" in result) == bool(path)


def test_columns_are_counted_in_characters_of_any_plane(careers):
    careers.write("roles/cook.md", COOK.replace("tbd", "2026-11-02").replace("[x]", "🍞𝟙 [x]"))
    run = fits(json.loads(careers("check", "--format", "sarif").stdout))
    [result] = run["results"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert result["locations"][0]["physicalLocation"]["region"]["startColumn"] == 5 + len("🍞𝟙 ")


def test_a_problem_is_the_same_when_text_above_it_grows():
    one = Problem("roles/x.md", 5, 1, "error", "link-dead", "There is no page.")
    two = Problem("roles/x.md", 6, 1, "error", "link-dead", "There is no page.")
    later = Problem("roles/x.md", 9, 1, "error", "link-dead", "There is no page.")

    def marks(*problems: Problem) -> list[str]:
        results = fits(as_sarif(problems, Where()))["results"]
        return [result["partialFingerprints"]["careersProblem/v1"] for result in results]

    assert marks(one, two) == marks(one, later)
    assert len(set(marks(one, two))) == 2


def test_what_was_read_as_meant_comes_with_the_edit_that_writes_it(careers):
    text = "---\ntitel: Cook\nposted: 2026-11-02\nlocation : Athens\n---\nSoup.\n"
    careers.write("roles/cook.md", text)
    run = fits(json.loads(careers("check", "--format", "sarif").stdout))
    assert run["results"]
    edits = []
    for result in run["results"]:
        [fix] = result["fixes"]
        [change] = fix["artifactChanges"]
        assert change["artifactLocation"]["uri"] == "roles/cook.md"
        for one in change["replacements"]:
            place = one["deletedRegion"]
            written = one.get("insertedContent", {}).get("text", "")
            start, end = (place["startLine"], place["startColumn"]), (place["endLine"],)
            edits.append(Edit(*start, *end, place["endColumn"], written))
    assert edited(text, edits).splitlines()[1:4] == [
        *("title: Cook", "posted: 2026-11-02", "location: Athens"),
    ]


def test_a_rule_leads_to_its_page():
    problems = [Spot("roles/x.md").error("pay-zero", "x"), Spot("roles/x.md").note("ours", "x")]
    known, ours = fits(as_sarif(problems, ON_GITHUB))["tool"]["driver"]["rules"][::-1]
    assert known["helpUri"] == f"{ON_GITHUB.manual}docs/hr/keys.md#pay"
    assert known["shortDescription"] == {"text": "The amount is 0."}
    assert ours == {"id": "ours"}


# --- Tables -------------------------------------------------------------------------------------


def test_tables_are_grouped_by_file_and_lead_to_the_line():
    problems = sorted(
        [
            Spot("roles/b c.md", 4, 2).error("pay-zero", "“0 EUR” has a 0.", "Write the amount."),
            Spot("mkdocs.yml", 3).warning("x", "Y."),
        ]
    )
    lines = [*summary_lines(problems, ON_GITHUB)]
    assert lines[0] == "### 1 error, 1 warning"
    assert [line for line in lines if line.startswith("**")] == [
        "**mkdocs.yml**",
        "**roles/b c.md**",
    ]
    assert lines[-1] == (
        f"| [4]({ON_GITHUB.files}roles/b%20c.md?plain=1#L4) | error "
        "| “0 EUR” has a 0.<br>Write the amount. "
        f"| [pay-zero]({ON_GITHUB.manual}docs/hr/keys.md#pay) |"
    )


def test_no_text_breaks_out_of_its_cell():
    problems = [Problem("roles/`x`|.md", 1, 1, "error", "a|b", NASTY, NASTY)]
    [row] = [line for line in summary_lines(problems, Where()) if line.startswith("| 1 ")]
    assert len(re.findall(r"(?<!\\)\|", row)) == 5
    assert "<script" not in row
    assert "\x1b" not in row


def test_github_shows_ten_at_their_lines_and_the_table_all_of_them():
    assert "at their lines" not in "\n".join(summary_lines(bread(10), Where()))
    lines = [*summary_lines(bread(11), Where())]
    assert lines[2] == (
        "GitHub shows 10 errors, 10 warnings and 10 notes of a step at their lines. "
        "Here are all of them."
    )
    assert sum(line.startswith("| ") for line in lines) == 11 + 2


def test_a_page_of_a_run_holds_hundreds_and_says_how_many_more_there_are():
    lines = [*summary_lines(bread(400), ON_GITHUB)]
    assert lines[-1] == "… and 100 more. “careers check” tells them all."
    assert len("\n".join(lines).encode()) < 1_000_000


def test_a_check_on_github_adds_its_table_to_the_page_of_the_run(careers, monkeypatch):
    page = careers.folder / "summary.md"
    page.write_text("Before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    careers("check", "--format", "github")
    assert page.read_text(encoding="utf-8") == "Before\n", "no problem, no table"
    careers.write("roles/cook.md", COOK)
    careers("check")
    assert page.read_text(encoding="utf-8") == "Before\n", "only for GitHub"
    careers("check", "--format", "github")
    assert "### 2 errors\n" in page.read_text(encoding="utf-8")


def test_a_page_of_a_run_that_can_not_be_written_hides_no_problem(careers, monkeypatch):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(careers.folder))
    careers.write("roles/cook.md", COOK)
    done = careers("check", "--format", "github")
    assert done.stdout.count("::error ") == 2
    assert "The table of problems can't be written: " in done.stderr


# --- Where --------------------------------------------------------------------------------------


def test_a_page_that_tells_more_is_named_once(careers):
    careers.write("docs/hr/keys.md", "# Keys\n")
    careers.write("roles/a.md", COOK)
    careers.write("roles/b.md", COOK.replace("tbd", "2026-13-13"))
    done = careers("check", "--as-of", "2026-11-23")
    assert done.stdout.count("    See docs/hr/keys.md#dates\n") == 1
    assert done.stdout.count("    See docs/hr/writing-a-role.md#links-pictures-tables\n") == 1


def test_programs_are_told_the_page_each_time(careers):
    careers.write("docs/hr/keys.md", "# Keys\n")
    careers.write("roles/a.md", COOK)
    found = json.loads(careers("check", "--format", "json").stdout)["problems"]
    assert [one["help"] for one in found] == [
        "docs/hr/keys.md#dates",
        "docs/hr/writing-a-role.md#links-pictures-tables",
    ]


def test_the_names_for_programs_are_those_of_the_page():
    page = (ROOT / "docs/hr/problems.md").read_text(encoding="utf-8")
    said = page.partition("## For programs\n")[2].partition("Each problem has ")[2]
    names = set(re.findall(r"`(\w+)`", said.partition(". ")[0])) - {"error", "warning", "note"}
    assert names == set(as_data(Spot("x").note("y", "z")))


def test_without_the_documentation_no_page_is_named(careers):
    careers.write("roles/a.md", COOK)
    assert "See" not in careers("check").stdout


def test_github_is_given_paths_from_the_root_of_the_repository(careers, git, monkeypatch):
    git(careers.folder, "init", "-q")
    (careers.folder / "site").mkdir()
    for name in ("mkdocs.yml", "roles", "site_src"):
        (careers.folder / name).rename(careers.folder / "site" / name)
    monkeypatch.chdir(careers.folder / "site")
    monkeypatch.setenv("GITHUB_REPOSITORY", "example/jobs")
    monkeypatch.setenv("GITHUB_SHA", "abc")
    monkeypatch.delenv("GITHUB_SERVER_URL", raising=False)
    careers.write("site/roles/cook.md", COOK)
    done = careers("check", "--format", "github")
    assert done.stdout.startswith("::error file=site/roles/cook.md,line=3,")
    where = where_is("mkdocs.yml")
    assert where.line(Spot("roles/cook.md", 3).error("x", "y")) == (
        "https://github.com/example/jobs/blob/abc/site/roles/cook.md?plain=1#L3"
    )
    assert where.line(Spot("mkdocs.yml", 3).error("x", "y")).endswith("/site/mkdocs.yml#L3")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
@pytest.mark.parametrize("form", FORMATS)
def test_a_name_that_is_not_in_utf_8_is_told_in_every_format(careers, monkeypatch, form):
    folder = os.fsencode(careers.folder)
    Path(os.fsdecode(folder + b"/roles/caf\xe9.md")).write_text(COOK, encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(careers.folder / "summary.md"))
    monkeypatch.setenv("GITHUB_REPOSITORY", "example/jobs")
    monkeypatch.setenv("GITHUB_SHA", "abc")
    command = [sys.executable, "-m", "careers", "check", "--format", form]
    done = subprocess.run(command, cwd=careers.folder, capture_output=True, check=False)
    assert done.returncode == 1
    assert b"careers stopped" not in done.stderr
    if form == "sarif":
        results = fits(json.loads(done.stdout))["results"]
        assert "roles/caf%E9.md" in json.dumps(results)


def test_every_format_can_be_asked_for(careers):
    for form in FORMATS:
        assert careers("check", "--format", form).exit_code == 0
