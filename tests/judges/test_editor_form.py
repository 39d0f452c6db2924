"""The form in the browser, with Decap CMS itself: what it saves is what somebody typed.

A real Chromium opens the page that the feature `editor` makes, Decap's own server for this
computer writes to a real repository, and our reader reads what is there then.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, Page, Request, Route, sync_playwright

from careers import frontmatter
from careers.adapter import run
from careers.keys import NAMES
from careers.problem import count

ROOT = Path(__file__).parents[2]
MODULES = Path(__file__).parent / "node/node_modules"
ASKED = "http://localhost:8081/"
MKDOCS = """\
site_name: Careers at Proofhour
site_url: https://careers.example.com/
docs_dir: site_src
theme: {name: material, font: false}
plugins:
  - careers:
      employer: {name: Proofhour}
      timezone: America/New_York
      features:
        editor: {repository: example/careers}
"""
ODD = """\
---
title: Odd
Pay Note: in a spelling of its own
posted: 15 October 2026
# to the minute
closes: 2027-12-15 17:00
location: Boston
tags:
- salt
- rye: dark
employment: Full-time, part time
workplace: Hybrid
status: draft
---
A *text* with

- two
* kinds of bullets

| and | a table |
|---|--:|
| 1 | 2 |
"""


@dataclass
class Editing:
    """The page in the browser, the repository behind it, and what went wrong."""

    page: Page
    folder: Path
    address: str
    errors: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    def open(self, place: str) -> None:
        self.page.goto("about:blank")  # another fragment alone would keep the page as it is
        self.page.goto(f"{self.address}#/collections/{place}")

    def fill(self, label: str, value: str) -> None:
        self.page.get_by_label(label, exact=False).first.fill(value)

    def save(self) -> None:
        self.page.get_by_role("button", name="Save", exact=True).click()
        self.page.get_by_text("Entry saved").wait_for()

    def saved(self, path: str) -> str:
        """The file on the branch of its pull request; nothing else may be changed there."""
        branch = f"cms/{path.removesuffix('.md')}"
        changed = self.git("diff", "--name-only", f"main...{branch}").split()
        assert changed == [path]
        return self.git("show", f"{branch}:{path}")

    def git(self, *arguments: str) -> str:
        return subprocess.run(
            ["git", *arguments], cwd=self.folder, check=True, capture_output=True, encoding="utf-8"
        ).stdout


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory, node_path: str) -> Path:
    """Some of the sample's files with the form turned on, and Decap's server for them."""
    folder = tmp_path_factory.mktemp("editor")
    for name in ("roles", "site_src"):
        shutil.copytree(ROOT / name, folder / name)
    for file in [*folder.rglob("*.de.md"), *folder.rglob("*.el.md")]:
        file.unlink()
    script = folder / "site_src/assets/editor/decap-cms.js"
    script.parent.mkdir(parents=True)
    shutil.copy(MODULES / "decap-cms/dist/decap-cms.js", script)
    (folder / "site_src/index.md").write_text("# Home\n", "utf-8")
    (folder / "mkdocs.yml").write_text(MKDOCS, "utf-8")
    (folder / "roles/odd.md").write_text(ODD, "utf-8")
    (folder / ".gitignore").write_text("/.cache/\n", "utf-8")
    who = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.com")
    for command in (("init", "-qb", "main"), ("add", "-A"), (*who, "commit", "-qm", "Begin")):
        subprocess.run(["git", *command], cwd=folder, check=True)
    for name, value in (("name", "Somebody"), ("email", "somebody@example.com")):
        subprocess.run(["git", "config", f"user.{name}", value], cwd=folder, check=True)
    return folder


@pytest.fixture(scope="module")
def form(repository: Path, node_path: str, tmp_path_factory) -> Iterator[Editing]:
    """The form, logged in."""
    site = tmp_path_factory.mktemp("editor-site")
    outcome = run.build(
        str(repository / "mkdocs.yml"),
        site_dir=str(site), preview=True, strict=False, as_of=date(2026, 11, 23),
    )  # fmt: skip
    assert count(outcome.problems, "error") == 0, [
        str(one) for one in outcome.problems if one.severity == "error"
    ]
    with (
        served(site) as address,
        decap_server(repository, node_path) as port,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        editing = Editing(page, repository, f"{address}admin/")

        def heard(message: ConsoleMessage) -> None:
            if "Content Security Policy" in message.text:
                editing.errors.append(message.text)

        def asked(request: Request) -> None:
            editing.hosts.add(request.url.split("/")[2].partition(":")[0])

        def to_our_port(route: Route) -> None:
            route.continue_(url=route.request.url.replace(ASKED, f"http://localhost:{port}/"))

        page.on("console", heard)
        page.on("pageerror", lambda error: editing.errors.append(str(error)))
        page.on("request", asked)
        page.route(f"{ASKED}**", to_our_port)
        page.goto(editing.address)
        page.get_by_role("button", name="Login").click()
        page.get_by_role("link", name="Customer Support Specialist").wait_for()
        yield editing
        browser.close()


@contextmanager
def served(site: Path) -> Iterator[str]:
    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Nobody reads it."""

    with ThreadingHTTPServer(("localhost", 0), partial(Handler, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}/"
        server.shutdown()


@contextmanager
def decap_server(repository: Path, node_path: str) -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "GIT_REPO_DIRECTORY": str(repository), "MODE": "git"}
    with subprocess.Popen(
        [node_path, str(MODULES / "decap-server/dist/index.js")],
        env={**environment, "PORT": str(port)},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
    ) as process:  # fmt: skip
        assert process.stdout
        for line in process.stdout:
            if "listening" in line:
                break
        threading.Thread(target=process.stdout.read, daemon=True).start()
        yield port
        process.kill()


def chromium() -> str:
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("There is no Chromium on this machine.")
    return found


def fields(text: str) -> dict[str, list[str]]:
    """What our reader makes of a file's front matter, without a problem in it."""
    front = frontmatter.read(text, "x.md", NAMES)
    assert [one for one in front.problems if one.severity != "note"] == []
    return {
        key: [" ".join(item.value.split()) for item in found.items]
        for key, found in front.fields.items()
        if found.items
    }


def body(text: str) -> str:
    return text.split("\n---\n", 1)[1].strip()


def test_the_roles_are_listed_with_their_titles(form: Editing) -> None:
    form.open("roles")
    form.page.get_by_role("link", name="Technical Writer").wait_for()
    names = form.page.get_by_role("link").all_inner_texts()
    assert "Customer Support Specialist (customer-support-specialist)" in names
    assert {"Openings of sales-account-executive", "Departments", "Offices"} <= set(names)


def test_a_title_with_a_colon_is_saved_and_all_else_stays(form: Editing) -> None:
    path = "roles/customer-support-specialist.md"
    before = (form.folder / path).read_text("utf-8")
    form.open("roles/entries/customer-support-specialist")
    form.fill("Title", "Customer Support: Nights & “Weekends” #1")
    form.save()
    after = form.saved(path)
    title = ["Customer Support: Nights & “Weekends” #1"]
    assert fields(after) == {**fields(before), "title": title}
    assert body(after) == body(before)


def test_what_has_no_field_and_what_is_written_otherwise_stays(form: Editing) -> None:
    form.open("roles/entries/odd")
    form.fill("Summary", "It's odd: “very” odd.")
    form.save()
    after = form.saved("roles/odd.md")
    said = {**fields(ODD), "summary": ["It's odd: “very” odd."]}
    assert fields(after) == said
    assert body(after) == body(ODD)
    assert "# to the minute" not in after  # a comment does not stay


def test_a_new_role_is_a_file_of_its_own(form: Editing) -> None:
    form.open("roles/new")
    form.fill("Title", "Baker: Nights & Weekends")
    form.fill("Location", "Boston")
    form.fill("Pay (", "60,000–65,000 USD per year")
    form.save()
    found = fields(form.saved("roles/baker-nights-weekends.md"))
    assert date.fromisoformat(found.pop("posted")[0]) >= date(2026, 11, 1)
    assert found == {
        "title": ["Baker: Nights & Weekends"],
        "location": ["Boston"],
        "pay": ["60,000–65,000 USD per year"],
        "status": ["draft"],
    }


def test_an_opening_is_called_by_its_place(form: Editing) -> None:
    form.open("openings_of_sales-account-executive/new")
    form.fill("Location", "Berlin, Germany")
    form.save()
    path = "roles/sales-account-executive/berlin-germany.md"
    branch = "cms/openings_of_sales-account-executive/berlin-germany"
    assert fields(form.git("show", f"{branch}:{path}"))["location"] == ["Berlin, Germany"]


def test_an_office_is_saved_as_it_was_but_for_what_changed(form: Editing) -> None:
    path = "site_src/offices/boston.md"
    before = (form.folder / path).read_text("utf-8")
    form.open("offices/entries/boston")
    form.fill("Directions", "Turn left: then right.")
    form.save()
    after = form.git("show", f"cms/offices/boston:{path}")
    assert "Turn left: then right." in after
    assert body(after) == body(before)


def test_nothing_is_stopped_by_the_policy_and_nobody_else_is_asked(form: Editing) -> None:
    assert form.errors == []
    assert form.hosts <= {"localhost", ""}, form.hosts
