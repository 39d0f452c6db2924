"""What a change does to roles in other languages: they are no other roles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from careers.alteration import Alteration
from careers.alterations import alterations
from careers.changes import Change, Effect
from careers.edition import Edition
from careers.language import name_of
from careers.role_page import RolePage
from careers.site import Site

LANGUAGE = "language"


def translated_changes(base: Edition, head: Edition) -> Iterator[Change]:
    """What is otherwise in a translation, but for what is otherwise in its original as well."""
    old = {page.path: page for page in base.translations}
    new = {page.path: page for page in head.translations}
    for path, before in old.items():
        if path not in new and before.state.is_public:
            yield Change(Effect.ENDS, path, before)
    for path, after in new.items():
        if not after.state.is_public:
            continue
        if (earlier := old.get(path)) is None:
            new_one = Alteration(LANGUAGE, "Language", after=name_of(after.role.language, "en"))
            yield Change(Effect.ALTERED, path, None, after, alterations=(new_one,))
        elif altered := tuple(_altered(base, head, earlier, after)):
            yield Change(Effect.ALTERED, path, earlier, after, alterations=altered)


def _altered(
    base: Edition, head: Edition, before: RolePage, after: RolePage
) -> Iterator[Alteration]:
    found = alterations(before, _site(base.site, before), after, _site(head.site, after))
    facts = _facts(base, head, after)
    yield from (one for one in found if one.key not in facts)


def _facts(base: Edition, head: Edition, page: RolePage) -> frozenset[str]:
    """What is told of the original; the words of each language are its own."""
    old = {one.role.slug: one for one in base.pages}
    new = {one.role.slug: one for one in head.pages}
    before, after = old.get(page.role.slug), new.get(page.role.slug)
    if before is None or after is None:
        return frozenset()
    # With one text for both, what is left are the facts.
    same = replace(before, role=replace(before.role, body=after.role.body))
    found = alterations(same, base.site, after, head.site)
    return frozenset(one.key for one in found)


def _site(site: Site, page: RolePage) -> Site:
    language = next((one for one in site.languages if one.code == page.role.language), None)
    return site.in_language(language) if language else site
