"""Kinds of employment, and what a job asks for: Google's words and numbers."""

from __future__ import annotations

from collections.abc import Iterator

from careers.audit.posting import Posting, items, objects, text_of
from careers.audit.rule import Rule
from careers.problem import Problem
from careers.wording import quote, squash

EMPLOYMENT_WORD = Rule(
    "employment-word",
    "error",
    "`employmentType` is none of Google's words, which are in capitals.",
    "Write FULL_TIME, PART_TIME, CONTRACTOR, TEMPORARY, INTERN, VOLUNTEER, PER_DIEM or OTHER.",
)
CREDENTIAL_WORD = Rule(
    "credential-word",
    "error",
    "`credentialCategory` is none of Google's words.",
    "Write high school, associate degree, bachelor degree, professional certificate or "
    "postgraduate degree.",
)
MONTHS_NUMBER = Rule(
    "months-number",
    "error",
    "`monthsOfExperience` is no number.",
    "Write the months as a number, such as 24.",
)
IN_PLACE_ALONE = Rule(
    "in-place-alone",
    "error",
    "`experienceInPlaceOfEducation` is true, and education or experience is not stated.",
    "State “educationRequirements” and “experienceRequirements” both, or leave it out.",
)

EMPLOYMENT = ("FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER",
              "PER_DIEM", "OTHER")  # fmt: skip
CREDENTIALS = frozenset(
    {"high school", "associate degree", "bachelor degree", "professional certificate"}
    | {"postgraduate degree"}
)


def employment_problems(posting: Posting) -> Iterator[Problem]:
    """What is wrong with the kind of employment, education and experience of a posting."""
    meant = {squash(word): word for word in EMPLOYMENT}
    for kind in items(posting.get("employmentType")):
        if kind in (None, "") or kind in EMPLOYMENT:
            continue
        word = meant.get(squash(str(kind)))
        fix = f"Write {word}." if word else ""
        yield EMPLOYMENT_WORD.at(posting.spot, f"“employmentType” is {quote(str(kind))}.", fix)
    for education in objects(posting.get("educationRequirements")):
        category = text_of(education.get("credentialCategory"))
        if category and category not in CREDENTIALS:
            message = f"“credentialCategory” is {quote(category)}."
            yield CREDENTIAL_WORD.at(posting.spot, message)
    for experience in objects(posting.get("experienceRequirements")):
        months = experience.get("monthsOfExperience")
        is_number = isinstance(months, (int, float)) and not isinstance(months, bool)
        if not posting.plain and isinstance(months, str):
            is_number = months.strip().isdecimal()
        if months not in (None, "") and not is_number:
            message = f"“monthsOfExperience” is {quote(str(months))}."
            yield MONTHS_NUMBER.at(posting.spot, message)
    if posting.get("experienceInPlaceOfEducation") is True:
        needed = ("educationRequirements", "experienceRequirements")
        lacking = [name for name in needed if name not in posting.data]
        if lacking:
            message = f"“experienceInPlaceOfEducation” is true without “{lacking[0]}”."
            yield IN_PLACE_ALONE.at(posting.spot, message)
