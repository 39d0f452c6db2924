"""The time of day at the end of a written date, and its difference from UTC."""

from __future__ import annotations

import re
from datetime import UTC, time, timedelta, timezone
from typing import NamedTuple

from careers.wording import Slip, quote

_LOOSE = re.compile(r"\d{1,2}:\d{2}|\d\s?(?:[ap]\.?m|[πμ]\.?μ)\b", re.IGNORECASE)
_CLOCK = re.compile(
    r"""(?:(?<=\d)T|[\s,]\s?(?:(?:at|um|à|a\slas?|στις|@)\s)?(?:-\s)?)
        (?P<hour>\d{1,2})
        (?: (?:\s?[:h]\s?)(?P<minute>\d{2}) (?: :(?P<second>\d{2})(?:[.,]\d{1,9})? )? \s?(?:uhr|h)?
          | (?=\s?(?:[ap]\.?m|[πμ]\.?μ)) | \s?(?:uhr|h)\b )
        (?:\s?(?:(?P<half>[ap])\.?m|(?P<greek>[πμ])\.?μ)\.?)?
        (?:\s?(?P<zone>z|(?:utc|gmt)|(?:utc|gmt)?[+-]\d{1,2}(?::?\d{2})?))?\Z""",
    re.IGNORECASE | re.VERBOSE,
)


# Behind a day that is written with `-`, or before `Uhr`, a full stop can't part a date.
_STOP = re.compile(
    r"(?<=\d{4}-\d\d-\d\d\s)(\d{1,2})\.(\d{2})\b|\b(\d{1,2})\.(\d{2})(?=\s?(?:uhr|h)\b)",
    re.IGNORECASE,
)


class Clock(NamedTuple):
    """A time of day, and how a repaired value says it (` 17:00+02:00`).

    `next_day` is true for 24:00, which is 00:00 of the day after.
    """

    time: time
    suffix: str
    next_day: bool = False


def split_clock(written: str) -> tuple[str, Clock | None] | Slip:
    """What stands before the time of day in a `plain` text, and that time if there is one."""
    written = _STOP.sub(lambda found: ":".join(filter(None, found.groups())), written)
    before, _, last = written.rpartition(" ")
    if last.casefold() == "noon":
        return before.rstrip(", "), Clock(time(12), " 12:00")
    if last.casefold() == "midnight":
        return _midnight()
    found = _CLOCK.search(written)
    if found is None:
        return _unclear_clock(written) if _LOOSE.search(written) else (written, None)
    rest = written[: found.start()].rstrip(", ")
    hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
    greek = {"π": "a", "μ": "p"}.get((found["greek"] or "").casefold(), "")
    if half := greek or (found["half"] or "").casefold():
        if not 1 <= hour <= 12:
            return _unclear_clock(written)
        if (hour, minute, half) == (12, 0, "a"):
            return _midnight()
        hour = hour % 12 + (12 if half == "p" else 0)
    zone = _zone(found["zone"] or "")
    if zone is None or minute > 59 or second > 59 or hour * 3600 + minute * 60 + second > 86400:
        return _unclear_clock(written)
    seconds = f":{second:02}" if second else ""
    suffix = f" {hour:02}:{minute:02}{seconds}{zone.suffix}"
    return rest, Clock(time(hour % 24, minute, second, tzinfo=zone.info), suffix, hour == 24)


class _Zone(NamedTuple):
    info: timezone | None
    suffix: str


def _zone(written: str) -> _Zone | None:
    """The difference from UTC and its usual spelling; None when there is no such place."""
    if not written:
        return _Zone(None, "")
    shift = written.casefold().removeprefix("utc").removeprefix("gmt")
    if shift in ("", "z"):
        return _Zone(UTC, "Z")
    digits = shift[1:].replace(":", "")
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    if minutes > 59 or hours * 60 + minutes > 14 * 60:
        return None
    ahead = timedelta(hours=hours, minutes=minutes)
    info = timezone(-ahead if shift[0] == "-" else ahead)
    return _Zone(info, f"{shift[0]}{hours:02}:{minutes:02}")


def _midnight() -> Slip:
    what = "can mean the midnight before that day or the one after it"
    fix = "Write 00:00 for the first minute of the day, 23:59 for the last one."
    return Slip("time-ambiguous", what, fix)


def _unclear_clock(written: str) -> Slip:
    shorter, _, extra = written.rpartition(" ")
    if _CLOCK.search(shorter):
        what = f"has {quote(extra)} after its time, which is not a difference from UTC"
        fix = "Take it out for the employer's own time, or write one, such as 17:00+02:00."
        return Slip("time-zone-unclear", what, fix)
    what = "has a time of day that cannot be read"
    return Slip(
        "time-unclear",
        what,
        "Write the time from 00:00 to 23:59 after the day, such as 2026-12-15 17:00.",
    )
