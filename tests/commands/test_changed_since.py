"""`careers check --changed-since`: what a change is answerable for, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

COOK = "---\ntitle: Cook\nposted: {}\nlocation: {}\n---\nSoup.\n"
OFFICE = "---\ntitle: {}\ncity: Athens\ncountry: Greece\n---\n"


class Change:
    """A branch that has one file changed, in a repository whose `main` has a bad role."""

    def __init__(self, careers, git: Callable[..., str]) -> None:
        self.careers = careers
        self.git = lambda *arguments: git(careers.folder, *arguments)
        self.git("init", "-q", "-b", "main")

    def commit(self, files: dict[str, str]) -> None:
        for name, text in files.items():
            self.careers.write(name, text)
        self.git("add", "--all")
        self.git("commit", "-q", "-m", "A change")

    def found(self, since: str = "main") -> list[tuple[str, str]]:
        done = self.careers(
            "check", "--changed-since", since, "--format", "json", "--as-of", "2026-11-23"
        )
        problems = json.loads(done.stdout)["problems"]
        assert done.exit_code == any(one["severity"] != "note" for one in problems)
        return [(one["path"], one["code"]) for one in problems]


@pytest.fixture
def change(careers, git) -> Change:
    found = Change(careers, git)
    config = (careers.folder / "mkdocs.yml").read_text(encoding="utf-8")
    office = "      offices: [{name: Athens, country: Greece}]\n"
    found.commit(
        {
            ".gitignore": "site/\n",
            "mkdocs.yml": config.replace(office, ""),
            "site_src/offices/athens.md": OFFICE.format("Athens HQ"),
            "roles/baker.md": COOK.format("2026-11-02", "Athens HQ"),
            "roles/bad.md": COOK.format("tbd", "Athens HQ"),
        }
    )
    found.git("switch", "-q", "-c", "branch")
    return found


def test_a_change_that_breaks_nothing_is_not_asked_to_mend_what_others_broke(change):
    change.commit({"roles/cook.md": COOK.format("2026-11-02", "Athens HQ")})
    done = change.careers("check", "--changed-since", "main", "--as-of", "2026-11-23")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == (
        "No problems.\nNot told: 1 error at “main” already, in files that are as they were.\n"
    )
    assert change.careers("check", "--as-of", "2026-11-23").exit_code == 1


def test_a_problem_in_a_new_file_is_told(change):
    change.commit({"roles/cook.md": COOK.format("32 May 2026", "Athens HQ")})
    assert change.found() == [("roles/cook.md", "date-no-such-day")]


def test_what_was_wrong_before_in_a_file_that_is_touched_is_told(change):
    change.commit({"roles/bad.md": COOK.format("tbd", "Athens HQ") + "More.\n"})
    assert change.found() == [("roles/bad.md", "date-missing")]


def test_what_a_change_breaks_elsewhere_is_told(change):
    change.commit({"site_src/offices/athens.md": OFFICE.format("Main house")})
    assert sorted(change.found()) == [
        ("roles/bad.md", "place-unknown"),
        ("roles/baker.md", "place-unknown"),
    ]


def test_a_file_that_is_gone_breaks_what_leads_to_it(change):
    change.commit({"roles/cook.md": COOK.format("2026-11-02", "Athens HQ") + "[x](baker.md)\n"})
    change.git("branch", "-f", "main")
    change.git("mv", "roles/baker.md", "roles/bread.md")
    change.commit({})
    assert change.found() == [("roles/cook.md", "link-dead")]


def test_work_that_is_not_committed_counts(change):
    change.careers.write("roles/cook.md", COOK.format("tbd", "Athens HQ"))
    assert change.found() == [("roles/cook.md", "date-missing")]


def test_what_others_did_on_the_branch_since_is_no_fault_of_the_change(change):
    change.commit({"roles/cook.md": COOK.format("2026-11-02", "Athens HQ")})
    change.git("switch", "-q", "main")
    change.commit({"roles/other.md": COOK.format("tbd", "Athens HQ")})
    change.git("switch", "-q", "branch")
    assert change.found() == []


def test_a_site_that_was_not_there_before_is_new_as_a_whole(change):
    change.git("switch", "-q", "--orphan", "empty")
    change.git("commit", "-q", "--allow-empty", "-m", "Nothing")
    change.git("switch", "-q", "branch")
    assert change.found("empty") == [("roles/bad.md", "date-missing")]


def test_a_configuration_that_could_not_be_read_hides_no_problem(change):
    good = (change.careers.folder / "mkdocs.yml").read_text(encoding="utf-8")
    change.commit({"mkdocs.yml": "plugins: ["})
    change.git("branch", "-f", "main")
    change.commit({"mkdocs.yml": good})
    assert change.found() == [("roles/bad.md", "date-missing")]


@pytest.mark.parametrize("name", ["mian", "--output=x", ""])
def test_a_revision_that_is_not_there_is_said(change, name):
    done = change.careers("check", f"--changed-since={name}")
    assert done.exit_code == 2
    assert f"There is no revision “{name}” in this repository." in done.stderr
    assert not (change.careers.folder / "x").exists()


def test_a_clone_of_the_newest_commits_is_told_how_to_get_the_others(
    change, tmp_path_factory, git, monkeypatch
):
    first = change.git("rev-parse", "main")
    change.commit({"roles/cook.md": COOK.format("2026-11-02", "Athens HQ")})
    clone = tmp_path_factory.mktemp("clone") / "x"
    git(clone.parent, "clone", "-q", "--depth", "1", f"file://{change.careers.folder}", str(clone))
    monkeypatch.chdir(clone)
    done = change.careers("check", "--changed-since", first)
    assert done.exit_code == 2
    assert "git fetch --unshallow" in done.stderr
    assert "fetch-depth: 0" in done.stderr


def test_without_a_repository_it_says_so(careers, git):
    done = careers("check", "--changed-since", "main")
    assert done.exit_code == 2
    assert "This folder is not in a git repository" in done.stderr
