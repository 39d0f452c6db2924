"""When the work begins."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from careers.problem import Problem, Spot, Text
from careers.role import Moment, Span, TimeUnit
from careers.values.span import read_span
from careers.values.start import is_at_once, read_start

SPOT = Spot("roles/analyst.md", 6, 9)


def read(written: str, language: str = "en") -> Moment | Problem | None:
    return read_start(Text(written, SPOT), language)


@pytest.mark.parametrize(
    ("written", "language", "start"),
    [
        ("2027-03-08", "en", date(2027, 3, 8)),
        ("8 March 2027", "en", date(2027, 3, 8)),
        ("Monday, March 8, 2027", "en", date(2027, 3, 8)),
        ("8. März 2027", "de", date(2027, 3, 8)),
        ("2027-03-08 09:00", "en", datetime(2027, 3, 8, 9)),
    ],
)
def test_a_day_is_a_day(written: str, language: str, start: Moment) -> None:
    assert read(written, language) == start
    assert not is_at_once(written)


@pytest.mark.parametrize(
    "written",
    [
        "immediately",
        "Immediate start",
        "ASAP",
        "a.s.a.p.",
        "As soon as possible",
        "now",
        "ab sofort",
        "zum nächstmöglichen Zeitpunkt",
        "dès que possible",
        "Incorporación inmediata",
        "άμεσα",
    ],
)
def test_at_once_is_no_day(written: str) -> None:
    assert is_at_once(written)
    assert read(written) is None


@pytest.mark.parametrize(
    "written",
    ["March 2027", "Q1 2027", "spring", "1 March", "by arrangement", "tbd", "", "x" * 600,
     "not immediately", "immediately or in March", "the week of 8 March 2027"],
)  # fmt: skip
def test_words_are_left_as_they_are(written: str) -> None:
    assert read(written) is None
    assert not is_at_once(written)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "03/04/2027",
            "“03/04/2027” can be 3 April 2027 or 4 March 2027. "
            "Write 2027-04-03 for 3 April 2027 or 2027-03-04 for 4 March 2027.",
        ),
        (
            "2027-02-30",
            "“2027-02-30” names day 30, and February 2027 has 28 days. "
            "Did you mean its last day? Write 2027-02-28.",
        ),
        (
            "8 March 1927",
            "“8 March 1927” has the year 1927, which is not between 2000 and 2100. "
            "Write the year with its four digits, such as 2026-12-15.",
        ),
        (
            "Tuesday, 8 March 2027",
            "“Tuesday, 8 March 2027” says Tuesday, and 8 March 2027 is a Monday. "
            "Write 2027-03-08 if the date is right, 2027-03-09 if the weekday is.",
        ),
    ],
)
def test_a_date_with_a_slip_is_told(written: str, said: str) -> None:
    found = read(written)

    assert isinstance(found, Problem)
    assert str(found) == f"roles/analyst.md:6:9: error: {said}"


@pytest.mark.parametrize(
    ("written", "span"),
    [
        ("6 months", Span(6, TimeUnit.MONTH)),
        ("six months", Span(6, TimeUnit.MONTH)),
        ("1 year", Span(1, TimeUnit.YEAR)),
        ("12 weeks", Span(12, TimeUnit.WEEK)),
        ("10 days", Span(10, TimeUnit.DAY)),
        ("9 Monate", Span(9, TimeUnit.MONTH)),
        ("6 μήνες", Span(6, TimeUnit.MONTH)),
    ],
)
def test_a_length_of_time_is_read(written: str, span: Span) -> None:
    assert read_span(written) == span


@pytest.mark.parametrize(
    "written",
    ["", "6", "6–9 months", "up to 6 months", "at least 6 months", "6 months, then permanent",
     "1.5 years", "0 months", "6 moons", "permanent", "until March", "999999 years", "x" * 600],
)  # fmt: skip
def test_what_says_more_or_less_than_one_length_is_none(written: str) -> None:
    assert read_span(written) is None
