"""A site that has taken over one of the examples, as its README says."""

from __future__ import annotations

import re
import shutil
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
INSERT = re.compile(
    r'^( *)```yaml insert="mkdocs.yml" after="features:"\n(.*?)^\1```$', re.M | re.S
)
FOLDERS = ("plugins", "theme_overrides", "site_src")


@pytest.fixture
def with_example(project) -> Callable:
    """Copies an example's files into the site, and switches it on as its README shows."""

    def take_over(name: str, options: str = ""):
        example = EXAMPLES / name
        for path in example.iterdir():
            if path.name in FOLDERS:
                shutil.copytree(path, project.folder / path.name, dirs_exist_ok=True)
            elif path.suffix == ".yml":
                shutil.copy(path, project.folder)
        readme = (example / "README.md").read_text(encoding="utf-8")
        [(_, shown)] = INSERT.findall(readme)
        lines = textwrap.indent(options or textwrap.dedent(shown), " " * 8)
        mkdocs = (project.folder / "mkdocs.yml").read_text(encoding="utf-8")
        return project.write({"mkdocs.yml": f"{mkdocs.rstrip()}\n{lines}"})

    return take_over
