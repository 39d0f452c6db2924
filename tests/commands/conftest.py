"""The `careers` command in an empty folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from careers.cli import cli

MKDOCS = """\
site_name: Jobs at Example
site_url: https://jobs.example.com/
docs_dir: site_src
theme: {name: material, font: false}
plugins:
  - careers:
      employer: {name: Example}
      timezone: Europe/Athens
      offices: [{name: Athens, country: Greece}]
      departments: {Sales: {employment: part-time}}
      features:
        job_posting: {}
        application_form: {email: jobs@example.com}
"""
ROLE = "---\ntitle: Baker\nlocation: Athens\nposted: 2026-11-02\n---\nBread.\n"


class Careers:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name, text in {
            "mkdocs.yml": MKDOCS,
            "roles/baker.md": ROLE,
            "site_src/index.md": "# Home\n",
        }.items():
            self.write(name, text)

    def write(self, name: str, text: str) -> None:
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_text(text, encoding="utf-8")

    def __call__(self, *arguments: str) -> Result:
        return CliRunner().invoke(cli, arguments, prog_name="careers", catch_exceptions=False)


@pytest.fixture
def careers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Careers:
    monkeypatch.chdir(tmp_path)
    return Careers(tmp_path)
