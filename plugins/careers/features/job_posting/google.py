"""The properties in Google's table, its beta ones included, out of what a role states.

The rules are those of the page on `JobPosting` structured data in Google's documentation for
Search. What a role doesn't state is empty here and left out of the page.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from careers.description import description
from careers.facts import moment_iso
from careers.lifecycle import last_moment, zone_of
from careers.role import Area, Credential, EmploymentType, Pay, Place, Role, Workplace
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
# The words of `credentialCategory` are those of our own list.
NO_REQUIREMENTS = "no requirements"


def google(role: Role, site: Site, *, logo: bool) -> dict[str, Any]:
    """Everything that Google reads, by property; empty where the role states nothing.

    `directApply` is not here: whoever takes applications on the page states it.
    """
    # Fully remote only, and never without saying for whom: since August 2022 a
    # TELECOMMUTE without applicantLocationRequirements is taken off the list.
    remote = role.workplace is Workplace.REMOTE and bool(role.applicants)
    education, experience = _education(role), _experience(role)
    return {
        "title": role.title,
        "description": description(role, site),
        "datePosted": moment_iso(role.posted, zone_of(role, site)) if role.posted else "",
        "validThrough": _valid_through(role, site),
        "hiringOrganization": _organization(site, logo=logo),
        "jobLocation": one_or_all(_place(place) for place in role.places),
        "jobLocationType": "TELECOMMUTE" if remote else "",
        "applicantLocationRequirements": (
            one_or_all(map(_area, role.applicants)) if remote else None
        ),
        "employmentType": one_or_all(EMPLOYMENT[kind] for kind in role.employment),
        "baseSalary": _salary(role.pay) if role.pay else None,
        "identifier": _identifier(role, site),
        "educationRequirements": education,
        "experienceRequirements": experience,
        # It may be true only where both of the others are there.
        "experienceInPlaceOfEducation": bool(role.experience_instead and education and experience),
    }


def one_or_all(values: Iterable[Any]) -> Any:
    """A single value plainly, several as a list: the form that every reader takes."""
    found = list(values)
    return found[0] if len(found) == 1 else found


def _valid_through(role: Role, site: Site) -> str:
    """The last moment to apply, with its offset, or nothing when the role doesn't end."""
    last = last_moment(role, site)
    return last.isoformat() if last else ""


def _organization(site: Site, *, logo: bool) -> dict[str, str]:
    organization = {"@type": "Organization", "name": site.employer.name}
    if site.employer.url:
        organization["sameAs"] = site.employer.url
    if logo and site.employer.logo:
        organization["logo"] = site.employer.logo
    return organization


def _identifier(role: Role, site: Site) -> dict[str, str] | None:
    # Openings of a role may say the same but for this, so a file's name is one's number too.
    value = role.reference or (role.slug if role.opening_of else "")
    return {"@type": "PropertyValue", "name": site.employer.name, "value": value} if value else None


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


def _education(role: Role) -> Any:
    """Beta: one credential or several; a text when nothing is needed."""
    if Credential.NONE in role.credentials:
        return NO_REQUIREMENTS
    return one_or_all(
        {"@type": "EducationalOccupationalCredential", "credentialCategory": str(credential)}
        for credential in role.credentials
    )


def _experience(role: Role) -> Any:
    """Beta: the least number of months, as a number; a text when none are needed."""
    if role.months_of_experience is None:
        return None
    if not role.months_of_experience:
        return NO_REQUIREMENTS
    return {
        "@type": "OccupationalExperienceRequirements",
        "monthsOfExperience": role.months_of_experience,
    }
