"""A role and what the features add to it, as the plain values that templates show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from careers.catalogue import load_catalogue
from careers.facts import (
    areas_text,
    employment_text,
    facts_of,
    moment_iso,
    moment_text,
    pay_text,
    places_text,
)
from careers.hooks import Block
from careers.lifecycle import State, changed_on
from careers.role import Role, Status
from careers.site import Site
from careers.slug import slugify

DESCRIPTION_LENGTH = 155


@dataclass(frozen=True, slots=True)
class RolePage:
    """Everything that a role's page shows: made once, when the role is read."""

    role: Role
    state: State
    path: str
    blocks: Sequence[tuple[str, Block]]
    json_ld: Sequence[Mapping[str, Any]]

    @property
    def is_findable(self) -> bool:
        """Search engines, the sitemap and the site's search know the page."""
        return self.state in (State.OPEN, State.DESCRIPTION)


def role_view(page: RolePage, site: Site, list_href: str, home_href: str) -> dict[str, Any]:
    """The `careers` of a role page's template."""
    role = page.role
    words = load_catalogue(site.language)
    return {
        "kind": "role",
        "text": words,
        "employer": _employer(site),
        "list_href": list_href,
        "breadcrumbs": [
            {"title": words["site"]["home"], "href": home_href},
            {"title": words["site"]["roles_title"], "href": list_href},
        ],
        "role": {
            "slug": role.slug,
            "title": role.title,
            "language": role.language,
            "summary": role.summary,
            "state": str(page.state),
            "facts": [fact.data() for fact in facts_of(role, site)],
            "notice": notice(role, page.state, site),
            "can_apply": any(name == "application_form" for name, _ in page.blocks),
        },
        "blocks": [
            {"feature": name, "template": block.template, "data": block.data}
            for name, block in page.blocks
        ],
        "json_ld": page.json_ld,
        "robots": "" if page.is_findable else "noindex",
    }


def _employer(site: Site) -> dict[str, str]:
    employer = site.employer
    return {"name": employer.name, "url": employer.url, "logo": employer.logo}


def notice(role: Role, state: State, site: Site) -> dict[str, str] | None:
    """What stands at the top of a page that nobody can apply on."""
    if state is State.OPEN:
        return None
    name, moment = str(state), None
    if state is State.CLOSED and role.closes and role.status is not Status.CLOSED:
        name, moment = "closed_on", role.closes
    elif state is State.UPCOMING:
        moment = role.opens or role.posted
    words = load_catalogue(site.language)["notice"][name]
    date = moment_text(moment, site) if moment else ""
    return {"kind": str(state), "title": words["title"], "text": words["text"].format(date=date)}


def list_view(pages: Iterable[RolePage], site: Site) -> dict[str, Any]:
    """The `careers` of every other page: the open roles, by department, and descriptions."""
    words = load_catalogue(site.language)
    groups: dict[str, list[dict[str, Any]]] = {}
    entries = []
    descriptions = []
    for page in sorted(pages, key=_order):
        if page.state is State.OPEN:
            entry = entry_view(page, site)
            entries.append(entry)
            department = page.role.department or words["site"]["other_department"]
            groups.setdefault(department, []).append(entry)
        elif page.state is State.DESCRIPTION:
            descriptions.append(entry_view(page, site))
    count = len(entries)
    departments = []
    for index, (name, listed) in enumerate(_by_name(groups), 1):
        slug = slugify(name) or str(index)
        departments.append({"name": name, "slug": slug, "count": len(listed), "roles": listed})
    how_many = words["site"]["count_one" if count == 1 else "count_many" if count else "count_none"]
    return {
        "kind": "site",
        "text": words,
        "employer": _employer(site),
        "count": count,
        "count_text": how_many.format(count=count),
        "roles": entries,
        "featured": [entry for entry in entries if entry["featured"]],
        "departments": departments,
        "descriptions": descriptions,
        "robots": "",
    }


def list_changed_on(pages: Iterable[RolePage], site: Site) -> date | None:
    """The last day on which a role on the list came, changed or went."""
    days = (changed_on(page.role, site.now, site.timezone) for page in pages)
    return max((day for day in days if day), default=None)


def entry_view(page: RolePage, site: Site) -> dict[str, Any]:
    """A role as one line of a list; `path` is its address from the site's root."""
    role = page.role
    words = load_catalogue(site.language)
    return {
        "title": role.title,
        "path": page.path,
        "summary": role.summary,
        "department": role.department,
        "location": places_text(role, site) or areas_text(role, site),
        "workplace": words["workplace"][role.workplace] if role.workplace else "",
        "employment": employment_text(role, site),
        "pay": pay_text(role, site),
        "closes": moment_text(role.closes, site) if role.closes else "",
        "closes_iso": moment_iso(role.closes, site) if role.closes else "",
        "featured": role.featured,
    }


def description_of(role: Role) -> str:
    """The text for search engines: the summary, or as much of the first lines as fits."""
    text = role.summary or (role.body.sections[0].text if role.body.sections else "")
    if len(text) <= DESCRIPTION_LENGTH:
        return text
    return text[:DESCRIPTION_LENGTH].rsplit(" ", 1)[0].rstrip(",;:.–- ") + "…"


def search_words(role: Role, site: Site) -> list[str]:
    """What people look for besides the words of the text: department, places, tags."""
    words = [role.department, role.team, places_text(role, site) or areas_text(role, site)]
    return [word for word in dict.fromkeys([*words, *role.tags]) if word]


def _by_name(groups: Mapping[str, list[dict[str, Any]]]) -> list[tuple[str, list[dict[str, Any]]]]:
    return sorted(groups.items(), key=lambda item: item[0].casefold())


def _order(page: RolePage) -> tuple[bool, str, str]:
    role = page.role
    return not role.featured, role.title.casefold(), role.slug
