"""What is kept of a folder on disk is what reading it anew would say, and is nobody else's."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.conftest import MKDOCS, ROLE

from careers import memo_file
from careers.links import Sized
from careers.memo import Memo
from careers.memo_file import keep, recall
from careers.reading import Reading, Rules, read_folder

Write = Callable[[dict[str, str | bytes]], Path]
BAKER = """\
---
title: Baker
location: Boston, MA, United States
posted: 2026-11-02
closes: 31 March 2027
pay: 60,000–75,000 USD per year
timezone: Europe/Athens
employment: full-time, temporary
---
We bake, see [Benefits](../site_src/benefits.md).

![The team](../site_src/assets/team.png)

## Requirements

- [Hands](#requirements)
  - two
"""
WRONG = BAKER.replace("Boston", "Nowhere").replace("closes", "closees") + "\n<script>x</script>\n"
posix = pytest.mark.skipif(sys.platform == "win32", reason="owners and modes are POSIX")


def read(folder: Path, rules: Rules, file: Path, *, new: bool = True) -> Reading:
    """What a process reads that has a file of an earlier one; whether it has something to keep."""
    memo = Memo()
    recall(memo, file)
    found = read_folder(folder, "roles", rules, {}, memo)
    before = file.stat().st_mtime_ns if file.exists() else None
    keep(memo, file)
    now = file.stat().st_mtime_ns if file.exists() else None
    assert (now != before) == new
    return found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "readings" / "mkdocs.yml.pickle"


def test_what_was_read_is_read_from_the_file(rules, write_roles: Write, texts_read, file):
    folder = write_roles({"baker.md": BAKER, "miller.md": WRONG, "cook.md": BAKER})
    rules = replace(rules, measure=lambda *_: Sized(300, 200, (("image/webp", "a.webp 300w"),)))
    first = read(folder, rules, file)
    assert len(first.problems) > 1
    texts_read.clear()

    again = read(folder, rules, file, new=False)

    assert texts_read == []
    assert again == first
    assert repr(again) == repr(first)
    assert again.roles[0].fields == first.roles[0].fields
    assert again.roles[0].body.plain_html == first.roles[0].body.plain_html


def test_what_changed_is_read_and_kept_and_what_is_gone_goes(
    rules, write_roles: Write, texts_read, file
):
    folder = write_roles({"baker.md": BAKER, "miller.md": WRONG, "cook.md": BAKER})
    read(folder, rules, file)
    size = file.stat().st_size
    texts_read.clear()
    (folder / "cook.md").unlink()
    write_roles({"miller.md": BAKER})

    assert repr(read(folder, rules, file)) == repr(read_folder(folder, "roles", rules, {}))
    assert texts_read == ["roles/miller.md", "roles/baker.md", "roles/miller.md"]
    assert file.stat().st_size < size
    read(folder, rules, file, new=False)


def test_another_moment_is_no_reason_to_read(rules, write_roles: Write, texts_read, file):
    folder = write_roles({"baker.md": BAKER})
    read(folder, rules, file)
    texts_read.clear()
    later = replace(rules, site=replace(rules.site, now=rules.site.now + timedelta(days=300)))

    again = read(folder, later, file, new=False)

    assert texts_read == []
    assert repr(again) == repr(read_folder(folder, "roles", later, {}))


def test_other_rules_are(rules, write_roles: Write, texts_read, file):
    folder = write_roles({"baker.md": BAKER.replace(" USD", "")})
    read(folder, rules, file)
    texts_read.clear()

    [role] = read(folder, replace(rules, currency="CHF"), file).roles

    assert texts_read == ["roles/baker.md"]
    assert role.pay
    assert role.pay.currency == "CHF"


def test_a_page_that_is_gone_makes_a_dead_link(rules, write_roles: Write, file):
    folder = write_roles({"baker.md": BAKER})
    read(folder, rules, file)
    gone = {path: url for path, url in rules.paths.items() if "benefits" not in path}

    again = read(folder, replace(rules, paths=gone), file)

    assert "link-dead" in [problem.code for problem in again.problems]


def test_other_code_reads_anew(rules, write_roles: Write, texts_read, file, monkeypatch):
    folder = write_roles({"baker.md": BAKER})
    read(folder, rules, file)
    texts_read.clear()
    monkeypatch.setattr(memo_file, "_made_by", lambda: b"a later version")

    read(folder, rules, file)

    assert texts_read == ["roles/baker.md"]


def damaged(data: bytes) -> dict[str, bytes]:
    place = data.rindex(b"Requirements")
    return {
        "empty": b"",
        "short": data[:20],
        "cut": data[:-1],
        "longer": data + b"x",
        "a letter": data[:place] + b"X" + data[place + 1 :],
        "no checksum": data[32:],
        "another": pickle.dumps({"roles": []}),
    }


@pytest.mark.parametrize("kind", damaged(b"Requirements"))
def test_a_damaged_file_is_as_none(rules, write_roles: Write, texts_read, file, kind):
    folder = write_roles({"baker.md": BAKER})
    first = read(folder, rules, file)
    file.write_bytes(damaged(file.read_bytes())[kind])
    texts_read.clear()

    assert repr(read(folder, rules, file)) == repr(first)
    assert texts_read == ["roles/baker.md"]
    read(folder, rules, file, new=False)


class Trap:
    """What runs code when it is loaded."""

    def __reduce__(self):
        return pytest.fail, ("this was loaded",)


@pytest.fixture
def trap(rules, write_roles: Write, file) -> Path:
    """A file with our checksum that must not be loaded."""
    read(write_roles({"baker.md": BAKER}), rules, file)
    index = pickle.dumps(Trap())
    data = len(index).to_bytes(8, "big") + index
    file.write_bytes(memo_file._checksum(data) + data)
    return file


def test_the_trap_works(trap):
    with pytest.raises(pytest.fail.Exception):
        recall(Memo(), trap)


@posix
@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_a_file_that_others_may_write_is_not_loaded(trap, mode):
    trap.chmod(mode)
    recall(Memo(), trap)


@posix
@pytest.mark.parametrize("mode", [0o770, 0o707, 0o1777])
def test_a_folder_that_others_may_write_is_not_used(rules, write_roles: Write, trap, mode):
    folder = write_roles({"baker.md": BAKER})
    trap.parent.chmod(mode)
    read(folder, rules, trap, new=False)


@posix
def test_a_file_that_somebody_else_owns_is_not_loaded(trap, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    recall(Memo(), trap)


@posix
def test_a_link_or_a_pipe_in_its_place_is_not_followed(rules, write_roles: Write, trap, tmp_path):
    elsewhere = trap.rename(tmp_path / "elsewhere")
    trap.symlink_to(elsewhere)
    recall(Memo(), trap)
    trap.unlink()
    os.mkfifo(trap, 0o600)
    recall(Memo(), trap)
    trap.unlink()
    trap.mkdir()
    recall(Memo(), trap)


@posix
def test_what_is_kept_is_for_its_owner_alone(rules, write_roles: Write, file):
    umask = os.umask(0o002)
    try:
        read(write_roles({"baker.md": BAKER}), rules, file)
    finally:
        os.umask(umask)
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_where_nothing_can_be_written_nothing_is(rules, write_roles: Write, tmp_path):
    (tmp_path / "kept").write_text("a file, and no folder")
    folder = write_roles({"baker.md": BAKER})
    read(folder, rules, tmp_path / "kept" / "readings" / "x.pickle", new=False)


def test_what_a_build_has_begun_and_left_is_taken_away(rules, write_roles: Write, file):
    file.parent.mkdir(0o700, parents=True)
    left, other = file.with_name(f"{file.name}.1"), file.with_name(f"{file.name}.2")
    for one in (left, other):
        one.write_text("half")
    os.utime(left, (0, 0))

    read(write_roles({"baker.md": BAKER}), rules, file)

    names = {one.name for one in file.parent.iterdir()}
    assert names == {".gitignore", file.name, other.name}


def test_nothing_is_kept_where_somebody_wants_so(
    rules, write_roles: Write, texts_read, file, monkeypatch
):
    folder = write_roles({"baker.md": BAKER})
    monkeypatch.setenv("CAREERS_CACHE", "off")
    read(folder, rules, file, new=False)
    monkeypatch.delenv("CAREERS_CACHE")
    read(folder, rules, file)
    monkeypatch.setenv("CAREERS_CACHE", "off")
    texts_read.clear()
    read(folder, rules, file, new=False)
    assert texts_read == ["roles/baker.md"]


FILES: dict[str, str | bytes] = {
    "mkdocs.yml": MKDOCS,
    "site_src/index.md": "# Home\n",
    "roles/baker.md": ROLE,
    "roles/cook.md": ROLE.replace("title: Baker", "title: Cook"),
}


def test_builds_are_the_same_with_nothing_kept_all_kept_and_damage(project, texts_read):
    project.write(FILES)
    file = project.folder / ".cache/careers/readings/mkdocs.yml.pickle"
    project.build()
    fresh = project.files()
    assert not file.exists()  # a project that is built once has no use for it

    seen = []
    for damage in (False, False, True, False):
        if damage:
            data = file.read_bytes()
            file.write_bytes(data[:-200] + b"x" * 200)
        texts_read.clear()
        project.build()
        assert project.files() == fresh
        seen.append(len([path for path in texts_read if path.startswith("roles/")]))

    assert seen == [2, 0, 2, 0]


def test_problems_are_told_again(project, texts_read):
    project.write({**FILES, "roles/cook.md": ROLE.replace("title", "titel") + "\n[x](nope.md)\n"})
    told = [project.build().problems for _ in range(3)]
    assert told[0]
    assert told[1] == told[0]
    assert told[2] == told[0]
