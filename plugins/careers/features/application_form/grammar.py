"""One question as somebody writes it in a bullet: its words, and brackets that say the kind.

    Do you have a driver's license? (yes/no)
    Which shifts suit you? (choose any: early, late, night)
    Tell us about a bread you are proud of (long text, optional): up to 200 words

Brackets at the end say what kind of answer it takes; behind a colon comes a hint. Without
brackets it takes a short text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from careers.catalogue import FALLBACK, load_catalogue
from careers.features.application_form.fields import Kind
from careers.problem import NOWHERE, Problem, Spot, did_you_mean
from careers.wording import fold, plain, quote, series

LONGEST = 300  # characters of a question, of its hint and of an answer to choose
MOST_OPTIONS = 40
WIDE = str.maketrans("（）：", "():")
COLON = re.compile("([:：])")
SQUARE = re.compile(r"\[([^\[\]]+)\](?=[?!.\s]*(?::|$))")
CHOICES = ("one", "any")


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a role; `lawful` says that somebody knows that it may be asked here."""

    text: str
    kind: Kind = "text"
    options: tuple[str, ...] = ()
    required: bool = True
    hint: str = ""
    lawful: bool = False
    spot: Spot = NOWHERE


class Words:
    """What may stand in the brackets: the words of a catalogue, folded."""

    def __init__(self, words: Mapping[str, Any], also: Mapping[str, Any] | None = None) -> None:
        """`also` are words of another language that are understood too, and never written."""
        marks: Mapping[str, Any] = words["marks"]
        more: Mapping[str, Any] = (also or words)["marks"]
        self.kinds: dict[str, Kind] = {
            fold(name): kind
            for source in (more, marks)
            for kind, names in source["kinds"].items()
            for name in names
        }
        self.names = [name for names in marks["kinds"].values() for name in names]
        self.optional, self.required, self.lawful = (
            frozenset(map(fold, (*more[key], *marks[key])))
            for key in ("optional", "required", "lawful")
        )
        self.flags = self.optional | self.required | self.lawful
        # How each is written in messages, and by `print_question`.
        self.written: Mapping[str, str] = {kind: names[0] for kind, names in marks["kinds"].items()}
        self.named = {
            "optional": marks["optional"][0],
            "lawful": marks["lawful"][0],
        }

    def examples(self) -> str:
        """What may stand in brackets, in words."""
        said = [
            f"{name}: one, two" if kind in CHOICES else name for kind, name in self.written.items()
        ]
        return series(f"({name})" for name in said)


@cache
def load_words(language: str) -> Words:
    """The words of a language, put in order once; English ones are understood beside them."""
    english = load_catalogue(FALLBACK)["application_form"]
    return Words(load_catalogue(language)["application_form"], english)


class _Group(NamedTuple):
    """A pair of brackets: where it begins and ends, and what is inside."""

    start: int
    end: int
    inside: str


class _Mark(NamedTuple):
    """What brackets say: a kind (or none), answers to choose from, and the words beside them."""

    kind: Kind | None
    options: tuple[str, ...]
    flags: frozenset[str]


def read_question(
    text: str, spot: Spot, words: Words, below: Sequence[str] = ()
) -> tuple[Question | None, list[Problem]]:
    """One bullet; `below` are the bullets inside it, which are answers to choose from."""
    text = _in_brackets(" ".join(text.split()), words)
    found = _split(text, words)
    if isinstance(found, Problem):
        return None, [_at(found, spot)]
    asked, marks, hint = found
    kinds = [mark.kind for mark in marks if mark.kind]
    options = [option for mark in marks for option in mark.options]
    flags = frozenset(flag for mark in marks for flag in mark.flags)
    problems = list(_contradictions(kinds, options, flags, below, spot, words))
    kind = kinds[0] if kinds else "text"
    options = options or list(below)
    if not problems:
        problems += _limits(asked, hint, kind, options, spot, words)
    if problems:
        return None, problems
    return Question(
        text=asked,
        kind=kind,
        options=tuple(options),
        required=not flags & words.optional,
        hint=hint,
        lawful=bool(flags & words.lawful),
        spot=spot,
    ), []


def print_question(question: Question, words: Words) -> str:
    """A question as somebody would write it, with its mark in full; reads as the same question."""
    said = [words.written[question.kind]]
    if not question.required:
        said.append(words.named["optional"])
    if question.lawful:
        said.append(words.named["lawful"])
    hint = f": {question.hint}" if question.hint else ""
    mark = ", ".join(said)
    if not question.options:
        return f"{question.text} ({mark}){hint}"
    between = "; " if any("," in option for option in question.options) else ", "
    inline = f"{question.text} ({mark}: {between.join(question.options)}){hint}"
    again, _ = read_question(inline, question.spot, words)
    if again == question:
        return inline
    return "\n  - ".join([f"{question.text} ({mark}){hint}", *question.options])


def _at(problem: Problem, spot: Spot) -> Problem:
    return Problem(*spot, problem.severity, problem.code, problem.message, problem.fix)


def _in_brackets(text: str, words: Words) -> str:
    """A mark in other brackets, or in none behind the question mark, in those that it has."""
    read = text.translate(WIDE)
    if "(" in read:
        return text
    if (found := SQUARE.search(read)) and _mark(text[found.start(1) : found.end(1)], words):
        return (
            f"{text[: found.start()]}({text[found.start(1) : found.end(1)]}){text[found.end() :]}"
        )
    asked, ends, said = text.rpartition("?")
    return f"{asked}? ({said.strip()})" if ends and _mark(said, words) else text


def same(text: str) -> str:
    """What two questions or answers have in common that say the same; “C” and “C++” don't."""
    return plain(text).casefold().rstrip("?!. ")


def _split(text: str, words: Words) -> tuple[str, list[_Mark], str] | Problem:
    """The question, the marks behind it, and the hint behind these."""
    read = text.translate(WIDE)
    groups = list(_groups(text))
    marks = [_mark(group.inside, words) for group in groups]
    for index, first in enumerate(groups):
        run: list[_Mark] = []
        end = first.start
        for group, mark in zip(groups[index:], marks[index:], strict=True):
            if mark is None or read[end : group.start].strip():
                break
            run.append(mark)
            end = group.end
        rest = read[end:].strip()
        if not run or (rest[:1] != ":" and rest.strip("?!.…。？！")):
            continue
        asked = text[: first.start].strip()
        if rest[:1] == ":":
            return asked, run, text[end:].strip()[1:].strip()
        return asked + rest, run, ""
    if groups and groups[-1].end == len(text):
        inside = groups[-1].inside.strip()
        message = f"“({inside[:60]})” at the end of a question doesn't say how it is answered."
        kind = did_you_mean(inside.partition(":")[0], words.names)
        if re.search(r"[,;/|]|\bor\b", inside) and not kind and ":" not in inside:
            parts = [part.strip() for part in re.split(r"[,;/|]|\bor\b", inside) if part.strip()]
            kind = f"Write “({words.written['one']}: {', '.join(parts)})”, if one has to choose. "
        fix = f"{kind}It may be {words.examples()}; behind brackets that belong to the question, "
        return NOWHERE.error("question-mark", message, f"{fix}add ({words.written['text']}).")
    if any(mark and mark.kind for mark in marks):
        inside = next(g.inside for g, mark in zip(groups, marks, strict=True) if mark and mark.kind)
        message = f"“({inside[:60]})” stands in the middle of a question."
        fix = (
            "Put it at the end, with a colon before a hint; or, if it belongs to the question,"
            f" add ({words.written['text']}) at the end."
        )
        return NOWHERE.error("question-mark", message, fix)
    return text, [], ""


def _groups(text: str) -> Iterator[_Group]:
    """The outermost pairs of brackets; one without its other half is a letter like any other."""
    open_at: list[int] = []
    found: list[_Group] = []
    for index, letter in enumerate(text.translate(WIDE)):
        if letter == "(":
            open_at.append(index)
        elif letter == ")" and open_at:
            start = open_at.pop()
            while found and found[-1].start > start:
                found.pop()
            found.append(_Group(start, index + 1, text[start + 1 : index]))
    return iter(found)


def _mark(inside: str, words: Words) -> _Mark | None:
    """What brackets say, if everything in them is known."""
    head, colon, tail = (
        COLON.split(inside, maxsplit=1) if COLON.search(inside) else (inside, "", "")
    )
    kinds: list[Kind] = []
    flags: set[str] = set()
    for piece in filter(None, map(fold, re.split("[,;，；]", head))):
        if piece in words.kinds:
            kinds.append(words.kinds[piece])
        elif piece in words.flags:
            flags.add(piece)
        else:
            return None
    if len(kinds) > 1 or not (kinds or flags) or (colon and kinds[:1] not in (["one"], ["any"])):
        return None
    between = "[;；]" if re.search("[;；]", tail) else "[,，]"
    options = [part.strip() for part in re.split(between, tail) if part.strip()]
    while options and fold(options[-1]) in words.flags:
        flags.add(fold(options.pop()))
    return _Mark(kinds[0] if kinds else None, tuple(options), frozenset(flags))


def _contradictions(
    kinds: Sequence[Kind],
    options: Sequence[str],
    flags: frozenset[str],
    below: Sequence[str],
    spot: Spot,
    words: Words,
) -> Iterator[Problem]:
    if len(kinds) > 1:
        message = "This question says twice how it is answered."
        yield spot.error("question-mark", message, "Keep one of them.")
    if flags & words.optional and flags & words.required:
        message = "This question is said to be both optional and required."
        yield spot.error("question-mark", message, "Keep one of them; without a word it is needed.")
    chosen = bool(kinds) and kinds[0] in CHOICES
    if below and options:
        message = "The answers to choose from stand in the brackets and below."
        yield spot.error("question-options", message, "Keep one of them.")
    elif below and not chosen:
        message = "There are bullets below this question, and it isn't one to choose from."
        one, several = (words.written[kind] for kind in CHOICES)
        fix = f"Write ({one}) or ({several}) behind the question, or take the bullets away."
        yield spot.error("question-options", message, fix)


def _limits(
    asked: str, hint: str, kind: Kind, options: Sequence[str], spot: Spot, words: Words
) -> Iterator[Problem]:
    if not re.search(r"\w", asked):
        message = "There is no question before the brackets."
        yield spot.error("question-empty", message, "Write what you want to know.")
    for part in (asked, hint, *options):
        if len(part) > LONGEST:
            message = f"{quote(part)} has {len(part)} characters, and {LONGEST} are enough."
            yield spot.error("question-long", message, "Say it in fewer words.")
    if kind in CHOICES and len(options) < 2:
        message = f"There {'is 1 answer' if options else 'are no answers'} to choose from."
        fix = f"Write them behind a colon: ({words.written[kind]}: early, late)."
        yield spot.error("question-options", message, fix)
    if len(options) > MOST_OPTIONS:
        message = f"There are {len(options)} answers to choose from."
        yield spot.error("question-options", message, f"Write {MOST_OPTIONS} or fewer.")
    seen: set[str] = set()
    for option in options:
        if (key := same(option)) in seen:
            message = f"{quote(option)} can be chosen twice."
            yield spot.error("question-options", message, "Keep one of them.")
        seen.add(key)
