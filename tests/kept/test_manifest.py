"""A build that would make the same needn't begin; one of which that isn't certain does."""

from __future__ import annotations

import importlib
import json
import os
import py_compile
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from careers.kept import manifest as module
from careers.kept import surroundings
from careers.kept.files import Stamp
from careers.kept.manifest import Last, Manifest, number_of
from careers.kept.own_code import changing
from careers.problem import Spot

NOTE = Spot("roles/baker.md", 3).note("a-note", "Something to know.")
LAST = Last(2, ("Roles: 1 open.",), (NOTE,))
OLD = 1_000_000_000
on_posix = pytest.mark.skipif(os.name != "posix", reason="files have no such thing elsewhere")


class Site:
    """A project whose build is what a test makes of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("mkdocs.yml", "roles/baker.md", "roles/cook.md", "site_src/index.md"):
            self.write(name, f"This is {name}.\n")
        self.asked: tuple[object, ...] = ("mkdocs.yml", None)
        self.grow_old()

    def write(self, name: str, text: str) -> Path:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def grow_old(self) -> None:
        """Let a build believe that nothing has been changed just now."""
        for path in self.folder.rglob("*"):
            os.utime(path, (OLD, OLD), follow_symlinks=False)

    def manifest(self) -> Manifest:
        return Manifest(self.folder, self.asked)

    def build(self, read: Callable[[], object] = lambda: None) -> str:
        """Build the site; why that can't be kept, if it can't."""
        manifest = self.manifest()
        with manifest.listening():
            (self.folder / "mkdocs.yml").read_text()
            roles = sorted((self.folder / "roles").glob("*.md"))
            texts = [file.read_text() for file in roles]
            read()
            shutil.rmtree(self.folder / "site", ignore_errors=True)
            for number, text in enumerate(texts):
                self.write(f"site/{number}/index.html", text)
        site = self.folder / "site"
        sources = [str(self.folder / name) for name in ("roles", "site_src", "theme_overrides")]
        return manifest.keep(str(site), number_of(str(site)), sources, LAST)

    def holds(self) -> bool:
        return self.manifest().last() is not None


@pytest.fixture
def site(tmp_path, monkeypatch) -> Site:
    # This process has loaded all there is, and the tests ask the clock.
    monkeypatch.setattr(module, "HEAVY", "nothing")
    monkeypatch.setattr(module, "changing", lambda _, files=(): changing({}, files))
    ours = surroundings.OF_A_TERMINAL | {"PYTEST_CURRENT_TEST"}
    monkeypatch.setattr(surroundings, "OF_A_TERMINAL", ours)
    monkeypatch.setattr("careers.kept.files.STEP", 0)
    (tmp_path / "project").mkdir()
    monkeypatch.chdir(tmp_path / "project")
    return Site(tmp_path / "project")


@pytest.fixture
def built(site) -> Site:
    assert site.build() == ""
    assert site.holds()
    return site


def test_what_was_said_of_a_build_is_said_again(built):
    assert built.manifest().last() == Last(
        LAST.pages, LAST.told, LAST.problems, str(built.folder / "site")
    )


@pytest.mark.parametrize("name", ["mkdocs.yml", "roles/baker.md", "site_src/index.md"])
def test_another_text_is_a_change_whether_it_was_opened_or_only_might_be(built, name):
    built.write(name, f"That is {name}.\n")
    assert not built.holds()


def test_the_same_text_written_again_is_none(built):
    file = built.folder / "roles/baker.md"
    text = file.read_text()
    file.unlink()
    file.write_text(text)
    assert built.holds()


@on_posix
def test_a_change_of_as_many_bytes_with_the_old_time_put_back_is_seen(built):
    built.write("roles/baker.md", "That is roles/baker.md\n")
    os.utime(built.folder / "roles/baker.md", (OLD, OLD))
    assert not built.holds()


@pytest.mark.parametrize(
    "name", ["roles/new.md", "theme_overrides/main.html", "plugins/one.py", "site_src/.icons/x.svg"]
)
def test_a_file_that_was_not_there_may_have_been_looked_for(built, name):
    built.write(name, "new\n")
    assert not built.holds()


@pytest.mark.parametrize("name", ["roles/cook.md", "site_src/index.md"])
def test_a_file_that_is_gone_is_a_change(built, name):
    (built.folder / name).unlink()
    assert not built.holds()


def test_a_new_name_is_a_change(built):
    (built.folder / "roles/cook.md").rename(built.folder / "roles/chef.md")
    assert not built.holds()


def test_what_nobody_has_read_outside_of_these_folders_may_change(site):
    site.write("tests/test_x.py", "one\n")
    site.write("build.txt", "one\n")
    site.build()
    site.write("tests/test_x.py", "two\n")
    site.write("build.txt", "two\n")
    assert site.holds()


def another(folder: Path) -> None:
    """A folder that is the same by what is in it."""
    shutil.copytree(folder, folder.with_name("copy"))
    shutil.rmtree(folder)
    folder.with_name("copy").rename(folder)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda folder: (folder / "site/0/index.html").unlink(),
        lambda folder: (folder / "site/0/index.html").write_text("other"),
        lambda folder: (folder / "site/new.html").write_text("new"),
        lambda folder: (folder / "site/.htaccess").write_text("new"),
        lambda folder: shutil.rmtree(folder / "site"),
        lambda folder: another(folder / "site"),
    ],
)
def test_a_site_that_somebody_touched_is_built_again(built, spoil):
    spoil(built.folder)
    assert not built.holds()


def test_where_a_site_is_kept_in_git_the_folder_of_that_is_no_part_of_it(built):
    built.write("site/.git/HEAD", "main")
    assert built.holds()


def test_other_options_another_environment_or_folder_are_another_build(built, monkeypatch):
    built.asked = ("mkdocs.yml", "preview")
    assert not built.holds()
    built.asked = ("mkdocs.yml", None)
    assert built.holds()
    with monkeypatch.context() as patch:
        patch.setenv("SOME_FEATURE_READS_IT", "1")
        assert not built.holds()
    with monkeypatch.context() as patch:
        patch.setenv("OLDPWD", "/elsewhere")
        assert built.holds()
        patch.chdir(built.folder / "roles")
        assert not built.holds()


def test_nothing_of_the_environment_can_be_read_in_what_is_kept(site, monkeypatch):
    monkeypatch.setenv("INDEXNOW_KEY", "a-secret-of-ours")
    site.build()
    assert "a-secret" not in (site.folder / ".cache/careers/last-build.json").read_text()


def test_a_file_elsewhere_is_looked_at_and_so_is_one_that_was_not_there(site, tmp_path):
    base, other = tmp_path / "base.yml", tmp_path / "other.yml"
    base.write_text("one")
    os.utime(base, (OLD, OLD))

    def read() -> None:
        base.read_text()
        with pytest.raises(OSError, match="other"):
            other.read_text()

    assert site.build(read) == ""
    assert site.holds()
    other.write_text("new")
    assert not site.holds()
    other.unlink()
    assert site.holds()
    base.write_text("two")
    assert not site.holds()


def test_a_folder_elsewhere_that_was_listed_has_the_same_names(site, tmp_path):
    (tmp_path / "shared").mkdir()
    assert site.build(lambda: [*(tmp_path / "shared").iterdir()]) == ""
    assert site.holds()
    (tmp_path / "shared" / "new").write_text("")
    assert not site.holds()


@on_posix
def test_a_link_that_leads_elsewhere_now_is_a_change(site, tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.md").write_text(f"Page {name}.")
    shared = site.folder / "site_src/shared"
    shared.symlink_to(tmp_path / "one")
    assert site.build() == ""
    assert site.holds()
    shared.unlink()
    shared.symlink_to(tmp_path / "two")
    assert not site.holds()


@on_posix
def test_links_that_lead_round_in_a_circle_end(site):
    (site.folder / "site_src/up").symlink_to(site.folder)
    (site.folder / "site_src/self").symlink_to("self")
    assert site.build() == ""
    assert site.holds()


def test_a_file_that_is_changed_while_it_is_built_is_not_taken_for_what_was_read(site):
    why = site.build(lambda: site.write("roles/baker.md", "Written meanwhile.\n"))
    assert why == "roles/baker.md was changed during the build"
    assert not site.holds()


def test_a_file_of_this_very_moment_is_compared_by_what_is_in_it(site, monkeypatch):
    """Two changes in one tick of a clock have the same time; so has git a rule for it."""
    monkeypatch.setattr("careers.kept.files.STEP", 10**12)
    young = (site.folder / "roles/baker.md").stat().st_ino
    monkeypatch.setattr(Stamp, "is_young", lambda one, _: one.number == young)
    assert site.build() == ""
    kept = json.loads((site.folder / ".cache/careers/last-build.json").read_text())
    assert [name for name, said in kept["inside"].items() if said[-1]] == ["roles/baker.md"]
    monkeypatch.setattr(module, "content", lambda _: "other")
    assert not site.holds()


def test_a_file_that_was_made_during_the_build_says_nothing_of_the_next(site):
    why = site.build(lambda: site.write("site_src/made.md", "made"))
    assert why == "a file came or went during the build"


def test_the_network_is_another_answer_each_time(site):
    def ask() -> None:
        with pytest.raises(ConnectionRefusedError), socket.socket() as line:
            line.connect(("127.0.0.1", 1))

    assert site.build(ask) == "something was asked by socket.connect"
    assert not site.holds()


def test_another_program_is_another_answer_each_time(site):
    command = [sys.executable, "-c", ""]
    assert "another program was started" in site.build(lambda: subprocess.run(command, check=True))
    assert not site.holds()


def test_chance_and_what_is_no_file_are_in_doubt(site):
    assert "/dev/urandom" in site.build(lambda: Path("/dev/urandom").open("rb").close())


def test_the_site_that_was_there_before_is_nothing_to_build_from(built):
    why = built.build(lambda: (built.folder / "site/0/index.html").read_text())
    assert why == "the earlier site was read"


@on_posix
def test_what_a_process_reads_that_was_forked_is_heard(site, tmp_path):
    (tmp_path / "elsewhere.txt").write_text("one")
    os.utime(tmp_path / "elsewhere.txt", (OLD, OLD))

    def fork() -> None:
        child = os.fork()
        if not child:
            (tmp_path / "elsewhere.txt").read_text()
            os._exit(0)
        os.waitpid(child, 0)

    assert site.build(fork) == ""
    (tmp_path / "elsewhere.txt").write_text("two")
    assert not site.holds()


@on_posix
@pytest.mark.parametrize(("text", "why"), [("WORD = 1", ""), ("import random", "“random”")])
def test_a_module_that_such_a_process_loads_compiled_is_heard(
    site, tmp_path, monkeypatch, text, why
):
    module = tmp_path / "lib/lazy_words.py"
    module.parent.mkdir()
    module.write_text(text)
    os.utime(module, (OLD, OLD))
    monkeypatch.syspath_prepend(module.parent)
    py_compile.compile(str(module))

    def fork() -> None:
        child = os.fork()
        if not child:
            importlib.import_module("lazy_words")
            os._exit(0)
        os.waitpid(child, 0)

    said = site.build(fork)
    assert said == "" if not why else why in said
    module.write_text("WORD = 2")
    assert not site.holds()


@on_posix
def test_what_such_a_process_lists_or_asks_is_heard_as_well(site, tmp_path):
    def forked(asks) -> None:
        child = os.fork()
        if not child:
            asks()
            os._exit(0)
        os.waitpid(child, 0)

    (tmp_path / "folder").mkdir()
    assert site.build(lambda: forked(lambda: [*(tmp_path / "folder").iterdir()])) == ""
    (tmp_path / "folder/new").write_text("")
    assert not site.holds()
    why = site.build(lambda: forked(lambda: subprocess.run(["true"], check=False)))
    assert "another program was started" in why


def test_where_there_is_no_room_to_note_what_is_read_a_build_goes_on(site, monkeypatch):
    def full() -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("careers.kept.recorder.TemporaryFile", full)
    assert "no room" in site.build()
    assert not site.holds()


def test_snippets_may_have_been_looked_for_anywhere(site, monkeypatch):
    monkeypatch.setitem(sys.modules, "pymdownx.snippets", sys)
    assert "pymdownx.snippets" in site.build()


def test_git_may_be_asked_and_a_commit_is_a_change(site, git):
    git(site.folder, "init", "-q")
    git(site.folder, "add", "roles")
    git(site.folder, "commit", "-q", "-m", "One")
    asked = ["git", "-c", "log.showSignature=false", "log", "-1"]
    assert site.build(lambda: subprocess.run(asked, capture_output=True, check=True)) == ""
    assert site.holds()
    git(site.folder, "commit", "-q", "--allow-empty", "-m", "Two")
    assert not site.holds()


def test_another_branch_of_the_same_files_is_a_change(site, git):
    git(site.folder, "init", "-q")
    git(site.folder, "add", "roles")
    git(site.folder, "commit", "-q", "-m", "One")
    site.build()
    assert site.holds()
    git(site.folder, "checkout", "-q", "-b", "other")
    assert not site.holds()


def test_git_that_changes_something_or_looks_elsewhere_is_in_doubt(site, git, tmp_path):
    git(site.folder, "init", "-q")
    for command in (["git", "fetch"], ["git", "-C", str(tmp_path), "log"]):
        run = partial(subprocess.run, command, capture_output=True, check=False)
        assert "another program was started" in site.build(run), command


def test_a_build_that_another_overtook_is_not_kept(site):
    manifest = site.manifest()
    with manifest.listening():
        site.write("site/index.html", "mine")
    mine = number_of(str(site.folder / "site"))
    (site.folder / "site").rename(site.folder / ".site.earlier-1")
    site.write("site/index.html", "of a preview")
    assert "another build was quicker" in manifest.keep(str(site.folder / "site"), mine, [], LAST)
    assert not site.holds()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"form": 0}',
        '{"form": 1}',
        '{"form": 1, "site": 5}',
        '{"form": 1, "site": "site", "around": 1}',
        "[" * 100_000,
        '{"form": 1, "why": "something"}',
    ],
)
def test_what_is_kept_may_be_damaged(built, text):
    built.write(".cache/careers/last-build.json", text)
    assert not built.holds()


@on_posix
def test_what_somebody_else_may_have_written_is_not_believed(built):
    file = built.folder / ".cache/careers/last-build.json"
    file.chmod(0o666)
    assert not built.holds()
    file.chmod(0o644)
    assert built.holds()


@on_posix
def test_a_folder_with_another_name_is_the_same(site, tmp_path, monkeypatch):
    (tmp_path / "link").symlink_to(site.folder)
    site.folder = tmp_path / "link"
    assert site.build() == ""
    kept = json.loads((site.folder / ".cache/careers/last-build.json").read_text())
    assert "roles/baker.md" in kept["inside"]
    assert site.holds()
    site.write("roles/baker.md", "Other\n")
    assert not site.holds()


def test_a_process_that_has_built_before_keeps_nothing(site, monkeypatch):
    monkeypatch.setattr(module, "HEAVY", "os")
    assert site.build() == (
        "this process had built already, or there is no room to note what is read"
    )
    assert not site.holds()


def test_where_nothing_can_be_kept_a_build_goes_on(site):
    site.write(".cache", "a file")
    assert site.build() == ""
    assert not site.holds()
