"""Where each role stands at a moment: open for how long, closing when, confirmed when, by whom.

Days are counted as a calendar does, in the site's time zone: what closes tomorrow at noon
and what closes tomorrow at midnight both close in one day.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from careers.assembly import Summary, summary_of
from careers.facts import areas_text, moment_text, places_text
from careers.lifecycle import State, begin_of, last_moment
from careers.problem import Problem
from careers.role import Moment, Role
from careers.role_page import RolePage
from careers.site import Site
from careers.wording import quote


@dataclass(frozen=True, slots=True)
class Standing:
    """One role, or one opening of a role, at a moment.

    `open_days` is how long it has been open; `opens_in`, `closes_in` and `silent_days` (since
    anybody last said that it is open) are days too, and None where there is no such day.
    """

    role: Role
    state: State
    path: str
    place: str
    open_days: int | None = None
    opens_in: int | None = None
    closes_in: int | None = None
    silent_days: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """Where every role of a site stands; openings come after their role, else by title.

    `summary` is what a build says at its end. `within` is how many days from now are soon,
    `unconfirmed_after` after how many days somebody should look again.
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
        """What is open and nobody has confirmed lately, longest first."""
        found = filter(self.is_unconfirmed, self.standings)
        return sorted(found, key=lambda standing: -(standing.silent_days or 0))

    def opens_soon(self, standing: Standing) -> bool:
        return standing.opens_in is not None and standing.opens_in <= self.within

    def closes_soon(self, standing: Standing) -> bool:
        return standing.closes_in is not None and standing.closes_in <= self.within

    def is_unconfirmed(self, standing: Standing) -> bool:
        return (standing.silent_days or 0) > self.unconfirmed_after


def make_report(
    pages: Iterable[RolePage], site: Site, *, within: int, unconfirmed_after: int
) -> Report:
    """Where the roles of a site stand at its `now`."""
    pages = list(pages)
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
    today = site.now.astimezone(site.timezone).date()
    opens = _day(role.opens or role.posted, site)
    place = places_text(role, site) or areas_text(role, site)
    if state is State.UPCOMING:
        opens_in = (opens - today).days if opens else None
        return Standing(role, state, page.path, place, opens_in=opens_in)
    if state is not State.OPEN:
        return Standing(role, state, page.path, place)
    closes = last_moment(role, site.timezone)
    said = max((day for day in _said(role, site) if day <= today), default=opens)
    return Standing(
        role,
        state,
        page.path,
        place,
        open_days=(today - opens).days if opens else None,
        closes_in=(closes.astimezone(site.timezone).date() - today).days if closes else None,
        silent_days=(today - said).days if said else None,
    )


def _said(role: Role, site: Site) -> Iterable[date]:
    """The days on which somebody said that there is this opening."""
    return [day for moment in (role.confirmed, role.posted) if (day := _day(moment, site))]


def _day(moment: Moment | None, site: Site) -> date | None:
    if isinstance(moment, datetime):
        return begin_of(moment, site.timezone).astimezone(site.timezone).date()
    return moment


def attention(report: Report) -> list[Problem]:
    """What somebody should look at, each at the line that says it."""
    site = report.site
    found = []
    for standing in report.opening_soon:
        role, key = standing.role, "opens" if standing.role.opens else "posted"
        at = when_text(role.opens or role.posted, standing.opens_in, site)
        found.append(role.spot(key).note("opens-soon", f"{named(standing)} opens {at}."))
    for standing in report.closing_soon:
        at = when_text(standing.role.closes, standing.closes_in, site)
        fix = "Write a later day to keep it open."
        spot = standing.role.spot("closes")
        found.append(spot.note("closes-soon", f"{named(standing)} closes {at}.", fix))
    today = site.now.astimezone(site.timezone).date()
    for standing in report.unconfirmed:
        role, key = standing.role, "confirmed" if standing.role.confirmed else "posted"
        message = f"Nobody has confirmed {named(standing)} for {standing.silent_days} days."
        fix = f"If it is open, write “confirmed: {today}”; if not, “status: closed”."
        fix = f"Ask {role.owner}. {fix}" if role.owner else fix
        found.append(role.spot(key).warning("unconfirmed", message, fix))
    return found


def named(standing: Standing) -> str:
    """A role by its title, and an opening by its place too."""
    title = quote(standing.role.title)
    return f"{title} ({standing.place})" if standing.role.opening_of else title


def when_text(moment: Moment | None, days: int | None, site: Site) -> str:
    """`on 30 November 2026, in 7 days`, in the site's words."""
    if moment is None or days is None:
        return "at a moment that nobody has set"
    return f"on {moment_text(moment, site)}, {days_text(days)}"


def days_text(days: int) -> str:
    """`today`, `tomorrow`, `in 7 days`."""
    return {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")
