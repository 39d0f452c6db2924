"""When days begin and end, by the clocks of a time zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from careers.role import Moment


def begin_of(moment: Moment, zone: ZoneInfo) -> datetime:
    """The first moment of a day, or the minute itself; aware."""
    if not isinstance(moment, datetime):
        return _local(datetime.combine(moment, time()), zone)
    return moment if moment.tzinfo else _local(moment, zone)


def end_of(moment: Moment, zone: ZoneInfo) -> datetime:
    """The first moment after a day, or the minute itself; aware."""
    return begin_of(moment if isinstance(moment, datetime) else moment + timedelta(days=1), zone)


def day_of(moment: Moment, zone: ZoneInfo) -> date:
    """The day itself, or that of a minute by the clocks of the zone."""
    if isinstance(moment, datetime):
        return begin_of(moment, zone).astimezone(zone).date()
    return moment


@lru_cache(maxsize=4096)  # many roles have the same days
def _local(naive: datetime, zone: ZoneInfo) -> datetime:
    """The moment in a zone; one that a clock change skips is moved to the first that exists."""
    return naive.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)


def begin_in_utc(moment: Moment | None, zone: ZoneInfo) -> datetime | None:
    """The first moment of a day, or the minute itself, in UTC."""
    return begin_of(moment, zone).astimezone(UTC) if moment else None


def end_in_utc(moment: Moment | None, zone: ZoneInfo) -> datetime | None:
    """The first moment after a day, or the minute itself, in UTC."""
    return end_of(moment, zone).astimezone(UTC) if moment else None
