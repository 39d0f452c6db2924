"""Until when what pages show is true: the moments that a browser is given."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.closing import countdown, instant, last, one_left

DAYS = [f"2026-12-{day:02}T05:00:00Z" for day in range(1, 10)]
OPENINGS = st.lists(st.tuples(st.sampled_from(["", *DAYS]), st.sampled_from("abc")))


def test_a_moment_is_in_utc_whatever_zone_it_was_written_in():
    moment = datetime(2026, 12, 16, 17, 30, tzinfo=ZoneInfo("Asia/Kathmandu"))
    assert instant(moment) == "2026-12-16T11:45:00Z"
    assert instant(moment.astimezone(UTC)) == "2026-12-16T11:45:00Z"


@pytest.mark.parametrize(
    ("moments", "until"),
    [([], ""), (["2", "1"], "2"), (["2", ""], ""), ([""], "")],
)
def test_a_list_is_empty_when_the_last_of_it_has_closed(moments, until):
    assert last(moments) == until


@pytest.mark.parametrize(
    ("moments", "until"),
    [([], ""), (["1"], ""), (["3", "1", "2"], "2"), (["", "1"], "1"), (["", "", "1"], "")],
)
def test_one_is_left_when_all_but_one_have_closed(moments, until):
    assert one_left(moments) == until


@given(OPENINGS)
def test_each_count_is_that_of_the_list_at_its_moment(openings):
    counts = list(countdown(openings))
    assert [moment for moment, _, _ in counts] == sorted({end for end, _ in openings if end})
    for moment, roles, count in counts:
        left = [role for end, role in openings if not end or end > moment]
        assert (roles, count) == (len(set(left)), len(left))
