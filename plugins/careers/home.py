"""The front page as the plain values its templates show: no closed role, and never every role."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from careers.closing import last
from careers.directory import Directory, belongs
from careers.front_page import FrontPage
from careers.lifecycle import begin_of, zone_of
from careers.listing import closing_counts, count_text, grouped, in_order, role_of
from careers.role import Workplace
from careers.role_page import Relatives, RolePage
from careers.site import Site
from careers.unit import Unit
from careers.wording import fold


def chosen_roles(
    front: FrontPage,
    pages: Iterable[RolePage],
    relatives: Mapping[str, Relatives],
    site: Site,
) -> dict[str, Any]:
    """The featured roles and the newest of the others, each at most as often as was asked for."""
    open_pages = in_order(pages)
    featured = _first_roles([page for page in open_pages if page.role.featured], front.featured)
    shown = {role_of(page) for page in featured}
    others = [page for page in open_pages if role_of(page) not in shown]
    others.sort(key=lambda page: _since(page, site), reverse=True)
    newest = _first_roles(others, front.newest)
    return {
        "featured": grouped(featured, relatives, site),
        "featured_until": last(page.until for page in featured) if featured else "",
        "newest": grouped(newest, relatives, site),
        "newest_until": last(page.until for page in newest) if newest else "",
    }


def _first_roles(pages: Sequence[RolePage], most: int) -> list[RolePage]:
    """The openings of the first roles, in the order of these."""
    chosen = list(dict.fromkeys(role_of(page) for page in pages))[:most]
    return [page for role in chosen for page in pages if role_of(page) == role]


def _since(page: RolePage, site: Site) -> float:
    """Since when a role is on the site."""
    zone = zone_of(page.role, site)
    said = [moment for moment in (page.role.posted, page.role.opens) if moment]
    return max((begin_of(moment, zone).timestamp() for moment in said), default=0.0)


def department_cards(listing: Mapping[str, Any], directory: Directory) -> list[dict[str, Any]]:
    """Where roles are open: each department, how many, and where one reads more."""
    found = []
    for department in listing["departments"]:
        unit = directory.units.department(department["name"])
        found.append(
            {
                "name": department["name"],
                "summary": unit.summary if unit else "",
                "count": department["count"],
                "later": department["later"],
                "until": department["until"],
                "path": department["path"],
                "slug": department["slug"],
                "unit": unit,
            }
        )
    return found


def office_cards(
    pages: Iterable[RolePage], directory: Directory, site: Site
) -> list[dict[str, Any]]:
    """Every office that has a page, with what is open there."""
    open_pages = in_order(pages)
    offices = [unit for unit in directory.units.offices if unit.path in directory.addresses]
    keys = {fold(place.office) for page in open_pages for place in page.role.places}
    cards = []
    for unit in offices:
        here = [page for page in open_pages if unit.key in keys and belongs(page.role, unit)]
        cards.append({**_card(unit, here, site), "path": directory.addresses[unit.path]})
    return cards


def remote_card(pages: Iterable[RolePage], site: Site, path: str) -> dict[str, Any] | None:
    """What is open to people who work from home, if anything is, and the page of it."""
    remote = [page for page in in_order(pages) if page.role.workplace is Workplace.REMOTE]
    if not remote:
        return None
    name = site.words["workplace"]["remote"]
    until = last(page.until for page in remote)
    return {**_card(None, remote, site), "name": name, "until": until, "path": path}


def _card(unit: Unit | None, pages: Sequence[RolePage], site: Site) -> dict[str, Any]:
    words = site.words
    return {
        "name": unit.name if unit else "",
        "summary": unit.summary if unit else "",
        "count": len(pages),
        "text": count_text(pages, site) if pages else words["home"]["none_here"],
        "later": [
            [moment, text or words["home"]["none_here"]]
            for moment, text in closing_counts(pages, site)
        ],
        "until": "",
        "path": None,
        "unit": unit,
    }
