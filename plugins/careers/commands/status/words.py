"""What a change does, in words: rows that a terminal and a pull request both show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from careers.alteration import Alteration
from careers.changes import Change, Effect, repair
from careers.facts import facts_of, moment_text
from careers.lifecycle import State, zone_of
from careers.role import Moment, Role
from careers.role_page import RolePage
from careers.site import Site
from careers.status import Report, Standing

NONE = "–"
BRIEF = ("location", "workplace", "applicants", "employment", "pay", "closes")
TOTALS = {
    Effect.ENDS: "ends {addresses}",
    Effect.HIDDEN: "takes {roles} off the site",
    Effect.MOVES: "moves {addresses}",
    Effect.FOLDER: "turns {roles} into a folder",
    Effect.FILE: "turns {roles} into one file",
    Effect.OPENS: "opens {roles}",
    Effect.CLOSES: "closes {roles}",
    Effect.LATER: "lets {roles} open later",
    Effect.ADDED: "adds without opening {roles}",
    Effect.STATE: "changes the state of {roles}",
    Effect.ALTERED: "alters {roles}",
    Effect.REMOVED: "deletes unpublished {roles}",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that changes: what, and what it says before and after, in lines.

    `join` is what stands between the lines where they are one; empty where they are several.
    """

    what: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    join: str = ""


def totals(changes: Sequence[Change]) -> str:
    """`This change opens 1 role and alters 2 roles and 1 opening.`"""
    parts = []
    for effect, words in TOTALS.items():
        found = [change for change in changes if change.effect is effect]
        openings = sum(bool(change.page.role.opening_of) for change in found)
        roles = [_count(len(found) - openings, "role"), _count(openings, "opening")]
        if found:
            addresses = _count(len(found), "address", "addresses")
            parts.append(words.format(roles=" and ".join(filter(None, roles)), addresses=addresses))
    if not parts:
        return "This change alters nothing that candidates see."
    *first, last = parts
    return f"This change {', '.join(first)}, and {last}." if first else f"This change {last}."


def _count(number: int, one: str, many: str = "") -> str:
    """`1 role`, `2 roles`; nothing for none."""
    if number == 0:
        return ""
    return f"1 {one}" if number == 1 else f"{number} {many or f'{one}s'}"


def then(report: Report) -> str:
    """How things stand with a change, and what the days bring by themselves."""
    return f"Then: {str(report.summary).removeprefix('Roles: ')} {_soon(report)}"


def _soon(report: Report) -> str:
    """`By date, in the next 14 days: 1 opens and 2 close.`"""
    days = "day" if report.within == 1 else f"{report.within} days"
    parts = [
        f"{len(found)} {one if len(found) == 1 else many}"
        for found, one, many in (
            (report.opening_soon, "opens", "open"),
            (report.closing_soon, "closes", "close"),
        )
        if found
    ]
    return f"By date, in the next {days}: {' and '.join(parts) or 'nothing'}."


def name_of(standing: Standing) -> str:
    """A role by its title; an opening with the name of its file."""
    role = standing.role
    return f"{role.title} ({file_of(role)})" if role.opening_of else role.title


def file_of(role: Role) -> str:
    """`boston`, of `roles/sales/boston.md`."""
    return role.slug.rpartition("/")[2]


def duration(days: int | None) -> str:
    """`1 day`, `21 days`."""
    if days is None:
        return ""
    return "1 day" if days == 1 else f"{days} days"


def iso(moment: Moment | None) -> str:
    """`2026-12-15`, or `2026-12-15 17:00`; empty for none."""
    if isinstance(moment, datetime):
        return moment.isoformat(" ", "minutes")
    return moment.isoformat() if moment else ""


def rows_of(change: Change, site: Site) -> Iterator[Row]:
    """What there is to say of a change; `site` is the one that it makes."""
    if change.effect is not Effect.ALTERED:
        yield _effect(change, site)
    for alteration in change.alterations:
        # What opens has been said in brief already.
        told = change.effect is Effect.OPENS and alteration.key in BRIEF and not alteration.before
        if not told:
            yield _alteration(alteration)


def _effect(change: Change, site: Site) -> Row:
    before, after = change.before, change.after
    was = (_state(before, site),) if before else ()
    now = (_state(after, site),) if after else ()
    match change.effect:
        case Effect.ENDS:
            said = ("It will show “Page not found”.", repair(change))
            return Row(f"address ends ({was[0] if was else 'role'})", (), said, " ")
        case Effect.MOVES if after:
            return Row("address moves", (), (f"It leads on to /{after.path}.",), " ")
        case Effect.FOLDER:
            return Row("becomes a folder", (), (_folder(change),), " ")
        case Effect.FILE if after:
            stays = f"/{after.path} stays, and is the page of the opening now."
            return Row("becomes one file", (), (stays,), " ")
        case Effect.OPENS if after:
            return Row("opens", was, _brief(after, site), "; ")
        case Effect.LATER if after:
            return Row("opens later", was, (*now, *_brief(after, site)), "; ")
        case Effect.REMOVED:
            return Row("is removed", was, ("It was not published.",), " ")
    if change.effect is Effect.CLOSES and after and after.role.has_openings:
        now = ("none of its openings is open",)
    what = {
        Effect.CLOSES: "closes",
        Effect.HIDDEN: "is taken off the site",
        Effect.ADDED: "is added",
    }
    return Row(what.get(change.effect, "state"), was, now, " ")


def _folder(change: Change) -> str:
    stays = f"/{change.path} stays, and is the page of the role now"
    paths = [f"/{page.path}" for page in change.openings]
    if not paths:
        return f"{stays}; it has no opening."
    verb = "its opening is at" if len(paths) == 1 else "its openings are at"
    return f"{stays}; {verb} {', '.join(paths)}."


def _state(page: RolePage, site: Site) -> str:
    role = page.role
    moment = role.opens or role.posted
    if page.state is State.UPCOMING and moment:
        return f"opens {moment_text(moment, zone_of(role, site), site)}"
    is_folder = role.has_openings and page.state is State.DESCRIPTION
    return "role with openings" if is_folder else str(page.state)


def _brief(page: RolePage, site: Site) -> tuple[str, ...]:
    """What candidates look at first."""
    facts = {fact.key: fact for fact in facts_of(page.role, site)}
    return tuple(
        f"{facts[key].label}: {facts[key].value}" if key == "closes" else facts[key].value
        for key in BRIEF
        if key in facts
    )


def _alteration(found: Alteration) -> Row:
    what = f"{found.label} ({found.note})" if found.note else found.label
    if found.before or found.after:
        return Row(what, (found.before or NONE,), (found.after or NONE,), " ")
    return Row(what, found.removed, found.added)
