"""XML out of plain values: each escaped once, without what XML 1.0 can't hold."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
# https://www.w3.org/TR/xml/#charsets
FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ENTITY = re.compile(r"&(?:amp;(?!#|\w+;)(\w{0,32})|(lt);(?![a-zA-Z/!?])|(gt);|(nbsp);)")


def text(name: str, value: str, attributes: Mapping[str, str] | None = None) -> str:
    """An element with a text; nothing when there is neither text nor attributes.

    A carriage return is escaped too: as it is, readers take it for the end of a line.
    """
    if not value:
        return f"<{name}{_written(attributes)}/>" if attributes else ""
    inner = escape(_held(value), {"\r": "&#13;"})
    return f"<{name}{_written(attributes)}>{inner}</{name}>"


def cdata(name: str, value: str) -> str:
    """An element with a text as it is; nothing when there is none."""
    held = _held(value).replace("]]>", "]]]]><![CDATA[>")
    return f"<{name}><![CDATA[{held}]]></{name}>" if value else ""


def group(name: str, elements: Iterable[str], attributes: Mapping[str, str] | None = None) -> str:
    """An element with elements in it, one on each line."""
    inner = "".join(f"{element}\n" for element in elements if element)
    return f"<{name}{_written(attributes)}>\n{inner}</{name}>"


def document(name: str, elements: Iterable[str]) -> bytes:
    """A file with one element, which holds the others, one on each line, in UTF-8."""
    made = BytesIO()
    made.write(f"{DECLARATION}<{name}>\n".encode())
    for element in elements:
        if element:
            made.write(f"{element}\n".encode())
    made.write(f"</{name}>\n".encode())
    return made.getvalue()


def plainer(fragment: str) -> str:
    """HTML that means the same, with a bare `&`, `<` or `>` wherever it can stand.

    Indeed: no HTML entities anywhere in the feed.
    """
    return ENTITY.sub(_bare, _held(fragment))


def _bare(found: re.Match[str]) -> str:
    if found[1] is None:
        return "<" if found[2] else ">" if found[3] else "\u00a0"
    bare = f"&{found[1]}"
    return bare if html.unescape(bare) == bare else found[0]


def _held(value: str) -> str:
    return FORBIDDEN.sub("", value)


def _written(attributes: Mapping[str, str] | None) -> str:
    pairs = (attributes or {}).items()
    return "".join(f" {name}={quoteattr(_held(value))}" for name, value in pairs)
