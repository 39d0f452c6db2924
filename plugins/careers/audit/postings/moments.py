"""The dates of a posting: in ISO 8601, possible, and in the order of things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from careers.audit.posting import Posting, text_of
from careers.audit.postings.places import countries_of
from careers.audit.rule import Rule
from careers.problem import Problem
from careers.wording import quote

DATE_POSTED_MISSING = Rule(
    "date-posted-missing",
    "error",
    "A JobPosting has no `datePosted`. Google requires it.",
    "Write the day on which the job was first posted, such as 2026-11-02.",
)
DATE_FORM = Rule(
    "date-form",
    "error",
    "A date is not in ISO 8601, or is a day that doesn't exist.",
    "Write year-month-day, such as 2026-12-15, or 2026-12-15T23:59:59+01:00.",
)
DATE_FUTURE = Rule(
    "date-posted-future",
    "error",
    "`datePosted` has not come yet.",
    "Write the day on which the job was first posted.",
)
VALID_BEFORE_POSTED = Rule(
    "valid-before-posted",
    "error",
    "`validThrough` is before `datePosted`.",
    "Look at the years; one of the dates is wrong.",
)
VALID_PAST = Rule(
    "valid-past",
    "error",
    "`validThrough` is past, and the JobPosting is still there. Google can punish this.",
    "Take the JobPosting off the page, or move the closing date if the job is open.",
)
VALID_UTC = Rule(
    "valid-utc",
    "warning",
    "`validThrough` ends its day in UTC (`Z`), and no place of the job has that time.",
    "Write the day's end where the employer is, such as 2026-12-15T23:59:59-05:00.",
)

# https://www.w3.org/TR/NOTE-datetime, and what of ISO 8601 readers take beyond it.
_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)"
    r"(?:T(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?(Z|[+-]\d\d(?::?\d\d)?)?)?"
)
# The first and the last place on Earth where a day begins.
_FIRST, _LAST = timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))


@dataclass(frozen=True, slots=True)
class Stated:
    """A date of the markup: its day, its time if there is one, and its zone as written."""

    day: date
    clock: time | None = None
    zone: str = ""

    @property
    def earliest(self) -> datetime:
        """The first moment that can be meant."""
        return self._at(self.clock or time(), _FIRST)

    @property
    def latest(self) -> datetime:
        """The last moment that can be meant."""
        if self.clock is None:
            return self._at(time(), _LAST) + timedelta(days=1)
        return self._at(self.clock, _LAST)

    @property
    def is_midnight(self) -> bool:
        return self.clock == time()

    def _at(self, clock: time, unknown: timezone) -> datetime:
        moment = datetime.combine(self.day, clock)
        return moment.replace(tzinfo=_offset(self.zone) or unknown)


def read_stated(text: str) -> Stated | None:
    """A date or date-time in ISO 8601; None for anything else and for impossible ones."""
    found = _ISO.fullmatch(text.strip())
    if not found:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    try:
        clock = time(hour, minute, second) if found[4] else None
        stated = Stated(date(year, month, day), clock, found[7] or "")
        _ = stated.earliest.astimezone(UTC), stated.latest.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return stated


def date_problems(posting: Posting, now: datetime) -> Iterator[Problem]:
    """What is wrong with the dates of a posting at a moment (aware)."""
    if not any(name.lower() == "dateposted" for name in posting.data):
        yield DATE_POSTED_MISSING.at(posting.spot, "The JobPosting has no “datePosted”.")
    dates: dict[str, Stated] = {}
    for name in ("datePosted", "validThrough", "jobStartDate"):
        written = text_of(posting.get(name))
        stated = read_stated(written) if written else None
        if stated:
            dates[name] = stated
        elif written and name != "jobStartDate":
            yield DATE_FORM.at(posting.spot, f"“{name}” is {quote(written)}.")
    posted, valid = dates.get("datePosted"), dates.get("validThrough")
    if posted and posted.earliest > now:
        yield DATE_FUTURE.at(posting.spot, f"The job is posted on {posted.day}, which is to come.")
    if valid:
        yield from _valid(posting, valid, posted, now)


def _valid(
    posting: Posting, valid: Stated, posted: Stated | None, now: datetime
) -> Iterator[Problem]:
    written = quote(posting.text("validThrough"))
    if posted and valid.latest < posted.earliest:
        message = f"The job ends on {valid.day}, before it is posted on {posted.day}."
        yield VALID_BEFORE_POSTED.at(posting.spot, message)
    elif valid.latest < now:
        yield VALID_PAST.at(posting.spot, f"“validThrough” is {written}, which is past.")
    elif valid.zone == "Z" and _ends_a_day(valid) and _no_place_has_utc(posting, valid):
        yield VALID_UTC.at(posting.spot, f"“validThrough” is {written}.")


def _ends_a_day(valid: Stated) -> bool:
    return valid.clock is not None and (valid.is_midnight or valid.clock >= time(23, 59))


def _no_place_has_utc(posting: Posting, valid: Stated) -> bool:
    """Whether all the job's countries are known, and the clocks of none show UTC then."""
    from babel.core import get_global

    zones = get_global("territory_zones")
    countries = countries_of(posting)
    if not countries:
        return False
    for country in countries:
        for name in zones.get(country, ()):
            try:
                offset = valid.latest.astimezone(ZoneInfo(name)).utcoffset()
            except (OSError, ValueError, OverflowError):
                return False
            if not offset:
                return False
    return True


def _offset(zone: str) -> timezone | None:
    if not zone:
        return None
    if zone == "Z":
        return UTC
    hours, minutes = int(zone[1:3]), int(zone[3:].lstrip(":") or 0)
    size = timedelta(hours=hours, minutes=minutes)
    return timezone(-size if zone[0] == "-" else size)
