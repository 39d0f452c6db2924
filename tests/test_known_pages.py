"""Pages of roles that are the same in the next build are the same objects, and no others are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from careers.glance import told_by_now
from careers.hooks import Block
from careers.known_pages import KnownPages, Made, phase_of
from careers.lifecycle import State
from careers.role import Role
from careers.role_page import Relatives, RolePage
from careers.similar import Similar
from careers.site import Site
from careers.view import role_view

ROLE = Role("baker", "roles/baker.md", "Baker", posted=date(2026, 11, 2), closes=date(2026, 12, 15))


def page(data: Mapping[str, Any], role: Role = ROLE, **values: Any) -> RolePage:
    blocks = [("x", Block("careers/x.html", data))]
    return RolePage(role, State.OPEN, "jobs/baker/", blocks, [data], **values)


@pytest.mark.parametrize(
    ("before", "now", "is_same"),
    [
        ({"a": 1, "b": ["x"]}, {"a": 1, "b": ["x"]}, True),
        ({"a": 1, "b": [{"c": 2.5}]}, {"a": 1, "b": [{"c": 2.5}]}, True),
        # Python takes these for equal, and templates show them otherwise.
        ({"a": 1}, {"a": True}, False),
        ({"a": [0]}, {"a": [False]}, False),
        ({"a": 1}, {"a": 1.0}, False),
        ({"a": 0.0}, {"a": -0.0}, False),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, False),
        ({"a": "x"}, {"a": "y"}, False),
    ],
)
def test_equal_pages_are_one_where_any_template_shows_the_same(before, now, is_same):
    known = KnownPages()
    known.begin()
    first = known.same(page(before))
    known.begin()
    assert (known.same(page(now)) is first) == is_same


def test_a_page_of_a_role_that_stands_on_other_lines_is_another_one():
    known = KnownPages()
    known.begin()
    first = known.same(page({}))
    known.begin()
    moved = replace(ROLE, body=replace(ROLE.body))
    assert known.same(page({}, moved)) is not first


def test_what_was_made_of_a_role_is_known_until_something_is_given_otherwise(site):
    known = KnownPages()
    made = Made(ROLE, phase_of(ROLE, site), page({}), (), ())
    known.begin("site")
    known.keep(made)
    known.begin("site")
    assert known.find(ROLE, made.phase) == made
    assert known.find(replace(ROLE, title="Cook"), made.phase) is None
    known.begin("another")
    assert known.find(ROLE, made.phase) is None


def test_nothing_is_known_of_a_build_in_which_a_feature_failed(site):
    known = KnownPages()
    known.begin()
    known.keep(Made(ROLE, phase_of(ROLE, site), page({}), (), ()))
    known.forget()
    known.begin()
    assert known.find(ROLE, phase_of(ROLE, site)) is None


def test_a_page_shows_the_same_at_two_moments_that_decide_the_same(site: Site):
    """What a page shows by the moment is all told: this is what pages that stay are compared by."""
    site = replace(site, closing_soon=3, confirm_after=5, pause_after=12, shorten_after=4)
    confirmed = replace(ROLE, confirmed=datetime(2026, 11, 24, 9, tzinfo=UTC))
    for role in (ROLE, confirmed, replace(ROLE, opens=date(2026, 11, 25))):
        seen: dict[object, object] = {}
        for hours in range(0, 24 * 40, 5):
            at = replace(site, now=site.now + timedelta(hours=hours))
            phase = phase_of(role, at)
            one = RolePage(role, phase[0], "jobs/baker/", (), (), is_short=phase[1])
            shown = role_view(one, Relatives(), Similar((), at), at, "../", "../../")
            key = phase, told_by_now(one, Relatives(), at)
            assert seen.setdefault(key, shown) == shown
        assert len(seen) > 2
