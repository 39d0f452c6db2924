"""Advice: whether a role can be read in a minute, on a phone, by people who have never met you."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from pydantic import Field as Option

from careers.advice import Advice
from careers.body import TAG
from careers.features.readability.counting import are_spaced, sentences, words
from careers.features.readability.title import title_slips
from careers.features.readability.wishes import is_wish
from careers.problem import Problem, Spot
from careers.prose import Passage, kinds_in, read_prose
from careers.role import Role
from careers.section import Section
from careers.site import Site
from careers.wording import quote

UNREAD = frozenset({"questions", "resources"})  # a form, and the names of what others wrote
WITHOUT_HEADINGS = 1500  # characters; half a page of a phone many times over
MOST = 4  # sentences, paragraphs or bullets that are told, the longest first
# What is said of those that are too long, and what to do.
LONG: Mapping[str, tuple[str, str]] = {
    "bullet": (
        "This bullet goes on for {count}, which is a paragraph.",
        "Say it in fewer words, or part it into several.",
    ),
    "paragraph": (
        "This paragraph goes on for {count}, more than a phone shows at once.",
        "Part it with an empty line, or make bullets of what is a list.",
    ),
    "sentence": ("{what} goes on for {count}.", "Make two sentences of it."),
}
WISHES = 4  # a few wishes need no advice


class Readability(Advice):
    """Tells what is too long to be read, and what job boards take for noise; it stops nothing."""

    steady_hooks: ClassVar[frozenset[str]] = frozenset(("check_role",))
    known_topics: ClassVar[Mapping[str, str]] = {
        "title": "what is no name of one role: capitals, places, “hiring now”, several roles",
        "length": "a text that is too short or too long",
        "structure": "a long text without headings",
        "sentence": "a long sentence",
        "paragraph": "a long paragraph",
        "bullet": "a long bullet",
        "list": "a list of many bullets",
        "requirements": "many requirements, or more wishes than requirements",
    }

    shortest: int = Option(
        700,
        ge=0,
        description="How many characters the text has at least. Teamtailor's boards want 700.",
    )
    longest: int = Option(
        5000,
        ge=1,
        description="How many characters it has at most. Teamtailor's boards take 5,000.",
    )
    title: int = Option(
        80, ge=1, description="How many characters a title has at most. Workable's boards want 80."
    )
    sentence: int = Option(
        30,
        ge=1,
        description="How many words a sentence has at most. GOV.UK asks for 25, and calls "
        "sentences of 29 and more very hard to read.",
    )
    paragraph: int = Option(
        120, ge=1, description="How many words a paragraph has at most; on a phone it is a screen."
    )
    bullet: int = Option(
        35, ge=1, description="How many words a bullet has at most; more are a paragraph."
    )
    bullets: int = Option(
        12, ge=1, description="How many bullets a list has at most; of more, few are read."
    )
    requirements: int = Option(
        8,
        ge=1,
        description="How many requirements there are at most, without wishes. People who meet "
        "most of a long list may not apply.",
    )

    def advice(self, role: Role, site: Site) -> Iterator[Problem]:
        language = role.language or site.language
        yield from self._title(role, site)
        yield from self._length(role, language)
        passages = [passage for passage in read_prose(role) if not passage.is_quoted]
        kinds = kinds_in(role, language)
        told = [p for p in passages if kinds.get(p.heading) not in UNREAD]
        yield from self._passages(told, language)
        yield from self._lists(told, kinds)
        needed = [p for p in told if kinds.get(p.heading) == "requirements"]
        yield from self._requirements(needed)

    def _title(self, role: Role, site: Site) -> Iterator[Problem]:
        spot = _title_spot(role)
        if spot is None:
            return
        if len(role.title) > self.title:
            message = (
                f"The title has {len(role.title)} characters; job boards want {self.title} at most."
            )
            fix = "Keep the name of the role, and say the rest in the text."
            yield from self.tell("title", spot, message, fix)
        for message, fix in title_slips(role, site):
            yield from self.tell("title", spot, message, fix)

    def _length(self, role: Role, language: str) -> Iterator[Problem]:
        """Of the whole text, which an opening has from two files."""
        lengths = {section: len(_text(section)) for section in role.body.told()}
        total = sum(lengths.values())
        spot = role.body.written.spot
        if total and (first := next(iter(read_prose(role)), None)):
            spot = first.spot()
        if total > self.longest:
            longest = max(lengths, key=lambda section: lengths[section])
            name = quote(longest.heading.text) if longest.heading else "the beginning"
            message = (
                f"The text has {total:,} characters, and job boards take {self.longest:,} at most."
            )
            fix = (
                f"Most of it is in {name} ({lengths[longest]:,}): leave out what pages of the "
                "site say as well, and link to them."
            )
            yield from self.tell("length", spot, message, fix)
        elif total < self.shortest and not role.is_description and are_spaced(language):
            message = (
                f"The text has {total:,} characters, and job boards want {self.shortest:,} or more."
            )
            fix = "Say what a usual week is like, with whom, and what a good first year looks like."
            yield from self.tell("length", spot, message, fix)
        if total > WITHOUT_HEADINGS and not any(s.all_headings for s in role.body.sections):
            message = "This is a long text without headings, and most people only look through it."
            fix = "Write “## Responsibilities” and “## Requirements” above what is about these."
            yield from self.tell("structure", spot, message, fix)

    def _passages(self, passages: Sequence[Passage], language: str) -> Iterator[Problem]:
        slips: dict[str, list[tuple[int, Passage, int, str]]] = {}
        for passage in passages:
            count = words(passage.text, language)
            if passage.kind == "bullet" and count > self.bullet:
                slips.setdefault("bullet", []).append((count, passage, 0, ""))
                continue
            if passage.kind == "paragraph" and count > self.paragraph:
                slips.setdefault("paragraph", []).append((count, passage, 0, ""))
            if passage.kind in ("paragraph", "bullet") and count > self.sentence:
                for start, sentence in sentences(passage.text):
                    if (count := words(sentence, language)) > self.sentence:
                        slips.setdefault("sentence", []).append((count, passage, start, sentence))
        for topic, found in slips.items():
            says, fix = LONG[topic]
            found.sort(key=lambda slip: -slip[0])
            rest = f" So do {len(found) - MOST} more." if len(found) > MOST else ""
            for count, passage, start, sentence in found[:MOST]:
                message = says.format(what=quote(sentence), count=f"{count} words") + rest
                yield from self.tell(topic, passage.spot(start), message, fix)

    def _lists(self, passages: Sequence[Passage], kinds: Mapping[str, str]) -> Iterator[Problem]:
        groups = Counter(p.group for p in passages if p.kind == "bullet")
        for passage in passages:
            count = groups.pop(passage.group, 0) if passage.kind == "bullet" else 0
            if count > self.bullets and kinds.get(passage.heading) != "requirements":
                message = f"This list has {count} bullets, and few people read that many."
                fix = "Keep what fills most of a week, or part it under headings of its own."
                yield from self.tell("list", passage.spot(), message, fix)

    def _requirements(self, passages: Sequence[Passage]) -> Iterator[Problem]:
        needed, wished, wishing = 0, 0, False
        for passage in passages:
            if passage.kind in ("heading", "paragraph"):
                # “Nice to have:” above a list is about all of it.
                wishing = is_wish(passage.text)
            elif passage.kind == "bullet" and (wishing or is_wish(passage.text)):
                wished += 1
            elif passage.kind == "bullet":
                needed += 1
        if needed > self.requirements:
            message = (
                f"{needed} things are required, and people who meet most of them may not apply."
            )
            fix = "Keep those without which nobody can begin; put the rest under “Nice to have”."
            yield from self.tell("requirements", passages[0].spot(), message, fix)
        if wished >= WISHES and wished > needed:
            message = f"{wished} of {needed + wished} requirements are wishes."
            fix = "Keep those that would decide between two people, and leave out the rest."
            yield from self.tell("requirements", passages[0].spot(), message, fix)


def _title_spot(role: Role) -> Spot | None:
    """Where the role's own file says its title; an opening may have its role's."""
    if "title" in role.fields:
        spot = role.spot("title")
        return spot if spot.path == role.path else None
    heading = next((p for p in read_prose(role) if p.text.strip() == role.title), None)
    return heading.spot() if heading else None


def _text(section: Section) -> str:
    heading = f"{section.heading.text} " if section.heading else ""
    return heading + " ".join(TAG.sub(" ", section.html).split())
