"""The folder of roles, read into roles, or into every problem in it at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from careers import frontmatter
from careers.archive import as_advertised
from careers.blank import left_blank
from careers.body import Body, make_body, read_parts
from careers.consistency import (
    OPENING,
    contradictions,
    missing,
    not_told_yet,
    unfit,
    unknown_departments,
    unpublished_links,
)
from careers.folder import RoleFiles, read_files, slug_of
from careers.frontmatter import Field, FrontMatter
from careers.inheritance import (
    LOST,
    Described,
    inherited_fields,
    merge_texts,
    without_left_out,
)
from careers.links import Links
from careers.problem import Problem, Spot, Text
from careers.role import Area, EmploymentType, Moment, Pay, Place, Role, Status, Workplace
from careers.rules import Rules, make_rules
from careers.siblings import dated, opening_problems
from careers.site import Site
from careers.unit import Unit
from careers.values import choice
from careers.values.education import read_education
from careers.values.experience import read_experience
from careers.values.moment import read_day
from careers.values.occupation import read_occupations
from careers.values.pay import read_pay
from careers.values.place import find_office, read_areas, read_places
from careers.values.start import read_start
from careers.wording import fold, locale_of, quote

__all__ = ["Reading", "Rules", "make_rules", "read_folder", "read_role"]

T = TypeVar("T")

# `Remote`, `Remote (Germany)`, `Fully remote in Germany`, `Remote - Germany`
REMOTE = re.compile(
    r"(?:fully |100 ?% )?remote(?: only)?\s*(?:$|(?:[,(:–—-]|\bin\b)\s*(.*))", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a folder of roles says; `roles` holds those that could be read, by slug."""

    roles: tuple[Role, ...]
    problems: tuple[Problem, ...]


def read_folder(folder: Path, name: str, rules: Rules, page: Mapping[str, str]) -> Reading:
    """Read every role of a folder; `name` is how problems call it, such as `roles`.

    `page` maps a role's path (`roles/x.md`) to its address on the site (`jobs/x/`).
    """
    files, found = read_files(folder, name)
    roles: dict[str, Role] = {}
    problems = set(found)
    for file in files:
        for role, wrong in _read_files(file, rules, page):
            roles.setdefault(role.slug, role)
            problems.update(not_told_yet(wrong, role.path, problems))
    problems.update(unpublished_links([*roles.values()], rules.site))
    problems.update(opening_problems([*roles.values()], rules.site))
    return Reading(tuple(roles.values()), tuple(sorted(problems)))


def _read_files(
    files: RoleFiles, rules: Rules, page: Mapping[str, str]
) -> Iterator[tuple[Role, list[Problem]]]:
    """A role, and its openings over what it says."""
    openings = [file for file in files.openings if file.text is not None]
    described = LOST
    if files.role and files.role.text is not None:
        path = files.role.path
        front = frontmatter.read(files.role.text, path, rules.keys)
        beside = [file.path for file in files.openings]
        yield _read(front, path, rules, page.get(path, path), None, beside)
        if openings:
            described = _described(front, path, rules, page.get(path, path))
    for file in openings:
        front = frontmatter.read(file.text or "", file.path, rules.keys)
        yield _read(front, file.path, rules, page.get(file.path, file.path), described)


def read_role(text: str, path: str, rules: Rules, page: str) -> tuple[Role, list[Problem]]:
    """A role in one file from its text, with every problem in it; never an exception."""
    return _read(frontmatter.read(text, path, rules.keys), path, rules, page)


def _described(front: FrontMatter, path: str, rules: Rules, page: str) -> Described:
    """What a role says, as the openings take it whose pages are below its own."""
    fields = inherited_fields(_stated(front.fields))
    title = fields["title"].text.value if "title" in fields else ""
    # Openings are as deep in the site as each other, so the links of one fit them all.
    stem = page.removesuffix("/").removesuffix(".html")
    below = f"{stem}/-/" if page.endswith("/") else f"{stem}/-.html"
    links = Links(rules.paths, path, below)
    spot = Spot(path, front.body_line)
    read = read_parts(front.body, spot, title, rules.kinds, links.resolve)
    return Described(path, title or read.title, fields, read.parts)


def _read(
    front: FrontMatter,
    path: str,
    rules: Rules,
    page: str,
    of: Described | None = None,
    openings: Sequence[str] = (),
) -> tuple[Role, list[Problem]]:
    """A role, or an opening over what its role says; `openings` are the files beside a role."""
    own = _stated(front.fields)
    keeps_to_its_own = bool(openings) or (of is None and not OPENING & front.fields.keys())
    fields = own if keeps_to_its_own else rules.completed({**of.fields, **own} if of else own)
    values = _Values(without_left_out(fields, rules.marks), list(front.problems))
    spot = Spot(path, front.body_line)
    title = " ".join(own["title"].text.value.split()) if "title" in own else ""
    links = Links(rules.paths, path, page)
    read = read_parts(front.body, spot, title, rules.kinds, links.resolve)
    values.problems += read.problems
    title = read.title or values.text("title") or (of.title if of else "")
    parts, source = read.parts, front.body
    if of and not of.is_lost:
        merged = merge_texts(of, read, rules.kinds, rules.marks)
        parts, source = merged.parts, merged.source
        values.problems += merged.problems
    body = make_body(source, read.title, parts, rules.kinds)
    role = _role(path, title, body, values, rules)
    if of or openings:
        parent = slug_of(path).rpartition("/")[0]
        role = replace(role, opening_of=parent, has_openings=bool(openings))
    if role.status is not Status.DRAFT:
        if not (of and of.is_lost):
            values.problems += missing(role, front.fields)
        values.problems += left_blank(front.body, spot)
    values.problems += dated(role, front.fields, openings)
    values.problems += unfit(role.fields)
    values.problems += contradictions(role, rules.site)
    return as_advertised(role, values.problems, rules.site)


def _stated(fields: Mapping[str, Field]) -> dict[str, Field]:
    """A key that is left empty says nothing."""
    return {key: field for key, field in fields.items() if field.items}


def unit_problems(rules: Rules, roles: Sequence[Role]) -> Iterator[Problem]:
    """What is wrong with departments and offices that have files, and with naming them.

    A value that no role takes is read here; one that a role takes was read with the role.
    """
    taken = {id(field) for role in roles for field in role.fields.values()}
    for unit in rules.units:
        unread = {key: field for key, field in unit.fields.items() if id(field) not in taken}
        yield from read_unit(unit, unread, rules)[1]
    if rules.units.departments:
        yield from unknown_departments(roles, rules.known_departments, rules.site)


def read_unit(unit: Unit, fields: Mapping[str, Field], rules: Rules) -> tuple[Role, list[Problem]]:
    """Some of a unit's defaults as a role would have them that says nothing else."""
    stated = dict(fields)
    if find_office(unit.name, rules.site.offices) and unit.office:
        stated["location"] = Field("location", unit.spot, (Text(unit.name, unit.spot),))
    values = _Values(stated, [])
    return _role(unit.path, unit.name, Body(), values, rules), values.problems


class _Values:
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


def _role(path: str, title: str, body: Body, values: _Values, rules: Rules) -> Role:
    own = _language(values)
    language = own or rules.site.language
    workplace, places, applicants = _where(values, rules.site, language)
    countries = [place.country for place in places] or [area.country for area in applicants]
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
        status=_status(values),
        confirmed=values.day("confirmed", language),
        owner=values.text("owner"),
        aliases=values.list("aliases"),
        reference=values.text("reference"),
        contact=values.text("contact"),
        apply=values.text("apply"),
        fields=values.fields,
    )


def _language(values: _Values) -> str:
    """The code of the role's language; empty when it states none that there is."""
    written = values.text("language")
    names = locale_of(written).languages if written else {}
    if not written or re.split("[-_]", written.lower())[0] in names:
        return written.replace("_", "-")
    codes = {fold(name): code for code, name in names.items()}
    code = codes.get(fold(written), "de")
    fix = f"Write its code, such as {code}."
    message = f"{quote(written)} is not the code of a language."
    values.problems.append(values.fields["language"].text.spot.error("language", message, fix))
    return ""


def _where(
    values: _Values, site: Site, language: str
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


def _employment(values: _Values) -> tuple[EmploymentType, ...]:
    found: list[EmploymentType] = []
    for text in values.texts("employment"):
        found += values.one(choice.read_employment(text), ())
    return tuple(dict.fromkeys(found))


def _status(values: _Values) -> Status:
    if not values.has("status"):
        return Status.OPEN
    # What can't be read is treated as a draft: it must not be published as open.
    return values.one(choice.read_status(values.fields["status"].text), Status.DRAFT)


def _flag(values: _Values, key: str) -> bool:
    return values.has(key) and values.one(choice.read_flag(values.fields[key].text), False)


def _number(values: _Values, key: str) -> int | None:
    if not values.has(key):
        return None
    found: int | Problem | None = choice.read_number(values.fields[key].text)
    return values.one(found, None)


def _pay(values: _Values, currency: str, countries: Sequence[str]) -> Pay | None:
    if not values.has("pay"):
        return None
    found: Pay | Problem | None = read_pay(
        values.fields["pay"].text, currency=currency, countries=countries
    )
    return values.one(found, None)
