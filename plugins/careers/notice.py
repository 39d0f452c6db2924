"""What stands at the top of a page that nobody can apply on: that it is so, since when and why."""

from __future__ import annotations

from careers.facts import moment_text
from careers.lifecycle import ENDED, State, begin_of, closes_at, zone_of
from careers.role import Moment, Role, Status
from careers.role_page import Relatives, RolePage
from careers.site import Site


def notice(page: RolePage, relatives: Relatives, site: Site) -> dict[str, str] | None:
    """What stands at the top of a page that nobody can apply on."""
    role, state = page.role, page.state
    if state is State.OPEN or (state is State.DESCRIPTION and relatives.open):
        return None
    zone = zone_of(role, site)
    name, moment = _why(role, state, site)
    words = site.words
    said = words["notice"][name]
    title = words["openings"]["notice"].get(name) if role.opening_of else None
    date = moment_text(moment, zone, site) if moment else ""
    return {
        "kind": str(state),
        "title": title or said["title"],
        "text": said["text"].format(date=date),
    }


def _why(role: Role, state: State, site: Site) -> tuple[str, Moment | None]:
    """Which notice it is, and the day or minute that it names: only one that somebody wrote."""
    if state is State.UPCOMING:
        return "upcoming", role.opens or role.posted
    if state is State.PAUSED and role.status is not Status.PAUSED:
        return "unconfirmed", None
    since, name = role.status_since, str(state)
    if state is State.CLOSED:
        ends = closes_at(role, site)
        said = begin_of(since, zone_of(role, site)) if since else None
        if role.status not in ENDED or (ends and said and ends <= said):
            return "deadline", role.closes
        name = str(role.status)
    return (f"{name}_on", since) if since else (name, None)
