"""Who hires, and the employer's own number for the job."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from careers.audit.posting import Posting, items, text_of
from careers.audit.rule import Rule
from careers.problem import Problem
from careers.wording import quote

ORGANIZATION_MISSING = Rule(
    "organization-missing",
    "error",
    "A JobPosting has no `hiringOrganization`. Google requires it.",
    "Write the company as an Organization with its “name”.",
)
ORGANIZATION_FORM = Rule(
    "organization-form",
    "error",
    "`hiringOrganization` is a plain text, where readers expect an object.",
    'Write {"@type": "Organization", "name": …}.',
)
ORGANIZATION_NAME = Rule(
    "organization-name",
    "error",
    "`hiringOrganization` has no `name`. Google requires it.",
    "Write the company's name, or “confidential” where it is not to be told.",
)
LOGO_ADDRESS = Rule(
    "logo-address",
    "error",
    "The logo's address is not a full one.",
    "Write it with https:// and the host, such as https://example.com/logo.png.",
)
IDENTIFIER_FORM = Rule(
    "identifier-form",
    "warning",
    "`identifier` is not a PropertyValue with a text as its value.",
    'Write {"@type": "PropertyValue", "name": the company, "value": "SAL-014"}.',
)


def organization_problems(posting: Posting) -> Iterator[Problem]:
    """What is wrong with the employer of a posting."""
    if not any(name.lower() == "hiringorganization" for name in posting.data):
        message = "The JobPosting has no “hiringOrganization”."
        yield ORGANIZATION_MISSING.at(posting.spot, message)
    for organization in items(posting.get("hiringOrganization")):
        if isinstance(organization, dict) and organization:
            yield from _named(posting, organization)
        elif isinstance(organization, str) and organization.strip():
            message = f"“hiringOrganization” is only the text {quote(organization)}."
            yield ORGANIZATION_FORM.at(posting.spot, message)


def _named(posting: Posting, organization: dict[str, Any]) -> Iterator[Problem]:
    # An object that only points to another one may have its name there.
    if "name" not in organization and not {"@id"} <= set(organization) <= {"@id", "@type"}:
        yield ORGANIZATION_NAME.at(posting.spot, "“hiringOrganization” has no “name”.")
    for logo in items(organization.get("logo")):
        address = text_of(
            logo.get("url") or logo.get("contentUrl") if isinstance(logo, dict) else logo
        )
        if address and not address.startswith(("https://", "http://")):
            yield LOGO_ADDRESS.at(posting.spot, f"The logo's address is {quote(address)}.")


def identifier_problems(posting: Posting) -> Iterator[Problem]:
    """What is wrong with the employer's own number for the job."""
    for identifier in items(posting.get("identifier")):
        if not isinstance(identifier, dict):
            if identifier not in (None, ""):
                message = f"“identifier” is only {quote(str(identifier))}."
                yield IDENTIFIER_FORM.at(posting.spot, message)
        elif identifier and not isinstance(identifier.get("value", None), (str, type(None))):
            message = f"“identifier” has the number {identifier['value']} as its value."
            fix = f'Write it as text: "{identifier["value"]}".'
            yield IDENTIFIER_FORM.at(posting.spot, message, fix)
        elif identifier and identifier.get("value") is None and "value" not in identifier:
            yield IDENTIFIER_FORM.at(posting.spot, "“identifier” has no “value”.")
