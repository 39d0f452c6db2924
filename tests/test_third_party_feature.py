"""A feature that comes as a package with pip, and one in a site's own folder, side by side."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent / "packages" / "careers-badges"
OWN = """\
from careers import Feature, JsonLd, hookimpl

class Shout(Feature):
    @hookimpl
    def role_json_ld(self, state):
        return JsonLd("JobPosting", {"employerOverview": "other words"})
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The folder that the package was installed into."""
    folder = tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    command += ["--no-build-isolation", "--target", str(folder), str(PACKAGE)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return str(folder)


@pytest.fixture
def careers(project, installed):
    """The command in a site that has the package's feature on, with more lines of options."""

    def run(*arguments: str, more: str = "", role: str = "badges: Bread for all"):
        mkdocs = (project.folder / "mkdocs.yml").read_text()
        if "badges:" not in mkdocs:
            mkdocs += "        badges: {badges: [Fair employer, <b>]}\n"
        head = f"title: Baker\nlocation: Athens, Greece\nposted: 2026-11-02\n{role}"
        text = f"---\n{head}\n---\nx\n"
        project.write({"mkdocs.yml": mkdocs + more, "roles/baker.md": text})
        path = os.pathsep.join([installed, os.environ.get("PYTHONPATH", "")])
        return project.command("careers", *arguments, PYTHONPATH=path)

    return run


def test_a_package_brings_its_block_its_template_and_its_key(careers, project):
    done = careers("build", "--as-of", "2026-11-23")
    assert done.returncode == 0, done.stderr
    page = project.page("jobs/baker/index.html")
    badges = [item.text for item in page.select(".badges li")]
    assert badges == ["Fair employer", "<b>", "Bread for all"]
    assert project.json_ld("jobs/baker/index.html")[0]["employerOverview"] == "Fair employer, <b>"


def test_it_is_listed_with_its_version(careers):
    said = careers("features").stdout
    assert re.search(r"^4\. badges from careers-badges 1\.2\.0$", said, re.MULTILINE)
    assert f"badges: {json.dumps(['Fair employer', '<b>'])}" in said


def test_two_features_that_disagree_are_both_named(careers, project):
    project.write({"plugins/shout.py": OWN})
    done = careers("build", "--as-of", "2026-11-23", more="        shout: {}\n")
    assert done.returncode == 1
    assert "“badges” and “shout” say different things about employerOverview." in done.stderr


def test_two_features_of_one_name_are_refused_by_name(careers, project):
    project.write({"plugins/badges.py": OWN})
    done = careers("build")
    assert done.returncode == 1
    assert (
        "Two features are called “badges”: careers-badges 1.2.0 and plugins/badges.py."
        in done.stderr
    )


def test_its_options_are_checked_on_their_line(careers, project):
    mkdocs = (project.folder / "mkdocs.yml").read_text() + "        badges: {colour: red}\n"
    project.write({"mkdocs.yml": mkdocs})
    done = careers("build")
    assert "mkdocs.yml:16:26: error: There is no option “colour” of “badges”." in done.stderr
    assert "The option “badges” of “badges” is missing. What every open role shows." in done.stderr
