"""Which facts decide first, and what of them changes as time goes by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from careers.closing import end_of
from careers.facts import facts_of
from careers.frontmatter import Field
from careers.glance import FIRST, facts_view, soon_view
from careers.hooks import Block
from careers.keys import KEYS
from careers.lifecycle import State
from careers.problem import Spot
from careers.role import Place, Role
from careers.role_page import Relatives, RolePage
from careers.site import Site

BAKER = Role(
    "baker",
    "roles/baker.md",
    "Baker",
    places=(Place("GR", locality="Athens"),),
    department="Bakery",
    benefits=("bread",),
    posted=date(2026, 11, 2),
    closes=date(2026, 12, 15),
    contact="jobs@example.com",
)


@pytest.fixture
def view(site: Site) -> Callable[..., dict[str, dict[str, Any]]]:
    """The facts of a baker's page by their keys."""

    def build(
        state: State = State.OPEN, *blocks: Block, lasting: str = "", **values: Any
    ) -> dict[str, dict[str, Any]]:
        role = replace(BAKER, **values)
        page = RolePage(
            role,
            state,
            "jobs/baker/",
            [("part", block) for block in blocks],
            (),
            end_of(role, state, site),
            frozenset({("part", lasting)}),
        )
        return {fact["key"]: fact for fact in facts_view(page, Relatives(), site)}

    return build


def test_what_decides_first_is_a_key_of_roles():
    assert {key.name for key in KEYS} >= FIRST


def test_every_fact_is_at_a_glance_or_among_the_details(view, site):
    found = view()

    assert [*found] == [fact.key for fact in facts_of(BAKER, site)]
    assert {key for key, fact in found.items() if fact["first"]} == {"location", "closes"}


def test_a_fact_that_a_block_shows_is_not_said_twice(view):
    block = Block("x.html", {}, facts=("benefits",))

    assert "benefits" not in view(State.OPEN, block, lasting="x.html")
    assert "benefits" not in view(State.OPEN, block, closes=None)
    assert "benefits" in view(State.OPEN, Block("x.html", {}))


def test_a_fact_comes_when_the_block_goes_that_shows_it(view):
    found = view(State.OPEN, Block("x.html", {}, facts=("contact",)), fields=said_in("roles/b.md"))

    assert found["contact"]["since"] == "2026-12-16T05:00:00Z"
    assert found["benefits"]["since"] == ""


def test_what_the_role_took_from_the_site_goes_with_it(view):
    found = view(State.OPEN, Block("x.html", {}, facts=("contact",)), fields=said_in("mkdocs.yml"))

    assert "contact" not in found


def said_in(path: str) -> dict[str, Field]:
    return {"contact": Field("contact", Spot(path))}


def test_the_closing_day_is_counted_down_by_the_calendar_of_the_role(view):
    zone = ZoneInfo("Asia/Tokyo")

    assert view()["closes"]["countdown"] == {
        "day": "2026-12-15",
        "zone": "America/New_York",
        "before": "{days}, on ",
        "after": "",
    }
    minute = datetime(2026, 12, 15, 20, tzinfo=UTC)
    told = view(closes=minute, timezone=zone)["closes"]["countdown"]
    assert (told["day"], told["zone"]) == ("2026-12-16", "Asia/Tokyo")
    assert view(State.CLOSED)["closes"]["countdown"] is None


def soon(site: Site, now: datetime, state: State = State.OPEN, days: int = 7) -> Any:
    page = RolePage(BAKER, state, "jobs/baker/", (), ())
    return soon_view(page, replace(site, now=now, closing_soon=days))


def test_a_role_closes_soon_in_its_last_days(site: Site):
    begin = datetime(2026, 12, 9, 5, tzinfo=UTC)

    assert soon(site, begin) == {"from": "2026-12-09T05:00:00Z", "is_now": True}
    assert soon(site, begin - timedelta(seconds=1))["is_now"] is False
    assert soon(site, begin, State.CLOSED) is None
    assert soon(site, begin, days=0) is None
