"""Feeds and pages: each open job is in each feed, as its page tells it."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from careers.audit import shown
from careers.audit.feeds.form import is_full, same_day, title_problem
from careers.audit.feeds.job import OF_JOBS, Feed, Job, Pay
from careers.audit.feeds.place import areas_of, places_of, same_place
from careers.audit.page import Page
from careers.audit.posting import Posting
from careers.audit.postings.moments import read_stated
from careers.audit.postings.salary import UNITS, salary_of
from careers.audit.postings.vocabulary import patient_name
from careers.audit.rule import Rule
from careers.audit.site import Site
from careers.problem import Problem, Spot
from careers.wording import quote, series

FEED_DEAD = Rule(
    "feed-dead",
    "error",
    "A feed leads to a page of the site that isn't there.",
    "Take the entry out; let feeds be written together with the pages.",
)
FEED_CLOSED = Rule(
    "feed-closed",
    "error",
    "A feed has a job that is closed.",
    "Take the entry out of the feed.",
)
FEED_LACKS = Rule(
    "feed-lacks",
    "error",
    "A page with a JobPosting is not in a feed that has the others.",
    "Put it in; job boards want every job of the site.",
)
FEED_TITLE = Rule(
    "feed-title",
    "error",
    "A feed gives a job another title than its page.",
    "Make both out of the same text.",
)
FEED_PLACE = Rule(
    "feed-place",
    "error",
    "A feed gives a job another place than its page, or leaves one of its places out.",
    "Make both out of the same places.",
)
FEED_PAY = Rule(
    "feed-pay",
    "error",
    "A feed gives a job another pay than its page, or leaves it out where it tells that of others.",
    "Make both out of the same figures.",
)
FEED_POSTED = Rule(
    "feed-posted",
    "error",
    "A feed says that a job was posted on another day than its page says.",
    "Make both out of the same day.",
)
FEED_CLOSES = Rule(
    "feed-closes",
    "error",
    "A feed says that a job closes on another day than its page says.",
    "Make both out of the same day.",
)
FEED_APPLY = Rule(
    "feed-apply",
    "error",
    "A feed says that one applies at an address that is not on the page of the job.",
    "Write the address that stands on the page, or that of the page.",
)

FEED_TEXT = Rule(
    "feed-text",
    "warning",
    "A figure, or something behind a label, in what a feed says of a job is not on its page.",
    "Make both out of the same text.",
)

# What a page has to say as well: figures, and `Label: value`. Other lines may be the feed's own.
_FACT = re.compile(r"\d|^[^\W\d_][^:.!?]{0,40}: \S")
# Readers of news keep the last few; a feed of one of these sizes may be cut on purpose.
_CUT = frozenset({5, 10, 15, 20, 25, 30, 50, 100, 200})
_UNITS = {"annual": "YEAR", "annually": "YEAR", "yearly": "YEAR", "monthly": "MONTH",
          "weekly": "WEEK", "daily": "DAY", "hourly": "HOUR"}  # fmt: skip


def feed_problems(site: Site, feeds: list[Feed]) -> Iterator[Problem]:
    """What is wrong with the feeds of a site, each by itself and beside the pages."""
    told: dict[str, list[Feed]] = defaultdict(list)
    for feed in feeds:
        yield from feed.problems
        yield from _escaped(site, feed)
        if _is_about_jobs(site, feed):
            told[feed.kind].append(feed)
            yield from _feed(site, feed)
    for same in told.values():
        yield from _lacks(site, same)


def _is_about_jobs(site: Site, feed: Feed) -> bool:
    if feed.kind in OF_JOBS:
        return True
    pages = [site.page_at(job.url) for job in feed.jobs if job.url]
    jobs = [page for page in pages if page and (page.postings or page.notice)]
    return bool(jobs) and len(jobs) * 2 >= len(pages)


def _escaped(site: Site, feed: Feed) -> Iterator[Problem]:
    """Titles that were escaped once too often; what the page shows so is meant."""
    for job in feed.jobs:
        if problem := title_problem(job.spot, job.title):
            page = site.page_at(job.url) if job.url else None
            if page is None or not shown.shows_letters(page, job.title):
                yield problem


def _feed(site: Site, feed: Feed) -> Iterator[Problem]:
    by_page: dict[str, list[Job]] = defaultdict(list)
    tells_pay = any(job.pay for job in feed.jobs)
    for job in feed.jobs:
        page = site.page_at(job.url) if job.url else None
        if page is None:
            if site.url and job.url and site.inside(job.url):
                message = f"{quote(job.title)} leads to {quote(job.url)}, where there is no page."
                yield FEED_DEAD.at(job.spot, message)
        elif page.notice or page.kept_out:
            said = quote(page.notice) if page.notice else "“noindex”"
            yield FEED_CLOSED.at(job.spot, f"The page of {quote(job.title)} says {said}.")
        else:
            by_page[page.path].append(job)
            yield from _job(site, page, job)
    for path, jobs in by_page.items():
        page = site.pages[path]
        if len(page.postings) == 1:
            yield from _places(page.postings[0], jobs)
            untold = tells_pay and feed.kind in OF_JOBS and not any(job.pay for job in jobs)
            if untold and salary_of(page.postings[0]):
                message = f"{quote(jobs[0].title)} has no pay; its page has."
                yield FEED_PAY.at(jobs[0].spot, message)


def _lacks(site: Site, feeds: list[Feed]) -> Iterator[Problem]:
    """The open jobs that no feed of one kind has, told about the longest of them."""
    pages = (site.page_at(job.url) for feed in feeds for job in feed.jobs if job.url)
    told = {page.path for page in pages if page}
    longest = max(feeds, key=lambda feed: len(feed.jobs))
    if longest.kind not in OF_JOBS and len(longest.jobs) in _CUT:
        return
    for path, page in site.offers.items():
        own = site.page_at(page.canonicals[0].href) if page.canonicals else page
        if path in told or page.notice or page.kept_out or path in site.lists or own is not page:
            continue
        title = quote(page.postings[0].text("title") or path)
        yield FEED_LACKS.at(Spot(longest.path), f"{title} is not in the feed ({quote(path)}).")


def _job(site: Site, page: Page, job: Job) -> Iterator[Problem]:
    """One entry beside its page."""
    posting = page.postings[0] if len(page.postings) == 1 else None
    if job.title and (called := _called_otherwise(page, posting, job.title)):
        message = f"The feed says {quote(job.title)}, the page {quote(called)}."
        yield FEED_TITLE.at(job.spot, message)
    if is_full(job.apply) and not _applies(site, page, job.apply):
        message = f"{quote(job.title)} is applied for at {quote(job.apply)}, says the feed."
        yield FEED_APPLY.at(job.spot, message)
    if unseen := _unseen(page, job.texts):
        yield FEED_TEXT.at(job.spot, f"The feed says {quote(unseen)} of {quote(job.title)}.")
    if posting is None:
        return
    posted = read_stated(posting.text("datePosted"))
    if posted and job.posted and not same_day(posted, job.posted):
        message = f"{quote(job.title)} was posted on {job.posted.day}, says the feed; the page "
        yield FEED_POSTED.at(job.spot, f"{message}says {posted.day}.")
    closes = read_stated(posting.text("validThrough"))
    if closes and job.closes and not same_day(closes, job.closes):
        message = f"{quote(job.title)} closes on {job.closes.day}, says the feed; the page says "
        yield FEED_CLOSES.at(job.spot, f"{message}{closes.day}.")
    if job.pay:
        yield from _pay(page, posting, job, job.pay)


def _called_otherwise(page: Page, posting: Posting | None, title: str) -> str:
    """What a page calls its job if that is not the title; nothing if it is."""
    own = posting.text("title") if posting else ""
    if own.split() == title.split():
        return ""
    if own:
        own = patient_name(own)
        return "" if own.split() == patient_name(title).split() else own
    called = page.headings[0] if page.headings else page.title
    return "" if shown.shows_title(page, html.unescape(title)) else called


def _unseen(page: Page, texts: tuple[str, ...]) -> str:
    """The first fact in a feed's texts that the page doesn't show, or nothing."""
    for text in texts:
        for line in text.splitlines():
            if _FACT.search(line) and not shown.shows_passage(page.words, line):
                return line.strip()
    return ""


def _applies(site: Site, page: Page, apply: str) -> bool:
    """Whether an address is the page itself, a part of it, or one that stands on it."""
    found = site.inside(apply)
    if found and site.page_at(apply) is page:
        return not found[1] or found[1] in page.anchors
    addresses = {link.href.partition("?")[0].rstrip("/") for link in page.links}
    return apply.partition("?")[0].rstrip("/") in addresses


def _pay(page: Page, posting: Posting, job: Job, pay: Pay) -> Iterator[Problem]:
    stated = salary_of(posting)
    figures = set(pay.figures) or shown.amounts(pay.text)
    if not figures:
        return
    told = pay.text or series([f"{figure:f}" for figure in pay.figures], "and")
    message = f"The pay of {quote(job.title)} is {quote(told)} in the feed; the page"
    if stated is None:
        if pay.figures and not set(pay.figures) <= shown.amounts(page.text):
            yield FEED_PAY.at(job.spot, f"{message} doesn't name it.")
        return
    wanted = {stated.low, stated.high}
    same = figures == wanted if pay.figures else wanted <= figures
    same &= not pay.text or wanted <= shown.amounts(pay.text)
    if not same or (pay.currency and stated.currency and pay.currency != stated.currency):
        shown_pay = f"{_figures(wanted)} {stated.currency}".strip()
        yield FEED_PAY.at(job.spot, f"{message} says {quote(shown_pay)}.")
        return
    unit = _UNITS.get(pay.unit.lower(), pay.unit.upper())
    if unit in UNITS and stated.unit in UNITS and unit != stated.unit:
        yield FEED_PAY.at(job.spot, f"{message} says per {stated.unit.lower()}.")


def _figures(wanted: set[Decimal]) -> str:
    return "–".join(f"{figure:f}" for figure in sorted(wanted))


def _places(posting: Posting, jobs: list[Job]) -> Iterator[Problem]:
    """All the places that a feed names for one page, beside those of its posting."""
    told = [(job, place) for job in jobs for place in job.places]
    addresses, areas = places_of(posting), areas_of(posting)
    if not told or not (addresses or areas):
        return
    language = posting.language
    for job, place in told:
        if not any(same_place(place, known, language) for known in (*addresses, *areas)):
            here = series([quote(str(known)) for known in (*addresses, *areas)], "and")
            message = f"{quote(job.title)} is in {quote(str(place))}, says the feed; the page says "
            yield FEED_PLACE.at(job.spot, f"{message}{here}.")
            return
    for known in addresses:
        if not any(same_place(place, known, language) for _, place in told):
            message = f"{quote(jobs[0].title)} lacks its place {quote(str(known))} in the feed."
            yield FEED_PLACE.at(jobs[0].spot, message)
