"""What a template of ours includes for each item of a list, as a part of its own text.

Looking up a template and handing over what is known takes longer than most of what is shown of
an item, and there are many of them on a page. So do a few parts that every role's page has.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

LOOP = re.compile(r"^\{% for .*$", re.MULTILINE)
INCLUDE = re.compile(r'\{% include "(careers/\w+\.html)" %\}')
OF_ROLES = re.compile(r'\{% include "(careers/(?:breadcrumbs|glance|details|apply_bar)\.html)" %\}')
# By other tags a template that is included is not the same as a part of another.
OTHER = re.compile(r"\{%(?![-+]?\s*(?:if|elif|else|endif|for|endfor|include|with|endwith)\b)")


# The end of a line: each line of a template keeps its number, which errors name.
END = '{{ "\\n" }}'


def with_included(text: str, text_of: Callable[[str], str | None]) -> str:
    """A template with what it includes in its loops, where that is ours; a line stays one.

    A loop is a line that begins one. `text_of` is the text of a template by its name, or None
    for one that is to be asked for each time, such as one of the site's own. Loops in what is
    included for each item stay as they are: a list in a list is seldom.
    """

    def part(match: re.Match[str]) -> str:
        return _in_a_line(match, text_of, _for_item)

    def _for_item(found: str) -> Iterable[str]:
        lines = found.split("\n")
        return (line if LOOP.match(line) else INCLUDE.sub(part, line) for line in lines)

    def of_role(match: re.Match[str]) -> str:
        return _in_a_line(match, text_of, lambda one: with_included(one, text_of).split("\n"))

    return OF_ROLES.sub(of_role, LOOP.sub(lambda line: INCLUDE.sub(part, line[0]), text))


def _in_a_line(
    include: re.Match[str],
    text_of: Callable[[str], str | None],
    lines_of: Callable[[str], Iterable[str]],
) -> str:
    """What is included, or the tag that does it where that can't be said beforehand."""
    found = text_of(include[1])
    if found is None or OTHER.search(found):
        return include[0]
    return END.join(lines_of(found.removesuffix("\n")))
