"""`mkdocs serve` and `careers serve`, as a person at a desk sees them."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from queue import Empty, Queue
from typing import Any

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from watchdog.observers.polling import PollingObserver

from careers.adapter import serving
from careers.adapter.plugin import CareersPlugin
from careers.adapter.serving import Serving
from careers.adapter.watching import Watching
from careers.memo import Memo

ROLE = "---\ntitle: {title}\nlocation: Athens, Greece\nposted: 2026-11-02\n---\nBread.\n"
PATIENCE = 30.0


class Server:
    """A server in a process of its own, with what it prints."""

    def __init__(self, folder, *command: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-m", *command, "-a", f"127.0.0.1:{self.port}"],
            cwd=folder,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        self.lines: Queue[str] = Queue()
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line)

    def until(self, words: str) -> str:
        """Wait until a line with these words is printed; return all since the last wait."""
        end = time.monotonic() + PATIENCE
        said = []
        while time.monotonic() < end:
            try:
                line = self.lines.get(timeout=0.5)
            except Empty:
                if self.process.poll() is not None:
                    break
                continue
            said.append(line)
            if words in line:
                return "".join(said)
        raise AssertionError(f"“{words}” was never printed; this was: {''.join(said)}")

    def get(self, path: str) -> str | None:
        address = f"http://127.0.0.1:{self.port}/{path}"
        try:
            with urllib.request.urlopen(address, timeout=10) as found:
                return found.read().decode()
        except urllib.error.HTTPError as error:
            error.close()
            return None

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(10)
        self.reader.join(10)
        assert self.process.stdout is not None
        self.process.stdout.close()


@pytest.fixture(params=["mkdocs", "careers"])
def server(project, request) -> Iterator[Server]:
    running = Server(project.folder, request.param, "serve")
    running.until("Serving on")
    yield running
    running.stop()


def test_every_change_of_a_role_is_picked_up(project, server):
    assert "Bread." in server.get("jobs/baker/")

    project.write({"roles/baker.md": ROLE.format(title="Head Baker")})
    server.until("Reloading browsers")
    assert "Head Baker" in server.get("jobs/baker/")

    project.write({"roles/cook.md": ROLE.format(title="Cook")})
    server.until("Reloading browsers")
    assert "Cook" in server.get("jobs/cook/")
    assert "Cook" in server.get("jobs/")

    (project.folder / "roles/cook.md").rename(project.folder / "roles/chef.md")
    server.until("Reloading browsers")
    assert "Cook" in server.get("jobs/chef/")
    assert server.get("jobs/cook/") is None

    broken = "---\ntitle: Chef\nposted: tbd\nlocation: Athens, Greece\n---\nx\n"
    project.write({"roles/chef.md": broken})
    said = server.until("The last good site is shown until then.")
    assert "roles/chef.md:3:9: error: " in said
    assert "Traceback" not in said
    server.until("Reloading browsers")
    assert "Cook" in server.get("jobs/chef/"), "the last good site is still served"

    project.write({"roles/chef.md": ROLE.format(title="Chef")})
    server.until("Reloading browsers")
    assert "Chef" in server.get("jobs/chef/")


def test_a_broken_template_or_configuration_does_not_stop_the_server(project, server):
    project.write({"theme_overrides/main.html": '{% extends "base.html" %}\n'})
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    project.write({"mkdocs.yml": mkdocs + "\tbad\n"})
    server.until("The last good site is shown until then.")
    assert "Bread." in server.get("jobs/baker/")
    project.write({"mkdocs.yml": mkdocs})
    server.until("Reloading browsers")
    project.write({"roles/baker.md": ROLE.format(title="Head Baker")})
    for _ in range(3):
        server.until("Reloading browsers")
        if "Head Baker" in (server.get("jobs/baker/") or ""):
            break
    else:
        raise AssertionError("the change was never shown")


def test_forms_go_to_an_inbox_on_this_computer(project):
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    form = "{way: form, action: 'https://formspree.io/f/abcdwxyz', email: jobs@example.com}"
    mkdocs = mkdocs.replace("{email: jobs@example.com}", form)
    project.write({"mkdocs.yml": mkdocs})
    running = Server(project.folder, "careers", "serve")
    try:
        said = running.until("Serving on")
        [inbox] = re.findall(r"Applications that you try go to (http://127\.0\.0\.1:\d+/)", said)
        page = running.get("jobs/baker/") or ""
        assert f'action="{inbox}"' in page
        assert 'action="https://formspree.io' not in page
        data = urllib.parse.urlencode({"name": "Ana \x1b[2J", "letter": "One\r\nTwo"}).encode()
        with urllib.request.urlopen(inbox, data, timeout=10) as answer:
            assert "Thank you" in answer.read().decode()
        said = running.until("2 fields")
        assert "  name: Ana �[2J\n" in said
        assert "          Two\n" in said
        project.write({"roles/baker.md": ROLE.format(title="Head Baker")})
        running.until("Reloading browsers")
        assert f'action="{inbox}"' in (running.get("jobs/baker/") or "")
    finally:
        running.stop()


def test_drafts_are_shown(project, server):
    draft = ROLE.format(title="Draft").replace("posted:", "status: draft\nposted:")
    project.write({"roles/draft.md": draft})
    server.until("Reloading browsers")
    assert "Preview: a draft" in server.get("jobs/draft/")


def test_a_feature_of_the_site_is_read_anew(project):
    feature = (
        "from careers import Block, Feature, hookimpl\n"
        "class Own(Feature):\n"
        "    @hookimpl\n"
        "    def role_blocks(self):\n"
        "        yield Block('careers/own.html', {'word': 'WORD'})\n"
    )
    mkdocs = (project.folder / "mkdocs.yml").read_text() + "        own: {}\n"
    project.write(
        {
            "mkdocs.yml": mkdocs,
            "plugins/own.py": feature.replace("WORD", "first"),
            "theme_overrides/careers/own.html": "<p>{{ block.word | e }}</p>",
        }
    )
    running = Server(project.folder, "mkdocs", "serve")
    try:
        running.until("Serving on")
        assert "<p>first</p>" in (running.get("jobs/baker/") or "")
        project.write({"plugins/own.py": feature.replace("WORD", "second")})
        running.until("Reloading browsers")
        assert "<p>second</p>" in (running.get("jobs/baker/") or "")
    finally:
        running.stop()


class Desk:
    """A site that is served in this process, built as somebody at a desk sees it."""

    def __init__(self, project, monkeypatch) -> None:
        self.folder = project.folder
        self.plugin: Any = None
        self.memo = Memo()
        monkeypatch.chdir(project.folder)

    def build(
        self, serving: Serving | None = None, meanwhile: Callable[[], None] = lambda: None
    ) -> dict[str, bytes]:
        """Build; `meanwhile` is called once the pages are read."""
        config = load_config("mkdocs.yml", site_dir=str(self.folder / "served"))
        [plugin] = [one for one in config.plugins.values() if isinstance(one, CareersPlugin)]
        plugin.is_served, plugin.preview, plugin.as_of = True, True, date(2026, 11, 23)
        plugin.serving = serving or Serving()
        plugin.memo = self.memo
        config.plugins._register_event("env", lambda *_, **__: meanwhile())
        mkdocs_build(config, serve_url="http://127.0.0.1:8000/")
        self.plugin = plugin
        return self.files()

    def files(self) -> dict[str, bytes]:
        site = self.folder / "served"
        return {
            str(file.relative_to(site)): file.read_bytes()
            for file in site.rglob("*")
            if file.is_file()
        }

    def show(self, *names: str) -> str:
        last = self.plugin.serving.last
        paths = last.pages_of([str(self.folder / name) for name in names])
        return " ".join(path for path in sorted(paths or ()) if last.show(path))


@pytest.fixture
def desk(project, monkeypatch) -> Iterator[Desk]:
    project.write({"roles/cook.md": ROLE.format(title="Cook")})
    found = Desk(project, monkeypatch)
    yield found
    found.plugin.on_shutdown()


@pytest.mark.parametrize(
    "text",
    [
        ROLE.format(title="Baker") + "\n## Requirements\n\n- Hands {{ 7 * 7 }} & <b>more</b>\n",
        ROLE.format(title="Head Baker").replace("---\nBread", "pay: 20 EUR per hour\n---\nBread"),
        ROLE.format(title="Baker").replace("---\nBread", "closes: 2026-11-30\n---\nBread"),
        ROLE.format(title="Baker").replace("---\nBread", "status: filled\n---\nBread"),
        ROLE.format(title="Baker").replace("---\nBread", "status: draft\n---\nBread"),
        ROLE.format(title="Baker").replace("Athens", "Lyon").replace("Greece", "France"),
    ],
)
def test_the_page_that_is_shown_at_once_is_that_of_a_whole_build(project, desk, text):
    before = desk.build()
    project.write({"roles/baker.md": text})
    assert desk.show("roles/baker.md") == "roles/baker.md"
    shown = desk.files()
    assert {name for name in shown if shown[name] != before[name]} == {"jobs/baker/index.html"}
    assert shown["jobs/baker/index.html"] == desk.build()["jobs/baker/index.html"]


def test_a_file_that_an_editor_has_put_in_the_place_of_the_old_one_is_one_change(project, desk):
    desk.build()
    project.write({"roles/baker.md": ROLE.format(title="Head Baker")})
    assert desk.show("roles/sedKj3x", "roles/baker.md") == "roles/baker.md"
    assert b"Head Baker" in desk.files()["jobs/baker/index.html"]


@pytest.mark.parametrize(
    ("files", "changed"),
    [
        ({"roles/baker.md": ROLE.format(title="Baker").replace("2026-11-02", "tbd")}, None),
        ({"roles/baker.md": ROLE.format(title="Baker") + "\n[x](nowhere.md)\n"}, None),
        ({"roles/new.md": ROLE.format(title="New")}, None),
        ({"site_src/index.md": "# Hello\n"}, None),
        ({"roles/baker.md": b"\xff\xfe\x00"}, None),
        ({}, ["roles/gone.md"]),
        ({}, ["/elsewhere/x.md"]),
        ({}, []),
    ],
)
def test_what_is_more_than_a_sound_page_waits_for_a_whole_build(project, desk, files, changed):
    before = desk.build()
    project.write(files)
    assert desk.show(*(files if changed is None else changed)) == ""
    assert desk.files() == before


def test_any_sequence_of_edits_ends_as_a_build_from_nothing(project, desk):
    desk.build()
    for number in range(4):
        name = ("baker", "cook")[number % 2]
        project.write({f"roles/{name}.md": ROLE.format(title=f"{name} {number}")})
        assert desk.show(f"roles/{name}.md")
    (project.folder / "roles/cook.md").unlink()
    desk.show("roles/cook.md")
    project.write({"roles/chef.md": ROLE.format(title="Chef")})
    desk.show("roles/chef.md")
    after = desk.build()
    shutil.rmtree(project.folder / "served")
    assert after == desk.build()


def test_two_roles_that_change_at_once_are_both_shown(project, desk):
    desk.build()
    project.write(
        {"roles/baker.md": ROLE.format(title="B"), "roles/cook.md": ROLE.format(title="C")}
    )
    assert desk.show("roles/baker.md", "roles/cook.md") == "roles/baker.md roles/cook.md"
    shown, built = desk.files(), desk.build()
    for name in ("baker", "cook"):
        assert shown[f"jobs/{name}/index.html"] == built[f"jobs/{name}/index.html"]


class Browser:
    """A server of MkDocs as far as it answers: with what is there, or not before a build ends."""

    def __init__(self) -> None:
        self._epoch_cond = threading.Condition()
        self._wanted_epoch = self._visible_epoch = 1
        self.builder: Any = None

    @property
    def is_answered(self) -> bool:
        return self._wanted_epoch == self._visible_epoch

    def build(self) -> None:
        """What MkDocs does at a change."""
        before = self._wanted_epoch = self._visible_epoch + 1
        self.builder()
        self._visible_epoch = self._wanted_epoch
        assert self._visible_epoch > before, "browsers are told at the end of each build"


class Written:
    """A site that somebody changes while it is built."""

    def __init__(self, desk, monkeypatch) -> None:
        monkeypatch.setattr(serving, "WORTH", 0)
        monkeypatch.setattr(serving, "PAUSE", 0)
        monkeypatch.setattr(sys, "setswitchinterval", lambda _: None)
        self.desk, self.server = desk, Browser()
        desk.build()
        self.serving = desk.plugin.serving
        self.watching = Watching(PollingObserver())
        monkeypatch.setattr(serving, "watch_events", lambda _: self.watching)
        self.serving.begin(self.server, self.builder)
        self.meanwhile = lambda: None

    def builder(self) -> None:
        self.desk.build(self.serving, self.meanwhile)

    def save(self, name: str, text: str) -> None:
        """Write a file, and let it be shown if a build goes on."""
        (self.desk.folder / name).write_text(text, encoding="utf-8")
        self.watching._note(str(self.desk.folder / name))

    def save_and_see(self, name: str, text: str, words: str) -> None:
        """The same, and wait until the page is there."""
        self.save(name, text)
        end = time.monotonic() + PATIENCE
        while words not in self.page(Path(name).stem):
            assert time.monotonic() < end, f"{words} was never shown"
            time.sleep(0.001)

    def page(self, slug: str) -> str:
        return (self.desk.folder / f"served/jobs/{slug}/index.html").read_text(encoding="utf-8")


@pytest.fixture
def written(desk, monkeypatch) -> Written:
    return Written(desk, monkeypatch)


def test_a_role_that_changes_while_a_build_goes_on_is_shown_and_stays(written):
    seen = []

    def meanwhile() -> None:
        written.save_and_see("roles/baker.md", ROLE.format(title="Later"), "Later")
        with written.serving._lock:
            seen.append(written.server.is_answered)

    written.meanwhile = meanwhile
    written.save("roles/cook.md", ROLE.format(title="Sooner"))
    written.server.build()
    assert seen == [True], "browsers needn't wait for the end of the build"
    assert "Later" in written.page("baker"), "the build has read the role before it changed"
    assert "Sooner" in written.page("cook")
    written.meanwhile = lambda: None
    written.server.build()
    assert "Later" in written.page("baker")
    assert "Later" in (written.desk.folder / "served/jobs/index.html").read_text()


def test_browsers_wait_for_what_only_a_build_shows(written):
    seen = []
    written.meanwhile = lambda: seen.append(written.server.is_answered)
    written.save("site_src/index.md", "# Hello\n")
    written.server.build()
    written.save("roles/baker.md", ROLE.format(title="Baker").replace("2026-11-02", "tbd"))
    written.server.build()
    written.save("roles/baker.md", ROLE.format(title="Baker"))
    written.server.build()
    assert seen == [False, True], "a build with a problem ends before pages are read"


def test_the_page_of_a_role_with_a_problem_stays_until_that_is_mended(written):
    written.save("roles/baker.md", ROLE.format(title="Good"))
    written.server.build()
    written.save("roles/baker.md", ROLE.format(title="Bad").replace("2026-11-02", "tbd"))
    written.server.build()
    assert "Good" in written.page("baker")
    written.save("roles/baker.md", ROLE.format(title="Mended"))
    written.server.build()
    assert "Mended" in written.page("baker")


def test_a_page_that_is_shown_is_of_the_last_build_and_of_none_that_goes_on(written):
    """The next build has another list, navigation and template; it may yet fail."""
    overrides = written.desk.folder / "theme_overrides/careers"

    def meanwhile() -> None:
        written.save_and_see("roles/cook.md", ROLE.format(title="Between"), "Between")
        assert "NEW" not in written.page("cook")

    overrides.mkdir(parents=True)
    (overrides / "role_text.html").write_text("NEW {{ careers.role.title | e }}")
    written.meanwhile = meanwhile
    written.server.build()
    assert "NEW Between" in written.page("cook"), "it is shown once more, as the build has it"
