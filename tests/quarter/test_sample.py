"""A quarter of the sample site, with all its roles."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from tests.quarter.conftest import Quarter, day, weeks

ROOT = Path(__file__).parent.parent.parent
BEGIN, END = day("2026-10-20"), day("2027-01-20")
# Pictures are the same every day, and take longer than all the rest.
PICTURES = re.compile(r"^        social_images:.*\n(?:          .*\n)+", re.MULTILINE)
# Two openings lead to roles that were posted after them.
LINKS = re.compile(r"^- \[[^\]]*\]\(\.\./(?:[a-z-]+\.md).*\n", re.MULTILINE)


@pytest.fixture(scope="module")
def quarter(tmp_path_factory) -> Quarter:
    folder = tmp_path_factory.mktemp("quarter")
    for name in ("roles", "site_src", "theme_overrides"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "plugins").mkdir()
    shutil.copy(ROOT / "plugins/our_kitchens.py", folder / "plugins")
    config = PICTURES.sub("", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert "social_images" not in config
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    for file in (folder / "roles/sales-account-executive").glob("*.md"):
        file.write_text(LINKS.sub("", file.read_text(encoding="utf-8")), encoding="utf-8")
    return Quarter(folder / "mkdocs.yml", folder / "site", BEGIN, END)


def test_roles_open_and_close_in_the_quarter(quarter):
    kinds = {turn for moment in quarter.moments for turn in quarter.turns(moment).values()}
    assert {("upcoming", "open"), ("open", "closed")} <= kinds
    assert len(quarter.moments) > 8


@pytest.mark.parametrize("week", weeks(BEGIN, END), ids=lambda week: f"{week:%Y-%m-%d}")
def test_all_parts_agree_at_every_minute_of_a_week(quarter, week):
    quarter.check_week(week)
