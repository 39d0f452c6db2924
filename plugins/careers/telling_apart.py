"""What roles are called where openings of one role stand side by side, far from their pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from careers.listing import place_of
from careers.role import Role
from careers.site import Site
from careers.slug import titled


def names_apart(roles: Iterable[Role], site: Site) -> list[str]:
    """The title of each role; of an opening with its place: `Sales (Athens, Greece)`.

    Openings that are still called the same have their level as well, or else their reference
    or the name of their file.
    """
    roles = list(roles)
    levels = _levels_apart(roles, site)
    return [_name(role, site, levels) for role in roles]


def _levels_apart(roles: Sequence[Role], site: Site) -> dict[tuple[str, str], bool]:
    """Whether the level tells apart the openings of one title and place, if there are several."""
    often = Counter(_known(role, site) for role in roles if role.opening_of)
    levels: dict[tuple[str, str], set[str]] = {}
    for role in roles:
        if role.opening_of:
            levels.setdefault(_known(role, site), set()).add(role.level)
    return {key: len(levels[key]) == count for key, count in often.items() if count > 1}


def _known(role: Role, site: Site) -> tuple[str, str]:
    return role.title, place_of(role, site)


def _name(role: Role, site: Site, levels: dict[tuple[str, str], bool]) -> str:
    if not role.opening_of:
        return role.title
    title, place = known = _known(role, site)
    file = titled(role.slug.rpartition("/")[2])
    parts = [] if place in title else [place]
    if known in levels:
        parts.append((levels[known] and role.level) or role.reference or file)
    elif not place:
        parts.append(file)
    return f"{title} ({', '.join(parts)})" if parts else title
