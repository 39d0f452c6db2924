"""A role is what its dates say, where the employer is, to the minute."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.lifecycle import (
    State,
    begin_of,
    changed_on,
    closes_at,
    end_of,
    last_moment,
    opens_at,
    state_at,
)
from careers.role import Place, Role, Status, Workplace

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


DAY = timedelta(days=1)
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
    ],
)
def test_the_state_of_an_opening(values: dict[str, Any], state: State) -> None:
    assert state_at(role(**values), NOON, NEW_YORK) is state


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
    assert state_at(role(**{"places": (), "posted": None, **values}), NOON, NEW_YORK) is state


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

    assert opens_at(open_role, ZoneInfo(zone)) == first
    assert closes_at(open_role, ZoneInfo(zone)) == after
    second = timedelta(seconds=1)
    expected = [(first - second, State.UPCOMING), (after, State.CLOSED)]
    if first < after:
        expected += [(first, State.OPEN), (after - second, State.OPEN)]
    for moment, state in expected:
        for clock in (ZoneInfo(zone), UTC, ZoneInfo("Asia/Tokyo")):
            assert state_at(open_role, moment.astimezone(clock), ZoneInfo(zone)) is state


def test_a_closing_time_in_the_hour_that_comes_twice_is_in_its_first_pass() -> None:
    closing = role(closes=datetime(2026, 11, 1, 1, 30), posted=date(2026, 10, 1))
    second_pass = at("2026-11-01T06:15:00+00:00", "America/New_York")

    assert (second_pass.hour, second_pass.minute) == (1, 15)
    assert state_at(closing, second_pass, NEW_YORK) is State.CLOSED
    first_pass = at("2026-11-01T05:15:00+00:00", "America/New_York")
    assert (first_pass.hour, first_pass.minute) == (1, 15)
    assert state_at(closing, first_pass, NEW_YORK) is State.OPEN


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
    found = last_moment(role(closes=closes), ATHENS)

    assert (found.isoformat() if found else None) == last


def test_the_last_moment_of_a_day_before_a_missing_midnight() -> None:
    found = last_moment(role(closes=date(2018, 11, 3)), ZoneInfo("America/Sao_Paulo"))

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
    assert changed_on(role(**values), NOON, NEW_YORK) == changed


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
    shown = role(posted=day, closes=day)

    state = state_at(shown, moment, zone)

    assert state_at(shown, moment.astimezone(UTC), zone) is state
    later = state_at(shown, moment.astimezone(UTC) + 400 * DAY, zone)
    order = [State.UPCOMING, State.OPEN, State.CLOSED]
    assert order.index(later) >= order.index(state)
