"""What feeds say of pay, beside their pages."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from careers.audit import shown
from careers.audit.feeds.job import Job, Pay
from careers.audit.page import Page
from careers.audit.posting import Posting
from careers.audit.postings.salary import UNITS, salary_of
from careers.audit.rule import Rule
from careers.problem import Problem
from careers.wording import quote, series

FEED_PAY = Rule(
    "feed-pay",
    "error",
    "A feed gives a job another pay than its page, or leaves it out where it tells that of others.",
    "Make both out of the same figures.",
)

_UNITS = {"annual": "YEAR", "annually": "YEAR", "yearly": "YEAR", "monthly": "MONTH",
          "weekly": "WEEK", "daily": "DAY", "hourly": "HOUR"}  # fmt: skip


def pay_left_out(posting: Posting, jobs: list[Job]) -> Iterator[Problem]:
    """Pay that the page names and none of its entries in a feed that tells pay."""
    if not any(job.pay for job in jobs) and salary_of(posting):
        yield FEED_PAY.at(jobs[0].spot, f"{quote(jobs[0].title)} has no pay; its page has.")


def pay_problems(page: Page, posting: Posting, job: Job, pay: Pay) -> Iterator[Problem]:
    """What a feed says of the pay of a job otherwise than its page."""
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
    units = {_UNITS.get(pay.unit.lower(), pay.unit.upper())} & UNITS
    units |= {period.upper() for period in shown.period_after(pay.text, stated.high)}
    if stated.unit in UNITS and units - {stated.unit}:
        yield FEED_PAY.at(job.spot, f"{message} says per {stated.unit.lower()}.")


def _figures(wanted: set[Decimal]) -> str:
    return "–".join(f"{figure:f}" for figure in sorted(wanted))
