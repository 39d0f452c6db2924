"""What a new opening is asked, and what the files of openings are called."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from careers import frontmatter
from careers.folder import is_role_name
from careers.frontmatter import Field
from careers.keys import NAMES, OF_OPENING, normal_key
from careers.layers import REMOTE
from careers.problem import Problem, Spot, Text
from careers.role import Place, Workplace
from careers.settings import Settings
from careers.site import Site
from careers.slug import slugify
from careers.unit import Units, department_key
from careers.values import choice
from careers.values.place import read_areas, read_place, read_places
from careers.wording import fold

# What an opening can be called that is no place, as `fold` has it.
LEVELS = frozenset(
    [
        *("intern", "trainee", "apprentice", "graduate", "entry level", "junior", "associate"),
        *("mid level", "intermediate", "senior", "staff", "lead", "principal"),
    ]
)
ASKED = ("level", "location", "workplace", "applicants", "employment", "pay", "posted", "closes",
         "reference", "status")  # fmt: skip


class Named(NamedTuple):
    """What the name of a new opening says: its file's name without `.md`, and some keys."""

    file: str
    says: dict[str, str]


def read_name(name: str, site: Site) -> Named:
    """What is meant by `Athens`, `Athens, Greece`, `Senior` or `Remote (Germany)`.

    A name that is none of this says nothing.
    """
    name = " ".join(name.split())
    file = slugify(name)
    if fold(name) in LEVELS:
        return Named(file, {"level": name})
    if remote := REMOTE.fullmatch(name):
        area = (remote[1] or "").strip(" ()")
        _, unclear = read_areas([Text(area, Spot(""))], site.language)
        says = {"workplace": "remote", "applicants": "" if unclear else area}
        return Named(file, says)
    place = read_place(Text(name, Spot("")), site.offices, site.language)
    if isinstance(place, Problem):
        return Named(file, {})
    return Named(_place_name(place) or file, {"location": place.office or name})


def new_head(
    said: Mapping[str, str],
    role: Mapping[str, Field],
    before: Mapping[str, Field],
    defaults: Collection[str],
    today: str,
) -> dict[str, str]:
    """The front matter that a new opening starts with: only what it has to say itself.

    `said` is what its name says. What the `role` states is not asked again, nor what the site
    or the department has as `defaults`. `before` is what the role stated when it was an opening
    itself: as good a guess as any.
    """
    known = {key for key, field in role.items() if field.items} - OF_OPENING | set(defaults)
    values = {
        "location": _one_line("location", before) if "level" in said else "",
        "workplace": _one_line("workplace", before),
        "employment": "",
        "pay": "",
        "posted": today,
        "closes": "",
        "reference": "",
    }
    if "workplace" in said:
        del values["location"]
    asked = {key: value for key, value in values.items() if key not in known}
    head = {**asked, **{key: _plain(key, value) for key, value in said.items()}, "status": "draft"}
    return {key: head[key] for key in ASKED if key in head}


def inherited_keys(settings: Settings, units: Units, department: str, location: str) -> set[str]:
    """The keys that the site states for the roles of a department in a place."""
    keys = {normal_key(key) for key in settings.defaults}
    for known, values in settings.departments.items():
        if department_key(known) == department_key(department):
            keys |= {normal_key(key) for key in values}
    for unit in (units.department(department), units.at(location)):
        keys |= unit.fields.keys() if unit else set()
    return keys


def opening_name(fields: Mapping[str, Field], site: Site) -> str:
    """What the file of an opening is called that has had none: after its place, or its level."""
    names = (slugify(name) for name in _names(fields, site))
    return next(name for name in names if is_role_name(f"{name}.md"))


def _names(fields: Mapping[str, Field], site: Site) -> Iterator[str]:
    if location := fields.get("location"):
        places, _ = read_places(location.items, site.offices, site.language)
        yield from (_place_name(place) for place in places[:1])
        yield location.text.value.partition(";")[0].partition(",")[0]
    workplace = fields.get("workplace")
    if workplace and choice.read_workplace(workplace.text) is Workplace.REMOTE:
        yield "remote"
    if level := fields.get("level"):
        yield level.text.value
    yield "opening"


def _place_name(place: Place) -> str:
    return slugify(place.locality or place.office or place.region)


def _one_line(key: str, fields: Mapping[str, Field]) -> str:
    field = fields.get(key)
    return _plain(key, field.text.value) if field else ""


def _plain(key: str, value: str) -> str:
    """A value that can stand behind its key as it is; else nothing, to be filled in."""
    front = frontmatter.read(f"---\n{key}: {value}\n---\n", "", NAMES)
    read = front.fields[key].text.value if key in front.fields else ""
    return value if read == value and not front.problems and "\n" not in value else ""
