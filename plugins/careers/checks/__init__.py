"""Every check by its code: what it says in general, and the page that tells more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from careers.checks import features, pages, roles, site
from careers.checks.group import Group

GROUPS: tuple[Group, ...] = (*roles.GROUPS, *pages.GROUPS, *site.GROUPS, *features.GROUPS)


class Check(NamedTuple):
    """One check; `page` is a path from the top of the repository, with the heading in it."""

    about: str
    page: str


CHECKS: Mapping[str, Check] = {
    code: Check(about, group.page) for group in GROUPS for code, about in group.about.items()
}
