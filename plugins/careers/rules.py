"""What reading roles needs to know of their site: its defaults, its words, its other pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from careers.body import heading_key
from careers.catalogue import Mark, section_kinds, section_marks
from careers.frontmatter import Field
from careers.keys import INHERITED, NAMES, normal_key
from careers.layers import over
from careers.links import Measure
from careers.problem import Problem, Text, did_you_mean
from careers.settings import Settings
from careers.site import Site
from careers.source import Source
from careers.unit import NO_UNITS, Units, department_key
from careers.units import stated_twice
from careers.values.place import find_office
from careers.wording import fold


@dataclass(frozen=True, slots=True)
class Rules:
    """What reading needs to know of the site: its defaults, its words and its other pages.

    `defaults`, `departments` and `offices` are front matter that roles start from, the latter
    two by the keys of `Unit`; `units` are the departments and offices that have files,
    `known_departments` the names of these and of those in `mkdocs.yml`. `paths` and
    `measure` are described in `Links`.
    """

    site: Site
    paths: Mapping[str, str]
    kinds: Mapping[str, str]
    marks: Mapping[str, Mark]
    keys: frozenset[str] = NAMES
    currency: str = ""
    defaults: Mapping[str, Field] = field(default_factory=dict)
    departments: Mapping[str, Mapping[str, Field]] = field(default_factory=dict)
    offices: Mapping[str, Mapping[str, Field]] = field(default_factory=dict)
    units: Units = NO_UNITS
    known_departments: tuple[str, ...] = ()
    measure: Measure | None = None

    def is_section(self, heading: str) -> bool:
        """Whether a heading names a known section."""
        return heading_key(heading) in self.kinds

    def completed(self, stated: Mapping[str, Field]) -> Mapping[str, Field]:
        """What a role states over its office's defaults, its department's and the site's.

        An office's count where it is the whole of the location, by name. A department that has
        a file is spelled as there.
        """
        department = stated.get("department") or self.defaults.get("department")
        name = department.text.value if department else ""
        shared = over(self.defaults, self.departments.get(department_key(name), {}))
        found = over(shared, stated)
        location = found.get("location")
        office = find_office(location.text.value, self.site.offices) if location else None
        if office:
            found = over(over(shared, self.offices.get(fold(office.name), {})), stated)
        unit = self.units.department(name)
        if department and unit and unit.is_stated:
            found["department"] = replace(
                department, items=(Text(unit.name, department.text.spot),)
            )
        return found


def make_rules(
    settings: Settings,
    source: Source,
    site: Site,
    paths: Mapping[str, str],
    feature_keys: frozenset[str],
    units: Units = NO_UNITS,
) -> tuple[Rules, list[Problem]]:
    """The rules of a site, and what is wrong with the defaults in `mkdocs.yml`.

    `units` are the departments and offices that have files; a department that has one and
    stands in `mkdocs.yml` as well is a problem.
    """
    problems: list[Problem] = []
    known = INHERITED | feature_keys

    def fields(values: Mapping[str, str | list[str]], *path: str) -> dict[str, Field]:
        found = {}
        for written, value in values.items():
            spot = source.spot((*path, written))
            key = normal_key(written)
            if key not in known:
                fix = f"{did_you_mean(key, known)}The keys are: {', '.join(sorted(known))}."
                message = f"“{written}” is no key that roles can start from."
                problems.append(spot.error("default-unknown", message, fix))
                continue
            items = value if isinstance(value, list) else [value]
            found[key] = Field(key, spot, tuple(Text(item, spot) for item in items if item))
        return found

    defaults = fields(settings.defaults, "defaults")
    departments: dict[str, Mapping[str, Field]] = {
        department_key(name): fields(values, "departments", name)
        for name, values in settings.departments.items()
    }
    places = {
        department_key(name): source.key_spot(("departments", name))
        for name in settings.departments
    }
    problems += stated_twice(units.departments, places)
    departments = {unit.key: unit.fields for unit in units.departments} | departments
    kinds = section_kinds(site.language, {})
    known_kinds = sorted(set(kinds.values()))
    for kind in settings.sections:
        if kind not in known_kinds:
            fix = f"{did_you_mean(kind, known_kinds)}The sections are: {', '.join(known_kinds)}."
            message = f"There is no known section “{kind}”."
            problems.append(source.spot(("sections", kind)).error("section-unknown", message, fix))
    return Rules(
        site=site,
        paths=paths,
        kinds=section_kinds(site.language, settings.sections),
        marks=section_marks(site.language),
        keys=NAMES | feature_keys,
        currency=settings.currency,
        defaults=defaults,
        departments=departments,
        offices={unit.key: unit.fields for unit in units.offices},
        units=units,
        known_departments=(*(unit.name for unit in units.departments), *settings.departments),
    ), problems
