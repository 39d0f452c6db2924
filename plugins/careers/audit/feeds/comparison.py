"""Feeds and pages: each open job is in each feed, as its page tells it."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from careers.audit import shown
from careers.audit.feeds.form import is_full, same_day, title_problem
from careers.audit.feeds.job import OF_JOBS, Feed, Job
from careers.audit.feeds.pay import pay_left_out, pay_problems
from careers.audit.feeds.place import place_problems
from careers.audit.page import Page
from careers.audit.posting import Posting
from careers.audit.postings.moments import read_stated
from careers.audit.postings.vocabulary import patient_name
from careers.audit.rule import Rule
from careers.audit.site import Site
from careers.problem import Problem, Spot
from careers.wording import quote

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
FEED_POSTED = Rule(
    "feed-posted",
    "error",
    "A feed says that a job was posted on another day than its page says.",
    "Make both out of the same day.",
)
FEED_CLOSES = Rule(
    "feed-closes",
    "error",
    "A feed says that a job closes on another day than its page says, or leaves the day out where "
    "it tells that of others.",
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
# Whether a page shows a line: the feeds of a site have the same lines.
Lines = dict[tuple[str, str], bool]
# Readers of news keep the last few; a feed of one of these sizes, or of fifties, may end there on
# purpose.
_CUT = frozenset({5, 10, 15, 20, 25, 30})


def feed_problems(site: Site, feeds: list[Feed]) -> Iterator[Problem]:
    """What is wrong with the feeds of a site, each by itself and beside the pages."""
    told: dict[str, list[Feed]] = defaultdict(list)
    lines: Lines = {}
    for feed in feeds:
        yield from feed.problems
        yield from _escaped(site, feed)
        if _is_about_jobs(site, feed):
            told[feed.kind].append(feed)
            yield from _feed(site, feed, lines)
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


def _feed(site: Site, feed: Feed, lines: Lines) -> Iterator[Problem]:
    by_page: dict[str, list[Job]] = defaultdict(list)
    tells_pay = feed.kind in OF_JOBS and any(job.pay for job in feed.jobs)
    tells_closes = feed.kind in OF_JOBS and any(job.closes for job in feed.jobs)
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
            if unseen := _unseen(page, job.texts, lines):
                message = f"The feed says {quote(unseen)} of {quote(job.title)}."
                yield FEED_TEXT.at(job.spot, message)
    for path, jobs in by_page.items():
        page = site.pages[path]
        if len(page.postings) == 1:
            yield from place_problems(page, page.postings[0], jobs)
            if tells_pay:
                yield from pay_left_out(page.postings[0], jobs)
            closes = read_stated(page.postings[0].text("validThrough"))
            if tells_closes and closes and not any(job.closes for job in jobs):
                message = f"{quote(jobs[0].title)} has no last day; its page says {closes.day}."
                yield FEED_CLOSES.at(jobs[0].spot, message)


def _lacks(site: Site, feeds: list[Feed]) -> Iterator[Problem]:
    """The open jobs that no feed of one kind has, told about the longest of them."""
    pages = (site.page_at(job.url) for feed in feeds for job in feed.jobs if job.url)
    told = {page.path for page in pages if page}
    # A job in another language is the same job.
    told |= {
        other.path
        for path in [*told]
        if site.pages[path].alternates
        for other in site.same_in_other_languages(site.pages[path])
    }
    longest = max(feeds, key=lambda feed: len(feed.jobs))
    is_round = len(longest.jobs) in _CUT or len(longest.jobs) % 50 == 0
    is_cut = longest.kind not in OF_JOBS and is_round
    oldest = min((job.posted.day for job in longest.jobs if job.posted), default=date.max)
    for path, page in site.offers.items():
        own = site.page_at(page.canonicals[0].href) if page.canonicals else page
        if path in told or page.notice or page.kept_out or path in site.lists or own is not page:
            continue
        posted = read_stated(page.postings[0].text("datePosted"))
        if is_cut and (posted is None or posted.day <= oldest):
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
        yield from pay_problems(page, posting, job, job.pay)


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


def _unseen(page: Page, texts: tuple[str, ...], lines: Lines) -> str:
    """The first fact in a feed's texts that the page doesn't show, or nothing."""
    for text in texts:
        for line in text.splitlines():
            key = (page.path, line)
            if key not in lines:
                lines[key] = not _FACT.search(line) or shown.shows_passage(page.words, line)
            if not lines[key]:
                return line.strip()
    return ""


def _applies(site: Site, page: Page, apply: str) -> bool:
    """Whether an address is the page itself, a part of it, or one that stands on it."""
    found = site.inside(apply)
    if found and site.page_at(apply) is page:
        return not found[1] or found[1] in page.anchors
    addresses = {link.href.partition("?")[0].rstrip("/") for link in page.links}
    return apply.partition("?")[0].rstrip("/") in addresses
