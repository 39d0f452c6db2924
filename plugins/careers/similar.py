"""Open roles like one that nobody can apply for: a few, by a score that anybody can add up.

What two roles share counts as `WEIGHTS` says. Without the same department or a word that both
titles have, nothing else makes two roles similar: the same town is not enough.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from careers.lifecycle import State, opens_at
from careers.listing import entry_view
from careers.role import Pay, Place, Role, Workplace
from careers.role_page import RolePage
from careers.site import Site
from careers.unit import department_key
from careers.values.place import find_office
from careers.wording import fold, folded

SHOWN = 5
# A role is compared with so many of the newest that share a department, or a word, with it (and
# again with as many of those in its country): what a page costs must not grow with the site.
LOOKED_AT = 25
WORDS = 2  # of a title; the more they share the more alike they are, up to here

WEIGHTS: Mapping[str, int] = {
    "department": 4,
    "word": 3,
    "town": 3,
    "region": 2,
    "country": 1,
    "remote": 2,
    "pay": 1,
}
# Words of titles that say how senior somebody is, or nothing.
EMPTY = folded(
    "a, an, and, at, for, in, of, on, or, the, to, with, de, der, die, das, des, und, für, la, le, "
    "les, el, los, y, et, m, f, w, d, x, i, ii, iii, iv, all, genders, "
    "junior, senior, lead, head, chief, principal, staff, associate, assistant, mid, entry, level, "
    "intern, trainee, graduate, apprentice, deputy, vice, full, part, time, remote, hybrid"
)


Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Traits:
    """What of a role is compared, in one spelling; `areas` are those a remote one is open to."""

    department: str
    words: frozenset[str]
    towns: frozenset[tuple[str, str]]
    regions: frozenset[tuple[str, str]]
    countries: frozenset[str]
    areas: frozenset[str]
    is_remote: bool
    pay: Pay | None


def traits_of(role: Role, site: Site) -> Traits:
    """What of a role is compared; an office that it names is where the site says."""
    places = [_place(place, site) for place in role.places]
    words = fold(role.title.replace("/", " ").replace("-", " ")).split()
    return Traits(
        department=department_key(role.department),
        words=frozenset(word for word in words if word not in EMPTY and not word.isdecimal()),
        towns=frozenset((p.country, fold(p.locality)) for p in places if p.locality),
        regions=frozenset((p.country, fold(p.region)) for p in places if p.region),
        countries=frozenset(place.country for place in places if place.country),
        areas=frozenset(area.country for area in role.applicants),
        is_remote=role.workplace is Workplace.REMOTE,
        pay=role.pay,
    )


def _place(place: Place, site: Site) -> Place:
    """A role that is over has the name of its office alone; that may be gone, too."""
    office = find_office(place.office, site.offices) if place.office else None
    return office.place if office else place


def score(one: Role, other: Role, site: Site) -> int:
    """How alike two roles are; 0 when neither department nor title has anything in common."""
    return _score(traits_of(one, site), traits_of(other, site))


def _score(a: Traits, b: Traits) -> int:
    points = WEIGHTS["department"] if a.department and a.department == b.department else 0
    if shared := len(a.words & b.words):
        points += WEIGHTS["word"] * min(WORDS, shared)
    if not points:
        return 0
    if not a.towns.isdisjoint(b.towns):
        points += WEIGHTS["town"]
    elif not a.regions.isdisjoint(b.regions):
        points += WEIGHTS["region"]
    elif not a.countries.isdisjoint(b.countries):
        points += WEIGHTS["country"]
    if b.is_remote and b.areas & (a.countries | a.areas):
        points += WEIGHTS["remote"]
    if a.pay and b.pay and _pays_alike(a.pay, b.pay):
        points += WEIGHTS["pay"]
    return points


def _pays_alike(a: Pay, b: Pay) -> bool:
    if a.currency != b.currency or a.period != b.period:
        return False
    return a.low <= b.high and b.low <= a.high


class Similar:
    """The open roles of a site, to look up those that are like another one.

    Of several openings of one role, one is answered: the one that is most alike. What was looked up
    `before` is known where it was found among the same pages.
    """

    def __init__(
        self, pages: Iterable[RolePage], site: Site, before: Similar | None = None
    ) -> None:
        found = [page for page in pages if page.state is State.OPEN]
        # Newest first; what is as new by its address, so that a build can be repeated.
        found.sort(key=lambda page: page.path)
        found.sort(key=lambda page: _begin(page.role, site), reverse=True)
        self.pages = found
        self.site = site
        # What was looked up, by a role's slug: for which role, where in the index, what was found.
        self._found: dict[str, tuple[Role, Sequence[Key], list[RolePage]]] = {}
        before = before if before and before.site.offices == site.offices else None
        self._found_before = before._found if before else {}
        self.traits = [
            (before and before._known(page.role)) or traits_of(page.role, site) for page in found
        ]
        self._numbers = {page.role.slug: number for number, page in enumerate(found)}
        self._lines: dict[str, dict[str, Any]] = {}
        self.index: dict[Key, list[int]] = defaultdict(list)
        for number, traits in enumerate(self.traits):
            for key in _keys(traits):
                listed = self.index[key]
                if len(listed) < LOOKED_AT:
                    listed.append(number)
        places = self.index.keys() | before.index.keys() if before else ()
        self._changed = {key for key in places if before and before._at(key) != self._at(key)}

    def _known(self, role: Role) -> Traits | None:
        """What of a role is compared, if it is one of these."""
        number = self._numbers.get(role.slug, -1)
        is_known = number >= 0 and self.pages[number].role is role
        return self.traits[number] if is_known else None

    def to(self, role: Role) -> list[RolePage]:
        """The open roles that are most like a role, best first; newer ones before older ones."""
        found = self._found.get(role.slug)
        if found is None or found[0] is not role:
            found = self._found_before.get(role.slug)
            if found is None or found[0] is not role or not self._changed.isdisjoint(found[1]):
                traits = self._known(role) or traits_of(role, self.site)
                keys = [*_keys(traits)]
                found = role, keys, self._look_up(role, traits, keys)
            self._found[role.slug] = found
        return found[2]

    def _at(self, key: Key) -> list[int]:
        """The pages that stand here, as the numbers that Python gives to objects."""
        return [id(self.pages[number]) for number in self.index.get(key, ())]

    def _look_up(self, role: Role, traits: Traits, keys: Iterable[Key]) -> list[RolePage]:
        numbers = {number for key in keys for number in self.index.get(key, ())}
        scored = [(-_score(traits, self.traits[number]), number) for number in numbers]
        own = role.opening_of or role.slug
        best: dict[str, RolePage] = {}
        for points, number in sorted(scored):
            page = self.pages[number]
            name = page.role.opening_of or page.role.slug
            if points and name != own:
                best.setdefault(name, page)
            if len(best) == SHOWN:
                break
        return [*best.values()]

    def line(self, page: RolePage) -> dict[str, Any]:
        """A role as a line below others, made once: the same few are like many others."""
        if page.path not in self._lines:
            self._lines[page.path] = entry_view(page, self.site)
        return self._lines[page.path]


def _keys(traits: Traits) -> Iterator[Key]:
    """Where a role stands in the index: by department and by word, anywhere and in a country."""
    names: Sequence[tuple[str, str]] = [("word", word) for word in sorted(traits.words)]
    if traits.department:
        names = [("department", traits.department), *names]
    for name in names:
        yield name
        for country in sorted(traits.countries | traits.areas):
            yield (*name, country)


def _begin(role: Role, site: Site) -> float:
    begin = opens_at(role, site)
    return begin.timestamp() if begin else 0.0
