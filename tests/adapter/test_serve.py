"""`mkdocs serve` and `careers serve`, as a person at a desk sees them."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from queue import Empty, Queue

import pytest

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
