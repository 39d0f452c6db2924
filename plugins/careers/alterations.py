"""What differs between two readings of one role, as candidates see it."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from careers.alteration import Alteration
from careers.body import Body, heading_key
from careers.facts import facts_of
from careers.keys import NAMES
from careers.links import is_relative
from careers.moving import LINKED
from careers.problem import Text
from careers.role import Role
from careers.role_page import RolePage
from careers.section import Section
from careers.site import Site

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

BLOCKS = [
    *("p", "li", "h2", "h3", "h4", "h5", "h6", "tr", "blockquote", "pre", "div", "hr", "br"),
    *("ul", "ol", "dl", "dt", "dd", "table", "details", "summary", "figure", "figcaption"),
]
CELLS = ["td", "th"]
OPENING_TEXT = "Text"  # what stands before the first heading has no name of its own


def alterations(before: RolePage, was: Site, after: RolePage, now: Site) -> tuple[Alteration, ...]:
    """Every difference, in the order of the page; `was` and `now` are the sites of the two."""
    return (
        *_facts(before.role, was, after.role, now),
        *(replace(found, in_text=True) for found in _sections(before, after)),
    )


def _facts(before: Role, was: Site, after: Role, now: Site) -> Iterator[Alteration]:
    old = {key: (label, value) for key, label, value in _stated(before, was)}
    new = {key: (label, value) for key, label, value in _stated(after, now)}
    for key in [*new, *(key for key in old if key not in new)]:
        label, value = new.get(key, ("", ""))
        earlier_label, earlier = old.get(key, ("", ""))
        if value != earlier:
            yield Alteration(key, label or earlier_label, earlier, value)


def _stated(role: Role, site: Site) -> Iterator[tuple[str, str, str]]:
    """What a role says outside of its text: key, label and value in words."""
    yield "title", "Title", role.title
    yield "summary", "Summary", role.summary
    for fact in facts_of(role, site):
        yield fact.key, fact.label, fact.value
    yield "timezone", "Time zone", role.timezone.key if role.timezone else ""
    yield "featured", "Featured", "yes" if role.featured else ""
    yield "apply", "How to apply", role.apply
    yield "ask", "What the form asks", role.ask
    for key in sorted(role.fields.keys() - NAMES):  # those of features
        value = "; ".join(map(_from_the_top, role.fields[key].items))
        yield key, key.replace("_", " ").capitalize(), value


def _from_the_top(text: Text) -> str:
    """A value with its link as the project's folder has it: the same from whichever file."""
    found = LINKED.match(text.value)
    link = found["link"] or found["bare"] if found else ""
    if not found or not is_relative(link):
        return text.value
    start, end = found.span("link" if found["link"] else "bare")
    path, mark, rest = re.split(r"([?#]|$)", link, maxsplit=1)
    path = posixpath.normpath(posixpath.join(posixpath.dirname(text.spot.path), path))
    path = re.sub(r"/index\.md$", ".md", path)  # a file that became a folder is what it was
    return f"{text.value[:start]}{path}{mark}{rest}{text.value[end:]}"


def _sections(before: RolePage, after: RolePage) -> Iterator[Alteration]:
    old, new = _by_name(before.role.body.sections), _by_name(after.role.body.sections)
    for key in [*new, *(key for key in old if key not in new)]:
        found, earlier = new.get(key), old.get(key)
        if before.path == after.path and _said(found) == _said(earlier):
            continue  # nearly every section: what follows takes time
        label = _heading(found or earlier) or OPENING_TEXT
        if _heading(found) != _heading(earlier) and found and earlier:
            yield Alteration(key, "Heading", _heading(earlier), _heading(found))
        removed, added = _lines(earlier), _lines(found)
        gone, came = Counter(removed) - Counter(added), Counter(added) - Counter(removed)
        note = ""
        if not found or not earlier:
            note = "new section" if found else "section removed"
        elif removed != added and not gone and not came:
            note = "in another order"
        elif removed == added and _marks(found, after.path) != _marks(earlier, before.path):
            note = "the same words, with other links or marks"
        if gone or came or note:
            yield Alteration(
                key,
                label,
                removed=tuple(_those(removed, gone)),
                added=tuple(_those(added, came)),
                note=note,
            )
    shared = [key for key in new if key in old]
    if shared != [key for key in old if key in new]:
        yield Alteration(
            "sections", "Sections", _outline(before.role.body), _outline(after.role.body)
        )


def _by_name(sections: Sequence[Section]) -> dict[str, Section]:
    """Sections by what they are: their kind, else their heading, with a number if it is twice."""
    found: dict[str, Section] = {}
    for section in sections:
        name = key = section.kind or heading_key(_heading(section)) or "text"
        number = 1
        while key in found:
            number += 1
            key = f"{name} {number}"
        found[key] = section
    return found


def _said(section: Section | None) -> tuple[str, str] | None:
    return (_heading(section), section.html) if section else None


def _outline(body: Body) -> str:
    return ", ".join(_heading(section) or OPENING_TEXT for section in body.sections)


def _heading(section: Section | None) -> str:
    return section.heading.text if section and section.heading else ""


def _marks(section: Section, path: str) -> str:
    """The HTML of a section on the page at `path`, with links that don't depend on it."""
    soup = _soup(section)
    for tag in soup.select("[href], [src]"):
        for name in ("href", "src"):
            if name in tag.attrs and not str(tag[name]).startswith("#"):
                tag[name] = urljoin(f"https://site/{path}", str(tag[name]))
    return str(soup)


def _lines(section: Section | None) -> list[str]:
    """The text of a section, a line for each paragraph, bullet or row."""
    if section is None:
        return []
    soup = _soup(section)
    for text in soup.find_all(string=True):
        text.replace_with(re.sub(r"\s+", " ", text))
    for picture in soup.find_all("img"):
        picture.replace_with(f" {picture.get('alt') or picture.get('src') or ''} ")
    for cell in soup.find_all(CELLS):
        cell.append(" ")
    for block in soup.find_all(BLOCKS):
        block.insert_before("\n")
        block.append("\n")
    lines = (" ".join(line.split()) for line in soup.get_text().split("\n"))
    return [line for line in lines if line]


def _soup(section: Section) -> BeautifulSoup:
    from bs4 import BeautifulSoup  # which nobody waits for whose features ask for no past

    # In an element, so that a text is never taken for an address.
    return BeautifulSoup(f"<div>{section.html}</div>", "html.parser")


def _those(lines: Sequence[str], wanted: Counter[str]) -> Iterator[str]:
    """The wanted lines in their order, each as often as it is wanted."""
    left = Counter(wanted)
    for line in lines:
        if left[line] > 0:
            left[line] -= 1
            yield line
