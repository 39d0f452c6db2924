"""One schema.org JobPosting for each open role, as Google and other readers take it.

Only what the role states and the page shows goes in. Rules are Google's, for the
`JobPosting` structured data, unless another source is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from pydantic import Field

from careers.description import description
from careers.feature import Feature
from careers.hooks import JsonLd, hookimpl
from careers.lifecycle import State, begin_of, last_moment
from careers.links import Links, unsafe
from careers.problem import Problem, Spot
from careers.role import Area, EmploymentType, Moment, Pay, Place, Role, Workplace
from careers.site import Site
from careers.values.country import country_name

# The words of Google's table; anything else is not understood there.
EMPLOYMENT = {
    EmploymentType.FULL_TIME: "FULL_TIME",
    EmploymentType.PART_TIME: "PART_TIME",
    EmploymentType.CONTRACT: "CONTRACTOR",
    EmploymentType.TEMPORARY: "TEMPORARY",
    EmploymentType.INTERNSHIP: "INTERN",
    EmploymentType.VOLUNTEER: "VOLUNTEER",
    EmploymentType.PER_DIEM: "PER_DIEM",
    EmploymentType.OTHER: "OTHER",
}


class JobPosting(Feature):
    """Tells search engines about each open role."""

    logo: bool = Field(True, description="Whether the employer's logo is part of the statement.")

    @hookimpl
    def check_site(self, site: Site, links: Links) -> Iterator[Problem]:
        if not site.url:
            message = "Without “site_url” in mkdocs.yml search engines get no address of a role."
            fix = "Write “site_url: https://careers.example.com/” with your own address."
            yield Spot("mkdocs.yml").warning("site-url-missing", message, fix)
        employer = site.employer
        for name, url in (("url", employer.url), ("logo", employer.logo)):
            if url and (reason := unsafe(url, ("https", "http"))):
                message = f"The employer's {name} “{url}” {reason}."
                fix = "Write a full address, such as https://example.com/"
                yield self.option().error("employer-address", message, fix)

        if site.url and employer.logo.startswith(site.url):
            logo = employer.logo.removeprefix(site.url)
            if logo not in links.paths.values():
                message = f"There is no picture “{logo}”, which is to be the employer's logo."
                fix = "Put it into the pages' folder, such as site_src/assets/logo.png."
                yield self.option().error("employer-logo", message, fix)

    @hookimpl
    def check_role(self, role: Role) -> Iterator[Problem]:
        yield from _title_problems(role)

    @hookimpl
    def role_json_ld(self, role: Role, state: State, site: Site) -> JsonLd | None:
        if state is not State.OPEN or role.posted is None:
            return None
        properties = {
            "title": role.title,
            "description": description(role, site),
            "datePosted": _iso(role.posted, site),
            "validThrough": _valid_through(role, site),
            "hiringOrganization": self._organization(site),
            "jobLocation": _one_or_all(_place(place) for place in role.places),
            "employmentType": _one_or_all(EMPLOYMENT[kind] for kind in role.employment),
            "baseSalary": _salary(role.pay) if role.pay else None,
            "identifier": _identifier(role, site),
        }
        if role.workplace is Workplace.REMOTE:
            # Fully remote only, and never without saying for whom: since August 2022 a
            # TELECOMMUTE without applicantLocationRequirements is taken off the list.
            properties["jobLocationType"] = "TELECOMMUTE"
            properties["applicantLocationRequirements"] = _one_or_all(map(_area, role.applicants))
        return JsonLd("JobPosting", {key: value for key, value in properties.items() if value})

    def _organization(self, site: Site) -> dict[str, str]:
        organization = {"@type": "Organization", "name": site.employer.name}
        if site.employer.url:
            organization["sameAs"] = site.employer.url
        if self.logo and site.employer.logo:
            organization["logo"] = site.employer.logo
        return organization


def _title_problems(role: Role) -> Iterator[Problem]:
    """Google: the title of the job only, without codes, addresses, dates, pay or the company."""
    spot = role.spot("title")
    if len(role.title) > 120:
        yield spot.warning(
            "title-long",
            f"The title has {len(role.title)} characters; boards show about 80.",
            "Move what is not the role's name into the text.",
        )
    if re.search(r"[!*]{2,}", role.title):
        fix = "Write the role's name only."
        yield spot.warning(
            "title-shouts", "Job boards take “!!” and “**” in a title for spam.", fix
        )


def _iso(moment: Moment, site: Site) -> str:
    return (
        moment.isoformat()
        if not hasattr(moment, "hour")
        else begin_of(moment, site.timezone).isoformat()
    )


def _valid_through(role: Role, site: Site) -> str:
    """The last moment to apply, with its offset, or nothing when the role doesn't end."""
    last = last_moment(role, site.timezone)
    return last.isoformat() if last else ""


def _identifier(role: Role, site: Site) -> dict[str, str] | None:
    if not role.reference:
        return None
    return {"@type": "PropertyValue", "name": site.employer.name, "value": role.reference}


def _place(place: Place) -> dict[str, Any]:
    parts = {
        "streetAddress": place.street,
        "addressLocality": place.locality,
        "addressRegion": place.region,
        "postalCode": place.postal_code,
        "addressCountry": place.country,
    }
    stated = {key: value for key, value in parts.items() if value}
    return {"@type": "Place", "address": {"@type": "PostalAddress", **stated}}


def _area(area: Area) -> dict[str, str]:
    country = country_name(area.country, "en")
    if area.region:
        return {"@type": "State", "name": f"{area.region}, {country}"}
    return {"@type": "Country", "name": country}


def _salary(pay: Pay) -> dict[str, Any]:
    value: dict[str, Any] = {"@type": "QuantitativeValue", "unitText": pay.period.upper()}
    if pay.low == pay.high:
        value["value"] = _number(pay.low)
    else:
        value |= {"minValue": _number(pay.low), "maxValue": _number(pay.high)}
    return {"@type": "MonetaryAmount", "currency": pay.currency, "value": value}


def _number(amount: Decimal) -> int | float:
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def _one_or_all(values: Iterable[Any]) -> Any:
    """A single value plainly, several as a list: the form that every reader takes."""
    found = list(values)
    return found[0] if len(found) == 1 else found
