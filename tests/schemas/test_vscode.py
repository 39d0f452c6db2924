"""VS Code finds the schemas, and a role out of its snippets is right once it is filled in."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from careers.keys import NAMES, normal_key
from careers.problem import Problem, Spot, Text
from careers.values.confirmation import read_confirmation
from careers.values.standing import read_standing

ROOT = Path(__file__).parents[2]
SNIPPETS: dict[str, dict[str, Any]] = json.loads(
    (ROOT / ".vscode/roles.code-snippets").read_text("utf-8")
)
TODAY = date(2026, 11, 23)


def filled(name: str) -> str:
    """What a snippet writes when every place keeps what it proposes."""
    body = SNIPPETS[name]["body"]
    text = body if isinstance(body, str) else "\n".join(body)
    for variable, value in (("YEAR", "%Y"), ("MONTH", "%m"), ("DATE", "%d")):
        text = text.replace(f"${{CURRENT_{variable}}}", TODAY.strftime(value))
    text = re.sub(r"\$\{\d+\|([^,|]*)[^}]*\}", r"\1", text)
    return re.sub(r"\$\{\d+:([^}]*)\}|\$\d+", r"\1", text)


def test_the_schema_of_mkdocs_yml_is_where_the_settings_say() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    for schema, files in settings["yaml.schemas"].items():
        Draft7Validator.check_schema(json.loads((ROOT / schema).read_text("utf-8")))
        assert (ROOT / files.lstrip("/")).is_file()


def test_the_schemas_of_front_matter_are_where_remark_looks() -> None:
    config = (ROOT / ".remarkrc.mjs").read_text("utf-8")
    named = re.findall(r"'\./(docs/schemas/\w+\.json)'", config)
    assert len(named) == 4
    assert all((ROOT / name).is_file() for name in named)


def test_a_new_role_is_right_but_for_what_is_to_be_filled_in(with_role) -> None:
    project = with_role(filled("New role").replace("status: draft\n", ""))
    codes = {one.code for one in project.build().problems if one.severity != "note"}
    assert codes == {"left-blank", "bullet-empty"}


def test_every_snippet_writes_keys_that_there_are() -> None:
    for name in SNIPPETS:
        for line in filled(name).split("\n---\n")[0].splitlines():
            if line != "---":
                assert normal_key(line.partition(":")[0]) in NAMES, line


@pytest.mark.parametrize("name", ["Role is filled", "Role is withdrawn"])
def test_closing_a_role_is_one_line(name: str) -> None:
    written = filled(name).removeprefix("status: ")
    found = read_standing(Text(written, Spot("x")))
    assert not isinstance(found, Problem)
    assert found[1] == TODAY


def test_confirming_a_role_is_one_line() -> None:
    written = filled("Role is open still").removeprefix("confirmed: ")
    assert read_confirmation(Text(written, Spot("x")), "en") == (TODAY, "")
