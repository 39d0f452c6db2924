"""Style sheets as pages load them: without comments and blanks, and without rules for nothing.

A rule counts as being for nothing when each of its selectors names a class of which the page has
no element.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

# Strings and addresses are kept to the letter; so is what stands in brackets.
TOKEN = re.compile(
    r"""/\*.*?(?:\*/|\Z)|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^)"']*\)|[{};]|\s+|[^{};"'/\s]+|.""",
    re.DOTALL,
)

NOT = re.compile(r":not\([^()]*\)")


@lru_cache(maxsize=64)  # a site that is served is built again and again
def compact(css: str) -> str:
    """A style sheet without its comments and without blanks that say nothing."""
    kept: list[str] = []
    for found in TOKEN.finditer(css):
        token = found[0]
        if token.startswith("/*"):
            continue
        if token.isspace():
            if kept and kept[-1] not in ("{", "}", ";", " "):
                kept.append(" ")
            continue
        if token in ("{", "}", ";") and kept and kept[-1] == " ":
            kept.pop()
        if token == "}" and kept and kept[-1] == ";":
            kept.pop()
        kept.append(token)
    return "".join(kept)


def without(css: str, unused: re.Pattern[str]) -> str:
    """A style sheet without the rules that are for classes of which there is no element alone.

    `unused` finds such a class in a selector.
    """
    return "".join(_kept(css, unused))


def _kept(css: str, unused: re.Pattern[str]) -> Iterator[str]:
    for head, body in _rules(css):
        if body is None:
            yield head
        elif head.startswith(("@media", "@supports")):
            if inner := without(body, unused):
                yield f"{head}{{{inner}}}"
        elif head.startswith("@"):
            yield f"{head}{{{body}}}"
        elif used := [one for one in _selectors(head) if not _names(one, unused)]:
            yield f"{','.join(used)}{{{body}}}"


def _names(selector: str, unused: re.Pattern[str]) -> bool:
    return bool(unused.search(NOT.sub("", selector)))


def _rules(css: str) -> Iterator[tuple[str, str | None]]:
    """Each rule as its head and its body; a statement such as `@import` as a head alone."""
    depth, start, opened = 0, 0, 0
    for found in TOKEN.finditer(css):
        token = found[0]
        if token == "{":
            depth += 1
            if depth == 1:
                opened = found.start()
        elif token == "}" and depth:
            depth -= 1
            if depth == 0:
                yield css[start:opened].strip(), css[opened + 1 : found.start()]
                start = found.end()
        elif token == ";" and depth == 0:
            yield css[start : found.end()], None
            start = found.end()
    if rest := css[start:].strip():
        yield rest, None


def _selectors(head: str) -> Iterator[str]:
    """The selectors of a rule; a comma within brackets parts none."""
    depth, start = 0, 0
    for at, letter in enumerate(head):
        depth += (letter in "([") - (letter in ")]")
        if letter == "," and depth == 0:
            yield head[start:at]
            start = at + 1
    yield head[start:]
