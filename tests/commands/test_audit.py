"""`careers audit`."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from careers.commands import progress

BROKEN = Path(__file__).resolve().parents[1] / "broken_sites"
FORM = BROKEN / "sitemap-form"
TODAY = ("--as-of", "2026-11-23")


@pytest.fixture
def built(careers):
    """The small site, built."""
    assert careers("build", *TODAY).exit_code == 0
    return careers


def test_the_site_that_was_built_has_no_errors(built):
    done = built("audit", *TODAY)
    assert done.exit_code == 0
    assert done.stderr == "4 pages read. 6 notes.\n"
    assert built("audit", "site", *TODAY, "--sources", "--strict").exit_code == 0


def test_the_folder_is_the_one_that_the_configuration_names(careers):
    mkdocs = (careers.folder / "mkdocs.yml").read_text()
    careers.write("mkdocs.yml", f"{mkdocs}site_dir: out/public\n")
    assert careers("build", *TODAY).exit_code == 0
    assert careers("audit", *TODAY).stderr.startswith("4 pages read.")


@pytest.mark.parametrize("mkdocs", ["", "{", "site_dir: !ENV X", "site_dir: [a]", "- a"])
def test_a_configuration_that_names_none_means_site(built, mkdocs):
    built.write("mkdocs.yml", mkdocs)
    assert built("audit", *TODAY).stderr.startswith("4 pages read.")


def test_a_site_that_is_not_there_is_told(careers):
    done = careers("audit")
    assert done.exit_code == 1
    assert done.stdout.startswith("site:1:1: error: “site” can't be looked into: no such file")
    assert "Build the site first" in done.stdout


def test_an_address_is_not_fetched(careers):
    done = careers("audit", "https://example.com/")
    assert done.exit_code == 2
    assert "Download the site" in done.stderr


def test_errors_end_with_one_and_warnings_only_when_strict(careers):
    assert careers("audit", str(FORM), *TODAY).exit_code == 1
    assert careers("audit", str(BROKEN / "sitemap-missing"), *TODAY).exit_code == 0
    assert careers("audit", str(BROKEN / "sitemap-missing"), *TODAY, "--strict").exit_code == 1


def test_one_page_is_looked_at_by_itself(careers):
    page = BROKEN / "pages" / "jobs" / "salary-range" / "index.html"
    done = careers("audit", str(page), *TODAY)
    [line] = done.stdout.splitlines()
    assert line.startswith("index.html:8:36: error: The pay is from 36000 to 30000.")
    assert done.stderr == "1 page read. 1 error.\n"


def test_findings_as_json_and_for_github(careers):
    done = careers("audit", str(FORM), *TODAY, "--format", "json")
    [finding] = json.loads(done.stdout)["problems"]
    assert (finding["code"], finding["path"], finding["line"]) == ("sitemap-form", "sitemap.xml", 2)
    assert done.stderr == ""
    done = careers("audit", str(FORM), *TODAY, "--format", "github")
    assert done.stdout.startswith("::error file=sitemap.xml,line=2,col=1,title=sitemap-form::")


def test_what_is_past_is_judged_as_of_a_moment(careers, monkeypatch):
    page = str(BROKEN / "pages" / "jobs" / "valid-past" / "index.html")
    assert "valid-past" in careers("audit", page, *TODAY, "--format", "json").stdout
    for moment in ("2026-11-15", "2026-11-15 20:00", "2026-11-15T21:59:59+00:00"):
        assert careers("audit", page, "--as-of", moment).stdout == ""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1794700000")  # 15 November 2026, in the morning
    assert careers("audit", page).stdout == ""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    assert careers("audit", page).exit_code == 2


def test_the_roles_are_held_against_the_site(built):
    built.write(
        "roles/cook.md", "---\ntitle: Cook\nlocation: Athens\nposted: 2026-11-02\n---\nX.\n"
    )
    done = built("audit", *TODAY, "--sources")
    assert done.exit_code == 1
    assert "roles/cook.md:1:1: error: There is no page “jobs/cook/”." in done.stdout
    built.write("roles/cook.md", "---\ntitle: Cook\nposted: someday\n---\nX.\n")
    assert "roles/cook.md:3:9: error: “someday”" in built("audit", *TODAY, "--sources").stdout
    (built.folder / "mkdocs.yml").unlink()
    assert built("audit", *TODAY, "--sources").exit_code == 1


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_long_audit_shows_on_a_terminal_how_far_it_is(monkeypatch):
    monkeypatch.setattr(progress, "PATIENCE", 0)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress.Progress("Reading pages") as bar:
        for done in range(1, 5):
            bar.show(done, 4)
    assert "Reading pages" in terminal.getvalue()
    assert "100%" in terminal.getvalue()


@pytest.mark.parametrize(("patience", "stream"), [(60, Terminal()), (0, io.StringIO())])
def test_a_short_audit_and_a_pipe_have_no_bar(monkeypatch, patience, stream):
    monkeypatch.setattr(progress, "PATIENCE", patience)
    monkeypatch.setattr(sys, "stderr", stream)
    with progress.Progress("Reading pages") as bar:
        bar.show(1, 1)
    assert stream.getvalue() == ""
