"""What a role's state is at a moment, in the site's time zone.

A day means all of it: a role opens as its day begins and closes as its day ends, where
the employer is, whatever the build machine's clock is set to.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
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
    if role.status is Status.DRAFT:
        return State.DRAFT
    if role.has_openings or (role.is_description and role.status is Status.OPEN):
        return State.DESCRIPTION
    opens, closes = opens_at(role, zone), closes_at(role, zone)
    if opens and now < opens:
        return State.UPCOMING
    if role.status is Status.FILLED:
        return State.FILLED
    if role.status is Status.CLOSED or (closes and now >= closes):
        return State.CLOSED
    return State.PAUSED if role.status is Status.PAUSED else State.OPEN


def opens_at(role: Role, zone: ZoneInfo) -> datetime | None:
    """The first moment at which the role is open, in UTC: of `opens`, else of `posted`."""
    opens = role.opens or role.posted
    return begin_of(opens, zone).astimezone(UTC) if opens else None


def closes_at(role: Role, zone: ZoneInfo) -> datetime | None:
    """The first moment at which the role is no longer open, in UTC."""
    return end_of(role.closes, zone).astimezone(UTC) if role.closes else None


def last_moment(role: Role, zone: ZoneInfo) -> datetime | None:
    """The last second at which somebody can apply, as `validThrough` wants it."""
    if isinstance(role.closes, datetime):
        return begin_of(role.closes, zone)
    closes = closes_at(role, zone)
    if closes is None:
        return None
    return (closes - timedelta(seconds=1)).astimezone(zone)


def begin_of(moment: Moment, zone: ZoneInfo) -> datetime:
    """The first moment of a day, or the minute itself; aware."""
    if not isinstance(moment, datetime):
        return _local(datetime.combine(moment, time()), zone)
    return moment if moment.tzinfo else _local(moment, zone)


def end_of(moment: Moment, zone: ZoneInfo) -> datetime:
    """The first moment after a day, or the minute itself; aware."""
    return begin_of(moment if isinstance(moment, datetime) else moment + timedelta(days=1), zone)


def _local(naive: datetime, zone: ZoneInfo) -> datetime:
    """The moment in a zone; one that a clock change skips is moved to the first that exists."""
    return naive.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)


def changed_on(role: Role, now: datetime, zone: ZoneInfo) -> date | None:
    """The last of the role's own dates that has come: what a sitemap's `lastmod` can say.

    Google: a `lastmod` counts only when it is consistently true (2023-06).
    """
    # Compared in UTC: in one zone Python compares what the clocks show, even when they go back.
    begun = (role.posted, role.opens, role.confirmed)
    moments = [begin_of(moment, zone).astimezone(UTC) for moment in begun if moment]
    if closes := closes_at(role, zone):
        moments.append(closes)
    past = [moment for moment in moments if moment <= now]
    return max(past).astimezone(zone).date() if past else None
