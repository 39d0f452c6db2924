"""The names of properties, and values that say nothing or are of the wrong kind.

Properties: schema.org 30.0, of JobPosting and of what it is a kind of.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from careers.audit.posting import Posting, everything
from careers.audit.rule import Rule
from careers.problem import Problem, did_you_mean
from careers.wording import quote

PROPERTY_CASE = Rule(
    "property-case",
    "error",
    "A property of a JobPosting is written with other capitals than schema.org's: `Title`.",
    "Write it as schema.org does.",
)
PROPERTY_UNKNOWN = Rule(
    "property-unknown",
    "warning",
    "A JobPosting has a property that schema.org doesn't know.",
    "Write one of schema.org's, or leave it out.",
)
VALUE_EMPTY = Rule(
    "value-empty",
    "error",
    'A property says nothing: it is `""`, `null`, `[]` or `{}`. Readers take it for a value.',
    "Leave the property out where there is nothing to say.",
)
VALUE_KIND = Rule(
    "value-kind",
    "error",
    "A property that takes text has something else: a list, a number, an object.",
    "Write one text.",
)
BOOLEAN = Rule(
    "yes-or-no",
    "error",
    'A property that takes yes or no has a text, such as `"true"` or `"yes"`.',
    "Write true or false, without quotation marks.",
)
TEXT_ESCAPED = Rule(
    "text-escaped",
    "error",
    "A text in the markup is escaped as HTML (`&amp;`); readers show it as it stands.",
    "Write the letters themselves, such as & for &amp;.",
)
TEXT_TAGS = Rule(
    "text-tags",
    "error",
    "A text in the markup, other than the description, has HTML tags in it.",
    "Write the text without tags.",
)
TEXT_BREAKS = Rule(
    "text-breaks",
    "warning",
    "The title, or a name in the markup, has a line break or a tab in it.",
    "Write it on one line.",
)

PROPERTIES = frozenset(
    {"additionalType", "alternateName", "applicantLocationRequirements", "applicationContact"}
    | {"baseSalary", "benefits", "datePosted", "description", "directApply"}
    | {"disambiguatingDescription", "educationRequirements", "eligibilityToWorkRequirement"}
    | {"employerOverview", "employmentType", "employmentUnit", "estimatedSalary"}
    | {"experienceInPlaceOfEducation", "experienceRequirements", "hiringOrganization"}
    | {"identifier", "image", "incentiveCompensation", "incentives", "industry", "jobBenefits"}
    | {"jobDuration", "jobImmediateStart", "jobLocation", "jobLocationType", "jobStartDate"}
    | {"mainEntityOfPage", "name", "occupationalCategory", "owner", "physicalRequirement"}
    | {"potentialAction", "qualifications", "relevantOccupation", "responsibilities"}
    | {"salaryCurrency", "sameAs", "securityClearanceRequirement", "sensoryRequirement", "skills"}
    | {"specialCommitments", "subjectOf", "title", "totalJobOpenings", "url", "validThrough"}
    | {"workHours"}
)
BOOLEANS = ("directApply", "experienceInPlaceOfEducation", "jobImmediateStart")
TEXTS = ("title", "description", "datePosted", "validThrough", "jobLocationType")
_LOWER = {name.lower(): name for name in PROPERTIES}
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|ndash|mdash|#\d{1,6}|#x[0-9a-f]{1,5});", re.I)
_TAG = re.compile(r"</?(?:a|b|br|div|em|font|i|li|p|span|strong|u|ul)(?:\s[^<>]*)?/?>", re.I)
_BREAK = re.compile(r"[\n\r\t]")
# Their own rules are stricter, or HTML is what they take.
_WITH_TAGS = ("description", "responsibilities", "qualifications", "jobBenefits", "skills",
              "employerOverview", "incentiveCompensation", "educationRequirements",
              "experienceRequirements", "benefits", "incentives")  # fmt: skip
_ON_ONE_LINE = re.compile(r"(?:title|(?:.*\.)?(?:name|addressLocality|addressRegion))")


def patient_name(text: str) -> str:
    """A title or a name as it is meant, where somebody has left tags or `&amp;` in it."""
    return html.unescape(_TAG.sub("", text))


def name_of(posting: Posting, text: str) -> str:
    """A title or a name of a posting as it is meant: as the page has it, letter by letter."""
    return text if posting.means(text) else patient_name(text)


def vocabulary_problems(posting: Posting) -> Iterator[Problem]:
    """What is wrong with the names and the kinds of values in a posting."""
    yield from _names(posting)
    for path, value in everything(posting.data):
        if value is None or value == "" or (isinstance(value, (list, dict)) and not value):
            if path:
                yield VALUE_EMPTY.at(posting.spot, f"{quote(path)} says nothing.")
        elif isinstance(value, str):
            yield from _text(posting, path, value)
    for name in BOOLEANS if posting.plain else ():
        value = posting.get(name)
        if value not in (None, "") and not isinstance(value, bool):
            message = f"{quote(name)} is {quote(str(value))}, which is neither true nor false."
            yield BOOLEAN.at(posting.spot, message)
    for name in TEXTS:
        value = posting.get(name)
        if value and not isinstance(value, str):
            yield VALUE_KIND.at(posting.spot, f"{quote(name)} is no text.")


def _names(posting: Posting) -> Iterator[Problem]:
    for name in posting.data:
        if name in PROPERTIES or name[:1] in "@_" or ":" in name:
            continue
        if known := _LOWER.get(name.lower()):
            message = f"{quote(name)} is written “{known}”; many readers don't find it."
            yield PROPERTY_CASE.at(posting.spot, message, f"Write “{known}”.")
        else:
            message = f"A JobPosting has no property {quote(name)}."
            fix = f"{did_you_mean(name, PROPERTIES)}{PROPERTY_UNKNOWN.fix}"
            yield PROPERTY_UNKNOWN.at(posting.spot, message, fix)


def _text(posting: Posting, path: str, value: str) -> Iterator[Problem]:
    if not value.strip():
        yield VALUE_EMPTY.at(posting.spot, f"{quote(path)} has only blanks in it.")
        return
    top = path.partition(".")[0]
    if top not in _WITH_TAGS and posting.plain and not posting.means(value):
        if (found := _ENTITY.search(value)) and "://" not in value:
            message = f"{quote(path)} has {quote(found[0])} in it: {quote(value)}."
            yield TEXT_ESCAPED.at(posting.spot, message)
        if found := _TAG.search(value):
            yield TEXT_TAGS.at(posting.spot, f"{quote(path)} has {quote(found[0])} in it.")
    if _ON_ONE_LINE.fullmatch(path) and _BREAK.search(value.strip()):
        yield TEXT_BREAKS.at(posting.spot, f"{quote(path)} has a line break in it: {quote(value)}.")
