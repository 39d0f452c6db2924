"""JobPostings that stand in the attributes of a page's tags: microdata and RDFa."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from bs4 import BeautifulSoup, Tag

from careers.audit.json_ld import CONTEXT
from careers.audit.posting import Posting, bare
from careers.problem import Problem, Spot
from careers.wording import quote

_MOST = 200  # properties of an item, and parts of a text: enough for every job there is
# https://html.spec.whatwg.org/multipage/microdata.html#values
_ADDRESSES = {"a": "href", "area": "href", "link": "href", "img": "src", "audio": "src"}
_ADDRESSES |= {"video": "src", "source": "src", "iframe": "src", "embed": "src", "object": "data"}


class _Syntax(NamedTuple):
    """The attributes that say: here begins an item, it is of this type, this is its property."""

    scope: str
    type: str
    property: str


_MICRODATA = _Syntax("itemscope", "itemtype", "itemprop")
_RDFA = _Syntax("typeof", "typeof", "property")  # https://www.w3.org/TR/rdfa-lite/


def read_attributes(
    soup: BeautifulSoup, path: str, language: str, seen: str
) -> tuple[list[Posting], list[Problem]]:
    """Every JobPosting in the attributes, and those that don't name schema.org.

    `seen` is what people see on the page.
    """
    postings: list[Posting] = []
    problems: list[Problem] = []
    for syntax in (_MICRODATA, _RDFA):
        for tag in soup.select(f"[{syntax.type}][{syntax.scope}]"):
            if "JobPosting" not in _types(tag, syntax):
                continue
            spot, data = _spot(tag, path), _item(tag, syntax, 0)
            postings.append(Posting(data, spot, False, language, seen))
            if not _names_schema(tag, syntax):
                written = quote(str(tag[syntax.type]))
                message = f"“{syntax.type}” is {written}, which names no vocabulary."
                problems.append(CONTEXT.at(spot, message, _VOCABULARY[syntax.type]))
    return postings, problems


_VOCABULARY = {
    "itemtype": 'Write itemtype="https://schema.org/JobPosting".',
    "typeof": 'Write vocab="https://schema.org/" beside it.',
}


def _types(tag: Tag, syntax: _Syntax) -> list[str]:
    return [bare(name) for name in str(tag.get(syntax.type) or "").split()]


def _names_schema(tag: Tag, syntax: _Syntax) -> bool:
    """Whether the type is schema.org's: by its full name, or by the vocabulary around it."""
    if any(bare(name) != name for name in str(tag[syntax.type]).split()):
        return True
    around = tag if tag.has_attr("vocab") else tag.find_parent(vocab=True)
    return syntax is _RDFA and around is not None and "schema.org" in str(around["vocab"])


def _spot(tag: Tag, path: str) -> Spot:
    return Spot(path, tag.sourceline or 1, (tag.sourcepos or 0) + 1)


def _item(scope: Tag, syntax: _Syntax, depth: int) -> dict[str, Any]:
    """The properties of one item; several values of one property are a list."""
    data: dict[str, Any] = {"@type": (_types(scope, syntax) or ["Thing"])[0]}
    for tag in islice(_own(scope, syntax), _MOST):
        value = _value(tag, syntax, depth)
        for name in map(bare, str(tag[syntax.property]).split()):
            if name not in data:
                data[name] = value
            elif isinstance(data[name], list):
                data[name].append(value)
            else:
                data[name] = [data[name], value]
    return data


def _own(scope: Tag, syntax: _Syntax) -> Iterator[Tag]:
    """The tags whose property is this item's, not that of an item inside of it."""
    waiting = [iter(scope.contents)]
    while waiting:
        node = next(waiting[-1], None)
        if node is None:
            waiting.pop()
        elif isinstance(node, Tag):
            if node.has_attr(syntax.property):
                yield node
            if not node.has_attr(syntax.scope):
                waiting.append(iter(node.contents))


def _value(tag: Tag, syntax: _Syntax, depth: int) -> Any:
    if tag.has_attr(syntax.scope):
        return _item(tag, syntax, depth + 1) if depth < 10 else {}
    if tag.has_attr("content"):
        return str(tag["content"])
    if syntax is _RDFA and tag.has_attr("resource"):
        return str(tag["resource"])
    if tag.name in _ADDRESSES:
        return str(tag.get(_ADDRESSES[tag.name]) or "")
    if tag.name == "time" and tag.has_attr("datetime"):
        return str(tag["datetime"])
    if tag.name in ("data", "meter"):
        return str(tag.get("value") or "")
    if bare(str(tag[syntax.property])) == "description":
        return tag.decode_contents()
    return " ".join(islice(tag.stripped_strings, _MOST))
