"""A role's values, out of what somebody wrote for its keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from careers.body import Body
from careers.folder import slug_of
from careers.frontmatter import Field
from careers.layers import REMOTE
from careers.problem import Problem, Text
from careers.role import Area, EmploymentType, Moment, Pay, Place, Role, Status, Workplace
from careers.rules import Rules
from careers.site import Site
from careers.values import choice
from careers.values.confirmation import read_confirmation
from careers.values.education import read_education
from careers.values.experience import read_experience
from careers.values.moment import read_day
from careers.values.occupation import read_occupations
from careers.values.pay import read_pay
from careers.values.place import read_areas, read_places
from careers.values.standing import read_standing
from careers.values.start import read_start
from careers.values.zone import read_zone
from careers.wording import fold, locale_of, quote

T = TypeVar("T")


class Values:
    """Reads fields by key; what can't be read is left empty and becomes a problem."""

    def __init__(self, fields: Mapping[str, Field], problems: list[Problem]) -> None:
        self.fields = fields
        self.problems = problems

    def text(self, key: str) -> str:
        return " ".join(self.fields[key].text.value.split()) if key in self.fields else ""

    def texts(self, key: str) -> tuple[Text, ...]:
        return self.fields[key].items if key in self.fields else ()

    def list(self, key: str) -> tuple[str, ...]:
        """A list as bullets, or as one line with commas (or `;`, where parts have commas)."""
        items = [item.value for item in self.texts(key)]
        if len(items) == 1:
            items = items[0].split(";") if ";" in items[0] else _at_commas(items[0])
        return tuple(dict.fromkeys(item.strip() for item in items if item.strip()))

    def one(self, value: T | Problem, empty: T) -> T:
        if isinstance(value, Problem):
            self.problems.append(value)
            return empty
        return value

    def has(self, key: str) -> bool:
        return bool(self.texts(key))

    def certain(self, key: str, read: Callable[[Text], T | Problem | None]) -> T | None:
        """What a text says where that is certain; None where it is words for people."""
        return self.one(read(self.fields[key].text), None) if self.has(key) else None

    def day(self, key: str, language: str) -> Moment | None:
        if not self.has(key):
            return None
        found = read_day(self.fields[key].text, language)
        if isinstance(found, Problem):
            self.problems.append(found)
            return None
        return found


def _at_commas(text: str) -> list[str]:
    """The parts of `a, b (c, d), 1,200 e`, where a comma may belong to a part."""
    parts = [""]
    for piece in re.split(r"((?<!\d),|,(?!\d))", text):
        depth = parts[-1].count("(") - parts[-1].count(")")
        if piece == "," and depth <= 0:
            parts.append("")
        else:
            parts[-1] += piece
    return parts


def make_role(path: str, title: str, body: Body, values: Values, rules: Rules) -> Role:
    """The role in a file, out of what was written; what is wrong is added to `values`."""
    own = _language(values)
    language = own or rules.site.language
    workplace, places, applicants = _where(values, rules.site, language)
    countries = [place.country for place in places] or [area.country for area in applicants]
    status, since = _status(values, language)
    confirmed, by = _confirmation(values, language)
    occupations, wrong = read_occupations(values.texts("occupation"))
    values.problems += wrong
    return Role(
        slug=slug_of(path),
        path=path,
        title=title,
        body=body,
        summary=values.text("summary"),
        department=values.text("department"),
        team=values.text("team"),
        level=values.text("level"),
        industry=values.text("industry"),
        occupations=occupations,
        tags=values.list("tags"),
        featured=_flag(values, "featured"),
        language=own,
        places=places,
        workplace=workplace,
        applicants=applicants,
        employment=_employment(values),
        hours=values.text("hours"),
        starts=values.text("starts"),
        start=values.certain("starts", lambda text: read_start(text, language)),
        duration=values.text("duration"),
        openings=_number(values, "openings"),
        pay=_pay(values, rules.currency, countries),
        pay_note=values.text("pay_note"),
        bonus=values.text("bonus"),
        benefits=values.list("benefits"),
        education=values.text("education"),
        credentials=values.certain("education", read_education) or (),
        experience=values.text("experience"),
        months_of_experience=values.certain("experience", read_experience),
        experience_instead=_flag(values, "experience_instead_of_education"),
        skills=values.list("skills"),
        authorization=values.text("authorization"),
        clearance=values.text("clearance"),
        physical_demands=values.text("physical_demands"),
        posted=values.day("posted", language),
        opens=values.day("opens", language),
        closes=values.day("closes", language),
        timezone=values.certain("timezone", read_zone),
        status=status,
        status_since=since,
        confirmed=confirmed,
        confirmed_by=by,
        owner=values.text("owner"),
        aliases=values.list("aliases"),
        reference=values.text("reference"),
        contact=values.text("contact"),
        apply=values.text("apply"),
        ask=values.text("ask"),
        fields=values.fields,
    )


def _language(values: Values) -> str:
    """The code of the role's language; empty when it states none that there is."""
    written = values.text("language")
    names = locale_of(written).languages if written else {}
    first, *others = re.split("[-_]", written)
    if not written or first.lower() in names:
        # RFC 5646: a language in small letters, a country in capitals.
        return "-".join([first.lower(), *(one.upper() if len(one) == 2 else one for one in others)])
    codes = {fold(name): code for code, name in names.items()}
    code = codes.get(fold(written), "de")
    fix = f"Write its code, such as {code}."
    message = f"{quote(written)} is not the code of a language."
    values.problems.append(values.fields["language"].text.spot.error("language", message, fix))
    return ""


def _where(
    values: Values, site: Site, language: str
) -> tuple[Workplace | None, tuple[Place, ...], tuple[Area, ...]]:
    workplace: Workplace | None = None
    if values.has("workplace"):
        found = choice.read_workplace(values.fields["workplace"].text)
        workplace = values.one(found, None)
    locations, applicants = [], list(values.texts("applicants"))
    for text in values.texts("location"):
        for piece in re.split(r"[;\n]", text.value):
            # “Remote” and “Remote (Germany)” say the workplace and who may apply.
            remote = REMOTE.fullmatch(piece.strip())
            if remote is None:
                locations.append(Text(piece.strip(), text.spot))
                continue
            place = Text((remote[1] or "").strip(" ()"), text.spot)
            values.problems += _remote_problems(text, place, workplace, applicants)
            workplace = workplace or Workplace.REMOTE
            applicants += [place] if place.value else []
    places, wrong = read_places(locations, site.offices, language)
    areas, wrong_areas = read_areas(applicants, language)
    values.problems += [*wrong, *wrong_areas]
    return workplace, places, areas


def _remote_problems(
    text: Text, place: Text, workplace: Workplace | None, applicants: Sequence[Text]
) -> Iterator[Problem]:
    """What a location “Remote (Germany)” says otherwise than the keys for it."""
    if workplace not in (None, Workplace.REMOTE):
        message = f"{quote(text.value)} as the location and “workplace: {workplace}” disagree."
        fix = "Write the place of the office as the location, or “workplace: remote”."
        yield text.spot.error("workplace-disagrees", message, fix)
    if place.value and any(other.spot != text.spot for other in applicants):
        message = f"{quote(text.value)} and “applicants” both say from where one may work."
        fix = "Write “location: Remote”, and all countries as “applicants:”."
        yield text.spot.error("applicants-twice", message, fix)


def _employment(values: Values) -> tuple[EmploymentType, ...]:
    found: list[EmploymentType] = []
    for text in values.texts("employment"):
        found += values.one(choice.read_employment(text), ())
    return tuple(dict.fromkeys(found))


def _status(values: Values, language: str) -> tuple[Status, Moment | None]:
    if not values.has("status"):
        return Status.OPEN, None
    # What can't be read is treated as a draft: it must not be published as open.
    found = read_standing(values.fields["status"].text, language)
    return values.one(found, (Status.DRAFT, None))


def _confirmation(values: Values, language: str) -> tuple[Moment | None, str]:
    if not values.has("confirmed"):
        return None, ""
    found = read_confirmation(values.fields["confirmed"].text, language)
    if isinstance(found, Problem):
        values.problems.append(found)
        return None, ""
    return found


def _flag(values: Values, key: str) -> bool:
    return values.has(key) and values.one(choice.read_flag(values.fields[key].text), False)


def _number(values: Values, key: str) -> int | None:
    if not values.has(key):
        return None
    found: int | Problem | None = choice.read_number(values.fields[key].text)
    return values.one(found, None)


def _pay(values: Values, currency: str, countries: Sequence[str]) -> Pay | None:
    if not values.has("pay"):
        return None
    found: Pay | Problem | None = read_pay(
        values.fields["pay"].text, currency=currency, countries=countries
    )
    return values.one(found, None)
