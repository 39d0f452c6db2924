"""What the site is to say of each role, as the audit compares it with what is published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

from careers.audit.postings.description import plain_text
from careers.audit.sources import Promise, State
from careers.facts import facts_of
from careers.lifecycle import State as RoleState
from careers.lifecycle import day_of, zone_of
from careers.role import EmploymentType, Moment, Place, Role, Workplace
from careers.role_page import RolePage
from careers.section import section_html
from careers.site import Site

# Google's words, told apart from the feature that writes them.
EMPLOYMENT = {
    EmploymentType.CONTRACT: "CONTRACTOR",
    EmploymentType.INTERNSHIP: "INTERN",
}


def promises_of(pages: Iterable[RolePage], site: Site) -> list[Promise]:
    """One promise for each role; `pages` are all of them, drafts too."""
    sites = {language.code: site.in_language(language) for language in site.languages}
    return [
        _promise(page, sites[page.role.language] if page.role.translation_of else site)
        for page in pages
    ]


def _promise(page: RolePage, site: Site) -> Promise:
    role = page.role
    return Promise(
        role.spot(),
        page.path,
        _state(page.state),
        role.title,
        tuple(_texts(page, site)),
        _day(role.posted, zone_of(role, site)),
        _day(role.closes, zone_of(role, site)),
        tuple(_town(place) for place in role.places),
        tuple(area.country for area in role.applicants) if _is_remote(role) else (),
        _is_remote(role),
        tuple(_employment(kind) for kind in role.employment),
        role.pay,
        any(data.get("@type") == "JobPosting" for data in page.json_ld),
    )


def _state(state: RoleState) -> State:
    if state is RoleState.OPEN:
        return "open"
    if state is RoleState.DESCRIPTION:
        return "description"
    return "over" if state.is_public else "hidden"


def _texts(page: RolePage, site: Site) -> Iterator[str]:
    """What has to be on the page: the summary, the facts and each passage of the text."""
    if page.is_short:
        return
    role = page.role
    yield role.summary
    # Of a role with openings, the page leaves out what is not true of all of them.
    for fact in () if role.has_openings else facts_of(role, site):
        yield from fact.parts or [fact.value]
    for section in role.body.told():
        yield from plain_text(section_html(section)).splitlines()


def _day(moment: Moment | None, zone: ZoneInfo) -> str:
    """The day as the page shows it."""
    return day_of(moment, zone).isoformat() if moment else ""


def _town(place: Place) -> str:
    return place.locality or place.region or place.country


def _employment(kind: EmploymentType) -> str:
    return EMPLOYMENT.get(kind, kind.replace("-", "_").upper())


def _is_remote(role: Role) -> bool:
    return role.workplace is Workplace.REMOTE
