"""What a change does, as data: for candidates, for search engines, and who is to approve it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from careers.alteration import Alteration
from careers.audit.page import Page
from careers.changes import Change, Effect
from careers.commands.status.words import rows_of
from careers.facts import facts_of, moment_text
from careers.lifecycle import State, zone_of
from careers.preview import MOST, Approval, Changed, Line, Told, clip
from careers.role_page import RolePage
from careers.site import Site

GONE = (Effect.ENDS, Effect.REMOVED, Effect.MOVES)


def changed(change: Change, site: Site) -> Changed:
    """A change with what there is to say of it."""
    lines = [
        Line(what=clip(row.what), before=_clipped(row.before), after=_clipped(row.after))
        for row in rows_of(change, site)
    ]
    return Changed(
        title=clip(change.page.role.title), path=clip(change.path), lines=tuple(lines[:MOST])
    )


def _clipped(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(clip, lines[:MOST]))


def pages_of(changes: Sequence[Change]) -> list[RolePage]:
    """The pages that are otherwise with the changes, and still there; each once."""
    found = {c.after.path: c.after for c in changes if c.after and c.effect not in GONE}
    return list(found.values())


def approvals(changes: Sequence[Change], keys: Sequence[str], site: Site) -> Iterator[Approval]:
    """Which roles say something else under each of some keys, and are or were to be seen."""
    for key in keys:
        roles = [c.page.role.title for c in changes if key in _keys(c, site)]
        if roles:
            once = tuple(dict.fromkeys(map(clip, roles)))
            yield Approval(key=key, roles=once[:MOST])


def _keys(change: Change, site: Site) -> frozenset[str]:
    altered: tuple[Alteration, ...] = change.alterations
    keys = {one.key for one in altered if not one.in_text}
    if change.after and change.before is None:
        keys |= {fact.key for fact in facts_of(change.after.role, site)}
    return frozenset(keys)


def told(page: RolePage, pages: Mapping[str, Page], site: Site) -> Told:
    """What search engines read in the page of a role, in words; or why they read nothing."""
    title, path = clip(page.role.title), clip(page.path)
    found = pages.get(_file(page.path))
    postings = found.postings if found else ()
    if not postings:
        return Told(title=title, path=path, reason=_reason(page, site))
    facts = {fact.key: fact.value for fact in facts_of(page.role, site)}
    data = postings[0].data

    def said(name: str, *keys: str) -> str:
        """The role's own words for a property, if there is that property."""
        words = [facts[key] for key in keys if key in facts]
        return clip("; ".join(words)) if data.get(name) and words else ""

    places = said("jobLocation", "location"), said("applicantLocationRequirements", "applicants")
    return Told(
        title=clip(str(data.get("title") or title)),
        path=path,
        place=clip("; ".join(filter(None, places))),
        pay=said("baseSalary", "pay"),
        employment=said("employmentType", "employment"),
        posted=said("datePosted", "posted"),
        closes=said("validThrough", "closes"),
    )


def _file(path: str) -> str:
    return f"{path}index.html" if path.endswith("/") or not path else path


def _reason(page: RolePage, site: Site) -> str:
    role = page.role
    moment = role.opens or role.posted
    if page.state is State.OPEN:
        return "Nothing: the feature “job_posting” is off, or this page has no such data."
    if page.state is State.UPCOMING and moment:
        return f"Nothing yet: it opens {moment_text(moment, zone_of(role, site), site)}."
    if role.has_openings:
        return "Nothing of the role itself: each of its openings has a page that does."
    if page.state is State.DESCRIPTION:
        return "Nothing: it has no opening."
    return f"Nothing: the role is {page.state}."
