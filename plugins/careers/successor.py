"""The page that seems to be the one of a role whose address ends, among those that are new."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from careers.role import Role
from careers.role_page import RolePage


def successor(before: RolePage, pages: Sequence[RolePage], old: Collection[str]) -> RolePage | None:
    """The page that a role has now: its file was renamed, moved, or taken together with others.

    `pages` are those of today, `old` the addresses that there were before.
    """
    fresh = list(_fresh(before, pages, old))
    found = next(filter(None, map(_only, _alike(before, fresh))), None)
    above = _above(before, pages)
    return found or (above if above and not above.role.has_openings else None)


def neighbour(before: RolePage, pages: Sequence[RolePage], old: Collection[str]) -> RolePage | None:
    """The page that may have taken a role's place: the only new one there, else its role's."""
    role = before.role
    beside = [page for page in _fresh(before, pages, old) if _is_beside(page.role, role)]
    return _only(beside) or _above(before, pages)


def file_of(page: RolePage) -> str:
    """`boston`, of `roles/sales/boston.md`."""
    return page.role.slug.rpartition("/")[2]


def _alike(before: RolePage, fresh: Sequence[RolePage]) -> Iterator[list[RolePage]]:
    """The new pages that have something of a role's, what is surest first."""
    role, title = before.role, before.role.title.casefold()
    source = role.body.source.strip()
    texts = [page for page in fresh if source and page.role.body.source.strip() == source]
    titles = [page for page in fresh if page.role.title.casefold() == title]
    if role.opening_of:
        openings = [page for page in fresh if page.role.opening_of]
        yield [page for page in openings if file_of(page) == file_of(before)]
    yield [page for page in fresh if role.reference == page.role.reference != ""]
    yield [page for page in texts if _is_beside(page.role, role)]
    yield [page for page in titles if _is_beside(page.role, role)]
    # Of a file that was taken apart or together with others the text stays with the role.
    folders = {page.role.slug for page in texts if page.role.has_openings}
    openings = [page for page in fresh if page.role.opening_of in folders]
    yield [page for page in openings if _is_beside(page.role, role)]
    yield texts
    yield titles


def _fresh(before: RolePage, pages: Sequence[RolePage], old: Collection[str]) -> Iterator[RolePage]:
    """The new public pages; where a role with openings is looked for, only such ones."""
    for page in pages:
        fits = page.role.has_openings or not before.role.has_openings
        if page.state.is_public and page.path not in old and fits:
            yield page


def _above(before: RolePage, pages: Sequence[RolePage]) -> RolePage | None:
    """The page of an opening's role, which may be a single file by now."""
    of = before.role.opening_of
    return _only([page for page in pages if page.state.is_public and page.role.slug == of])


def _is_beside(one: Role, other: Role) -> bool:
    """Whether two are in the same place, or open to the same applicants from afar."""
    if one.has_openings != other.has_openings or not (one.places or one.applicants):
        return False
    return (one.places, one.applicants) == (other.places, other.applicants)


def _only(pages: Sequence[RolePage]) -> RolePage | None:
    return pages[0] if len(pages) == 1 else None
