"""The text of the front page as bands: each `##` heading begins one, and lists become cards.

Nobody has to write HTML for it. What is a band's shape is told by what stands in it:

- `###` headings: a card for each
- a list whose bullets each begin with bold words, a link or a picture: a card for each bullet
- paragraphs that each begin with bold words: columns
- a picture by itself: the text beside it
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element

LEADS = ("strong", "b", "a", "img", "picture")
SEPARATOR = re.compile(r"\A\s*[:–—,;-](?=\s)")  # between a title and what it is about


def into_bands(root: Element) -> None:
    """Rearrange the elements of a page that Python-Markdown has read."""
    before, bands = _parted(root, "h2")
    for child in list(root):
        root.remove(child)
    # The page's own title stands at its top already.
    intro = [child for child in before if child.tag != "h1"]
    if intro:
        root.append(_wrapped("div", "careers-text-band", intro))
    for heading, rest in bands:
        _name(heading, "careers-text-band__title")
        band = _wrapped("section", "careers-text-band", [heading, *_shaped(rest)])
        if anchor := heading.get("id"):
            band.set("aria-labelledby", anchor)
        if _has_picture(rest):
            _name(band, "careers-text-band--picture")
        root.append(band)


def _parted(
    elements: Iterable[Element], tag: str
) -> tuple[list[Element], list[tuple[Element, list[Element]]]]:
    """What stands before the first heading of a level, and below each of them."""
    before: list[Element] = []
    parts: list[tuple[Element, list[Element]]] = []
    for element in elements:
        if element.tag == tag:
            parts.append((element, []))
        else:
            (parts[-1][1] if parts else before).append(element)
    return before, parts


def _shaped(elements: Sequence[Element]) -> list[Element]:
    before, cards = _parted(elements, "h3")
    if len(cards) > 1:
        items = [_wrapped("li", "careers-card", [heading, *rest]) for heading, rest in cards]
        for heading, _ in cards:
            _name(heading, "careers-card__title")
        return [*before, _wrapped("ul", "careers-cards", items)]
    shaped: list[Element] = []
    columns: list[Element] = []
    for element in elements:
        if element.tag == "p" and _lead(element, "strong", "b") is not None:
            columns.append(element)
            continue
        shaped += _columns(columns)
        columns = []
        if element.tag in ("ul", "ol") and _is_of_cards(element):
            _into_cards(element)
        shaped.append(element)
    return [*shaped, *_columns(columns)]


def _columns(paragraphs: list[Element]) -> list[Element]:
    """Paragraphs that begin with bold words; one alone is an ordinary one."""
    if len(paragraphs) < 2:
        return paragraphs
    for paragraph in paragraphs:
        lead = _lead(paragraph)
        if lead is not None:
            _name(lead, "careers-card__title")
    return [_wrapped("div", "careers-columns", paragraphs)]


def _is_of_cards(element: Element) -> bool:
    return len(element) > 1 and all(_lead(_inner(item)) is not None for item in element)


def _into_cards(element: Element) -> None:
    _name(element, "careers-cards")
    if element.tag == "ol":
        _name(element, "careers-cards--steps")
    for item in element:
        _name(item, "careers-card")
        inner = _inner(item)
        lead = _lead(inner)
        if lead is not None and lead.tag in ("img", "picture"):
            following = [child for child in inner if child is not lead]
            lead = following[0] if following and following[0].tag in LEADS else None
        if lead is not None:
            _name(lead, "careers-card__title")
            lead.tail = SEPARATOR.sub("", lead.tail or "")


def _inner(item: Element) -> Element:
    """The paragraph that a bullet begins with, or the bullet itself."""
    begins = not (item.text or "").strip() and len(item) and item[0].tag == "p"
    return item[0] if begins else item


def _lead(element: Element, *tags: str) -> Element | None:
    """The element that a paragraph begins with, if it may be the title of a card."""
    if (element.text or "").strip() or not len(element):
        return None
    return element[0] if element[0].tag in (tags or LEADS) else None


def _has_picture(elements: Sequence[Element]) -> bool:
    """Whether text stands beside a picture that is a paragraph by itself."""
    alone = [element for element in elements if element.tag in ("p", "figure") and _alone(element)]
    return len(alone) == 1 and len(elements) > 1


def _alone(element: Element) -> bool:
    said = "".join(element.itertext()).strip() if element.tag == "p" else ""
    return not said and len(element) == 1 and element[0].tag in ("img", "picture")


def _wrapped(tag: str, name: str, children: Iterable[Element]) -> Element:
    element = Element(tag, {"class": name})
    element.extend(children)
    return element


def _name(element: Element, name: str) -> None:
    element.set("class", f"{element.get('class', '')} {name}".strip())
