"""`jobs.json`: every open role as data, in a shape of our own with a published JSON Schema.

The names are close to what the public addresses of the large applicant systems have in
common (Greenhouse, Lever, Ashby): id, title, url, department, locations, workplace type,
employment types, salary, dates, the description in HTML and as plain text.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from typing import Any

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel
from pydantic.json_schema import SkipJsonSchema

from careers.facts import areas_text, pay_text, places_text
from careers.features.feeds.channel import Channel
from careers.features.feeds.json_text import Part, part
from careers.hooks import OpenRole
from careers.plain_text import plain_text
from careers.role import EmploymentType, Pay, PayPeriod, Place, Workplace

VERSION = "1"


class _Shape(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, frozen=True)


class Company(_Shape):
    """Who hires."""

    name: str = Field(description="The company's name.")
    url: str = Field("", description="Its own site.")
    logo: str = Field("", description="A picture.")


class Location(_Shape):
    """A place where the work is done, or an area that a remote job is open to."""

    country: str = Field(pattern="^[A-Z]{2}$", description="ISO 3166-1, two letters.")
    region: str = Field("", description="The state or region, as the page writes it.")
    city: str = Field("", description="The town.")
    postal_code: str = Field("", description="The postal code.")
    street: str = Field("", description="Street and number.")


class Salary(_Shape):
    """What the page says is paid; one figure has equal ends."""

    currency: str = Field(pattern="^[A-Z]{3}$", description="ISO 4217, three letters.")
    interval: PayPeriod = Field(description="What the figures are for.")
    min: int | float = Field(ge=0, description="The lower end.")
    max: int | float = Field(ge=0, description="The upper end.")
    text: str = Field(description="As the page writes it.")


class Translation(_Shape):
    """The same job in another language."""

    language: str = Field(description="The language, such as de.")
    title: str = Field(description="The title in it, as plain text.")
    url: str = Field(description="The page in it.")


class Job(_Shape):
    """One open role."""

    id: str = Field(description="Its name in the address of its page. It never changes.")
    role: str = Field(
        "", description="The role that this is an opening of; openings of one role share it."
    )
    title: str = Field(description="The title of the job, as plain text.")
    url: str = Field(description="Its page.")
    apply_url: str = Field("", description="Where on the page one applies.")
    summary: str = Field("", description="One sentence.")
    department: str = Field("", description="The department's name.")
    team: str = Field("", description="The team's name.")
    level: str = Field("", description="The level, such as Senior.")
    location: str = Field("", description="All places, or areas for a remote job, in words.")
    locations: list[Location] = Field([], description="Where the work is done.")
    applicant_locations: list[Location] = Field(
        [], description="Countries and regions that a remote job is open to."
    )
    workplace_type: Workplace | SkipJsonSchema[None] = Field(
        None, description="Where the work is done, in one word."
    )
    employment_types: list[EmploymentType] = Field([], description="The kinds of employment.")
    salary: Salary | SkipJsonSchema[None] = Field(None, description="What is paid.")
    published_at: AwareDatetime = Field(description="The day on which it was first advertised.")
    updated_at: AwareDatetime = Field(description="When it last changed.")
    closes_at: AwareDatetime | SkipJsonSchema[None] = Field(
        None, description="The last second at which one can apply."
    )
    reference: str = Field("", description="The employer's own number for it.")
    language: str = Field(description="The language of its text, such as en.")
    translations: list[Translation] = Field([], description="The same job in other languages.")
    description_html: str = Field(
        description="All that the page says: paragraphs, lists, emphasis, nothing else."
    )
    description_plain: str = Field(description="The same words without markup.")


class Jobs(_Shape):
    """Every role that is open, the newest first."""

    schema_url: str = Field(alias="$schema", description="The address of this schema.")
    version: str = Field(description="The version of the shape, such as 1.")
    url: str = Field(description="The careers site.")
    company: Company = Field(description="Who hires.")
    jobs: list[Job] = Field(description="The open roles; none when no role is open.")


def jobs_json(channel: Channel, schema: str) -> tuple[dict[str, Any], str, Iterator[Part]]:
    """All but the roles as plain values, and what their list is called, with each of them.

    `schema` is the full address of their JSON Schema.
    """
    employer = channel.site.employer
    found = Jobs.model_validate(
        {
            "$schema": schema,
            "version": VERSION,
            "url": channel.site.url,
            "company": Company(name=employer.name, url=employer.url, logo=employer.logo),
            "jobs": [],
        }
    )
    jobs = (
        channel.once(each, "jobs_json", partial(_part, each, channel)) for each in channel.roles
    )
    return _plain(found), "jobs", jobs


def jobs_schema() -> dict[str, Any]:
    """The JSON Schema of `jobs.json`."""
    made = _without_noise(Jobs.model_json_schema(mode="validation"))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def _part(role: OpenRole, channel: Channel) -> Part:
    return part(_plain(_job(role, channel)))


def _job(open_role: OpenRole, channel: Channel) -> Job:
    role, site = open_role.role, channel.site
    return Job(
        id=role.slug,
        role=role.opening_of,
        title=role.title,
        url=open_role.url,
        apply_url=open_role.apply_url,
        summary=role.summary,
        department=role.department,
        team=role.team,
        level=role.level,
        location=places_text(role, site) or areas_text(role, site),
        locations=[_location(place) for place in role.places],
        applicant_locations=[
            Location(country=area.country, region=area.region) for area in role.applicants
        ],
        workplace_type=role.workplace,
        employment_types=list(role.employment),
        salary=_salary(role.pay, pay_text(role, site)) if role.pay else None,
        published_at=channel.posted(open_role),
        updated_at=open_role.changed,
        closes_at=channel.closes(open_role),
        reference=role.reference,
        language=role.language or site.language,
        translations=[
            Translation(language=one.language, title=one.title, url=one.url)
            for one in open_role.translations
        ],
        description_html=open_role.description,
        description_plain=plain_text(open_role.description),
    )


def _location(place: Place) -> Location:
    return Location(
        country=place.country,
        region=place.region,
        city=place.locality,
        postal_code=place.postal_code,
        street=place.street,
    )


def _salary(pay: Pay, text: str) -> Salary:
    return Salary(
        currency=pay.currency,
        interval=pay.period,
        min=_number(pay.low),
        max=_number(pay.high),
        text=text,
    )


def _number(amount: Decimal) -> int | float:
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def _plain(shape: _Shape) -> dict[str, Any]:
    plain: dict[str, Any] = _stated(shape.model_dump(mode="json", by_alias=True))
    return plain


def _stated(value: Any) -> Any:
    """The value without the parts that nobody stated."""
    if isinstance(value, dict):
        found = {key: _stated(part) for key, part in value.items()}
        return {key: part for key, part in found.items() if part not in ("", None, [], {})}
    return [_stated(part) for part in value] if isinstance(value, list) else value


def _without_noise(schema: Any) -> Any:
    """A schema without the defaults and the titles that were made from names of fields."""
    if isinstance(schema, dict):
        return {
            key: _without_noise(part)
            for key, part in schema.items()
            if not (key == "default" or (key == "title" and isinstance(part, str)))
        }
    return [_without_noise(part) for part in schema] if isinstance(schema, list) else schema
