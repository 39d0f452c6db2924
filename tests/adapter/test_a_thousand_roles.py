"""A thousand roles are one site, however one comes to it: cold, warm, edited, by many processes.

Byte for byte and name for name. What is served after edits is held against builds in
`test_serve`. This takes long, so it is in a file that is begun early.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parent.parent.parent / "benchmarks"
NOTHING = "Nothing has changed since site/ was built"


class Thousand:
    """A project of a thousand roles, and the command in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.site = folder / "site"

    def build(self, *options: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "careers", "build", "--no-strict", *options],
            cwd=self.folder,
            env={**os.environ, "SOURCE_DATE_EPOCH": "1795867200", "NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            encoding="utf-8",
            timeout=900,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def files(self) -> dict[str, bytes]:
        return {
            file.relative_to(self.site).as_posix(): file.read_bytes()
            for file in self.site.rglob("*")
            if file.is_file()
        }

    def replace(self, name: str, one: str, other: str) -> None:
        file = self.folder / name
        text = file.read_text(encoding="utf-8")
        assert one in text
        file.write_text(text.replace(one, other, 1), encoding="utf-8")


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


@pytest.fixture(scope="module")
def thousand(tmp_path_factory) -> Thousand:
    spec = importlib.util.spec_from_file_location("corpus_of_a_build", BENCHMARKS / "build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    folder = tmp_path_factory.mktemp("thousand") / "project"
    folder.mkdir()
    module.prepare(folder, 1000, "careers")
    for file in folder.rglob("*"):
        os.utime(file, (1e9, 1e9))
    return Thousand(folder)


def test_a_thousand_roles_are_one_site_cold_warm_edited_and_by_one_process(thousand):
    thousand.build()
    cold = thousand.files()
    assert len([name for name in cold if name.startswith("jobs/")]) > 1000

    # Nothing has changed: nothing is done, and with the switch the same is made.
    assert NOTHING in thousand.build()
    assert differences(cold, thousand.files()) == []
    times = {file: file.stat().st_mtime_ns for file in thousand.site.rglob("*.html")}
    assert NOTHING not in thousand.build("--anew")
    assert differences(cold, thousand.files()) == []
    assert {file: file.stat().st_mtime_ns for file in thousand.site.rglob("*.html")} == times

    # What people do with roles, and then what they do with the site.
    roles = sorted((thousand.folder / "roles").glob("*.md"))
    names = [f"roles/{file.name}" for file in roles]
    thousand.replace(names[3], "\n- ", "\n- Something else\n- ")
    thousand.replace(names[4], "title: ", "title: Senior ")
    roles[5].rename(roles[5].with_name("another-name.md"))
    roles[6].unlink()
    shutil.copyfile(roles[7], roles[7].with_name("one-more.md"))
    thousand.replace("roles/one-more.md", "title: ", "title: Other ")
    assert NOTHING not in thousand.build()
    edited = thousand.files()
    changed = differences(cold, edited)
    assert {"jobs/another-name/index.html", "jobs/one-more/index.html"} <= {*changed}
    assert len([name for name in changed if name.endswith(".html")]) < 500

    (thousand.folder / "theme_overrides/careers").mkdir(parents=True)
    (thousand.folder / "theme_overrides/main.html").write_text(
        '{% extends "base.html" %}{% block announce %}We bake.{% endblock %}\n', encoding="utf-8"
    )
    (thousand.folder / "site_src/departments").mkdir()
    (thousand.folder / "site_src/departments/sales.md").write_text(
        "# Sales\n\nWe sell bread.\n", encoding="utf-8"
    )
    thousand.replace("mkdocs.yml", "site_name: Jobs", "site_name: Work")
    assert NOTHING not in thousand.build()
    warm = thousand.files()
    assert b"We bake." in warm["jobs/one-more/index.html"]

    # The same from nothing, and by one process.
    shutil.rmtree(thousand.site)
    shutil.rmtree(thousand.folder / ".cache")
    thousand.replace("mkdocs.yml", "      timezone:", "      processes: 1\n      timezone:")
    assert NOTHING not in thousand.build()
    assert differences(warm, thousand.files()) == []
