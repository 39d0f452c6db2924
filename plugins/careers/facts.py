"""What a role says at a glance: the values of its front matter, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time, get_timezone_name

from careers.lifecycle import State, begin_of, state_at, zone_of
from careers.links import is_email
from careers.role import Moment, Occupation, Role
from careers.site import Site
from careers.values.pay import amount_text
from careers.values.place import address_text, area_text, place_text
from careers.wording import locale_of

NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the facts, as text and, if there are several parts, by its parts.

    `moment` is the ISO form of a date, `href` an address; `hrefs` are those of the parts, empty
    for a part that leads nowhere.
    """

    key: str
    label: str
    value: str
    parts: tuple[str, ...] = ()
    moment: str = ""
    href: str = ""
    hrefs: tuple[str, ...] = ()

    def data(self) -> dict[str, object]:
        """The plain values for a template."""
        return {
            "key": self.key,
            "label": self.label,
            "value": self.value,
            "parts": list(self.parts),
            "moment": self.moment,
            "href": self.href,
            "hrefs": list(self.hrefs),
        }

    def text(self, site: Site) -> str:
        """As one line: `Pay: $60,000–$75,000 per year`."""
        said: str = site.words["answer"]["labelled"]
        return said.format(label=self.label, value=self.value)


def facts_of(role: Role, site: Site) -> tuple[Fact, ...]:
    """Everything a role states besides its title, summary and text, in reading order."""
    labels = site.words["facts"]
    found = []
    for key, parts, more in _stated(role, site):
        label = labels["locations" if key == "location" and len(parts) > 1 else key]
        listed = tuple(parts) if len(parts) > 1 else ()
        moment, href = more.get("moment", ""), more.get("href", "")
        found.append(Fact(key, label, "; ".join(parts), listed, moment, href))
    return tuple(found)


def _stated(role: Role, site: Site) -> Iterator[tuple[str, Sequence[str], Mapping[str, str]]]:
    """Each key that the role states with its parts in words."""
    words, language = site.words, site.language
    if any(places := [address_text(place, language) for place in role.places]):
        yield "location", places, NOTHING
    if role.workplace:
        yield "workplace", [words["workplace"][role.workplace]], NOTHING
    if any(areas := [area_text(area, language) for area in role.applicants]):
        yield "applicants", areas, NOTHING
    if role.employment:
        yield "employment", [employment_text(role, site)], NOTHING
    yield from _texts(role, "hours")
    if role.pay:
        yield "pay", [pay_text(role, site)], NOTHING
    yield from _texts(role, "pay_note", "bonus")
    if any(role.benefits):
        yield "benefits", role.benefits, NOTHING
    if role.start:
        yield "starts", *_moment(role.start, role, site)
    else:
        yield from _texts(role, "starts")
    yield from _texts(role, "duration")
    if role.openings:
        yield "openings", [str(role.openings)], NOTHING
    yield from _texts(role, "department", "team", "level", "industry")
    if any(occupations := [occupation_text(found) for found in role.occupations]):
        yield "occupation", occupations, NOTHING
    yield from _texts(role, "education", "experience")
    if role.experience_instead:
        yield "experience_instead_of_education", [words["answer"]["yes"]], NOTHING
    if any(role.skills):
        yield "skills", role.skills, NOTHING
    yield from _texts(role, "authorization", "clearance", "physical_demands")
    for key in ("posted", "opens", "closes"):
        if moment := getattr(role, key):
            yield key, *_moment(moment, role, site)
    if role.confirmed and is_confirmed(role, site):
        [day], moment = _moment(role.confirmed, role, site)
        said = words["answer"]["by"].format(date=day, name=role.confirmed_by)
        yield "confirmed", [said if role.confirmed_by else day], moment
    yield from _texts(role, "reference")
    if role.contact:
        contact = f"mailto:{role.contact}" if is_email(role.contact) else ""
        yield "contact", [role.contact], {"href": contact}


def _texts(role: Role, *keys: str) -> Iterator[tuple[str, Sequence[str], Mapping[str, str]]]:
    """The keys whose value is shown as it was written."""
    for key in keys:
        if value := getattr(role, key):
            yield key, [value], NOTHING


def _moment(moment: Moment, role: Role, site: Site) -> tuple[list[str], Mapping[str, str]]:
    zone = zone_of(role, site)
    return [moment_text(moment, zone, site)], {"moment": moment_iso(moment, zone)}


def is_confirmed(role: Role, site: Site) -> bool:
    """Whether the role is open, and somebody has said so: tomorrow nobody has yet."""
    said = role.confirmed and begin_of(role.confirmed, zone_of(role, site))
    return bool(said and said <= site.now) and state_at(role, site.now, site) is State.OPEN


def places_text(role: Role, site: Site) -> str:
    """`Boston, MA, United States; Athens, Greece`."""
    return "; ".join(place_text(place, site.language) for place in role.places)


def areas_text(role: Role, site: Site) -> str:
    """Where a remote role may be done from: `Greece; Germany`."""
    return "; ".join(area_text(area, site.language) for area in role.applicants)


def employment_text(role: Role, site: Site) -> str:
    words = site.words["employment"]
    return ", ".join(words[kind] for kind in role.employment)


def pay_text(role: Role, site: Site) -> str:
    """`$60,000–$75,000 per year`; empty when the role states none."""
    if role.pay is None:
        return ""
    period = site.words["pay_period"][role.pay.period]
    return f"{amount_text(role.pay, site.locale)} {period}"


def occupation_text(occupation: Occupation) -> str:
    """`Sales Representatives (O*NET-SOC 41-4012.00)`."""
    return f"{occupation.name} ({occupation.code_set} {occupation.code})"


def moment_text(moment: Moment, zone: ZoneInfo, site: Site) -> str:
    """A day, or a minute by the clocks of a zone, as people write it.

    `December 15, 2026, 5:00 PM EST (UTC-5)`: who lives elsewhere can reckon with the difference.
    """
    if isinstance(moment, datetime):
        local = begin_of(moment, zone).astimezone(zone)
        minute = format_time(local, "short", tzinfo=zone, locale=locale_of(site.locale))
        return f"{_day_text(local.date(), site.locale)}, {minute} {zone_text(local, site.locale)}"
    return _day_text(moment, site.locale)


def zone_text(local: datetime, locale: str = "en") -> str:
    """What the clocks go by at a moment: `EST (UTC−5)`, or `UTC+5:45` where that has no letters.

    In German it is `MEZ (UTC+1)`, and in languages that have no short name the usual letters.
    """
    name = _zone_name(local, locale)
    seconds = round((local.utcoffset() or timedelta()).total_seconds())
    hours, minutes = divmod(abs(seconds) // 60, 60)
    offset = f"UTC{'−' if seconds < 0 else '+'}{hours}{f':{minutes:02}' if minutes else ''}"
    if not seconds:
        return name if name == "UTC" else f"{name} (UTC)" if name.isalpha() else "UTC"
    return f"{name} ({offset})" if name.isalpha() else offset


def _zone_name(local: datetime, locale: str) -> str:
    """The name that the clocks' time has in a language, if it has a short one of its own there."""
    name = local.tzname() or ""
    if locale.partition("_")[0] == "en" or not name.isalpha() or name == "UTC":
        return name
    own = get_timezone_name(local, "short", locale=locale_of(locale))
    # In some of CLDR's languages winter has the letters that summer has elsewhere.
    other = {(local + timedelta(days=days)).tzname() for days in (91, 182, 273)} - {name}
    return own if own.isalpha() and len(own) <= 4 and own not in other else name


@lru_cache(maxsize=1024)
def _day_text(day: date, locale: str) -> str:
    written = str(format_date(day, "long", locale=locale_of(locale)))
    # CLDR has one pattern for all days, and in French only the first is an ordinal number.
    first = day.day == 1 and locale.partition("_")[0] == "fr"
    return re.sub(r"^1\b", "1er", written) if first else written


def moment_iso(moment: Moment, zone: ZoneInfo) -> str:
    """A day as `2026-12-15`, a minute as `2026-12-15T17:00:00+02:00`."""
    if isinstance(moment, datetime):
        return begin_of(moment, zone).isoformat()
    return moment.isoformat()
