"""Advice: words that keep people from applying, each with the reason and other words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import ClassVar

from pydantic import Field as Option

from careers.advice import Advice
from careers.features.wording.lexicon import Found, Lexicon, load_lexicon
from careers.problem import Problem, Spot, Text
from careers.prose import Passage, kinds_in, read_prose
from careers.role import Role
from careers.site import Site
from careers.wording import fold, quote, series

# What stands there is the same in many roles, or the names of what others wrote.
SHARED = frozenset({"employer", "resources"})
# The front matter that people read as text.
KEYS = (
    *("summary", "level", "pay_note", "bonus", "benefits", "education", "experience"),
    *("skills", "authorization", "physical_demands"),
)
MARKUP = str.maketrans("", "", "*_")
# Of a length that somebody means, so that no text takes long to be looked through.
QUOTED = re.compile(r"“[^”]{0,200}”|„[^“”]{0,200}[“”]|«[^»]{0,200}»|\"[^\"]{0,200}\"")
ADDRESS = re.compile(r"\S{0,60}(?:://|@|www\.)\S{0,200}")
AGAIN = 3  # places of the same words that are told
NAMED = 6  # words in the message about the balance


class Wording(Advice):
    """Tells words that say of people what the work doesn't ask; it stops nothing.

    It knows English, German, Greek, French and Spanish.
    """

    steady_hooks: ClassVar[frozenset[str]] = frozenset(("check_role",))
    known_topics: ClassVar[Mapping[str, str]] = {
        "age": "words that say how old somebody is to be",
        "gender": "words that name one gender alone",
        "ability": "words that ask for a body, or make a figure of speech of a disability",
        "origin": "words that ask where somebody comes from, such as “native speaker”",
        "background": "looks, private life, records and gaps",
        "pressure": "“like a family”, “thick-skinned”, “fast-paced”",
        "jargon": "“rockstar”, “hit the ground running”, and what every advertisement says",
        "terms": "figures of speech that hurt people",
        "balance": "many words in one English text that a study found to be read as masculine",
    }

    skip_sections: tuple[str, ...] = Option(
        (),
        description="Headings whose text isn't looked at, because many roles share it. “About us” "
        "and links to read never are, and statements on equal opportunity are known anywhere.",
    )
    allow: tuple[str, ...] = Option(
        (), description="Words or names that are never told, such as a product called Guru."
    )
    balance: int = Option(
        4,
        ge=1,
        description="From how many more masculine than feminine words on their balance is told.",
    )

    def advice(self, role: Role, site: Site) -> Iterator[Problem]:
        lexicon = load_lexicon(role.language or site.language)
        if lexicon is None:
            return
        allowed = self._allowed(role, site)
        yield from self._title(role, lexicon, allowed)
        yield from self._front_matter(role, lexicon, allowed)
        source = role.body.written.value.translate(MARKUP)
        coded = set(lexicon.coded(source, "masculine"))
        if len(coded) < self.balance and not any(lexicon.find(source)):
            return  # nothing is to be found, so nothing needs to be read
        passages = list(self._passages(role, lexicon, role.language or site.language))
        yield from self._words(passages, lexicon, allowed)
        yield from self._balance(passages, lexicon)

    def _allowed(self, role: Role, site: Site) -> list[str]:
        names = (*self.allow, site.employer.name, role.department, role.team)
        return [name.casefold() for name in names if name.strip()]

    def _title(self, role: Role, lexicon: Lexicon, allowed: list[str]) -> Iterator[Problem]:
        spot = role.spot("title")
        if "title" in role.fields and spot.path != role.path:
            return
        if "title" not in role.fields:
            first = next((p for p in read_prose(role) if p.text.strip() == role.title), None)
            if first is None:
                return
            spot = first.spot()
        found_in = [*lexicon.find(role.title), *lexicon.find_in_title(role.title)]
        for found in _meant(role.title, found_in, allowed):
            at = spot._replace(column=spot.column + found.start)
            yield from self.tell(found.rule.topic, at, found.message, found.rule.instead)

    def _front_matter(self, role: Role, lexicon: Lexicon, allowed: list[str]) -> Iterator[Problem]:
        for key in KEYS:
            field = role.fields.get(key)
            for item in field.items if field else ():
                if item.spot.path != role.path or lexicon.is_statement(item.value):
                    continue
                for found in _meant(item.value, lexicon.find(item.value), allowed):
                    at = _place(item, found.start)
                    yield from self.tell(found.rule.topic, at, found.message, found.rule.instead)

    def _passages(self, role: Role, lexicon: Lexicon, language: str) -> Iterator[Passage]:
        """What is the role's own, in the words of whoever wrote it."""
        kinds = kinds_in(role, language)
        skipped = {fold(heading) for heading in self.skip_sections}
        skipped |= {fold(name) for name, kind in kinds.items() if kind in SHARED}
        for passage in read_prose(role):
            headings = (passage.heading, passage.below)
            shared = any(fold(name) in skipped or lexicon.is_statement(name) for name in headings)
            if passage.kind == "heading" and passage.text.strip() == role.title:
                continue  # the title has been looked at
            if not (shared or passage.is_quoted or lexicon.is_statement(passage.text)):
                yield passage

    def _words(
        self, passages: list[Passage], lexicon: Lexicon, allowed: list[str]
    ) -> Iterator[Problem]:
        places: dict[str, list[tuple[Passage, Found]]] = {}
        for passage in passages:
            for found in _meant(passage.text, lexicon.find(passage.text), allowed):
                places.setdefault(fold(found.words), []).append((passage, found))
        for stated in places.values():
            first: Spot | None = None
            for passage, found in stated[:AGAIN]:
                spot = passage.spot(found.start, found.words)
                message, fix = found.message, found.rule.instead
                if first:
                    more = len(stated) - AGAIN
                    last = more > 0 and found is stated[AGAIN - 1][1]
                    rest = f", and in {more} more places below" if last else ""
                    message = f"{quote(found.words)} stands here again, as on line {first.line}"
                    message, fix = f"{message}{rest}.", "Say it otherwise here as well."
                first = first or spot
                yield from self.tell(found.rule.topic, spot, message, fix)

    def _balance(self, passages: list[Passage], lexicon: Lexicon) -> Iterator[Problem]:
        """The first place where more masculine than feminine words stand in one text."""
        coded: dict[str, tuple[Passage, int]] = {}
        other: set[str] = set()
        for passage in passages:
            for word, start in lexicon.coded(passage.text, "masculine"):
                coded.setdefault(word.casefold(), (passage, start))
            other |= {word.casefold() for word, _ in lexicon.coded(passage.text, "feminine")}
        if len(coded) - len(other) < self.balance:
            return
        word, (passage, start) = next(iter(coded.items()))
        named = series(list(coded)[:NAMED], "and")
        more = f", and {len(coded) - NAMED} more" if len(coded) > NAMED else ""
        against = f"{len(other)} as feminine" if other else "none as feminine"
        message = (
            f"{len(coded)} words of this text were taken as masculine in a study ({named}{more}), "
            f"and {against}; jobs described so appealed less to women."
        )
        fix = (
            "Say some of them in another way, or name the work: “share what you know with others”."
        )
        yield from self.tell("balance", passage.spot(start, word), message, fix)


def _place(item: Text, start: int) -> Spot:
    """The place of a character of a value, which may be written on several lines."""
    lines = item.value[:start].split("\n")
    if len(lines) > 1:
        return Spot(item.spot.path, item.spot.line + len(lines) - 1)
    return item.spot._replace(column=item.spot.column + start)


def _meant(text: str, words: Iterable[Found], allowed: list[str]) -> list[Found]:
    """The words that are the writer's own, and no part of a name, a quotation or an address."""
    words = list(words)
    if not words:
        return []
    spans = [span.span() for pattern in (QUOTED, ADDRESS) for span in pattern.finditer(text)]
    folded = text.casefold()
    for name in allowed:
        at = folded.find(name)
        while at >= 0:
            spans.append((at, at + len(name)))
            at = folded.find(name, at + 1)
    spans.sort()
    ends = list(accumulate((end for _, end in spans), max))
    meant = []
    for found in words:
        # Of what begins before it, the span that goes on for longest.
        before = bisect_right(spans, (found.start, len(text)))
        if not before or ends[before - 1] < found.end:
            meant.append(found)
    return meant
