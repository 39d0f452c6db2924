"""What a role's state is at a moment, and the moments at which it changes.

A day means all of it: a role opens as its day begins and closes as its day ends, where the
role is (`zone_of`), whatever the build machine's clock is set to. Everything that asks for a
state asks here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from careers.role import Moment, Role, Status
from careers.site import Site


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


ENDED = (Status.CLOSED, Status.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Turn:
    """The moment (in UTC) from which on a role is in another state, and which one that is."""

    at: datetime
    state: State


def zone_of(role: Role, site: Site) -> ZoneInfo:
    """Where the role's days begin and end: its own time zone, else the site's."""
    return role.timezone or site.timezone


def state_at(role: Role, now: datetime, site: Site) -> State:
    """The state of a role at `now` (aware)."""
    if role.status is Status.DRAFT:
        return State.DRAFT
    status = status_at(role, now, site)
    if role.has_openings or (role.is_description and status is Status.OPEN):
        return State.DESCRIPTION
    opens, closes = opens_at(role, site), closes_at(role, site)
    if opens and now < opens:
        return State.UPCOMING
    if status is Status.FILLED:
        return State.FILLED
    if status in ENDED or (closes and now >= closes):
        return State.CLOSED
    rests = rests_at(role, now, site)
    if status is Status.PAUSED or (rests and now >= rests):
        return State.PAUSED
    return State.OPEN


def status_at(role: Role, now: datetime, site: Site) -> Status:
    """What HR says of the role: nothing before the day from which on that is true."""
    since = _since(role, site)
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
    ends = (_since(role, site), closes_at(role, site))
    return min((end for end in ends if end and end <= now), default=None)


def is_short(role: Role, now: datetime, site: Site) -> bool:
    """Whether the role has been over for so long that its page is a short notice."""
    since = over_since(role, now, site) if site.shorten_after else None
    return since is not None and now >= since + timedelta(days=site.shorten_after)


def _since(role: Role, site: Site) -> datetime | None:
    """The first moment at which the status is true, in UTC."""
    if role.status_since is None:
        return None
    return begin_of(role.status_since, zone_of(role, site)).astimezone(UTC)


def opens_at(role: Role, site: Site) -> datetime | None:
    """The first moment at which the role is open, in UTC: of `opens`, else of `posted`."""
    opens = role.opens or role.posted
    return begin_of(opens, zone_of(role, site)).astimezone(UTC) if opens else None


def closes_at(role: Role, site: Site) -> datetime | None:
    """The first moment at which the role is no longer open by its own date, in UTC."""
    return end_of(role.closes, zone_of(role, site)).astimezone(UTC) if role.closes else None


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
    today = now.astimezone(zone_of(role, site)).date()
    return max((day for day in _said(role, site) if day <= today), default=None)


def silent_days(role: Role, now: datetime, site: Site) -> int | None:
    """For how many days nobody has said so; None where nobody ever did."""
    said = said_on(role, now, site)
    return (now.astimezone(zone_of(role, site)).date() - said).days if said else None


def asks_at(role: Role, now: datetime, site: Site) -> datetime | None:
    """The moment (in UTC) from which on somebody is asked whether the role is still open."""
    return _silent_for(site.confirm_after, role, now, site)


def rests_at(role: Role, now: datetime, site: Site) -> datetime | None:
    """The moment (in UTC) from which on the role is paused, if nobody confirms it before."""
    return _silent_for(site.pause_after, role, now, site)


def _silent_for(days: int, role: Role, now: datetime, site: Site) -> datetime | None:
    """The end of so many whole days of silence; None for 0, which means never."""
    said = said_on(role, now, site) if days else None
    return _end_of_silence(said, days, zone_of(role, site)) if said else None


def _end_of_silence(said: date, days: int, zone: ZoneInfo) -> datetime:
    return end_of(said + timedelta(days=days), zone).astimezone(UTC)


def _said(role: Role, site: Site) -> list[date]:
    """The days on which somebody says that there is this opening, also those to come."""
    zone = zone_of(role, site)
    said = (role.confirmed, role.posted, role.opens)
    return [day_of(moment, zone) for moment in said if moment]


def turns_of(role: Role, site: Site) -> Iterator[Turn]:
    """Every moment at which the role's state changes, in their order."""
    zone = zone_of(role, site)
    moments = {opens_at(role, site), closes_at(role, site), _since(role, site)}
    for said in _said(role, site) if site.pause_after else ():
        moments.add(begin_of(said, zone).astimezone(UTC))
        moments.add(_end_of_silence(said, site.pause_after, zone))
    ordered = sorted(moment for moment in moments if moment)
    if not ordered:
        return
    state = state_at(role, ordered[0] - timedelta(seconds=1), site)
    for moment in ordered:
        found = state_at(role, moment, site)
        if found is not state:
            yield Turn(moment, found)
        state = found


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


def begin_of(moment: Moment, zone: ZoneInfo) -> datetime:
    """The first moment of a day, or the minute itself; aware."""
    if not isinstance(moment, datetime):
        return _local(datetime.combine(moment, time()), zone)
    return moment if moment.tzinfo else _local(moment, zone)


def end_of(moment: Moment, zone: ZoneInfo) -> datetime:
    """The first moment after a day, or the minute itself; aware."""
    return begin_of(moment if isinstance(moment, datetime) else moment + timedelta(days=1), zone)


def day_of(moment: Moment, zone: ZoneInfo) -> date:
    """The day itself, or that of a minute by the clocks of the zone."""
    if isinstance(moment, datetime):
        return begin_of(moment, zone).astimezone(zone).date()
    return moment


def _local(naive: datetime, zone: ZoneInfo) -> datetime:
    """The moment in a zone; one that a clock change skips is moved to the first that exists."""
    return naive.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)


def changed_on(role: Role, site: Site) -> date | None:
    """The last of the role's own dates that has come: what a sitemap's `lastmod` can say.

    It is a day of the site's calendar, so that it has come for every role alike. Google: a
    `lastmod` counts only when it is consistently true (2023-06).
    """
    # Compared in UTC: in one zone Python compares what the clocks show, even when they go back.
    zone = zone_of(role, site)
    begun = (role.posted, role.opens, role.confirmed)
    moments = [begin_of(moment, zone).astimezone(UTC) for moment in begun if moment]
    moments += [turn.at for turn in turns_of(role, site)]
    past = [moment for moment in moments if moment <= site.now]
    return max(past).astimezone(site.timezone).date() if past else None
