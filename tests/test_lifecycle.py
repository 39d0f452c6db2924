"""A role is what its dates say, where the employer is, to the minute."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.lifecycle import (
    State,
    Turn,
    asks_at,
    begin_of,
    changed_on,
    changes_between,
    closes_at,
    day_of,
    end_of,
    is_short,
    last_moment,
    next_change,
    opens_at,
    over_at,
    over_since,
    rests_at,
    rests_unconfirmed,
    silent_days,
    state_at,
    turns_of,
    zone_of,
)
from careers.role import Place, Role, Status, Workplace
from careers.site import Employer, Site

NEW_YORK = ZoneInfo("America/New_York")
ATHENS = ZoneInfo("Europe/Athens")
NOON = datetime(2026, 11, 23, 12, tzinfo=NEW_YORK)
# The rules of the past are settled: only there do tests of odd days stay true.
ZONES = [
    *("UTC", "America/New_York", "Europe/Athens", "Asia/Kolkata", "Pacific/Auckland"),
    *("America/Sao_Paulo", "Africa/Cairo", "America/Havana", "Pacific/Apia", "Asia/Beirut"),
    *("America/St_Johns", "Australia/Lord_Howe", "Pacific/Kiritimati", "Asia/Kathmandu"),
]


def role(**values: Any) -> Role:
    """An opening in Boston that was posted on 2 November 2026."""
    return Role(
        **{
            "slug": "baker",
            "path": "roles/baker.md",
            "title": "Baker",
            "places": (Place("US"),),
            "posted": date(2026, 11, 2),
            **values,
        }
    )


def at(text: str, zone: str) -> datetime:
    """A moment with its difference from UTC, as a clock in a zone shows it."""
    return datetime.fromisoformat(text).astimezone(ZoneInfo(zone))


def where(zone: str | ZoneInfo, now: datetime = NOON, **values: Any) -> Site:
    """A site whose employer's clocks go by a time zone."""
    zone = ZoneInfo(str(zone))
    employer = Employer("Example")
    return Site("", "Jobs", "en", zone, employer, (), now.astimezone(zone), **values)


DAY = timedelta(days=1)
IN_BOSTON = where(NEW_YORK)
TODAY = NOON.date()


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({}, State.OPEN),
        ({"posted": TODAY}, State.OPEN),
        ({"posted": TODAY + DAY}, State.UPCOMING),
        ({"opens": TODAY}, State.OPEN),
        ({"opens": TODAY + DAY}, State.UPCOMING),
        ({"posted": TODAY + DAY, "closes": TODAY + 2 * DAY}, State.UPCOMING),
        ({"closes": TODAY}, State.OPEN),
        ({"closes": TODAY - DAY}, State.CLOSED),
        ({"closes": datetime(2026, 11, 23, 12)}, State.CLOSED),
        ({"closes": datetime(2026, 11, 23, 12, 1)}, State.OPEN),
        ({"opens": datetime(2026, 11, 23, 12)}, State.OPEN),
        ({"opens": datetime(2026, 11, 23, 12, 1)}, State.UPCOMING),
        ({"closes": datetime(2026, 11, 23, 17, tzinfo=UTC)}, State.CLOSED),
        ({"closes": datetime(2026, 11, 23, 17, 1, tzinfo=UTC)}, State.OPEN),
        ({"status": Status.DRAFT}, State.DRAFT),
        ({"status": Status.DRAFT, "posted": TODAY + DAY}, State.DRAFT),
        ({"status": Status.DRAFT, "closes": TODAY - DAY}, State.DRAFT),
        ({"status": Status.PAUSED}, State.PAUSED),
        ({"status": Status.PAUSED, "closes": TODAY - DAY}, State.CLOSED),
        ({"status": Status.PAUSED, "opens": TODAY + DAY}, State.UPCOMING),
        ({"status": Status.FILLED}, State.FILLED),
        ({"status": Status.FILLED, "closes": TODAY - DAY}, State.FILLED),
        ({"status": Status.CLOSED}, State.CLOSED),
        ({"status": Status.CLOSED, "closes": TODAY + DAY}, State.CLOSED),
        ({"status": Status.CLOSED, "opens": TODAY + DAY}, State.UPCOMING),
        ({"status": Status.WITHDRAWN}, State.CLOSED),
        ({"status": Status.FILLED, "status_since": TODAY}, State.FILLED),
        ({"status": Status.FILLED, "status_since": TODAY + DAY}, State.OPEN),
        ({"status": Status.CLOSED, "status_since": TODAY + DAY, "closes": TODAY}, State.OPEN),
        ({"status": Status.FILLED, "status_since": TODAY, "closes": TODAY - DAY}, State.FILLED),
        ({"status": Status.PAUSED, "status_since": TODAY}, State.PAUSED),
        ({"status": Status.PAUSED, "status_since": datetime(2026, 11, 23, 12, 1)}, State.OPEN),
        ({"status": Status.WITHDRAWN, "opens": TODAY + DAY}, State.UPCOMING),
    ],
)
def test_the_state_of_an_opening(values: dict[str, Any], state: State) -> None:
    assert state_at(role(**values), NOON, IN_BOSTON) is state


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({}, State.DESCRIPTION),
        ({"status": Status.DRAFT}, State.DRAFT),
        ({"status": Status.PAUSED}, State.PAUSED),
        ({"status": Status.FILLED}, State.FILLED),
        ({"status": Status.CLOSED}, State.CLOSED),
        ({"workplace": Workplace.HYBRID}, State.DESCRIPTION),
        ({"workplace": Workplace.REMOTE}, State.OPEN),
        ({"closes": TODAY}, State.OPEN),
    ],
)
def test_a_role_without_dates_and_place_is_a_description(
    values: dict[str, Any], state: State
) -> None:
    assert state_at(role(**{"places": (), "posted": None, **values}), NOON, IN_BOSTON) is state


@pytest.mark.parametrize("state", State)
def test_only_drafts_and_upcoming_roles_are_kept_back(state: State) -> None:
    assert state.is_public is (state not in (State.DRAFT, State.UPCOMING))


@pytest.mark.parametrize("state", State)
def test_nobody_can_apply_when_a_role_is_over(state: State) -> None:
    assert state.is_over is (state in (State.PAUSED, State.FILLED, State.CLOSED))


@pytest.mark.parametrize(
    ("zone", "day", "begins", "ends"),
    [
        ("Europe/Athens", "2026-12-15", "2026-12-14T22:00", "2026-12-15T22:00"),
        ("America/New_York", "2026-12-15", "2026-12-15T05:00", "2026-12-16T05:00"),
        ("Pacific/Kiritimati", "2026-12-15", "2026-12-14T10:00", "2026-12-15T10:00"),
        ("Asia/Kathmandu", "2026-12-15", "2026-12-14T18:15", "2026-12-15T18:15"),
        # A leap day, the day before one, the last day of a year.
        ("Europe/Athens", "2028-02-29", "2028-02-28T22:00", "2028-02-29T22:00"),
        ("Europe/Athens", "2028-02-28", "2028-02-27T22:00", "2028-02-28T22:00"),
        ("Europe/Athens", "2027-02-28", "2027-02-27T22:00", "2027-02-28T22:00"),
        ("Europe/Athens", "2026-12-31", "2026-12-30T22:00", "2026-12-31T22:00"),
        # Clocks go forward: 23 hours. Clocks go back: 25.
        ("America/New_York", "2026-03-08", "2026-03-08T05:00", "2026-03-09T04:00"),
        ("America/New_York", "2026-11-01", "2026-11-01T04:00", "2026-11-02T05:00"),
        ("Europe/Athens", "2026-03-29", "2026-03-28T22:00", "2026-03-29T21:00"),
        ("Europe/Athens", "2026-10-25", "2026-10-24T21:00", "2026-10-25T22:00"),
        ("Australia/Lord_Howe", "2026-04-05", "2026-04-04T13:00", "2026-04-05T13:30"),
        # No midnight: the day begins, and the one before ends, at one o'clock.
        ("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00", "2018-11-05T02:00"),
        ("America/Sao_Paulo", "2018-11-03", "2018-11-03T03:00", "2018-11-04T03:00"),
        ("Africa/Cairo", "2024-04-26", "2024-04-25T22:00", "2024-04-26T21:00"),
        ("Asia/Beirut", "2022-03-27", "2022-03-26T22:00", "2022-03-27T21:00"),
        # Two midnights: the first begins the day.
        ("America/Havana", "2022-11-06", "2022-11-06T04:00", "2022-11-07T05:00"),
        # Samoa had no 30 December 2011: it is over as it begins.
        ("Pacific/Apia", "2011-12-29", "2011-12-29T10:00", "2011-12-30T10:00"),
        ("Pacific/Apia", "2011-12-30", "2011-12-30T10:00", "2011-12-30T10:00"),
    ],
)
def test_a_day_is_all_of_it_where_the_employer_is(
    zone: str, day: str, begins: str, ends: str
) -> None:
    open_role = role(posted=date.fromisoformat(day), closes=date.fromisoformat(day))
    first, after = datetime.fromisoformat(f"{begins}Z"), datetime.fromisoformat(f"{ends}Z")

    assert opens_at(open_role, where(zone)) == first
    assert closes_at(open_role, where(zone)) == after
    second = timedelta(seconds=1)
    expected = [(first - second, State.UPCOMING), (after, State.CLOSED)]
    if first < after:
        expected += [(first, State.OPEN), (after - second, State.OPEN)]
    for moment, state in expected:
        for clock in (ZoneInfo(zone), UTC, ZoneInfo("Asia/Tokyo")):
            assert state_at(open_role, moment.astimezone(clock), where(zone)) is state


def test_a_closing_time_in_the_hour_that_comes_twice_is_in_its_first_pass() -> None:
    closing = role(closes=datetime(2026, 11, 1, 1, 30), posted=date(2026, 10, 1))
    second_pass = at("2026-11-01T06:15:00+00:00", "America/New_York")

    assert (second_pass.hour, second_pass.minute) == (1, 15)
    assert state_at(closing, second_pass, IN_BOSTON) is State.CLOSED
    first_pass = at("2026-11-01T05:15:00+00:00", "America/New_York")
    assert (first_pass.hour, first_pass.minute) == (1, 15)
    assert state_at(closing, first_pass, IN_BOSTON) is State.OPEN


def test_a_time_that_no_clock_shows_is_the_moment_after() -> None:
    missing = datetime(2026, 3, 8, 2, 30)

    assert begin_of(missing, NEW_YORK).isoformat() == "2026-03-08T03:30:00-04:00"


def test_a_difference_from_utc_that_was_written_is_kept() -> None:
    written = datetime.fromisoformat("2026-12-15T17:00:00+02:00")

    assert begin_of(written, NEW_YORK).isoformat() == "2026-12-15T17:00:00+02:00"
    assert end_of(written, NEW_YORK) == written


@pytest.mark.parametrize(
    ("closes", "last"),
    [
        (None, None),
        (date(2026, 12, 15), "2026-12-15T23:59:59+02:00"),
        (date(2026, 3, 29), "2026-03-29T23:59:59+03:00"),
        (date(2026, 10, 25), "2026-10-25T23:59:59+02:00"),
        (datetime(2026, 12, 15, 17), "2026-12-15T17:00:00+02:00"),
        (datetime(2026, 12, 15, 17, tzinfo=UTC), "2026-12-15T17:00:00+00:00"),
    ],
)
def test_the_last_moment_to_apply(closes: date | None, last: str | None) -> None:
    found = last_moment(role(closes=closes), where(ATHENS))

    assert (found.isoformat() if found else None) == last


def test_the_last_moment_of_a_day_before_a_missing_midnight() -> None:
    found = last_moment(role(closes=date(2018, 11, 3)), where("America/Sao_Paulo"))

    assert found
    assert found.isoformat() == "2018-11-03T23:59:59-03:00"


@pytest.mark.parametrize(
    ("values", "changed"),
    [
        ({"posted": None}, None),
        ({}, date(2026, 11, 2)),
        ({"posted": TODAY}, TODAY),
        ({"posted": TODAY + DAY}, None),
        ({"opens": date(2026, 11, 10)}, date(2026, 11, 10)),
        ({"opens": TODAY + DAY}, date(2026, 11, 2)),
        ({"confirmed": TODAY - DAY}, TODAY - DAY),
        ({"closes": TODAY - 2 * DAY}, TODAY - DAY),
        ({"closes": TODAY}, date(2026, 11, 2)),
        ({"closes": datetime(2026, 11, 23, 11)}, TODAY),
    ],
)
def test_a_page_changed_on_the_last_of_its_dates_that_has_come(
    values: dict[str, Any], changed: date | None
) -> None:
    assert changed_on(role(**values), IN_BOSTON) == changed


@given(
    day=st.dates(date(2000, 1, 1), date(2040, 12, 31)),
    zone=st.sampled_from(ZONES).map(ZoneInfo),
)
def test_one_day_ends_as_the_next_begins_in_any_zone(day: date, zone: ZoneInfo) -> None:
    assert end_of(day, zone) == begin_of(day + DAY, zone)
    assert begin_of(day, zone) <= end_of(day, zone)


@given(
    moment=st.datetimes(
        datetime(2000, 1, 1), datetime(2040, 12, 31), timezones=st.sampled_from(ZONES).map(ZoneInfo)
    ),
    day=st.dates(date(2000, 1, 1), date(2040, 12, 30)),
    zone=st.sampled_from(ZONES).map(ZoneInfo),
)
def test_a_role_is_never_open_and_over_at_once(moment: datetime, day: date, zone: ZoneInfo) -> None:
    """Which clock `now` was read from makes no difference."""
    shown, site = role(posted=day, closes=day), where(zone)

    state = state_at(shown, moment, site)

    assert state_at(shown, moment.astimezone(UTC), site) is state
    later = state_at(shown, moment.astimezone(UTC) + 400 * DAY, site)
    order = [State.UPCOMING, State.OPEN, State.CLOSED]
    assert order.index(later) >= order.index(state)


def test_a_role_may_have_a_time_zone_of_its_own() -> None:
    in_athens = role(timezone=ATHENS, closes=date(2026, 12, 15))

    assert zone_of(role(), IN_BOSTON) == NEW_YORK
    assert zone_of(in_athens, IN_BOSTON) == ATHENS
    assert opens_at(in_athens, IN_BOSTON) == datetime(2026, 11, 1, 22, tzinfo=UTC)
    assert closes_at(in_athens, IN_BOSTON) == datetime(2026, 12, 15, 22, tzinfo=UTC)
    last = last_moment(in_athens, IN_BOSTON)
    assert last
    assert last.isoformat() == "2026-12-15T23:59:59+02:00"


# The state of a role at a moment: `-` stands for “not stated”; moments are those of UTC.
TABLE = """\
zone                 posted      opens             closes            now               state

America/New_York     2026-11-02  -                 2026-12-15        2026-11-02T04:59  upcoming
America/New_York     2026-11-02  -                 2026-12-15        2026-11-02T05:00  open
America/New_York     2026-11-02  -                 2026-12-15        2026-12-16T04:59  open
America/New_York     2026-11-02  -                 2026-12-15        2026-12-16T05:00  closed
Europe/Athens        2026-11-02  -                 2026-12-15        2026-12-15T21:59  open
Europe/Athens        2026-11-02  -                 2026-12-15        2026-12-15T22:00  closed
Pacific/Kiritimati   2026-11-02  -                 2026-12-15        2026-12-15T10:00  closed
Pacific/Pago_Pago    2026-11-02  -                 2026-12-15        2026-12-16T10:59  open
Pacific/Pago_Pago    2026-11-02  -                 2026-12-15        2026-12-16T11:00  closed
Asia/Kathmandu       2026-11-02  -                 2026-12-15        2026-12-15T18:14  open
Asia/Kathmandu       2026-11-02  -                 2026-12-15        2026-12-15T18:15  closed

# A day that is its own last one is open, all of it.
Europe/Athens        2026-12-15  -                 2026-12-15        2026-12-14T21:59  upcoming
Europe/Athens        2026-12-15  -                 2026-12-15        2026-12-14T22:00  open
Europe/Athens        2026-12-15  -                 2026-12-15        2026-12-15T22:00  closed

# Minutes.
Europe/Athens        2026-11-02  2026-12-01T09:00  2026-12-15T17:00  2026-12-01T06:59  upcoming
Europe/Athens        2026-11-02  2026-12-01T09:00  2026-12-15T17:00  2026-12-01T07:00  open
Europe/Athens        2026-11-02  2026-12-01T09:00  2026-12-15T17:00  2026-12-15T14:59  open
Europe/Athens        2026-11-02  2026-12-01T09:00  2026-12-15T17:00  2026-12-15T15:00  closed

# A leap day ends as any other, and there is none in 2027.
Europe/Athens        2028-02-29  -                 2028-02-29        2028-02-29T21:59  open
Europe/Athens        2028-02-29  -                 2028-02-29        2028-02-29T22:00  closed
America/New_York     2027-02-01  -                 2027-02-28        2027-03-01T04:59  open
America/New_York     2027-02-01  -                 2027-02-28        2027-03-01T05:00  closed

# The day on which clocks go forward has 23 hours, that on which they go back has 25.
America/New_York     2026-03-08  -                 2026-03-08        2026-03-08T05:00  open
America/New_York     2026-03-08  -                 2026-03-08        2026-03-09T03:59  open
America/New_York     2026-03-08  -                 2026-03-08        2026-03-09T04:00  closed
America/New_York     2026-11-01  -                 2026-11-01        2026-11-02T04:59  open
America/New_York     2026-11-01  -                 2026-11-01        2026-11-02T05:00  closed
Europe/Athens        2026-03-29  -                 2026-03-29        2026-03-29T20:59  open
Europe/Athens        2026-03-29  -                 2026-03-29        2026-03-29T21:00  closed
Europe/Athens        2026-10-25  -                 2026-10-25        2026-10-25T21:59  open
Europe/Athens        2026-10-25  -                 2026-10-25        2026-10-25T22:00  closed

# A minute that is skipped (03:30 in Athens) is the one after; of one that comes twice, the first.
Europe/Athens        2026-03-01  -                 2026-03-29T03:30  2026-03-29T01:29  open
Europe/Athens        2026-03-01  -                 2026-03-29T03:30  2026-03-29T01:30  closed
America/New_York     2026-03-01  2026-03-08T02:30  -                 2026-03-08T07:29  upcoming
America/New_York     2026-03-01  2026-03-08T02:30  -                 2026-03-08T07:30  open
Europe/Athens        2026-10-01  -                 2026-10-25T03:30  2026-10-25T00:29  open
Europe/Athens        2026-10-01  -                 2026-10-25T03:30  2026-10-25T00:30  closed
America/New_York     2026-10-01  -                 2026-11-01T01:30  2026-11-01T05:29  open
America/New_York     2026-10-01  -                 2026-11-01T01:30  2026-11-01T05:30  closed

# What opens after it closes, or is posted after it, is never open (and is told as a problem).
Europe/Athens        2026-11-02  2026-12-20        2026-12-15        2026-12-01T12:00  upcoming
Europe/Athens        2026-11-02  2026-12-20        2026-12-15        2026-12-17T12:00  upcoming
Europe/Athens        2026-11-02  2026-12-20        2026-12-15        2026-12-21T12:00  closed
Europe/Athens        2026-12-20  -                 2026-12-15        2026-12-17T12:00  upcoming
Europe/Athens        2026-12-20  -                 2026-12-15        2026-12-21T12:00  closed
"""
ROWS = [line.split() for line in TABLE.splitlines()[1:] if line and not line.startswith("#")]


def stated(text: str) -> date | datetime | None:
    if text == "-":
        return None
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


@pytest.mark.parametrize("row", ROWS, ids=" ".join)
def test_the_state_in_a_zone_at_a_moment(row: list[str]) -> None:
    zone, posted, opens, closes, now, state = row
    found = role(posted=stated(posted), opens=stated(opens), closes=stated(closes))
    moment = datetime.fromisoformat(f"{now}Z")

    assert state_at(found, moment, where(zone)) == state
    # The role's own zone counts, wherever the site is.
    own = replace(found, timezone=ZoneInfo(zone))
    assert state_at(own, moment, where("Asia/Tokyo")) == state


@pytest.mark.parametrize(
    ("values", "silent"),
    [
        ({}, 21),
        ({"confirmed": date(2026, 11, 13)}, 10),
        ({"confirmed": TODAY}, 0),
        ({"confirmed": datetime(2026, 11, 22, 23, 59)}, 1),
        # It was advertised anew since; or it opened since.
        ({"confirmed": date(2026, 10, 1)}, 21),
        ({"opens": date(2026, 11, 20), "confirmed": date(2026, 11, 3)}, 3),
        # Nobody can have said so tomorrow.
        ({"confirmed": TODAY + DAY}, 21),
        ({"posted": TODAY + DAY}, None),
        ({"posted": None}, None),
    ],
)
def test_silence_is_counted_from_the_last_word(values: dict[str, Any], silent: int | None) -> None:
    assert silent_days(role(**values), NOON, IN_BOSTON) == silent


def test_silence_is_counted_by_the_clocks_of_the_role() -> None:
    late = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)  # tomorrow in Athens
    found = role(confirmed=date(2026, 11, 24))

    assert silent_days(found, late, where("UTC")) == 21
    assert silent_days(replace(found, timezone=ATHENS), late, where("UTC")) == 0


def test_after_long_silence_somebody_is_asked_and_then_the_role_is_paused() -> None:
    site = where(NEW_YORK, confirm_after=60, pause_after=90)
    silent = role(confirmed=date(2026, 11, 20))

    assert asks_at(silent, NOON, site) == datetime(2027, 1, 20, 5, tzinfo=UTC)
    rests = rests_at(silent, NOON, site)
    assert rests == datetime(2027, 2, 19, 5, tzinfo=UTC)
    second = timedelta(seconds=1)
    assert state_at(silent, rests - second, site) is State.OPEN
    assert state_at(silent, rests, site) is State.PAUSED
    assert rests_unconfirmed(silent, rests, site)
    assert not rests_unconfirmed(silent, rests - second, site)
    assert not rests_unconfirmed(replace(silent, status=Status.PAUSED), rests, site)
    assert over_at(silent, NOON, site) == Turn(rests, State.PAUSED)


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({}, State.PAUSED),
        ({"confirmed": TODAY - 30 * DAY}, State.OPEN),
        ({"confirmed": TODAY - 31 * DAY}, State.PAUSED),
        ({"opens": TODAY - 30 * DAY}, State.OPEN),
        ({"closes": TODAY}, State.PAUSED),
        ({"closes": TODAY - DAY}, State.CLOSED),
        ({"status": Status.FILLED}, State.FILLED),
        ({"status": Status.CLOSED}, State.CLOSED),
        ({"status": Status.DRAFT}, State.DRAFT),
        ({"places": (), "posted": None}, State.DESCRIPTION),
    ],
)
def test_silence_pauses_only_what_would_be_open(values: dict[str, Any], state: State) -> None:
    site = where(NEW_YORK, pause_after=30)

    assert state_at(role(**{"posted": TODAY - 80 * DAY, **values}), NOON, site) is state


def test_without_a_limit_silence_changes_nothing() -> None:
    old = role(posted=date(2001, 1, 1))

    assert state_at(old, NOON, IN_BOSTON) is State.OPEN
    assert asks_at(old, NOON, IN_BOSTON) is rests_at(old, NOON, IN_BOSTON) is None
    assert over_at(old, NOON, IN_BOSTON) is None


def test_every_change_of_a_role_in_its_order() -> None:
    site = where("UTC", pause_after=10)
    found = role(opens=date(2026, 11, 5), confirmed=date(2026, 12, 1), closes=date(2026, 12, 20))

    assert [(turn.at.isoformat()[:16], turn.state) for turn in turns_of(found, site)] == [
        ("2026-11-05T00:00", State.OPEN),
        ("2026-11-16T00:00", State.PAUSED),
        ("2026-12-01T00:00", State.OPEN),
        ("2026-12-12T00:00", State.PAUSED),
        ("2026-12-21T00:00", State.CLOSED),
    ]


@pytest.mark.parametrize(
    ("values", "over"),
    [
        ({}, None),
        ({"closes": TODAY}, Turn(datetime(2026, 11, 24, 5, tzinfo=UTC), State.CLOSED)),
        ({"closes": TODAY - DAY}, None),
        ({"opens": TODAY + DAY, "closes": TODAY + DAY}, None),
        ({"status": Status.FILLED, "closes": TODAY}, None),
        ({"status": Status.PAUSED, "closes": TODAY}, None),
        ({"status": Status.DRAFT, "closes": TODAY}, None),
    ],
)
def test_when_an_open_role_stops_being_open(values: dict[str, Any], over: Turn | None) -> None:
    assert over_at(role(**values), NOON, IN_BOSTON) == over


def test_the_next_change_is_told_of_any_role() -> None:
    coming = role(opens=TODAY + DAY)

    assert next_change(coming, NOON, IN_BOSTON) == Turn(
        datetime(2026, 11, 24, 5, tzinfo=UTC), State.OPEN
    )
    assert next_change(role(), NOON, IN_BOSTON) is None


def test_the_moments_at_which_any_of_some_roles_changes() -> None:
    one = role(closes=date(2026, 12, 15))
    other = role(opens=date(2026, 12, 1), closes=date(2026, 12, 15))
    first, last = datetime(2026, 12, 1, 5, tzinfo=UTC), datetime(2026, 12, 16, 5, tzinfo=UTC)

    assert changes_between([one, other], NOON, last, IN_BOSTON) == (first, last)
    assert changes_between([one, other], first, last - DAY, IN_BOSTON) == ()


MOMENTS = (
    st.none()
    | st.dates(date(2026, 1, 1), date(2027, 12, 31))
    | st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31))
)


@given(
    posted=MOMENTS,
    opens=MOMENTS,
    closes=MOMENTS,
    confirmed=MOMENTS,
    status=st.sampled_from(Status),
    since=MOMENTS,
    pause_after=st.sampled_from([0, 1, 45]),
    zone=st.sampled_from(ZONES),
)
def test_between_two_changes_nothing_changes(
    posted: Any,
    opens: Any,
    closes: Any,
    confirmed: Any,
    status: Status,
    since: Any,
    pause_after: int,
    zone: str,
) -> None:
    """What a page says of the next change holds until it, and the state is another one then."""
    site = where(zone, pause_after=pause_after)
    found = role(posted=posted, opens=opens, closes=closes, confirmed=confirmed, status=status)
    found = replace(found, status_since=since)
    begin, end = datetime(2025, 12, 1, tzinfo=UTC), datetime(2028, 3, 1, tzinfo=UTC)
    turns = [*turns_of(found, site)]
    second = timedelta(seconds=1)

    assert [turn.at for turn in turns] == sorted({turn.at for turn in turns})
    state = state_at(found, begin, site)
    for turn in turns:
        assert state_at(found, turn.at - second, site) is state
        assert state_at(found, turn.at, site) is turn.state is not state
        state = turn.state
    assert state_at(found, end, site) is state
    for before, after in pairwise([begin, *(turn.at for turn in turns), end]):
        half = before + (after - before) / 2
        assert state_at(found, half, site) is state_at(found, before, site)


def test_a_change_by_silence_is_one_of_the_page() -> None:
    site = where(NEW_YORK, now=NOON + 60 * DAY, pause_after=30)

    assert changed_on(role(), site) == date(2026, 12, 3)


def test_a_page_changes_on_a_day_of_the_site() -> None:
    # The day of Athens begins while it is still the day before in New York.
    evening = datetime(2026, 11, 22, 18, tzinfo=NEW_YORK)
    found = role(posted=date(2026, 11, 23), timezone=ATHENS)

    assert changed_on(found, where(NEW_YORK, now=evening)) == date(2026, 11, 22)


def test_a_minute_is_on_the_day_that_the_clocks_of_the_role_show() -> None:
    late = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)

    assert day_of(late, ATHENS) == date(2026, 11, 24)
    assert day_of(late.date(), ATHENS) == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("values", "since"),
    [
        ({}, None),
        ({"closes": TODAY}, None),
        ({"closes": date(2026, 11, 20)}, "2026-11-21T05:00"),
        ({"status": Status.FILLED}, None),
        ({"status": Status.FILLED, "closes": TODAY + DAY}, None),
        ({"status": Status.FILLED, "status_since": date(2026, 11, 20)}, "2026-11-20T05:00"),
        ({"status": Status.FILLED, "closes": date(2026, 11, 20)}, "2026-11-21T05:00"),
        (
            {
                "status": Status.WITHDRAWN,
                "status_since": date(2026, 11, 10),
                "closes": date(2026, 11, 20),
            },
            "2026-11-10T05:00",
        ),
        (
            {
                "status": Status.CLOSED,
                "status_since": date(2026, 11, 22),
                "closes": date(2026, 11, 20),
            },
            "2026-11-21T05:00",
        ),
        ({"status": Status.PAUSED, "status_since": date(2026, 11, 20)}, None),
    ],
)
def test_since_when_a_role_is_over_is_known_where_somebody_wrote_it(
    values: dict[str, Any], since: str | None
) -> None:
    found = over_since(role(**values), NOON, IN_BOSTON)

    assert found == (datetime.fromisoformat(f"{since}Z") if since else None)


def test_a_page_becomes_short_when_its_role_has_been_over_for_long() -> None:
    site = where(NEW_YORK, shorten_after=30)
    closed = role(closes=date(2026, 11, 20))
    end = datetime(2026, 12, 21, 5, tzinfo=UTC)

    assert not is_short(closed, end - timedelta(seconds=1), site)
    assert is_short(closed, end, site)
    assert not is_short(closed, end, IN_BOSTON)
    # Nobody wrote when; or it may open again.
    assert not is_short(role(status=Status.FILLED), end + 4000 * DAY, site)
    paused = role(status=Status.PAUSED, status_since=date(2026, 11, 20))
    assert not is_short(paused, end + 4000 * DAY, site)
