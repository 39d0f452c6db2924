"""What a role's state is at a moment, in the site's time zone.

A day means all of it: a role opens as its day begins and closes as its day ends, where
the employer is, whatever the build machine's clock is set to.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from careers.role import Moment, Role, Status


class State(StrEnum):
    """What a role is at a moment."""

    DRAFT = "draft"
    UPCOMING = "upcoming"
    OPEN = "open"
    PAUSED = "paused"
    FILLED = "filled"
    CLOSED = "closed"
    DESCRIPTION = "description"

    @property
    def is_over(self) -> bool:
        """Nobody can apply any more, or for now; the page stays and says so."""
        return self in (State.PAUSED, State.FILLED, State.CLOSED)

    @property
    def is_public(self) -> bool:
        """The page is part of the published site."""
        return self not in (State.DRAFT, State.UPCOMING)


def state_at(role: Role, now: datetime, zone: ZoneInfo) -> State:
    """The state of a role at `now` (aware)."""
    stated = {
        Status.DRAFT: State.DRAFT,
        Status.PAUSED: State.PAUSED,
        Status.FILLED: State.FILLED,
        Status.CLOSED: State.CLOSED,
    }
    if role.status is Status.DRAFT or (role.is_description and role.status is Status.OPEN):
        return State.DRAFT if role.status is Status.DRAFT else State.DESCRIPTION
    opens = opens_at(role, zone)
    if opens and now < opens:
        return State.UPCOMING
    if role.status in stated:
        return stated[role.status]
    closes = closes_at(role, zone)
    return State.CLOSED if closes and now >= closes else State.OPEN


def opens_at(role: Role, zone: ZoneInfo) -> datetime | None:
    """The first moment at which the role is open: of `opens`, else of `posted`."""
    opens = role.opens or role.posted
    return begin_of(opens, zone) if opens else None


def closes_at(role: Role, zone: ZoneInfo) -> datetime | None:
    """The first moment at which the role is no longer open."""
    return end_of(role.closes, zone) if role.closes else None


def last_moment(role: Role, zone: ZoneInfo) -> datetime | None:
    """The last second at which somebody can apply, as `validThrough` wants it."""
    if isinstance(role.closes, datetime):
        return begin_of(role.closes, zone)
    closes = closes_at(role, zone)
    if closes is None:
        return None
    # Second by second on the UTC clock, so that a day that ends in a clock change is right.
    return (closes.astimezone(ZoneInfo("UTC")) - timedelta(seconds=1)).astimezone(zone)


def begin_of(moment: Moment, zone: ZoneInfo) -> datetime:
    """The first moment of a day, or the minute itself; aware."""
    if isinstance(moment, datetime):
        return moment if moment.tzinfo else moment.replace(tzinfo=zone)
    return _midnight(moment, zone)


def end_of(moment: Moment, zone: ZoneInfo) -> datetime:
    """The first moment after a day, or the minute itself; aware."""
    if isinstance(moment, datetime):
        return begin_of(moment, zone)
    return _midnight(moment + timedelta(days=1), zone)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    # A midnight that a clock change skips is moved to the first moment that exists.
    naive = datetime.combine(day, time(), tzinfo=zone)
    return naive.astimezone(ZoneInfo("UTC")).astimezone(zone)


def changed_on(role: Role, now: datetime, zone: ZoneInfo) -> date | None:
    """The last of the role's own dates that has come: what a sitemap's `lastmod` can say.

    Google: a `lastmod` counts only when it is consistently true (2023-06).
    """
    moments = [
        begin_of(moment, zone) for moment in (role.posted, role.opens, role.confirmed) if moment
    ]
    if closes := closes_at(role, zone):
        moments.append(closes)
    past = [moment for moment in moments if moment <= now]
    return max(past).astimezone(zone).date() if past else None
