"""The address that a page calls its own, and whether search engines may show it."""

from __future__ import annotations

from collections.abc import Iterator

from careers.audit.page import Page
from careers.audit.rule import Rule
from careers.audit.site import Site
from careers.audit.web_address import join, split
from careers.problem import Problem
from careers.wording import quote

CANONICAL_MISSING = Rule(
    "canonical-missing",
    "warning",
    "A page with a JobPosting doesn't name its own address, though other pages of the site do.",
    'Write <link rel="canonical" href="…"> with the full address of the page.',
)
CANONICAL_SEVERAL = Rule(
    "canonical-several",
    "error",
    "A page names two different addresses as its own.",
    "Keep the right one.",
)
CANONICAL_RELATIVE = Rule(
    "canonical-relative",
    "warning",
    "The address that a page calls its own is not a full one.",
    "Write it with https:// and the host.",
)
CANONICAL_DEAD = Rule(
    "canonical-dead",
    "error",
    "A page says that its own address is one where there is no page.",
    "Write the address of this page.",
)
CANONICAL_ELSEWHERE = Rule(
    "canonical-elsewhere",
    "error",
    "A page with a JobPosting says that another page is the real one, and that has none; or it "
    "names another site.",
    "Write the address of this page.",
)
NOINDEX = Rule(
    "posting-noindex",
    "error",
    "A page with a JobPosting asks search engines not to show it.",
    "Take “noindex” out if the job is open; take the JobPosting out if it isn't.",
)


def canonical_problems(site: Site) -> Iterator[Problem]:
    """What is wrong with the pages' own addresses."""
    usual = sum(bool(page.canonicals) for page in site.pages.values()) * 2 > len(site.pages)
    for page in site.pages.values():
        named = list(dict.fromkeys(link.href for link in page.canonicals))
        if not named and page.postings and usual:
            yield CANONICAL_MISSING.at(page.spot, "The page doesn't name its own address.")
        elif len(named) > 1:
            message = f"The page names {quote(named[0])} and {quote(named[1])} as its address."
            yield CANONICAL_SEVERAL.at(page.canonicals[1].spot, message)
        elif named:
            yield from _one(site, page)


def _one(site: Site, page: Page) -> Iterator[Problem]:
    link = page.canonicals[0]
    written = quote(link.href)
    url = join(site.page_url(page.path), link.href)
    if url is None or split(url) is None:
        yield CANONICAL_DEAD.at(link.spot, f"{written} is no address.")
        return
    found = site.inside(url)
    if "://" not in link.href:
        yield CANONICAL_RELATIVE.at(link.spot, f"The page's own address is {written}.")
    if found is None:
        if page.postings and site.url:
            yield CANONICAL_ELSEWHERE.at(link.spot, f"{written} is not on this site.")
        return
    file = site.folder.answers(found[0])
    if not file:
        yield CANONICAL_DEAD.at(link.spot, f"There is no page at {written}.")
    elif page.postings and file != page.path and not site.pages.get(file, page).postings:
        message = f"{written} is another page, and has no JobPosting."
        yield CANONICAL_ELSEWHERE.at(link.spot, message)


def robots_problems(page: Page) -> Iterator[Problem]:
    """A job that search engines are asked to leave out."""
    if page.postings and page.kept_out and not page.notice:
        yield NOINDEX.at(page.kept_out, "The page has a JobPosting, and “noindex”.")
