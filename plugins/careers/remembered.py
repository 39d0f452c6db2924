"""What was made of a role, for the next build while a site is served; a build has no use for it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

from careers.role import Role
from careers.site import Site

T = TypeVar("T")


def remembered(role: Role, site: Site, name: Hashable, given: object, make: Callable[[], T]) -> T:
    """What `make` makes of a role and of `given`, under a name that nothing else of it has.

    It is asked for nothing else than these, and nobody changes what it makes. In several languages
    a role is put into words here that aren't those of the site.
    """
    if not site.is_served or site.languages:
        return make()
    known = role._made.get(name)
    if known is None or known[0] != given:
        known = role._made[name] = given, make()
    found: T = known[1]
    return found


def voice(site: Site) -> tuple[object, ...]:
    """All that decides how a role is put into words, besides the role."""
    return site.words, site.language, site.locale, site.timezone
