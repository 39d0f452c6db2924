"""The audit of a site, from its files to every finding."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from careers.audit.across import across_problems, address_problems, place_of_postings
from careers.audit.agreement import agreement_problems
from careers.audit.canonical import canonical_problems, robots_problems
from careers.audit.feeds import feed_problems, find_feeds
from careers.audit.folder import Folder
from careers.audit.hreflang import hreflang_problems
from careers.audit.links import link_problems, picture_problems
from careers.audit.page import Page
from careers.audit.page_reader import looks_like_html, read_file
from careers.audit.postings import posting_problems
from careers.audit.recommended import recommended_problems
from careers.audit.robots_txt import (
    FILE,
    Robots,
    read_robots,
    robots_txt_problems,
    unreadable,
)
from careers.audit.rule import Rule
from careers.audit.site import Site, find_url
from careers.audit.sitemap import read_sitemap, sitemap_problems
from careers.audit.untold import untold_problems
from careers.problem import Problem, Spot

NO_SITE = Rule(
    "no-site",
    "error",
    "There is nothing to look at: the folder or the page isn't there, or has no page in it.",
    "Build the site first, or name its folder.",
)

Progress = Callable[[int, int], None]
"""Is told how many pages of how many have been read."""


@dataclass
class Examination:
    """A site, and everything that was found."""

    site: Site
    problems: list[Problem]


def examine(
    place: Path, now: datetime, progress: Progress = lambda _done, _all: None
) -> Examination:
    """Audit the site in a folder, or one page, at a moment (aware), whatever is there."""
    try:
        folder = Folder.of(place)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return _nothing(place, f"“{place.name or place}” can't be looked into: {reason}.")
    if not folder.pages and not folder.alone:
        return _nothing(place, f"There is no page in “{place.name or place}”.")
    if folder.alone and not looks_like_html(folder):
        return _nothing(place, f"“{place.name}” is no page of HTML.")
    pages: dict[str, Page] = {}
    problems: list[Problem] = []
    paths = sorted(folder.files) if folder.alone else folder.pages
    for done, path in enumerate(paths, 1):
        pages[path] = page = read_file(folder, path)
        problems += page.problems
        problems += [found for posting in page.postings for found in posting_problems(posting, now)]
        progress(done, len(paths))
    robots = _robots(folder)
    sitemap = read_sitemap(folder, robots)
    url = find_url(folder, pages, [entry.loc for entry in sitemap.entries])
    site = Site(folder, pages, url)
    problems += _page_problems(site)
    if not folder.alone:
        feeds, wrong = find_feeds(site)
        problems += [
            *wrong,
            *feed_problems(site, feeds),
            *link_problems(site),
            *canonical_problems(site),
            *hreflang_problems(site),
            *robots_txt_problems(site, robots),
            *sitemap_problems(site, sitemap, now),
            *across_problems(site, now),
            *address_problems(site),
        ]
    return Examination(site, sorted(set(problems)))


def _page_problems(site: Site) -> Iterator[Problem]:
    """What is wrong on pages taken by themselves."""
    pages = list(site.pages.values())
    told: set[str] = set()
    for page in pages:
        yield from robots_problems(page)
        if len(page.postings) == 1 and page.path not in site.lists:
            posting = page.postings[0]
            yield from agreement_problems(page, posting)
            if not page.notice:
                untold = list(untold_problems(page, posting, site.told_of_others(page)))
                told |= {problem.path for problem in untold}
                yield from untold
    yield from place_of_postings(site)
    yield from picture_problems(pages)
    yield from recommended_problems(pages, told)


def _robots(folder: Folder) -> Robots:
    if FILE not in folder.files:
        return Robots([], [], [])
    try:
        return read_robots(folder.read(FILE))
    except OSError as error:
        return unreadable(error)


def _nothing(place: Path, message: str) -> Examination:
    site = Site(Folder(place, frozenset()), {})
    return Examination(site, [NO_SITE.at(Spot(place.as_posix()), message)])
