"""A description as plain text, for readers that show no HTML."""

from __future__ import annotations

import html
import re

BLANKS = re.compile(r"[ \t\n\r\f]+")
ITEM = re.compile(r" ?<li>(?: ?<p>)?")
PART = re.compile(r"</?(?:p|ul|ol)>")
TAG = re.compile(r"</?(?:li|strong|em)>")
GAP = re.compile(r"\n{3,}")


def plain_text(fragment: str) -> str:
    """The words of a description: paragraphs with a blank line between, `- ` before a bullet."""
    text = BLANKS.sub(" ", fragment).replace("<br>", "\n")
    text = ITEM.sub("\n- ", text)
    text = TAG.sub("", PART.sub("\n\n", text))
    lines = (line.strip(" ") for line in text.split("\n"))
    return html.unescape(GAP.sub("\n\n", "\n".join(lines)).strip("\n"))
