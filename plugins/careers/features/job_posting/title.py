"""What Google wants a title to be: the name of the job and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from careers.problem import Problem
from careers.role import Role
from careers.site import Site

LONGEST = 120
PAY = re.compile(r"[$€£]\s?\d{2}|\d{2}\s?(?:[$€£]|USD\b|EUR\b|GBP\b|k\b)")
DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b")
LINK = re.compile(r"https?://|\bwww\.|\]\(")
OPEN = re.compile(r"(?i)tb[acd]|to ?do|n/?a|xx+|\?+|\.{3}|…|-+|untitled|new role")


def title_problems(role: Role, site: Site) -> Iterator[Problem]:
    """Google: without codes, addresses, dates, pay or the company's name, and not shouted."""
    spot = role.spot("title")
    if len(role.title) > LONGEST:
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
    if OPEN.fullmatch(role.title.strip()):
        message = f"“{role.title}” is no name of a role."
        yield spot.warning("title-open", message, "Write what the role is called, such as Baker.")
    for what, where in _beside_the_name(role, site):
        message = f"The title holds {what}, and Google wants the role's name only."
        yield spot.warning("title-extra", message, f"Take it out; {where}.")


def _beside_the_name(role: Role, site: Site) -> Iterator[tuple[str, str]]:
    """What stands in the title that has a key of its own, and where else it is said."""
    if len(role.reference) > 2 and role.reference in role.title:
        yield f"its reference, “{role.reference}”", "it is shown from “reference:”"
    employer = re.escape(site.employer.name)
    if re.search(rf"(?i)(?:\bat | [-–—|@] ?|[:(,] ?){employer}\)?$", role.title):
        yield f"the employer's name, “{site.employer.name}”", "every page says it already"
    if PAY.search(role.title):
        yield "what is paid", "write it behind “pay:”"
    if LINK.search(role.title):
        yield "a link", "links stand in the text"
    if DAY.search(role.title):
        yield "a date", "dates stand behind “posted:”, “closes:” and “starts:”"
