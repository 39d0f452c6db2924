"""The XML feed of LinkedIn's Basic Jobs.

https://learn.microsoft.com/linkedin/talent/job-postings/xml-feeds-development-guide
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from email.utils import format_datetime

from pydantic import BaseModel, ConfigDict, field_validator
from pydantic import Field as Option

from careers.features.feeds.channel import Channel
from careers.features.feeds.posting import Posting, postings, shortened
from careers.features.feeds.xml import DECLARATION, cdata, group, plainer
from careers.hooks import OpenRole
from careers.links import is_email
from careers.plain_text import plain_text
from careers.problem import Problem
from careers.role import EmploymentType, Pay, PayPeriod, Role, Workplace
from careers.values.place import place_text

ID_LENGTH = 40
DESCRIPTION_LENGTH = 100
JOB_TYPES = {
    EmploymentType.FULL_TIME: "FULL_TIME",
    EmploymentType.PART_TIME: "PART_TIME",
    EmploymentType.CONTRACT: "CONTRACT",
    EmploymentType.TEMPORARY: "TEMPORARY",
    EmploymentType.INTERNSHIP: "INTERNSHIP",
    EmploymentType.VOLUNTEER: "VOLUNTEER",
    EmploymentType.OTHER: "OTHER",
}
WORKPLACES = {Workplace.ON_SITE: "On-site", Workplace.HYBRID: "Hybrid", Workplace.REMOTE: "Remote"}
PERIODS = {
    PayPeriod.HOUR: "HOURLY",
    PayPeriod.DAY: "DAILY",
    PayPeriod.WEEK: "WEEKLY",
    PayPeriod.MONTH: "MONTHLY",
    PayPeriod.YEAR: "YEARLY",
}


class LinkedIn(BaseModel):
    """What LinkedIn wants to know besides the roles."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)

    company: str = Option(description="The number of the company's page on LinkedIn.")
    email: str = Option(
        "", description="Who posts the roles, where a role has no e-mail address as its contact."
    )
    file: str = Option("linkedin.xml", min_length=1, description="The file's name.")

    @field_validator("company")
    @classmethod
    def _number(cls, value: str) -> str:
        if not (value.isascii() and value.isdecimal()):
            raise ValueError(f"“{value}” is not a number, such as 1234567.")
        return value


def linkedin(channel: Channel, options: LinkedIn) -> tuple[str, list[Problem]]:
    """A job for each place of each role, and a note for each role that has to be left out."""
    problems = []
    jobs = []
    for role in channel.roles:
        if lack := _lack(role, options):
            problems.append(lack)
        else:
            jobs += [_job(posting, channel, options) for posting in postings(role)]
    source = [
        cdata("lastBuildDate", format_datetime(channel.changed) if channel.changed else ""),
        cdata("publisherUrl", channel.site.url),
        cdata("publisher", channel.publisher),
        cdata("expectedJobCount", str(len(jobs))),
        *(group("job", job) for job in jobs),
    ]
    return f"{DECLARATION}{group('source', source)}\n", problems


def _lack(role: OpenRole, options: LinkedIn) -> Problem | None:
    """What LinkedIn requires and a role doesn't have."""
    stated = role.role
    if not _email(stated, options):
        message = "LinkedIn's feed leaves this role out: nobody's e-mail address stands for it."
        fix = "Write “contact: jobs@example.com”, or “email:” for LinkedIn in mkdocs.yml."
        return stated.spot("contact").note("linkedin-email", message, fix)
    if not role.apply_url.startswith("https:"):
        message = "LinkedIn's feed leaves this role out: one can't apply on its page."
        fix = "Let people apply there, and have the site's address begin with https:."
        return stated.spot("apply").note("linkedin-apply", message, fix)
    if len(plain_text(role.description)) < DESCRIPTION_LENGTH:
        message = "LinkedIn's feed leaves this role out: its text is shorter than 100 characters."
        return stated.spot().note("linkedin-short", message, "Write what the role is about.")
    return None


def _job(posting: Posting, channel: Channel, options: LinkedIn) -> Iterator[str]:
    role, place, site = posting.role.role, posting.place, channel.site
    closes = channel.closes(posting.role)
    kinds = [JOB_TYPES[kind] for kind in role.employment if kind in JOB_TYPES]
    yield cdata("partnerJobId", shortened(posting.reference, ID_LENGTH))
    yield cdata("company", site.employer.name)
    yield cdata("companyId", options.company)
    yield cdata("title", role.title)
    yield cdata("description", plainer(posting.role.description))
    yield cdata("applyUrl", posting.role.apply_url)
    yield cdata("location", place_text(place, site.language))
    yield cdata("city", place.locality)
    yield cdata("state", place.region)
    yield cdata("country", place.country)
    yield cdata("postalCode", place.postal_code)
    yield cdata("workplaceTypes", WORKPLACES[role.workplace] if role.workplace else "")
    # One kind only can be said.
    yield cdata("jobtype", kinds[0] if len(kinds) == 1 else "")
    if role.pay:
        yield _salaries(role.pay)
    yield cdata("listDate", _american(channel.posted(posting.role)))
    yield cdata("expirationDate", _american(closes) if closes else "")
    yield cdata("posterEmail", _email(role, options))


def _salaries(pay: Pay) -> str:
    def end(name: str, amount: str) -> str:
        return group(name, [cdata("amount", amount), cdata("currencyCode", pay.currency)])

    ends = [end("highEnd", f"{pay.high:f}"), end("lowEnd", f"{pay.low:f}")]
    about = [cdata("period", PERIODS[pay.period]), cdata("type", "BASE_SALARY")]
    return group("salaries", [group("salary", [*ends, *about])])


def _email(role: Role, options: LinkedIn) -> str:
    return role.contact if is_email(role.contact) else options.email


def _american(day: date) -> str:
    """`12/15/2026`"""
    return f"{day.month}/{day.day}/{day.year}"
