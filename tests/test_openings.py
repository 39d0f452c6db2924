"""A role as a folder: what its openings take from it, and what is told of a wrong tree."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup

from careers.assembly import Address
from careers.folder import role_paths, slug_of
from careers.reading import Reading, make_rules, read_folder
from careers.role import Role
from careers.settings import Source, read_settings
from careers.site import Site

CASES = yaml.safe_load((Path(__file__).parent / "cases/openings.yml").read_text("utf-8"))
PAGES = {"site_src/index.md": "", "site_src/benefits.md": "benefits/"}


def read_tree(folder: Path, site: Site, case: dict[str, Any]) -> Reading:
    for name, text in case["files"].items():
        file = folder / "roles" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    options = {
        "employer": {"name": "Example"},
        "timezone": "America/New_York",
        "defaults": case.get("defaults", {}),
        "departments": case.get("departments", {}),
    }
    settings, _ = read_settings(options, Source())
    assert settings is not None
    own = {path: Address().of(slug_of(path)) for path in role_paths(folder / "roles", "roles")}
    rules, wrong = make_rules(settings, Source(), site, {**PAGES, **own}, frozenset())
    assert wrong == []
    return read_folder(folder / "roles", "roles", rules, own)


def said(role: Role, key: str) -> object:
    """A value of a role as the cases write it."""
    if key == "html":
        return role.body.html()
    if key == "text":
        return " ".join(BeautifulSoup(role.body.html(), "html.parser").get_text(" ").split())
    value = getattr(role, key)
    return list(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_a_role_and_its_openings(tmp_path: Path, site: Site, case: dict[str, Any]) -> None:
    reading = read_tree(tmp_path, site, case)

    told = [str(problem).removeprefix("roles/") for problem in reading.problems]
    assert told == case.get("problems", [])
    roles = {role.slug: role for role in reading.roles}
    for slug, expected in case.get("read", {}).items():
        assert {key: said(roles[slug], key) for key in expected} == expected


def test_a_value_of_blanks_alone_is_looked_at_once(tmp_path: Path, site: Site) -> None:
    hours = f"38{' ' * 90_000}."
    opening = f"---\nlocation: Boston\nposted: 2026-11-02\nhours: {hours}\n---\n"
    files = {"ae/index.md": "# Seller\n\nYou sell.\n", "ae/boston.md": opening}
    [_, role] = read_tree(tmp_path, site, {"files": files}).roles
    assert role.hours == "38 ."
