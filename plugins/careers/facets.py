"""What the list can be narrowed by: department, place, workplace, pay; each with its roles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import Any, Literal

from careers.lifecycle import State
from careers.remembered import remembered, voice
from careers.role import EmploymentType, Pay, PayPeriod, Place, Role, Workplace
from careers.role_page import RolePage
from careers.site import Site
from careers.slug import slugify
from careers.unit import department_key
from careers.values.country import country_name
from careers.values.pay import amount_text
from careers.values.place import place_text
from careers.wording import fold

Kind = Literal["department", "country", "place", "workplace", "employment", "level", "pay"]

KINDS: tuple[Kind, ...] = (
    "department", "country", "place", "workplace", "employment", "level", "pay",
)  # fmt: skip
MOST_AMOUNTS = 5  # that a role's pay can be asked to reach, of one currency and period
FINEST = 20  # parts of the largest amount: 48,250 would be asked of nobody
NO_DEPARTMENT = "none"
STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5))


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet: how addresses and people call it, and the roles that have it.

    A role that reaches an amount of pay reaches the smaller ones of its `group` as well.
    """

    key: str
    label: str
    pages: tuple[RolePage, ...]
    group: str = ""

    @property
    def open(self) -> tuple[RolePage, ...]:
        return tuple(page for page in self.pages if page.state is State.OPEN)


@dataclass(frozen=True, slots=True)
class Facet:
    """One question about roles, with every answer that an open role gives, in reading order."""

    kind: Kind
    label: str
    values: tuple[Value, ...]

    @property
    def tells_apart(self) -> bool:
        """Whether there is something to choose."""
        return len(self.values) > 1


def facets_of(pages: Iterable[RolePage], site: Site) -> tuple[Facet, ...]:
    """The facets of the open roles among some, in the order of `KINDS`.

    Each value has the roles that are over as well, for what asks when it last changed.
    """
    pages = list(pages)
    labels = site.words["facts"]
    amounts = _amounts(page.role.pay for page in pages if page.state is State.OPEN)
    said_by = voice(site)
    found = []
    for kind in KINDS:
        given = (*said_by, amounts) if kind == "pay" else said_by
        having: dict[str, list[RolePage]] = {}
        named: dict[str, tuple[Any, Value]] = {}
        for page in pages:
            make = partial(_values, kind, page.role, site, amounts)
            for order, value in remembered(page.role, site, (facets_of, kind), given, make):
                named.setdefault(value.key, (order, value))
                having.setdefault(value.key, []).append(page)
        values = (
            (order, replace(value, pages=tuple(having[key])))
            for key, (order, value) in named.items()
        )
        listed = sorted(
            (one for one in values if one[1].open), key=lambda one: (one[0], one[1].key)
        )
        if listed:
            found.append(Facet(kind, labels[kind], tuple(value for _, value in listed)))
    return tuple(found)


def _values(
    kind: Kind, role: Role, site: Site, amounts: Mapping[str, Sequence[Decimal]]
) -> Iterable[tuple[Any, Value]]:
    """The values of a role, each once, with what they are sorted by."""
    found: dict[str, tuple[Any, Value]] = {}
    for order, key, label, group in _ANSWERS[kind](role, site, amounts):
        if key:
            found.setdefault(key, (order, Value(key, label, (), group)))
    return [*found.values()]


_Answers = Iterator[tuple[Any, str, str, str]]


def _department(role: Role, site: Site, _: object) -> _Answers:
    name = role.department or site.words["site"]["other_department"]
    key = department_slug(role.department)
    yield (not role.department, name.casefold()), key, name, ""


def department_slug(name: str) -> str:
    """A department as addresses call it; `none` for those that have none, and for no other."""
    if not name:
        return NO_DEPARTMENT
    slug = slugify(department_key(name))
    return slug if slug and slug != NO_DEPARTMENT else f"department-{_numbered(name)}"


def _country(role: Role, site: Site, _: object) -> _Answers:
    """Where it is, or where one may do it from."""
    for code in [*(p.country for p in role.places), *(a.country for a in role.applicants)]:
        name = country_name(code, site.language)
        yield name.casefold(), code.lower(), name, ""


def _place(role: Role, site: Site, _: object) -> _Answers:
    for place in role.places:
        if place.locality or place.region:
            name = place_text(place, site.language)
            yield name.casefold(), f"{town_slug(place)}-{place.country.lower()}", name, ""


def town_slug(place: Place) -> str:
    """A town with its region, or the region, as addresses call it within their country."""
    name = " ".join(part for part in (place.locality, place.region) if part)
    return slugify(name) or f"place-{_numbered(name)}"


def _numbered(name: str) -> str:
    """Something that stays the same, for a name without any letter that addresses have."""
    return (fold(name) or name).encode().hex()[:24]


def _workplace(role: Role, site: Site, _: object) -> _Answers:
    if role.workplace:
        words = site.words["workplace"]
        order = list(Workplace).index(role.workplace)
        yield order, role.workplace.value, words[role.workplace], ""


def _employment(role: Role, site: Site, _: object) -> _Answers:
    words = site.words["employment"]
    for kind in role.employment:
        yield list(EmploymentType).index(kind), kind.value, words[kind], ""


def _level(role: Role, *_: object) -> _Answers:
    if role.level:
        key = slugify(role.level) or f"level-{_numbered(role.level)}"
        yield role.level.casefold(), key, role.level, ""


def _pay(role: Role, site: Site, amounts: Mapping[str, Sequence[Decimal]]) -> _Answers:
    """Every amount that what is paid can reach."""
    if not role.pay:
        return
    group = _group(role.pay)
    order = list(PayPeriod).index(role.pay.period)
    for amount in amounts.get(group, ()):
        if amount <= role.pay.high:
            key = f"{group}-{amount:f}".lower()
            yield (role.pay.currency, order, amount), key, _at_least(role.pay, amount, site), group


def _at_least(pay: Pay, amount: Decimal, site: Site) -> str:
    words = site.words
    written = amount_text(replace(pay, low=amount, high=amount), site.locale)
    text: str = words["list"]["at_least"]
    return text.format(amount=written, period=words["pay_period"][pay.period])


def _group(pay: Pay) -> str:
    return f"{pay.currency}-{pay.period}"


def _amounts(pays: Iterable[Pay | None]) -> dict[str, list[Decimal]]:
    """Round amounts between the smallest and the largest of each currency and period."""
    highs: dict[str, list[Decimal]] = {}
    for pay in pays:
        if pay:
            highs.setdefault(_group(pay), []).append(pay.high)
    return {group: round_amounts(min(found), max(found)) for group, found in highs.items()}


def round_amounts(low: Decimal, high: Decimal) -> list[Decimal]:
    """A few round amounts from below the low one up to the high one: 25,000, 50,000, 75,000."""
    if high <= 0:
        return []
    exponent = (high / MOST_AMOUNTS).adjusted() - 1
    while True:
        for step in STEPS:
            size = step.scaleb(exponent)
            first, last = max(low // size, Decimal(1)), high // size
            if 0 < last - first + 1 <= MOST_AMOUNTS and size * FINEST >= high:
                return [_plain(size * number) for number in range(int(first), int(last) + 1)]
        if size > high:
            return [_plain(high)]
        exponent += 1


def _plain(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal(1)) if amount == amount.to_integral_value() else amount


_ANSWERS: Mapping[Kind, Callable[[Role, Site, Mapping[str, Sequence[Decimal]]], _Answers]] = {
    "department": _department,
    "country": _country,
    "place": _place,
    "workplace": _workplace,
    "employment": _employment,
    "level": _level,
    "pay": _pay,
}
