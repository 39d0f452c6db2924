"""The roles of a site in another of its languages, as the pages in it show them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from careers.assembly import Assembly
from careers.body import rest
from careers.consistency import unpublished_links
from careers.host import Host
from careers.ignoring import heed
from careers.language import Language, named
from careers.links import Links
from careers.problem import Problem
from careers.reading import make_rules
from careers.record import Record
from careers.role import Place, Role
from careers.role_page import RolePage, relatives_of
from careers.settings import Settings, Source
from careers.translation import read_translations
from careers.unit import Units
from careers.values.place import Office


class Translations(Assembly):
    """What an assembly makes of the translations into one language.

    `settings` and `host` are what `mkdocs.yml` says in it, `units` the departments and offices
    that have files. `twins` are the project's files that are translated, with the translations.
    """

    def __init__(
        self,
        of: Assembly,
        language: Language,
        settings: Settings,
        source: Source,
        host: Host,
        units: Units,
    ) -> None:
        self.of = of
        self.site = of.site.in_language(language)
        self.host = host
        self.source = source
        self.roles_dir = of.roles_dir
        self.folder = of.folder
        self.own = of.own
        self.relatives = {}
        self.translated = ()
        self.written = {}
        self.ignores = {}
        self.originals = {}
        self.keys = of.keys
        self.twins = twins_in(of.paths, language.code)
        self.paths = {**of.paths, **{path: of.paths[twin] for path, twin in self.twins.items()}}
        self.units = units.spoken(language.code)
        offices = tuple(map(self._office, self.site.offices))
        self.site = replace(self.site, offices=offices)
        self.rules, self.problems = make_rules(
            settings, source, self.site, self.paths, self.keys, self.units
        )
        self.rules = replace(self.rules, measure=of.rules.measure)
        self._know_pages()
        self.record = Record(of.record.timeline, self.site)
        self.problems += host.check_site(self.site, Links(self.paths, source.path, ""))

    def pages_of(self, pages: Sequence[RolePage]) -> tuple[list[RolePage], list[Problem]]:
        """A page for each of these, which are those of the site's own language.

        It is that of the translation, or else the same one, as pages in this language show it.
        """
        originals = {page.role.path: self.of.written[page.role.path] for page in pages}
        self._remember(self.of.memo)
        problems = [*self.problems]
        found: dict[str, RolePage] = {}
        roles: list[Role] = []
        told: list[Problem] = []
        looked_at: list[str] = []
        for files in self.of.translated:
            for role, wrong in read_translations(files, originals, self.rules, self.own):
                role, failed = self._with_benefits(role)
                role = self._localised(role)
                self.originals[role.path] = originals[role.translation_of]
                page, also_wrong = self._page(role)
                page = self.known.same(page)
                problems += failed
                found[role.translation_of] = page
                roles.append(role)
                problems += [*wrong, *also_wrong]
                told += self._checked(role)
                looked_at += [] if page.state.is_over else [role.path]
                rest(role.body)
        problems += heed(told, self.of.ignores, self.host.advice, looked_at)
        problems += unpublished_links([*originals.values(), *roles], self.site)
        made = [found.get(page.role.path) or self._borrowed(page) for page in pages]
        self.relatives = relatives_of(made)
        return made, problems

    def _checked(self, role: Role) -> Iterator[Problem]:
        """What features say of a translation, and not of its original as well."""
        original = self.originals[role.path]
        of = self.of
        told = of.host.check_role(original, of.site, of._links(original))
        known = {(problem.code, problem.message) for problem in told}
        for problem in self.host.check_role(role, self.site, self._links(role)):
            if (problem.code, problem.message) not in known:
                yield problem

    def _borrowed(self, page: RolePage) -> RolePage:
        """The page of a role without a translation: it says in which language it is."""
        language = page.role.language or self.of.site.language
        return self.known.same(
            replace(page, role=self._localised(replace(page.role, language=language)))
        )

    def _localised(self, role: Role) -> Role:
        """A role with what its department and its offices are called in this language."""
        unit = self.units.department(role.department) if role.department else None
        places = tuple(map(self._place, role.places))
        if unit is None or not unit.called:
            return replace(role, places=places)
        known = role.department
        return replace(role, department=unit.called, known_department=known, places=places)

    def _office(self, office: Office) -> Office:
        unit = self.units.at(office.name)
        return replace(office, called=unit.called) if unit and unit.called else office

    def _place(self, place: Place) -> Place:
        unit = self.units.at(place.office) if place.office and place.country else None
        if unit is None or unit.office is None or not unit.called:
            return place
        return replace(unit.office.place, office=place.office)  # by which features know it


def twins_in(paths: Mapping[str, str], code: str) -> dict[str, str]:
    """The files that have a translation into a language, each with the file of that."""
    found = {}
    for path in paths:
        name = named(path) if path.endswith(".md") else None
        if name and name.code == code and name.original in paths:
            found[name.original] = path
    return found
