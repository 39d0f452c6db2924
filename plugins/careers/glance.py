"""The facts of a role's page: which of them decide first, and what in them time changes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from careers.archive import is_archived, says_itself
from careers.closing import instant
from careers.facts import Fact, facts_of, is_confirmed
from careers.keys import OF_OPENING
from careers.lifecycle import State, closes_at, day_of, zone_of
from careers.role_page import Relatives, RolePage
from careers.site import Site

# Whether somebody reads on is decided by these, in the order of all facts.
FIRST = frozenset(
    ("location", "applicants", "workplace", "employment", "hours", "pay", "closes", "reference")
)


def facts_view(page: RolePage, relatives: Relatives, site: Site) -> list[dict[str, Any]]:
    """The facts as the template shows them; of a role with openings, what is true of all.

    `first` are those at a glance. What a block shows is left out; where the block goes when
    the role closes, the fact comes at that moment, which is its `since`, unless it is one that a
    role that is over doesn't take from others.
    """
    shown, for_now = _shown_by_blocks(page)
    if page.end and is_archived(page.end.state):
        shown |= {key for key in for_now if not says_itself(page.role, key)}
    return [
        {
            **fact.data(),
            "first": fact.key in FIRST,
            "since": page.until if fact.key in for_now else "",
            "countdown": _countdown(page, site) if fact.key == "closes" else None,
        }
        for fact in _facts(page, relatives, site)
        if fact.key not in shown
    ]


def _facts(page: RolePage, relatives: Relatives, site: Site) -> list[Fact]:
    facts = list(facts_of(page.role, site))
    for opening in relatives.open if page.role.has_openings else ():
        theirs = facts_of(opening.role, site)
        facts = [fact for fact in facts if fact.key in OF_OPENING or fact in theirs]
    return facts


def _shown_by_blocks(page: RolePage) -> tuple[set[str], set[str]]:
    """The facts that blocks show as long as the page is there, and those until the role closes."""
    shown: set[str] = set()
    for_now: set[str] = set()
    for name, block in page.blocks:
        lasts = not page.until or (name, block.template) in page.lasting
        (shown if lasts else for_now).update(block.facts)
    return shown, for_now - shown


def _countdown(page: RolePage, site: Site) -> dict[str, str] | None:
    """What `closing.js` makes “in 12 days, on” of, before the date: true on each day anew."""
    if page.state is not State.OPEN or page.role.closes is None:
        return None
    zone = zone_of(page.role, site)
    before, _, after = site.words["facts"]["closes_in"].partition("{date}")
    day = day_of(page.role.closes, zone)
    return {"day": day.isoformat(), "zone": zone.key, "before": before, "after": after}


def soon_view(page: RolePage, site: Site) -> dict[str, Any] | None:
    """From when on an open role is marked as closing soon, and whether that has come."""
    closes = closes_at(page.role, site) if page.state is State.OPEN else None
    if closes is None or not site.closing_soon:
        return None
    begin = closes - timedelta(days=site.closing_soon)
    return {"from": instant(begin), "is_now": begin <= site.now}


def told_by_now(page: RolePage, relatives: Relatives, site: Site) -> tuple[bool, ...]:
    """What a role's page shows by the moment alone, besides its state and its end."""
    soon = soon_view(page, site)
    roles = [each.role for each in (page, *relatives.openings) if each.role.confirmed]
    return (bool(soon and soon["is_now"]), *(is_confirmed(role, site) for role in roles))
