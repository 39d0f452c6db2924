"""What a role's state is at a moment, and the moments at which it changes.

A day means all of it: a role opens as its day begins and closes as its day ends, where the
role is (`zone_of`), whatever the build machine's clock is set to. Everything that asks for a
state asks here.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from careers.course import ENDED, Course, Dates, State, Turn, course_with
from careers.days import begin_in_utc, begin_of, day_of, end_of
from careers.role import Role, Status
from careers.site import Site

__all__ = [
    "ENDED",
    "Course",
    "State",
    "Turn",
    "asks_at",
    "begin_of",
    "changed_on",
    "changes_between",
    "closes_at",
    "course_of",
    "day_of",
    "end_of",
    "is_short",
    "last_moment",
    "next_change",
    "opens_at",
    "over_at",
    "over_since",
    "rests_at",
    "rests_unconfirmed",
    "said_on",
    "silent_days",
    "state_at",
    "status_at",
    "turns_of",
    "zone_of",
]


def zone_of(role: Role, site: Site) -> ZoneInfo:
    """Where the role's days begin and end: its own time zone, else the site's."""
    return role.timezone or site.timezone


def state_at(role: Role, now: datetime, site: Site) -> State:
    """The state of a role at `now` (aware)."""
    return course_of(role, site).at(now)


def course_of(role: Role, site: Site) -> Course:
    """What a role's state is from when to when."""
    return course_with(_dates(role, site))


def _dates(role: Role, site: Site) -> Dates:
    return Dates(
        role.status,
        role.status_since,
        role.posted,
        role.opens,
        role.closes,
        role.confirmed,
        zone_of(role, site),
        site.pause_after,
        role.has_openings,
        role.is_description,
    )


def status_at(role: Role, now: datetime, site: Site) -> Status:
    """What HR says of the role: nothing before the day from which on that is true."""
    since = _dates(role, site).begin_of_status
    return role.status if since is None or now >= since else Status.OPEN


def rests_unconfirmed(role: Role, now: datetime, site: Site) -> bool:
    """Whether a role is paused only because nobody has said for long that it is open."""
    is_paused = state_at(role, now, site) is State.PAUSED
    return is_paused and status_at(role, now, site) is Status.OPEN


def over_since(role: Role, now: datetime, site: Site) -> datetime | None:
    """The moment (in UTC) from which on the role was over for good, where somebody wrote one.

    It is that of its last day, or of the day of its status, whichever came first. A role of
    which nobody wrote when it was filled or closed has none.
    """
    if state_at(role, now, site) not in (State.FILLED, State.CLOSED):
        return None
    dates = _dates(role, site)
    ends = (dates.begin_of_status, dates.end)
    return min((end for end in ends if end and end <= now), default=None)


def is_short(role: Role, now: datetime, site: Site) -> bool:
    """Whether the role has been over for so long that its page is a short notice."""
    since = over_since(role, now, site) if site.shorten_after else None
    return since is not None and now >= since + timedelta(days=site.shorten_after)


def opens_at(role: Role, site: Site) -> datetime | None:
    """The first moment at which the role is open, in UTC: of `opens`, else of `posted`."""
    return _dates(role, site).begin


def closes_at(role: Role, site: Site) -> datetime | None:
    """The first moment at which the role is no longer open by its own date, in UTC."""
    return _dates(role, site).end


def last_moment(role: Role, site: Site) -> datetime | None:
    """The last second at which somebody can apply, as `validThrough` wants it.

    Nothing but a written `closes` gives one: that a role may be paused before is nobody's promise.
    """
    zone = zone_of(role, site)
    if isinstance(role.closes, datetime):
        return begin_of(role.closes, zone)
    closes = closes_at(role, site)
    if closes is None:
        return None
    return (closes - timedelta(seconds=1)).astimezone(zone)


def said_on(role: Role, now: datetime, site: Site) -> date | None:
    """The last day, up to that of `now`, on which somebody said that there is this opening.

    That is the day of `confirmed`, or that on which it was posted or opened, if it is later.
    """
    return _dates(role, site).said_on(now)


def silent_days(role: Role, now: datetime, site: Site) -> int | None:
    """For how many days nobody has said so; None where nobody ever did."""
    said = said_on(role, now, site)
    return (now.astimezone(zone_of(role, site)).date() - said).days if said else None


def asks_at(role: Role, now: datetime, site: Site) -> datetime | None:
    """The moment (in UTC) from which on somebody is asked whether the role is still open."""
    return _dates(role, site).silent_for(site.confirm_after, now)


def rests_at(role: Role, now: datetime, site: Site) -> datetime | None:
    """The moment (in UTC) from which on the role is paused, if nobody confirms it before."""
    return _dates(role, site).silent_for(site.pause_after, now)


def turns_of(role: Role, site: Site) -> tuple[Turn, ...]:
    """Every moment at which the role's state changes, in their order."""
    return course_of(role, site).turns


def next_change(role: Role, now: datetime, site: Site) -> Turn | None:
    """The first change of the role's state after `now`; None when time alone changes nothing."""
    return next((turn for turn in turns_of(role, site) if turn.at > now), None)


def over_at(role: Role, now: datetime, site: Site) -> Turn | None:
    """When a role that is open at `now` stops being so, by its date or by silence, and what it
    is then; None for one that isn't open, or stays so until somebody changes it.
    """
    return next_change(role, now, site) if state_at(role, now, site) is State.OPEN else None


def changes_between(
    roles: Iterable[Role], begin: datetime, end: datetime, site: Site
) -> tuple[datetime, ...]:
    """Every moment (in UTC) after `begin`, up to `end`, at which any of the roles changes state."""
    turns = (turn for role in roles for turn in turns_of(role, site))
    return tuple(sorted({turn.at for turn in turns if begin < turn.at <= end}))


def changed_on(role: Role, site: Site) -> date | None:
    """The last of the role's own dates that has come: what a sitemap's `lastmod` can say.

    It is a day of the site's calendar, so that it has come for every role alike. Google: a
    `lastmod` counts only when it is consistently true (2023-06).
    """
    # Compared in UTC: in one zone Python compares what the clocks show, even when they go back.
    zone = zone_of(role, site)
    begun = (role.posted, role.opens, role.confirmed)
    moments = [begin_in_utc(moment, zone) for moment in begun]
    moments += [turn.at for turn in turns_of(role, site)]
    past = [moment for moment in moments if moment and moment <= site.now]
    return max(past).astimezone(site.timezone).date() if past else None
