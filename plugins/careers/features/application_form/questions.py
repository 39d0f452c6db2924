"""What a role asks: the bullets under its own heading, and those of its requirements."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from careers.features.application_form.fields import Demand, Field
from careers.features.application_form.forbidden import load_rules
from careers.features.application_form.grammar import Question, Words, read_question, same
from careers.problem import Problem
from careers.section import Section
from careers.wording import fold, quote

MOST_QUESTIONS = 50


def read_questions(
    sections: Iterable[Section], words: Words
) -> tuple[list[Question], list[Problem]]:
    """Everything that a role asks, in order, and what is wrong with it."""
    questions: list[Question] = []
    problems: list[Problem] = []
    seen: set[str] = set()
    for section in sections:
        name = quote(section.heading.text) if section.heading else ""
        if not section.only_list or not section.items:
            message = f"Under {name} stands something that is no bullet, or nothing."
            fix = "Write one bullet for each question, and give other text a heading of its own."
            problems.append(section.spot.error("question-text", message, fix))
        for item in section.items:
            question, wrong = read_question(item.own, item.spot, words, item.below)
            problems += wrong
            for link in item.links:
                if link.href not in item.text:
                    message = f"The link on {quote(link.text)} would be lost in a question."
                    fix = "Put it into the text of the role, or write out its address."
                    problems.append(link.spot.error("question-link", message, fix))
            if question is None:
                continue
            key = same(question.text)
            if key in seen:
                message = f"{quote(question.text)} is asked twice."
                problems.append(item.spot.error("question-twice", message, "Keep one of them."))
                continue
            seen.add(key)
            questions.append(question)
    if len(questions) > MOST_QUESTIONS:
        message = f"There are {len(questions)} questions, and nobody answers that many."
        fix = f"Keep {MOST_QUESTIONS} or fewer."
        problems.append(questions[MOST_QUESTIONS].spot.error("question-many", message, fix))
    return questions, problems


def question_fields(questions: Iterable[Question], taken: set[str]) -> list[Field]:
    """Questions as fields of a form; `taken` are names that have a meaning already."""
    used = set(taken)
    return [
        Field(
            key=_name(question.text, used),
            kind=question.kind,
            label=question.text,
            hint=question.hint,
            required=question.required,
            rows=5 if question.kind == "textarea" else 0,
            longest=5000 if question.kind == "textarea" else 0,
            options=question.options,
            pictures=question.kind == "file",
            option_keys=_option_keys(question),
            sensitive=question.lawful or any(rule.forbids(question) for rule in load_rules()),
        )
        for question in questions
    ]


def requirement_questions(sections: Iterable[Section], demand: Demand) -> list[Question]:
    """What a role requires, each bullet as a question that takes yes or no."""
    return [
        Question(item.text, "yes/no", required=demand == "required", spot=item.spot)
        for section in sections
        for item in section.items
    ]


def _name(text: str, used: set[str]) -> str:
    """What a question is sent as: its words, the same as long as these are the same."""
    words = fold(text).replace(" ", "_") or "question"
    name = words[:60].strip("_")
    if name in used or name != words:
        name = f"{name}_{sha256(text.encode()).hexdigest()[:6]}"
    used.add(name)
    return name


def _option_keys(question: Question) -> tuple[str, ...]:
    used: set[str] = set()
    return tuple(_name(option, used) for option in question.options)
