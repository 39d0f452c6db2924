"""What is measured against others is the whole of the work, and what is missing is said."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"


def compare(folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(folder / "compare.py"), *arguments]
    environment = {**os.environ, **more}
    return subprocess.run(command, capture_output=True, text=True, check=True, env=environment)


def test_ours_and_material_do_all_of_the_work():
    once = ("--roles", "4", "--runs", "1", "--edits", "0")
    said = compare(BENCHMARKS, *once, "--only", "careers", "Material")
    rows = [line.split("|")[1].strip() for line in said.stdout.splitlines() if "MiB" in line]
    assert rows == ["careers", "Material"]  # else they say what they lack
    assert said.stderr == ""


def test_what_is_not_installed_is_said_and_left_out(tmp_path):
    for name in ("compare.py", "systems.py", "corpus.py"):
        (tmp_path / name).write_bytes((BENCHMARKS / name).read_bytes())
    said = compare(tmp_path, "--roles", "1", "--only", "Hugo", "Eleventy", PATH=str(tmp_path))
    assert "Hugo is left out: no “hugo” here; --install brings it" in said.stderr
    assert "Eleventy is left out: no “eleventy” here" in said.stderr
