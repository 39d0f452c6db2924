"""What a template of ours includes for each item of a list, as a part of its own text.

Looking up a template and handing over what is known takes longer than most of what is shown of
an item, and there are many of them on a page.
"""

from __future__ import annotations

import re
from collections.abc import Callable

LOOP = re.compile(r"^\{% for .*$", re.MULTILINE)
INCLUDE = re.compile(r'\{% include "(careers/\w+\.html)" %\}')
# By other tags a template that is included is not the same as a part of another.
OTHER = re.compile(r"\{%(?![-+]?\s*(?:if|elif|else|endif|for|endfor|include|with|endwith)\b)")


# The end of a line: each line of a template keeps its number, which errors name.
END = '{{ "\\n" }}'


def with_included(text: str, text_of: Callable[[str], str | None]) -> str:
    """A template with what it includes in its loops, where that is ours; a line stays one.

    A loop is a line that begins one. `text_of` is the text of a template by its name, or None
    for one that is to be asked for each time, such as one of the site's own. Loops in what is
    included stay as they are: a list in a list is seldom.
    """

    def part(match: re.Match[str]) -> str:
        found = text_of(match[1])
        if found is None or OTHER.search(found):
            return match[0]
        lines = found.removesuffix("\n").split("\n")
        return END.join(
            line if line.startswith("{% for ") else INCLUDE.sub(part, line) for line in lines
        )

    return LOOP.sub(lambda line: INCLUDE.sub(part, line[0]), text)
