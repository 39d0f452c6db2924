"""A revision comes out of git as it was committed, and the work tree stays as it is."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from careers.revision import RevisionError, export, touched

Git = Callable[..., str]


class Repository:
    def __init__(self, folder: Path, git: Git) -> None:
        self.folder = folder
        self.git = lambda *arguments: git(folder, *arguments)
        folder.mkdir()
        self.git("init", "-q", "-b", "main")

    def commit(self, files: dict[str, str | bytes]) -> str:
        for name, content in files.items():
            file = self.folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        self.git("add", "--all")
        self.git("commit", "-q", "-m", "A change")
        return self.git("rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path, git: Git) -> Repository:
    return Repository(tmp_path / "repository", git)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def texts(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_texts_are_there_byte_for_byte_and_the_names_of_all(repository, out):
    crlf = b"---\r\ntitle: K\xc3\xb6chin\r\n---\r\n"
    commit = repository.commit(
        {
            "roles/köchin mit leer.md": crlf,
            "mkdocs.yml": "a",
            "site_src/logo.png": b"\0PNG",
            "site_src/index.md": "",
        }
    )
    repository.commit({"roles/later.md": "x"})
    found = export(repository.folder, commit, out)
    assert found.commit == commit[:9]
    assert texts(found.folder) == {
        "mkdocs.yml": b"a",
        "roles/köchin mit leer.md": crlf,
        "site_src/index.md": b"",
    }
    assert "site_src/logo.png" in found.files
    assert "roles/later.md" not in found.files


def test_the_work_tree_and_the_index_stay_as_they_are(repository, out):
    repository.commit({"roles/a.md": "one"})
    repository.commit({"roles/a.md": "two"})
    (repository.folder / "roles/a.md").write_text("three")
    (repository.folder / "roles/new.md").write_text("new")
    repository.git("add", "roles/new.md")
    before = repository.git("status", "--porcelain")
    found = export(repository.folder, "HEAD~1", out)
    assert texts(found.folder) == {"roles/a.md": b"one"}
    assert repository.git("status", "--porcelain") == before == "M roles/a.md\nA  roles/new.md"
    assert (repository.folder / "roles/a.md").read_text() == "three"


def test_the_project_may_be_a_folder_of_the_repository(repository, out):
    repository.commit(
        {"careers/roles/a.md": "a", "careers/mkdocs.yml": "m", "base.yml": "b", "docs/x.md": "x"}
    )
    found = export(repository.folder / "careers", "HEAD", out)
    assert texts(found.folder) == {"roles/a.md": b"a", "mkdocs.yml": b"m"}
    assert texts(out) == {
        "base.yml": b"b",  # a configuration may inherit from it
        "careers/mkdocs.yml": b"m",
        "careers/roles/a.md": b"a",
    }
    assert found.files == ("mkdocs.yml", "roles/a.md")


def test_what_others_did_since_is_no_change_of_ours(repository, out):
    repository.commit({"roles/a.md": "a"})
    repository.git("switch", "-q", "-c", "ours")
    repository.commit({"roles/ours.md": "ours"})
    repository.git("switch", "-q", "main")
    repository.commit({"roles/theirs.md": "theirs"})
    repository.git("switch", "-q", "ours")
    found = export(repository.folder, "main", out)
    assert texts(found.folder) == {"roles/a.md": b"a"}
    assert found.left
    assert found.commit == repository.git("rev-parse", "main~1")[:9]


def test_histories_that_have_nothing_in_common_are_compared_as_they_are(repository, out):
    repository.commit({"roles/a.md": "a"})
    repository.git("switch", "-q", "--orphan", "other")
    repository.commit({"roles/b.md": "b"})
    assert texts(export(repository.folder, "main", out).folder) == {"roles/a.md": b"a"}


def test_what_is_left_out_of_archives_is_there_too(repository, out):
    repository.commit({".gitattributes": "roles export-ignore\n", "roles/a.md": "a"})
    assert texts(export(repository.folder, "HEAD", out).folder) == {"roles/a.md": b"a"}


def test_a_link_holds_what_it_leads_to_and_never_what_is_outside(repository, out):
    roles = repository.folder / "roles"
    roles.mkdir()
    (roles / "link.md").symlink_to("a.md")
    (roles / "outside.md").symlink_to("../../secret.md")
    (roles / "absolute.md").symlink_to("/etc/hostname")
    (roles / "circle.md").symlink_to("circle.md")
    (repository.folder.parent / "secret.md").write_text("secret")
    repository.commit({"roles/a.md": "a"})
    found = texts(export(repository.folder, "HEAD", out).folder)
    assert found == {"roles/a.md": b"a", "roles/link.md": b"a"}


def test_a_commit_without_files_is_an_empty_folder(repository, out):
    repository.git("commit", "-q", "--allow-empty", "-m", "Nothing")
    found = export(repository.folder, "HEAD", out)
    assert (found.files, texts(out)) == ((), {})


def refusal(folder: Path, name: str, out: Path) -> str:
    with pytest.raises(RevisionError) as caught:
        export(folder, name, out)
    return str(caught.value)


def test_a_folder_that_is_in_no_repository(tmp_path, git, out):
    assert refusal(tmp_path, "main", out) == (
        "This folder is not in a git repository, so there is nothing to compare it with. "
        "Run it in a clone of the repository, or name no revision."
    )


@pytest.mark.parametrize(
    "name", ["mian", "", "-x", "--help", "HEAD~7", "main:roles", "a\nb", "x" * 999]
)
def test_a_revision_that_is_not_there(repository, out, name):
    repository.commit({"roles/a.md": "a"})
    said = refusal(repository.folder, name, out)
    assert said.startswith("There is no revision “")
    assert said.endswith("Write a branch, a tag or a commit.")
    assert ("Did you mean “main”?" in said) == (name == "mian")
    assert "\n" not in said


def test_a_branch_that_is_only_at_the_remote(repository, tmp_path, git, out):
    repository.commit({"roles/a.md": "a"})
    git(tmp_path, "clone", "-q", str(repository.folder), "clone")
    git(tmp_path / "clone", "switch", "-q", "-c", "ours")
    git(tmp_path / "clone", "branch", "-q", "-D", "main")
    assert "Did you mean “origin/main”?" in refusal(tmp_path / "clone", "main", out)


def test_a_clone_that_holds_only_the_newest_commits(repository, tmp_path, git, out):
    repository.commit({"roles/a.md": "a"})
    repository.commit({"roles/a.md": "b"})
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{repository.folder}", "shallow")
    assert refusal(tmp_path / "shallow", "HEAD~1", out) == (
        "There is no revision “HEAD~1” in this repository. It holds only the newest commits: "
        "run “git fetch --unshallow”, or give actions/checkout “fetch-depth: 0”."
    )


def test_a_commit_whose_files_are_missing(repository, out):
    repository.commit({"roles/a.md": "a"})
    content = repository.git("rev-parse", "HEAD:roles/a.md")
    (repository.folder / ".git/objects" / content[:2] / content[2:]).unlink()
    said = refusal(repository.folder, "HEAD", out)
    assert said.startswith(f"git can't read “{content}”:")
    assert said.endswith("Clone the repository anew, in full.")


def test_a_computer_without_git(repository, out, monkeypatch, tmp_path):
    repository.commit({"roles/a.md": "a"})
    monkeypatch.setenv("PATH", str(tmp_path))
    assert refusal(repository.folder, "HEAD", out) == (
        "This needs git, which is not here. Install it from https://git-scm.com/."
    )


def test_whatever_else_git_says_is_passed_on(repository, out):
    repository.commit({"roles/a.md": "a"})
    (repository.folder / ".git/config").write_text("[broken")
    assert refusal(repository.folder, "HEAD", out).startswith("git can't be asked here: bad config")


def test_nothing_is_run_that_the_repository_asks_for(repository, out):
    """Filters and hooks are commands too."""
    repository.commit({".gitattributes": "*.md filter=evil\n", "roles/a.md": "a"})
    repository.git("config", "filter.evil.smudge", "touch ran")
    hook = repository.folder / ".git/hooks/post-checkout"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\ntouch ran\n")
    hook.chmod(0o755)
    export(repository.folder, "HEAD", out)
    assert not (repository.folder / "ran").exists()


def test_git_is_not_asked_for_anything_that_changes(repository, out, monkeypatch):
    repository.commit({"roles/a.md": "a"})
    asked = []
    real = subprocess.run

    def spy(command, **options):
        asked.append(command[4] if command[1] == "-C" else command[1])
        return real(command, **options)

    monkeypatch.setattr(subprocess, "run", spy)
    export(repository.folder, "HEAD", out)
    assert set(asked) == {"rev-parse", "merge-base", "ls-tree", "cat-file"}


def test_the_whole_of_a_project_has_its_pictures_too(repository, out):
    repository.commit({"mkdocs.yml": "a", "site_src/logo.png": b"\0PNG", "other/x.png": b"\0"})
    export(repository.folder, "HEAD", out, whole=True)
    assert set(texts(out)) == {"mkdocs.yml", "site_src/logo.png", "other/x.png"}


def test_what_is_touched_is_what_is_otherwise_new_or_gone(repository):
    commit = repository.commit({"a.md": "a", "b.md": "b", "c.md": "c", "d e.md": "d", "f.md": "f"})
    repository.git("mv", "f.md", "g.md")
    repository.commit({"b.md": "B"})
    (repository.folder / "c.md").unlink()
    (repository.folder / "d e.md").write_text("D", encoding="utf-8")
    (repository.folder / "new.md").write_text("new", encoding="utf-8")
    (repository.folder / ".gitignore").write_text("site/", encoding="utf-8")
    (repository.folder / "site").mkdir()
    (repository.folder / "site" / "x.md").write_text("x", encoding="utf-8")
    assert touched(repository.folder, commit) == {
        *("b.md", "c.md", "d e.md", "f.md", "g.md", "new.md", ".gitignore"),
    }


def test_what_is_touched_outside_of_the_project_is_not_the_projects(repository):
    commit = repository.commit({"x.md": "a", "careers/roles/a.md": "a"})
    repository.commit({"x.md": "b", "careers/roles/a.md": "b"})
    assert touched(repository.folder / "careers", commit) == {"roles/a.md"}
