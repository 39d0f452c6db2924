"""One page of the list or of a part of it, as the plain values that its template shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from careers.closing import last
from careers.counting import number_text
from careers.facets import Facet
from careers.listing import count_text, departments_view, in_order, later_counts
from careers.paging import in_pages
from careers.parts import PAGES, Part, Parts, PathOf
from careers.role_page import Relatives, RolePage
from careers.site import Site


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of the list (`part` is none) or of a part of it, and what stands on it.

    `path` is its address from the site's root; `number` counts from 1 in `paths`, the addresses
    of all pages of this list. `whole` is what is said of all of it, on each of them.
    """

    path: str
    number: int
    paths: tuple[str, ...]
    groups: Sequence[Mapping[str, Any]]
    whole: Mapping[str, Any]
    part: Part | None = None

    @property
    def is_first(self) -> bool:
        return self.number == 1

    def title(self, name: str, site: Site) -> str:
        """What the page is called, where the list is called `name`."""
        name = self.part.title if self.part else name
        if self.is_first:
            return name
        return self._say("page_title", site, title=name)

    def view(
        self, facets: Sequence[Mapping[str, Any]], parts: Parts, path_of: PathOf, site: Site
    ) -> dict[str, Any]:
        """The `careers.list` of the page's template; each `path` is from the site's root.

        `facets` are as `facets_view` has them.
        """
        words = site.words["list"]
        before, after = self.paths[: self.number - 1], self.paths[self.number :]
        part = self.part
        return {
            "is_whole": part is None,
            "is_first": self.is_first,
            **self.whole,
            "groups": self.groups,
            "has_names": not (part and part.kind == "department"),
            "is_last": not after,
            "page_text": self._say("page", site) if len(self.paths) > 1 else "",
            "previous": before[-1] if before else "",
            "next": after[0] if after else "",
            "facet": {"key": part.kind, "value": part.value.key} if part else {},
            "facets": [] if part else facets,
            "towns": self._towns(parts, path_of),
            "towns_title": words["towns"].format(name=part.value.label) if part else "",
        }

    def _say(self, text: str, site: Site, **values: str) -> str:
        """A text about the number of this page among those of its list."""
        words: str = site.words["list"][text]
        number, count = number_text(self.number, site), number_text(len(self.paths), site)
        return words.format(number=number, count=count, **values)

    def _towns(self, parts: Parts, path_of: PathOf) -> list[dict[str, str]]:
        towns = parts.below(self.part) if self.part and self.is_first else []
        return [
            {
                "name": town.value.label,
                "path": path_of(town.slug),
                "until": last(page.until for page in town.value.open),
            }
            for town in towns
        ]


def list_pages(
    pages: Sequence[RolePage],
    relatives: Mapping[str, Relatives],
    departments: Sequence[Mapping[str, Any]],
    parts: Parts,
    path_of: PathOf,
    site: Site,
    most: int,
) -> Iterator[ListPage]:
    """Every page of the list and its parts, of `most` roles each.

    `departments` are the groups of the whole list, as `Parts.linked` has them.
    """
    for part in (None, *parts.by_slug.values()):
        roles = in_order(part.value.open if part else pages)
        groups = departments
        if part:
            groups = parts.linked(departments_view(roles, relatives, site), path_of)
        paged = in_pages(groups, most)
        slug = part.slug if part else ""
        paths = tuple(path_of(_numbered(slug, number)) for number in range(1, len(paged) + 1))
        whole = {
            "count": len(roles),
            "count_text": count_text(roles, site),
            "later": later_counts(roles, site),
            "until": last(page.until for page in roles),
        }
        for number, groups in enumerate(paged, 1):
            yield ListPage(paths[number - 1], number, paths, groups, whole, part)


def _numbered(slug: str, number: int) -> str:
    """`in/greece`, then `in/greece/page/2`."""
    return slug if number == 1 else f"{slug}/{PAGES}/{number}".lstrip("/")


def facets_view(facets: Sequence[Facet], parts: Parts, path_of: PathOf) -> Iterator[dict[str, Any]]:
    """What can be chosen, each value with the `path` of the page of its roles if it has one.

    A count is true until `first`, when the first of these roles closes, and from `until` on
    none is left.
    """
    for facet in facets:
        if not facet.tells_apart:
            continue
        values = []
        for value in facet.values:
            ends = [page.until for page in value.open]
            path = parts.path(facet.kind, value.key, path_of)
            values.append(
                {
                    "key": value.key,
                    "label": value.label,
                    "path": path,
                    "count": len(ends),
                    "first": min(filter(None, ends), default=""),
                    "until": last(ends),
                }
            )
        yield {
            "key": facet.kind,
            "label": facet.label,
            "values": values,
            "has_pages": any(value["path"] for value in values),
        }
