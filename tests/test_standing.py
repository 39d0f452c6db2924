"""What HR says of a role may say since when."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from careers.problem import Problem, Spot, Text
from careers.role import Status
from careers.values.standing import read_standing

SPOT = Spot("roles/baker.md", 5, 9)
DAY = date(2026, 12, 3)


@pytest.mark.parametrize(
    ("written", "status", "since"),
    [
        ("filled", Status.FILLED, None),
        ("filled on 2026-12-03", Status.FILLED, DAY),
        ("Filled 2026-12-03", Status.FILLED, DAY),
        ("filled (2026-12-03)", Status.FILLED, DAY),
        ("filled, 3 December 2026", Status.FILLED, DAY),
        ("filled on December 3, 2026", Status.FILLED, DAY),
        ("on hold since 2026-12-03", Status.PAUSED, DAY),
        ("paused from 2026-12-03 17:00", Status.PAUSED, datetime(2026, 12, 3, 17)),
        ("closed: 2026-12-03", Status.CLOSED, DAY),
        ("withdrawn as of 2026-12-03", Status.WITHDRAWN, DAY),
        ("cancelled", Status.WITHDRAWN, None),
        ("open", Status.OPEN, None),
        ("draft", Status.DRAFT, None),
    ],
)
def test_a_status_may_say_since_when(written: str, status: Status, since: date | None) -> None:
    assert read_standing(Text(written, SPOT)) == (status, since)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("open from 2026-12-03", "“open” can't have a day of its own. Write “open” alone; the"),
        ("draft until 2026-12-03", "can't be read"),
        ("draft 2026-12-03", "“draft” can't have a day of its own. Write “draft” alone; the"),
        ("filled on 2026-13-03", "month"),
        ("filled on 03/12/2026", "can be"),
        ("filed on 2026-12-03", "“filed on 2026-12-03”"),
        ("filled by Maria", "“filled by Maria”"),
        ("2026-12-03", "“2026-12-03”"),
        ("filled " * 200, "goes on for"),
    ],
)
def test_what_can_t_be_read_is_told(written: str, said: str) -> None:
    problem = read_standing(Text(written, SPOT))

    assert isinstance(problem, Problem)
    assert problem.severity == "error"
    assert problem.fix
