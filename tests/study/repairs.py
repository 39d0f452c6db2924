"""What somebody does who reads a message and writes what it says."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import chain

from careers.keys import normal_key
from careers.problem import Problem

OFFER = re.compile(r"“((?:[^“”]|“[^”]*”)+)”|`([^`]+)`")
DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2})?")
WORD = re.compile(r"(?:[Ww]rite|either|or) (?:only )?([\w-]+)(?= (?:or|if)\b|[.,;])")
KEY = re.compile(r"\s*([^\W\d][\w \-]*?)\s*:(.*)")


def repairs(text: str, problem: Problem, keys: Collection[str]) -> Iterator[str]:
    """The texts that one gets by doing what a message says; several where it offers several."""
    return _Page(text, problem, keys).repairs()


class _Page:
    def __init__(self, text: str, problem: Problem, keys: Collection[str]) -> None:
        self.lines = re.split("\r\n|\r|\n", text)
        self.at = problem.line - 1
        self.column = problem.column - 1
        self.problem = problem
        self.keys = keys
        self.fix = problem.fix
        # A list of all that is known is no repair, and what was guessed is meant first.
        told = re.sub(r",? or the name of an office: .*", "", self.fix)
        guess = re.match(r"Did you mean (?:“|`)[^?]*\?", told)
        told = guess[0] if guess else told
        self.offers = [one or other for one, other in OFFER.findall(told)]
        bare = OFFER.sub("", told)
        self.offers += DATE.findall(bare)
        self.offers += re.findall(r"Did you mean (\w+)\?", bare)
        self.offers += re.findall(r"If you mean (\S+), write it so", bare)
        self.offers += re.findall(r"such as ([\w-]+)", bare)
        self.offers += [
            word for word in WORD.findall(bare) if word not in ("the", "it", "both", "a", "one")
        ]

    def repairs(self) -> Iterator[str]:
        """Everything that can be done, once each."""
        done = dict.fromkeys("\n".join(lines) for lines in chain(self._told(), self._offered()))
        yield from done

    @property
    def line(self) -> str:
        return self.lines[self.at]

    def _with(self, at: int, count: int, *new: str) -> list[str]:
        return [*self.lines[:at], *new, *self.lines[at + count :]]

    def _entry(self, at: int) -> int:
        """How many lines the key at a line has."""
        count = 1
        while at + count < len(self.lines) and self.lines[at + count][:1] in (" ", "\t"):
            count += 1
        return count

    def _key_at(self, at: int) -> str:
        found = KEY.match(self.lines[at])
        key = normal_key(found[1]) if found else ""
        return key if key in self.keys else ""

    # --- What is offered in quotation marks ---------------------------------------------------

    def _offered(self) -> Iterator[list[str]]:
        lines = [offer for offer in self.offers if self._is_line(offer)]
        for offer in self.offers:
            if offer in lines:
                yield self._line(offer)
            elif normal_key(offer.rstrip(":")) in self.keys:
                yield self._renamed(offer.rstrip(":"))
            yield from self._value(self.lines, offer)
        # `workplace: hybrid`, and here “Boston”: one line more, and another value.
        for offer in lines:
            for other in self.offers:
                if other not in lines:
                    for changed in self._value(self.lines, other):
                        yield [*changed[: self.at], offer, *changed[self.at :]]
        # `workplace: remote`, and under `applicants:` the rest
        if moved := re.search(r"put (.+?) under `([\w ]+)`", self.fix):
            for offer in self.offers:
                for words in OFFER.findall(moved[1]):
                    for changed in self._value(self.lines, offer):
                        more = f"{moved[2]}: {words[0] or words[1]}"
                        yield [*changed[: self.at], more, *changed[self.at :]]
        if under := re.search(r"Write `(workplace: remote)`, and under `(applicants):`", self.fix):
            place = re.sub(r"(?i)remote|[(),–—-]", " ", self.line.partition(":")[2]).strip()
            yield self._with(self.at, 1, under[1], f"{under[2]}: {place}")

    def _is_line(self, offer: str) -> bool:
        found = KEY.fullmatch(offer)
        return found is not None and bool(found[2].strip()) and normal_key(found[1]) in self.keys

    def _line(self, offer: str) -> list[str]:
        """A whole line in the place of that one, or of that which has its key."""
        return self._with(self.at, self._entry(self.at), offer)

    def _renamed(self, key: str) -> list[str]:
        _, _, rest = self.line.partition(":")
        return self._with(self.at, 1, f"{key}:{rest}")

    def _value(self, lines: list[str], offer: str) -> Iterator[list[str]]:
        """Another value on the line, or another word in its value."""
        line = lines[self.at]
        if found := re.match(r"(\s*[^:：]+[:：]\s*|\s*[-*•]\s+)", line):
            yield [*lines[: self.at], f"{found[1].rstrip()} {offer}", *lines[self.at + 1 :]]
        for one, other in OFFER.findall(self.problem.message):
            word = one or other
            if word and word in line:
                yield [*lines[: self.at], line.replace(word, offer, 1), *lines[self.at + 1 :]]

    # --- What is said in words ----------------------------------------------------------------

    def _told(self) -> Iterator[list[str]]:
        fix, at, line = self.fix, self.at, self.line
        if re.search(r"[Tt]ake (?:the line|it|“\w+”|the link) out|leave `?\w+`? out", fix):
            yield self._with(at, self._entry(at))
            yield self._with(at, 1)
        if fix.startswith("Write `;` between"):
            for comma in re.finditer(",", line):
                yield self._with(at, 1, f"{line[: comma.start()]};{line[comma.end() :]}")
        if "Keep one" in fix:
            yield self._with(at, self._entry(at))
            earlier = (n for n in range(at) if self._key_at(n) == self._key_at(at))
            yield from (self._with(n, self._entry(n)) for n in earlier)
        if fix.startswith("Delete it"):
            yield self._with(at, 1, line[: self.column] + line[self.column + 1 :])
        if "on a line of its own" in fix:
            before, _, behind = line.partition(" #")
            yield self._with(at, 1, f"#{behind}", before)
        if "in quotation marks" in fix:
            before, value = re.fullmatch(r"([^:]*:\s*|\s*-\s*)(.*)", line).groups()  # type: ignore[union-attr]
            yield self._with(at, 1, f'{before}"{value}"')
        if "“---” on the line above" in fix:
            yield self._with(at, 0, "---")
        if re.search("(?:with|by) two spaces", fix):
            yield self._with(at, 1, f"  {line}")
        if later := re.search(r"“---”, now on line (\d+), the first line", fix):
            fence = int(later[1]) - 1
            yield self.lines[fence:]
        if "below “---”" in fix:
            fence = next(n for n in range(at, len(self.lines)) if self.lines[n] == "---")
            lines = self._with(fence + 1, 0, self.offers[0])
            yield lines[at + 1 :]
        if "Begin each line with “- ”" in fix:
            lines = list(self.lines)
            while at < len(lines) and (found := re.match(r"\s*[•●–·—-]\s*", lines[at])):
                lines[at] = f"- {lines[at][found.end() :]}"
                at += 1
            yield lines
        if "Begin it without spaces" in fix:
            yield self._with(at, 1, line.strip())
