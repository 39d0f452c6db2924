"""What drawings (SVG) may hold: shapes, and nothing that acts or asks another site.

A page shows a drawing as a picture, and there no script runs. But its own address is a page
too, of this site, and there one does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

ACTS = frozenset({"script", "foreignobject", "iframe", "embed", "object", "handler", "listener"})
ADDRESSES = frozenset({"href", "xlink:href", "src"})
MOVED_TO = frozenset({"to", "from", "by", "values"})  # what an animation makes of an attribute
ELSEWHERE = re.compile(r"\s*(?:[a-z][\w+.-]*:)?//", re.IGNORECASE)
ACTING = re.compile(r"\s*(?:javascript|vbscript|data(?!:image/)):", re.IGNORECASE)
URL = re.compile(r"url\(\s*[\"']?\s*(?:[a-z][\w+.-]*:)?//|@import", re.IGNORECASE)


def wrongs_of(content: bytes) -> list[tuple[int, str]]:
    """What a drawing may not hold, each with its line; also why it can't be read."""
    found: list[tuple[int, str]] = []
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def begin(tag: str, attributes: dict[str, str]) -> None:
        line = parser.CurrentLineNumber
        found.extend((line, what) for what in _wrongs(tag, attributes))

    def text(data: str) -> None:
        if URL.search(data):
            found.append((parser.CurrentLineNumber, "a style sheet or picture of another site"))

    def entity(*_: object) -> None:
        found.append((parser.CurrentLineNumber, "an entity of its own"))
        raise ValueError

    parser.StartElementHandler = begin
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        found.append((error.lineno, f"a mistake of XML ({expat.errors.messages[error.code]})"))
    except ValueError:
        pass
    return found


def _wrongs(tag: str, attributes: dict[str, str]) -> Iterator[str]:
    name = tag.rpartition(":")[2].casefold()
    if name in ACTS:
        yield f"<{name}>"
    for key, value in attributes.items():
        plain = key.casefold()
        if plain.startswith("on"):
            yield f"“{plain}”, which acts"
        elif plain in ADDRESSES and ELSEWHERE.match(value) and name != "a":
            yield "something of another site"
        elif plain in ADDRESSES | MOVED_TO and ACTING.match(value):
            yield "an address that acts"
        elif URL.search(value) and plain != "d":
            yield "a style sheet or picture of another site"
