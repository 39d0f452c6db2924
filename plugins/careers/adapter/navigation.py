"""The navigation in another language: the same entries, as its pages are called and lead."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from careers.language import Language, name_of
from careers.problem import Problem
from careers.site import Site
from careers.source import Source

InLanguage = Callable[[Page], Page | None]


class Elsewhere:
    """An entry that leads to a page in another language, and says so."""

    is_section = False
    is_page = True
    is_link = False
    children = None
    active = False

    def __init__(self, page: Page, language: str, shown_in: str) -> None:
        self._page = page
        self.hreflang = language
        self.title = f"{page.title} ({name_of(language, shown_in)})"

    def __getattr__(self, name: str) -> Any:
        return getattr(self._page, name)


def navigation_in(
    nav: Navigation, language: Language, own: str, in_language: InLanguage
) -> Navigation:
    """The navigation for pages in a language; `own` is the one that it was written in.

    An entry has the name that `mkdocs.yml` gives it in the language, or else the title of the
    page that it leads to. What is not translated leads to the page that there is.
    """
    titles = dict(language.titles)
    pages: list[Page] = []

    def entry(item: Any) -> Any:
        if isinstance(item, Section):
            section = Section(titles.get(item.title, item.title), list(map(entry, item.children)))
            for child in section.children:
                child.parent = section
            return section
        if isinstance(item, Link):
            return Link(titles.get(item.title, item.title), item.url)
        page = in_language(item) if isinstance(item, Page) else None
        if page is None:
            return Elsewhere(item, own, language.code)
        if item.title in titles:
            page.title = titles[item.title]
        pages.append(page)
        return page

    items = list(map(entry, nav.items))
    made = Navigation(items, pages)
    made.homepage = made.homepage or (in_language(nav.homepage) if nav.homepage else None)
    for before, page, after in zip([None, *pages], pages, [*pages[1:], None], strict=False):
        page.previous_page, page.next_page = before, after
    return made


class ThemeIn(Mapping[str, Any]):
    """The theme as pages in another language see it: with its words in that language."""

    def __init__(self, theme: Any, language: Language) -> None:
        self._theme = theme
        self.language = language.code
        # What `mkdocs.yml` says of it is true of the site's own language.
        self.direction = language.direction

    def __getattr__(self, name: str) -> Any:
        return getattr(self._theme, name)

    def __getitem__(self, key: str) -> Any:
        return getattr(self, key) if key in ("language", "direction") else self._theme[key]

    def __iter__(self) -> Any:
        return iter(self._theme)

    def __len__(self) -> int:
        return len(self._theme)


def config_in(config: Any, language: Language) -> Any:
    """What `mkdocs.yml` says, as templates of pages in another language see it."""
    made = config.copy()
    made["theme"] = ThemeIn(config.theme, language)
    made["site_name"] = language.name or config.site_name
    made["site_description"] = language.description
    return made


def theme_problems(config: Any, site: Site, source: Source) -> Iterator[Problem]:
    """Languages that the theme has no words in: its pages would say that they are in another."""
    for index, language in enumerate(site.languages):
        name = f"partials/languages/{language.code}.html"
        if not any((Path(folder) / name).is_file() for folder in config.theme.dirs):
            message = f"The theme has no words in “{language.code}”."
            fix = f"Write theme_overrides/{name}, as the theme has one for each of its languages."
            yield source.spot(("languages", index)).error("language-theme", message, fix)
