"""A description as plain text, for readers that show no HTML."""

from __future__ import annotations

import html
import re

PART = re.compile(r"</?(?:p|ul|ol)>")
TAG = re.compile(r"</?(?:li|strong|em)>")


def plain_text(fragment: str) -> str:
    """The words of a description: paragraphs with a blank line between, `- ` before a bullet."""
    text = fragment
    for blank in "\t\n\r\f":
        text = text.replace(blank, " ")
    text = _at_most(" ", text).replace("<br>", "\n")
    for around in (" <li>", "<li> <p>", "<li><p>"):
        text = text.replace(around, "<li>")
    text = text.replace("<li>", "\n- ")
    text = TAG.sub("", PART.sub("\n\n", text))
    lines = (line.strip(" ") for line in text.split("\n"))
    return html.unescape(_at_most("\n\n", "\n".join(lines)).strip("\n"))


def _at_most(gap: str, text: str) -> str:
    """The text with no longer gap of this kind in it."""
    longer = gap + gap[0]
    while longer in text:
        text = text.replace(longer, gap)
    return text
