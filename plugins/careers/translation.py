"""A role in another language: the same role in other words.

Its facts (dates, place, pay, status …) are those of its original, which alone decides what the
role is and whether it is open. What a translation says for people replaces the same there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from careers import frontmatter
from careers.blank import left_blank
from careers.body import QUESTIONS, Body, make_body, read_parts
from careers.consistency import unfit
from careers.described import LOST, Described, described, stated
from careers.folder import INDEX, RoleFile, RoleFiles
from careers.frontmatter import Field, FrontMatter
from careers.inheritance import merge_texts, names_section
from careers.keys import WORDS
from careers.language import in_language, name_of, named
from careers.links import Links
from careers.marks import added_values, without_left_out
from careers.problem import Problem, Spot, Text
from careers.role import Place, Role, Status
from careers.role_values import Values, make_role
from careers.rules import Rules
from careers.values.pay import read_pay
from careers.wording import fold, quote, series

# Those that people read as sentences: left in another language they are noticed.
PROSE = WORDS - {"team", "level", "tags", "contact", "apply", "ask", "skills"}
# Words that mostly hold a figure, which is the same in every language.
NUMBERED = frozenset({"hours", "duration"})
# What is the same in every language, by key: the attributes of a role that say it.
FACTS: Mapping[str, tuple[str, ...]] = {
    "occupation": ("occupations",),
    "featured": ("featured",),
    "location": ("places", "workplace", "applicants"),
    "workplace": ("workplace",),
    "applicants": ("applicants",),
    "employment": ("employment",),
    "starts": ("start",),
    "openings": ("openings",),
    "pay": ("pay",),
    "education": ("credentials",),
    "experience": ("months_of_experience",),
    "experience_instead_of_education": ("experience_instead",),
    "posted": ("posted",),
    "opens": ("opens",),
    "closes": ("closes",),
    "timezone": ("timezone",),
    "status": ("status", "status_since"),
    "confirmed": ("confirmed", "confirmed_by"),
    "owner": ("owner",),
    "aliases": ("aliases",),
    "reference": ("reference",),
}
# These are words too, and only sometimes something that can be compared.
VAGUE = frozenset({"starts", "education", "experience"})


def read_translations(
    files: RoleFiles, originals: Mapping[str, Role], rules: Rules, page: Mapping[str, str]
) -> Iterator[tuple[Role, list[Problem]]]:
    """The translations of a role and its openings into the language of the rules' site.

    `originals` are the roles that were read, by their paths.
    """
    language = rules.site.language
    found = [file for code, file in files.translations if code == language]
    of = LOST
    for file in found:
        front = frontmatter.read(file.text or "", file.path, rules.keys)
        if files.openings and named(file.path).original.endswith(f"/{INDEX}"):
            of = described(front, file.path, rules, page.get(file.path, file.path))
    for file in found:
        original = originals.get(named(file.path).original)
        if original is not None:
            yield _Translation(file, original, rules, page).read(of)


class _Translation:
    """One file on its way to a role."""

    def __init__(
        self, file: RoleFile, original: Role, rules: Rules, page: Mapping[str, str]
    ) -> None:
        self.path = file.path
        self.original = original
        self.rules = rules
        self.front: FrontMatter = frontmatter.read(file.text or "", file.path, rules.keys)
        self.spot = Spot(file.path, self.front.body_line)
        self.links = Links(rules.paths, file.path, page.get(file.path, file.path), rules.measure)
        self.own = stated(self.front.fields)
        self.problems: list[Problem] = [*self.front.problems, *unfit(self.own)]

    def read(self, of: Described) -> tuple[Role, list[Problem]]:
        """The role; `of` is what the translation of the file `index.md` says, for an opening."""
        title, body = self._body(of if self.original.opening_of else None)
        given = {**self._shared(), **(of.fields if self.original.opening_of else {}), **self.own}
        said = {key: field for key, field in given.items() if key in WORDS}
        facts = {key: field for key, field in self.own.items() if key in FACTS}
        pay = facts.pop("pay", None)
        values = Values(
            without_left_out({**facts, **said, **self._language()}, self.rules.marks), []
        )
        told = make_role(self.path, title, body, values, self.rules)
        if pay is not None:
            countries = [place.country for place in self.original.places] or [
                area.country for area in self.original.applicants
            ]
            found = read_pay(pay.text, currency=self.rules.currency, countries=countries)
            told = replace(told, pay=values.one(found, None))
        self.problems += values.problems
        self._check_language(told)
        for key, field in {**facts, **({"pay": pay} if pay else {})}.items():
            self._compare(key, field, told)
        if department := self.own.get("department"):
            self._check_department(department)
        unread = {problem.line for problem in values.problems if problem.path == self.path}
        words: dict[str, Any] = {
            key: getattr(told, key) for key in said if said[key].spot.line not in unread
        }
        if "tags" in words:  # what is meant for one of them is meant for it in any language
            words["tags"] = tuple(dict.fromkeys((*words["tags"], *self.original.tags)))
        if self.original.status is not Status.DRAFT:
            self.problems += self._left(said)
            self.problems += left_blank(self.front.body, self.spot)
        return replace(
            self.original,
            **words,
            path=self.path,
            title=title or self.original.title,
            body=body,
            language=self.rules.site.language,
            translation_of=self.original.path,
            fields={**self.original.fields, **said, **self._features()},
        ), self.problems

    def _body(self, of: Described | None) -> tuple[str, Body]:
        """The title and the text; that of an opening over what `index` says in this language."""
        rules = self.rules
        title = ""
        if "title" in self.own:
            title = " ".join(self.own["title"].text.value.split())
        is_section = (
            partial(names_section, of, rules.kinds, rules.marks) if of else rules.is_section
        )
        read = read_parts(self.front.body, self.spot, title, is_section, self.links.resolve)
        self.problems += read.problems
        title = title or read.title or (of.title if of else "")
        parts, source = read.parts, self.front.body
        if of and not of.is_lost:
            merged = merge_texts(of, read, rules.kinds, rules.marks)
            parts, source = merged.parts, merged.source
            self.problems += [*merged.problems, *added_values(self.own, rules.marks)]
        written = Text(self.front.body, self.spot)
        body = make_body(source, read.title, parts, rules.kinds, written)
        if of:
            targets = tuple(
                (link, replace(target, path=self.path) if target.href[:1] == "#" else target)
                for link, target in body.links
            )
            body = replace(body, links=targets)
        if of and of.is_lost:
            folder = self.path.rpartition("/")[0]
            message = "This opening is translated, and its role is not."
            fix = f"Write {folder}/{in_language(INDEX, named(self.path).written)} too."
            self._tell(Spot(self.path), "translation-without-role", message, fix)
        elif not any(section.html.strip() for section in body.told()):
            message = "This translation has no text."
            fix = f"Write below the second “---” what {self.original.path} says there."
            self._tell(Spot(self.path), "body-missing", message, fix)
        elif self.original.body.section(QUESTIONS) and not body.section(QUESTIONS):
            message = f"{self.original.path} asks applicants questions, and this translation none."
            fix = "Translate that section too, so that everybody is asked the same."
            self.problems.append(Spot(self.path).warning("translation-questions", message, fix))
        elif (asked := _asked(body)) != (there := _asked(self.original.body)):
            message = f"The number of questions is {asked} here, and {there} in the original."
            fix = "Ask the same in both, in the same order, so that everybody is asked the same."
            section = body.section(QUESTIONS)
            spot = section.spot if section else Spot(self.path)
            self.problems.append(spot.warning("translation-questions", message, fix))
        return title, body

    def _shared(self) -> dict[str, Field]:
        """What defaults say in this language, where the original has it from there."""
        where = {
            key: self.original.fields[key]
            for key in ("department", "location")
            if key in self.original.fields
        }
        folder = f"{self.path.partition('/')[0]}/"
        return {
            key: field
            for key, field in self.rules.completed(where).items()
            if key in self.original.fields
            and not self.original.fields[key].text.spot.path.startswith(folder)
        }

    def _language(self) -> dict[str, Field]:
        return {"language": self.own["language"]} if "language" in self.own else {}

    def _check_language(self, told: Role) -> None:
        language = self.rules.site.language
        if told.language and told.language.casefold() != language.casefold():
            message = f"The file's name says that it is in {name_of(language, 'en')}."
            fix = "Delete this line, or call the file after the language that it is in."
            self._tell(self.own["language"].text.spot, "translation-language", message, fix)

    def _compare(self, key: str, field: Field, told: Role) -> None:
        """A fact that is stated again has to be the same."""
        spots = {item.spot for item in field.items}
        if any(Spot(one.path, one.line, one.column) in spots for one in self.problems):
            return
        for name in FACTS[key]:
            one, other = getattr(told, name), getattr(self.original, name)
            if name == "places":
                one, other = _where(one), _where(other)
            elif key == "location" and not one:
                continue  # `Remote` states them too, and another location needn't
            if one != other and not (key in VAGUE and (not one or not other)):
                break
        else:
            return
        written = self.original.fields.get(key)
        name = key.replace("_", " ")
        message = f"“{name}” is {quote(field.text.value)} here, and {self.original.path} has none."
        if written and written.items:
            at = written.text.spot
            message = (
                f"“{name}” is {quote(field.text.value)} here, and "
                f"{quote(written.text.value)} in {at.path}:{at.line}."
            )
        fix = "Delete this line: a translation says the same in other words."
        self._tell(field.text.spot, "translation-differs", message, fix)

    def _check_department(self, field: Field) -> None:
        """It goes by one name on all pages of a language; its own file says by which."""
        said = " ".join(field.text.value.split())
        if fold(said) in (fold(self.original.department), fold(self._department())):
            return
        file = f"departments/….{self.rules.site.language}.md"
        message = f"{quote(said)} is not what this department is called in this language."
        fix = f"Delete this line. Its name in this language is the title of its file, {file}."
        self._tell(field.text.spot, "translation-differs", message, fix)

    def _department(self) -> str:
        unit = self.rules.units.department(self.original.department)
        return unit.called if unit else ""

    def _left(self, said: Mapping[str, Field]) -> Iterator[Problem]:
        """What is still in the original's language."""
        for key in sorted(NUMBERED & self.own.keys() & self.original.fields.keys()):
            here, there = self.own[key].text, self.original.fields[key].text
            if _differ(_numbers(here.value), _numbers(there.value)):
                at = there.spot
                message = f"“{key}” is {quote(here.value)} here, and {quote(there.value)} in "
                fix = "Say the same in both, or in one of them without figures."
                yield here.spot.warning(
                    "translation-numbers", f"{message}{at.path}:{at.line}.", fix
                )
        left = [
            key.replace("_", " ")
            for key in PROSE
            if key in self.original.fields and key not in said and getattr(self.original, key)
            if not (key == "starts" and self.original.start)
            if not self.original.opening_of or self._is_own(key)
        ]
        if left:
            listed = series([f"“{key}”" for key in sorted(left)], "and")
            message = f"{listed} is shown as {self.original.path} says it, in its language."
            fix = "Write it here as well, in this one."
            yield Spot(self.path).note("translation-partial", message, fix)

    def _is_own(self, key: str) -> bool:
        """Whether the original says it itself; what an opening inherits is told of its role."""
        return self.original.fields[key].text.spot.path == self.original.path

    def _features(self) -> dict[str, Field]:
        """What is said to features, in this language."""
        known = {*WORDS, *FACTS, "title", "department", "language"}
        return {key: field for key, field in self.own.items() if key not in known}

    def _tell(self, spot: Spot, code: str, message: str, fix: str) -> None:
        self.problems.append(spot.error(code, message, fix))


def _asked(body: Body) -> int:
    """How many questions a text asks."""
    return sum(len(section.items) for section in body.sections if section.kind == QUESTIONS)


def _numbers(text: str) -> set[str]:
    """The figures in a text: `37.5` is `37,5` in another language."""
    return {found.replace(",", ".") for found in re.findall(r"\d+(?:[.,]\d+)?", text)}


def _differ(here: set[str], there: set[str]) -> bool:
    """Whether two texts name figures, and no figure in common: `5 p.m.` may be `17 Uhr`."""
    return bool(here and there) and not here & there


def _where(places: tuple[Place, ...]) -> frozenset[tuple[str, str]]:
    return frozenset((place.country, fold(place.locality)) for place in places)
