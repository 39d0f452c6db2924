"""The folder of roles, read into roles, or into every problem in it at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from careers import choice, frontmatter, keys
from careers.body import Body, read_body
from careers.catalogue import section_kinds
from careers.frontmatter import Field
from careers.lifecycle import begin_of, end_of, state_at
from careers.links import Links
from careers.moment import read_day
from careers.pay import read_pay
from careers.place import read_areas, read_places
from careers.problem import Problem, Spot, Text
from careers.role import Area, EmploymentType, Moment, Pay, Place, Role, Status, Workplace
from careers.settings import Settings, Source
from careers.site import Site
from careers.slug import SLUG, slugify, titled

T = TypeVar("T")

LARGEST = 1_000_000
OPENING = {
    "posted",
    "opens",
    "closes",
    "location",
    "workplace",
    "applicants",
    "pay",
    "apply",
    "status",
}
RESERVED = {"index": "That address is the list of roles"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a folder of roles says; `roles` holds those that could be read, by slug."""

    roles: tuple[Role, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """What reading needs to know of the site: its defaults, its words and its other pages.

    `defaults` and `departments` are front matter that roles start from, the latter by the
    department's name in lower case; `paths` is described in `Links`.
    """

    site: Site
    paths: Mapping[str, str]
    kinds: Mapping[str, str]
    keys: frozenset[str] = keys.NAMES
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
    known = keys.INHERITED | feature_keys

    def fields(values: Mapping[str, str | list[str]], *path: str) -> dict[str, Field]:
        found = {}
        for written, value in values.items():
            spot = source.spot((*path, written))
            key = frontmatter.normal_key(written)
            if key not in known:
                fix = f"The keys are: {', '.join(sorted(known)).replace('_', ' ')}."
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
    return Rules(
        site=site,
        paths=paths,
        kinds=section_kinds(site.language, settings.sections),
        keys=keys.NAMES | feature_keys,
        currency=settings.currency,
        defaults=defaults,
        departments=departments,
    ), problems


def read_folder(folder: Path, name: str, rules: Rules, page: Mapping[str, str]) -> Reading:
    """Read every role of a folder; `name` is how problems call it, such as `roles`.

    `page` maps a role's path (`roles/x.md`) to its address on the site (`jobs/x/`).
    """
    roles = []
    problems: list[Problem] = []
    for path, text in texts(folder, name):
        if isinstance(text, Problem):
            problems.append(text)
            continue
        role, found = read_role(text, path, rules, page.get(path, path))
        roles.append(role)
        problems += found
    problems += _unpublished_links(roles, rules.site)
    return Reading(tuple(roles), tuple(sorted(problems)))


def texts(folder: Path, name: str) -> Iterator[tuple[str, str | Problem]]:
    """Each role's path and text, or the problem that kept it from being read."""
    if not folder.is_dir():
        fix = f"Make a folder “{name}” beside mkdocs.yml and put one Markdown file a role into it."
        yield name, Spot(name).error("folder-missing", "The folder of roles is missing.", fix)
        return
    names = {entry.name for entry in folder.iterdir()}
    for file in sorted(folder.iterdir()):
        path = f"{name}/{file.name}"
        if file.name.startswith((".", "~$")) or file.name == "README.md":
            continue
        yield path, _name_problem(file, Spot(path), names) or _read_file(file, folder, Spot(path))


def slug_of(path: str) -> str:
    """`roles/sales.md` -> `sales`."""
    return path.rpartition("/")[2].removesuffix(".md")


def _name_problem(file: Path, spot: Spot, names: set[str]) -> Problem | None:
    stem = file.name.partition(".")[0] if file.suffix != ".md" else file.stem
    better = f"{slugify(stem) or 'sales-account-executive'}.md"
    if file.is_dir() and not file.is_symlink():
        fix = f"Put each role into {spot.path.rpartition('/')[0]}/ itself, and pictures into site_src/assets/."
        return spot.error("role-folder", f"“{file.name}” is a folder.", fix)
    if file.suffix != ".md":
        fix = f"If it is a role, call it “{better}”; pictures go into site_src/assets/."
        return spot.error("role-not-markdown", f"“{file.name}” is not a Markdown file.", fix)
    if not SLUG.fullmatch(file.stem):
        message = f"“{file.name}” would make an address that is hard to write down."
        fix = f"Call it “{better}”: small letters, figures and “-” only."
        if better in names and better != file.name:
            message = f"“{file.name}” and “{better}” would get the same address."
            fix = "Delete one of them, or give it a name of its own."
        return spot.error("role-name", message, fix)
    if reason := RESERVED.get(file.stem):
        fix = "Call it after the role; text above the list goes into site_src/jobs.md."
        return spot.error("role-reserved", f"“{file.name}” can't be a role. {reason}.", fix)
    return None


def _read_file(file: Path, folder: Path, spot: Spot) -> str | Problem:
    try:
        if not file.resolve(strict=True).is_relative_to(folder.resolve().parent):
            message = f"“{file.name}” is a link to a file outside of this project."
            return spot.error("role-outside", message, "Put the file itself here.")
        if (size := file.stat().st_size) > LARGEST:
            message = f"“{file.name}” has {size / 1_000_000:.1f} MB; a role has a few thousand characters."
            return spot.error(
                "role-large", message, "Put text only here, and pictures into site_src/assets/."
            )
        data = file.read_bytes()
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or "it leads in a circle"
        return spot.error("role-unreadable", f"“{file.name}” can't be opened: {reason.lower()}.")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return spot.error(
            "role-encoding", f"“{file.name}” is saved as UTF-16.", "Save it as UTF-8."
        )
    if b"\0" in data[:4096]:
        fix = "Write the role in a text editor, or in GitHub's; a Word file can't be read."
        return spot.error("role-binary", f"“{file.name}” is not a text file.", fix)
    if not data.strip():
        fix = "Write at least a title, a place, a posted date and a text."
        return spot.error("role-empty", f"“{file.name}” is empty.", fix)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        message = f"“{file.name}” is not saved as UTF-8; this character can't be read."
        at = Spot(spot.path, line, column)
        return at.error("role-encoding", message, "Save it as UTF-8, or write the character anew.")


def read_role(text: str, path: str, rules: Rules, page: str) -> tuple[Role, list[Problem]]:
    """One role from its file's text, with every problem in it; never an exception."""
    front = frontmatter.read(text, path, rules.keys)
    values = _Values(_with_defaults(front.fields, rules), list(front.problems))
    title = values.text("title")
    links = Links(rules.paths, path, page)
    body, problems = read_body(
        front.body, Spot(path, front.body_line), title, rules.kinds, links.resolve
    )
    values.problems += problems
    role = _role(path, title or body.title, body, values, rules)
    if role.status is not Status.DRAFT:
        values.problems += _missing(role)
    values.problems += _contradictions(role, rules.site)
    return role, values.problems


def _with_defaults(own: Mapping[str, Field], rules: Rules) -> Mapping[str, Field]:
    """A role's fields over its department's over the site's; a description keeps to its own."""
    if not OPENING & own.keys():
        return own
    department = own.get("department") or rules.defaults.get("department")
    inherited = rules.departments.get(department.text.value.casefold(), {}) if department else {}
    return {**rules.defaults, **inherited, **own}


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
            items = items[0].split(";" if ";" in items[0] else ",")
        return tuple(dict.fromkeys(item.strip() for item in items if item.strip()))

    def one(self, value: T | Problem, empty: T) -> T:
        if isinstance(value, Problem):
            self.problems.append(value)
            return empty
        return value

    def has(self, key: str) -> bool:
        return bool(self.texts(key))

    def day(self, key: str, language: str) -> Moment | None:
        if not self.has(key):
            return None
        found = read_day(self.fields[key].text, language)
        if isinstance(found, Problem):
            self.problems.append(found)
            return None
        return found


def _role(path: str, title: str, body: Body, values: _Values, rules: Rules) -> Role:
    site = rules.site
    workplace, places, applicants = _where(values, site)
    countries = [place.country for place in places] or [area.country for area in applicants]
    return Role(
        slug=slug_of(path),
        path=path,
        title=title,
        body=body,
        summary=values.text("summary"),
        department=values.text("department"),
        team=values.text("team"),
        level=values.text("level"),
        tags=values.list("tags"),
        featured=_flag(values, "featured"),
        language=values.text("language"),
        places=places,
        workplace=workplace,
        applicants=applicants,
        employment=_employment(values),
        hours=values.text("hours"),
        starts=values.text("starts"),
        duration=values.text("duration"),
        openings=_number(values, "openings"),
        pay=_pay(values, rules.currency, countries),
        pay_note=values.text("pay_note"),
        benefits=values.list("benefits"),
        education=values.text("education"),
        experience=values.text("experience"),
        skills=values.list("skills"),
        authorization=values.text("authorization"),
        posted=values.day("posted", site.language),
        opens=values.day("opens", site.language),
        closes=values.day("closes", site.language),
        status=_status(values),
        confirmed=values.day("confirmed", site.language),
        owner=values.text("owner"),
        aliases=values.list("aliases"),
        reference=values.text("reference"),
        contact=values.text("contact"),
        apply=values.text("apply"),
        fields=values.fields,
    )


def _where(
    values: _Values, site: Site
) -> tuple[Workplace | None, tuple[Place, ...], tuple[Area, ...]]:
    workplace: Workplace | None = None
    if values.has("workplace"):
        found = choice.read_workplace(values.fields["workplace"].text)
        workplace = values.one(found, None)
    locations = []
    applicants = list(values.texts("applicants"))
    for text in values.texts("location"):
        # “Remote” and “Remote (Germany)” say the workplace and who may apply.
        word, _, rest = text.value.replace("(", ",").replace(")", "").partition(",")
        if word.strip().casefold() != "remote":
            locations.append(text)
            continue
        workplace = workplace or Workplace.REMOTE
        if rest.strip() and not applicants:
            applicants.append(Text(rest.strip(), text.spot))
    places, wrong = read_places(locations, site.offices, site.language)
    areas, wrong_areas = read_areas(applicants, site.language)
    values.problems += [*wrong, *wrong_areas]
    return workplace, places, areas


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
    found: int | None | Problem = choice.read_number(values.fields[key].text)
    return values.one(found, None)


def _pay(values: _Values, currency: str, countries: Sequence[str]) -> Pay | None:
    if not values.has("pay"):
        return None
    found: Pay | None | Problem = read_pay(
        values.fields["pay"].text, currency=currency, countries=countries
    )
    return values.one(found, None)


def _missing(role: Role) -> Iterator[Problem]:
    """What a role needs and doesn't have."""
    spot = Spot(role.path)
    if not role.title:
        fix = f"Write “title: {titled(role.slug)}”, or “# {titled(role.slug)}” as the first line of the text."
        yield spot.error("title-missing", "This role has no title.", fix)
    if not role.body.sections:
        fix = "Write what the role is about below the second “---”."
        yield spot.error("body-missing", "This role has no text.", fix)
    dated = role.spot("closes" if "closes" in role.fields else "opens")
    if role.is_description and not OPENING & role.fields.keys():
        return
    if role.posted is None and "posted" not in role.fields:
        fix = "Write “posted:” with the day the role was first advertised, such as “posted: 2026-11-02”."
        yield dated.error("posted-missing", "This opening has no posted date.", fix)
    if role.workplace is Workplace.REMOTE:
        if not role.applicants and "applicants" not in role.fields:
            message = "This role is remote, and doesn't say from where one may work."
            fix = "Write “applicants:” with the countries it is open to, such as “applicants: Greece; Germany”."
            yield role.spot("workplace").error("applicants-missing", message, fix)
    elif not role.places and "location" not in role.fields:
        fix = (
            "Write “location: Boston, MA, United States”, or “workplace: remote” and “applicants:”."
        )
        yield spot.error("location-missing", "This opening has no location.", fix)


def _contradictions(role: Role, site: Site) -> Iterator[Problem]:
    """Values that can't both be true."""
    if not role.closes:
        return
    end = end_of(role.closes, site.timezone)
    for key, begin in (("posted", role.posted), ("opens", role.opens)):
        if begin and begin_of(begin, site.timezone) >= end:
            later = _a_year_later(role.closes)
            message = (
                f"This role closes on {_iso(role.closes)}, before it is {key} on {_iso(begin)}."
            )
            message = message.replace("is opens", "opens")
            fix = f"Did you mean “closes: {_iso(later)}”?" if later else "Change one of the two."
            yield role.spot("closes").error("closes-early", message, fix)
            return


def _iso(moment: Moment) -> str:
    return moment.isoformat(" ", "minutes") if isinstance(moment, datetime) else moment.isoformat()


def _a_year_later(moment: Moment) -> Moment | None:
    try:
        return moment.replace(year=moment.year + 1)
    except ValueError:
        return None


def _unpublished_links(roles: Sequence[Role], site: Site) -> Iterator[Problem]:
    """Links between roles that lead to a page which is not on the site, or not yet."""
    hidden = {
        role.path: state
        for role in roles
        if not (state := state_at(role, site.now, site.timezone)).is_public
    }
    if not hidden or site.preview:
        return
    for role in roles:
        if role.path in hidden:
            continue
        for link, target in role.body.links:
            if target.path in hidden:
                message = (
                    f"This link leads to a role that is not published ({hidden[target.path]})."
                )
                yield link.spot.error("link-unpublished", message, "Take the link out until it is.")
