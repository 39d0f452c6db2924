"""The repository has one version, complete locks, and nothing of anybody's machine."""

from __future__ import annotations

import importlib.metadata
import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import careers

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = sorted(path.name for path in (ROOT / "requirements").glob("*.txt"))
RUNTIME = [Requirement(text) for text in PROJECT["project"]["dependencies"]]

# The host of a package registry, or of a copy of one. Written so that it does not find itself.
REGISTRY = re.compile(
    r"""
    pypi [.] (?:org|io|python) | python [h]osted [.] org | npm [j]s [.] (?:org|com)
    | (?:deb|ftp|security) [.] debian [.] org | [-]-(?:extra-)?index-url
    """,
    re.VERBOSE,
)
# A place that exists on one machine only: somebody's home. Not the path of a web address.
MACHINE = re.compile(r"(?<![\w./~>)}-])(?:/root|/home/\w+|/Users/\w+|[A-Z]:\\Users\\\w+)[/\\]\w")


def committed() -> list[Path]:
    """Every text file that is, or is about to be, in the repository."""
    if not (ROOT / ".git").exists():
        pytest.skip("this is not a git checkout")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    files = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [path for path in files if path.is_file() and b"\0" not in path.read_bytes()]


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    """Each committed line that the pattern finds something in, as `path:line: text`."""
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in committed()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if pattern.search(line)
    ]


def lock(name: str) -> dict[str, list[tuple[str, int]]]:
    """Read a lock: for each package, its pinned versions and how many hashes each has."""
    pins: dict[str, list[tuple[str, int]]] = {}
    for block in re.split(r"\n(?=\w)", (ROOT / "requirements" / name).read_text(encoding="utf-8")):
        if pin := re.match(r"([\w.-]+)==([^\s;]+)", block):
            hashes = len(re.findall(r"--hash=sha256:[0-9a-f]{64}\b", block))
            pins.setdefault(canonicalize_name(pin[1]), []).append((pin[2], hashes))
    return pins


def test_no_committed_file_names_a_package_registry() -> None:
    assert lines_with(REGISTRY) == []


def test_no_committed_file_names_a_place_on_somebodys_machine() -> None:
    assert lines_with(MACHINE) == []
    assert lines_with(re.compile(re.escape(f"{ROOT}/"))) == []


def test_the_change_log_begins_with_this_version() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.findall(r"^## \[(.+?)\] - (\d{4}-\d\d-\d\d|Unreleased)$", changes, re.MULTILINE)

    assert len(versions) == len(re.findall(r"^## ", changes, re.MULTILINE))
    assert versions[0][0] == careers.__version__


def test_the_installed_version_is_the_packages_own() -> None:
    assert importlib.metadata.version("mkdocs-careers") == careers.__version__


@pytest.mark.parametrize("name", ["site.txt", "dev.txt"])
@pytest.mark.parametrize("requirement", RUNTIME, ids=lambda requirement: requirement.name)
def test_a_lock_pins_what_the_package_needs(name: str, requirement: Requirement) -> None:
    pins = lock(name)[canonicalize_name(requirement.name)]

    assert [version for version, _ in pins if version not in requirement.specifier] == []


@pytest.mark.parametrize("name", LOCKS)
def test_everything_in_a_lock_has_a_hash(name: str) -> None:
    assert lock(name)
    assert [package for package, pins in lock(name).items() if not all(n for _, n in pins)] == []


def test_everything_in_the_judges_lock_has_a_hash() -> None:
    folder = ROOT / "tests" / "judges" / "node"
    wanted = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    packages = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))["packages"]

    assert packages.pop("")["devDependencies"] == wanted["devDependencies"]
    assert [name for name, pin in packages.items() if "sha512-" not in pin["integrity"]] == []
    assert [name for name, pin in packages.items() if "resolved" in pin] == []


def test_the_site_and_the_tests_use_the_same_releases() -> None:
    site, dev = lock("site.txt"), lock("dev.txt")

    assert {package: dev.get(package) for package in site} == site


def test_the_locks_do_not_say_where_packages_come_from() -> None:
    for name in LOCKS:
        text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
        options = set(re.findall(r"^\s*(--?[a-z][\w-]*)", text, re.MULTILINE))

        assert options == {"--hash"}
        assert " @ " not in text
