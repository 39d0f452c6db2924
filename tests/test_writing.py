"""New files are written all or not at all, and nothing is overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from careers.writing import write_new


@pytest.fixture
def old(tmp_path: Path) -> Path:
    file = tmp_path / "old.md"
    file.write_text("old")
    return file


def test_new_files_take_the_place_of_one(tmp_path, old):
    write_new({tmp_path / "a/b/c.md": "x\r\ny", tmp_path / "a/d.md": "é"}, [old])
    assert (tmp_path / "a/b/c.md").read_bytes() == b"x\r\ny"
    assert (tmp_path / "a/d.md").read_bytes() == "é".encode()
    assert not old.exists()


@pytest.mark.parametrize("last", ["taken.md", "old.md/x.md", "é" * 200, "\ud800.md"])
def test_when_one_can_not_be_written_all_is_as_before(tmp_path, old, last):
    (tmp_path / "taken.md").write_text("taken")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises((OSError, UnicodeError)):
        write_new({tmp_path / "a/b.md": "x", tmp_path / last: "y"}, [old])
    assert sorted(tmp_path.rglob("*")) == before
    assert (tmp_path / "taken.md").read_text() == "taken"


def test_a_text_that_is_none_leaves_nothing_behind(tmp_path, old):
    with pytest.raises(UnicodeError):
        write_new({tmp_path / "a.md": "x", tmp_path / "b.md": "\ud800"}, [old])
    assert sorted(tmp_path.iterdir()) == [old]


def test_an_old_file_that_can_not_be_deleted_stays_alone(tmp_path, old, monkeypatch):
    unlink = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path == old:
            raise PermissionError(13, "Permission denied", str(path))
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(PermissionError):
        write_new({tmp_path / "a/b.md": "x"}, [old])
    assert sorted(tmp_path.rglob("*")) == [old]


def test_a_folder_that_was_there_stays(tmp_path, old):
    (tmp_path / "a").mkdir()
    with pytest.raises(FileExistsError):
        write_new({tmp_path / "a/b.md": "x", old: "y"})
    assert sorted(tmp_path.rglob("*")) == [tmp_path / "a", old]
    assert old.read_text() == "old"
