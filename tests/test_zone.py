"""A time zone is read as it was meant, or what is meant is asked for."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from careers.problem import Problem, Spot, Text
from careers.values.zone import read_zone

SPOT = Spot("roles/baker.md", 5, 11)


@pytest.mark.parametrize(
    ("written", "zone"),
    [
        ("Europe/Athens", "Europe/Athens"),
        ("europe/athens", "Europe/Athens"),
        ("America/New York", "America/New_York"),
        ("“America/New_York”", "America/New_York"),
        ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("UTC", "UTC"),
        ("utc", "UTC"),
        # A town that is in one zone's name alone.
        ("Athens", "Europe/Athens"),
        ("new york", "America/New_York"),
        ("São Paulo", "America/Sao_Paulo"),
    ],
)
def test_a_zone_is_read_as_it_was_meant(written: str, zone: str) -> None:
    assert read_zone(Text(written, SPOT)) == ZoneInfo(zone)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Europe/Atens", "Europe/Athens"),
        ("Atens", "Europe/Athens"),
        ("New Yrok", "America/New_York"),
        # Winter's clocks all year, or several places: no clock in Boston goes by EST in June.
        ("EST", "America/New_York"),
        ("CET", "Europe/Berlin"),
        ("GMT", "Europe/London"),
        ("IST", "Asia/Kolkata"),
    ],
)
def test_what_can_be_meant_is_offered(written: str, meant: str) -> None:
    problem = read_zone(Text(written, SPOT))

    assert isinstance(problem, Problem)
    assert str(problem) == (
        f"roles/baker.md:5:11: error: There is no time zone “{written}”. "
        f"Did you mean “{meant}”? Write one such as Europe/Athens."
    )


@pytest.mark.parametrize(
    "written",
    ["Mars", "+02:00", "UTC+2", "../../etc/passwd", "/etc/localtime", "Europe", "a/\0", "é/" * 9],
)
def test_anything_else_is_no_zone(written: str) -> None:
    problem = read_zone(Text(written, SPOT))

    assert isinstance(problem, Problem)
    assert problem.code == "timezone"
    assert problem.fix.endswith("Write one such as Europe/Athens.")


def test_a_novel_is_no_zone() -> None:
    problem = read_zone(Text("x" * 5000, SPOT))

    assert isinstance(problem, Problem)
    assert problem.code == "too-long"
