"""The words of one language that advice is about, as data, and where they stand in a text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

from careers.wording import quote

WORD = re.compile(r"[^\W_]+")
LEAD = 3  # letters of a word by which what may begin with it is looked up
Gender = Literal["masculine", "feminine"]


@dataclass(frozen=True, slots=True)
class Rule:
    """Some words that mean the same: what is wrong with them, and what to write instead.

    They are left alone in a text in which one of `unless` is found.
    """

    topic: str
    why: str
    instead: str
    unless: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The words of a rule in a text: from character `start` to before `end`."""

    rule: Rule
    words: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.words)

    @property
    def message(self) -> str:
        return f"{quote(self.words)} {self.rule.why}"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What `LANGUAGE.json` says, in a form in which a text is looked through quickly.

    `rules` and `stems` are by the first letters of what they begin with.
    """

    rules: Mapping[str, tuple[tuple[str, Rule], ...]]
    titles: tuple[tuple[re.Pattern[str], Rule], ...]
    statements: re.Pattern[str]
    stems: Mapping[Gender, Mapping[str, tuple[str, ...]]]

    def find(self, text: str) -> Iterator[Found]:
        """The words of any rule, in order; where several begin, the longest."""
        done = 0
        spared: dict[int, bool] = {}  # the rules that leave this text alone, each asked once
        for word in WORD.finditer(text):
            candidates = self.rules.get(word[0][:LEAD].lower())
            if not candidates or word.start() < done:
                continue
            found: list[Found] = []
            for says, rule in candidates:
                if match := _compiled(says).match(text, word.start()):
                    found.append(Found(rule, match[0], match.start()))
            for one in sorted(found, key=lambda one: -len(one.words)):
                key = id(one.rule)
                if key not in spared:
                    spared[key] = bool(one.rule.unless and one.rule.unless.search(text))
                if not spared[key]:
                    done = one.end
                    yield one
                    break

    def find_in_title(self, title: str) -> Iterator[Found]:
        """What is told of a title alone."""
        for says, rule in self.titles:
            match = says.search(title)
            if match and not (rule.unless and rule.unless.search(title)):
                yield Found(rule, match[0], match.start())

    def is_statement(self, text: str) -> bool:
        """Whether a text is about equal opportunity: it names ages, genders and the like."""
        return self.statements.search(text) is not None

    def coded(self, text: str, gender: Gender) -> Iterator[tuple[str, int]]:
        """The words that a study found to be read so, with their first characters."""
        stems = self.stems[gender]
        for word in WORD.finditer(text) if stems else ():
            said = word[0].lower()
            if any(map(said.startswith, stems.get(said[:LEAD], ()))):
                yield word[0], word.start()


@lru_cache(maxsize=16)
def load_lexicon(language: str) -> Lexicon | None:
    """The words of a language such as `de` or `de-AT`, or None where there are none."""
    code = re.split("[-_]", language.lower())[0]
    said = load_data().get(code)
    if said is None:
        return None
    rules: dict[str, list[tuple[str, Rule]]] = {}
    for one in said["rules"]:
        rule = _rule(one)
        for says in one["says"]:
            for lead in leads(says):
                rules.setdefault(lead, []).append((says, rule))
    balance = said.get("balance", {})
    return Lexicon(
        {lead: tuple(found) for lead, found in rules.items()},
        tuple((re.compile(one["says"], re.I), _rule(one)) for one in said.get("titles", ())),
        re.compile("|".join(said["statements"]), re.I),
        {
            "masculine": _by_lead(balance.get("masculine", ())),
            "feminine": _by_lead(balance.get("feminine", ())),
        },
    )


@cache
def load_data() -> Mapping[str, Any]:
    """Each file of words, by its language."""
    folder = files("careers.features.wording")
    found = (file for file in folder.iterdir() if file.name.endswith(".json"))
    data = (json.loads(file.read_text("utf-8")) for file in found)
    return {said["language"]: said for said in sorted(data, key=lambda said: said["language"])}


def leads(says: str) -> set[str]:
    """The first letters, as many as are looked up, of all that a pattern can begin with."""
    if len(parts := _split(says)) > 1:
        return {lead for part in parts for lead in leads(part)}
    plain = re.match(r"[^\W_]*", says)
    letters = plain[0] if plain else ""
    rest = says[len(letters) :]
    if rest[:1] == "?":  # the last letter may be missing
        return leads(letters[:-1] + rest[1:]) | leads(letters + rest[1:])
    if len(letters) >= LEAD or not rest.startswith("(?:"):
        return {letters[:LEAD].lower()}
    end = _end(rest)
    inner, after = rest[3:end], rest[end + 1 :]
    found = set()
    if after[:1] == "?":
        after = after[1:]
        found = leads(letters + after)
    return found | {lead for part in _split(inner) for lead in leads(f"{letters}{part}{after}")}


def _split(pattern: str) -> list[str]:
    """The alternatives at the outermost level of a pattern."""
    parts, depth = [""], 0
    for sign in pattern:
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def _end(pattern: str) -> int:
    """Where the group ends that a pattern begins with."""
    depth = 0
    for index, sign in enumerate(pattern):
        depth += (sign == "(") - (sign == ")")
        if not depth:
            return index
    raise ValueError(f"{pattern} doesn't end")


@cache
def _compiled(says: str) -> re.Pattern[str]:
    """A pattern for whole words, with any white space between them; made when it is needed."""
    spaced = says.replace(" ?", r"\s?").replace(" ", r"\s+")
    return re.compile(rf"(?<!\w)(?:{spaced})(?!\w)", re.I)


def _rule(one: Mapping[str, Any]) -> Rule:
    unless = one.get("unless")
    pattern = re.compile("|".join(unless), re.I) if unless else None
    return Rule(one["topic"], one["why"], one["instead"], pattern)


def _by_lead(stems: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for stem in stems:
        found.setdefault(stem[:LEAD], []).append(stem)
    return {lead: tuple(words) for lead, words in found.items()}
