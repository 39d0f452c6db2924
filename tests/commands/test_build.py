"""`careers build`."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from careers.commands.build import held_lines
from careers.held_back import Held


def test_it_ends_with_a_short_summary(careers):
    done = careers("build", "--as-of", "2026-11-23")
    assert done.exit_code == 0, done.output
    lines = done.stdout.splitlines()
    assert lines[0] == "Roles: 1 open, 0 upcoming, 0 closed."
    assert re.fullmatch(r"4 pages in \d+\.\d seconds\.", lines[1])
    assert lines[2] == "The site is in site/. To look at it: careers serve"
    assert (careers.folder / "site/jobs/baker/index.html").is_file()


def test_a_moment_in_another_form_is_taken(careers):
    done = careers("build", "--as-of", "1 October 2026")
    assert done.stdout.startswith("Roles: 0 open, 1 upcoming")


def test_a_moment_that_has_two_meanings_is_not_guessed(careers):
    done = careers("build", "--as-of", "03/04/2026")
    assert done.exit_code == 2
    assert "2026-04-03" in done.stderr
    assert "2026-03-04" in done.stderr


def test_problems_are_told_and_nothing_is_published(careers):
    careers.write("roles/cook.md", "---\ntitle: Cook\nposted: tbd\nlocation: Athens\n---\nHi\n")
    done = careers("build")
    assert done.exit_code == 1
    assert "roles/cook.md:3:9: error: " in done.stderr
    assert done.stderr.endswith("\n1 error. Nothing was published.\n")
    assert not (careers.folder / "site").exists()


def test_a_warning_stops_a_strict_build_only(careers):
    careers.write("site_src/index.md", "# Home\n\n[x](y.md)\n")
    assert careers("build").exit_code == 1
    assert not (careers.folder / "site").exists()
    done = careers("build", "--no-strict")
    assert done.exit_code == 0
    assert "site_src/index.md:3:5: warning: " in done.stderr


def test_the_site_goes_where_it_is_told_to(careers):
    assert careers("build", "--site-dir", "public", "--as-of", "2026-11-23").exit_code == 0
    assert (careers.folder / "public/jobs/index.html").is_file()


def test_without_a_configuration_it_says_so(careers):
    done = careers("build", "-f", "nowhere.yml")
    assert done.exit_code == 1
    assert "nowhere.yml" in done.stderr
    assert "does not exist" in done.stderr


STOPPED = "What is published was as of November 11, 2026, 12 days ago."


def standing(done) -> list[str]:
    """What a build says besides its usual lines."""
    assert done.exit_code == 0, done.output
    return done.stdout.splitlines()[1:-2]


def test_it_says_that_the_daily_run_has_stopped(careers):
    careers.write("earlier/as-of.json", '{"asOf": "2026-11-11T10:00:00Z"}\n')
    for place in ("earlier", "earlier/as-of.json"):
        done = careers("build", "--as-of", "2026-11-23 18:00", "--published", place)
        assert standing(done) == [f"{STOPPED} The daily run seems to have stopped."]


def test_without_what_is_published_it_looks_into_the_folder_that_it_builds_into(careers):
    assert standing(careers("build", "--as-of", "2026-11-11")) == []
    assert standing(careers("build", "--as-of", "2026-11-13")) == []
    assert standing(careers("build", "--as-of", "2026-11-25")) == [
        "The site that was in site was as of November 13, 2026, 12 days ago."
        " If it is published, its daily run seems to have stopped."
    ]


def test_how_many_days_are_too_many_is_an_option(careers):
    careers.write("earlier/as-of.json", '{"asOf": "2026-11-11T10:00:00Z"}\n')
    mkdocs = (careers.folder / "mkdocs.yml").read_text()
    for days, lines in ((0, 0), (12, 1), (13, 0)):
        option = f"timezone: Europe/Athens\n      stale_after: {days}\n"
        careers.write("mkdocs.yml", mkdocs.replace("timezone: Europe/Athens\n", option))
        done = careers("build", "--as-of", "2026-11-23 18:00", "--published", "earlier")
        assert len(standing(done)) == lines, days


@pytest.mark.parametrize(
    "written",
    [
        "",
        "{}",
        "[]",
        "null",
        "1",
        '{"asOf": 5}',
        '{"asOf": "soon"}',
        "[" * 9999,
        '{"asOf": "2026-11-11T10:00:00"}',
        "\x00",
    ],
)
def test_a_moment_that_cannot_be_read_is_told_and_stops_nothing(careers, written):
    careers.write("earlier/as-of.json", written)
    [line] = standing(careers("build", "--as-of", "2026-11-23", "--published", "earlier"))
    assert line == (
        "What is published doesn't say when it was built: “as-of.json” can't be read,"
        ' it should hold a moment such as {"asOf": "2026-11-23T10:23:00Z"}.'
    )


def test_what_is_published_may_be_nothing_yet_or_from_a_later_day(careers):
    careers.write("earlier/other.txt", "")
    assert standing(careers("build", "--as-of", "2026-11-23", "--published", "earlier")) == []
    careers.write("earlier/as-of.json", '{"asOf": "2026-12-24T10:00:00Z"}\n')
    [line] = standing(careers("build", "--as-of", "2026-11-23", "--published", "earlier"))
    assert line == "What is published is as of December 24, 2026, later than this build."
    done = careers("build", "--published", "nowhere")
    assert done.exit_code == 2
    assert "nowhere" in done.stderr


def test_the_site_says_which_moment_it_is_as_of(careers):
    careers("build", "--as-of", "2026-11-23 18:30")
    written = (careers.folder / "site/as-of.json").read_text()
    assert written == '{"asOf": "2026-11-23T16:30:00Z"}\n'


BAD = "---\ntitle: Baker\nlocation: Athens\nposted: tbd\n---\nRolls.\n"


def test_what_is_held_back_is_said(careers, git):
    git(careers.folder, "init", "-q")
    git(careers.folder, "add", "--all")
    git(careers.folder, "commit", "-q", "-m", "x")
    careers.write("roles/baker.md", BAD)
    careers.write("roles/cook.md", BAD)
    done = careers("build", "--hold-back", "--as-of", "2026-11-23")
    assert done.exit_code == 0, done.output
    assert "roles/baker.md:4:9: error: " in done.stderr
    commit = git(careers.folder, "rev-parse", "HEAD")[:9]
    assert done.stdout.splitlines()[:4] == [
        f"roles/baker.md has problems. It is left as it was on 2026-11-02 ({commit}).",
        "roles/cook.md has problems, and no earlier text without any. It is left out.",
        "2 files of roles can't be published until the problems are mended.",
        "Roles: 1 open, 0 upcoming, 0 closed.",
    ]


def test_openings_that_go_with_their_role_are_said_too():
    moment = datetime(2026, 11, 2, tzinfo=UTC)
    held = [
        Held("roles/a/index.md", "roles/a/index.md"),
        Held("roles/b/index.md", "roles/b.md", b"", moment, "1234567890"),
    ]
    assert [*held_lines(held, is_shallow=True)] == [
        "roles/a/index.md has problems, and no earlier text without any. It is left out with its "
        "openings.",
        "roles/b/index.md has problems. The role is as roles/b.md was on 2026-11-02 (123456789), "
        "without its openings.",
        "This clone holds only the newest commits, so earlier texts may be missing. Run “git fetch "
        "--unshallow”, or give actions/checkout “fetch-depth: 0”.",
        "2 files of roles can't be published until the problems are mended.",
    ]


def test_on_github_what_is_held_back_stands_at_its_line_and_on_the_page(careers, monkeypatch):
    page = careers.folder / "summary.md"
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    careers.write("roles/cook.md", BAD)
    done = careers("build", "--hold-back", "--as-of", "2026-11-23")
    assert done.exit_code == 0, done.output
    assert done.stderr.startswith("::error file=roles/cook.md,line=4,")
    assert "**roles/cook.md**" in page.read_text(encoding="utf-8")
