"""What Google recommends and no rule demands: told once for the whole site, as notes."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator

from careers.audit.page import Page
from careers.audit.posting import Posting, objects
from careers.audit.postings.places import addresses_of
from careers.audit.postings.remote import is_remote
from careers.audit.rule import Rule
from careers.problem import Problem
from careers.wording import quote

RECOMMENDED = Rule(
    "recommended",
    "note",
    "Something that Google recommends is missing: `baseSalary`, `employmentType`, `identifier`, "
    "`hiringOrganization.sameAs`, `hiringOrganization.logo`, `addressLocality`.",
    "Add it where the page says it; never make it up.",
)

_CHECKS: tuple[tuple[str, Callable[[Posting], bool]], ...] = (
    ("baseSalary", lambda posting: "baseSalary" in posting.data),
    ("employmentType", lambda posting: "employmentType" in posting.data),
    ("identifier", lambda posting: "identifier" in posting.data),
    ("hiringOrganization.sameAs", lambda posting: _employer_has(posting, "sameAs", "url")),
    ("hiringOrganization.logo", lambda posting: _employer_has(posting, "logo")),
    (
        "addressLocality",
        lambda posting: (
            is_remote(posting)
            or all("addressLocality" in address for address in addresses_of(posting))
        ),
    ),
)


def recommended_problems(pages: Iterable[Page], told: Container[str]) -> Iterator[Problem]:
    """What some postings lack, one note for each property with the first page that lacks it.

    `told` are the pages that have been told already that they leave something out.
    """
    postings = [
        page.postings[0]
        for page in pages
        if page.postings and page.postings[0].data and page.path not in told
    ]
    for name, has_it in _CHECKS:
        lacking = [posting for posting in postings if not has_it(posting)]
        if lacking:
            have = "has" if len(lacking) == 1 else "have"
            message = f"{len(lacking)} of {len(postings)} JobPostings {have} no {quote(name)}."
            yield RECOMMENDED.at(lacking[0].spot, message)


def _employer_has(posting: Posting, *names: str) -> bool:
    found = objects(posting.get("hiringOrganization"))
    return not found or any(name in item for item in found for name in names)
