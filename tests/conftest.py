"""A careers site out of a few strings: in an empty folder, and as values without MkDocs."""

from __future__ import annotations

import fcntl
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest

from careers import frontmatter
from careers.adapter import run
from careers.lifecycle import State
from careers.reading import Rules
from careers.site import Site
from careers.testing.files import MKDOCS, ROLE, TODAY, site_files
from careers.testing.project import Project
from careers.testing.values import make_site, rules_of

__all__ = ["MKDOCS", "ROLE", "TODAY", "Project"]

ROOT = Path(__file__).parent.parent

# A busy machine is no failure.
hypothesis.settings.register_profile("patient", deadline=None)
hypothesis.settings.load_profile("patient")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first, so that no worker waits for one of them at the end."""
    items.sort(key=lambda item: "tests/quarter/" not in item.nodeid)


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository as of `TODAY`, to be read only: built once for all workers."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent  # each worker has a folder of its own in that of the run
    folder = shared / "sample-site"
    with (shared / "sample-site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        # A build that fails leaves no folder, so that every worker is told.
        if not folder.is_dir():
            outcome = run.build(str(ROOT / "mkdocs.yml"), site_dir=str(folder), as_of=TODAY)
            assert [str(problem) for problem in outcome.problems] == []
            assert outcome.summary is not None
            assert outcome.summary.states[State.OPEN] >= 12
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A site with one open role, as of 23 November 2026."""
    return Project(tmp_path).write(site_files())


@pytest.fixture
def with_role(project: Project) -> Callable[[str], Project]:
    """The site with another text for its role."""
    return lambda text: project.write({"roles/baker.md": text})


@pytest.fixture
def site() -> Site:
    """The site of an employer in Boston and Athens, at noon on 23 November 2026 in New York."""
    return make_site()


@pytest.fixture
def rules(site: Site) -> Rules:
    """What the roles of `site` are read by, with two pages and a role that links may lead to."""
    return rules_of(site)


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
def texts_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of all files whose text is looked at."""
    seen: list[str] = []
    plain = frontmatter.read

    def count(text, path, keys):
        seen.append(path)
        return plain(text, path, keys)

    monkeypatch.setattr(frontmatter, "read", count)
    return seen


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
