"""What reading roles needs to know of their site: its defaults, its words, its other pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from careers.catalogue import Mark, section_kinds, section_marks
from careers.frontmatter import Field
from careers.keys import INHERITED, NAMES, normal_key
from careers.problem import Problem, Text, did_you_mean
from careers.settings import Settings
from careers.site import Site
from careers.source import Source


@dataclass(frozen=True, slots=True)
class Rules:
    """What reading needs to know of the site: its defaults, its words and its other pages.

    `defaults` and `departments` are front matter that roles start from, the latter by the
    department's name in lower case; `paths` is described in `Links`.
    """

    site: Site
    paths: Mapping[str, str]
    kinds: Mapping[str, str]
    marks: Mapping[str, Mark]
    keys: frozenset[str] = NAMES
    currency: str = ""
    defaults: Mapping[str, Field] = field(default_factory=dict)
    departments: Mapping[str, Mapping[str, Field]] = field(default_factory=dict)


def make_rules(
    settings: Settings,
    source: Source,
    site: Site,
    paths: Mapping[str, str],
    feature_keys: frozenset[str],
) -> tuple[Rules, list[Problem]]:
    """The rules of a site, and what is wrong with the defaults in `mkdocs.yml`."""
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
    departments = {
        name.casefold(): fields(values, "departments", name)
        for name, values in settings.departments.items()
    }
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
    ), problems
