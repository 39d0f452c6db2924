"""What the law or decency forbids to ask at this stage, with the reason and a better question."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from careers.features.application_form.grammar import Question
from careers.problem import Problem
from careers.wording import fold, quote


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that is not asked: which questions ask it, why not, and what to ask instead."""

    topic: str
    says: re.Pattern[str]
    unless: re.Pattern[str] | None
    why: str
    instead: str

    def forbids(self, question: Question) -> bool:
        """Whether a question asks this, in its words, its hint or its answers."""
        asked = [question.text, question.hint, *question.options]
        return any(
            self.says.search(words) and not (self.unless and self.unless.search(words))
            for words in map(fold, asked)
        )


@cache
def load_rules() -> tuple[Rule, ...]:
    """Every rule, out of `forbidden.json`, which says where each was found."""
    said = json.loads(
        (files("careers.features.application_form") / "forbidden.json").read_text("utf-8")
    )
    rules = []
    for rule in said["rules"]:
        # A word that stands in many harmless questions counts where it is all that is asked.
        whole = [rf"^{word}$" for word in rule.get("only_whole", ())]
        inside = [rf"\b{text}\b" for text in rule["says"] if text not in rule.get("only_whole", ())]
        unless = rule.get("unless")
        rules.append(
            Rule(
                topic=rule["topic"],
                says=re.compile("|".join([*whole, *inside])),
                unless=re.compile("|".join(unless)) if unless else None,
                why=rule["why"],
                instead=rule["instead"],
            )
        )
    return tuple(rules)


def forbidden(question: Question, lawful: str) -> Iterator[Problem]:
    """The warning about a question, unless its role says that it is lawful there."""
    if question.lawful:
        return
    for rule in load_rules():
        if rule.forbids(question):
            message = f"{quote(question.text)} asks about {rule.topic}. {rule.why}"
            fix = f"{rule.instead} If the law lets you ask it for this role, add ({lawful})."
            yield question.spot.warning("question-forbidden", message, fix)
            return
