"""A slip gets the word that was meant; `cases/did_you_mean.yml` has the messages, word for word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from careers.reading import read_role
from careers.rules import Rules

CASES = yaml.safe_load((Path(__file__).parent / "cases/did_you_mean.yml").read_text("utf-8"))
ROLE = {"title": "Cook", "location": "Athens, Greece", "posted": "2026-11-02"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["written"])
def test_a_slip_gets_what_was_meant(case: dict[str, str], rules: Rules):
    key = case["written"].partition(":")[0]
    lines = [f"{name}: {value}" for name, value in ROLE.items() if name != key]
    text = "\n".join(["---", *lines, case["written"], "---", "Soup.", ""])
    _, problems = read_role(text, "roles/cook.md", replace(rules, currency="EUR"), "jobs/cook/")
    wrong = [one for one in problems if one.line == len(lines) + 2]
    assert "\n".join(f"{one.message} {one.fix}".strip() for one in wrong) == case["told"]
