"""What a role's `index.md` says, as the openings beside it take it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from careers.body import Part, read_parts
from careers.frontmatter import Field, FrontMatter
from careers.keys import OF_OPENING
from careers.links import Links
from careers.problem import Spot
from careers.rules import Rules


@dataclass(frozen=True, slots=True)
class Described:
    """What a role's `index.md` says, as an opening beside it takes it.

    `is_lost` where there is none, or none that could be read.
    """

    path: str
    title: str
    fields: Mapping[str, Field]
    parts: tuple[Part, ...]
    is_lost: bool = False


LOST = Described("", "", {}, (), is_lost=True)


def described(front: FrontMatter, path: str, rules: Rules, page: str) -> Described:
    """What a role says, as the openings take it whose pages are below its own, at `page`."""
    fields = inherited_fields(stated(front.fields))
    title = " ".join(fields["title"].text.value.split()) if "title" in fields else ""
    # Openings are as deep in the site as each other, so the links of one fit them all.
    stem = page.removesuffix("/").removesuffix(".html")
    below = f"{stem}/-/" if page.endswith("/") else f"{stem}/-.html"
    links = Links(rules.paths, path, below, rules.measure)
    spot = Spot(path, front.body_line)
    read = read_parts(front.body, spot, title, rules.is_section, links.resolve)
    return Described(path, title or read.title, fields, read.parts)


def inherited_fields(role: Mapping[str, Field]) -> dict[str, Field]:
    """The keys that openings take: dates, a reference and earlier addresses are each one's own."""
    return {key: field for key, field in role.items() if key not in OF_OPENING}


def stated(fields: Mapping[str, Field]) -> dict[str, Field]:
    """A key that is left empty says nothing."""
    return {key: field for key, field in fields.items() if field.items}
