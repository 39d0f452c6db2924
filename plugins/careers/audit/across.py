"""Where JobPostings stand: one to a page, on open jobs only, never on lists, each to be found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime

from careers.audit.page import Page
from careers.audit.posting import Posting, objects, text_of
from careers.audit.postings.moments import read_stated
from careers.audit.postings.places import addresses_of
from careers.audit.rule import Rule
from careers.audit.site import Site
from careers.problem import Problem, Spot
from careers.wording import quote

POSTING_SEVERAL = Rule(
    "posting-several",
    "error",
    "A page has more than one JobPosting, such as one in JSON-LD and one in the theme's microdata.",
    "Keep one.",
)
POSTING_ON_LIST = Rule(
    "posting-on-list",
    "error",
    "A list of jobs has a JobPosting. Google wants it on the page of the job only.",
    "Take it off the list.",
)
POSTING_CLOSED = Rule(
    "posting-closed",
    "error",
    "A page says that nobody can apply any more, and still has a JobPosting.",
    "Take the JobPosting off the page. If the job is open, take the words off.",
)
POSTING_UNFOUND = Rule(
    "posting-unfound",
    "warning",
    "No page links to a page with a JobPosting, so people don't find the job.",
    "Link to it from the list of jobs.",
)
POSTING_COPY = Rule(
    "posting-copy",
    "warning",
    "Two pages have the same JobPosting, with the same number, and each calls itself the real one.",
    "Let one of them name the other as its canonical address, or take it off the site.",
)
DATE_POSTED_SAME = Rule(
    "date-posted-same",
    "warning",
    "Every job is posted on the same day, which is the day of the build or of this audit.",
    "Write the day on which each job was first posted; it never moves.",
)
CLOSED_LISTED = Rule(
    "closed-listed",
    "warning",
    "A list of jobs leads to a job that is closed.",
    "Take it off the list, or say there that it is closed.",
)

ADDRESS_WORD = Rule(
    "address-word",
    "note",
    "The address of a job has no folder called jobs, job, vacancies, positions or openings. Some "
    "readers know jobs by it and look at nothing else.",
    "Put jobs below such a folder, as in https://example.com/jobs/baker/.",
)

_JOB_WORD = re.compile(r"/(?:jobs?|jobdetail|vacanc(?:y|ies)|positions?|openings?)(?:[/-]|$)")
FEW = 3  # jobs; of fewer nobody can tell


def place_of_postings(site: Site) -> Iterator[Problem]:
    """What is wrong with where JobPostings stand on the site, or on a page alone."""
    for path, page in site.offers.items():
        if path in site.lists:
            message = f"The page lists jobs and has a JobPosting, {_titles(page)}."
            yield POSTING_ON_LIST.at(page.postings[0].spot, message)
        elif len(page.postings) > 1:
            message = f"There are {len(page.postings)} JobPostings: {_titles(page)}."
            yield POSTING_SEVERAL.at(page.postings[1].spot, message)
        elif page.notice:
            message = f"The page says {quote(page.notice)}, and has a JobPosting."
            yield POSTING_CLOSED.at(page.postings[0].spot, message)


def across_problems(site: Site, now: datetime) -> Iterator[Problem]:
    """What can be said of the jobs of a site only together."""
    yield from _unfound(site)
    yield from _copies(site)
    yield from _same_day(site, now)
    for path in site.lists:
        # A text may well lead to a job that has closed; an entry of the list may not.
        entries = {link.around for link, target in site.ways[path] if target.postings}
        for link, target in site.ways[path]:
            if target.notice and not target.postings and link.around in entries:
                message = (
                    f"The list leads to {quote(link.href)}, which says {quote(target.notice)}."
                )
                yield CLOSED_LISTED.at(link.spot, message)


def address_problems(site: Site) -> Iterator[Problem]:
    """One note about the jobs at whose address some readers don't look."""
    if not site.url:
        return
    paths = [path for path in site.offers if not _JOB_WORD.search(site.page_url(path))]
    if paths:
        many = f"{len(paths)} of {len(site.offers)} jobs have"
        one = "One job has" if len(paths) == 1 else many
        message = f"{one} an address such as {quote(site.page_url(paths[0]))}."
        yield ADDRESS_WORD.at(Spot(paths[0]), message)


def _titles(page: Page) -> str:
    return ", ".join(quote(posting.text("title")) for posting in page.postings[:4])


def _unfound(site: Site) -> Iterator[Problem]:
    linked = {target.path for ways in site.ways.values() for _, target in ways}
    for path, page in site.offers.items():
        own = site.page_at(page.canonicals[0].href) if page.canonicals else None
        if path not in linked and not (page.notice or page.kept_out) and own in (None, page):
            if address_is_root(path):
                continue
            yield POSTING_UNFOUND.at(page.spot, "No page links to this job.")


def address_is_root(path: str) -> bool:
    """Whether a page is the first of the site, which nobody needs to link to."""
    return path in ("index.html", "index.htm")


def _copies(site: Site) -> Iterator[Problem]:
    known: dict[tuple[str, ...], str] = {}
    for path, page in site.offers.items():
        own = site.page_at(page.canonicals[0].href) if page.canonicals else page
        if len(page.postings) != 1 or own is not page or path in site.lists:
            continue
        key = _key(page.postings[0])
        if key and (first := known.setdefault(key, path)) != path:
            if site.pages[first] in site.same_in_other_languages(page):
                continue
            message = f"The page has the same JobPosting as {quote(first)}."
            yield POSTING_COPY.at(page.postings[0].spot, message)


def _key(posting: Posting) -> tuple[str, ...]:
    """What makes a job the same: its title, its number and its places; nothing without a number."""
    numbers = [text_of(item.get("value")) for item in objects(posting.get("identifier"))]
    if not any(numbers) or not posting.text("title"):
        return ()
    places = sorted(str(sorted(address.items())) for address in addresses_of(posting))
    return (posting.text("title"), *numbers, *places)


def _same_day(site: Site, now: datetime) -> Iterator[Problem]:
    """All jobs posted today, or on the day that all files were made."""
    days: Counter[date] = Counter()
    for page in site.offers.values():
        stated = read_stated(page.postings[0].text("datePosted"))
        if stated is None:
            return
        days[stated.day] += 1
    if len(days) == 1 and days.total() >= FEW and now.date() in days:
        page = next(iter(site.offers.values()))
        message = f"All {days.total()} jobs are posted on {next(iter(days))}, which is today."
        yield DATE_POSTED_SAME.at(page.postings[0].spot, message)
