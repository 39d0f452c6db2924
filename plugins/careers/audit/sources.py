"""The site and the roles that it was made from: nothing is lost, and nothing added.

The only part of the audit that knows of sources; it is given them as plain values.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from careers.audit.page import Page
from careers.audit.posting import Posting, items, objects, text_of
from careers.audit.postings.description import plain_text
from careers.audit.postings.moments import read_stated
from careers.audit.postings.places import addresses_of
from careers.audit.postings.remote import is_remote
from careers.audit.postings.salary import salary_of
from careers.audit.rule import Rule
from careers.audit.shown import shows_passage, shows_title
from careers.audit.site import Site
from careers.audit.words import has, words
from careers.problem import Problem, Spot
from careers.role import Pay
from careers.values.country import read_country
from careers.wording import quote

SOURCE_PAGE = Rule(
    "source-page",
    "error",
    "A role that is to be on the site has no page.",
    "Build the site again.",
)
SOURCE_HIDDEN = Rule(
    "source-hidden",
    "error",
    "A draft, or a role that has not opened yet, is on the site.",
    "Take the page down, and build the site again without --preview.",
)
SOURCE_STATE = Rule(
    "source-state",
    "error",
    "A role is open and its page has no JobPosting, or it is closed and the page has one.",
    "Build the site again; roles open and close by their dates.",
)
SOURCE_LOST = Rule(
    "source-lost",
    "error",
    "Something that a role says is not on its page.",
    "Look at the templates and at other plugins: one of them leaves it out.",
)
SOURCE_DIFFERS = Rule(
    "source-differs",
    "error",
    "The JobPosting says something else than the role, or leaves it out.",
    "Build the site again; look at features of your own that change the JobPosting.",
)
SOURCE_ADDED = Rule(
    "source-added",
    "error",
    "The JobPosting says something that the role doesn't say.",
    "Write it into the role if it is true; else look at features that add to the JobPosting.",
)
SOURCE_NONE = Rule(
    "source-none",
    "error",
    "A page has a JobPosting, and there is no role behind it.",
    "Take the page down; a build into an empty folder leaves nothing behind.",
)

_PARTS = ("addressLocality", "addressRegion", "addressCountry")
State = Literal["open", "over", "description", "hidden"]


@dataclass(frozen=True, slots=True)
class Promise:
    """What one role says, and what is to be published of it.

    `spot` is in the role's file, `address` relative to the site. `texts` have to be on the page.
    Days are ISO 8601 dates, empty where the role states none; `towns` are one name for each of
    the role's places, `areas` countries (alpha-2) that a remote role is open to. `is_posted` says
    that a JobPosting is to be there.
    """

    spot: Spot
    address: str
    state: State
    title: str
    texts: tuple[str, ...] = ()
    posted: str = ""
    closes: str = ""
    towns: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    remote: bool = False
    employment: tuple[str, ...] = ()
    pay: Pay | None = None
    is_posted: bool = True


def source_problems(site: Site, promises: list[Promise]) -> Iterator[Problem]:
    """Everything that the site has lost of its roles, or added to them."""
    known = set()
    for promise in promises:
        path = site.folder.answers(promise.address)
        page = site.pages.get(path)
        known.add(path)
        if page is None:
            if promise.state != "hidden":
                message = f"There is no page {quote(promise.address)}."
                yield SOURCE_PAGE.at(promise.spot, message)
        elif promise.state == "hidden":
            message = f"The role is not to be seen yet, and is at {quote(promise.address)}."
            yield SOURCE_HIDDEN.at(promise.spot, message)
        elif not page.forward:
            yield from _page(page, promise)
    for path, page in site.offers.items():
        if path not in known:
            yield SOURCE_NONE.at(page.postings[0].spot, "There is no role behind this JobPosting.")


def _page(page: Page, promise: Promise) -> Iterator[Problem]:
    lost = [] if shows_title(page, promise.title) else [promise.title]
    lost += [text for text in promise.texts if not shows_passage(page.words, text)]
    if lost:
        more = f", nor {len(lost) - 1} other passages" if len(lost) > 1 else ""
        message = f"{quote(page.path)} doesn't say {quote(lost[0])}{more}."
        yield SOURCE_LOST.at(promise.spot, message)
    is_open = promise.state == "open"
    if page.broken:
        return  # told already; what it says is not known
    if bool(page.postings) != (is_open and promise.is_posted):
        what = "has no JobPosting" if is_open else "has a JobPosting"
        message = f"The role is {'open' if is_open else 'not open'}, and its page {what}."
        yield SOURCE_STATE.at(promise.spot, message)
    elif len(page.postings) == 1:
        yield from _posting(page, page.postings[0], promise)


def _posting(page: Page, posting: Posting, promise: Promise) -> Iterator[Problem]:
    stated = {
        "title": (posting.text("title"), promise.title),
        "datePosted": (_day(posting, "datePosted"), promise.posted),
        "validThrough": (_day(posting, "validThrough"), promise.closes),
        "baseSalary": (_pay(posting), _spelled(promise.pay)),
        "employmentType": (_employment(posting), ", ".join(sorted(promise.employment))),
        "jobLocation": (_towns(posting), ", ".join(sorted(map(_folded, promise.towns)))),
        "jobLocationType": ("remote" * is_remote(posting), "remote" * promise.remote),
        "applicantLocationRequirements": (_areas(posting), ", ".join(sorted(promise.areas))),
    }
    for name, (marked, written) in stated.items():
        if marked == written:
            continue
        if marked and not written:
            message = f"“{name}” is {quote(marked)}, which {quote(promise.spot.path)} doesn't say."
            yield SOURCE_ADDED.at(posting.spot, message)
        else:
            role = f"{quote(promise.spot.path)} says {quote(written)}"
            says = quote(marked) if marked else "missing"
            yield SOURCE_DIFFERS.at(posting.spot, f"“{name}” is {says}; {role}.")
    said = words("\n".join((promise.title, *promise.texts)))
    lines = plain_text(posting.text("description")).splitlines()
    added = [line for line in lines if line.strip() and not _is_said(said, page, line)]
    if added:
        message = f"The description has {quote(added[0])}, which the role doesn't say."
        yield SOURCE_ADDED.at(posting.spot, message)


def _is_said(said: str, page: Page, line: str) -> bool:
    """Whether a line is the role's own, or one of its facts behind a label of the page."""
    if has(said, line):
        return True
    label, _, rest = line.partition(":")
    parts = [part for part in rest.split("; ") if part.strip()]
    return bool(parts) and has(page.words, label) and all(has(said, part) for part in parts)


def _day(posting: Posting, name: str) -> str:
    stated = read_stated(posting.text(name))
    return stated.day.isoformat() if stated else posting.text(name)


def _pay(posting: Posting) -> str:
    salary = salary_of(posting)
    if salary is None:
        return ""
    return _range(salary.low, salary.high, salary.currency, salary.unit.lower())


def _spelled(pay: Pay | None) -> str:
    return _range(pay.low, pay.high, pay.currency, pay.period) if pay else ""


def _range(low: Decimal, high: Decimal, currency: str, period: str) -> str:
    return f"{low.normalize():f}–{high.normalize():f} {currency} per {period}"


def _employment(posting: Posting) -> str:
    return ", ".join(sorted(str(kind) for kind in items(posting.get("employmentType"))))


def _towns(posting: Posting) -> str:
    found = []
    for address in addresses_of(posting):
        parts = (text_of(address.get(name)) for name in _PARTS)
        found.append(_folded(next((part for part in parts if part), "")))
    return ", ".join(sorted(found))


def _areas(posting: Posting) -> str:
    areas = objects(posting.get("applicantLocationRequirements"))
    names = [text_of(area.get("name")) for area in areas]
    codes = [read_country(name) or read_country(name.rpartition(",")[2]) or name for name in names]
    return ", ".join(sorted(codes))


def _folded(text: str) -> str:
    return words(text).strip()
