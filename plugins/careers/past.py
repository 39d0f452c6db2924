"""What is known of a role's past: what was public of it, and what changed on which day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from careers.alteration import Alteration
from careers.lifecycle import State


@dataclass(frozen=True, slots=True)
class PastDay:
    """What changed for candidates on a day, by how the role stood at its end and the day before.

    `before` and `after` are the states. A role that `has_openings` from that day on says what
    they share; its own facts are then not compared with those of the time before.
    """

    day: date
    before: State
    after: State
    alterations: tuple[Alteration, ...] = ()
    has_openings: bool = False


@dataclass(frozen=True, slots=True)
class Past:
    """A role since it was first public; what it said as a draft is not in here.

    `first` is the day on which that is known to have been; `is_whole` says that it came to be
    public on that day, and was not so already when what is known begins. `days` are those with
    a change, newest first. There is nothing for a role that is in no commit, or never was public.
    """

    first: date | None = None
    is_whole: bool = False
    days: tuple[PastDay, ...] = ()
