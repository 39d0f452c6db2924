"""What HR says of a role, and since when: `filled`, `filled on 2026-12-03`."""

from __future__ import annotations

import re

from careers.problem import Problem, Text
from careers.role import Moment, Status
from careers.values.choice import read_status
from careers.values.moment import read_day
from careers.wording import plain, too_long

# What may stand between the two.
BETWEEN = re.compile(
    r"[\s,:(-]+(?:(?:on|since|from|as of|am|seit|le|depuis|el|desde|στις|από)\s+)?", re.IGNORECASE
)
NO_DATE = {
    Status.OPEN: "Write “open” alone; the first day stands behind “opens:” or “posted:”.",
    Status.DRAFT: "Write “draft” alone; the first day stands behind “opens:”.",
}


def read_standing(text: Text, language: str = "en") -> tuple[Status, Moment | None] | Problem:
    """The status that somebody wrote, and the day from which on it is true, if one stands there."""
    alone = read_status(text)
    if not isinstance(alone, Problem) or too_long(text, "the status"):
        return alone if isinstance(alone, Problem) else (alone, None)
    written = plain(text.value)
    for gap in BETWEEN.finditer(written):
        status = read_status(Text(written[: gap.start()], text.spot))
        rest = written[gap.end() :].strip(" ()")
        if isinstance(status, Problem) or not re.search(r"\d", rest):
            continue
        if status in NO_DATE:
            message = f"“{status}” can't have a day of its own."
            return text.spot.error("status-day", message, NO_DATE[status])
        day = read_day(Text(rest, text.spot), language)
        return day if isinstance(day, Problem) else (status, day)
    return alone
