"""What a role goes on saying once it is over: what its own files say, in their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from careers.frontmatter import Field
from careers.lifecycle import State, state_at
from careers.problem import Problem, Spot, Text
from careers.role import Place, Role
from careers.site import Site
from careers.values.place import read_places

# What the attributes of a key are called; those of the others are called as their keys.
ATTRIBUTES = {
    "location": ("places",),
    "occupation": ("occupations",),
    "starts": ("starts", "start"),
    "education": ("education", "credentials"),
    "experience": ("experience", "months_of_experience"),
    "experience_instead_of_education": ("experience_instead",),
}
DERIVED = ("workplace", "applicants")  # `location: Remote (Germany)` states them too
# About the role, and nothing that it advertises; where its days end says when it closed.
UNSHOWN = frozenset({"language", "owner", "timezone"})
GONE = frozenset({"place-unknown", "place-ambiguous"})  # an office that there is no longer


def is_archived(state: State) -> bool:
    """Whether a state is final: what was advertised then must not change any more."""
    return state in (State.CLOSED, State.FILLED)


def as_advertised(role: Role, problems: list[Problem], site: Site) -> tuple[Role, list[Problem]]:
    """A role that is over without what other files say, and without the problems of that.

    So a change of a department's benefits or of an office's address reaches every open role,
    and rewrites no old one. Places that are named by an office are shown as they were
    written; an office may even be gone. A role that isn't over is left as it is.
    """
    if not is_archived(state_at(role, site.now, site)):
        return role, problems
    return in_own_words(role, problems, site)


def in_own_words(role: Role, problems: list[Problem], site: Site) -> tuple[Role, list[Problem]]:
    """A role as its own files state it, in their words, with the problems of these."""
    folder = _folder(role)
    own = {key: field for key, field in role.fields.items() if says_itself(role, key)}
    problems = [problem for problem in problems if problem.path.startswith(folder)]
    lost = role.fields.keys() - own.keys() - UNSHOWN
    if "location" in lost:
        lost |= {key for key in DERIVED if key not in own}
    empty = _unsaid(frozenset(name for key in lost for name in ATTRIBUTES.get(key, (key,))))
    kept = own | {key: role.fields[key] for key in UNSHOWN & role.fields.keys()}
    role = replace(role, **empty, fields=kept)
    if location := own.get("location"):
        role = replace(role, places=tuple(_places(location, role.language, site)))
        spots = {text.spot for text in location.items}
        problems = [one for one in problems if one.code not in GONE or _spot(one) not in spots]
    return role, problems


def says_itself(role: Role, key: str) -> bool:
    """Whether a role's own files say this, and not `mkdocs.yml`, a department or an office."""
    return key in role.fields and role.fields[key].spot.path.startswith(_folder(role))


def _folder(role: Role) -> str:
    return f"{role.path.partition('/')[0]}/"


def _spot(problem: Problem) -> Spot:
    return Spot(problem.path, problem.line, problem.column)


def _unsaid(names: frozenset[str]) -> dict[str, Any]:
    """What a role's attributes are when nobody says anything."""
    blank = Role("", "", "")
    return {known.name: getattr(blank, known.name) for known in fields(Role) if known.name in names}


def _places(location: Field, language: str, site: Site) -> Iterator[Place]:
    for text in location.items:
        for piece in re.split(r"[;\n]", text.value):
            written = piece.strip()
            found, wrong = read_places(
                [Text(written, text.spot)], site.offices, language or site.language
            )
            if any(place.office for place in found) or any(one.code in GONE for one in wrong):
                office = found[0].office if len(found) == 1 else ""
                yield Place("", locality=written, office=office)
            else:
                yield from found
