"""Departments and offices: what a file of their own says of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from careers.frontmatter import Field
from careers.frozen import FrozenDict
from careers.illustration import Illustration
from careers.problem import Problem, Spot
from careers.values.place import Office
from careers.wording import fold, plain

Kind = Literal["department", "office"]

FOLDERS: Mapping[Kind, str] = {"department": "departments", "office": "offices"}
ORDINARY = ("index.md", "readme.md")  # pages like any other


@dataclass(frozen=True, slots=True)
class Unit:
    """A department or an office as its own file states it.

    `name` is what roles call it, and was written at `spot`; without `is_stated` it is the
    file's name. `title`, `summary` and `text` (Markdown) are its page's. `fields` are what its
    roles start from. `office` is the address of an office, `point` its latitude and longitude,
    and `directions` say how one gets there. In another language `path`, `title`, `summary`,
    `text` and some `fields` are those of its translation; `called` is its name there.
    """

    kind: Kind
    name: str
    path: str
    spot: Spot
    title: str
    summary: str = ""
    text: str = ""
    fields: Mapping[str, Field] = field(default_factory=dict)
    office: Office | None = None
    picture: Illustration | None = None
    point: tuple[float, float] | None = None
    directions: str = ""
    is_stated: bool = True
    called: str = ""
    known_as: str = ""

    def __post_init__(self) -> None:
        if not isinstance(self.fields, FrozenDict):
            object.__setattr__(self, "fields", FrozenDict(self.fields))

    @property
    def key(self) -> str:
        """The name as it is looked up, in whatever language its page is."""
        name = self.known_as or self.name
        return fold(name) if self.kind == "office" else department_key(name)


@dataclass(frozen=True, slots=True)
class Units:
    """The departments and offices that have files, by name, and all that is wrong with them.

    `translations` are those in other languages, by the code of the language and the path of the
    original.
    """

    departments: tuple[Unit, ...] = ()
    offices: tuple[Unit, ...] = ()
    problems: tuple[Problem, ...] = ()
    translations: Mapping[tuple[str, str], Unit] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Unit]:
        return iter((*self.departments, *self.offices))

    def department(self, name: str) -> Unit | None:
        """The department that roles call so."""
        key = department_key(name)
        found = (unit for unit in self.departments if key in (unit.key, department_key(unit.name)))
        return next(found, None)

    def at(self, name: str) -> Unit | None:
        """The office of this name."""
        return next((unit for unit in self.offices if unit.key == fold(name)), None)

    def spoken(self, code: str) -> Units:
        """What they say in another language, still under the names that roles know them by."""
        return replace(
            self,
            departments=tuple(self._in(code, unit) for unit in self.departments),
            offices=tuple(self._in(code, unit) for unit in self.offices),
            problems=(),
        )

    def in_language(self, code: str) -> Units:
        """The same as pages in that language show them."""
        spoken = self.spoken(code)
        return replace(
            spoken,
            departments=tuple(map(_renamed, spoken.departments)),
            offices=tuple(map(_renamed, spoken.offices)),
        )

    def _in(self, code: str, unit: Unit) -> Unit:
        return self.translations.get((code, unit.path), unit)


NO_UNITS = Units()


def _renamed(unit: Unit) -> Unit:
    return replace(unit, name=unit.called, known_as=unit.name) if unit.called else unit


def department_key(name: str) -> str:
    """A department's name as it is looked up: blanks, dashes and capitals don't count."""
    return plain(name).casefold()


def is_unit(path: str) -> bool:
    """Whether a file of the pages' folder, such as `offices/boston.md`, is one of these."""
    folder, _, name = path.rpartition("/")
    hidden = name.startswith((".", "~$"))
    ordinary = hidden or not name.endswith(".md") or name.lower() in ORDINARY
    return folder in FOLDERS.values() and not ordinary
