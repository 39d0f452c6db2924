"""What a repository's commits say about its files, and when they say nothing."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from careers.history import last_commits

LATER = datetime(2027, 1, 1, tzinfo=UTC)


class Repository:
    """A repository in an empty folder, in which every commit has a day of November 2026."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str, day: int = 1) -> None:
        moment = f"2026-11-{day:02}T12:00:00+00:00"
        who = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.com",
               "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.com"}  # fmt: skip
        subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            check=True,
            capture_output=True,
            env={
                **who,
                "PATH": "/usr/bin:/bin:/usr/local/bin",
                "GIT_CONFIG_GLOBAL": "/dev/null",
                "GIT_COMMITTER_DATE": moment,
                "GIT_AUTHOR_DATE": moment,
            },
        )

    def commit(self, day: int, *names: str) -> None:
        for name in names:
            file = self.folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"{name} on {day}", encoding="utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message=x", day=day)

    def days(self, *names: str, until: datetime = LATER, folder: str = "") -> dict[str, int]:
        found = last_commits(self.folder / folder, names, until)
        return {name: moment.day for name, moment in found.items()}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repository")


def test_each_file_has_the_day_of_its_last_commit(repository):
    repository.commit(1, "roles/a.md", "roles/b.md", "site_src/index.md")
    repository.commit(2, "roles/a.md", "roles/b.md", "roles/new.md")
    repository.commit(3, "roles/a.md")
    names = ("roles/a.md", "roles/b.md", "roles/new.md")
    assert repository.days(*names) == {"roles/a.md": 3, "roles/b.md": 2, "roles/new.md": 2}


def test_the_first_commit_tells_when_files_came_together_and_nothing_else(repository):
    repository.commit(1, "roles/a.md", "roles/b.md")
    assert repository.days("roles/a.md", "roles/b.md") == {}
    repository.commit(2, "roles/b.md")
    assert repository.days("roles/a.md", "roles/b.md") == {"roles/b.md": 2}


def test_a_shallow_clone_says_only_what_it_knows(repository, tmp_path):
    for day in range(1, 6):
        repository.commit(day, "roles/a.md" if day < 5 else "roles/b.md")
    clone = Repository(tmp_path / "clone")
    clone.git("pull", "--quiet", "--depth=1", f"file://{repository.folder}", "main")
    assert clone.days("roles/a.md", "roles/b.md") == {}
    clone.git("pull", "--quiet", "--depth=2", f"file://{repository.folder}", "main")
    assert clone.days("roles/a.md", "roles/b.md") == {"roles/b.md": 5}


def test_a_file_changes_on_the_site_when_its_branch_is_merged(repository):
    repository.commit(1, "roles/a.md")
    repository.git("switch", "--quiet", "--create=branch")
    repository.commit(2, "roles/b.md")
    repository.git("switch", "--quiet", "main")
    repository.commit(3, "roles/a.md")
    repository.git("merge", "--quiet", "--message=x", "branch", day=9)
    assert repository.days("roles/a.md", "roles/b.md") == {"roles/a.md": 3, "roles/b.md": 9}


def test_commits_after_the_moment_of_the_build_are_not_known_yet(repository):
    for day in (1, 2, 8):
        repository.commit(day, "roles/a.md")
    noon = datetime(2026, 11, 2, 12, tzinfo=UTC)
    assert repository.days("roles/a.md", until=noon) == {"roles/a.md": 2}


def test_a_site_may_be_a_folder_of_the_repository(repository):
    repository.commit(1, "README.md")
    repository.commit(2, "careers/roles/a.md", "roles/a.md")
    repository.commit(3, "roles/a.md")
    assert repository.days("roles/a.md", folder="careers") == {"roles/a.md": 2}


@pytest.mark.parametrize("name", ["roles/Ωmega ä.md", "roles/a b.md", 'roles/"q".md', "-x.md"])
def test_a_file_may_have_any_name(repository, name):
    repository.commit(1, "other.md")
    repository.commit(2, name)
    assert repository.days(name) == {name: 2}


def test_files_that_were_never_committed_have_no_day(repository):
    repository.commit(1, "roles/a.md")
    repository.commit(2, "roles/a.md")
    assert repository.days("roles/b.md") == {}
    assert repository.days() == {}


def test_without_a_repository_or_git_nothing_is_said(repository, tmp_path, monkeypatch):
    assert last_commits(tmp_path, ["roles/a.md"], LATER) == {}
    assert repository.days("roles/a.md") == {}
    repository.commit(1, "roles/a.md")
    repository.commit(2, "roles/a.md")
    monkeypatch.setenv("PATH", "")
    assert repository.days("roles/a.md") == {}
    assert last_commits(tmp_path / "nowhere", ["roles/a.md"], LATER) == {}


def test_one_call_answers_for_all_files(repository, monkeypatch):
    names = [f"roles/{number}.md" for number in range(30)]
    repository.commit(1, "README.md")
    repository.commit(2, *names)
    calls: list[list[str]] = []
    start = subprocess.Popen

    def noted(command: list[str], **more: Any) -> Any:
        calls.append(command)
        return start(command, **more)

    monkeypatch.setattr("careers.git.subprocess.Popen", noted)
    assert len(repository.days(*names)) == 30
    assert sum("log" in command for command in calls) == 1
    assert len(calls) <= 2
