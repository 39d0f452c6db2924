"""Templates are compiled by a second process, and the site is the same without it."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest
from tests.adapter.test_ahead import environment, files
from tests.adapter.test_compiled import HOOK
from tests.adapter.test_compiled import compiled_now as compiled_now
from tests.conftest import MKDOCS, ROLE

from careers.adapter import compiled, compiling
from careers.testing.project import Project

FILES = {"mkdocs.yml": MKDOCS, "roles/baker.md": ROLE, "site_src/index.md": "# Home\n"}
# pytest's own process may have threads, and so no copies.
BUILD = """
import os, signal, sys
from careers.adapter import compiling
compiling.processors = lambda: 2
with open("load", "w") as file:
    file.write("9.0 9.0 9.0 1/200 7")
compiling.LOAD = compiling.Path("load")
compiling.os.cpu_count = lambda: 2
began = compiling._begin
def tell(file):
    pid = began(file)
    open("begun", "w").write(str(pid and 1))
    return pid
compiling._begin = tell
{more}
from careers.cli import main
try:
    main()
finally:
    try:
        os.waitpid(-1, os.WNOHANG)
        open("left", "w").close()
    except ChildProcessError:
        pass
"""

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has several processes")


def built(project: Project, to: str, more: str = "", **variables: str) -> tuple[bool, Any]:
    """Whether there was a second process, and what was said."""
    done = subprocess.run(
        [sys.executable, "-c", BUILD.format(more=more), "build", "--as-of", "2026-11-23T12:00",
         "--site-dir", to, "--no-strict"],
        cwd=project.folder,
        env={**environment(), **variables},
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert not (project.folder / "left").exists()
    assert done.returncode == 0, done.stderr
    begun = (project.folder / "begun").read_text(encoding="utf-8")
    said = [line for line in done.stdout.splitlines() if "seconds" not in line]
    return begun == "1", (said[:-1], done.stderr)


def test_nothing_is_left_to_compile(project, monkeypatch, compiled_now):
    monkeypatch.setattr(compiled, "_known", {})
    project.write(FILES)
    compiling.compile_ahead(project.folder / compiling.FOLDER, MKDOCS)
    assert {"main.html", "base.html", "careers/role.html", "careers/jobs.html"} <= {*compiled_now}
    compiled_now.clear()
    assert not project.build().failed
    assert compiled_now == []


@linux
def test_the_site_is_the_same_as_without_the_other_process(project):
    project.write(FILES)
    assert built(project, "alone", CAREERS_CACHE="off") == (False, said := built(project, "two")[1])
    assert files(project.folder / "alone") == files(project.folder / "two")
    # What is there is taken by the next one.
    assert built(project, "again") == (False, said)


@linux
@pytest.mark.parametrize(
    "more",
    [
        "os.kill(os.getpid(), signal.SIGKILL)",
        "os.kill(os.getpid(), signal.SIGSTOP)",
        "sys.exit(3)",
        "raise RuntimeError('broken')",
        "print('loud'), print('loud', file=sys.stderr), os.write(2, b'loud')",
    ],
)
def test_whatever_becomes_of_the_other_process_nobody_hears_of_it(project, more):
    project.write(FILES)
    failing = f"def compile_ahead(*_):\n    {more}\ncompiling.compile_ahead = compile_ahead"
    _, said = built(project, "alone", CAREERS_CACHE="off")
    assert built(project, "two", failing) == (True, said)
    assert files(project.folder / "alone") == files(project.folder / "two")


@linux
@pytest.mark.parametrize(
    "before", ["def fork():\n    raise BlockingIOError\nos.fork = fork", "del os.fork"]
)
def test_a_system_that_allows_no_other_process_builds_by_one(project, before):
    assert not built(project.write(FILES), "site", before)[0]


@linux
@pytest.mark.parametrize("load", ["0.0 0.0 0.0 2/200 7", "0.0 0.0 0.0 40/200 7", "", "a b c d e"])
def test_where_all_processors_have_something_to_do_there_is_no_other(project, load):
    before = f"open('load', 'w').write({load!r})"
    assert not built(project.write(FILES), "site", before)[0]


@linux
@pytest.mark.parametrize("said", ["processes: 1", "processes: 2"])
def test_a_site_that_says_how_many_processes_there_may_be_has_no_other_first(project, said):
    own = MKDOCS.replace("      features:", f"      {said}\n      features:")
    assert own != MKDOCS
    project.write({**FILES, "mkdocs.yml": own})
    assert not built(project, "site")[0]


@linux
def test_what_another_plugin_says_in_a_template_is_said_by_it(project):
    hook = HOOK.replace('"loud"', '"upper"').replace("text.LOUD()", "'LOUDER'")
    footer = "<p class='own'>{{ 'hello' | upper }}</p>"
    files_ = {**FILES, "hook.py": hook, "theme_overrides/careers/footer.html": footer}
    project.write({**files_, "mkdocs.yml": f"hooks: [hook.py]\n{MKDOCS}"})
    assert built(project, "site")[0]
    page = project.folder / "site/index.html"
    assert "<p class='own'>LOUDER</p>" in page.read_text(encoding="utf-8")


def test_settings_that_can_not_be_read_are_told_by_the_build(project):
    done = project.write({"mkdocs.yml": b"site_name: \xff\n"}).command("careers", "build")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_how_busy_the_machine_is_is_no_source_of_a_site(project):
    done = project.write(FILES).command("careers", "build", "--as-of", "2026-11-23", "--no-strict")
    assert done.returncode == 0, done.stderr
    kept = project.folder / ".cache/careers/last-build.json"
    said = json.loads(kept.read_text(encoding="utf-8"))
    assert "loadavg" not in str(said)
