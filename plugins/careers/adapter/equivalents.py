"""The same page in each language of the site, and what leads from one to the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mkdocs.structure.pages import Page

from careers.adapter.page import MkDocsRolePage
from careers.adapter.translated import language_at
from careers.site import Site

DEFAULT = "x-default"


class Equivalents:
    """Finds a page in other languages by its address: all but its beginning is the same."""

    def __init__(self, pages: Iterable[Page], site: Site) -> None:
        self.languages = languages = site.languages
        self._words = {one.code: site.in_language(one).words["site"] for one in languages}
        self._found: dict[str, dict[str, Page]] = {}
        for page in pages if languages else ():
            code, key = self._key(page)
            self._found.setdefault(key, {})[code] = page

    def _key(self, page: Page) -> tuple[str, str]:
        language = language_at(page.url, self.languages)
        assert language is not None
        return language.code, page.url.removeprefix(language.prefix)

    def of(self, page: Page) -> Mapping[str, Page]:
        """The page in each language that it is there in, by the language's code."""
        if not self.languages:
            return {}
        found = self._found.get(self._key(page)[1], {})
        return {one.code: found[one.code] for one in self.languages if one.code in found}

    def links(self, page: Page) -> list[dict[str, str]]:
        """What machines are told: the address in each language, the page's own among them.

        https://developers.google.com/search/docs/specialty/international/localized-versions:
        the pages name each other and themselves, in full.
        """
        found = {code: one for code, one in self.of(page).items() if is_findable(one)}
        if len(found) < 2 or not is_findable(page):
            return []
        links = [{"language": code, "href": one.canonical_url or ""} for code, one in found.items()]
        own = self.languages[0].code
        if own in found:
            links.append({"language": DEFAULT, "href": found[own].canonical_url or ""})
        return links

    def switch(
        self, page: Page | None, base: str, homes: Mapping[str, str], lists: Mapping[str, str]
    ) -> list[dict[str, Any]]:
        """What leads people to the other languages; `base` leads from the page to the root.

        Where a page isn't there in a language, its list or its first page is: `homes` and
        `lists` are the addresses of these.
        """
        entries = []
        found = self.of(page) if page else {}
        for language in self.languages:
            other = found.get(language.code)
            words = self._words[language.code]
            note = ""
            if other is not None:
                url = other.url
            elif isinstance(page, MkDocsRolePage):
                url, note = lists[language.code], words["roles_title"]
            else:
                url, note = homes[language.code], words["home"]
            entries.append(
                {
                    "code": language.code,
                    "name": language.own_name,
                    "direction": language.direction,
                    "href": f"{base}{url}" if base else url,
                    "current": page is not None and other is page,
                    "note": note,
                }
            )
        return entries


def is_findable(page: Page) -> bool:
    """Whether search engines show a page."""
    return bool(page.canonical_url) and "noindex" not in str(page.meta.get("robots", ""))
