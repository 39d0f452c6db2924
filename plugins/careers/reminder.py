"""What an issue says about roles that nobody has confirmed lately, and what becomes of it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from careers.lifecycle import rests_at, zone_of
from careers.status import Report, Standing

MARK = re.compile(r"<!-- careers: to confirm(?: ([0-9a-f]+))? -->")
STOPS = 60  # days without a commit after which GitHub stops the schedules of a public repository
IDLE = 45  # days without a commit after which that is said


class Do(StrEnum):
    """What becomes of the issue."""

    NOTHING = "nothing"
    OPEN = "open"
    CHANGE = "change"
    REOPEN = "reopen"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Line:
    """A role to confirm: since when nobody has, for how many days, and whom to ask.

    `pauses` is the day from which on the site doesn't show it as open any more, if the silence
    goes on; it may have come. `link` leads to where its `file` is edited.
    """

    title: str
    place: str
    since: date
    days: int
    owner: str
    file: str
    link: str
    url: str
    pauses: date | None = None


@dataclass(frozen=True, slots=True)
class Reminder:
    """What is to be said. `quiet` is the day of the last commit, where that is long ago."""

    lines: tuple[Line, ...]
    today: date
    quiet: date | None = None

    @property
    def needed(self) -> bool:
        return bool(self.lines or self.quiet)

    @property
    def key(self) -> str:
        """Changes when there is something else to say; the passing of a day is not."""
        if not self.needed:
            return ""
        facts = [(x.title, x.place, x.since, x.owner, x.file, x.pauses) for x in self.lines]
        return hashlib.sha256(repr((facts, self.quiet)).encode()).hexdigest()[:16]

    @property
    def title(self) -> str:
        if not self.lines:
            return "The daily run of the careers site is about to stop"
        many = len(self.lines)
        return f"Please confirm {many} open role{'' if many == 1 else 's'}"


def make_reminder(
    report: Report,
    link: Callable[[str], str],
    committed: date | None,
    *,
    public: Callable[[], bool],
) -> Reminder:
    """What to remind of: `link` gives the address to edit a file at, by its path.

    `committed` is the day of the last commit; `public` is asked only where that is long ago.
    """
    today = report.site.now.astimezone(report.site.timezone).date()
    quiet = committed is not None and (today - committed).days >= IDLE and public()
    lines = [_line(standing, report, link) for standing in report.unconfirmed]
    return Reminder(tuple(lines), today, committed if quiet else None)


def what_to_do(reminder: Reminder, body: str | None, is_open: bool) -> Do:
    """What becomes of the issue that says `body`, or of none.

    What says the same stays as it is, open or closed: somebody may have closed it knowingly.
    """
    if body is None:
        return Do.OPEN if reminder.needed else Do.NOTHING
    if not reminder.needed:
        return Do.CLOSE if is_open else Do.NOTHING
    if key_in(body) == reminder.key:
        return Do.NOTHING
    return Do.CHANGE if is_open else Do.REOPEN


def key_in(body: str) -> str | None:
    """The key of the reminder that an issue is; nothing for any other issue."""
    found = MARK.search(body)
    return (found[1] or "") if found else None


def stops_on(quiet: date) -> date:
    """The day on which GitHub stops the schedule."""
    return quiet + timedelta(days=STOPS)


def _line(standing: Standing, report: Report, link: Callable[[str], str]) -> Line:
    role, site = standing.role, report.site
    zone, now = zone_of(role, site), site.now
    today, days = now.astimezone(zone).date(), standing.silent_days or 0
    rests = standing.rests or standing.rests_in is not None
    pauses = rests_at(role, now, site) if rests else None
    return Line(
        title=role.title,
        place=standing.place,
        since=today - timedelta(days=days),
        days=days,
        owner=role.owner,
        file=role.path,
        link=link(role.path),
        url=site.address(standing.path) if site.url else "",
        pauses=pauses.astimezone(zone).date() if pauses else None,
    )
