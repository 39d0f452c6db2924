"""Work from home: what Google wants to be said together, and of whom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from careers.audit.posting import Posting, items, text_of, types_of
from careers.audit.rule import Rule
from careers.problem import Problem
from careers.values.country import read_country
from careers.wording import quote

REMOTE_WORD = Rule(
    "remote-word",
    "error",
    "`jobLocationType` is something other than TELECOMMUTE, the only word there is.",
    "Write TELECOMMUTE for a job that is done from home only; leave it out for any other.",
)
REMOTE_AREA_MISSING = Rule(
    "remote-area-missing",
    "error",
    "A job is TELECOMMUTE and doesn't say for whom. Google has not listed those since August 2022.",
    "Write “applicantLocationRequirements” with the countries that people may work from.",
)
AREA_FORM = Rule(
    "area-form",
    "error",
    "`applicantLocationRequirements` is a plain text, or has no name.",
    'Write {"@type": "Country", "name": "Greece"}, or a list of them.',
)
AREA_UNKNOWN = Rule(
    "area-unknown",
    "error",
    "A Country that a remote job is open to is no country: `EU`, `Worldwide`.",
    "Name each country by itself.",
)
AREA_WITHOUT_REMOTE = Rule(
    "area-without-remote",
    "warning",
    "`applicantLocationRequirements` stands without TELECOMMUTE, and then says nothing.",
    "Add “jobLocationType”: “TELECOMMUTE” if the job is done from home only, or take it out.",
)


def remote_problems(posting: Posting) -> Iterator[Problem]:
    """What is wrong with what a posting says about work from home."""
    kinds = [kind for kind in items(posting.get("jobLocationType")) if kind not in (None, "")]
    for kind in kinds:
        if kind != "TELECOMMUTE":
            yield REMOTE_WORD.at(posting.spot, f"“jobLocationType” is {quote(str(kind))}.")
    areas = items(posting.get("applicantLocationRequirements"))
    if "TELECOMMUTE" in kinds and "applicantLocationRequirements" not in posting.data:
        message = "The job is TELECOMMUTE and has no “applicantLocationRequirements”."
        yield REMOTE_AREA_MISSING.at(posting.spot, message)
    if areas and not kinds and "jobLocationType" not in posting.data:
        message = "There is “applicantLocationRequirements” and no “jobLocationType”."
        yield AREA_WITHOUT_REMOTE.at(posting.spot, message)
    for area in areas:
        yield from _area(posting, area)


def is_remote(posting: Posting) -> bool:
    """Whether the posting says that the job is done from home only."""
    return "TELECOMMUTE" in items(posting.get("jobLocationType"))


def _area(posting: Posting, area: Any) -> Iterator[Problem]:
    if not isinstance(area, dict):
        if area not in (None, ""):
            message = f"“applicantLocationRequirements” is only the text {quote(str(area))}."
            yield AREA_FORM.at(posting.spot, message)
        return
    name = text_of(area.get("name"))
    address = area.get("address")
    if not name and "name" not in area and not address and area:
        message = "“applicantLocationRequirements” has an area without a “name”."
        yield AREA_FORM.at(posting.spot, message)
    known = read_country(name) or read_country(name, posting.language or "en")
    if name and not known and "Country" in types_of(area):
        yield AREA_UNKNOWN.at(posting.spot, f"{quote(name)} is no country.")
