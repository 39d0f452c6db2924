"""What a role's state is from when to when, out of its dates and its status."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from careers.days import begin_in_utc, day_of, end_in_utc, end_of
from careers.role import Moment, Status


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
EVER = datetime(2000, 1, 1, tzinfo=UTC)  # at any moment, a role without dates is the same


@dataclass(frozen=True, slots=True)
class Turn:
    """The moment (in UTC) from which on a role is in another state, and which one that is."""

    at: datetime
    state: State


@dataclass(frozen=True, slots=True)
class Course:
    """All that a role's state ever is: the one before anything happens, and every turn."""

    first: State
    turns: tuple[Turn, ...]

    def at(self, moment: datetime) -> State:
        """The state at a moment (aware)."""
        state = self.first
        for turn in self.turns:
            if turn.at > moment:
                break
            state = turn.state
        return state


class Dates(NamedTuple):
    """What of a role and its site decides on its course; many roles have the same."""

    status: Status
    status_since: Moment | None
    posted: Moment | None
    opens: Moment | None
    closes: Moment | None
    confirmed: Moment | None
    zone: ZoneInfo
    pause_after: int
    has_openings: bool
    is_description: bool

    @property
    def begin_of_status(self) -> datetime | None:
        """The first moment at which the status is true, in UTC."""
        return begin_in_utc(self.status_since, self.zone)

    @property
    def begin(self) -> datetime | None:
        """The first moment at which the role is open, in UTC: of `opens`, else of `posted`."""
        return begin_in_utc(self.opens or self.posted, self.zone)

    @property
    def end(self) -> datetime | None:
        """The first moment at which the role is no longer open by its own date, in UTC."""
        return end_in_utc(self.closes, self.zone)

    @property
    def said(self) -> list[date]:
        """The days on which somebody says that there is this opening, also those to come."""
        stated = (self.confirmed, self.posted, self.opens)
        return [day_of(moment, self.zone) for moment in stated if moment]

    def said_on(self, now: datetime) -> date | None:
        """The last of these days, up to that of `now`."""
        today = now.astimezone(self.zone).date()
        return max((day for day in self.said if day <= today), default=None)

    def silent_for(self, days: int, now: datetime) -> datetime | None:
        """The end (in UTC) of so many whole days of silence; None for 0, which means never."""
        said = self.said_on(now) if days else None
        return _end_of_silence(said, days, self.zone) if said else None


@lru_cache(maxsize=4096)
def course_with(dates: Dates) -> Course:
    """What a role with these dates is from when to when."""
    zone, days = dates.zone, dates.pause_after
    since, opens, closes = dates.begin_of_status, dates.begin, dates.end

    def state(now: datetime) -> State:
        if dates.status is Status.DRAFT:
            return State.DRAFT
        status = dates.status if since is None or now >= since else Status.OPEN
        if dates.has_openings or (dates.is_description and status is Status.OPEN):
            return State.DESCRIPTION
        if opens and now < opens:
            return State.UPCOMING
        if status is Status.FILLED:
            return State.FILLED
        if status in ENDED or (closes and now >= closes):
            return State.CLOSED
        rests = dates.silent_for(days, now)
        if status is Status.PAUSED or (rests and now >= rests):
            return State.PAUSED
        return State.OPEN

    moments = {opens, closes, since}
    for day in dates.said if days else ():
        moments |= {begin_in_utc(day, zone), _end_of_silence(day, days, zone)}
    ordered = sorted(moment for moment in moments if moment)
    before = first = state(ordered[0] - timedelta(seconds=1) if ordered else EVER)
    turns = []
    for moment in ordered:
        found = state(moment)
        if found is not before:
            turns.append(Turn(moment, found))
        before = found
    return Course(first, tuple(turns))


def _end_of_silence(said: date, days: int, zone: ZoneInfo) -> datetime:
    return end_of(said + timedelta(days=days), zone).astimezone(UTC)
