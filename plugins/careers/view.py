"""A role and what the features add to it, as the plain values that its template shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from careers.closing import countdown, last
from careers.counting import counted
from careers.glance import facts_view, soon_view
from careers.lifecycle import State
from careers.links import Links
from careers.listing import (
    employer_view,
    entry_view,
    opening_entries,
    opening_name,
    other_language,
    place_of,
    shared_facts,
    without,
)
from careers.notice import notice
from careers.role import Role
from careers.role_page import Relatives, RolePage
from careers.similar import Similar
from careers.site import Site

NEAREST = 10  # openings that the page of another one lists
APPLYING = "application_form"
BESIDE = 3  # similar roles at the end of one that is open


def role_view(
    page: RolePage,
    relatives: Relatives,
    similar: Similar,
    site: Site,
    list_href: str,
    home_href: str,
) -> dict[str, Any]:
    """The `careers` of a role page's template."""
    role = page.role
    told = notice(page, relatives, site)
    found = similar.to(role) if page.state.is_public else []
    alike = _similar_view(found if told else found[:BESIDE], similar)
    words = site.words
    breadcrumbs = [
        {"title": words["site"]["home"], "href": home_href},
        {"title": words["site"]["roles_title"], "href": list_href},
    ]
    role_href = ""
    if relatives.role:
        role_href = Links({}, "", page.path).to(relatives.role.path)
        breadcrumbs.append({"title": relatives.role.role.title, "href": role_href})
    openings = openings_view(page, relatives, site)
    until = _until(page, relatives)
    facts = facts_view(page, relatives, site)
    details = [fact for fact in facts if not fact["first"]]
    return {
        "kind": "role",
        "text": words,
        "employer": employer_view(site.employer),
        "list_href": list_href,
        "role_href": role_href,
        "breadcrumbs": breadcrumbs,
        "role": {
            "slug": role.slug,
            "title": role.title,
            "language": other_language(role, site),
            "summary": role.summary,
            "state": str(page.state),
            "opening": opening_name(role, relatives.role.role, site) if relatives.role else "",
            "facts": facts,
            "has_glance": any(fact["first"] for fact in facts),
            "has_details": bool(details),
            "details_since": page.until if all(fact["since"] for fact in details) else "",
            "soon": soon_view(page, site),
            "action": _action(page, relatives, until, words),
            "notice": told,
            "is_short": page.is_short,
            "until": until,
            "later_notice": notice(*_after(page, relatives), site) if until else None,
            "can_apply": any(name == APPLYING for name, _ in page.blocks),
        },
        "openings": openings,
        "similar": alike,
        "blocks": [
            {
                "feature": name,
                "template": block.template,
                "data": block.data,
                "until": "" if (name, block.template) in page.lasting else page.until,
                "place": place,
            }
            for (name, block), place in zip(page.blocks, _places(page), strict=True)
        ],
        "json_ld": [*page.json_ld],
        "closing": bool(until)
        or any(
            entry["until"] for shown in (openings, alike) if shown for entry in shown["entries"]
        ),
        "robots": _robots(page),
    }


def _places(page: RolePage) -> Iterator[str]:
    """Where each block stands: beside the text, before the way to apply, or from there on."""
    place = "before"
    for name, block in page.blocks:
        place = "after" if name == APPLYING else place
        yield "beside" if block.beside else place


def _action(
    page: RolePage, relatives: Relatives, until: str, words: Mapping[str, Any]
) -> dict[str, str] | None:
    """What is always in reach: the way to apply, or the openings to choose from."""
    site = words["site"]
    if any(name == APPLYING for name, _ in page.blocks):
        texts = {"text": site["apply"], "short": site["apply_short"]}
        return {"href": "#apply", "kind": "apply", "until": until, **texts}
    if page.state is State.DESCRIPTION and relatives.open:
        texts = {"text": site["choose"], "short": site["choose"]}
        return {"href": "#openings", "kind": "choose", "until": until, **texts}
    return None


def _similar_view(pages: list[RolePage], similar: Similar) -> dict[str, Any] | None:
    """Open roles like the one of a page, and until when one of them is open; None if none."""
    if not pages:
        return None
    return {
        "entries": [similar.line(page) for page in pages],
        "until": last(page.until for page in pages),
    }


def _until(page: RolePage, relatives: Relatives) -> str:
    """The moment from which nobody can apply here, or for any opening of this role."""
    if page.state is State.DESCRIPTION:
        return last(opening.until for opening in relatives.open)
    return page.until


def _after(page: RolePage, relatives: Relatives) -> tuple[RolePage, Relatives]:
    """The same after that moment."""
    if page.end:
        return replace(page, state=page.end.state), relatives
    return page, replace(relatives, family=())


def _robots(page: RolePage) -> str:
    """Whether search engines show the page, and until when.

    https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag
    """
    if not page.is_findable:
        return "noindex"
    return f"unavailable_after: {page.until}" if page.until else ""


def openings_view(page: RolePage, relatives: Relatives, site: Site) -> dict[str, Any] | None:
    """The openings of a role, or the others beside an opening, under a heading; None if none."""
    shown = [
        other
        for other in relatives.openings
        if other.state is State.OPEN or (site.preview and not other.state.is_public)
    ]
    role = relatives.role or page
    words = site.words["openings"]
    if not shown:
        return None
    until = last(each.until for each in shown)
    more = None
    if relatives.role and len(shown) > NEAREST:
        href = f"{Links({}, '', page.path).to(relatives.role.path)}#openings"
        listed = [*shown, *([page] if page.state is State.OPEN else [])]
        left = countdown((each.until, page.role.opening_of) for each in listed)
        more = {
            "href": href,
            "text": counted(words["all"], len(listed), site),
            "later": [[moment, counted(words["all"], count, site)] for moment, _, count in left],
        }
        shown = _nearest(page.role, shown)
    entries = opening_entries(shown, role, site)
    # What is true of all of them and of this page stands among its facts.
    own = entry_view(page, site)
    said = {key: text for key, text in shared_facts(entries).items() if text == own[key]}
    return {
        "title": words["title" if relatives.role is None else "others"],
        "is_role": relatives.role is None,
        "until": until,
        "entries": without(entries, said),
        "more": more,
    }


def _nearest(role: Role, pages: list[RolePage]) -> list[RolePage]:
    """A few openings beside one: those in its countries first, since the role's page has all."""
    countries = {place.country for place in role.places}

    def far(page: RolePage) -> tuple[bool, str]:
        return not countries & {place.country for place in page.role.places}, page.role.slug

    return sorted(pages, key=far)[:NEAREST]


def page_title(page: RolePage, relatives: Relatives, site: Site) -> str:
    """The title in a browser's tab and in results: of an opening, with what tells it apart.

    A town is enough where no other opening is in one of its name: results cut long titles.
    """
    role = page.role
    if relatives.role is None:
        return role.title
    name = opening_name(role, relatives.role.role, site)
    town = _towns(role)
    if town and town not in {_towns(other.role) for other in relatives.openings}:
        name = name.replace(place_of(role, site), town)
    return name if name.startswith(role.title) else f"{role.title} – {name}"


def _towns(role: Role) -> str:
    towns = [place.locality for place in role.places]
    return "; ".join(towns) if all(towns) else ""


def search_words(role: Role, site: Site) -> list[str]:
    """What people look for besides the words of the text: department, places, tags."""
    words = [role.department, role.team, place_of(role, site)]
    return [word for word in dict.fromkeys([*words, *role.tags]) if word]
