"""What schema.org's JobPosting has beyond Google's table, out of what a role states.

Other readers take some of it; Google shows none, and so all of it is in `description` too.
Properties, ranges: schema.org 30.0.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from careers.features.job_posting.google import one_or_all
from careers.lifecycle import day_of, zone_of
from careers.plain_html import CELL, stated
from careers.role import Occupation, Role, TimeUnit
from careers.site import Site
from careers.values.span import read_span
from careers.values.start import is_at_once

# UN/CEFACT's codes, which `unitCode` asks for.
UNIT_CODES = {
    TimeUnit.YEAR: "ANN",
    TimeUnit.MONTH: "MON",
    TimeUnit.WEEK: "WEE",
    TimeUnit.DAY: "DAY",
}
YEAR = re.compile(r"\b20\d\d\b")
INLINE = re.compile(r"</?(?:strong|em|t[hd])>")
BLOCK = re.compile(r"<[^>]*>")


def extras(role: Role, site: Site) -> dict[str, Any]:
    """Every further property, by its name; empty where the role states nothing."""
    return {
        "responsibilities": one_or_all(_lines(role, "responsibilities")),
        "qualifications": one_or_all(_lines(role, "requirements")),
        "skills": one_or_all(role.skills),
        "jobBenefits": one_or_all([*role.benefits, *_lines(role, "benefits")]),
        "incentiveCompensation": role.bonus,
        "salaryCurrency": role.pay.currency if role.pay else "",
        "workHours": role.hours,
        "jobStartDate": _start_date(role, site),
        "jobImmediateStart": is_at_once(role.starts),
        "jobDuration": _duration(role),
        "totalJobOpenings": role.openings,
        "employmentUnit": _unit(role),
        "industry": role.industry,
        "occupationalCategory": one_or_all(map(_category, role.occupations)),
        "eligibilityToWorkRequirement": role.authorization,
        "securityClearanceRequirement": role.clearance,
        "physicalRequirement": role.physical_demands,
        "employerOverview": "\n".join(_lines(role, "employer")),
    }


def _lines(role: Role, kind: str) -> Iterator[str]:
    """The text of the sections of a kind, a line for each bullet and paragraph.

    One by one, because readers take a list of texts as such and don't part a text. What is
    struck out is not said.
    """
    for section in role.body.sections:
        if section.kind == kind:
            said = CELL.sub(" · ", stated(section.html))
            for part in BLOCK.split(INLINE.sub("", said.replace("<br>", " "))):
                if line := " ".join(html.unescape(part).split()):
                    yield line


def _start_date(role: Role, site: Site) -> str:
    """The day, or the words where they name a year (`March 2027`); others are for people."""
    if role.start:
        return day_of(role.start, zone_of(role, site)).isoformat()
    return role.starts if YEAR.search(role.starts) else ""


def _duration(role: Role) -> dict[str, Any] | None:
    """Only where the role states one length of time and nothing else."""
    span = read_span(role.duration)
    if span is None:
        return None
    code = UNIT_CODES[span.unit]
    return {"@type": "QuantitativeValue", "value": span.count, "unitCode": code}


def _unit(role: Role) -> dict[str, Any] | None:
    """The department, with the team in it; the team alone where there is no department."""
    units = [
        {"@type": "Organization", "name": name} for name in (role.department, role.team) if name
    ]
    if len(units) > 1:
        return {**units[0], "subOrganization": units[1]}
    return units[0] if units else None


def _category(occupation: Occupation) -> dict[str, Any]:
    """With its list, because a bare text is taken for one of O*NET-SOC."""
    return {
        "@type": "CategoryCode",
        "inCodeSet": {"@type": "CategoryCodeSet", "name": occupation.code_set},
        "codeValue": occupation.code,
        "name": occupation.name,
    }
