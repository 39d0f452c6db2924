"""What every kind of feed has to keep to, and the reading of dates and HTML in feeds."""

from __future__ import annotations

import re
from datetime import time
from email.utils import parsedate_to_datetime

from careers.audit.postings.moments import Stated, read_stated
from careers.audit.rule import Rule
from careers.problem import Problem, Spot
from careers.wording import quote

FEED_XML = Rule(
    "feed-xml",
    "error",
    "A feed is no XML: a bare `&`, a control character, `]]>` inside of CDATA.",
    "Let a program write it, which escapes what has to be escaped.",
)
FEED_JSON = Rule(
    "feed-json",
    "error",
    "A feed is no JSON.",
    "Let a program write it.",
)
FEED_FORM = Rule(
    "feed-form",
    "error",
    "Something that this kind of feed must have is missing: an id, a title, an author, a version.",
    "Add it; the message says what.",
)
FEED_SELF = Rule(
    "feed-self",
    "warning",
    'RSS or Atom doesn\'t name its own address (`atom:link` with `rel="self"`).',
    "Add the link with the feed's full address.",
)
FEED_DATE = Rule(
    "feed-date",
    "error",
    "A date is not in the form of its feed: RFC 822 in RSS, RFC 3339 in Atom and JSON Feed.",
    "Write Tue, 17 Nov 2026 09:00:00 +0100 in RSS, 2026-11-17T09:00:00+01:00 in the others.",
)
FEED_RELATIVE = Rule(
    "feed-relative",
    "error",
    "An address in a feed is not a full one; nobody knows there what it is relative to.",
    "Write it with https:// and the host.",
)
FEED_GUID = Rule(
    "feed-guid",
    "error",
    "A `guid` of RSS is no address and doesn't say so.",
    'Write <guid isPermaLink="false">.',
)
FEED_ESCAPED = Rule(
    "feed-escaped",
    "error",
    "Text or HTML in a feed is escaped once too often: people see `&lt;p&gt;` or `&amp;`.",
    "Escape it once, or put it into CDATA as it is.",
)
FEED_TWICE = Rule(
    "feed-twice",
    "error",
    "Two entries of a feed have the same id, guid or reference number; readers keep one of them.",
    "Give each its own, which never changes; for job boards a job in two places is two jobs.",
)

_RELATIVE = re.compile(
    r"<[a-z][^<>]*?\s(?:href|src)\s*=\s*[\"'](?![a-z][a-z0-9+.-]*:|//|#)([^\"']+)", re.I
)
_TWICE = re.compile(r"&(?:amp;)*(?:amp|lt|gt|quot|#\d{1,6}|#x[0-9a-f]{1,5});", re.I)
_ESCAPED_TAG = re.compile(r"&lt;/?(?:p|br|ul|ol|li|div|h[1-6]|strong|em|b|i)\b", re.I)
_TAG = re.compile(r"</?(?:p|br|ul|ol|li|div|h[1-6]|strong|em|b|i|span|a)\b", re.I)
_NUMBERS = re.compile(r"(\d{1,2})([./])(\d{1,2})\2(\d{4})")
_RFC_822 = re.compile(
    r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} (?:\d\d)?\d\d \d\d:\d\d(?::\d\d)?"
    r" (?:[+-]\d{4}|[A-Z]{1,4})"
)


def is_full(address: str) -> bool:
    """Whether an address is a full one."""
    return bool(re.match(r"[a-z][a-z0-9+.-]*:", address, re.I))


def address_problem(spot: Spot, address: str) -> Problem | None:
    """What is wrong with an address that has to be a full one."""
    if not address or is_full(address):
        return None
    return FEED_RELATIVE.at(spot, f"The address is {quote(address)}.")


def html_problems(spot: Spot, html: str, what: str) -> list[Problem]:
    """What is wrong with HTML of a feed, after the feed's own escaping has been taken off."""
    found = []
    if relative := _RELATIVE.search(html):
        message = f"{what} has the address {quote(relative[1])} in it."
        found.append(FEED_RELATIVE.at(spot, message))
    escaped = _ESCAPED_TAG.search(html)
    if escaped and not _TAG.search(html):
        found.append(FEED_ESCAPED.at(spot, f"{what} has {quote(escaped[0])} in it."))
    return found


def title_problem(spot: Spot, title: str) -> Problem | None:
    """What is wrong with a title, after the feed's own escaping has been taken off."""
    escaped = _TWICE.search(title)
    return FEED_ESCAPED.at(spot, f"The title has {quote(escaped[0])} in it.") if escaped else None


def rfc_822(text: str) -> Stated | None:
    """A date of RSS, with the day where it was written; None for other forms."""
    if not _RFC_822.fullmatch(text.strip()):
        return None
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
    offset = moment.strftime("%z") if moment.utcoffset() else "Z"
    return Stated(moment.date(), moment.time(), offset)


def any_date(text: str) -> Stated | None:
    """A date in one of the forms of job boards: ISO 8601, RFC 822, DD.MM.YYYY, M/D/YYYY."""
    written = re.sub(r"^(\d{4}-\d\d-\d\d) (?=\d\d:)", r"\1T", text.strip())
    if stated := read_stated(written) or rfc_822(written):
        return stated
    if found := _NUMBERS.fullmatch(written):
        day, month = (found[1], found[3]) if found[2] == "." else (found[3], found[1])
        return read_stated(f"{found[4]}-{int(month):02}-{int(day):02}")
    return None


def same_day(stated: Stated, other: Stated) -> bool:
    """Whether two statements can mean the same day; one in UTC may be a neighbour's."""
    in_utc = any(
        one.clock not in (None, time()) and one.zone in ("Z", "+00:00", "+0000")
        for one in (stated, other)
    )
    return abs((stated.day - other.day).days) <= int(in_utc)


def twice(path: str, known: dict[str, Spot], key: str, spot: Spot) -> list[Problem]:
    """What is wrong with a key that has been used in the feed before."""
    if not key or known.setdefault(key, spot) is spot:
        return []
    return [FEED_TWICE.at(spot, f"{quote(key)} stands twice in {quote(path)}.")]
