"""The open roles as they are published, and the files that features make of them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from careers.description import description
from careers.directory import Directory, belongs
from careers.hooks import OpenPart, OpenRole, OpenUnit, SiteFile, Translated
from careers.language import in_language, named
from careers.lifecycle import State, begin_of, changed_on, opens_at, zone_of
from careers.parts import Parts, PathOf
from careers.problem import Problem, Spot
from careers.role import Moment, Role
from careers.role_page import RolePage
from careers.site import Site
from careers.wording import quote

# What every file system can hold.
SEGMENT = re.compile(r"(?! |\.{1,2}$)[^/\\:*?\"<>|\x00-\x1f\x7f\ud800-\udfff]{1,200}(?<! )")
LONGEST = 400  # characters


def changed_at(role: Role, commits: Mapping[str, datetime], site: Site) -> Moment | None:
    """The minute of a role's last commit, or the last of its own days, whichever is later.

    `commits` are the last ones, by file; an opening changes also with what it inherits.
    """
    files = [role.path, *([role.translation_of] if role.translation_of else [])]
    if role.opening_of:
        folder = posixpath.dirname(role.path)
        index = f"{folder}/index.md"
        files.append(index)
        if role.translation_of:
            files.append(in_language(index, named(role.path).written))
    made = [commits[file].astimezone(site.timezone) for file in files if file in commits]
    return latest([changed_on(role, site), *made], site)


def latest(moments: Iterable[Moment | None], site: Site) -> Moment | None:
    """The last of the moments, where a day counts from its beginning."""
    known = [moment for moment in moments if moment]
    return max(known, key=lambda moment: begin_of(moment, site.timezone), default=None)


def open_roles(
    pages: Iterable[RolePage], commits: Mapping[str, datetime], site: Site
) -> tuple[OpenRole, ...]:
    """The roles that are open and have a page, newest first."""
    found = []
    for page in pages:
        changed = changed_at(page.role, commits, site) or page.role.posted
        if page.state is not State.OPEN or changed is None:
            continue
        url = site.address(page.path)
        can_apply = any(name == "application_form" for name, _ in page.blocks)
        found.append(
            OpenRole(
                role=page.role,
                url=url,
                changed=_changed(page.role, changed, site),
                apply_url=f"{url}#apply" if can_apply else "",
                _describe=partial(description, page.role, site),
            )
        )
    found.sort(key=lambda role: role.role.slug)
    return tuple(sorted(found, key=lambda role: _posted(role, site), reverse=True))


def in_other_language(
    pages: Iterable[RolePage], own: Iterable[OpenRole], translated: Iterable[OpenRole]
) -> tuple[OpenRole, ...]:
    """The open roles as one language has them, in the order of the site's `own`.

    `pages` are those that lists in this language show, `translated` those in it.
    """
    shown = {page.role.slug: page.role for page in pages}
    found = {role.role.slug: role for role in translated}
    return tuple(
        found.get(role.role.slug) or replace(role, role=shown[role.role.slug])
        for role in own
        if role.role.slug in shown
    )


def with_translations(
    roles: Sequence[OpenRole], others: Iterable[Sequence[OpenRole]]
) -> tuple[OpenRole, ...]:
    """Roles that name their pages in other languages; `others` are those of each language."""
    found: dict[str, list[Translated]] = {}
    for of_language in others:
        for one in of_language:
            if one.role.translation_of:
                page = Translated(one.role.language, one.role.title, one.url)
                found.setdefault(one.role.slug, []).append(page)
    return tuple(replace(role, translations=tuple(found.get(role.role.slug, ()))) for role in roles)


def _changed(role: Role, changed: Moment, site: Site) -> datetime:
    """The moment of the change; a day of the site may begin before that of the role does."""
    opens = opens_at(role, site)
    begin = begin_of(changed, site.timezone)
    return max(begin, opens.astimezone(site.timezone)) if opens else begin


def open_units(
    directory: Directory, roles: Iterable[OpenRole], language: str = ""
) -> tuple[OpenUnit, ...]:
    """The departments and offices that have a page, each with its open roles.

    In another `language` they are those whose pages are in it.
    """
    roles = tuple(roles)
    return tuple(
        OpenUnit(
            unit,
            directory.addresses[unit.path],
            tuple(role for role in roles if belongs(role.role, unit)),
        )
        for unit in directory.units
        if unit.path in directory.addresses
        if not language or named(unit.path).code == language
    )


def open_parts(parts: Parts, path_of: PathOf, roles: Iterable[OpenRole]) -> tuple[OpenPart, ...]:
    """The parts of the list that have a page, each with its open roles."""
    order = {role.role.slug: (index, role) for index, role in enumerate(roles)}
    found = []
    for part in parts.by_slug.values():
        listed = sorted(
            (order[page.role.slug] for page in part.value.open if page.role.slug in order),
            key=lambda item: item[0],
        )
        here = tuple(role for _, role in listed)
        found.append(OpenPart(part.title, part.about, path_of(part.slug), here))
    return tuple(found)


def _posted(role: OpenRole, site: Site) -> datetime:
    posted = role.role.posted
    return begin_of(posted, zone_of(role.role, site)) if posted else role.changed


def claim(
    files: Iterable[tuple[str, SiteFile]],
    taken: Mapping[str, str],
    spot: Callable[[str], Spot],
) -> tuple[list[SiteFile], list[Problem]]:
    """The files that can be written, and a problem for each that can't.

    `files` come with the feature that each is from, `taken` maps a path to the page or file
    that is there already, `spot` answers where a feature is turned on.
    """
    # Some file systems take `Feed.xml` and `feed.xml` for one.
    owners = {path.casefold(): f"“{owner}”" for path, owner in taken.items()}
    folders = {folder: owner for path, owner in owners.items() for folder in _folders(path)}
    claimed = []
    problems = []
    for feature, file in files:
        path = file.path.casefold()
        above = next((owners[folder] for folder in _folders(path) if folder in owners), "")
        if not _is_inside(file.path):
            message = f"The feature “{feature}” writes {quote(file.path)}, which is no path here."
            fix = "Write it from the site's root, such as feeds/jobs.xml."
            problems.append(spot(feature).error("file-path", message, fix))
        elif other := owners.get(path) or folders.get(path) or above:
            message = f"The feature “{feature}” and {other} both write “{file.path}”."
            fix = "Give one of them another name, or turn it off."
            problems.append(spot(feature).error("file-taken", message, fix))
        else:
            owners[path] = f"the feature “{feature}”"
            folders |= dict.fromkeys(_folders(path), owners[path])
            claimed.append(file)
    return claimed, problems


def _is_inside(path: str) -> bool:
    return len(path) <= LONGEST and all(map(SEGMENT.fullmatch, path.split("/")))


def _folders(path: str) -> list[str]:
    """`a/b/c.xml` -> `a`, `a/b`."""
    parts = path.split("/")[:-1]
    return ["/".join(parts[:end]) for end in range(1, len(parts) + 1)]
