"""Days and minutes as people write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from babel import Locale
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from careers.problem import Problem, Spot, Text
from careers.values.moment import read_day

SPOT = Spot("roles/analyst.md", 7, 9)
FIFTEENTH = date(2026, 12, 15)
TWO_AHEAD = timezone(timedelta(hours=2))


def read(written: str, language: str = "en") -> date | datetime | Problem:
    return read_day(Text(written, SPOT), language)


def problem(written: str, language: str = "en") -> Problem:
    found = read(written, language)
    assert isinstance(found, Problem), found
    return found


@pytest.mark.parametrize(
    "written",
    [
        "2026-12-15",
        "2026–12–15",
        " 2026-12-15\u200b",
        "“2026-12-15”",
        "2026-12-15.",
        "２０２６-１２-１５",
        "2026/12/15",
        "2026.12.15",
        "20261215",
        "15.12.2026",
        "15. 12. 2026",
        "12/15/2026",
        "15/12/2026",
        "15-12-2026",
        "12.15.2026",
        "15 December 2026",
        "15\u00a0December\u00a02026",
        "15 Dec. 2026",
        "15-Dec-2026",
        "15 Decem 2026",
        "December 15th, 2026",
        "the 15th of December, 2026",
        "DECEMBER 15 2026",
        "2026 Dec 15",
        "Tue 15 Dec 2026",
        "Tues. 15 Dec 2026",
        "Tuesday, December 15, 2026",
        "Tue, 2026-12-15",
        "15 December 2026 (Tuesday)",
        "2026年12月15日",
    ],
)
def test_a_day_with_one_meaning_is_read(written: str) -> None:
    assert read(written) == FIFTEENTH
    assert not isinstance(read(written), datetime)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-1-5", date(2026, 1, 5)),
        ("3/3/2026", date(2026, 3, 3)),
        ("3.4.2026", date(2026, 4, 3)),
        ("12/31/2026", date(2026, 12, 31)),
        ("31/12/2026", date(2026, 12, 31)),
        ("2028-02-29", date(2028, 2, 29)),
        ("Mar 15 2026", date(2026, 3, 15)),
    ],
)
def test_short_numbers_and_other_days_are_read(written: str, day: date) -> None:
    assert read(written) == day


@pytest.mark.parametrize(
    ("written", "language", "day"),
    [
        ("15. Dezember 2026", "de", FIFTEENTH),
        ("Di., 15.12.2026", "de", FIFTEENTH),
        ("15. März 2026", "de", date(2026, 3, 15)),
        ("1er août 2026", "fr", date(2026, 8, 1)),
        ("mar. 15 déc. 2026", "fr", FIFTEENTH),
        ("15 mars 2026", "fr", date(2026, 3, 15)),
        ("mar 15 2026", "fr", date(2026, 3, 15)),
        ("15 de diciembre de 2026", "es", FIFTEENTH),
        ("terça-feira, 15 de dezembro de 2026", "pt-BR", FIFTEENTH),
        ("15 Δεκεμβρίου 2026", "el", FIFTEENTH),
        ("Τρίτη 15 ΔΕΚΕΜΒΡΙΟΥ 2026", "el", FIFTEENTH),
        ("15 December 2026", "el", FIFTEENTH),
        ("15 दिसंबर 2026", "hi", FIFTEENTH),
        ("15 December 2026", "xx", FIFTEENTH),
    ],
)
def test_months_and_weekdays_are_known_in_the_sites_language(
    written: str, language: str, day: date
) -> None:
    assert read(written, language) == day


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-12-15 17:00", datetime(2026, 12, 15, 17)),
        ("2026-12-15T17:00", datetime(2026, 12, 15, 17)),
        ("2026-12-15t17:00:30", datetime(2026, 12, 15, 17, 0, 30)),
        ("2026-12-15T17:00Z", datetime(2026, 12, 15, 17, tzinfo=UTC)),
        ("2026-12-15T17:00:00.000Z", datetime(2026, 12, 15, 17, tzinfo=UTC)),
        ("2026-12-15 17:00 UTC", datetime(2026, 12, 15, 17, tzinfo=UTC)),
        ("2026-12-15T17:00+02:00", datetime(2026, 12, 15, 17, tzinfo=TWO_AHEAD)),
        ("2026-12-15 17:00 +0200", datetime(2026, 12, 15, 17, tzinfo=TWO_AHEAD)),
        ("2026-12-15 17:00 UTC+2", datetime(2026, 12, 15, 17, tzinfo=TWO_AHEAD)),
        ("15 December 2026 at 17:00", datetime(2026, 12, 15, 17)),
        ("15 December 2026, 5 pm", datetime(2026, 12, 15, 17)),
        ("15 December 2026, 5:30 p.m.", datetime(2026, 12, 15, 17, 30)),
        ("15.12.2026 um 17 Uhr", datetime(2026, 12, 15, 17)),
        ("15/12/2026 à 17h30", datetime(2026, 12, 15, 17, 30)),
        ("2026-12-15 17.30", datetime(2026, 12, 15, 17, 30)),
        ("15.12.2026 um 17.30 Uhr", datetime(2026, 12, 15, 17, 30)),
        ("2026-12-15 noon", datetime(2026, 12, 15, 12)),
        ("2026-12-15 12 pm", datetime(2026, 12, 15, 12)),
        ("2026-12-15 24:00", datetime(2026, 12, 16)),
    ],
)
def test_a_time_of_day_makes_it_a_minute(written: str, moment: datetime) -> None:
    found = read(written)
    assert found == moment
    assert isinstance(found, datetime)
    assert found.utcoffset() == moment.utcoffset()


def test_two_readings_are_both_shown_in_words_and_to_write() -> None:
    found = problem("03/04/2026")
    assert found.code == "date-ambiguous"
    assert found.message == "“03/04/2026” can be 3 April 2026 or 4 March 2026."
    assert found.fix == "Write 2026-04-03 for 3 April 2026 or 2026-03-04 for 4 March 2026."
    assert (found.path, found.line, found.column) == SPOT
    assert found.severity == "error"


def test_a_repaired_day_keeps_its_time() -> None:
    assert "Write 2026-04-03 17:00 for" in problem("03/04/2026 5 pm").fix


@pytest.mark.parametrize(
    ("written", "code", "message", "fix"),
    [
        ("2023-010-22", "date-digits", "a digit too many", "Did you mean 2023-10-22?"),
        ("20260-10-22", "date-digits", "a digit too many", "2020-10-22, 2026-10-22 or 2060-10-22?"),
        ("2O26-12-15", "date-unclear", "a letter where a digit", "Did you mean 2026-12-15?"),
        ("l5.12.2026", "date-unclear", "a letter where a digit", "Did you mean 2026-12-15?"),
        ("XX", "date-missing", "is not a day", "take the line out"),
        ("n/a", "date-missing", "is not a day", "take the line out"),
        ("2026-13-02", "date-no-such-day", "month 13", "Write 2026-02-13."),
        ("2026-02-30", "date-no-such-day", "February 2026 has 28 days", "Write 2026-02-28."),
        ("31 November 2026", "date-no-such-day", "has 30 days", "Write 2026-11-30."),
        ("2026-10-00", "date-no-such-day", "names day 0", "such as 2026-12-15"),
        ("15.12.26", "date-short-year", "two digits", "Write 2026-12-15 for 15 December 2026."),
        ("15 Dec 26", "date-short-year", "two digits", "Write 2026-12-15 for 15 December 2026."),
        ("26-12-15", "date-short-year", "two digits", "2015-12-26 for 26 December 2015 or"),
        ("15 December", "date-no-year", "has no year", "15 December 2026"),
        ("12/15", "date-no-year", "has no year", "15 December 2026"),
        ("December 2026", "date-no-day", "a whole month", "such as 2026-12-31 for the last"),
        ("2026-02", "date-no-day", "a whole month", "such as 2026-02-28 for the last"),
        ("end of March 2026", "date-unclear", "“end”", "such as 2026-03-31 for the last"),
        ("Mon 15 Dec 2026", "date-weekday", "is a Tuesday", "Write 2026-12-15 if the date is"),
        ("Mon 15 Dec 2026", "date-weekday", "says Monday", "2026-12-14 if the weekday is."),
        ("15 Decmber 2026", "date-unclear", "“Decmber”", "If you mean 2026-12-15, write it so."),
        ("2026-12-15 (extended)", "date-unclear", "“(extended)”", "If you mean 2026-12-15"),
        ("1-15 December 2026", "date-unclear", "not one day", "such as 2026-12-15"),
        ("1926-12-15", "date-year", "the year 1926", "four digits"),
        ("2206-12-15", "date-year", "not between 2000 and 2100", "four digits"),
        ("20226-12-15", "date-digits", "a digit too many", "2022-12-15 or 2026-12-15?"),
        ("tbd", "date-missing", "“tbd” is not a day", "take the line out until it is known"),
        ("ASAP", "date-missing", "“ASAP” is not a day", "Write the day itself"),
        ("soon", "date-missing", "“soon” is not a day", "Write the day itself"),
        ("open until filled", "date-missing", "not a day", "Take the line out"),
        ("", "date-missing", "Nothing is written here.", "such as 2026-12-15"),
        ("\u200b \u00a0", "date-missing", "Nothing is written here.", "such as 2026-12-15"),
        ("hello", "date-unclear", "“hello”", "such as 2026-12-15"),
        ("2026", "date-unclear", "not a date", "such as 2026-12-15"),
        ("15:00", "time-unclear", "cannot be read", "after the day, such as 2026-12-15 17:00"),
        ("2026-12-15 25:00", "time-unclear", "cannot be read", "00:00 to 23:59"),
        ("2026-12-15 17:00+25:00", "time-unclear", "cannot be read", "00:00 to 23:59"),
        ("2026-12-15 midnight", "time-ambiguous", "before that day or", "23:59 for the last one"),
        ("2026-12-15 12 am", "time-ambiguous", "before that day or", "00:00 for the first minute"),
        ("2026-12-15 17:00 EST", "time-zone-unclear", "“EST”", "such as 17:00+02:00"),
        ("9" * 501, "too-long", "501 characters", "Write only a date here"),
    ],
)
def test_anything_else_says_what_to_write(written: str, code: str, message: str, fix: str) -> None:
    found = problem(written)
    assert found.code == code
    assert message in found.message
    assert fix in found.fix


def test_five_megabytes_are_answered_at_once_and_shortly() -> None:
    found = problem("2026-12-15 " * 500_000)
    assert found.code == "too-long"
    assert len(found.message) < 120


@given(st.text())
def test_any_text_gives_a_day_or_a_problem(written: str) -> None:
    found = read(written)
    assert isinstance(found, date | Problem)


@given(st.text(alphabet="0123456789-/.: TZ+apm,decmayFri", max_size=30))
def test_anything_like_a_date_gives_a_day_in_range_or_a_problem(written: str) -> None:
    found = read(written)
    assert isinstance(found, Problem) or 2000 <= found.year <= 2101


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_every_day_is_read_back_as_iso(day: date) -> None:
    assert read(day.isoformat()) == day


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 12, 31)), st.booleans())
def test_every_second_is_read_back_as_iso(moment: datetime, aware: bool) -> None:
    moment = moment.replace(microsecond=0, tzinfo=TWO_AHEAD if aware else None)
    assert read(moment.isoformat()) == moment
    assert read(moment.isoformat(" ")) == moment


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "pt", "nl", "el", "sv", "pl"])
@pytest.mark.parametrize("width", ["medium", "long", "full"])
def test_a_day_as_a_language_writes_it_is_read_back(language: str, width: str) -> None:
    for month in range(1, 13):
        day = date(2026, month, 13)
        written = format_date(day, width, locale=Locale(language))
        assert read(written, language) == day, written


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_what_a_problem_offers_is_read_as_meant(day: date) -> None:
    found = read(f"{day.day}/{day.month}/{day.year}")
    if isinstance(found, Problem):
        assert found.code == "date-ambiguous"
        assert f"Write {day} for" in found.fix
    else:
        assert found == day
