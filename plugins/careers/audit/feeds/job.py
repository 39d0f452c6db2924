"""A job as one feed tells it; what the feed doesn't tell is empty."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from careers.audit.postings.moments import Stated
from careers.problem import Problem, Spot

RSS, ATOM, JSON_FEED, JOBS_JSON, JOB_XML = "RSS", "Atom", "JSON Feed", "jobs.json", "job XML"
OF_JOBS = frozenset({JOBS_JSON, JOB_XML})
"""The kinds that hold nothing but jobs; the others may be about news as well."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place as a feed names it: by its parts, or all in one text."""

    text: str = ""
    town: str = ""
    region: str = ""
    country: str = ""

    def __str__(self) -> str:
        return self.text or ", ".join(
            part for part in (self.town, self.region, self.country) if part
        )


@dataclass(frozen=True, slots=True)
class Pay:
    """What is paid as a feed says it: by figures, or all in one text."""

    text: str = ""
    figures: tuple[Decimal, ...] = ()
    currency: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """One entry of a feed. `key` is what its readers know it by, `url` its page.

    `remote` says whether the job is done from home only, where the feed says anything of it.
    `texts` are what it says at length, without tags, one line for each block.
    """

    spot: Spot
    key: str = ""
    url: str = ""
    title: str = ""
    places: tuple[Place, ...] = ()
    pay: Pay | None = None
    posted: Stated | None = None
    closes: Stated | None = None
    apply: str = ""
    texts: tuple[str, ...] = ()
    remote: bool | None = None


@dataclass
class Feed:
    """One feed: its kind, what is in it, and what is wrong with its form."""

    path: str
    kind: str
    jobs: list[Job] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
