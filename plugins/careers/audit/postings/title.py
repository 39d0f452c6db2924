"""The title: Google wants the title of the job, and nothing else, in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from careers.audit.posting import Posting, objects, text_of
from careers.audit.rule import Rule
from careers.audit.words import has, words
from careers.problem import Problem
from careers.wording import quote

TITLE_MISSING = Rule(
    "title-missing",
    "error",
    "A JobPosting has no `title`. Google requires it.",
    "Write the title of the job into “title”.",
)
TITLE_SHOUTS = Rule(
    "title-shouts",
    "warning",
    "A title has `!!` or `**` in it, which job boards take for spam.",
    "Write the title of the job only.",
)
TITLE_MORE = Rule(
    "title-more",
    "warning",
    "A title has more in it than the job's: what it pays, its code, or the company.",
    "Write the title of the job only; pay, code and company have properties of their own.",
)

_PAY = re.compile(
    r"[€$£¥₹]\s?\d|\b\d[\d.,]{3,}\s?(?:[€£]|USD|EUR|GBP|CHF|CAD|AUD)\b|\b\d+k\s?[€$£]"
)
_COMPANY = re.compile(r"\s(?:at|@|bei|chez)\s|\s[|–—-]\s")


def title_problems(posting: Posting) -> Iterator[Problem]:
    """What is wrong with the title of a posting."""
    title = posting.text("title")
    if not title:
        if "title" not in posting.data and not _in_other_case(posting):
            named = posting.text("name")
            more = f" “name” says {quote(named)}; readers want it in “title”." if named else ""
            fix = "Write “title” in place of “name”." if named else ""
            yield TITLE_MISSING.at(posting.spot, f"The JobPosting has no “title”.{more}", fix)
        return
    if re.search(r"[!*]{2,}", title):
        yield TITLE_SHOUTS.at(posting.spot, f"The title is {quote(title)}.")
    if reason := _more(title, posting):
        yield TITLE_MORE.at(posting.spot, f"The title {quote(title)} {reason}.")


def _in_other_case(posting: Posting) -> bool:
    return any(name.lower() == "title" for name in posting.data)


def _more(title: str, posting: Posting) -> str:
    if _PAY.search(title):
        return "says what the job pays"
    for identifier in objects(posting.get("identifier")):
        code = text_of(identifier.get("value"))
        is_code = len(code) > 2 and not code.isalpha() and words(code).strip()
        if is_code and has(words(title), code):
            return f"has the job's code in it, {quote(code)}"
    parts = _COMPANY.split(title)
    for organization in objects(posting.get("hiringOrganization")):
        name = words(text_of(organization.get("name")))
        if len(parts) > 1 and name.strip() and words(parts[-1]) == name:
            return "names the company"
    return ""
