"""The pages of departments and offices: what they show, and the links that lead to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from careers.closing import last
from careers.facts import facts_of
from careers.listing import grouped, in_order
from careers.role import Role
from careers.role_page import RolePage, relatives_of
from careers.site import Site
from careers.unit import Unit, Units
from careers.whereabouts import office_view
from careers.wording import fold

SHOWN = ("benefits", "contact")  # of what its roles start from


@dataclass(frozen=True, slots=True)
class Directory:
    """Departments and offices with the addresses of their pages, from the site's root.

    `addresses` has them by the path of the file; a file without a page isn't in it.
    """

    units: Units
    addresses: Mapping[str, str]

    def address_of(self, unit: Unit | None) -> str:
        """The address of its page; empty where there is no unit, or no page of it."""
        return self.addresses.get(unit.path, "") if unit else ""

    def _to(self, unit: Unit | None, home: str) -> str:
        address = self.addresses.get(unit.path) if unit else None
        return "" if address is None else f"{home}{address}"

    def linked_facts(
        self, facts: Iterable[Mapping[str, Any]], role: Role, home: str
    ) -> list[dict[str, Any]]:
        """A role's facts with links to its department and its offices; `home` leads to the root."""
        offices = [self._to(self.units.at(place.office), home) for place in role.places]
        department = self._to(self.units.department(role.department), home)
        return [{**fact, **_links(fact, offices, department)} for fact in facts]


def _links(fact: Mapping[str, Any], offices: list[str], department: str) -> dict[str, Any]:
    """What is other in a fact that leads somewhere."""
    if fact["key"] == "department":
        return {"href": department}
    if fact["key"] == "location" and any(offices):
        return {"hrefs": offices} if len(offices) > 1 else {"href": offices[0]}
    return {}


def unit_view(
    unit: Unit,
    stated: Role,
    pages: Iterable[RolePage],
    listing: Mapping[str, Any],
    site: Site,
) -> dict[str, Any]:
    """The `careers` of the page of a department or an office.

    `stated` is what its roles start from, `listing` the `careers` of the list as it is seen
    from this page.
    """
    words = site.words
    pages = [*pages]
    here = [page for page in in_order(pages) if belongs(page.role, unit)]
    crumbs = {"home_href": words["site"]["home"], "list_href": words["site"]["roles_title"]}
    return {
        **listing,
        "kind": unit.kind,
        "breadcrumbs": [{"title": title, "href": listing[key]} for key, title in crumbs.items()],
        "unit": {
            "name": unit.name,
            "title": unit.title,
            "summary": unit.summary,
            "facts": [fact.data() for fact in facts_of(stated, site) if fact.key in SHOWN],
            "office": office_view(unit, stated, site),
            "roles_title": words["unit"]["roles"].format(name=unit.name),
            "roles": grouped(here, relatives_of(pages), site),
            "until": last(page.until for page in here),
        },
    }


def belongs(role: Role, unit: Unit) -> bool:
    """Whether a role is listed on the page of a department or an office."""
    if unit.kind == "department":
        return unit.key in role.department_keys
    return any(fold(place.office) == unit.key for place in role.places)
