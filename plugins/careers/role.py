"""What a role is: frozen values, no files, no clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from careers.body import Body
from careers.frontmatter import Field
from careers.frozen import FrozenDict
from careers.problem import Spot
from careers.wording import plain


class Workplace(StrEnum):
    """Where somebody works: there, at home, or both."""

    ON_SITE = "on-site"
    HYBRID = "hybrid"
    REMOTE = "remote"


class EmploymentType(StrEnum):
    """As what somebody is employed."""

    FULL_TIME = "full-time"
    PART_TIME = "part-time"
    CONTRACT = "contract"
    TEMPORARY = "temporary"
    INTERNSHIP = "internship"
    VOLUNTEER = "volunteer"
    PER_DIEM = "per-diem"
    OTHER = "other"


class PayPeriod(StrEnum):
    """For how long of work something is paid."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class TimeUnit(StrEnum):
    """What a length of time is counted in."""

    YEAR = "year"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"


class Credential(StrEnum):
    """Which education a role may ask for; `NONE` says that nothing is needed."""

    NONE = "none"
    HIGH_SCHOOL = "high school"
    ASSOCIATE = "associate degree"
    BACHELOR = "bachelor degree"
    CERTIFICATE = "professional certificate"
    POSTGRADUATE = "postgraduate degree"


class Status(StrEnum):
    """What HR says of a role; what it is at a moment is `lifecycle.State`."""

    OPEN = "open"
    DRAFT = "draft"
    PAUSED = "paused"
    FILLED = "filled"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the work is done. `country` is ISO 3166-1 alpha-2; the rest is as written.

    In a role that is over, an office is `locality` alone, as it was written.
    """

    country: str
    region: str = ""
    locality: str = ""
    street: str = ""
    postal_code: str = ""
    office: str = ""


@dataclass(frozen=True, slots=True)
class Area:
    """A country (ISO 3166-1 alpha-2), or a region of it, that a remote role is open to."""

    country: str
    region: str = ""


@dataclass(frozen=True, slots=True)
class Pay:
    """What is paid: ISO 4217 currency, closed range (equal ends for one figure), per period."""

    currency: str
    low: Decimal
    high: Decimal
    period: PayPeriod


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time: whole units of one kind."""

    count: int
    unit: TimeUnit


@dataclass(frozen=True, slots=True)
class Occupation:
    """A kind of work, by its code and name in a list of occupations (O*NET-SOC or ISCO-08)."""

    code_set: str
    code: str
    name: str


Moment = date | datetime
"""A day, meaning all of it where the role is, or a minute of it."""


@dataclass(frozen=True, slots=True)
class Role:
    """One role as its file and the site's defaults state it; what nobody stated is empty.

    `fields` are the front matter's values as written (the role's own over its office's over
    its department's over the site's; in a role that is over only its own): a feature reads its
    own key there. `slug` is the file's name and the last part of the address, such as `sales`.
    An opening beside its role's `index.md` is a role too: `opening_of` is that role's slug, and
    its own is `sales/boston`. A role in another language of the site is one too, with the slug of
    the role that it is a translation of; `translation_of` is that one's path. Its `department` is
    called as in that language, and `known_department` as the site's files call it.

    `starts`, `education` and `experience` are as written; `start`, `credentials` and
    `months_of_experience` (the least; 0 when none are needed) are what they say where that is
    certain. `experience_instead` says that experience stands in for the education.

    `timezone` is the role's own; `lifecycle.zone_of` says which one counts. `status_since` is the
    day or minute from which on the status is true. `confirmed_by` is a name that is published;
    `owner` is one that isn't.
    """

    slug: str
    path: str
    title: str
    body: Body = field(default_factory=Body)
    summary: str = ""
    department: str = ""
    team: str = ""
    level: str = ""
    industry: str = ""
    occupations: tuple[Occupation, ...] = ()
    tags: tuple[str, ...] = ()
    featured: bool = False
    language: str = ""
    places: tuple[Place, ...] = ()
    workplace: Workplace | None = None
    applicants: tuple[Area, ...] = ()
    employment: tuple[EmploymentType, ...] = ()
    hours: str = ""
    starts: str = ""
    start: Moment | None = None
    duration: str = ""
    openings: int | None = None
    pay: Pay | None = None
    pay_note: str = ""
    bonus: str = ""
    benefits: tuple[str, ...] = ()
    education: str = ""
    credentials: tuple[Credential, ...] = ()
    experience: str = ""
    months_of_experience: int | None = None
    experience_instead: bool = False
    skills: tuple[str, ...] = ()
    authorization: str = ""
    clearance: str = ""
    physical_demands: str = ""
    posted: Moment | None = None
    opens: Moment | None = None
    closes: Moment | None = None
    timezone: ZoneInfo | None = None
    status: Status = Status.OPEN
    status_since: Moment | None = None
    confirmed: Moment | None = None
    confirmed_by: str = ""
    owner: str = ""
    aliases: tuple[str, ...] = ()
    reference: str = ""
    contact: str = ""
    apply: str = ""
    ask: str = ""
    opening_of: str = ""
    has_openings: bool = False
    translation_of: str = ""
    known_department: str = ""
    fields: Mapping[str, Field] = field(default_factory=dict)
    # What was made of this role and is asked for again, by what makes it.
    _made: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not isinstance(self.fields, FrozenDict):
            object.__setattr__(self, "fields", FrozenDict(self.fields))

    def spot(self, key: str = "") -> Spot:
        """Where the value of a key was written; the file's start when it was not."""
        written = self.fields.get(key)
        return written.text.spot if written else Spot(self.path)

    @property
    def department_keys(self) -> frozenset[str]:
        """What its department is looked up by: in one language, or in two."""
        names = (self.department, self.known_department)
        return frozenset(plain(name).casefold() for name in names if name)

    @property
    def is_description(self) -> bool:
        """The permanent description of a role: it has openings, or neither dates nor a place."""
        dates = self.posted or self.opens or self.closes
        stated = dates or self.places or self.workplace is Workplace.REMOTE
        return self.has_openings or not (stated or self.opening_of)
