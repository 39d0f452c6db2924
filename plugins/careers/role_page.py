"""What a role's page is made from: the role, its state, what the features add; its relatives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from careers.closing import End
from careers.hooks import Block
from careers.lifecycle import State
from careers.policy import Origin
from careers.role import Role


@dataclass(frozen=True, slots=True)
class RolePage:
    """Everything that a role's page shows: made once, when the role is read.

    `end` is that of an open role, and `lasting` are the blocks, by feature and template, that
    its page has after its end as well. `is_short` says that the role has been over for long, so
    that the page is a notice alone. `origins` are the other sites that one which is over would need
    if it were open: the policy of all pages is not another one when the last role closes.
    """

    role: Role
    state: State
    path: str
    blocks: Sequence[tuple[str, Block]]
    json_ld: Iterable[Mapping[str, Any]]
    end: End | None = None
    lasting: frozenset[tuple[str, str]] = frozenset()
    is_short: bool = False
    origins: frozenset[Origin] = frozenset()

    @property
    def until(self) -> str:
        """The moment from which one can no longer apply; empty where none is known."""
        return self.end.until if self.end else ""

    @property
    def is_findable(self) -> bool:
        """Search engines, the sitemap and the site's search know the page."""
        return self.state in (State.OPEN, State.DESCRIPTION)


@dataclass(frozen=True, slots=True)
class Relatives:
    """The pages that belong to a role's page.

    `role` is that of the role, where the page is one of its openings; `family` are all openings
    of the role, and `slug` is that of the page's own role.
    """

    role: RolePage | None = None
    family: tuple[RolePage, ...] = ()
    slug: str = ""

    @property
    def openings(self) -> tuple[RolePage, ...]:
        """The openings of the role itself, or the other ones beside an opening."""
        return tuple(page for page in self.family if page.role.slug != self.slug)

    @property
    def open(self) -> tuple[RolePage, ...]:
        """The openings that one can apply for now."""
        return tuple(page for page in self.openings if page.state is State.OPEN)


def relatives_of(pages: Iterable[RolePage]) -> dict[str, Relatives]:
    """The relatives of each page that has some, by the slug of its role."""
    pages = list(pages)
    by_slug = {page.role.slug: page for page in pages}
    listed: dict[str, list[RolePage]] = {}
    for page in pages:
        if page.role.opening_of:
            listed.setdefault(page.role.opening_of, []).append(page)
    families = {slug: tuple(family) for slug, family in listed.items()}
    found = {slug: Relatives(None, family, slug) for slug, family in families.items()}
    for slug, family in families.items():
        for page in family:
            found[page.role.slug] = Relatives(by_slug.get(slug), family, page.role.slug)
    return found
