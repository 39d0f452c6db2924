"""When somebody last confirmed that a role is open, and who: `2026-11-20 by Eleni`."""

from __future__ import annotations

import re
from dataclasses import replace

from careers.problem import Problem, Text
from careers.role import Moment
from careers.values.moment import read_day
from careers.wording import tidy, too_long

BY = re.compile(
    r"(?P<day>.*?\d.*?)[\s,;(–-]+(?:by|von|par|por|από)\s+(?P<name>\S.*)", re.IGNORECASE
)


def read_confirmation(text: Text, language: str = "en") -> tuple[Moment, str] | Problem:
    """The day, and the name behind “by” if one stands there: that is meant to be published."""
    if problem := too_long(text, "a date and a name"):
        return problem
    found = BY.fullmatch(tidy(text.value))
    day = read_day(replace(text, value=found["day"]) if found else text, language)
    if isinstance(day, Problem):
        return day
    name = found["name"] if found else ""
    return day, name if "(" in name else name.rstrip(")")
