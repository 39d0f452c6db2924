"""One commit as of one moment is one site: byte for byte, wherever and whenever it is built."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
AS_OF = "2026-11-23 05:23"
EPOCH = "1795429380"  # the same moment
QUIET = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]

# The command on another day: nothing that asks Python for the time hears the real one.
BUILD = """
import datetime, os, sys, time
shift = float(os.environ["SHIFT"])
real, seconds = datetime.datetime, time.time
class Kind(type):
    def __instancecheck__(cls, one):
        return isinstance(one, real)
class Shifted(real, metaclass=Kind):
    @classmethod
    def now(cls, tz=None):
        return real.fromtimestamp(time.time(), tz)
    @classmethod
    def utcnow(cls):
        return real.fromtimestamp(time.time(), datetime.timezone.utc).replace(tzinfo=None)
time.time = lambda: seconds() + shift
if shift:
    datetime.datetime = Shifted
os.umask(int(os.environ["UMASK"], 8))
from careers.cli import main
sys.exit(main())
"""
HERE = {
    "SHIFT": "0",
    "UMASK": "022",
    "TZ": "America/New_York",
    "LC_ALL": "C.UTF-8",
    "LANG": "C.UTF-8",
    "PYTHONHASHSEED": "1",
}
ELSEWHERE = {
    "SHIFT": str(3 * 365 * 86400),
    "UMASK": "077",
    "TZ": "Asia/Kathmandu",
    "LC_ALL": "el_GR.ISO-8859-7",
    "LANG": "tr_TR",
    "PYTHONHASHSEED": "2",
}


def git(folder: Path, *arguments: str, day: int = 1) -> None:
    """Run git with nothing of this machine's settings, on a day of November 2026."""
    stamp = f"2026-11-{day:02}T12:00:00Z"
    dates = {"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp, "GIT_CONFIG_GLOBAL": os.devnull}
    command = ["git", *QUIET, *arguments]
    subprocess.run(
        command, cwd=folder, check=True, capture_output=True, env={**os.environ, **dates}
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    """The sample site in a repository of its own, with two commits."""
    folder = tmp_path_factory.mktemp("here") / "site"
    folder.mkdir()
    for name in ("roles", "site_src", "theme_overrides"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "plugins").mkdir()
    for file in (*(ROOT / "plugins").glob("*.py"), ROOT / "mkdocs.yml"):
        shutil.copyfile(file, folder / file.relative_to(ROOT))
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message=All", day=2)
    role = folder / "roles/technical-writer.md"
    role.write_text(role.read_text(encoding="utf-8") + "\nAnd a word.\n", encoding="utf-8")
    git(folder, "commit", "--quiet", "--all", "--message=A word", day=20)
    return folder


@pytest.fixture(scope="module")
def copy(project, tmp_path_factory) -> Path:
    """The same commit in another folder; its files came in another order, on another day."""
    folder = tmp_path_factory.mktemp("über there") / "a" / "b c"
    shutil.copytree(project / ".git", folder / ".git")
    for file in sorted(project.rglob("*"), reverse=True):
        name = file.relative_to(project)
        if file.is_file() and name.parts[0] != ".git":
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, folder / name)
            os.utime(folder / name, (1e9, 1e9))
    return folder


def built(folder: Path, *options: str, **environment: str) -> dict[str, bytes]:
    """Every file of the site, by its path."""
    for name in ("site", ".cache"):
        shutil.rmtree(folder / name, ignore_errors=True)
    done = subprocess.run(
        [sys.executable, "-c", BUILD, "build", *options],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "HOME": str(folder.parent), **environment},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return files(folder / "site")


def files(site: Path) -> dict[str, bytes]:
    return {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in site.rglob("*")
        if file.is_file()
    }


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


@pytest.fixture(scope="module")
def first(project) -> dict[str, bytes]:
    found = built(project, "--as-of", AS_OF, **HERE)
    assert {"index.html", "sitemap.xml.gz", "search/search_index.json", "as-of.json"} <= set(found)
    return found


def test_another_day_folder_time_zone_and_locale_make_the_same_site(first, copy):
    assert differences(first, built(copy, "--as-of", AS_OF, **ELSEWHERE)) == []


def test_an_epoch_makes_the_site_of_that_moment(first, copy):
    found = built(copy, **{**ELSEWHERE, "SOURCE_DATE_EPOCH": EPOCH})
    assert differences(first, found) == []


def test_plain_mkdocs_makes_the_same_site(first, copy):
    shutil.rmtree(copy / "site", ignore_errors=True)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"],
        cwd=copy,
        env={**os.environ, **ELSEWHERE, "SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert differences(first, files(copy / "site")) == []


def test_a_clone_without_its_history_says_less_and_nothing_else(first, project, tmp_path):
    """When a page changed is then not known, or its oldest commit; no other file is otherwise."""
    git(tmp_path, "clone", "--quiet", "--depth=1", project.as_uri(), "clone")
    changed = differences(first, built(tmp_path / "clone", "--as-of", AS_OF, **HERE))
    assert "sitemap.xml" in changed
    assert [name for name in changed if not name.endswith((".xml", ".gz", ".json", ".ics"))] == []
    assert not {"as-of.json", "search/search_index.json", "jobs.schema.json"} & set(changed)


def test_the_clock_of_these_tests_is_heard(copy):
    """Without a moment a site is as of the clock, so that “another day” above is one."""
    found = built(copy, **ELSEWHERE)
    [moment] = json.loads(found["as-of.json"]).values()
    ahead = datetime.fromisoformat(moment) - datetime.now(UTC)
    assert abs(ahead - timedelta(seconds=float(ELSEWHERE["SHIFT"]))) < timedelta(hours=1)
