"""A careers site out of a few strings: in an empty folder, and as values without MkDocs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import hypothesis
import pytest
from bs4 import BeautifulSoup

from careers.adapter import run
from careers.reading import Rules, make_rules
from careers.settings import Source, read_settings
from careers.site import Employer, Site
from careers.values.place import Office

# A busy machine is no failure.
hypothesis.settings.register_profile("patient", deadline=None)
hypothesis.settings.load_profile("patient")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first, so that no worker waits for one of them at the end."""
    items.sort(key=lambda item: "tests/quarter/" not in item.nodeid)


MKDOCS = """\
site_name: Jobs at Example
site_url: https://jobs.example.com/
repo_url: https://github.com/example/jobs
edit_uri: edit/main/site_src/
docs_dir: site_src
theme: {name: material, font: false}
plugins:
  - search
  - careers:
      employer: {name: Example, url: https://example.com/}
      timezone: Europe/Athens
      features:
        job_posting: {}
        resource_links: {}
        application_form: {email: jobs@example.com}
"""
ROLE = """\
---
title: Baker
location: Athens, Greece
posted: 2026-11-02
---
Bread.

## Requirements

- Hands
"""
TODAY = date(2026, 11, 23)


class Project:
    """The folder of one site."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, files: dict[str, str | bytes]) -> Project:
        for name, content in files.items():
            file = self.folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return self

    def build(self, as_of: date = TODAY, **options) -> run.Outcome:
        return run.build(
            str(self.folder / "mkdocs.yml"),
            site_dir=str(self.folder / "site"),
            as_of=as_of,
            **options,
        )

    def said(self, **options) -> list[str]:
        """The problems of a build that is not a note, as they are printed."""
        outcome = self.build(**options)
        return [str(p) for p in sorted(outcome.problems) if p.severity != "note"]

    def page(self, path: str) -> BeautifulSoup:
        return BeautifulSoup(self.text(path), "html.parser")

    def text(self, path: str) -> str:
        return (self.folder / "site" / path).read_text(encoding="utf-8")

    def json_ld(self, path: str, kind: str = "JobPosting") -> list[dict]:
        """The objects of one schema.org type that a page states."""
        scripts = self.page(path).find_all("script", type="application/ld+json")
        objects = [json.loads(script.string or "") for script in scripts]
        return [said for said in objects if said["@type"] == kind]

    def files(self) -> dict[str, bytes]:
        site = self.folder / "site"
        return {
            str(file.relative_to(site)): file.read_bytes()
            for file in sorted(site.rglob("*"))
            if file.is_file()
        }

    def command(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run `python -m …` in the folder, as a person would."""
        return subprocess.run(
            [sys.executable, "-m", *arguments],
            cwd=self.folder,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A site with one open role, as of 23 November 2026."""
    return Project(tmp_path).write(
        {
            "mkdocs.yml": MKDOCS,
            "roles/baker.md": ROLE,
            "site_src/index.md": "# Home\n",
        }
    )


@pytest.fixture
def with_role(project: Project) -> Callable[[str], Project]:
    """The site with another text for its role."""
    return lambda text: project.write({"roles/baker.md": text})


@pytest.fixture
def site() -> Site:
    """The site of an employer in Boston and Athens, at noon on 23 November 2026 in New York."""
    zone = ZoneInfo("America/New_York")
    return Site(
        url="https://jobs.example.com/",
        name="Jobs at Example",
        language="en",
        timezone=zone,
        employer=Employer("Example", "https://example.com/"),
        offices=(
            Office("Boston", "US", "MA", "Boston"),
            Office("Athens", "GR", locality="Athens"),
        ),
        now=datetime(2026, 11, 23, 12, tzinfo=zone),
        locale="en",
    )


@pytest.fixture
def rules(site: Site) -> Rules:
    """What the roles of `site` are read by, with two pages and a role that links may lead to."""
    options = {"employer": {"name": "Example"}, "timezone": "America/New_York"}
    settings, wrong = read_settings(options, Source())
    assert settings is not None
    assert not wrong
    paths = {
        "site_src/index.md": "",
        "site_src/benefits.md": "benefits/",
        "site_src/assets/team.png": "assets/team.png",
        "roles/baker.md": "jobs/baker/",
    }
    found, problems = make_rules(settings, Source(), site, paths, frozenset({"resource_links"}))
    assert problems == []
    return found


@pytest.fixture
def write_roles(tmp_path: Path) -> Callable[[dict[str, str | bytes]], Path]:
    """Writes files into an empty folder of roles and answers where it is."""

    def write(files: dict[str, str | bytes]) -> Path:
        folder = tmp_path / "roles"
        folder.mkdir(exist_ok=True)
        for name, content in files.items():
            data = content if isinstance(content, bytes) else content.encode()
            (folder / name).write_bytes(data)
        return folder

    return write


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Runs git in a folder, as nobody in particular and in no other repository."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    settings["GIT_CEILING_DIRECTORIES"] = str(tmp_path.parent)
    for who in ("AUTHOR", "COMMITTER"):
        settings |= {f"GIT_{who}_NAME": "Somebody", f"GIT_{who}_EMAIL": "somebody@example.com"}
        settings[f"GIT_{who}_DATE"] = "2026-11-02T09:00:00Z"
    for name, value in settings.items():
        monkeypatch.setenv(name, value)

    def run_git(folder: Path, *arguments: str) -> str:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments],
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        return done.stdout.strip()

    return run_git
