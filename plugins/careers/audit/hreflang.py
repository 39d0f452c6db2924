"""Pages in several languages: each names the others, and is named by them.

https://developers.google.com/search/docs/specialty/international/localized-versions
"""

from __future__ import annotations

from collections.abc import Iterator

from careers.audit.page import Link, Page
from careers.audit.rule import Rule
from careers.audit.site import Site
from careers.language import read_code
from careers.problem import Problem
from careers.wording import quote

HREFLANG_CODE = Rule(
    "hreflang-code",
    "error",
    "A page names another one with what is no code of a language, such as `english` or `en-UK`.",
    "Write the code of a language, with that of a country where it counts: en, en-GB, pt-BR.",
)
HREFLANG_RELATIVE = Rule(
    "hreflang-relative",
    "warning",
    "The address of a page in another language is not a full one.",
    "Write it with https:// and the host.",
)
HREFLANG_TWICE = Rule(
    "hreflang-twice",
    "error",
    "A page names two different pages for one language.",
    "Keep the right one.",
)
HREFLANG_SELF = Rule(
    "hreflang-self",
    "warning",
    "A page names itself in other languages, and not itself.",
    "Name every language on each of the pages, the page's own as well.",
)
HREFLANG_RETURN = Rule(
    "hreflang-return",
    "error",
    "A page names another one as itself in another language, and that one doesn't name it. Search "
    "engines take no notice then.",
    "Let both name each other, or neither.",
)
HREFLANG_LANGUAGE = Rule(
    "hreflang-language",
    "error",
    "A page is named as one in a language, and says itself that it is in another one.",
    "Write the language of the page in both: in “hreflang” and in <html lang>.",
)
HREFLANG_UNFOUND = Rule(
    "hreflang-unfound",
    "warning",
    "A page names one that asks search engines not to show it, or that says that another page is "
    "the real one.",
    "Name pages that can be found, and no other.",
)

ANYBODY = "x-default"


def hreflang_problems(site: Site) -> Iterator[Problem]:
    """What is wrong with what pages say of themselves in other languages."""
    for page in site.pages.values():
        if page.alternates:
            yield from _of(site, page)


def _of(site: Site, page: Page) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    targets = {}
    for code, link in page.alternates:
        if code.lower() != ANYBODY and not read_code(code):
            yield HREFLANG_CODE.at(link.spot, f"{quote(code)} is no code of a language.")
        if "://" not in link.href:
            yield HREFLANG_RELATIVE.at(link.spot, f"The address is {quote(link.href)}.")
        if seen.setdefault(code.lower(), link.href) != link.href:
            first = quote(seen[code.lower()])
            message = f"{first} and {quote(link.href)} are both named for {quote(code)}."
            yield HREFLANG_TWICE.at(link.spot, message)
        elif other := site.alternate(page, link):
            targets[other.path] = (code, link, other)
            yield from _other(site, page, code, link, other)
    if targets and page.path not in targets:
        yield HREFLANG_SELF.at(page.alternates[0][1].spot, "The page doesn't name itself.")


def _other(site: Site, page: Page, code: str, link: Link, other: Page) -> Iterator[Problem]:
    written = quote(link.href)
    said = other.language.split("-")[0].lower()
    if read_code(code) and said and said != code.split("-")[0].lower():
        message = f"{written} is named for {quote(code)}, and says that it is {quote(said)}."
        yield HREFLANG_LANGUAGE.at(link.spot, message)
    own = site.page_at(other.canonicals[0].href) if other.canonicals else other
    if other.kept_out or (own is not None and own is not other):
        yield HREFLANG_UNFOUND.at(link.spot, f"{written} is not to be found by its address.")
    elif other is not page and page.path not in site.languages_of(other):
        yield HREFLANG_RETURN.at(link.spot, f"{written} doesn't name this page.")
