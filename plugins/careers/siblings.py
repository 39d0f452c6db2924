"""What can't be true between a role and its openings, or between the openings of a role."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from careers.frontmatter import Field
from careers.lifecycle import State, closes_at, opens_at, state_at
from careers.problem import Problem, Spot
from careers.role import Role, Status
from careers.site import Site
from careers.slug import slugify
from careers.wording import fold

# What dates a role itself, and what only an opening can have.
DATED = ("posted", "opens", "closes", "confirmed", "openings")


def dated(role: Role, written: Mapping[str, Field], openings: Sequence[str]) -> Iterator[Problem]:
    """A role that is dated as if it were an opening, beside openings of its own."""
    names = [path.rpartition("/")[2] for path in openings]
    stated = [key for key in DATED if key in written and written[key].items] if names else []
    if not stated:
        return
    first = written[stated[0]]
    listed = " and ".join(names) if len(names) < 3 else f"{len(names)} files"
    message = (
        f"“{first.key}” belongs to an opening, and this role has openings of its own ({listed})."
    )
    fix = (
        f"Write “{first.key}: {first.text.value}” into each opening that it is true of. "
        "If this file is one more opening, move what is true of it alone "
        f"({', '.join(stated)}, …) into a file beside it, such as {_beside(role)}."
    )
    yield first.spot.error("role-dated", message, fix)


def opening_problems(roles: Sequence[Role], site: Site) -> Iterator[Problem]:
    """Openings that nothing tells apart, and open ones of a role that is a draft."""
    described = {role.slug: role for role in roles if role.has_openings}
    seen: dict[object, list[Role]] = {}
    for role in roles:
        if not role.opening_of:
            continue
        parent = described.get(role.opening_of)
        is_draft = role.status is Status.DRAFT
        if parent and parent.status is Status.DRAFT and not is_draft:
            message = f"This opening is not a draft, and its role {parent.path} is one."
            fix = f"Delete “status: draft” in {parent.path}, or write it here as well."
            yield role.spot("status").error("role-draft", message, fix)
        if state_at(role, site.now, site) not in (State.OPEN, State.UPCOMING):
            continue
        key = _mark(role)
        others = seen.setdefault(key, [])
        if other := next((other for other in others if _together(role, other, site)), None):
            yield _twin(role, other)
        others.append(role)


def _mark(role: Role) -> object:
    """What must not be the same in two openings of one role that are open together."""
    # An office and the same town in words are one place, in whatever order they stand.
    places = frozenset((place.country, fold(place.locality)) for place in role.places)
    where = (role.opening_of, places, frozenset(role.applicants))
    if role.reference:
        return *where, role.reference.casefold()
    same = (role.title, role.level, role.team, role.language, role.hours, role.starts)
    return *where, role.employment, tuple(text.casefold() for text in same)


def _together(role: Role, other: Role, site: Site) -> bool:
    """Whether there is a moment at which both are open."""
    begins = [opens_at(one, site) for one in (role, other)]
    ends = [closes_at(one, site) for one in (role, other)]
    return all(
        begin is None or end is None or begin < end
        for begin, end in zip(begins, reversed(ends), strict=True)
    )


def _twin(role: Role, other: Role) -> Problem:
    name = other.path.rpartition("/")[2]
    if role.reference:
        message = f"“{name}” is an opening in the same place with the same reference."
        fix = "Give each a reference of its own, or delete one of them."
        return role.spot("reference").error("opening-twice", message, fix)
    message = f"Nothing tells this opening from “{name}”: role and place are the same."
    fix = (
        "Give each its own “reference:”, “level:” or “title:”; "
        "or delete one, and write “openings: 2” into the other."
    )
    return Spot(role.path).error("opening-twice", message, fix)


def _beside(role: Role) -> str:
    name = slugify(role.places[0].locality if role.places else "") or "boston"
    return f"{role.path.rpartition('/')[0]}/{name}.md"
