"""From settings and files to role pages: everything between MkDocs' events, without MkDocs."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from careers.body import read_body, rest
from careers.catalogue import has_catalogue
from careers.closing import end_of
from careers.folder import RoleFiles, role_paths, slug_of, translation_paths
from careers.hooks import Block
from careers.host import Host
from careers.ignoring import Ignore, heed
from careers.keys import NAMES
from careers.known_pages import KnownPages, Made, phase_of
from careers.language import Language
from careers.languages import make_languages
from careers.lifecycle import State, begin_of, is_short, state_at, turns_of
from careers.links import Links, Measure
from careers.memo import NO_MOMENT, Memo
from careers.packed import Packed
from careers.portions import Portions, Spread
from careers.problem import Problem, Spot
from careers.reading import make_rules, read_folder, read_role, read_role_files, unit_problems
from careers.record import Record
from careers.remembered import made_once
from careers.role import Moment, Role
from careers.role_page import Relatives, RolePage, relatives_of
from careers.settings import Settings, Source
from careers.site import Employer, Site
from careers.timeline import Timeline
from careers.unit import NO_UNITS, Units
from careers.units import stated_twice
from careers.values.place import Office, read_country
from careers.wording import fold

# The hooks that pages of roles are made by, and the one that gives advice about them.
OF_PAGES, OF_ADVICE = ("role_benefits", "role_blocks", "role_json_ld"), "check_role"
LAST_EPOCH = 2**32 - 1  # what fits into a gzip file, such as MkDocs writes; in 2106


@dataclass(frozen=True, slots=True)
class Address:
    """The addresses of the roles on the site, with or without directory URLs.

    `folder` is the one that they are in: `jobs`, or `de/jobs` in another language.
    """

    directory_urls: bool = True
    folder: str = "jobs"

    @property
    def listing(self) -> str:
        """The address of the list."""
        return f"{self.folder}/" if self.directory_urls else f"{self.folder}.html"

    def in_language(self, language: Language) -> Address:
        """The same in another language of the site."""
        return replace(self, folder=f"{language.prefix}{self.folder}")

    def of(self, slug: str) -> str:
        """`jobs/sales/` or `jobs/sales.html`."""
        return f"{self.folder}/{slug}/" if self.directory_urls else f"{self.folder}/{slug}.html"

    def file(self, slug: str) -> str:
        """The file behind it, from the site's root."""
        return (
            f"{self.folder}/{slug}/index.html"
            if self.directory_urls
            else f"{self.folder}/{slug}.html"
        )


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build has made, for the line at its end.

    A role with open openings counts once among the open ones, and `openings` are all that
    are open; what isn't open counts each.
    """

    states: Mapping[State, int]
    preview: bool
    openings: int = 0

    def __str__(self) -> str:
        counts = [
            f"{self.states.get(state, 0)} {state}"
            for state in (State.OPEN, State.UPCOMING, State.CLOSED)
        ]
        if self.openings != self.states.get(State.OPEN, 0):
            counts[0] += f" with {self.openings} openings"
        rest = [
            f"{self.states[state]} {state}"
            for state in (State.PAUSED, State.FILLED, State.DRAFT, State.DESCRIPTION)
            if self.states.get(state)
        ]
        return f"Roles: {', '.join(counts + rest)}."


def moment_of(as_of: Moment | None, epoch: str | None, settings: Settings) -> datetime:
    """The moment to build for: what was asked for, else `SOURCE_DATE_EPOCH`, else now.

    https://reproducible-builds.org/specs/source-date-epoch/
    """
    if as_of is not None:
        return begin_of(as_of, settings.zone).astimezone(settings.zone)
    if epoch:
        return datetime.fromtimestamp(int(epoch), UTC).astimezone(settings.zone)
    return datetime.now(settings.zone)


def epoch_problem(epoch: str | None) -> Problem | None:
    """What is wrong with `SOURCE_DATE_EPOCH`, if anything."""
    try:
        is_moment = 0 <= int(epoch or "0") <= LAST_EPOCH
    except ValueError:
        is_moment = False
    if not is_moment:
        message = f"The variable SOURCE_DATE_EPOCH is “{epoch}”, which is no moment."
        fix = "Give it seconds since 1970, or unset it."
        return Spot("mkdocs.yml").error("epoch", message, fix)
    return None


def make_site(
    settings: Settings,
    source: Source,
    *,
    url: str,
    name: str,
    language: str,
    now: datetime,
    preview: bool,
    units: Units = NO_UNITS,
    catalogues: Mapping[str, Mapping[str, Any]] | None = None,
) -> tuple[Site, list[Problem]]:
    """The site out of the settings and the files of offices, with what is wrong with these.

    `catalogues` are the site's own words, by language.
    """
    own = catalogues or {}
    problems = []
    offices: list[Office] = []
    if not has_catalogue(language) and language not in own:
        message = f"The words of the interface are in English; there are none in “{language}” yet."
        fix = "Headings of sections can be added under “sections:”."
        problems.append(source.spot().note("language", message, fix))
    for index, office in enumerate(settings.offices):
        country = read_country(office.country, language)
        if country is None:
            spot = source.spot(("offices", index, "country"))
            message = f"“{office.country}” is not the name of a country."
            fix = "Write its name or its two letters, such as United States or US."
            problems.append(spot.error("office-country", message, fix))
            continue
        if any(office.name.casefold() == other.name.casefold() for other in offices):
            spot = source.spot(("offices", index, "name"))
            message = f"There are two offices called “{office.name}”."
            problems.append(spot.error("office-twice", message, "Rename or remove one."))
            continue
        offices.append(
            Office(
                name=office.name,
                country=country,
                region=office.region,
                locality=office.city,
                street=office.street,
                postal_code=office.postal_code,
            )
        )
    places = {
        fold(office.name): source.spot(("offices", index, "name"))
        for index, office in enumerate(settings.offices)
    }
    problems += stated_twice(units.offices, places)
    offices += [
        replace(unit.office, path=unit.path, point=unit.point)
        for unit in units.offices
        if unit.office and unit.key not in places
    ]
    logo = settings.employer.logo
    if logo and "://" not in logo:
        logo = f"{url}{logo}" if url else ""
    employer = Employer(settings.employer.name, settings.employer.url, logo)
    languages, wrong = make_languages(settings, source, language, own)
    problems += wrong
    site = Site(
        url=url,
        name=name,
        language=language,
        timezone=settings.zone,
        employer=employer,
        offices=tuple(offices),
        now=now,
        locale=settings.locale or language.replace("-", "_"),
        preview=preview,
        confirm_after=settings.confirm_after,
        pause_after=settings.pause_after,
        shorten_after=settings.shorten_after,
        languages=languages,
        closing_soon=settings.closing_soon,
        catalogues=own,
    )
    return site, problems


@contextmanager
def _no_collection() -> Iterator[None]:
    """Everything that is read stays alive, so looking for garbage meanwhile finds none.

    It would look at every role again and again.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class Assembly:
    """The roles of one site, as their pages show them.

    `paths` maps the project's other files to their addresses on the site; `keys` are those
    that roles may have besides those of the host's features. `folder` is where the roles are
    read from, if not from the project. `memo` is what was read there before, and `spread` has
    several processes read.
    """

    def __init__(
        self,
        settings: Settings,
        source: Source,
        site: Site,
        host: Host,
        project: Path,
        paths: Mapping[str, str],
        address: Address,
        units: Units = NO_UNITS,
        keys: frozenset[str] = frozenset(),
        measure: Measure | None = None,
        folder: Path | None = None,
        memo: Memo | None = None,
        spread: Spread | None = None,
    ) -> None:
        self.site = site
        self.source = source
        self.memo = memo
        self.spread = spread
        self.host = host
        self.roles_dir = settings.roles_dir
        self.folder = folder or project / settings.roles_dir
        paths_of_roles = role_paths(self.folder, self.roles_dir)
        self.own = {path: address.of(slug_of(path)) for path in paths_of_roles}
        self.own |= self._translations(address)
        self.relatives: dict[str, Relatives] = {}
        # What this one makes no pages of: `translations.Translations` does.
        self.translated: Sequence[RoleFiles] = ()
        # The roles by their files, as these say them: without what features add to them.
        self.written: Mapping[str, Role] = {}
        # The comments in all of these that ignore advice.
        self.ignores: Mapping[str, Sequence[Ignore]] = {}
        self.originals: dict[str, Role] = {}
        self.twins: Mapping[str, str] = {}
        self.paths = {**paths, **self.own}
        self.keys = host.role_keys | keys
        self.rules, self.problems = make_rules(settings, source, site, self.paths, self.keys, units)
        # Silence is a matter of today's settings, and changed nothing in a file.
        loud = replace(self.rules, site=replace(site, pause_after=0))
        self._know_pages()
        self.record = Record(Timeline(project, settings.roles_dir, loud, self.own), site)
        # What was in a text once is not measured.
        self.rules = replace(self.rules, measure=measure)
        for name in sorted(host.role_keys & NAMES):
            spot = source.spot(("features", name))
            message = f"The feature “{name}” has the name of a key that roles have already."
            self.problems.append(spot.error("feature-key", message, "Rename the feature."))
        self.problems += host.check_site(site, Links(self.paths, source.path, ""))

    def _translations(self, address: Address) -> Iterator[tuple[str, str]]:
        """The files of translations with the addresses of their pages."""
        languages = {language.code: language for language in self.site.languages}
        for path, of, code in translation_paths(self.folder, self.roles_dir, [*languages]):
            yield path, address.in_language(languages[code]).of(slug_of(of))

    def pages(self) -> tuple[list[RolePage], list[Problem]]:
        """Every role's page, and every problem of every role."""
        with _no_collection():
            return self._pages()

    def _pages(self) -> tuple[list[RolePage], list[Problem]]:
        self._remember(self.memo)
        look_ahead = self._look_ahead if self.spread else None
        reading = read_folder(
            self.folder, self.roles_dir, self.rules, self.own, self.memo, look_ahead
        )
        if self.memo and self._is_last:
            self.memo.let_go()
        problems = [*self.problems, *reading.problems]
        problems += unit_problems(self.rules, reading.roles)
        pages = []
        told: list[Problem] = []
        looked_at: list[str] = []
        self.ignores = reading.ignores
        for read in reading.roles:
            made = self._made(read)
            pages.append(made.page)
            problems += made.problems
            told += made.told
            looked_at += [] if made.page.state.is_over else [read.path]
            self._let_go(read)
        if self.host.has_failed or self._is_last:
            self.known.forget()
        if self.record.is_asked:
            problems += self.record.timeline.problems
        self.relatives = relatives_of(pages)
        problems += heed(told, self.ignores, self.host.advice, looked_at)
        self.translated = reading.translated
        self.written = {role.path: role for role in reading.roles}
        return pages, problems

    def _know_pages(self) -> None:
        self.known = KnownPages()
        self.pages_stay = self.host.is_steady(*OF_PAGES)
        self.advice_stays = self.host.is_steady(OF_ADVICE)

    def _made(self, read: Role) -> Made:
        """The page of a role as it was read, and what is wrong with it."""
        host, phase = self.host, phase_of(read, self.site)
        known = self.known.find(read, phase) if self.pages_stay else None
        if known and self.advice_stays:
            return known
        if known:
            told = host.check_role(known.page.role, self.site, self._links(known.page.role))
            return known if told == known.told else self.known.keep(replace(known, told=told))
        role, failed = self._with_benefits(read)
        page, wrong = self._page(role)
        told = host.check_role(role, self.site, self._links(role))
        return self.known.keep(Made(read, phase, page, (*failed, *wrong), told))

    @property
    def _is_last(self) -> bool:
        """Whether nobody will want to know in a later build what was read and answered."""
        return self.memo is not None and not self.memo.lasts

    def _let_go(self, role: Role) -> None:
        """Keep little of a role about which everything was asked."""
        rest(role.body)
        if self.memo and self._is_last:
            self.memo.answered(self.site.language).let_go(role.path)

    def _remember(self, memo: Memo | None) -> None:
        """Know what features answered in the last build, as far as that counts for this one."""
        if memo is not None:
            site = replace(self.site, now=NO_MOMENT)
            # Offices are equal wherever on the map they are, and whatever they are called.
            offices = repr(site.offices)
            given = site, offices, site.catalogues, self.paths, self.own, self.source.text
            self.host.remember(memo.answered(site.language), *given)
            self.known = memo.pages(site.language)
            self.known.begin(*given, self.host.identity(*OF_PAGES, OF_ADVICE))

    def _look_ahead(self, files: Sequence[RoleFiles]) -> None:
        """Have several processes do what takes longest, for this one to find it done."""
        if self.memo and self.spread:
            answered = self.memo.answered(self.site.language)
            portions = Portions(files, self.memo, answered, self.host, self.site, self._look)
            portions.remember(self.spread)

    def _look(self, file: RoleFiles, memo: Memo, host: Host) -> None:
        """Read a role, and ask all that is asked about it, for what is remembered of that."""
        own = copy(self)
        own.host = host
        for read, _ in read_role_files(file, self.rules, self.own, memo):
            role, _ = own._with_benefits(read)
            own._page(role)
            host.check_role(role, self.site, self._links(role))
            rest(role.body)

    def again(self, page: RolePage, text: str) -> RolePage | None:
        """The page of a role in one file with another text of that; None where that has problems.

        What the page is compared with, such as other roles, is not asked.
        """
        path = page.role.path
        role, problems = read_role(text, path, self.rules, self.own[path])
        role, failed = self._with_benefits(role)
        changed, wrong = self._page(role)
        told = (*problems, *failed, *wrong)
        return None if any(one.severity != "note" for one in told) else changed

    def with_text(self, page: RolePage, text: str) -> tuple[RolePage, list[Problem]]:
        """The page with another text, such as another plugin of MkDocs may have made of it."""
        spot = Spot(page.role.path)
        resolve = self._links(page.role).resolve
        kinds = self.rules.kinds
        body, wrong = read_body(text, spot, page.role.title, kinds, resolve)
        if page.role.opening_of:
            again, _ = read_body(page.role.body.source, spot, page.role.title, kinds, resolve)
            if again.outline() != page.role.body.outline():
                wrong = (*wrong, self._not_one_text(page.role))
        changed, also_wrong = self._page(replace(page.role, body=body))
        return changed, [*wrong, *also_wrong]

    def _not_one_text(self, role: Role) -> Problem:
        """Another plugin takes the page's Markdown, and that of two files doesn't make one."""
        message = (
            "Another plugin changes the text of this page, and the Markdown of its two files "
            "can't be put together as they are shown."
        )
        fix = (
            "Use “##” for the headings of both files and “###” for none in a section with "
            "“(added)”, end each block of code, and call addresses (“[x]: …”) differently."
        )
        return Spot(role.path).error("not-one-text", message, fix)

    def _with_benefits(self, role: Role) -> tuple[Role, list[Problem]]:
        """The role with what features say that one gets in it, each benefit once.

        What a role that is over offered is what its own file says: the site's list goes on.
        """
        if state_at(role, self.site.now, self.site).is_over:
            return role, []
        more, problems = self.host.role_benefits(role, self.site)
        if not more:
            return role, problems
        said = {fold(text): text for text in reversed((*role.benefits, *more))}
        listed = tuple(dict.fromkeys(said[fold(text)] for text in (*role.benefits, *more)))
        made = made_once(role, "benefits", listed, partial(replace, role, benefits=listed))
        return made, problems

    def _page(self, role: Role) -> tuple[RolePage, list[Problem]]:
        state = state_at(role, self.site.now, self.site)
        links = self._links(role)
        past = self.record.of(self.originals.get(role.path, role))
        blocks, wrong = self.host.role_blocks(role, state, self.site, links, past)
        json_ld, also_wrong = self.host.role_json_ld(role, state, self.site)
        short = is_short(role, self.site.now, self.site)
        shown = () if short else blocks
        stated = Packed(json_ld, for_long=True) if json_ld else json_ld
        page = RolePage(role, state, self.own[role.path], shown, stated, is_short=short)
        later, wrong_later = self._later(role, state, links)
        if end := end_of(role, state, self.site):
            lasting = frozenset((name, block.template) for name, block in later[end.state])
            page = replace(page, end=end, lasting=lasting)
        if state.is_over:
            would = self.host.origins_if_open(role, self.site, links)
            page = replace(page, origins=would)
        return page, [*wrong, *also_wrong, *wrong_later]

    def _later(
        self, role: Role, state: State, links: Links
    ) -> tuple[dict[State, list[tuple[str, Block]]], list[Problem]]:
        """The blocks of a role in the states that time alone will bring.

        What is wrong with them is told today: on that day nobody looks at the build.
        """
        found: dict[State, list[tuple[str, Block]]] = {}
        problems: list[Problem] = []
        for turn in turns_of(role, self.site):
            if turn.at > self.site.now and turn.state not in (state, *found):
                blocks, wrong = self.host.role_blocks(role, turn.state, self.site, links)
                _, also_wrong = self.host.role_json_ld(role, turn.state, self.site)
                found[turn.state] = blocks
                problems += [*wrong, *also_wrong]
        return found, problems

    def _links(self, role: Role) -> Links:
        return Links(self.paths, role.path, self.own[role.path], self.rules.measure)

    def relatives_of(self, page: RolePage) -> Relatives:
        """The pages of a page's role and openings, once all pages are made."""
        return self.relatives.get(page.role.slug, Relatives())


def summary_of(pages: list[RolePage], site: Site) -> Summary:
    """What a build makes of these pages."""
    open_pages = [page.role for page in pages if page.state is State.OPEN]
    open_roles = {role.opening_of or role.slug for role in open_pages}
    states: Counter[State] = Counter(
        page.state
        for page in pages
        if page.state is not State.OPEN and page.role.slug not in open_roles
    )
    if open_roles:
        states[State.OPEN] = len(open_roles)
    return Summary(states, site.preview, len(open_pages))
