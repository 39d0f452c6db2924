"""When the work begins: on a day, at once, or as people say it in words."""

from __future__ import annotations

from careers.problem import Problem, Text
from careers.role import Moment
from careers.values.moment import read_day
from careers.wording import LONGEST, fold, folded

_AT_ONCE = folded(
    "immediately, immediate, immediate start, immediate starts, starts immediately, "
    "available immediately, at once, now, right away, straight away, asap, "
    "as soon as possible, sofort, ab sofort, schnellstmöglich, baldmöglichst, nächstmöglich, "
    "so bald wie möglich, sobald wie möglich, zum nächstmöglichen Zeitpunkt, "
    "zum nächstmöglichen Termin, immédiatement, immédiat, tout de suite, dès que possible, "
    "inmediatamente, de inmediato, inmediato, inmediata, incorporación inmediata, "
    "lo antes posible, cuanto antes, αμέσως, άμεσα, άμεση, το συντομότερο δυνατόν"
)
# What is surely a slip in a date. Anything else that is no day (`March 2027`) is words.
_SLIPS = frozenset(
    ("date-ambiguous", "date-no-such-day", "date-weekday", "date-digits", "date-short-year")
) | {"date-year", "time-ambiguous", "time-zone-unclear"}


def is_at_once(written: str) -> bool:
    """Whether it says that the work begins as soon as somebody is found."""
    return len(written) <= LONGEST and fold(written) in _AT_ONCE


def read_start(text: Text, language: str = "en") -> Moment | Problem | None:
    """The day; None where it isn't one. A date with a slip in it is a problem."""
    if len(text.value) > LONGEST or is_at_once(text.value):
        return None
    found = read_day(text, language)
    if isinstance(found, Problem):
        return found if found.code in _SLIPS else None
    return found
