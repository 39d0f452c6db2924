"""What was made of a role and is asked for again: in one build, or in the next of a served site."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

from careers.role import Role
from careers.site import Site

T = TypeVar("T")


def made_once(role: Role, name: Hashable, given: object, make: Callable[[], T]) -> T:
    """What `make` makes of a role and of `given`, under a name that nothing else of it has.

    It is asked for nothing else than these, and nobody changes what it makes. The last one is kept
    for as long as there is the role.
    """
    known = role._made.get(name)
    if known is None or known[0] != given:
        known = role._made[name] = given, make()
    found: T = known[1]
    return found


def remembered(role: Role, site: Site, name: Hashable, given: object, make: Callable[[], T]) -> T:
    """The same while a site is served: a single build asks for it once, and has no use for it.

    In several languages a role is put into words here that aren't those of the site.
    """
    if not site.is_served or site.languages:
        return make()
    return made_once(role, name, given, make)


def voice(site: Site) -> tuple[object, ...]:
    """All that decides how a role is put into words, besides the role."""
    return site.words, site.language, site.locale, site.timezone
