"""The sitemap is parted where its readers want it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from careers.sitemap import AROUND, LARGEST, MOST, Url, sitemaps


def urls(count: int, length: int = 40) -> list[Url]:
    return [Url(f"https://example.com/{number:0{length - 20}}") for number in range(count)]


def test_a_site_of_a_usual_size_has_one() -> None:
    assert sitemaps(urls(3)) == [urls(3)]
    assert sitemaps([]) == [[]]


def test_the_limits_are_those_of_the_protocol() -> None:
    assert (MOST, LARGEST) == (50_000, 52_428_800)
    assert [len(part) for part in sitemaps(urls(50_001))] == [50_000, 1]
    assert len(sitemaps(urls(50_000))) == 1


@pytest.mark.parametrize("letter", ["x", "&", "ä", "🍞"])
def test_no_part_is_larger_than_it_may_be(letter) -> None:
    found = [Url(f"https://example.com/{letter * 90}/{number}") for number in range(40)]
    parts = sitemaps(found, largest=2000)
    assert [url for part in parts for url in part] == found
    assert len(parts) > 1
    for part in parts:
        size = sum(len(url.address.replace("&", "&amp;").encode()) for url in part)
        assert size + AROUND * (len(part) + 1) <= 2000 or len(part) == 1


def test_an_address_that_is_too_long_for_any_part_is_alone() -> None:
    assert [len(part) for part in sitemaps(urls(3, 900), largest=500)] == [1, 1, 1]


def test_a_moment_is_in_the_form_that_w3c_has_for_it() -> None:
    moment = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
    said = {"address": "x", "changed": "2026-11-02", "languages": []}
    assert Url("x", date(2026, 11, 2)).data() == said
    assert Url("x", moment).data()["changed"] == "2026-11-02T09:30:00+00:00"
    assert Url("x").data()["changed"] == ""
