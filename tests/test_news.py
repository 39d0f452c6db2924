"""What is new between two sitemaps: in order, and only what both sitemaps truly say."""

from __future__ import annotations

import pytest

from careers.news import News, What, news_between, surprising


def gone(_address: str) -> What:
    return What.GONE


def test_what_is_over_is_told_first():
    before = {"a": "2026-11-01", "b": "", "c": "2026-11-01"}
    now = {"a": "2026-11-02", "d": "2026-11-03"}
    found = news_between(before, now, lambda page: What.CLOSED if page == "b" else What.GONE)
    assert found == [
        News("c", What.GONE),
        News("b", What.CLOSED),
        News("d", What.NEW, "2026-11-03"),
        News("a", What.CHANGED, "2026-11-02"),
    ]


@pytest.mark.parametrize(
    ("before", "now", "changed"),
    [
        ("2026-11-01", "2026-11-02", True),
        ("2026-11-01", "2026-11-01", False),
        ("2026-11-02", "2026-11-01", False),
        ("", "2026-11-02", False),
        ("2026-11-02", "", False),
        ("2026-11-01", "2026-11-01T09:00:00+00:00", True),
        ("2026-11-01T09:00:00+02:00", "2026-11-01T07:00:00+00:00", False),
        ("2026-11-01T09:00:00+02:00", "2026-11-01T07:00:01Z", True),
        ("yesterday", "2026-11-02", False),
        ("2026-11-01", "today", False),
    ],
)
def test_a_page_has_changed_when_both_sitemaps_say_when(before, now, changed):
    assert bool(news_between({"a": before}, {"a": now}, gone)) == changed


def test_many_ends_at_once_are_surprising_and_few_are_not():
    def of(many: int) -> list[News]:
        return [News(str(number), What.GONE) for number in range(many)]

    assert not surprising(of(20), [*map(str, range(20))])
    assert surprising(of(21), [*map(str, range(41))])
    assert not surprising(of(21), [*map(str, range(42))])
    assert not surprising([News("a", What.NEW)] * 500, ["b"])


def test_only_what_is_closed_or_gone_is_hidden():
    assert [what for what in What if what.hidden] == [What.GONE, What.CLOSED]
    assert [what for what in What if what.ended] == [What.GONE, What.CLOSED, What.UNLISTED]
