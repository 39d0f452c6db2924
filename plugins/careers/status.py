"""Where each role stands at a moment: open for how long, closing when, confirmed when, by whom.

Days are counted as a calendar does, in the role's time zone: what closes tomorrow at noon
and what closes tomorrow at midnight both close in one day.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from careers.assembly import Summary, summary_of
from careers.facts import areas_text, moment_text, places_text
from careers.lifecycle import (
    State,
    closes_at,
    day_of,
    over_at,
    rests_unconfirmed,
    silent_days,
    status_at,
    zone_of,
)
from careers.problem import Problem
from careers.role import Moment, Role, Status
from careers.role_page import RolePage
from careers.site import Site
from careers.wording import quote

A_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Standing:
    """One role, or one opening of a role, at a moment.

    `open_days` is how long it has been open; `opens_in`, `closes_in` and `silent_days` (since
    anybody last said that it is open) are days too, and None where there is no such day.
    `rests` says that it is paused because of this silence; `rests_in` are the days until the
    last one on which it is open, if the silence goes on. `ends` is the day or minute that somebody
    wrote for its end: of `closes`, or `by_status` of its status.
    """

    role: Role
    state: State
    path: str
    place: str
    open_days: int | None = None
    opens_in: int | None = None
    closes_in: int | None = None
    silent_days: int | None = None
    rests_in: int | None = None
    rests: bool = False
    ends: Moment | None = None
    by_status: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """Where every role of a site stands; openings come after their role, else by title.

    `summary` is what a build says at its end. `within` is how many days from now are soon,
    `unconfirmed_after` after how many days somebody should look again; 0 means never.
    """

    site: Site
    summary: Summary
    standings: tuple[Standing, ...]
    within: int
    unconfirmed_after: int

    def of(self, *states: State) -> list[Standing]:
        """What is in one of the states."""
        return [standing for standing in self.standings if standing.state in states]

    @property
    def opening_soon(self) -> list[Standing]:
        """What opens within the days, soonest first."""
        return sorted(filter(self.opens_soon, self.standings), key=lambda s: s.opens_in or 0)

    @property
    def closing_soon(self) -> list[Standing]:
        """What closes within the days, soonest first."""
        return sorted(filter(self.closes_soon, self.standings), key=lambda s: s.closes_in or 0)

    @property
    def unconfirmed(self) -> list[Standing]:
        """What nobody has confirmed lately, open still or paused because of it, longest first."""
        found = filter(self.is_unconfirmed, self.standings)
        return sorted(found, key=lambda standing: -(standing.silent_days or 0))

    def opens_soon(self, standing: Standing) -> bool:
        return standing.opens_in is not None and standing.opens_in <= self.within

    def closes_soon(self, standing: Standing) -> bool:
        return standing.closes_in is not None and standing.closes_in <= self.within

    def is_unconfirmed(self, standing: Standing) -> bool:
        asked = 0 < self.unconfirmed_after < (standing.silent_days or 0)
        return standing.rests or asked


def make_report(
    pages: Iterable[RolePage], site: Site, *, within: int, unconfirmed_after: int | None = None
) -> Report:
    """Where the roles of a site stand at its `now`; the site says when somebody is asked."""
    pages = list(pages)
    if unconfirmed_after is None:
        unconfirmed_after = site.confirm_after
    titles = {page.role.slug: page.role.title for page in pages if page.role.has_openings}

    def order(page: RolePage) -> tuple[str, str, bool, str, str]:
        role = page.role
        first = titles.get(role.opening_of, role.title)
        key = role.opening_of or role.slug
        return first.casefold(), key, bool(role.opening_of), role.title.casefold(), role.slug

    standings = tuple(_standing(page, site) for page in sorted(pages, key=order))
    return Report(site, summary_of(pages, site), standings, within, unconfirmed_after)


def _standing(page: RolePage, site: Site) -> Standing:
    role, state = page.role, page.state
    zone = zone_of(role, site)
    today = site.now.astimezone(zone).date()
    begins = role.opens or role.posted
    opens = day_of(begins, zone) if begins else None
    place = places_text(role, site) or areas_text(role, site)
    if state is State.UPCOMING:
        opens_in = (opens - today).days if opens else None
        return Standing(role, state, page.path, place, opens_in=opens_in, ends=role.closes)
    silent = silent_days(role, site.now, site)
    if rests_unconfirmed(role, site.now, site):
        return Standing(role, state, page.path, place, silent_days=silent, rests=True)
    if state is not State.OPEN:
        return Standing(role, state, page.path, place)
    key, ends, day = _end(role, site)
    days = (day - today).days if day else None
    by_silence = key == "confirmed"
    return Standing(
        role,
        state,
        page.path,
        place,
        open_days=(today - opens).days if opens else None,
        closes_in=None if by_silence else days,
        silent_days=silent,
        rests_in=days if by_silence else None,
        ends=ends,
        by_status=key == "status",
    )


def _end(role: Role, site: Site) -> tuple[str, Moment | None, date | None]:
    """What ends an open role first: the key that says so, what stands there, and on which day.

    `confirmed` stands for silence: there, the day is the last on which the role is open.
    """
    turn = over_at(role, site.now, site)
    if turn is None:
        return "", None, None
    zone = zone_of(role, site)
    last_day = (turn.at - A_SECOND).astimezone(zone).date()
    if turn.at == closes_at(role, site):
        return "closes", role.closes, last_day
    if role.status_since and status_at(role, turn.at, site) is not Status.OPEN:
        return "status", role.status_since, day_of(role.status_since, zone)
    return "confirmed", role.closes, last_day


def attention(report: Report) -> list[Problem]:
    """What somebody should look at, each at the line that says it."""
    site = report.site
    found = []
    for standing in report.opening_soon:
        role, key = standing.role, "opens" if standing.role.opens else "posted"
        at = when_text(role.opens or role.posted, standing.opens_in, zone_of(role, site), site)
        found.append(role.spot(key).note("opens-soon", f"{named(standing)} opens {at}."))
    for standing in report.closing_soon:
        zone = zone_of(standing.role, site)
        at = when_text(standing.ends, standing.closes_in, zone, site)
        verb = f"is {standing.role.status}" if standing.by_status else "closes"
        fix = "Write a later day to keep it open."
        spot = standing.role.spot("status" if standing.by_status else "closes")
        found.append(spot.note("closes-soon", f"{named(standing)} {verb} {at}.", fix))
    found += [_unconfirmed(standing, site) for standing in report.unconfirmed]
    return found


def _unconfirmed(standing: Standing, site: Site) -> Problem:
    """What is said of a role that nobody has confirmed lately."""
    role, key = standing.role, "confirmed" if standing.role.confirmed else "posted"
    zone = zone_of(role, site)
    message = f"Nobody has confirmed {named(standing)} for {standing.silent_days} days."
    if standing.rests:
        message = f"{message[:-1]}, so it is paused."
    today = site.now.astimezone(zone).date()
    if standing.rests_in is not None:
        last_day = today + timedelta(days=standing.rests_in)
        message += f" It is paused {_end_text(last_day, standing.rests_in, zone, site)}."
    fix = f"If it is open, write “confirmed: {today}”; if not, “status: closed”."
    fix = f"Ask {role.owner}. {fix}" if role.owner else fix
    return role.spot(key).warning("unconfirmed", message, fix)


def now_text(report: Report) -> str:
    """The moment that the report is about."""
    return moment_text(report.site.now, report.site.timezone, report.site)


def named(standing: Standing) -> str:
    """A role by its title, and an opening by its place too."""
    title = quote(standing.role.title)
    return f"{title} ({standing.place})" if standing.role.opening_of else title


def when_text(moment: Moment | None, days: int | None, zone: ZoneInfo, site: Site) -> str:
    """`on 30 November 2026, in 7 days`, in the site's words and by the clocks of a zone."""
    if moment is None or days is None:
        return "at a moment that nobody has set"
    return f"on {moment_text(moment, zone, site)}, {days_text(days)}"


def _end_text(last_day: date, days: int, zone: ZoneInfo, site: Site) -> str:
    """`as December 22, 2026 ends, in 5 days`: whatever has a last day is open until its end."""
    return f"as {moment_text(last_day, zone, site)} ends, {days_text(days)}"


def days_text(days: int) -> str:
    """`today`, `tomorrow`, `in 7 days`."""
    return {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")
