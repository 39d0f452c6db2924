"""What a nearer file says over what a farther one says, key by key."""

from __future__ import annotations

import re
from collections.abc import Mapping

from careers.frontmatter import Field
from careers.role import Workplace
from careers.values import choice

# Two keys for one thing: the nearer of them wins, whichever it is.
TWINS = {"apply": "application_form", "application_form": "apply"}
# `Remote`, `Remote (Germany)`, `Fully remote in Germany`, `Télétravail, France`
REMOTE = re.compile(
    r"(?:(?:fully |100 ?% )?remote(?: only)?|télétravail|teletrabajo|remoto"
    r"|τηλεργασία)\s*(?:$|(?:[,(:–—-]|\b(?:in|en|στην?)\b)\s*(.*))",
    re.IGNORECASE,
)


def over(below: Mapping[str, Field], above: Mapping[str, Field]) -> dict[str, Field]:
    """The keys of both; what `above` says displaces the same in `below`, and what goes with it.

    Who is remote doesn't sit in the office that others have; who isn't has no `applicants`.
    """
    displaced = {TWINS[key] for key in above.keys() & TWINS.keys()} | _places(above)
    return {key: field for key, field in below.items() if key not in displaced} | dict(above)


def _places(above: Mapping[str, Field]) -> set[str]:
    location, workplace = above.get("location"), above.get("workplace")
    if location and any(REMOTE.fullmatch(text.value.strip()) for text in location.items):
        return {"workplace", "applicants"}
    if workplace is None:
        return set()
    found = choice.read_workplace(workplace.text)
    if found is Workplace.REMOTE:
        return {"location"}
    return {"applicants"} if isinstance(found, Workplace) else set()
