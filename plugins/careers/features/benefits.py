"""What everybody gets here, said once for the site: by country, department, employment, place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, field_validator, model_validator
from pydantic import Field as Option

from careers.feature import Feature
from careers.folder import slug_of
from careers.hooks import Block, hookimpl
from careers.links import Link, Links, Target
from careers.problem import Problem, Spot, Text, did_you_mean
from careers.role import Role
from careers.section import Section
from careers.site import Site
from careers.unit import department_key
from careers.values.choice import read_employment, read_workplace
from careers.values.country import country_name, nearest_countries, read_country


class Benefit(BaseModel):
    """One benefit, and the roles that it is for (all of them, if nothing is named)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str = Option(min_length=1, description="What one gets, in a few words.")
    countries: tuple[str, ...] = Option((), description="For work in these countries.")
    departments: tuple[str, ...] = Option((), description="For the roles of these departments.")
    employment: tuple[str, ...] = Option((), description="For these, such as full-time.")
    workplaces: tuple[str, ...] = Option((), description="For these: on-site, hybrid, remote.")
    not_for: tuple[str, ...] = Option(
        (), description="Not for these roles, by file name without .md."
    )

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        """A text alone; “Learning: 1,200 EUR” is one as well, whatever YAML makes of it."""
        if isinstance(value, dict) and len(value) == 1:
            [(key, said)] = value.items()
            if key not in cls.model_fields and isinstance(said, str | int | float):
                return {"text": f"{key}: {said}"}
        return {"text": value} if isinstance(value, str) else value

    @field_validator("countries", mode="before")
    @classmethod
    def _norway(cls, value: Any) -> Any:
        """YAML takes `NO` for a no."""
        if isinstance(value, list | tuple):
            return tuple("NO" if part is False else part for part in value)
        return value

    def said_of(self, role: Role, site: Site) -> str:
        """The benefit as it is true for a role, with what it depends on; empty if it isn't."""
        if self.departments:
            keys = {department_key(name) for name in self.departments}
            if not role.department_keys & keys:
                return ""
        if {role.slug, role.opening_of} & {name.removesuffix(".md") for name in self.not_for}:
            return ""
        if self.workplaces and role.workplace not in _read_all(self.workplaces, "workplace"):
            return ""
        words = site.words
        only: list[str] = []
        if self.employment:
            kinds = _read_all(self.employment, "employment")
            found = [kind for kind in role.employment if kind in kinds]
            if not found:
                return ""
            if len(found) < len(role.employment):
                only += [words["employment"][kind] for kind in found]
        if self.countries:
            codes = _codes(self.countries, site.language)
            places = [place.country for place in role.places]
            places += [area.country for area in role.applicants]
            here = [code for code in dict.fromkeys(places) if code in codes]
            if not here:
                return ""
            if len(here) < len(set(places)):
                only += [country_name(code, site.language) for code in here]
        if not only:
            return self.text
        said: str = words["benefits"]["only"]
        return said.format(benefit=self.text, where=", ".join(only))


class Benefits(Feature):
    """What one gets in a role: its own `benefits:`, then what the site says of all such roles.

    Where a benefit is for some of a role's countries or kinds of employment only, it names them.
    What is listed is the role's in every respect: data for search engines and feeds have it too.
    """

    steady_hooks: ClassVar[frozenset[str]] = frozenset(("role_benefits", "role_blocks"))

    benefits: tuple[Benefit, ...] = Option(
        (), description="What one gets, each as a text, or with the roles that it is for."
    )
    page: str = Option("", description="The page that says more, such as site_src/benefits.md.")

    @hookimpl
    def check_site(self, site: Site, links: Links) -> Iterator[Problem]:
        if self.page and isinstance(found := self._more(links), Problem):
            yield found
        roles = {slug_of(path) for path in links.paths if path.endswith(".md")}
        for index, benefit in enumerate(self.benefits):
            for word, spot in self._written(index, "countries", benefit.countries):
                if read_country(word, site.language) is None:
                    near = nearest_countries(word, site.language)
                    hint = f"Did you mean {near[0]}? " if near else ""
                    message = f"“{word}” is not the name of a country."
                    fix = f"{hint}Write its name or its two letters, such as Greece or GR."
                    yield spot.error("benefit-country", message, fix)
            for word, spot in self._written(index, "employment", benefit.employment):
                if isinstance(problem := read_employment(Text(word, spot)), Problem):
                    yield problem
            for word, spot in self._written(index, "workplaces", benefit.workplaces):
                if isinstance(wrong := read_workplace(Text(word, spot)), Problem):
                    yield wrong
            for word, spot in self._written(index, "not_for", benefit.not_for):
                if word.removesuffix(".md") not in roles:
                    message = f"There is no role “{word}”, which this benefit is not for."
                    fix = f"{did_you_mean(word, roles)}Write its file's name without .md."
                    yield spot.warning("benefit-role", message, fix)

    @hookimpl
    def role_benefits(self, role: Role, site: Site) -> Iterator[str]:
        for benefit in self.benefits:
            if said := benefit.said_of(role, site):
                yield said

    @hookimpl
    def role_blocks(self, role: Role, site: Site, links: Links) -> Iterator[Block]:
        # What is true of all openings of a role stands among its facts.
        if not role.benefits or role.has_openings:
            return
        words = site.words["benefits"]
        sections = [section for section in role.body.sections if section.kind == "benefits"]
        listed = _texts(sections)
        more = self._more(links) if self.page else None
        data = {
            "title": words["also" if sections and not listed else "title"],
            "benefits": list(dict.fromkeys((*listed, *role.benefits))),
            "more": more.href if isinstance(more, Target) else "",
        }
        replaces = ("benefits",) if listed else ()
        yield Block(
            "careers/benefits.html",
            data,
            replaces,
            facts=("benefits",),
            styles=("assets/careers/benefits.css",),
        )

    def _written(self, index: int, option: str, words: Sequence[str]) -> Iterator[tuple[str, Spot]]:
        for number, word in enumerate(words):
            yield word, self.option("benefits", index, option, number)

    def _more(self, links: Links) -> Target | Problem:
        href = self.page if "://" in self.page else links.from_project(self.page)
        return links.resolve(Link(href, "page", self.option("page")))


def _texts(sections: Sequence[Section]) -> tuple[str, ...]:
    """What a section of the text lists, where a list of plain words is all that is in it."""
    if len(sections) != 1 or not sections[0].only_list:
        return ()
    items = sections[0].items
    return () if any(item.links for item in items) else tuple(item.text for item in items)


@lru_cache(maxsize=1024)
def _codes(words: tuple[str, ...], language: str) -> frozenset[str | None]:
    return frozenset(read_country(word, language) for word in words)


@lru_cache(maxsize=1024)
def _read_all(words: tuple[str, ...], key: str) -> frozenset[str]:
    """The kinds of employment, or the workplaces, that words mean; what is none is left out."""
    found: list[str] = []
    for word in words:
        text = Text(word, Spot("mkdocs.yml"))
        read = read_employment(text) if key == "employment" else read_workplace(text)
        if not isinstance(read, Problem):
            found += read if isinstance(read, tuple) else [read]
    return frozenset(found)
