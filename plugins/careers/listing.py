"""The list of open roles, and a role as one line of it, as the plain values templates show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from careers.closing import countdown, last, one_left
from careers.counting import counted
from careers.facets import department_slug
from careers.facts import (
    areas_text,
    employment_text,
    moment_iso,
    moment_text,
    pay_text,
    places_text,
)
from careers.language import name_of
from careers.lifecycle import State, zone_of
from careers.remembered import made_once
from careers.role import Role
from careers.role_page import Relatives, RolePage
from careers.site import Employer, Site
from careers.slug import titled

# What a line of a list says about a role besides its title and summary.
ENTRY_FACTS = ("location", "workplace", "employment", "pay", "closes", "closes_iso")


def list_view(
    pages: Iterable[RolePage], relatives: Mapping[str, Relatives], site: Site
) -> dict[str, Any]:
    """The `careers` of every other page: the open roles, by department, and descriptions.

    Several open openings of one role in one department are one entry with `openings`.
    """
    words = site.words
    pages = sorted(pages, key=_order)
    open_pages = in_order(pages)
    departments = departments_view(open_pages, relatives, site)
    return {
        "kind": "site",
        "text": words,
        "employer": employer_view(site.employer),
        "count": len(open_pages),
        "count_text": count_text(open_pages, site),
        "until": last(page.until for page in open_pages),
        "later": later_counts(open_pages, site),
        "departments_until": one_left(each["until"] for each in departments),
        "roles": [entry_view(page, site) for page in open_pages],
        "featured": grouped([page for page in open_pages if page.role.featured], relatives, site),
        "departments": departments,
        "descriptions": [
            entry_view(page, site)
            for page in pages
            if page.state is State.DESCRIPTION
            and not relatives.get(page.role.slug, Relatives()).open
        ],
        "robots": "",
        "closing": True,
    }


def departments_view(
    open_pages: Iterable[RolePage], relatives: Mapping[str, Relatives], site: Site
) -> list[dict[str, Any]]:
    """Open roles, which are in their order, by department; last those that have none."""
    other = site.words["site"]["other_department"]
    by_department: dict[str, list[RolePage]] = {}
    for page in open_pages:
        by_department.setdefault(page.role.department, []).append(page)
    departments: list[dict[str, Any]] = []
    for name, listed in _by_name(by_department):
        departments.append(
            {
                "name": name or other,
                "slug": department_slug(name),
                "count": len(listed),
                "roles": grouped(listed, relatives, site),
                "until": last(page.until for page in listed),
                "later": [[moment, str(openings)] for moment, _, openings in _closing(listed)],
            }
        )
    return departments


def later_counts(open_pages: Iterable[RolePage], site: Site) -> list[list[str]]:
    """What `count_text` says from each moment on at which one of them closes."""
    return [
        [moment, _count_text(roles, openings, site)]
        for moment, roles, openings in _closing(open_pages)
    ]


def in_order(pages: Iterable[RolePage]) -> list[RolePage]:
    """Those that one can apply for, as they are listed."""
    return [page for page in sorted(pages, key=_order) if page.state is State.OPEN]


def count_text(open_pages: Sequence[RolePage], site: Site) -> str:
    """“15 open roles”, or “17 openings in 15 roles” where they differ."""
    roles = len({role_of(page) for page in open_pages})
    return _count_text(roles, len(open_pages), site)


def _count_text(roles: int, openings: int, site: Site) -> str:
    words: Mapping[str, Any] = site.words["site"]
    if not roles:
        none: str = words["count_none"]
        return none
    if openings == roles:
        return counted(words["count"], roles, site)
    both: str = words["count_openings"]
    return both.format(
        openings=counted(words["openings"], openings, site),
        roles=counted(words["in_roles"], roles, site),
    )


def closing_counts(open_pages: Iterable[RolePage], site: Site) -> Iterator[tuple[str, str]]:
    """What `count_text` says from each moment on at which one closes; empty when none is left."""
    for moment, roles, openings in _closing(open_pages):
        yield moment, _count_text(roles, openings, site) if openings else ""


def _closing(open_pages: Iterable[RolePage]) -> Iterator[tuple[str, int, int]]:
    return countdown((page.until, role_of(page)) for page in open_pages)


def role_of(page: RolePage) -> str:
    """The role that an opening belongs to, or the role itself."""
    return page.role.opening_of or page.role.slug


def employer_view(employer: Employer) -> dict[str, str]:
    return {"name": employer.name, "url": employer.url, "logo": employer.logo}


def entry_view(page: RolePage, site: Site) -> dict[str, Any]:
    """A role as one line of a list; `path` is its address from the site's root.

    It stands on many lists, and nobody changes it: who shows it otherwise makes another one.
    """
    role, zone = page.role, zone_of(page.role, site)
    said_by = (page.path, page.until, site.words, site.language, site.locale, zone)
    return made_once(role, entry_view, said_by, partial(_entry_view, page, zone, site))


def _entry_view(page: RolePage, zone: ZoneInfo, site: Site) -> dict[str, Any]:
    role, words = page.role, site.words
    return {
        "title": role.title,
        "path": page.path,
        "summary": role.summary,
        "department": role.department,
        "location": place_of(role, site),
        "workplace": words["workplace"][role.workplace] if role.workplace else "",
        "employment": employment_text(role, site),
        "pay": pay_text(role, site),
        "closes": moment_text(role.closes, zone, site) if role.closes else "",
        "closes_iso": moment_iso(role.closes, zone) if role.closes else "",
        "until": page.until,
        "featured": role.featured,
        "language": other_language(role, site),
        "in_language": in_words(other_language(role, site), site),
        "openings": [],
    }


def other_language(role: Role, site: Site) -> str:
    """The code of the language that a role is in, where pages around it are in another one."""
    one, other = role.language.casefold(), site.language.casefold()
    same = not one or one == other or one.startswith(f"{other}-") or other.startswith(f"{one}-")
    return "" if same else role.language


def in_words(language: str, site: Site) -> str:
    """“In English”, as pages of a site say it; empty without a language."""
    words = site.words["languages"]
    return words["in"].format(language=name_of(language, site.language)) if language else ""


def grouped(
    pages: Iterable[RolePage], relatives: Mapping[str, Relatives], site: Site
) -> list[dict[str, Any]]:
    """Entries, with the openings of one role, if there are several, together where it stands.

    Such an entry says what its openings have in common, and each of them what is its own.
    """
    together: dict[str, list[RolePage]] = {}
    for page in pages:
        together.setdefault(role_of(page), []).append(page)
    entries = []
    for listed in together.values():
        role = relatives.get(listed[0].role.slug, Relatives()).role
        if len(listed) == 1 or role is None:
            entries += [entry_view(page, site) for page in listed]
        else:
            openings = opening_entries(listed, role, site)
            shared = shared_facts(openings)
            own = [{**entry, "of": role.role.title} for entry in without(openings, shared)]
            until = last(page.until for page in listed)
            entries.append({**entry_view(role, site), **shared, "until": until, "openings": own})
    return entries


def opening_entries(
    pages: Sequence[RolePage], role: RolePage | None, site: Site
) -> list[dict[str, Any]]:
    """Openings of a role under the names that tell them apart; `note` says what isn't open."""
    words = site.words["notice"]
    names = [opening_name(page.role, role.role if role else None, site) for page in pages]
    often = Counter(names)
    entries = []
    for page, name in zip(pages, names, strict=True):
        own = page.role
        entry = entry_view(page, site)
        shown = "" if entry["location"] in name else entry["location"]
        if often[name] > 1:
            name = f"{name} ({own.reference or titled(own.slug.rpartition('/')[2])})"
        note = "" if page.state is State.OPEN else words[page.state]["title"]
        entries.append({**entry, "title": name, "location": shown, "note": note, "of": ""})
    return sorted(entries, key=lambda entry: (bool(entry["note"]), entry["title"].casefold()))


def shared_facts(entries: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """The facts of entries that are the same in all of them; empty where they are not."""
    return {
        key: entries[0][key] if len({entry[key] for entry in entries}) == 1 else ""
        for key in ENTRY_FACTS
    }


def without(entries: Iterable[dict[str, Any]], said: Mapping[str, str]) -> list[dict[str, Any]]:
    """Entries without the facts that are said of all of them elsewhere."""
    left_out = {key: "" for key, value in said.items() if value}
    return [{**entry, **left_out} for entry in entries]


def opening_name(opening: Role, role: Role | None, site: Site) -> str:
    """What an opening is called beside the others: its own title or place, and its own level.

    A place that it has from its role tells nothing apart, so a level goes without it.
    """
    # Words in two languages are never the same, and tell nothing apart.
    alike = role and bool(opening.translation_of) == bool(role.translation_of)
    own_title = opening.title if role and alike and opening.title != role.title else ""
    own_level = opening.level if role and alike and opening.level != role.level else ""
    place = place_of(opening, site)
    if own_level and role and place == place_of(role, site):
        place = ""
    name = own_title or place
    if own_level and own_level.casefold() not in name.casefold():
        name = f"{name}, {own_level}" if name else own_level
    return name or titled(opening.slug.rpartition("/")[2])


def place_of(role: Role, site: Site) -> str:
    """Where a role is, or where a remote one may be done from."""
    return places_text(role, site) or areas_text(role, site)


def _by_name(groups: Mapping[str, list[RolePage]]) -> list[tuple[str, list[RolePage]]]:
    return sorted(groups.items(), key=lambda item: (not item[0], item[0].casefold()))


def _order(page: RolePage) -> tuple[bool, str, str]:
    role = page.role
    return not role.featured, role.title.casefold(), role.slug
