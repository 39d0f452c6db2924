"""The parts of the list that have pages of their own: of a department, a place, a workplace."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from careers.directory import Directory
from careers.facets import Facet, Kind, Value, department_slug, town_slug
from careers.problem import Problem, Spot
from careers.role import Role, Workplace
from careers.settings import PartKind
from careers.site import Site
from careers.slug import slugify
from careers.values.country import country_name
from careers.wording import fold

# From a slug below the list's address to an address on the site.
PathOf = Callable[[str], str]
# The first step of their addresses, below that of the list. No role can be called so.
DEPARTMENTS = "departments"
PLACES = "in"
PAGES = "page"  # of a list that goes on
RESERVED = (DEPARTMENTS, PLACES, PAGES, *(kind.value for kind in Workplace))


@dataclass(frozen=True, slots=True)
class Part:
    """The roles that have one value of a facet; `slug` is its address below that of the list.

    `above` is the slug of the part that this one is part of: that of a town's country.
    """

    kind: PartKind
    value: Value
    slug: str
    title: str
    about: str
    above: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a list by their slugs, and the page of each value of a facet.

    `pages` has a slug for what is a part, and `units` the address from the site's root where a
    department or an office has a page of its own already. A value that every open role has is
    in neither: the list itself is the page of it.
    """

    by_slug: Mapping[str, Part]
    pages: Mapping[tuple[Kind, str], str]
    units: Mapping[tuple[Kind, str], str]

    def path(self, kind: Kind, key: str, path_of: PathOf) -> str:
        """The address of the page of a value; empty where it has none."""
        slug = self.pages.get((kind, key))
        return path_of(slug) if slug else self.units.get((kind, key), "")

    def linked(
        self, departments: Iterable[Mapping[str, Any]], path_of: PathOf
    ) -> list[dict[str, Any]]:
        """The groups of a list by department, each with the `path` of its page or none."""
        return [
            {**group, "path": self.path("department", group["slug"], path_of)}
            for group in departments
        ]

    def below(self, part: Part) -> list[Part]:
        """The towns of a country."""
        return [one for one in self.by_slug.values() if part.slug and one.above == part.slug]


def parts_of(
    facets: Sequence[Facet],
    count: int,
    kinds: Sequence[PartKind],
    directory: Directory,
    site: Site,
) -> Parts:
    """The parts of a list with `count` open roles that there are pages for."""
    by_slug: dict[str, Part] = {}
    pages: dict[tuple[Kind, str], str] = {}
    units: dict[tuple[Kind, str], str] = {}
    for facet in facets:
        for value in facet.values:
            if address := _unit_address(facet.kind, value, directory):
                units[facet.kind, value.key] = address
            elif len(value.open) < count:
                for part in _parts(facet.kind, value, kinds, site):
                    by_slug.setdefault(part.slug, part)
                    pages[facet.kind, value.key] = part.slug
    for slug, part in by_slug.items():
        if part.above not in by_slug:
            by_slug[slug] = Part(part.kind, part.value, slug, part.title, part.about)
    return Parts(by_slug, pages, units)


def _unit_address(kind: Kind, value: Value, directory: Directory) -> str:
    """The page of a department, or of the office that all roles of a town are at."""
    if kind == "department":
        return directory.address_of(directory.units.department(value.open[0].role.department))
    if kind == "place":
        offices = {
            fold(place.office)
            for page in value.open
            for place in page.role.places
            if f"{town_slug(place)}-{place.country.lower()}" == value.key
        }
        if len(offices) == 1:
            return directory.address_of(directory.units.at(offices.pop()))
    return ""


def _parts(kind: Kind, value: Value, kinds: Sequence[PartKind], site: Site) -> Iterator[Part]:
    words = site.words
    title = words["unit"]["roles"].format(name=value.label)
    above = ""
    if kind == "department":
        slug = f"{DEPARTMENTS}/{department_slug(value.open[0].role.department)}"
    elif kind == "country":
        slug = f"{PLACES}/{country_slug(value.key.upper(), site)}"
    elif kind == "place":
        role = value.open[0].role
        place = next(
            one for one in role.places if f"{town_slug(one)}-{one.country.lower()}" == value.key
        )
        above = f"{PLACES}/{country_slug(place.country, site)}"
        slug = f"{above}/{town_slug(place)}"
    elif kind == "workplace":
        slug, title = value.key, words["list"]["titles"][value.key]
    else:
        return
    if kind in kinds:
        about = words["list"]["about"].format(title=title, employer=site.employer.name)
        yield Part(kind, value, slug, title, about, above)


def country_slug(code: str, site: Site) -> str:
    """A country as addresses call it: the same in every language of the site."""
    language = site.languages[0].code if site.languages else site.language
    return slugify(country_name(code, language)) or code.lower()


def taken_slugs(roles: Iterable[Role]) -> Iterator[Problem]:
    """A problem for each role whose address would be that of a part, now or one day."""
    for role in roles:
        first = role.slug.partition("/")[0]
        if first in RESERVED and not role.opening_of:
            what = "folder" if role.has_openings else "file"
            message = (
                f"The {what} of this role is called “{first}”, and the address that it would have "
                "is one of the list's own."
            )
            fix = f"Call it otherwise, such as “{first}-role”."
            yield Spot(role.path).error("address-taken", message, fix)
