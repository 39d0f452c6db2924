"""Similar roles are found by a score that anybody can add up, and quickly."""

from __future__ import annotations

import random
import time
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from careers.lifecycle import State
from careers.role import Area, Pay, PayPeriod, Place, Role, Workplace
from careers.role_page import RolePage
from careers.similar import LOOKED_AT, SHOWN, WEIGHTS, Similar, score
from careers.site import Site

TODAY = date(2026, 11, 23)
ATHENS = Place("GR", locality="Athens")
PATRAS = Place("GR", locality="Patras")
BOSTON = Place("US", "MA", "Boston")
SALEM = Place("US", "MA", "Salem")
GREECE = {"workplace": Workplace.REMOTE, "applicants": (Area("GR"),)}


def role(slug: str = "baker", title: str = "Baker", **values: Any) -> Role:
    return Role(slug, f"roles/{slug}.md", title, **values)


def page(slug: str = "baker", title: str = "Baker", state: State = State.OPEN, **values: Any):
    return RolePage(role(slug, title, **values), state, f"jobs/{slug}/", (), ())


def pay(low: int, high: int, currency: str = "EUR", period: PayPeriod = PayPeriod.YEAR) -> Pay:
    return Pay(currency, Decimal(low), Decimal(high), period)


def slugs(pages: list[RolePage]) -> list[str]:
    return [found.role.slug for found in pages]


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ({"title": "Baker"}, {"title": "Cook"}, []),
        ({"title": "Baker"}, {"title": "Night Baker"}, ["word"]),
        ({"title": "Night Baker"}, {"title": "Baker (night)"}, ["word", "word"]),
        ({"title": "Pastry Night Baker"}, {"title": "Night Baker, Pastry"}, ["word", "word"]),
        # Levels and small words say nothing.
        ({"title": "Senior Baker"}, {"title": "Senior Cook"}, []),
        ({"title": "Head of Bread"}, {"title": "Head of Sales"}, []),
        ({"department": "Sales"}, {"department": "sales ", "title": "Cook"}, ["department"]),
        # The same town alone is no resemblance.
        ({"places": (ATHENS,)}, {"title": "Cook", "places": (ATHENS,)}, []),
        ({"places": (ATHENS,)}, {"places": (ATHENS,)}, ["word", "town"]),
        ({"places": (BOSTON,)}, {"places": (SALEM,)}, ["word", "region"]),
        ({"places": (ATHENS,)}, {"places": (PATRAS,)}, ["word", "country"]),
        ({"places": (ATHENS,)}, {"places": (BOSTON,)}, ["word"]),
        ({"places": (PATRAS, ATHENS)}, {"places": (ATHENS, BOSTON)}, ["word", "town"]),
        ({"places": (ATHENS,)}, GREECE, ["word", "remote"]),
        ({"places": (BOSTON,)}, GREECE, ["word"]),
        ({"pay": pay(30, 40)}, {"pay": pay(40, 50)}, ["word", "pay"]),
        ({"pay": pay(30, 40)}, {"pay": pay(41, 50)}, ["word"]),
        ({"pay": pay(30, 40)}, {"pay": pay(30, 40, "USD")}, ["word"]),
        ({"pay": pay(30, 40)}, {"pay": pay(30, 40, period=PayPeriod.HOUR)}, ["word"]),
        ({"title": ""}, {"title": ""}, []),
    ],
)
def test_the_score_is_the_sum_of_what_is_shared(
    site: Site, one: dict[str, Any], other: dict[str, Any], shared: list[str]
) -> None:
    assert score(role(**one), role(**other), site) == sum(WEIGHTS[name] for name in shared)


def test_a_role_that_is_over_is_where_its_office_is(site: Site) -> None:
    """It has the office by name alone, since its address may have changed since."""
    over = role(places=(Place("", locality="Boston", office="Boston"),))
    here = role(places=(Place("US", "MA", "Boston", office="Boston"),))
    gone = role(places=(Place("", locality="Oslo", office="Oslo"),))

    assert score(over, here, site) == WEIGHTS["word"] + WEIGHTS["town"]
    assert score(over, role(places=(SALEM,)), site) == WEIGHTS["word"] + WEIGHTS["region"]
    assert score(gone, here, site) == WEIGHTS["word"]


def test_the_most_alike_come_first_and_newer_ones_before_older(site: Site) -> None:
    pages = [
        page("cook", "Cook", posted=date(2026, 11, 20)),
        page("old", "Baker", posted=date(2026, 11, 2)),
        page("new", "Baker", posted=date(2026, 11, 9)),
        page("near", "Baker", posted=date(2026, 11, 1), places=(ATHENS,)),
        page("closed", "Baker", State.CLOSED, posted=date(2026, 11, 9)),
        page("coming", "Baker", State.UPCOMING, posted=date(2026, 12, 9)),
    ]
    for order in (pages, pages[::-1]):
        assert slugs(Similar(order, site).to(role(places=(ATHENS,)))) == ["near", "new", "old"]


def test_a_role_is_not_similar_to_itself_and_its_openings_are_one(site: Site) -> None:
    pages = [
        page("sales/athens", "Sales", opening_of="sales", places=(ATHENS,)),
        page("sales/patras", "Sales", opening_of="sales", places=(PATRAS,)),
        page("shop", "Shop Sales"),
    ]
    similar = Similar(pages, site)

    assert slugs(similar.to(role("clerk", "Sales Clerk", places=(PATRAS,)))) == [
        "sales/patras",
        "shop",
    ]
    closed = role("sales/volos", "Sales", opening_of="sales")
    assert slugs(similar.to(closed)) == ["shop"]
    assert slugs(similar.to(role("sales", "Sales", has_openings=True))) == ["shop"]
    assert slugs(similar.to(role("shop", "Shop Sales"))) == ["sales/athens"]


def test_there_are_a_few_of_them_at_most(site: Site) -> None:
    pages = [page(f"baker-{number}") for number in range(40)]

    assert len(Similar(pages, site).to(role())) == SHOWN
    assert Similar([], site).to(role()) == []


def test_many_roles_elsewhere_do_not_hide_those_nearby(site: Site) -> None:
    far = [page(f"far-{n}", places=(BOSTON,), posted=date(2026, 11, 20)) for n in range(LOOKED_AT)]
    near = page("near", places=(PATRAS,), posted=date(2026, 1, 1))

    assert slugs(Similar([*far, near], site).to(role(places=(ATHENS,))))[0] == "near"


def test_what_a_page_costs_does_not_grow_with_the_site(site: Site) -> None:
    chance = random.Random(7)
    words = ["Baker", "Cook", "Engineer", "Nurse", "Clerk", "Driver", "Writer", "Buyer"]

    def some(number: int) -> RolePage:
        return page(
            f"role-{number}",
            " ".join(chance.sample(words, 3)),
            department=f"Department {chance.randrange(8)}",
            places=(chance.choice([ATHENS, PATRAS, BOSTON, SALEM]),),
            posted=date(2026, 11, 2) - timedelta(days=chance.randrange(300)),
            pay=pay(chance.randrange(20, 60), 70),
        )

    looked: list[int] = []
    for size in (500, 4000):
        similar = Similar([some(number) for number in range(size)], site)
        most = max(len(listed) for listed in similar.index.values())
        looked.append(most)
    assert looked == [LOOKED_AT, LOOKED_AT]
    begun = time.process_time()
    for number in range(1000):
        assert len(similar.to(some(number).role)) == SHOWN
    assert time.process_time() - begun < 10


def test_what_was_found_before_is_found_again_among_other_roles(site: Site):
    rng = random.Random(4)
    titles, towns = ("Baker", "Night Baker", "Cook", "Sales Cook"), (ATHENS, PATRAS, BOSTON)

    def made(number: int) -> RolePage:
        state = rng.choice((State.OPEN, State.OPEN, State.CLOSED))
        posted = TODAY - timedelta(days=rng.randrange(9))
        place, department = rng.choice(towns), rng.choice(("Sales", "Kitchen"))
        title = rng.choice(titles)
        values = {"places": (place,), "department": department, "posted": posted}
        return page(f"role-{number}", title, state, **values)

    pages = {number: made(number) for number in range(60)}
    before = None
    for _ in range(30):
        for number in rng.sample(range(70), 2):
            if rng.random() < 0.3:
                pages.pop(number, None)
            else:
                pages[number] = made(number)
        found, plain = Similar(pages.values(), site, before), Similar(pages.values(), site)
        for each in pages.values():
            assert found.to(each.role) == plain.to(each.role)
        before = found
