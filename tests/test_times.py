"""What features cost is added up, kept and read again."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from careers.times import BuildTimes, Time, as_json, read_times, together

ENDED = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def test_what_is_kept_is_read_as_it_was():
    features = {"badges": {"role_blocks": Time(40, 0.25), "check_site": Time(1, 0.5)}, "quiet": {}}
    built = BuildTimes(ENDED, 20, 3.0, features)

    assert read_times(as_json(built)) == built


def test_the_time_of_a_feature_is_that_of_its_hooks_and_a_share_of_the_build():
    features = {"badges": {"role_blocks": Time(40, 0.25), "check_site": Time(1, 0.5)}}
    built = BuildTimes(ENDED, 20, 3.0, features)

    assert built.of("badges") == Time(41, 0.75)
    assert built.share("badges") == 0.25
    assert (built.of("unknown"), built.share("unknown")) == (Time(), 0.0)


def test_no_share_is_more_than_all_and_a_build_of_no_time_has_none():
    features = {"badges": {"role_blocks": Time(1, 9.0)}}

    assert BuildTimes(ENDED, 1, 3.0, features).share("badges") == 1.0
    assert BuildTimes(ENDED, 1, 0.0, features).share("badges") == 0.0


def test_the_times_of_several_languages_are_one():
    german = {"badges": {"role_blocks": Time(2, 0.25)}}
    english = {"badges": {"role_blocks": Time(3, 0.5), "check_site": Time(1, 1.0)}, "share": {}}

    assert together([english, german]) == {
        "badges": {"role_blocks": Time(5, 0.75), "check_site": Time(1, 1.0)},
        "share": {},
    }


OTHERS = (
    "",
    "nothing",
    "[]",
    "{}",
    "null",
    '{"ended": "today", "roles": 1}',
    "[" * 100_000,
    '{"ended": "2026-11-23", "roles": 1, "seconds": 1, "features": {"a": 5}}',
)


@pytest.mark.parametrize("text", OTHERS, ids=range(len(OTHERS)))
def test_another_text_is_no_times(text):
    assert read_times(text) is None
