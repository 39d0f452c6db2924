"""What a site, a department or a role says about the fields of its form: `CV required`."""

from __future__ import annotations

from collections.abc import Mapping

from careers.features.application_form.fields import ALWAYS, REQUIREMENTS, STANDARD, Demand
from careers.problem import Problem, Text, did_you_mean
from careers.wording import fold

# What `ask` calls them, besides their own names.
ALSO_CALLED = {
    "resume": "cv", "curriculum vitae": "cv", "telephone": "phone", "phone number": "phone",
    "letter": "cover_letter", "motivation letter": "cover_letter", "city": "town",
    "link": "links", "portfolio": "links", "start": "start_date", "notice": "start_date",
    "notice period": "start_date", "salary expectation": "pay_expectation", "source": "heard_from",
    "work authorisation": "work_authorization", "right to work": "work_authorization",
    "visa": "sponsorship", "referral": "referred_by", "adjustment": "adjustments",
    "accommodations": "adjustments", "e mail": "email", "full name": "name",
}  # fmt: skip
DEMANDS: Mapping[str, Demand] = {
    "required": "required", "needed": "required", "mandatory": "required",
    "optional": "optional",
    "off": "off", "no": "off", "none": "off", "not asked": "off",
}  # fmt: skip
KNOWN = {fold(key): key for key in (*STANDARD, REQUIREMENTS)} | ALSO_CALLED


def read_ask(text: Text) -> tuple[dict[str, Demand], list[Problem]]:
    """`CV required, phone off` as what is asked how; nothing is read from what is unclear."""
    known = KNOWN
    asked: dict[str, Demand] = {}
    problems = []
    for part in filter(None, (fold(part) for part in text.value.replace(";", ",").split(","))):
        demand = next((word for word in DEMANDS if part.endswith(f" {word}")), "")
        key = known.get(part.removesuffix(demand).strip() if demand else part)
        if key is None or not demand:
            may = [one.replace("_", " ") for one in STANDARD if one not in ALWAYS]
            names = ", ".join([*may, REQUIREMENTS])
            message = f"“{part}” doesn't say what the form asks."
            hint = did_you_mean(part.removesuffix(demand).strip(), known) if key is None else ""
            fix = f"{hint}Write a field and required, optional or off. The fields are: {names}."
            problems.append(text.spot.error("ask-unclear", message, fix))
        elif key in ALWAYS and DEMANDS[demand] != "required":
            message = f"“{part}” can't be: without a name and an address nobody can answer."
            problems.append(text.spot.error("ask-always", message, "Leave it out."))
        elif asked.setdefault(key, DEMANDS[demand]) != DEMANDS[demand]:
            message = f"“{key.replace('_', ' ')}” stands here twice, and differently."
            problems.append(text.spot.error("ask-twice", message, "Keep one of them."))
    return asked, problems
