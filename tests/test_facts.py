"""The facts are what a role states, in words, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from careers.catalogue import load_catalogue
from careers.facts import Fact, facts_of, moment_iso, moment_text
from careers.keys import KEYS
from careers.role import (
    Area,
    EmploymentType,
    Occupation,
    Pay,
    PayPeriod,
    Place,
    Role,
    Workplace,
)
from careers.site import Site

UNSAID = {"title", "summary", "tags", "featured", "language", "status", "confirmed", "owner"} | {
    "timezone"
}
BAKER = Role("baker", "roles/baker.md", "Baker")


@pytest.fixture
def fact(site: Site) -> Callable[..., Fact]:
    """The only fact of a role that states one thing."""

    def fact(**values: Any) -> Fact:
        [found] = facts_of(replace(BAKER, **values), site)
        return found

    return fact


def test_a_role_that_states_nothing_has_no_facts(site: Site) -> None:
    assert facts_of(BAKER, site) == ()


@pytest.mark.parametrize(
    ("values", "label", "value"),
    [
        ({"places": (Place("US", "MA", "Boston"),)}, "Location", "Boston, MA, United States"),
        (
            {"places": (Place("US", "MA", "Boston", "12 Main St", "02110", "HQ"),)},
            "Location",
            "12 Main St, Boston, MA 02110, United States",
        ),
        ({"workplace": Workplace.REMOTE}, "Workplace", "Fully remote"),
        ({"hours": "38 hours"}, "Hours", "38 hours"),
        ({"openings": 2}, "Openings", "2"),
        ({"level": "Senior"}, "Level", "Senior"),
        ({"industry": "Food"}, "Industry", "Food"),
        (
            {"occupations": (Occupation("ISCO-08", "7512", "Bakers"),)},
            "Occupation",
            "Bakers (ISCO-08 7512)",
        ),
        ({"bonus": "a loaf"}, "On top of the pay", "a loaf"),
        ({"starts": "March 2027"}, "Starts", "March 2027"),
        ({"starts": "8/3/2027", "start": date(2027, 3, 8)}, "Starts", "March 8, 2027"),
        ({"experience_instead": True}, "Experience instead of education", "Yes"),
        ({"clearance": "SC"}, "Security clearance", "SC"),
        ({"physical_demands": "standing"}, "Physical demands", "standing"),
        ({"reference": "BAK-014"}, "Reference", "BAK-014"),
        ({"employment": (EmploymentType.FULL_TIME,)}, "Employment", "Full-time"),
        ({"benefits": ("bread",)}, "Benefits", "bread"),
        ({"applicants": (Area("GR"),)}, "Open to applicants in", "Greece"),
        (
            {"pay": Pay("USD", Decimal(60_000), Decimal(75_000), PayPeriod.YEAR)},
            "Pay",
            "$60,000–$75,000 per year",
        ),
        ({"posted": date(2026, 11, 2)}, "Posted", "November 2, 2026"),
    ],
)
def test_what_is_stated_is_said_in_words(
    fact: Callable[..., Fact], values: dict[str, Any], label: str, value: str
) -> None:
    found = fact(**values)

    assert (found.label, found.value) == (label, value)


def test_several_places_are_parted(fact: Callable[..., Fact]) -> None:
    found = fact(places=(Place("US", "MA", "Boston"), Place("GR", locality="Athens")))

    assert found.label == "Locations"
    assert found.value == "Boston, MA, United States; Athens, Greece"
    assert found.parts == ("Boston, MA, United States", "Athens, Greece")


@pytest.mark.parametrize(
    ("contact", "href"),
    [("jobs@example.com", "mailto:jobs@example.com"), ("Maria, room 4", "")],
)
def test_a_mail_address_can_be_written_to(
    fact: Callable[..., Fact], contact: str, href: str
) -> None:
    assert fact(contact=contact).href == href


@pytest.mark.parametrize(
    ("moment", "locale", "text", "iso"),
    [
        (date(2026, 12, 15), "en", "December 15, 2026", "2026-12-15"),
        (date(2026, 12, 15), "en_GB", "15 December 2026", "2026-12-15"),
        (date(2026, 12, 15), "de", "15. Dezember 2026", "2026-12-15"),
        (
            datetime(2026, 12, 15, 17),
            "en",
            "December 15, 2026, 5:00\u202fPM EST (UTC−5)",
            "2026-12-15T17:00:00-05:00",
        ),
        (
            datetime(2026, 12, 15, 17),
            "de",
            "15. Dezember 2026, 17:00 EST (UTC−5)",
            "2026-12-15T17:00:00-05:00",
        ),
        (
            datetime(2026, 12, 16, 1, tzinfo=UTC),
            "en_GB",
            "15 December 2026, 20:00 EST (UTC−5)",
            "2026-12-16T01:00:00+00:00",
        ),
    ],
)
def test_a_day_or_a_minute_is_written_as_people_do(
    site: Site, moment: date, locale: str, text: str, iso: str
) -> None:
    assert moment_text(moment, site.timezone, replace(site, locale=locale)) == text
    assert moment_iso(moment, site.timezone) == iso


@pytest.mark.parametrize(
    ("zone", "moment", "text"),
    [
        ("America/New_York", datetime(2026, 12, 15, 17), "EST (UTC−5)"),
        ("America/New_York", datetime(2026, 7, 15, 17), "EDT (UTC−4)"),
        ("Asia/Kolkata", datetime(2026, 7, 15, 17), "IST (UTC+5:30)"),
        ("Asia/Kathmandu", datetime(2026, 7, 15, 17), "UTC+5:45"),
        ("America/St_Johns", datetime(2026, 1, 15, 17), "NST (UTC−3:30)"),
        ("America/Sao_Paulo", datetime(2026, 1, 15, 17), "UTC−3"),
        ("Europe/London", datetime(2026, 1, 15, 17), "GMT (UTC)"),
        ("UTC", datetime(2026, 1, 15, 17), "UTC"),
    ],
)
def test_a_minute_says_how_far_its_clocks_are_from_others(
    site: Site, zone: str, moment: datetime, text: str
) -> None:
    assert moment_text(moment, ZoneInfo(zone), site).endswith(f"5:00\u202fPM {text}")


def test_every_key_that_candidates_see_has_a_label() -> None:
    labels = load_catalogue("en")["facts"].keys()

    assert {key.name for key in KEYS} - UNSAID - {"opens", "aliases", "apply", "ask"} <= labels
