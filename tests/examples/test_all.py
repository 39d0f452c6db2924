"""What holds for every example: its page leads somewhere, its code needs public names only."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import careers

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
PAGES = [EXAMPLES / "README.md", *sorted(EXAMPLES.glob("*/README.md"))]
MODULES = sorted(EXAMPLES.rglob("*.py"))


def name(path: Path) -> str:
    return path.relative_to(EXAMPLES).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_leads_somewhere(page):
    targets = re.findall(r"\]\(([^)\s#]+)", page.read_text(encoding="utf-8"))
    dead = [one for one in targets if "://" not in one and not (page.parent / one).exists()]
    assert dead == []


def test_every_example_is_listed():
    listed = re.findall(r"\]\((\w+)/README\.md\)", PAGES[0].read_text(encoding="utf-8"))
    assert sorted(listed) == [page.parent.name for page in PAGES[1:]]


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_it_needs_public_names_only(module):
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "careers":
            assert node.module == "careers"
            assert {alias.name for alias in node.names} <= set(careers.__all__)
        if isinstance(node, ast.Import):
            assert not any(alias.name.split(".")[0] == "careers" for alias in node.names)
