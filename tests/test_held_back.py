"""What can't be published is published as it last was; everything else goes on."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from click.testing import CliRunner

from careers import frontmatter
from careers.cli import cli
from careers.held_back import HeldBack
from careers.keys import NAMES

GOOD = (
    "---\ntitle: {0}\nlocation: Athens, Greece\nposted: 2026-11-02\n{2}---\n{1}\n\n"
    "## Requirements\n\n- Hands\n"
)
TODAY = date(2026, 11, 23)


def role(title: str, text: str = "Bread.", more: str = "") -> str:
    return GOOD.format(title, text, more)


class Kept:
    """A site in a repository."""

    def __init__(self, project, git: Callable[..., str], monkeypatch) -> None:
        self.project = project
        self.git = git
        self.monkeypatch = monkeypatch
        git(project.folder, "init", "-q", "-b", "main")
        (project.folder / ".gitignore").write_text("site/\n", encoding="utf-8")

    def commit(self, day: str, files: dict[str, str | None]) -> None:
        for name, text in files.items():
            if text is None:
                (self.project.folder / name).unlink()
            else:
                self.project.write({name: text})
        for who in ("AUTHOR", "COMMITTER"):
            self.monkeypatch.setenv(f"GIT_{who}_DATE", f"{day}T09:00:00Z")
        self.git(self.project.folder, "add", "--all")
        self.git(self.project.folder, "commit", "-q", "--allow-empty", "-m", day)

    def build(self, **options):
        outcome = self.project.build(hold_back=True, **options)
        return outcome

    def held(self, **options) -> dict[str, str]:
        """What is published in the place of each file, by the day that it is from."""
        outcome = self.build(**options)
        assert not outcome.failed, [str(one) for one in outcome.problems]
        return {one.path: f"{one.at:%m-%d}" if one.at else "" for one in outcome.held}

    def page(self, slug: str) -> str:
        return self.project.page(f"jobs/{slug}/index.html").get_text(" ", strip=True)

    def listed(self) -> set[str]:
        """The roles on the list, and in every feed and the sitemap, which must agree."""
        on_list = set(re.findall(r'href="[^"]*?([\w-]+)/"', self.project.text("jobs/index.html")))
        found = json.loads(self.project.text("jobs.json"))["jobs"]
        in_feed = {one["url"].rstrip("/").rpartition("/")[2] for one in found}
        assert in_feed <= on_list
        sitemap = self.project.text("sitemap.xml")
        assert all(f"/{slug}/</loc>" in sitemap for slug in in_feed)
        return in_feed


@pytest.fixture
def kept(project, git, monkeypatch) -> Kept:
    text = (project.folder / "mkdocs.yml").read_text(encoding="utf-8")
    project.write(
        {"mkdocs.yml": text.replace("      features:\n", "      features:\n        feeds: {}\n")}
    )
    found = Kept(project, git, monkeypatch)
    found.commit("2026-11-03", {"roles/cook.md": role("Cook", "Soup.")})
    return found


def test_a_good_site_holds_nothing_back(kept):
    assert kept.held() == {}


def test_one_bad_role_is_as_it_was_and_the_others_are_new(kept):
    kept.commit("2026-11-10", {"roles/cook.md": role("Cook", "Stew.")})
    kept.commit(
        "2026-11-11",
        {
            "roles/cook.md": role("Cook", "Pie.", "starts: 2026-13-13\n"),
            "roles/baker.md": role("Baker", "Rolls."),
        },
    )
    outcome = kept.build()
    assert not outcome.failed
    assert [(one.path, f"{one.at:%Y-%m-%d}") for one in outcome.held] == [
        ("roles/cook.md", "2026-11-10")
    ]
    [problem] = [one for one in outcome.problems if one.severity == "error"]
    assert (problem.path, problem.line, problem.code) == ("roles/cook.md", 5, "date-no-such-day")
    assert "Stew." in kept.page("cook")
    assert "Rolls." in kept.page("baker")
    assert kept.listed() == {"cook", "baker"}


def test_without_it_nothing_is_published(kept):
    kept.commit("2026-11-10", {"roles/cook.md": "Nothing"})
    assert kept.project.build().failed


def test_several_bad_roles_of_different_kinds_hide_nothing_of_each_other(kept):
    kept.commit(
        "2026-11-10",
        {
            "roles/a.md": role("A"),
            "roles/b.md": role("B"),
            "roles/d/index.md": "---\ntitle: D\n---\nDough.\n",
            "roles/d/athens.md": "---\nlocation: Athens, Greece\nposted: 2026-11-02\n---\n",
        },
    )
    kept.commit(
        "2026-11-12",
        {
            "roles/a.md": role("A", "[x](nowhere.md)"),
            "roles/b.md": role("B", more="salary: 5\nworkplace: flexible\n"),
            "roles/c.md": role("C", more="pay: competitive\n"),
            "roles/d/athens.md": "---\nlocation: Nowhere\nposted: 2026-11-02\n---\n",
        },
    )
    outcome = kept.build()
    assert {one.path: one.at and f"{one.at:%m-%d}" for one in outcome.held} == {
        "roles/a.md": "11-10",
        "roles/b.md": "11-10",
        "roles/c.md": None,
        "roles/d/athens.md": "11-10",
    }
    told = sorted((p.path, p.line, p.code) for p in outcome.problems if p.severity == "error")
    assert told == [
        ("roles/a.md", 6, "link-dead"),
        ("roles/b.md", 5, "unknown-key"),
        ("roles/b.md", 6, "workplace-unknown"),
        ("roles/c.md", 5, "pay-no-amount"),
        ("roles/d/athens.md", 2, "place-unknown"),
    ]
    assert kept.listed() == {"a", "b", "cook", "baker", "athens"}
    assert not (kept.project.folder / "site/jobs/c").exists()


def test_the_role_of_openings_is_as_it_was_and_they_are_new(kept):
    index = "---\ntitle: D\n---\nDough.\n"
    opening = "---\nlocation: {}, Greece\nposted: 2026-11-02\n---\n"
    kept.commit(
        "2026-11-10",
        {"roles/d/index.md": index, "roles/d/athens.md": opening.format("Athens")},
    )
    kept.commit(
        "2026-11-11",
        {
            "roles/d/index.md": "---\ntitle: D\nsalary: 5\n---\nDough.\n",
            "roles/d/patras.md": opening.format("Patras"),
        },
    )
    assert kept.held() == {"roles/d/index.md": "11-10"}
    assert "Patras" in kept.page("d/patras")


def test_openings_stay_when_the_role_alone_is_to_blame(kept):
    opening = "---\nlocation: {}, Greece\nposted: 2026-11-02\n---\n"
    kept.commit(
        "2026-11-10",
        {
            "roles/d/index.md": "---\ntitle: D\n---\nDough.\n",
            "roles/d/athens.md": opening.format("Athens"),
            "roles/d/patras.md": opening.format("Patras"),
            "roles/cook.md": role("Cook", "[D](d/index.md)"),
        },
    )
    kept.commit("2026-11-11", {"roles/d/index.md": "---\nzzz: D\n---\nDough.\n"})
    assert kept.held() == {"roles/d/index.md": "11-10"}
    assert kept.listed() == {"athens", "patras", "cook", "baker"}


def test_a_folder_that_can_not_be_read_is_the_file_that_it_was(kept):
    kept.commit(
        "2026-11-10",
        {
            "roles/cook.md": None,
            "roles/cook/index.md": "---\ntitle: Cook\nsalary: 5\n---\nStew.\n",
            "roles/cook/athens.md": "---\nlocation: Athens, Greece\nposted: 2026-11-02\n---\n",
        },
    )
    assert kept.held() == {"roles/cook/index.md": "11-03"}
    assert "Soup." in kept.page("cook")
    assert not (kept.project.folder / "site/jobs/cook/athens").exists()


def test_new_openings_of_a_new_role_that_can_not_be_read_are_left_out_with_it(kept):
    kept.commit(
        "2026-11-10",
        {
            "roles/d/index.md": "---\ntitle: D\nsalary: 5\n---\nDough.\n",
            "roles/d/athens.md": "---\nlocation: Athens, Greece\nposted: 2026-11-02\n---\n",
        },
    )
    assert kept.held() == {"roles/d/index.md": ""}
    assert kept.listed() == {"cook", "baker"}


def test_a_bad_translation_is_as_it_was(kept):
    text = (kept.project.folder / "mkdocs.yml").read_text(encoding="utf-8")
    config = text.replace("      timezone:", "      languages: [en, de]\n      timezone:")
    kept.commit("2026-11-09", {"mkdocs.yml": config})
    kept.commit("2026-11-10", {"roles/cook.de.md": "---\ntitle: Koch\n---\nSuppe.\n"})
    kept.commit(
        "2026-11-11",
        {
            "roles/cook.de.md": "---\ntitle: Koch\npay: 1 EUR per hour\n---\nEintopf.\n",
            "roles/baker.de.md": "---\ntitle: Bäcker\nlokation: Athen\n---\nBrot.\n",
        },
    )
    assert kept.held() == {"roles/cook.de.md": "11-10", "roles/baker.de.md": ""}
    german = kept.project.page("de/jobs/cook/index.html").get_text(" ")
    assert "Suppe." in german
    assert "Baker" in kept.project.page("de/jobs/index.html").get_text(" "), "in its own language"
    assert not (kept.project.folder / "site/de/jobs/baker").exists()


def test_a_translation_of_what_is_left_out_is_left_out_with_it(kept):
    text = (kept.project.folder / "mkdocs.yml").read_text(encoding="utf-8")
    config = text.replace("      timezone:", "      languages: [en, de]\n      timezone:")
    new = {"roles/x.md": "---\ntitle: X\nposted: tbd\n---\nX.\n"}
    new["roles/x.de.md"] = "---\ntitle: X\n---\nIks.\n"
    kept.commit("2026-11-09", {"mkdocs.yml": config, **new})
    assert kept.held() == {"roles/x.md": ""}


# --- What is true comes first -------------------------------------------------------------------


def test_what_was_closed_stays_closed(kept):
    kept.commit("2026-11-10", {"roles/cook.md": role("Cook", "Soup.", "closes: 2026-11-15\n")})
    kept.commit("2026-11-16", {"roles/cook.md": role("Cook", "Soup.", "closes: 2027-31-31\n")})
    assert kept.held() == {"roles/cook.md": "11-10"}
    assert kept.listed() == {"baker"}
    assert "no longer" in kept.page("cook").lower() or "closed" in kept.page("cook").lower()


def test_what_ends_a_role_counts_although_the_rest_can_not_be_read(kept):
    kept.commit("2026-11-10", {"roles/cook.md": role("Cook", "Stew.", "closes: 2026-12-24\n")})
    bad = role("Cook", "[x](nowhere.md)", "status: filled on 2026-11-20\n")
    kept.commit("2026-11-20", {"roles/cook.md": bad})
    assert kept.held() == {"roles/cook.md": "11-10"}
    assert kept.listed() == {"baker"}


@pytest.mark.parametrize(
    ("before", "now", "published"),
    [
        ("closes: 2026-12-24", "status: paused", "closes: 2026-12-24 status: paused"),
        ("closes: 2026-12-24", "Status: Draft", "closes: 2026-12-24 status: Draft"),
        ("closes: 2026-12-24", "closes: 20 November 2026", "closes: 20 November 2026"),
        ("closes: 2026-12-24", "closes: 2026-12-24 17:00", "closes: 2026-12-24 17:00"),
        ("", "closes: 2027-12-24", "closes: 2027-12-24"),
        ("status: open", "status: open", "status: open"),
        # Something of its end that can't be read: nobody can apply until it can.
        ("closes: 2026-12-24", "closes: 10.11.26", "closes: 2026-12-24 status: paused"),
        ("", "closes: soon, I hope", "status: paused"),
        ("status: open", "status: filed", "status: paused"),
        ("", "closes: sometime\nstatus: filled", "status: filled"),
        # None of these ends it earlier.
        ("closes: 2026-12-24", "closes: 2027-06-30", "closes: 2026-12-24"),
        ("closes: 2026-12-24", "", "closes: 2026-12-24"),
        ("status: filled", "status: open", "status: filled"),
        ("status: filled", "status: filed", "status: filled"),
    ],
)
def test_what_ends_a_role_is_taken_over_and_nothing_else(kept, tmp_path, before, now, published):
    kept.commit("2026-11-10", {"roles/cook.md": role("Cook", "Stew.", f"{before}\n")})
    kept.commit("2026-11-20", {"roles/cook.md": role("Cook", "Pie.", f"{now}\npay: 0\n")})
    back = HeldBack(kept.project.folder, "roles", datetime(2026, 11, 23, tzinfo=UTC))
    assert back.step(["roles/cook.md"])
    text = (back.write(tmp_path / "as-it-was") / "cook.md").read_text(encoding="utf-8")
    fields = frontmatter.read(text, "roles/cook.md", NAMES).fields
    said = [f"{key}: {fields[key].text.value}" for key in ("closes", "status") if key in fields]
    assert " ".join(said) == published
    assert "Stew." in text
    assert "pay" not in fields


def test_only_what_was_there_at_the_moment_of_the_site_counts(kept):
    kept.commit("2026-11-25", {"roles/cook.md": role("Cook", "Stew.")})
    kept.commit("2026-11-26", {"roles/cook.md": "Nothing"})
    assert kept.held(as_of=TODAY) == {"roles/cook.md": "11-03"}
    assert kept.held(as_of=date(2026, 11, 27)) == {"roles/cook.md": "11-25"}


def test_the_sitemap_tells_the_day_of_what_is_published(kept):
    kept.commit("2026-11-10", {"roles/cook.md": role("Cook", "Stew.")})
    kept.commit("2026-11-20", {"roles/cook.md": role("Cook", "[x](nowhere.md)")})
    kept.held()
    assert re.search(r"/jobs/cook/</loc>\s*<lastmod>2026-11-10", kept.project.text("sitemap.xml"))


def test_a_build_that_holds_back_is_the_same_each_time(kept):
    kept.commit("2026-11-10", {"roles/cook.md": role("Cook", more="closes: tbd\n")})
    kept.held()
    first = kept.project.files()
    kept.held()
    assert kept.project.files() == first


# --- What stops everything still does -----------------------------------------------------------


@pytest.mark.parametrize(
    "files",
    [
        {"mkdocs.yml": "site_name: x\ntheme: {name: material}\nplugins: [careers]\n"},
        {"site_src/offices/athens.md": "---\nname: Athens\ncountry: Nowhere\n---\n"},
        {"site_src/index.md": "[x](nowhere.md)\n"},
    ],
)
def test_what_is_wrong_elsewhere_stops_the_site_and_hides_no_problem_of_a_role(kept, files):
    kept.commit("2026-11-10", {"roles/cook.md": role("Cook", more="closes: tbd\n"), **files})
    outcome = kept.build()
    assert outcome.failed
    assert {one.path for one in outcome.problems if one.severity != "note"} >= set(files)
    assert not (kept.project.folder / "site").exists()


def test_without_a_repository_a_bad_role_is_left_out_and_it_is_said(project):
    project.write({"roles/cook.md": role("Cook", more="closes: tbd\n")})
    outcome = project.build(hold_back=True)
    assert [(one.path, one.at) for one in outcome.held] == [("roles/cook.md", None)]
    assert any(one.path == "roles/cook.md" for one in outcome.problems)
    assert not (project.folder / "site/jobs/cook").exists()


def test_files_that_are_no_roles_are_left_out(kept):
    kept.commit("2026-11-10", {"roles/photo.txt": "x", "roles/Chef de Partie.md": role("Chef")})
    assert kept.held() == {"roles/photo.txt": "", "roles/Chef de Partie.md": ""}


def test_the_work_tree_is_not_touched(kept):
    kept.commit("2026-11-10", {"roles/cook.md": role("Cook", more="closes: tbd\n")})
    kept.held()
    assert kept.git(kept.project.folder, "status", "--porcelain") == ""


def test_a_shallow_clone_is_said_to_be_one(kept, tmp_path):
    kept.commit("2026-11-10", {"roles/cook.md": role("Cook", more="closes: tbd\n")})
    clone = tmp_path / "clone"
    kept.git(tmp_path, "clone", "-q", "--depth", "1", f"file://{kept.project.folder}", str(clone))
    kept.project.folder = clone
    outcome = kept.build()
    assert outcome.is_shallow
    assert [one.at for one in outcome.held] == [None]


def test_the_audit_compares_with_what_is_published(kept):
    kept.commit("2026-11-10", {"roles/cook.md": role("Cook", "Stew.")})
    kept.commit("2026-11-11", {"roles/cook.md": role("Chief cook", more="closes: tbd\n")})
    kept.held()
    asked = ("careers", "audit", "site", "--sources", "--as-of", "2026-11-23")
    done = kept.project.command(*asked)
    assert "roles/cook.md:5:9: error: " in done.stdout
    done = kept.project.command(*asked, "--hold-back")
    assert "cook" not in done.stdout, done.stdout
    assert done.returncode == 0


def test_who_is_asked_to_confirm_is_asked_for_the_others_too(kept, monkeypatch):
    monkeypatch.chdir(kept.project.folder)
    kept.commit("2026-11-10", {"roles/cook.md": role("Cook", more="starts: 2026-13-13\n")})
    asked = ("remind", "--unconfirmed-after", "7d", "--as-of", "2026-11-23")
    done = CliRunner().invoke(cli, [*asked])
    assert done.exit_code == 1
    done = CliRunner().invoke(cli, [*asked, "--hold-back"])
    assert done.exit_code == 0
    assert "roles/cook.md:5:9: error: " in done.stderr
    assert "Baker" in done.stdout
    assert "Cook" in done.stdout
