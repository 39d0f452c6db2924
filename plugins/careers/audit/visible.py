"""What of a page people see: its text, without what is hidden or only for programs."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bs4 import Tag

UNSEEN = frozenset({"head", "title", "script", "style", "template", "svg", "object", "iframe"})
BESIDE = frozenset({"nav", "footer", "aside"})
# A word ends where one of these begins or ends; inside of others it goes on.
BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "button",
        "caption",
        "dd",
        "details",
    }
    | {
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
    }
    | {"h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "input", "label", "legend", "li"}
    | {"main", "menu", "nav", "ol", "option", "p", "pre", "section", "select", "summary", "table"}
    | {"tbody", "td", "textarea", "tfoot", "th", "thead", "tr", "ul", "img", "video", "noscript"}
)
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_BLANKS = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n[ \n]*")


def is_hidden(tag: Tag) -> bool:
    """Whether a tag, with all that is in it, is shown to nobody."""
    attributes = tag.attrs
    if tag.name in UNSEEN or "hidden" in attributes:
        return True
    return "style" in attributes and bool(_HIDING.search(str(attributes["style"])))


def joined(pieces: Iterable[str]) -> str:
    """Pieces of text in which a line break ends a block, one line for each block."""
    return _LINES.sub("\n", _BLANKS.sub(" ", "".join(pieces))).strip()
