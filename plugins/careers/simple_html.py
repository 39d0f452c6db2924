"""HTML as nearly all texts of roles make it: what no parser of HTML would write otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable

# No sign in it has to be written otherwise.
TEXT = r"(?:[^<>&]++|&(?:amp|lt|gt);)*+"


def _either(patterns: Iterable[str]) -> str:
    return f"(?:{'|'.join(patterns)})"


def _element(tag: str, inside: str, attributes: str = "") -> str:
    return f"<{tag}{attributes}>{inside}</{tag}>"


MARKED = _either(_element(tag, TEXT) for tag in ("strong", "em", "code"))
LINK = _element("a", TEXT, r'(?: [a-z]+="[^"<>]*+")++')
WORDS = rf"{TEXT}(?:(?:{MARKED}|{LINK}|<br>){TEXT})*+"
HEADING = _either(_element(f"h{level}", TEXT, ' id="[^"<>]*+"') for level in range(2, 7))


def _list(item: str) -> str:
    items = rf"\n(?:{_element('li', item)}\n)++"
    return _either((_element("ul", items), _element("ol", items, r'(?: start="\d++")?+')))


ITEM = rf"(?:\n(?:<p>{WORDS}</p>\n)++|(?:<p>{WORDS}</p>\n)++|{WORDS})(?:{_list(WORDS)}\n)?+"
BLOCK = _either((f"<p>{WORDS}</p>", HEADING, _list(ITEM)))
SIMPLE = re.compile(rf"(?:{BLOCK}\n)*+")


def is_simple(fragment: str) -> bool:
    """Whether a parser of HTML would read and write it as it stands.

    Each element ends in the one that it began in, all text is in a block, and each sign is
    written as it writes it.
    """
    printable = fragment.replace("\n", "").isprintable()
    return printable and SIMPLE.fullmatch(fragment) is not None
