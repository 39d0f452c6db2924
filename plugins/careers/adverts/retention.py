"""For how long an advertisement is kept."""

from __future__ import annotations

from datetime import datetime, timedelta

from careers.role import Span, TimeUnit


def so_long_before(now: datetime, span: Span) -> datetime:
    """The moment so long before another; of a day that a month doesn't have, its last."""
    if span.unit in (TimeUnit.WEEK, TimeUnit.DAY):
        return now - timedelta(days=span.count * (7 if span.unit is TimeUnit.WEEK else 1))
    months = now.year * 12 + now.month - 1 - span.count * (12 if span.unit is TimeUnit.YEAR else 1)
    year, month = divmod(max(months, 12), 12)
    for day in range(now.day, now.day - 4, -1):
        try:
            return now.replace(year=year, month=month + 1, day=day)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
