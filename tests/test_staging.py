"""What is published stays until what takes its place is whole."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from careers.staging import Staging


def write(folder: Path, **files: str) -> None:
    """Files in a folder; `x__y` is `x/y`, and a first `_` is a full stop."""
    for name, content in files.items():
        path = folder / name.replace("__", "/")
        if path.name.startswith("_"):
            path = path.with_name(f".{path.name[1:]}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)


def tree(folder: Path) -> dict[str, str]:
    """Every file below a folder and what is in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def final(tmp_path: Path) -> Path:
    """A site that was published earlier."""
    write(tmp_path / "site", index="old", gone="old", jobs__gone="old")
    return tmp_path / "site"


def test_a_first_build_makes_the_folder(tmp_path: Path) -> None:
    staging = Staging(tmp_path / "a" / "site")
    write(staging.folder, index="new")

    staging.publish()

    assert tree(tmp_path) == {"a/site/index": "new"}


def test_a_build_takes_the_place_of_the_earlier_one(final: Path) -> None:
    staging = Staging(final)
    write(staging.folder, index="new", jobs__baker="new")
    assert tree(final)["index"] == "old"

    staging.publish()

    assert tree(final) == {"index": "new", "jobs/baker": "new"}
    assert [path.name for path in final.parent.iterdir()] == ["site"]


def test_a_build_that_fails_leaves_the_earlier_one(final: Path) -> None:
    before = tree(final)
    staging = Staging(final)
    write(staging.folder, index="half")

    staging.discard()

    assert tree(final) == before
    assert [path.name for path in final.parent.iterdir()] == ["site"]


def test_hidden_files_are_kept_unless_they_are_made_anew(final: Path) -> None:
    write(final, _nojekyll="", _htaccess="old")
    write(final / ".git", HEAD="main", objects__a="x")
    staging = Staging(final)
    write(staging.folder, index="new", _htaccess="new")

    staging.publish()

    assert tree(final) == {
        "index": "new",
        ".nojekyll": "",
        ".git/HEAD": "main",
        ".git/objects/a": "x",
        ".htaccess": "new",
    }


def test_what_a_killed_build_left_is_not_published(final: Path) -> None:
    write(Staging(final).folder, index="half", leftover="half")

    staging = Staging(final)
    write(staging.folder, index="new")
    staging.publish()

    assert tree(final) == {"index": "new"}


def test_a_build_that_was_killed_between_its_two_steps_is_put_right(final: Path) -> None:
    """The earlier site had been moved away, and the new one was not yet in its place."""
    write(final, _nojekyll="")
    final.rename(final.with_name(".site.earlier-999999999"))

    Staging(final)

    assert tree(final)["index"] == "old"
    assert [path.name for path in final.parent.iterdir()] == ["site"]


def test_hidden_files_survive_a_build_that_was_killed_before_they_were_moved(final: Path) -> None:
    write(final, _nojekyll="kept")
    final.rename(final.with_name(".site.earlier-999999999"))
    write(final, index="new")

    Staging(final)

    assert tree(final) == {"index": "new", ".nojekyll": "kept"}


def test_a_folder_that_can_not_be_renamed_is_filled_instead(
    final: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a mount point, whose files are on another device than the folder beside it."""
    write(final, _nojekyll="kept", _htaccess="old")
    (final / "link").symlink_to(final / "jobs")
    staging = Staging(final)
    write(staging.folder, index="new", jobs__baker="new", _htaccess="new")

    def refuse(self: Path, target: Path) -> Path:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(Path, "rename", refuse)
    staging.publish()

    assert tree(final) == {
        "index": "new",
        "jobs/baker": "new",
        ".nojekyll": "kept",
        ".htaccess": "new",
    }
    assert [path.name for path in final.parent.iterdir()] == ["site"]


def test_a_folder_that_can_be_moved_away_but_not_replaced_is_put_back(
    final: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(final, _nojekyll="kept")
    staging = Staging(final)
    write(staging.folder, index="new")
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self == staging.folder:
            raise OSError(16, "Device or resource busy")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    staging.publish()

    assert tree(final) == {"index": "new", ".nojekyll": "kept"}
    assert [path.name for path in final.parent.iterdir()] == ["site"]


def test_a_link_to_a_folder_stays_one(final: Path, tmp_path: Path) -> None:
    (tmp_path / "public").symlink_to(final)
    staging = Staging(tmp_path / "public")
    write(staging.folder, index="new")

    staging.publish()

    assert (tmp_path / "public").is_symlink()
    assert tree(tmp_path / "public") == {"index": "new"}


def test_the_folder_may_be_gone_when_it_is_discarded(final: Path) -> None:
    staging = Staging(final)
    write(staging.folder, index="new")
    shutil.rmtree(staging.folder)

    staging.discard()

    assert tree(final)["index"] == "old"


def long_ago(folder: Path) -> dict[str, int]:
    """The number of each file below a folder, all of whose files are made to be of 2001."""
    for path in folder.rglob("*"):
        os.utime(path, (1e9, 1e9))
    return numbers(folder)


def numbers(folder: Path) -> dict[str, int]:
    """Each file below a folder that is of 2001, with its number in the file system."""
    found = {path.relative_to(folder).as_posix(): path.stat() for path in folder.rglob("*")}
    return {
        name: one.st_ino
        for name, one in found.items()
        if one.st_mtime == 1e9 and (folder / name).is_file()
    }


def test_a_file_that_says_the_same_is_the_file_that_it_was(final: Path) -> None:
    write(final, jobs__baker="same", jobs__cook="old", longer="old", was__a__folder="x")
    before = long_ago(final)
    staging = Staging(final)
    write(
        staging.folder, index="old", jobs__baker="same", jobs__cook="new", longer="older", was="x"
    )

    staging.publish()

    assert numbers(final) == {name: before[name] for name in ("index", "jobs/baker")}
    assert tree(final) == {
        "index": "old",
        "jobs/baker": "same",
        "jobs/cook": "new",
        "longer": "older",
        "was": "x",
    }
    assert [path.name for path in final.parent.iterdir()] == ["site"]
    assert {path.stat().st_nlink for path in final.rglob("*") if path.is_file()} == {1}


def test_a_file_that_somebody_else_may_read_is_another_one(final: Path) -> None:
    (final / "index").chmod(0o600)
    before = long_ago(final)
    staging = Staging(final)
    write(staging.folder, index="old", gone="old")
    (staging.folder / "index").chmod(0o644)

    staging.publish()

    assert numbers(final) == {"gone": before["gone"]}
    assert (final / "index").stat().st_mode & 0o777 == 0o644


def test_a_link_in_the_earlier_site_is_not_taken_for_the_file_behind_it(final: Path) -> None:
    write(final.parent, private="old")
    (final / "index").unlink()
    (final / "index").symlink_to(final.parent / "private")
    staging = Staging(final)
    write(staging.folder, index="old")

    staging.publish()

    assert not (final / "index").is_symlink()
    assert not (final / "index").samefile(final.parent / "private")


def test_where_files_have_one_name_the_time_at_least_is_kept(
    final: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long_ago(final)
    staging = Staging(final)
    write(staging.folder, index="old", gone="new")

    def refuse(*names: Path) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    staging.publish()

    assert set(numbers(final)) == {"index"}
    assert tree(final) == {"index": "old", "gone": "new"}


def test_who_serves_a_site_has_it_written_and_not_compared(final: Path) -> None:
    long_ago(final)
    staging = Staging(final)
    write(staging.folder, index="old")

    staging.publish(keep_same=False)

    assert numbers(final) == {}


def test_what_was_there_before_can_be_removed_later(tmp_path):
    site = tmp_path / "site"
    for text in ("old", "new"):
        staging = Staging(site)
        staging.folder.mkdir()
        (staging.folder / "index.html").write_text(text)
        (staging.folder / text).write_text(text)
        staging.publish(quickly=True)
    assert (site / "index.html").read_text() == "new"
    assert len([*tmp_path.iterdir()]) == 2
    staging.clear()
    assert [*tmp_path.iterdir()] == [site]


def test_what_was_made_is_known_by_its_place_in_the_folder(tmp_path: Path, final: Path) -> None:
    staging = Staging(final)
    write(staging.folder, index="one", jobs__cook__index="two")
    assert staging.files() == {"index", "jobs/cook/index"}


def test_a_file_that_cannot_be_removed_now_is_removed_later(
    tmp_path: Path, final: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(final, gone="somebody reads it", index="old")
    staging = Staging(final)
    write(staging.folder, index="new")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", _refuse)
        now = staging.merge(frozenset(), frozenset(("index", "gone")))
    assert tree(final)["index"] == "new"
    staging = Staging(final)
    write(staging.folder, index="newer")
    assert staging.merge(frozenset(), now) == {"index"}
    assert "gone" not in tree(final)


def _refuse(*_: object, **__: object) -> None:
    raise PermissionError


def test_what_was_made_is_put_among_what_stays(tmp_path: Path, final: Path) -> None:
    write(final, jobs__stays="old", a="a file", b__c__d="a folder", own__x="nobody's")
    published = frozenset(("index", "gone", "jobs/gone", "jobs/stays", "a", "b/c/d"))
    staging = Staging(final)
    write(staging.folder, index="new", a__b="a folder now", b__c="a file now")
    now = staging.merge(frozenset(("jobs/stays",)), published)
    assert now == {"index", "jobs/stays", "a/b", "b/c"}
    assert tree(final) == {
        "index": "new",
        "jobs/stays": "old",
        "a/b": "a folder now",
        "b/c": "a file now",
        "own/x": "nobody's",
    }
    assert not staging.folder.exists()
