"""Advice: what laws want an advertisement to say about pay, where a role can be done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import ClassVar

from pydantic import Field as Option

from careers.advice import Advice
from careers.facts import pay_text
from careers.features.pay_transparency.law import (
    BeforeInterview,
    Law,
    Want,
    before_interview,
    checked_on,
    load_laws,
)
from careers.hooks import hookimpl
from careers.lifecycle import day_of, zone_of
from careers.problem import Problem, Spot
from careers.role import PayPeriod, Role
from careers.site import Site
from careers.values.country import in_words
from careers.wording import quote, series

AHEAD = timedelta(days=90)  # a law that begins so soon is told
OLD = timedelta(days=365)  # laws change each year
NAMED = 4  # laws in one message; the rest is a number
# What Colorado calls no description of benefits, and no deadline.
FILLER = re.compile(
    r"\betc\b|\band (?:much )?more\b|\band other (?:benefits|perks)\b|\.\.\.|…", re.I
)
NO_DEADLINE = re.compile(r"\b(?:open )?until (?:it is |the (?:role|position) is )?filled\b", re.I)
ONGOING = re.compile(r"\b(?:ongoing|rolling|continuous) basis\b|\baccepted continuously\b", re.I)
PER_YEAR: Mapping[PayPeriod, int] = {
    PayPeriod.HOUR: 2080,
    PayPeriod.DAY: 260,
    PayPeriod.WEEK: 52,
    PayPeriod.MONTH: 12,
    PayPeriod.YEAR: 1,
}
SAYS: Mapping[Want, tuple[str, str]] = {
    "pay": ("its pay", "Write “pay:” with an amount or both ends of a range, such as “{example}”."),
    "benefits": ("its benefits", "List them as “benefits:”, or below a heading “Benefits”."),
    "deadline": (
        "until when one can apply",
        "Write “closes:” with a day; where you always look for people, say in the text that "
        "applications are accepted on an ongoing basis.",
    ),
}
EXAMPLES = {
    "US": "60,000–75,000 USD per year",
    "CA": "60,000–75,000 CAD per year",
}


class PayTransparency(Advice):
    """Tells what laws about pay in advertisements want of each role; it stops nothing.

    It is no legal advice. The laws are data with the day on which they were checked.
    """

    known_topics: ClassVar[Mapping[str, str]] = {
        "pay": "what is paid",
        "benefits": "what else one gets",
        "deadline": "until when one can apply",
    }

    employees: int = Option(
        0,
        ge=0,
        description="How many people you employ, if a law for larger employers shall not count; "
        "0 means that all laws count.",
    )

    @hookimpl
    def check_site(self, site: Site) -> Iterator[Problem]:
        checked = checked_on()
        if site.now.date() - checked > OLD:
            message = f"The laws that “{self.name}” knows were checked on {checked}, long ago."
            yield self.option().note("pay-laws-old", message, "Update mkdocs-careers.")

    def advice(self, role: Role, site: Site) -> Iterator[Problem]:
        if role.is_description:
            return
        today = site.now.date()
        near = [law for law in load_laws() if self._counts(law) and law.reaches(role)]
        laws = [law for law in near if law.since <= today]
        soon = [law for law in near if today < law.since <= today + AHEAD]
        for want, (what, fix) in SAYS.items():
            if _states(role, want):
                continue
            said = fix.format(example=_example(role))
            if wanting := [law for law in laws if want in law.wants]:
                later = _came_later(wanting, role, site)
                for problem in self.tell(want, _place(role), _missing(what, wanting, role), said):
                    yield replace(problem, by_time=later)
            elif coming := [law for law in soon if want in law.wants]:
                message = f"This role doesn't say {what}, and soon has to: {_named(coming)}."
                yield from self.tell(want, _place(role), message, said, softly=True)
        yield from self._wording(role, laws, site)
        if not _states(role, "pay") and not any("pay" in law.wants for law in [*laws, *soon]):
            yield from self._before_interview(role, before_interview(), site)

    def _wording(self, role: Role, laws: list[Law], site: Site) -> Iterator[Problem]:
        """What is stated, though not as a law takes it."""
        strict = [law for law in laws if {"benefits", "deadline"} <= set(law.wants)]
        if strict and (filler := next(filter(FILLER.search, role.benefits), None)):
            message = (
                f"{quote(filler)} leaves benefits unsaid, which {_named(strict)} doesn't take."
            )
            yield from self.tell("benefits", role.spot("benefits"), message, "Name them all.")
        if strict and role.closes and NO_DEADLINE.search(role.body.source):
            message = "The text says “until filled”, and the role has a day on which it closes."
            first = strict[0]
            fix = f"Leave that out: {first.name} takes it for no deadline ({first.address})."
            yield from self.tell("deadline", role.spot("closes"), message, fix)
        for law in laws:
            spread, pay = law.spread, role.pay
            if not (spread and pay and pay.currency == spread.currency):
                continue
            low, high = (Decimal(PER_YEAR[pay.period]) * end for end in (pay.low, pay.high))
            if high <= spread.up_to and high - low > spread.most:
                message = (
                    f"The ends of “{pay_text(role, site)}” are more than {spread.most:,} "
                    f"{spread.currency} a year apart, which {law.name} doesn't allow "
                    f"({law.law}, since {law.since})."
                )
                fix = f"State what you expect to pay; {law.address} says more."
                yield from self.tell("pay", role.spot("pay"), message, fix)

    def _before_interview(self, role: Role, rule: BeforeInterview, site: Site) -> Iterator[Problem]:
        countries = rule.of(role)
        if not countries or site.now.date() < rule.since:
            return
        names = series(map(in_words, countries[:NAMED]), "and")
        message = (
            f"This role doesn't say its pay. In {names}, candidates have to hear it before the "
            f"interview ({rule.law}, {rule.address})."
        )
        fix = f"Write “pay:” here, such as “{_example(role)}”, and all have heard it."
        yield from self.tell("pay", _place(role), message, fix, softly=True)

    def _counts(self, law: Law) -> bool:
        return not self.employees or law.employees <= self.employees


def _states(role: Role, want: Want) -> bool:
    """Whether a role states it, or tries to: what can't be read is told anyway."""
    if want == "pay":
        return role.pay is not None or "pay" in role.fields
    if want == "benefits":
        return bool(role.benefits or role.body.section("benefits"))
    return "closes" in role.fields or bool(role.closes or ONGOING.search(role.body.source))


def _came_later(laws: list[Law], role: Role, site: Site) -> bool:
    """Whether all of the laws are younger than the role, so that nobody made a mistake."""
    if not role.posted:
        return False
    posted = day_of(role.posted, zone_of(role, site))
    return all(law.since > posted for law in laws)


def _place(role: Role) -> Spot:
    """Where it is written which places the role reaches."""
    return role.spot("location" if role.places else "applicants")


def _missing(what: str, laws: list[Law], role: Role) -> str:
    """The message, the strictest of the laws first: it wants most."""
    laws = sorted(laws, key=lambda law: (-len(law.wants), law.since, law.name))
    reach = "This role" if role.places else "This role, which can be done from there,"
    strictest = f" {laws[0].name} asks for most." if len(laws) > 1 else ""
    more = f" Besides, {laws[0].name} wants: {laws[0].also}." if laws[0].also else ""
    return f"{reach} doesn't say {what}, as it has to: {_named(laws)}.{strictest}{more}"


def _named(laws: list[Law]) -> str:
    shown = [f"{law.name} ({law.law}, since {law.since}, {law.address})" for law in laws[:NAMED]]
    rest = len(laws) - len(shown)
    return f"{'; '.join(shown)}; and {rest} more" if rest else series(shown, "and")


def _example(role: Role) -> str:
    countries = [place.country for place in role.places]
    countries += [area.country for area in role.applicants]
    return next(
        (EXAMPLES[code] for code in countries if code in EXAMPLES), "45,000–54,000 EUR per year"
    )
