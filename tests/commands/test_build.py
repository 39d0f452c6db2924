"""`careers build`."""

from __future__ import annotations

import re


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
