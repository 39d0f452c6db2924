"""Earlier addresses of roles: each leads on to the role's address of today."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from careers.problem import Problem
from careers.role_page import RolePage
from careers.slug import SLUG, slugify
from careers.wording import quote

NAME = re.compile(rf"{SLUG.pattern}(?:/{SLUG.pattern})?")
LONGEST = 200  # characters; file systems end at 255 bytes


def earlier_names(
    pages: Iterable[RolePage], is_page: Callable[[str], bool]
) -> tuple[dict[str, RolePage], list[Problem]]:
    """Which role stands behind each earlier name, and what is wrong with the names.

    A name is a file's without `.md`, with its folder before it if it had one; one that is a
    role's of today, or that two roles claim, leads nowhere. `is_page` answers whether another page
    has a name's address.
    """
    pages = list(pages)
    today = {page.role.slug: page for page in pages}
    names: dict[str, RolePage] = {}
    problems = []
    for page in pages:
        spot = page.role.spot("aliases")
        for written in page.role.aliases:
            name = written.removesuffix(".md").removesuffix("/index")
            if not NAME.fullmatch(name) or len(name) > LONGEST:
                message = f"{quote(written)} is not the earlier file name of a role."
                parts = [slugify(part) for part in name.split("/")]
                better = "/".join(part for part in parts[-2:] if part) or "account-executive"
                fix = f"Write “{better}”: the name without “.md”."
                problems.append(spot.error("alias-name", message, fix))
            elif other := today.get(name) or names.get(name):
                message = f"“{name}” leads to {other.role.path} already."
                problems.append(spot.error("alias-taken", message, "Take it out of one of them."))
            elif is_page(name):
                message = f"“{name}” is the address of a page of its own."
                problems.append(spot.error("alias-taken", message, "Take it out."))
            else:
                names[name] = page
    return names, problems
