"""Bare addresses in a text, found as GitHub finds them.

https://github.github.com/gfm/#autolinks-extension-
"""

from __future__ import annotations

import re
from collections.abc import Iterator

ADDRESS = re.compile(
    r"(?<![^\s*_~(])(?P<url>(?:https?://|www\.)[\w-]+(?:\.[\w-]+)+[^\s<]*)"
    r"|(?<![\w.+/-])(?P<email>[a-z0-9.+_-]+@(?:[a-z0-9_-]+\.)+[a-z0-9_-]*[a-z0-9])(?![\w-])",
    re.IGNORECASE,
)
TRAILING = re.compile(r"(?:[?!.,:*_~'\"]|&\w+;)+$")


def may_hold_addresses(text: str) -> bool:
    """Whether it is worth looking for addresses; seldom true, and quickly told."""
    return "@" in text or "://" in text or ("." in text and "www." in text.lower())


def split_addresses(text: str) -> Iterator[tuple[str, str]]:
    """The text in pieces with the address that each leads to, empty for plain words."""
    if not may_hold_addresses(text):
        yield text, ""
        return
    done = 0
    for found in ADDRESS.finditer(text):
        written = _trimmed(found["url"]) if found["url"] else found["email"]
        if found["email"]:
            href = f"mailto:{written}"
        else:
            href = written if "://" in written else f"http://{written}"
        if found.start() > done:
            yield text[done : found.start()], ""
        yield written, href
        done = found.start() + len(written)
    if done < len(text):
        yield text[done:], ""


def _trimmed(url: str) -> str:
    """Without the punctuation of the sentence around it."""
    while True:
        shorter = TRAILING.sub("", url)
        if shorter.endswith(")") and shorter.count(")") > shorter.count("("):
            shorter = shorter[:-1]
        if shorter == url:
            return url
        url = shorter
