"""Confirming a role changes one line of its file, and no other byte."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.confirming import confirm
from careers.keys import NAMES
from careers.problem import Problem, Spot, Text
from careers.role import Moment
from careers.values.confirmation import read_confirmation

TODAY = date(2026, 11, 23)
HEAD = "---\ntitle: Baker\nposted: 2026-11-02\n{}department: Bakery\n---\nBread.\n"


def done(text: str, by: str = "") -> str | Problem:
    return confirm(text, "roles/baker.md", NAMES, TODAY, by)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("confirmed: 2026-09-01\n", "confirmed: 2026-11-23\n"),
        ("Confirmed:2026-09-01\n", "Confirmed:2026-11-23\n"),
        ("confirmed:   1 September 2026   \n", "confirmed:   2026-11-23   \n"),
        ('confirmed: "2026-09-01"\n', 'confirmed: "2026-11-23"\n'),
        ("confirmed: 2026-09-01 by Eleni\n", "confirmed: 2026-11-23\n"),
        ("confirmed:\n", "confirmed: 2026-11-23\n"),
        ("", "confirmed: 2026-11-23\n"),
        ("closes: 2026-12-15\n", "closes: 2026-12-15\nconfirmed: 2026-11-23\n"),
    ],
)
def test_one_line_changes(before: str, after: str) -> None:
    assert done(HEAD.format(before)) == HEAD.format(after)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_they_did(end: str) -> None:
    text = HEAD.format("").replace("\n", end)

    assert done(text) == HEAD.format("confirmed: 2026-11-23\n").replace("\n", end)


def test_a_name_is_written_where_one_is_given() -> None:
    assert done(HEAD.format(""), "Eleni") == HEAD.format("confirmed: 2026-11-23 by Eleni\n")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# Baker\n\nBread.\n", 1),
        (HEAD.format("confirmed:\n  - 2026-09-01\n  - 2026-10-01\n"), 4),
    ],
)
def test_what_can_t_be_changed_safely_is_told(text: str, line: int) -> None:
    problem = done(text)

    assert isinstance(problem, Problem)
    assert (problem.path, problem.line) == ("roles/baker.md", line)
    assert "“confirmed: 2026-11-23”" in problem.fix


LINES = st.sampled_from(
    [
        *("confirmed: 2026-09-01", "confirmed:", "posted: 2026-11-02", "closes: 2026-12-15"),
        *("title: A: b", "# note", "  x", "benefits:", "  - bread", "summary: |", "---", ""),
    ]
)


@given(lines=st.lists(LINES, max_size=12), end=st.sampled_from(["\n", "\r\n"]))
def test_whatever_the_file_all_else_stays(lines: list[str], end: str) -> None:
    text = end.join(["---", *lines, "---", "Bread.", ""])

    found = done(text)

    if isinstance(found, str):
        before, after = text.split(end), found.split(end)
        assert len(after) - len(before) in (0, 1)
        changed = [line for line in after if line not in before]
        assert len(changed) == 1
        assert "2026-11-23" in changed[0]


@pytest.mark.parametrize(
    ("written", "day", "name"),
    [
        ("2026-11-20", date(2026, 11, 20), ""),
        ("2026-11-20 by Eleni", date(2026, 11, 20), "Eleni"),
        ("20 November 2026, by Eleni Papa (HR)", date(2026, 11, 20), "Eleni Papa (HR)"),
        ("November 20, 2026 (by Eleni)", date(2026, 11, 20), "Eleni"),
        ("2026-11-20 – By the people team", date(2026, 11, 20), "the people team"),
    ],
)
def test_a_confirmation_is_a_day_and_perhaps_a_name(written: str, day: Moment, name: str) -> None:
    assert read_confirmation(Text(written, Spot("x"))) == (day, name)


@pytest.mark.parametrize(
    "written", ["Eleni", "by Eleni", "2026-13-20 by Eleni", "soon by x", "y" * 900]
)
def test_a_confirmation_without_a_day_is_a_problem(written: str) -> None:
    assert isinstance(read_confirmation(Text(written, Spot("x"))), Problem)
