"""What is measured against others is the whole of the work, and what is missing is said."""

from __future__ import annotations

import importlib.util
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
    for name in ("compare.py", "bars.py", "systems.py", "corpus.py"):
        (tmp_path / name).write_bytes((BENCHMARKS / name).read_bytes())
    said = compare(tmp_path, "--roles", "1", "--only", "Hugo", "Eleventy", PATH=str(tmp_path))
    assert "Hugo is left out: no “hugo” here; --install brings it" in said.stderr
    assert "Eleventy is left out: no “eleventy” here" in said.stderr


def test_what_is_to_be_reached_is_told_of_what_was_measured(monkeypatch):
    spec = importlib.util.spec_from_file_location("bars", BENCHMARKS / "bars.py")
    assert spec
    assert spec.loader
    bars = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "bars", bars)
    spec.loader.exec_module(bars)

    def figures(cold: float, **more):
        return bars.Figures([bars.Run(cold, cold, 1024)], [bars.Run(0.5, 0.5, 1024)], **more)

    few = figures(3.0, edit=[0.2], page=20_000)
    many = figures(34.0, page=20_100, site=220_000_000)
    found = {
        1: {"Material": figures(1.0)},
        100: {"careers": figures(1.2)},
        1000: {"careers": few, "Hugo": figures(2.0, edit=[0.1])},
        10_000: {"careers": many},
    }
    assert [*bars.bars(found)] == [
        "cold, 1,000 roles: 1.50 times Hugo, at most 1.5: reached",
        "warm, 1,000 roles: 1.00 times Hugo, at most 0.6: not reached",
        "edit, 1,000 roles: 2.00 times Hugo, at most 1.0: not reached",
        "edit, 1,000 roles: 0.20 s, at most 0.3: reached",
        "growth: 10,000 roles cost 11.3 times 1,000, at most 11.0: not reached",
        "a role's page: 20,000 bytes at 1,000 roles and 20,100 at 10,000, at most 2% between"
        " them: reached",
        "site, 10,000 roles: 220 MB, at most 210.0: not reached",
        "cold, 100 roles: 0.20 s beyond Material with a single one, at most 0.35: reached",
    ]
    assert not [*bars.bars({1000: {"Hugo": few}})]
