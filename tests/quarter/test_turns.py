"""A quarter of a small site in which roles turn in every way that there is.

The sample has no closing minute, no other time zone, no hour of a clock change, no role that
rests because nobody confirmed it and comes back, and no openings that come and go.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.quarter.conftest import Quarter, day, weeks

from careers.lifecycle import State

ROOT = Path(__file__).parent.parent.parent
BEGIN, END = day("2026-10-01"), day("2027-01-01")
MKDOCS = """\
site_name: Jobs at Example
site_url: https://jobs.example.com/
site_description: Work at Example, in Boston, in Athens or from home.
docs_dir: site_src
theme: {name: material, font: false}
plugins:
  - search
  - careers:
      employer: {name: Example, url: https://example.com/, logo: assets/logo.png}
      timezone: America/New_York
      confirm_after: 20
      pause_after: 35
      features:
        job_posting: {}
        application_form: {email: jobs@example.com}
        feeds: {}
        crawlers: {}
"""


def role(title: str, *lines: str, department: str = "Sales") -> str:
    number = f"reference: R-{sum(map(ord, title))}"
    head = ["---", f"title: {title}", f"department: {department}", number, *lines]
    if not any(line.startswith("pay:") for line in lines):
        head.append("pay: 50,000 USD per year")
    head += ["employment: full-time", "workplace: on-site"]
    text = f"The work of a {title}, in more than a few words: something to read, and a reason."
    return "\n".join([*head, "---", text, "", "## Requirements", "", "- Two hands", ""])


HERE = "location: Boston"
FILES = {
    "mkdocs.yml": MKDOCS,
    "site_src/index.md": "---\ntemplate: home.html\n---\n# Work at Example\n\nWe bake bread.\n",
    "site_src/departments/sales.md": "Those who sell what the others bake, every day anew.\n",
    "site_src/offices/boston.md": "---\nstreet: 1 Main Street\ncity: Boston\nregion: MA\n"
    "postal code: 02127\ncountry: US\n---\nAn office.\n",
    # In New York, 1:30 comes twice on November 1; the role closes at the first of the two.
    "roles/minute.md": role(
        "Minute Taker",
        HERE,
        "posted: 2026-10-07",
        "closes: 2026-11-01 01:30",
        "contact: ask@example.com",
    ),
    "roles/tokyo.md": role(
        "Tokyo Baker",
        "location: Tokyo, Japan",
        "timezone: Asia/Tokyo",
        "posted: 2026-10-14",
        "confirmed: 2026-11-10",
        "closes: 2026-12-01",
    ),
    "roles/late.md": role(
        "Late Opener",
        HERE,
        "posted: 2026-10-15",
        "opens: 2026-11-24 09:00",
        "closes: 2026-12-18 17:30",
        "featured: yes",
    ),
    # Nobody says anything for so long that it rests, then somebody does.
    "roles/quiet.md": role(
        "Quiet Cook", HERE, "posted: 2026-10-02", "confirmed: 2026-11-23", department="Kitchen"
    ),
    "roles/paused.md": role("Paused Hand", HERE, "posted: 2026-11-05", "status: paused"),
    "roles/filled.md": role(
        "Filled Hand", HERE, "posted: 2026-11-06", "status: filled", "closes: 2026-12-09"
    ),
    "roles/over.md": role("Early Hand", HERE, "posted: 2026-11-07", "status: closed"),
    "roles/draft.md": role("Draft Hand", HERE, "posted: 2026-11-07", "status: draft"),
    "roles/guide/index.md": "---\ntitle: Kitchen Guide\ndepartment: Sales\nworkplace: on-site\n"
    "pay: 20 USD per hour\nemployment: part-time\nfeatured: yes\n---\n"
    "Show people around a kitchen, and tell them what is in the oven.\n",
    "roles/guide/boston.md": "---\nlocation: Boston\nreference: G1\nposted: 2026-11-12\n"
    "closes: 2026-12-04 12:00\n---\n",
    "roles/guide/athens.md": "---\nlocation: Athens, Greece\nreference: G2\n"
    "timezone: Europe/Athens\nposted: 2026-12-01\ncloses: 2026-12-11\n---\n",
}


@pytest.fixture(scope="module")
def quarter(tmp_path_factory) -> Quarter:
    folder = tmp_path_factory.mktemp("turns")
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    logo = folder / "site_src/assets/logo.png"
    logo.parent.mkdir()
    shutil.copyfile(ROOT / "site_src/assets/logo.png", logo)
    return Quarter(folder / "mkdocs.yml", folder / "site", BEGIN, END)


def test_roles_turn_in_every_way_that_time_alone_brings(quarter):
    kinds = {turn for moment in quarter.moments for turn in quarter.turns(moment).values()}
    assert kinds >= {
        (State.UPCOMING, State.OPEN),
        (State.OPEN, State.CLOSED),
        (State.OPEN, State.PAUSED),
        (State.PAUSED, State.OPEN),
        (State.UPCOMING, State.PAUSED),
        (State.UPCOMING, State.FILLED),
        (State.UPCOMING, State.CLOSED),
    }


@pytest.mark.parametrize("week", weeks(BEGIN, END), ids=lambda week: f"{week:%Y-%m-%d}")
def test_all_parts_agree_at_every_minute_of_a_week(quarter, week):
    quarter.check_week(week)
