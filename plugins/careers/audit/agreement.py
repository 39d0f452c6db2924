"""A page and the JobPosting on it: what the markup says must be there for people to see.

Google, 2018: markup has to be visible on the page, with the same values.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from careers.audit import shown
from careers.audit.page import Page
from careers.audit.posting import Posting, items, objects, text_of
from careers.audit.postings.description import patient_text, said_in
from careers.audit.postings.moments import Stated, read_stated
from careers.audit.postings.places import addresses_of, country_text
from careers.audit.postings.remote import is_remote
from careers.audit.postings.salary import UNITS, salary_of
from careers.audit.postings.vocabulary import name_of
from careers.audit.rule import Rule
from careers.audit.words import share, words
from careers.problem import Problem
from careers.role import PayPeriod
from careers.wording import quote, series

UNSEEN_TITLE = Rule(
    "unseen-title",
    "error",
    "The title in the markup is in no heading of the page.",
    "Write the same title in both.",
)
UNSEEN_PAY = Rule(
    "unseen-pay",
    "error",
    "An amount or a currency in the markup is not on the page.",
    "Show the pay on the page as the markup has it, or take it out of the markup.",
)
UNSEEN_PERIOD = Rule(
    "unseen-period",
    "error",
    "The page names another period for the pay than the markup: per hour, per year.",
    "Write the same period in both.",
)
UNSEEN_POSTED = Rule(
    "unseen-posted",
    "error",
    "The day on which the job was posted is not on the page as the markup has it.",
    "Show it on the page, with the same day in both.",
)
UNSEEN_CLOSES = Rule(
    "unseen-closes",
    "error",
    "The closing day in the markup is not on the page.",
    "Show it on the page, with the same day in both. Leave it out where a job has no closing day.",
)
VALID_MIDNIGHT = Rule(
    "valid-midnight",
    "error",
    "`validThrough` is at 00:00 of the closing day, so the job vanishes as its last day begins.",
    "Write the last second of the day, such as 2026-12-15T23:59:59+01:00.",
)
UNSEEN_PLACE = Rule(
    "unseen-place",
    "warning",
    "A place in the markup (street, town, postal code, region, country) is not on the page.",
    "Write the same place in both.",
)
UNSEEN_AREA = Rule(
    "unseen-area",
    "warning",
    "A country that the markup opens a remote job to is not on the page.",
    "Say on the page from where people may work.",
)
UNSEEN_REMOTE = Rule(
    "unseen-remote",
    "warning",
    "The markup says TELECOMMUTE, and the page doesn't say that the work is done from home.",
    "Say so on the page, or take “jobLocationType” out.",
)
REMOTE_HYBRID = Rule(
    "remote-hybrid",
    "error",
    "The markup says TELECOMMUTE, and the page says that the job is hybrid.",
    "Take “jobLocationType” out: it is for jobs that are done from home only.",
)
UNSEEN_EMPLOYMENT = Rule(
    "unseen-employment",
    "warning",
    "The kind of employment in the markup is not on the page.",
    "Write the same in both.",
)
UNSEEN_ORGANIZATION = Rule(
    "unseen-organization",
    "warning",
    "The company's name in the markup is not on the page.",
    "Show the name on the page, in the words of the markup.",
)
UNSEEN_DESCRIPTION = Rule(
    "unseen-description",
    "warning",
    "The description in the markup has passages that are not on the page.",
    "Make both out of the same text.",
)
UNSEEN_OTHER = Rule(
    "unseen-other",
    "warning",
    "Skills, qualifications, responsibilities, benefits or hours in the markup are not on the "
    "page.",
    "Show them on the page, or take them out of the markup.",
)

NOT_IN_DESCRIPTION = Rule(
    "description-lacks",
    "warning",
    "Qualifications, skills, responsibilities or benefits stand only in properties of their own.",
    "Repeat them in “description”: Google shows nothing else.",
)

_OTHER = ("skills", "qualifications", "responsibilities", "jobBenefits", "workHours")
_FOUND = 0.6  # of the words of such a property


def agreement_problems(page: Page, posting: Posting) -> Iterator[Problem]:
    """What the only posting of a page says that the page doesn't show."""
    yield from _title(page, posting)
    yield from _pay(page, posting)
    yield from _days(page, posting)
    yield from _places(page, posting)
    yield from _remote(page, posting)
    yield from _employment(page, posting)
    yield from _organization(page, posting)
    yield from _texts(page, posting)


def _title(page: Page, posting: Posting) -> Iterator[Problem]:
    title = name_of(posting, posting.text("title"))
    if title and not shown.shows_title(page, title):
        heading = page.headings[0] if page.headings else page.title
        message = f"The markup calls the job {quote(title)}, the page {quote(heading)}."
        yield UNSEEN_TITLE.at(posting.spot, message)


def _pay(page: Page, posting: Posting) -> Iterator[Problem]:
    pay = salary_of(posting)
    if pay is None or pay.low <= 0:
        return
    seen = shown.amounts(page.text)
    missing = [f"{amount:f}" for amount in dict.fromkeys((pay.low, pay.high)) if amount not in seen]
    if missing:
        message = f"The markup has {series(missing, 'and')} as the pay; the page doesn't show it."
        yield UNSEEN_PAY.at(posting.spot, message)
        return
    if pay.currency and not shown.shows_currency(page, pay.currency):
        message = f"The markup has the pay in {quote(pay.currency)}; the page doesn't."
        yield UNSEEN_PAY.at(posting.spot, message)
    periods = shown.period_after(page.text, pay.high)
    if pay.unit in UNITS and periods and PayPeriod(pay.unit.lower()) not in periods:
        said = series(f"per {period}" for period in sorted(periods))
        message = f"The markup pays per {pay.unit.lower()}, the page {said}."
        yield UNSEEN_PERIOD.at(posting.spot, message)


def _days(page: Page, posting: Posting) -> Iterator[Problem]:
    posted = read_stated(posting.text("datePosted"))
    if posted and not shown.tells_relative(page) and not _shows(page, posted):
        message = f"The markup says that the job was posted on {posted.day}; the page doesn't."
        yield UNSEEN_POSTED.at(posting.spot, message)
    valid = read_stated(posting.text("validThrough"))
    if valid is None:
        return
    if valid.is_midnight:
        # The end of the day before may be meant, and may be what the page says.
        before = shown.days_around(valid.day, -1)[1]
        if shown.shows_day(page, valid.day) and not shown.shows_day(page, before):
            written = quote(posting.text("validThrough"))
            message = f"The page says {valid.day}, and “validThrough” is {written}."
            yield VALID_MIDNIGHT.at(posting.spot, message)
            return
        if shown.shows_day(page, before):
            return
    if not _shows(page, valid):
        message = f"The markup says that the job closes on {valid.day}; the page doesn't."
        yield UNSEEN_CLOSES.at(posting.spot, message)


def _shows(page: Page, stated: Stated) -> bool:
    """Whether the day is shown; where the markup has it in UTC, a neighbour is the same day."""
    shifts = (-1, 1) if stated.clock and stated.zone in ("Z", "+00:00") else ()
    days: list[date] = shown.days_around(stated.day, *shifts)
    return any(shown.shows_day(page, day) for day in days)


def _places(page: Page, posting: Posting) -> Iterator[Problem]:
    for address in addresses_of(posting):
        missing = [
            text_of(address.get(name))
            for name in ("streetAddress", "addressLocality", "postalCode")
            if text_of(address.get(name)) and not shown.shows_text(page, text_of(address[name]))
        ]
        region, country = text_of(address.get("addressRegion")), country_text(address)
        town = text_of(address.get("addressLocality"))
        if region and not shown.shows_region(page, region):
            missing.append(region)
        # Boston needs no “United States” beside it for people; a country alone has to be there.
        if country and not (town or region) and not shown.shows_country(page, country):
            missing.append(country)
        if missing:
            message = f"The markup has {series(map(quote, missing), 'and')}, the page hasn't."
            yield UNSEEN_PLACE.at(posting.spot, message)


def _remote(page: Page, posting: Posting) -> Iterator[Problem]:
    if not is_remote(posting):
        return
    if hybrid := shown.says_hybrid(page):
        message = f"The markup says TELECOMMUTE, the page says {quote(hybrid)}."
        yield REMOTE_HYBRID.at(posting.spot, message)
    elif not shown.says_remote(page):
        message = "The markup says TELECOMMUTE; the page says nothing of work from home."
        yield UNSEEN_REMOTE.at(posting.spot, message)
    for area in objects(posting.get("applicantLocationRequirements")):
        name = text_of(area.get("name"))
        # “California, United States”: the first part is the one that counts.
        first = name.partition(",")[0]
        if name and not (shown.shows_country(page, name) or shown.shows_region(page, first)):
            yield UNSEEN_AREA.at(posting.spot, f"The page doesn't name {quote(name)}.")


def _employment(page: Page, posting: Posting) -> Iterator[Problem]:
    for kind in items(posting.get("employmentType")):
        if isinstance(kind, str) and kind and not shown.shows_employment(page, kind):
            message = f"The markup says {quote(kind)}; the page doesn't."
            yield UNSEEN_EMPLOYMENT.at(posting.spot, message)


def _organization(page: Page, posting: Posting) -> Iterator[Problem]:
    for organization in objects(posting.get("hiringOrganization")):
        name = name_of(posting, text_of(organization.get("name")))
        if name and name.casefold() != "confidential" and not shown.shows_text(page, name):
            message = f"The markup names the company {quote(name)}; the page doesn't."
            yield UNSEEN_ORGANIZATION.at(posting.spot, message)


def _texts(page: Page, posting: Posting) -> Iterator[Problem]:
    description = patient_text(posting)
    lines = [line for line in description.splitlines() if line.strip()]
    unseen = [line for line in lines if not shown.shows_passage(page.words, line)]
    if unseen:
        more = f", and {len(unseen) - 1} more passages" if len(unseen) > 1 else ""
        message = f"The description has {quote(unseen[0])}{more}, which the page hasn't."
        yield UNSEEN_DESCRIPTION.at(posting.spot, message)
    for name in _OTHER:
        texts = [item for item in items(posting.get(name)) if isinstance(item, str)]
        said = " ".join(said_in(posting, text) for text in texts)
        if said and share(page.words, said) < _FOUND:
            message = f"{quote(name)} is {quote(said)}; the page doesn't say it."
            yield UNSEEN_OTHER.at(posting.spot, message)
        elif said and description and share(words(description), said) < _FOUND:
            message = f"{quote(name)} is {quote(said)}; the description doesn't say it."
            yield NOT_IN_DESCRIPTION.at(posting.spot, message)
