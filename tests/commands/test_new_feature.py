"""`careers features --new`: a feature that works, and nothing where it can't be written."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from bs4 import BeautifulSoup

FILES = [
    "docs/features/our_bread.md",
    "plugins/our_bread.py",
    "tests/test_our_bread.py",
    "theme_overrides/careers/our_bread.html",
]


def files(careers) -> list[str]:
    found = (file for file in careers.folder.rglob("*") if file.is_file())
    return sorted(file.relative_to(careers.folder).as_posix() for file in found)


def test_what_is_written_shows_on_the_page_once_it_is_on(careers):
    before = files(careers)
    done = careers("features", "--new", "our_bread")
    assert done.exit_code == 0, done.output
    assert sorted({*files(careers)} - {*before}) == FILES
    line = next(line for line in done.stdout.splitlines() if line.endswith("our_bread: {}"))
    careers.write("mkdocs.yml", f"{(careers.folder / 'mkdocs.yml').read_text()}{line}\n")
    assert careers("build", "--as-of", "2026-11-23").exit_code == 0
    page = BeautifulSoup((careers.folder / "site/jobs/baker/index.html").read_text(), "html.parser")
    assert [heading.text for heading in page.select(".our-bread h2")] == ["Our bread"]


def test_its_test_passes_as_it_is(careers):
    careers("features", "--new", "our_bread")
    command = [sys.executable, "-m", "pytest", "-q", "-o", "pythonpath=plugins"]
    done = subprocess.run(
        [*command, "-p", "no:cacheprovider", "tests/test_our_bread.py"],
        cwd=careers.folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "3 passed" in done.stdout


def test_its_code_is_in_good_style(careers):
    careers("features", "--new", "our_bread")
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--select", "E,F,B,UP,RUF"]
    command += ["--line-length", "100"]
    done = subprocess.run([*command, "plugins", "tests"], cwd=careers.folder, capture_output=True)
    assert done.returncode == 0, done.stdout


def test_a_page_that_would_be_published_is_beside_the_feature(careers):
    text = (careers.folder / "mkdocs.yml").read_text().replace("site_src", "docs")
    careers.write("mkdocs.yml", text)
    assert careers("features", "--new", "our_bread").exit_code == 0
    assert "plugins/our_bread.md" in files(careers)


@pytest.mark.parametrize("there", FILES)
def test_where_a_file_is_there_nothing_is_written(careers, there):
    careers.write(there, "mine")
    before = files(careers)
    done = careers("features", "--new", "our_bread")
    assert done.exit_code == 2
    assert "There is" in done.output
    assert files(careers) == before
    assert (careers.folder / there).read_text() == "mine"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Our Bread", "Write our_bread."),
        ("our-bread", "Write our_bread."),
        ("../evil", "Write evil."),
        ("", "can't be the name of a feature"),
        ("_x", "Write x."),
        ("7up", "a letter first."),
        ("x" * 51, "up to 50"),
        ("bröt", "can't be the name"),
        ("a\nb", "Write a_b."),
        ("class", "means something else already"),
        ("json", "Choose another name, such as our_json."),
        ("nul", "means something else already"),
        ("mkdocs", "is a package of Python already"),
        ("pay", "is a key that roles have"),
        ("benefits", "There is a feature “benefits” already: mkdocs-careers"),
    ],
)
def test_a_name_that_cannot_be_is_a_sentence(careers, name, said):
    before = files(careers)
    done = careers("features", "--new", name)
    assert done.exit_code == 2
    assert said in " ".join(done.output.split())
    assert files(careers) == before


def test_without_a_site_there_is_nothing_to_write_for(careers):
    (careers.folder / "mkdocs.yml").unlink()
    done = careers("features", "--new", "our_bread")
    assert done.exit_code == 1
    assert "There is no file “mkdocs.yml” here." in done.output
