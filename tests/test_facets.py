"""What the list can be narrowed by, and how pay is asked for in round amounts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from careers.facets import department_slug, facets_of, round_amounts
from careers.lifecycle import State
from careers.role import Area, EmploymentType, Pay, PayPeriod, Place, Role, Workplace
from careers.role_page import RolePage

BOSTON = Place("US", "MA", "Boston")
ATHENS = Place("GR", locality="Athens")


def page(title: str, state: State = State.OPEN, **values) -> RolePage:
    slug = title.lower()
    role = Role(slug=slug, path=f"roles/{slug}.md", title=title, **values)
    return RolePage(role, state, f"jobs/{slug}/", (), ())


def yearly(low: int, high: int, currency: str = "USD") -> Pay:
    return Pay(currency, Decimal(low), Decimal(high), PayPeriod.YEAR)


def told(pages, site) -> dict[str, dict[str, int]]:
    """How many open roles have each value of each facet."""
    return {
        facet.kind: {value.key: len(value.open) for value in facet.values}
        for facet in facets_of(pages, site)
    }


def test_a_role_counts_once_for_each_of_its_values(site):
    pages = [
        page(
            "A",
            department="Sales",
            places=(BOSTON, ATHENS),
            workplace=Workplace.HYBRID,
            employment=(EmploymentType.FULL_TIME, EmploymentType.PART_TIME),
            level="Senior",
        ),
        page("B", department="Sales", places=(BOSTON, BOSTON)),
    ]
    assert told(pages, site) == {
        "department": {"sales": 2},
        "country": {"gr": 1, "us": 2},
        "place": {"athens-gr": 1, "boston-ma-us": 2},
        "workplace": {"hybrid": 1},
        "employment": {"full-time": 1, "part-time": 1},
        "level": {"senior": 1},
    }


def test_a_remote_role_is_in_the_countries_that_it_is_open_to(site):
    pages = [
        page("A", workplace=Workplace.REMOTE, applicants=(Area("GR"), Area("US", "MA"))),
        page("B", workplace=Workplace.REMOTE),
    ]
    found = told(pages, site)
    assert found["country"] == {"gr": 1, "us": 1}
    assert "place" not in found


def test_what_nobody_can_apply_for_gives_no_value(site):
    pages = [
        page("A", department="Sales"),
        page("B", State.CLOSED, department="People"),
        page("C", State.CLOSED, department="Sales"),
    ]
    [facet] = facets_of(pages, site)
    [value] = facet.values
    assert (value.key, len(value.open), len(value.pages)) == ("sales", 1, 2)
    assert not facet.tells_apart


def test_roles_without_a_department_come_last(site):
    pages = [page("A"), page("B", department="Zoo"), page("C", department="Art")]
    [facet] = facets_of(pages, site)
    assert [value.label for value in facet.values] == ["Art", "Zoo", "Other roles"]


def test_a_role_has_every_amount_that_its_pay_reaches_in_its_currency(site):
    pages = [
        page("A", pay=yearly(20_000, 60_000)),
        page("B", pay=yearly(100_000, 120_000)),
        page("C", pay=yearly(30_000, 30_000, "EUR")),
        page("D"),
    ]
    assert told(pages, site)["pay"] == {
        "eur-year-30000": 1,
        "usd-year-60000": 2,
        "usd-year-80000": 1,
        "usd-year-100000": 1,
        "usd-year-120000": 1,
    }
    [facet] = [facet for facet in facets_of(pages, site) if facet.kind == "pay"]
    assert facet.values[1].label == "$60,000 per year or more"


@pytest.mark.parametrize(
    ("low", "high", "amounts"),
    [
        ("28000", "120000", "25000 50000 75000 100000"),
        ("45000", "45000", "45000"),
        ("12.5", "13", "12 13"),
        ("9", "10", "9 9.5 10"),
        ("99", "1000000", "200000 400000 600000 800000 1000000"),
        ("0", "0", ""),
    ],
)
def test_amounts_are_round_and_few(low, high, amounts):
    found = [str(amount) for amount in round_amounts(Decimal(low), Decimal(high))]
    assert found == amounts.split()


@pytest.mark.parametrize("name", ["Κουζίνα", "<b>&amp;", "研究", "R&D", "—", "💡"])
def test_a_value_has_a_key_that_addresses_can_hold(site, name):
    [facet] = facets_of([page("A", department=name)], site)
    [value] = facet.values
    assert value.label == name
    assert value.key
    assert set(value.key) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_departments_without_letters_and_one_that_is_called_none_are_told_apart():
    slugs = [department_slug(name) for name in ("", "None", "none", "🙂", "🚀", "研究", "Sales")]
    assert slugs[0] == "none"
    assert slugs[1] == slugs[2]
    assert len(set(slugs)) == 6
