"""JobPostings that stand in the attributes of a page's tags: microdata and RDFa."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from bs4 import BeautifulSoup, Tag

from careers.audit.posting import Posting, bare
from careers.problem import Spot

_MOST = 200  # properties of an item, and parts of a text: enough for every job there is
# https://html.spec.whatwg.org/multipage/microdata.html#values
_ADDRESSES = {"a": "href", "area": "href", "link": "href", "img": "src", "audio": "src"}
_ADDRESSES |= {"video": "src", "source": "src", "iframe": "src", "embed": "src", "object": "data"}


def read_attributes(soup: BeautifulSoup, path: str, language: str) -> list[Posting]:
    """Every JobPosting in microdata; one in RDFa is counted, without what it says."""
    found = []
    for tag in soup.find_all(itemtype=True):
        if "JobPosting" in _types(tag, "itemtype") and tag.has_attr("itemscope"):
            found.append(Posting(_item(tag, 0), _spot(tag, path), False, language))
    for tag in soup.find_all(typeof=True):
        if "JobPosting" in _types(tag, "typeof"):
            found.append(Posting({}, _spot(tag, path), False, language))
    return found


def _types(tag: Tag, attribute: str) -> list[str]:
    return [bare(name) for name in str(tag.get(attribute) or "").split()]


def _spot(tag: Tag, path: str) -> Spot:
    return Spot(path, tag.sourceline or 1, (tag.sourcepos or 0) + 1)


def _item(scope: Tag, depth: int) -> dict[str, Any]:
    """The properties of one item; several values of one property are a list."""
    data: dict[str, Any] = {"@type": (_types(scope, "itemtype") or ["Thing"])[0]}
    for tag in islice(_own(scope), _MOST):
        value = _value(tag, depth)
        for name in str(tag["itemprop"]).split():
            if name not in data:
                data[name] = value
            elif isinstance(data[name], list):
                data[name].append(value)
            else:
                data[name] = [data[name], value]
    return data


def _own(scope: Tag) -> Iterator[Tag]:
    """The tags whose property is this item's, not that of an item inside of it."""
    waiting = [iter(scope.contents)]
    while waiting:
        node = next(waiting[-1], None)
        if node is None:
            waiting.pop()
        elif isinstance(node, Tag):
            if node.has_attr("itemprop"):
                yield node
            if not node.has_attr("itemscope"):
                waiting.append(iter(node.contents))


def _value(tag: Tag, depth: int) -> Any:
    if tag.has_attr("itemscope"):
        return _item(tag, depth + 1) if depth < 10 else {}
    if tag.has_attr("content"):
        return str(tag["content"])
    if tag.name in _ADDRESSES:
        return str(tag.get(_ADDRESSES[tag.name]) or "")
    if tag.name == "time" and tag.has_attr("datetime"):
        return str(tag["datetime"])
    if tag.name in ("data", "meter"):
        return str(tag.get("value") or "")
    if str(tag["itemprop"]) == "description":
        return tag.decode_contents()
    return " ".join(islice(tag.stripped_strings, _MOST))
