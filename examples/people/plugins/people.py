"""Who one would work with, out of people.yml: on each role of a team, and on a page of all teams.

What is wrong with the file is told like what is wrong with a role: where it was written, and what
to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cached_property
from typing import Annotated, Any, ClassVar

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from careers import Block, Feature, Link, Links, Problem, Role, Site, Spot, State, Target, hookimpl

# A text, or the same in several languages: {en: …, de: …}.
Code = Annotated[str, Field(pattern=r"^([a-z]{2,3}(-\w+)*)?$")]
Words = Annotated[
    Mapping[Code, str], BeforeValidator(lambda said: {"": said} if isinstance(said, str) else said)
]
Place = tuple[str | int, ...]  # ("people", 2, "picture")
REACH = re.compile(r"[^\s@/]+@[^\s@]+\.\w|(?:tel|mailto):|(?<![\w/=-])\+?\d(?:[ ()/.-]{0,2}\d){7,}")
STYLES = ("assets/people.css",)


class Page(BaseModel):
    """Something of theirs on another site."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Words
    url: str = Field(pattern=r"^https://[^\s/]+\.\S+$")


class Person(BaseModel):
    """One person. What is here is published; there is no key for more, on purpose."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1)
    team: str = Field(min_length=1)
    does: Words = Field(default_factory=dict)
    pronouns: Words = Field(default_factory=dict)
    picture: str = ""
    picture_alt: Words = Field(default_factory=dict, alias="picture alt")
    links: tuple[Page, ...] = ()


class Everybody(BaseModel):
    """The whole file: the teams, each with a sentence, and the people."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    teams: Mapping[str, Words] = Field(min_length=1)
    people: tuple[Person, ...] = ()


MODELS = (Everybody, Person, Page)


class People(Feature):
    """Shows on open roles whom one would work with, and every team on a page that asks for it.

    A role shows the people of its `team:`, or else of its department. It may name people itself in
    `people:`, or say `off`.
    """

    role_key: ClassVar[bool] = True

    file_name: str = Field("people.yml", description="The file, from the folder of mkdocs.yml.")
    title: str = Field("You would work with", description="The heading on a role.")
    most: int = Field(6, ge=1, le=24, description="How many people of its team a role shows.")

    @hookimpl
    def check_site(self, links: Links) -> Iterator[Problem]:
        yield from self._wrong
        teams, seen = self._file.teams, set()
        for person in self._file.people:
            if person.name in seen:
                message = f"“{person.name}” is here a second time."
                yield self._spot(person, "name").error("people-twice", message, "Leave one out.")
            seen.add(person.name)
            if not any(_same(person.team, team) for team in teams):
                message = f"There is no team “{person.team}” in this file."
                fix = _meant(person.team, teams) or f"The teams are: {', '.join(teams)}."
                yield self._spot(person, "team").error("people-team", message, fix)
            if person.picture and not any(person.picture_alt.values()):
                message = f"The picture of {person.name} has no words for those who can't see it."
                fix = "Write what it shows behind “picture alt:”, or “picture alt: decorative”."
                yield self._spot(person, "picture").error("people-alt", message, fix)
            if isinstance(found := self._picture(person, "", links), Problem):
                yield found

    @hookimpl
    def check_role(self, role: Role) -> Iterator[Problem]:
        names = [person.name for person in self._file.people]
        for name, spot in self._named(role):
            if names and name not in names:
                message = f"“{name}” is not in {self.file_name}."
                fix = _meant(name, names) or f"Here are: {', '.join(names[:20])}."
                yield spot.error("people-unknown", message, fix)
        # A team of which the file says nothing is fine; one that is nearly called so is a slip.
        teams = self._file.teams
        if not any(_same(role.team, team) for team in teams) and (fix := _meant(role.team, teams)):
            message = f"There is no team “{role.team}” in {self.file_name}."
            yield role.spot("team").warning("people-team", message, fix)

    @hookimpl
    def role_blocks(self, role: Role, state: State, site: Site, links: Links) -> Iterator[Block]:
        if state not in (State.OPEN, State.DESCRIPTION) or self._is_off(role):
            return
        by_name = {person.name: person for person in self._file.people}
        people = [by_name[name] for name, _ in self._named(role) if name in by_name]
        people = people or (self._of(role.team) or self._in_department(role))[: self.most]
        if people:
            cards = [self._card(person, site, links) for person in people]
            yield Block(
                "careers/people.html", {"title": self.title, "people": cards}, styles=STYLES
            )

    @hookimpl
    def home_blocks(self, site: Site, links: Links) -> Iterator[Block]:
        teams = [
            {
                "name": team,
                "about": _said(about, site),
                "people": [self._card(person, site, links) for person in self._of(team)],
            }
            for team, about in self._file.teams.items()
        ]
        if teams:
            yield Block("careers/home/people.html", {"teams": teams}, styles=STYLES)

    def _card(self, person: Person, site: Site, links: Links) -> dict[str, Any]:
        """A person as the templates show them."""
        picture = self._picture(person, _said(person.picture_alt, site), links)
        return {
            "name": person.name,
            "initials": "".join(word[0] for word in person.name.split()[:2]),
            "pronouns": _said(person.pronouns, site),
            "does": _said(person.does, site),
            "picture": None if isinstance(picture, Problem) else picture,
            "links": [{"title": _said(one.title, site), "url": one.url} for one in person.links],
        }

    def _picture(self, person: Person, alt: str, links: Links) -> dict[str, Any] | Problem | None:
        """A picture as `careers/picture.html` takes it: with its size, and lighter files of it."""
        if not person.picture:
            return None
        path, spot = links.from_project(person.picture), self._spot(person, "picture")
        found = links.resolve(Link(path, alt, spot, kind="image"))
        if not isinstance(found, Target):
            return found
        sized = found.sized
        return {
            "src": found.href,
            "alt": "" if alt == "decorative" else alt,
            "width": sized.width if sized else 96,
            "height": sized.height if sized else 96,
            "sources": [{"type": kind, "srcset": of} for kind, of in sized.sources]
            if sized
            else [],
            "sizes": "5em",
            "lazy": True,
        }

    def _of(self, team: str) -> list[Person]:
        return [person for person in self._file.people if _same(person.team, team)]

    def _in_department(self, role: Role) -> list[Person]:
        """Those whose team is called like the role's department."""
        keys = role.department_keys
        return [person for person in self._file.people if person.team.casefold() in keys]

    def _named(self, role: Role) -> Iterator[tuple[str, Spot]]:
        """The people whom a role names itself."""
        written = role.fields.get(self.name)
        for text in written.items if written and not self._is_off(role) else ():
            for name in re.split(r"[,;]", text.value):
                if name.strip():
                    yield " ".join(name.split()), text.spot

    def _is_off(self, role: Role) -> bool:
        written = role.fields.get(self.name)
        return written is not None and written.text.value.strip().lower() in ("off", "no", "none")

    # --- Reading the file, once for each build ---

    @property
    def _file(self) -> Everybody:
        return self._read[0]

    @property
    def _wrong(self) -> list[Problem]:
        return self._read[1]

    def _spot(self, person: Person, key: str) -> Spot:
        at = next(at for at, one in enumerate(self._file.people) if one is person)
        return _spot_of(("people", at, key), self._read[2])

    @cached_property
    def _read(self) -> tuple[Everybody, list[Problem], Mapping[Place, Spot]]:
        """The file as values, or nobody; what is wrong with it; and where everything stands."""
        nobody, start = Everybody.model_construct(teams={}), Spot(self.file_name)
        try:
            text = self.file(self.file_name).read_text(encoding="utf-8-sig")
            root = yaml.compose(text, Loader=yaml.SafeLoader)
        except (OSError, UnicodeDecodeError):
            message = f"There is no file “{self.file_name}” that is text in UTF-8."
            fix = "It stands beside mkdocs.yml; examples/people has one to begin with."
            return nobody, [self.option("file_name").error("people-file", message, fix)], {}
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            spot = Spot(self.file_name, mark.line + 1, mark.column + 1) if mark else start
            what = getattr(error, "problem", None) or str(error)
            fix = "Put a text that holds “: ” or “ #” into quotation marks."
            return nobody, [spot.error("people-yaml", f"This can't be read: {what}.", fix)], {}
        reading = _Reading(self.file_name)
        values = reading.values(root, ()) if root else {}
        try:
            return Everybody.model_validate(values), reading.problems, reading.spots
        except ValidationError as error:
            wrong = [_problem(one, reading.spots) for one in error.errors()]
            return nobody, reading.problems + wrong, reading.spots


class _Reading:
    """Values out of YAML, all of them as text (`NO` is no “false”), and where each stands."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.spots: dict[Place, Spot] = {(): Spot(path)}
        self.problems: list[Problem] = []
        self._nodes: set[yaml.Node] = set()

    def values(self, node: yaml.Node, place: Place) -> Any:
        spot = self._spot(node)
        if node in self._nodes:
            message = "An alias stands for this."
            self.problems.append(spot.error("people-yaml", message, "Write it out once more."))
            return ""
        self._nodes.add(node)
        self.spots[place] = spot
        if isinstance(node, yaml.SequenceNode):
            return [self.values(item, (*place, at)) for at, item in enumerate(node.value)]
        if isinstance(node, yaml.MappingNode):
            found: dict[str, Any] = {}
            for key, value in node.value:
                name = str(key.value)
                if name in found:
                    message = f"“{name}” is here a second time."
                    wrong = self._spot(key).error("people-twice", message, "Leave one out.")
                    self.problems.append(wrong)
                found[name] = self.values(value, (*place, name))
            return found
        text = " ".join(str(node.value).split())
        if REACH.search(text):
            message = f"“{text[:80]}” says how to reach somebody, and would be published."
            fix = "Leave it out. Whom to ask about a role stands in the role, under “contact:”."
            self.problems.append(spot.error("people-private", message, fix))
        return text

    def _spot(self, node: yaml.Node) -> Spot:
        return Spot(self.path, node.start_mark.line + 1, node.start_mark.column + 1)


def _problem(error: Mapping[str, Any], spots: Mapping[Place, Spot]) -> Problem:
    """What the models don't take, for somebody who doesn't know that there are any."""
    place, last = error["loc"], error["loc"][-1] if error["loc"] else ""
    message, fix = "This is not what is expected here.", "examples/people/people.yml shows how."
    if error["type"] == "missing":
        message, fix = f"“{last}” is missing here.", f"Write “{last}: …”."
    elif last == "[key]":
        message = f"“{error['input']}” is no language, such as “de”."
        fix = "A text with a comma goes into quotation marks."
    elif error["type"] == "extra_forbidden":
        message = f"There is no “{last}” here."
        known = [field.alias or name for one in MODELS for name, field in one.model_fields.items()]
        fix = _meant(str(last), known) or "Leave it out."
    elif error["type"] == "string_pattern_mismatch":
        message, fix = "This is no address.", "Write all of it, such as https://example.com/talk."
    elif error["type"].endswith("too_short"):
        message, fix = "Nothing is written here.", f"Write “{last}: …” and what it is."
    return _spot_of(place, spots).error("people-yaml", message, fix)


def _spot_of(place: Place, spots: Mapping[Place, Spot]) -> Spot:
    """The spot of a place in the file, or of the nearest around it that is there."""
    while place not in spots and place:
        place = place[:-1]
    return spots[place]


def _said(words: Mapping[str, str], site: Site) -> str:
    """In the language of the site, or else as it was written first."""
    return words.get(site.language, next(iter(words.values()), ""))


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _meant(word: str, known: Iterable[str]) -> str:
    near = get_close_matches(word, list(known), n=1, cutoff=0.75)
    return f"Did you mean “{near[0]}”?" if near else ""
