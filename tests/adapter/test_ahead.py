"""Builds by several processes: the same files and the same messages as by one."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.adapter.test_role_frames import nasty_role, same

from careers.adapter import processors
from careers.adapter.processors import processes
from careers.testing.project import Project

ROOT = Path(__file__).parent.parent.parent
HOME = ROOT / "plugins"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has several processes")

# A process of its own, for pytest's has threads. All that can be made elsewhere is made elsewhere.
BUILD = """
import io, json, os, signal, sys
from datetime import date
from careers.adapter import ahead, run, workers
here, taken, read = os.getpid(), [], []

class Waiting(workers.Workers):
    def __init__(self, *args):
        super().__init__(*args)
        self.jobs = io.BytesIO()

    def take(self, number):
        value = super().take(number)
        of_pages = isinstance(self.make.__self__, ahead.Ahead)
        (taken if of_pages else read).append(value is not None)
        return value

workers.Workers = Waiting
{more}
outcome = run.build("mkdocs.yml", site_dir=sys.argv[1], as_of=date(2026, 11, 23), strict=False)
try:
    os.waitpid(-1, os.WNOHANG)
    left = True
except ChildProcessError:
    left = False
problems = [str(one) for one in outcome.problems]
found = {{"problems": problems, "failed": outcome.failed, "left": left}}
print(json.dumps({{**found, "taken": taken, "read": read}}))
"""


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(HOME), "NO_MKDOCS_2_WARNING": "true"}


def with_processes(folder: Path, number: int) -> None:
    file = folder / "mkdocs.yml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    lines = [line for line in lines if "processes:" not in line]
    at = lines.index("      features:\n")
    lines.insert(at, f"      processes: {number}\n")
    file.write_text("".join(lines), encoding="utf-8")


def built(folder: Path, number: int, more: str = "") -> dict[str, Any]:
    """What came of a build by so many processes, in `siteNUMBER`."""
    with_processes(folder, number)
    done = subprocess.run(
        [sys.executable, "-c", BUILD.format(more=more), f"site{number}"],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    outcome: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    assert not outcome.pop("left")
    return {**outcome, "errors": done.stderr}


def files(folder: Path) -> dict[str, bytes]:
    found = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {str(file.relative_to(folder)): file.read_bytes() for file in found}


def both(folder: Path, more: str = "") -> dict[str, Any]:
    """Builds by one process and by three; what came of the latter."""
    one, three = built(folder, 1, more), built(folder, 3, more)
    assert not one["taken"]
    assert not one["read"]
    assert not one["failed"]
    assert three["problems"] == one["problems"]
    same(files(folder / "site1"), files(folder / "site3"))
    return three


@pytest.fixture
def with_roles(project: Project) -> Project:
    text = "---\ntitle: Cook {n}\nlocation: Athens, Greece\nposted: 2026-11-02\n---\nSoup {n}.\n"
    return project.write({f"roles/cook-{n}.md": text.format(n=n) for n in range(20)})


def test_the_site_of_this_repository_is_the_same(tmp_path):
    names = ("roles", "site_src", "plugins", "theme_overrides", "texts")
    for name in names:
        if (ROOT / name).is_dir():
            ignored = shutil.ignore_patterns("__pycache__", *(("careers",) * (name == "plugins")))
            shutil.copytree(ROOT / name, tmp_path / name, ignore=ignored)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    outcome = both(tmp_path)
    assert len(outcome["taken"]) > 12
    assert all(outcome["taken"])


def test_120_nasty_roles_are_the_same(project):
    project.write({f"roles/nasty-{n}.md": nasty_role(n) for n in range(120)})
    outcome = both(project.folder)
    assert len(outcome["taken"]) > 120  # of roles but for the first, and of the list
    assert all(outcome["taken"])
    assert len(outcome["read"]) >= 15  # portions of eight roles
    assert all(outcome["read"])


def killed(kind: str, make: str, at: int) -> str:
    """What ends another process when it comes to a job, by the class and what does its jobs."""
    module, _, name = kind.rpartition(".")
    return f"""
from {module} import {name}
make = {name}.{make}

def dying(self, number):
    if number == {at} and os.getpid() != here:
        os.kill(os.getpid(), signal.SIGKILL)
    return make(self, number)

{name}.{make} = dying
"""


def test_what_a_killed_process_has_not_read_the_first_one_reads(with_roles):
    outcome = both(with_roles.folder, killed("careers.portions.Portions", "make", 1))
    assert outcome["read"]
    assert not all(outcome["read"])
    assert all(outcome["taken"])


FEATURE = """
import logging
import os
from typing import ClassVar
from careers import Block, Feature, hookimpl

class Mine(Feature):
    steady_hooks: ClassVar[frozenset[str]] = frozenset(("role_blocks",))

    @hookimpl
    def role_blocks(self, role):
        open("asked.txt", "a").write(f"{os.getpid()} {role.title}\\n")
        {more}
        return Block("careers/mine.html", {"title": role.title})

    @hookimpl
    def check_role(self, role):
        open("checked.txt", "a").write(f"{os.getpid()} {role.title}\\n")
"""


def with_feature(project: Project, more: str = "pass") -> Project:
    mkdocs = (project.folder / "mkdocs.yml").read_text(encoding="utf-8")
    return project.write(
        {
            "mkdocs.yml": mkdocs.replace(
                "      features:\n", "      features:\n        mine: {}\n"
            ),
            "plugins/mine.py": FEATURE.replace("{more}", more),
            "theme_overrides/careers/mine.html": "<p>{{ block.title | e }}</p>\n",
        }
    )


def asked(project: Project, name: str = "asked.txt") -> list[list[str]]:
    """The processes that asked, each with what about; and there is nothing of this any more."""
    file = project.folder / name
    lines = file.read_text(encoding="utf-8").splitlines()
    file.unlink()
    return [line.split(" ", 1) for line in lines]


def test_what_a_feature_promises_to_be_the_same_is_asked_once_by_one_of_them(with_roles):
    project = with_feature(with_roles)
    built(project.folder, 1)
    one, checked = asked(project), asked(project, "checked.txt")
    three = built(project.folder, 3)
    assert all(three["read"])
    assert sorted(about for _, about in asked(project)) == sorted(about for _, about in one)
    of_three = asked(project, "checked.txt")
    assert [about for _, about in of_three] == [about for _, about in checked]
    assert len({process for process, _ in of_three}) == 1
    same(files(project.folder / "site1"), files(project.folder / "site3"))


def test_a_feature_that_fails_in_one_of_them_is_told_as_by_one_process(with_roles):
    project = with_feature(with_roles, "role.title == 'Cook 9' and 1 / 0")
    one, three = built(project.folder, 1), built(project.folder, 3)
    assert one["failed"]
    assert [problem for problem in one["problems"] if "ZeroDivisionError" in problem]
    assert three["problems"] == one["problems"]


def test_what_a_feature_prints_or_logs_when_it_is_asked_is_said_once(with_roles):
    more = "role.title == 'Cook 9' and (print('printed'), logging.warning('logged'))"
    outcome = both(with_feature(with_roles, more).folder)
    assert outcome["errors"].count("logged") == 1
    assert outcome["errors"].count("printed") == 1


def test_the_cost_of_features_is_that_of_all_processes(with_roles):
    project = with_feature(
        with_roles,
        "import time; end = time.perf_counter() + 0.01\n"
        "        while time.perf_counter() < end: pass",
    )
    kept = project.folder / ".cache/careers/features.json"
    found = []
    for number in (1, 3):
        built(project.folder, number)
        found.append(json.loads(kept.read_text(encoding="utf-8"))["features"])
    one, three = found
    assert {
        name: {hook: calls for hook, (calls, _) in hooks.items()} for name, hooks in one.items()
    } == {
        name: {hook: calls for hook, (calls, _) in hooks.items()} for name, hooks in three.items()
    }
    assert three["mine"]["role_blocks"][1] >= 0.2


def test_roles_in_folders_and_translations_are_the_same(project):
    role = "---\ntitle: Cook {n}\nlocation: Athens, Greece\nposted: 2026-11-02\n---\nSoup {n}.\n"
    project.write({f"roles/cook-{n}.md": role.format(n=n) for n in range(16)})
    project.write({f"roles/baker-{n}/index.md": "# Baker\n\nBread.\n" for n in range(5)})
    opening = "---\nlocation: Athens, Greece\nposted: 2026-11-02\n---\n"
    project.write({f"roles/baker-{n}/athens.md": opening for n in range(5)})
    assert all(both(project.folder)["read"])


def test_what_a_killed_process_leaves_is_done_by_the_first_one(with_roles):
    outcome = both(with_roles.folder, killed("careers.adapter.ahead.Ahead", "_make", 5))
    assert outcome["taken"]
    assert not all(outcome["taken"])


def test_a_template_that_fails_is_told_once_and_as_by_one_process(with_roles):
    project = with_roles.write(
        {
            "theme_overrides/careers/role_text.html": "{{ careers.role.title | e }}\n"
            '{% if careers.role.title == "Cook 7" %}{{ careers.no.thing }}{% endif %}\n'
        }
    )
    one, three = built(project.folder, 1), built(project.folder, 3)
    assert one["failed"]
    assert three["problems"] == one["problems"]
    assert sum("Error building page" in problem for problem in one["problems"]) == 1
    assert sum("role_text.html" in problem for problem in one["problems"]) == 1
    assert not (project.folder / "site3").exists()


HOOKS = """
import logging

def on_env(env, config, files):
    def said(text):
        if text.startswith(("Cook 3", "Cook 8")):
            print("printed", text)
            logging.getLogger("mkdocs.plugins.mine").warning("logged %s", text)
        return text
    env.filters["said"] = said
"""


def test_what_a_template_prints_and_logs_is_said_once_and_in_order(with_roles):
    project = with_roles.write(
        {
            "hooks.py": HOOKS,
            "theme_overrides/careers/role_text.html": "{{ careers.role.title | said | e }}\n",
        }
    )
    mkdocs = (project.folder / "mkdocs.yml").read_text(encoding="utf-8")
    project.write({"mkdocs.yml": f"hooks: [hooks.py]\n{mkdocs}"})
    outcome = both(project.folder)
    assert [one for one in outcome["problems"] if "logged" in one] == [
        "mkdocs.yml:1:1: warning: logged Cook 3",
        "mkdocs.yml:1:1: warning: logged Cook 8",
    ]
    said = [line for line in outcome["errors"].splitlines() if "printed" in line]
    assert said == ["printed Cook 3", "printed Cook 8"]


def test_another_plugin_that_gives_pages_something_has_them_rendered_by_one_process(with_roles):
    hooks = "def on_page_context(context, page, config, nav):\n    context['mine'] = 1\n"
    mkdocs = (with_roles.folder / "mkdocs.yml").read_text(encoding="utf-8")
    with_roles.write({"mkdocs.yml": f"hooks: [hooks.py]\n{mkdocs}", "hooks.py": hooks})
    assert both(with_roles.folder)["taken"] == []


def test_a_filter_that_keeps_something_is_asked_by_one_process(with_roles):
    hooks = """
titles = []

def on_env(env, **_):
    env.filters["collected"] = lambda text: titles.append(text) or text

def on_post_build(config):
    open(f"{config.site_dir}/titles.txt", "w").write("\\n".join(titles))
"""
    mkdocs = (with_roles.folder / "mkdocs.yml").read_text(encoding="utf-8")
    with_roles.write(
        {
            "mkdocs.yml": f"hooks: [hooks.py]\n{mkdocs}",
            "hooks.py": hooks,
            "theme_overrides/careers/role_text.html": "{{ careers.role.title | collected | e }}\n",
        }
    )
    assert both(with_roles.folder)["taken"] == []


def test_where_there_is_no_room_for_several_processes_one_builds(with_roles):
    full = "def full(**_): raise OSError(28, 'No space left on device')\n"
    outcome = both(with_roles.folder, f"{full}workers.tempfile.TemporaryFile = full")
    assert outcome["taken"] == []
    assert not outcome["failed"]


def test_another_plugin_that_changes_pages_gets_each_in_its_turn(with_roles):
    hooks = (
        "seen = []\n"
        "def on_post_page(output, page, config):\n"
        "    seen.append(page.url)\n"
        "    return output.replace('</body>', f'<p>{len(seen)}</p><script>1</script></body>')\n"
    )
    mkdocs = (with_roles.folder / "mkdocs.yml").read_text(encoding="utf-8")
    with_roles.write({"mkdocs.yml": f"hooks: [hooks.py]\n{mkdocs}", "hooks.py": hooks})
    one, three = built(with_roles.folder, 1), built(with_roles.folder, 3)
    assert one["failed"]  # of the script, which is told once
    assert len(one["problems"]) == 1
    assert three["problems"] == one["problems"]
    assert all(three["taken"])
    with_roles.write({"hooks.py": hooks.replace("<script>1</script>", "")})
    assert all(both(with_roles.folder)["taken"])


@pytest.fixture
def machine(monkeypatch, tmp_path) -> Path:
    """One with eight processors; its file says what a container may have of them."""
    limit = tmp_path / "cpu.max"
    limit.write_text("max 100000\n", encoding="ascii")
    monkeypatch.setattr(processors, "LIMIT", limit)
    monkeypatch.setattr(processors, "can_fork", lambda: True)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(8)))
    return limit


def test_a_large_site_is_built_by_as_many_processes_as_help(machine):
    assert processes(None, 1000, 100) == 4
    machine.write_text("250000 100000\n", encoding="ascii")
    assert processes(None, 1000, 100) == 2
    machine.write_text("20000 100000\n", encoding="ascii")
    assert processes(None, 1000, 100) == 1
    machine.unlink()
    assert processes(None, 1000, 100) == 4


def test_a_small_site_is_built_by_one_process_unless_it_says_another_number(machine):
    assert processes(None, 99, 100) == 1
    assert processes(3, 99, 100) == 3
    assert processes(3, 2, 100) == 2
    assert processes(3, 1, 100) == 1
    assert processes(1, 1000, 100) == 1
    assert processes(8, 1000, 100) == 8


def test_a_process_with_threads_stays_one(machine, monkeypatch, tmp_path):
    monkeypatch.undo()
    (tmp_path / "1").touch()
    (tmp_path / "2").touch()
    monkeypatch.setattr(processors, "THREADS", tmp_path)
    assert processes(4, 1000, 100) == 1
    monkeypatch.setattr(processors, "THREADS", tmp_path / "nowhere")
    assert processes(4, 1000, 100) == 1


WORK = """
import signal, sys, time
from careers.adapter.workers import Workers

# Who starts tests in the background has all that they start deaf to it.
signal.signal(signal.SIGINT, signal.default_int_handler)

def make(number):
    if number:
        print("at work", flush=True, file=real)
        time.sleep(3600)
    return "x" * 5_000_000

real = sys.stdout
workers = Workers(2, 3, make)
{more}
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
@pytest.mark.parametrize("more", ["print('waits', flush=True)\ntime.sleep(3600)"])
def test_no_process_outlives_the_first_one_that_waits_for_its_word(how, more):
    script = WORK.replace("time.sleep(3600)\n    return", "pass\n    return").format(more=more)
    first = start(script)
    assert first.stdout
    while "waits" not in first.stdout.readline():
        pass
    first.send_signal(how)
    first.communicate()  # comes to its end once nobody has the other end of the pipe any more


STUCK = """
import os, signal, time
from careers.adapter import workers

def make(number):
    if os.getpid() != here:
        os.kill(os.getpid(), signal.SIGSTOP)
    time.sleep(0.1)

here = os.getpid()
workers.PATIENCE = 0.1
print(workers.Workers(1, 3, make).take(2))
"""


def test_a_worker_that_never_answers_is_not_waited_for_for_ever():
    output, _ = start(STUCK).communicate(timeout=60)
    assert output.strip() == "None"


def test_an_interruption_ends_all_processes():
    first = start(WORK.format(more="print('waits', flush=True)\ntime.sleep(3600)"))
    assert first.stdout
    while "waits" not in first.stdout.readline():
        pass
    os.killpg(first.pid, signal.SIGINT)
    _, errors = first.communicate()
    assert errors.count("KeyboardInterrupt") == 1


def start(script: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(),
        start_new_session=True,
    )
