"""What somebody filled into the form “New role” on GitHub, out of the text of its issue.

The text is anybody's. It gives values for a role's file, and never a name or a place of one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from careers.blank import PARTICULAR, SECTIONS, front_matter
from careers.body import heading_key
from careers.catalogue import load_catalogue
from careers.library import Description, library
from careers.raw_lines import CONTROL
from careers.wording import fold, tidy

NONE = "_No response_"
LARGEST = 60_000  # characters; GitHub takes 65,536
NO_DESCRIPTION = "None of these"
PUBLISH = "Publish it"
DRAFT = "Keep it as a draft"
# The form's questions in their order, by what becomes of the answers.
VALUES = {
    "title": "What is the role called?",
    "department": "Department",
    "location": "Where is it?",
    "workplace": "Workplace",
    "applicants": "From which countries may one work?",
    "employment": "Employment",
    "pay": "Pay",
    "closes": "Last day to apply",
}
LIKE = "Start from a description"
SUMMARY = "One sentence that makes somebody click"
TEXTS = {
    "brief": "What the role is for",
    "responsibilities": "Responsibilities",
    "requirements": "Requirements",
    "resources": "More resources",
}
WHEN = "When the pull request is merged"
QUESTIONS = (*VALUES.values(), LIKE, SUMMARY, *TEXTS.values(), WHEN)
LISTS = ("responsibilities", "requirements", "resources")
BULLET = re.compile(r"\s*(?:[-*+•]\s|\d+[.)]\s)")
HEADING = re.compile(r"(?m)^(?=## )")


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered: values by their keys, texts by the kinds of their sections."""

    values: Mapping[str, str] = field(default_factory=dict)
    summary: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    like: str = ""
    is_draft: bool = True


class Part(NamedTuple):
    """A heading of a text with what stands below it; the heading is empty above the first."""

    heading: str
    text: str


def read_answers(body: str) -> Answers:
    """The answers in an issue's text; what isn't answered is left out.

    A question counts once, and only behind those before it: whoever writes `### Pay` into an
    answer has written a heading.
    """
    found = _answers(CONTROL.sub(" ", body[:LARGEST].replace("\r\n", "\n").replace("\r", "\n")))
    values = {
        key: " ".join(found[question].split())
        for key, question in VALUES.items()
        if tidy(found.get(question, ""))
    }
    return Answers(
        values=values,
        summary=" ".join(found.get(SUMMARY, "").split()),
        texts={kind: found[question] for kind, question in TEXTS.items() if found.get(question)},
        like="" if found.get(LIKE, "") == NO_DESCRIPTION else found.get(LIKE, ""),
        is_draft=fold(found.get(WHEN, "")) != fold(PUBLISH),
    )


def _answers(body: str) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    left = list(QUESTIONS)
    lines: list[str] = []  # what stands above the first question is no answer
    for line in body.split("\n"):
        question = line.removeprefix("### ").strip()
        if line.startswith("### ") and question in left:
            del left[: left.index(question) + 1]
            lines = found.setdefault(question, [])
        else:
            lines.append(line)
    texts = {question: "\n".join(some).strip() for question, some in found.items()}
    return {question: text for question, text in texts.items() if text != NONE}


def description_of(answers: Answers) -> Description | None:
    """The description that was chosen, by its title to the letter."""
    return next((one for one in library().values() if one.title == answers.like), None)


def role_text(head: Mapping[str, str], answers: Answers, language: str) -> str:
    """The text of the role: what was answered, over the description or the blank template.

    What is published when it is merged has no line left to fill in, where that can be left out.
    """
    words = load_catalogue(language)
    description = description_of(answers)
    parts = _parts(description.body) if description else {}
    if description:
        summary = parts[""].text
    else:
        summary = words["blank"]["summary"] if answers.is_draft else ""
    texts = [answers.summary or summary]
    for kind in SECTIONS:
        heading = words["sections"][kind][0]
        text = _tidied(kind, answers.texts[kind]) if kind in answers.texts else ""
        for part in parts.values() if not text else ():
            if heading_key(part.heading) == heading_key(load_catalogue("en")["sections"][kind][0]):
                heading, text = part
                text = text if answers.is_draft else text.replace(PARTICULAR, "").strip()
        if not text and answers.is_draft:
            text = words["blank"]["brief"] if kind == "brief" else "-"
        if text and (answers.is_draft or text != "-"):
            texts.append(f"## {heading}\n\n{text}")
    body = "\n\n".join(text for text in texts if text)
    return f"{front_matter(head)}{body}\n"


def _parts(body: str) -> dict[str, Part]:
    first, *others = HEADING.split(body)
    parts = [Part("", first.strip())]
    for other in others:
        heading, _, text = other.partition("\n")
        parts.append(Part(heading.removeprefix("## ").strip(), text.strip()))
    return {part.heading: part for part in parts}


def _tidied(kind: str, text: str) -> str:
    """An answer as the text of a section; lines of a list get their bullets."""
    lines = [line for line in text.split("\n") if line.strip()]
    is_plain = not any(BULLET.match(line) or line.startswith(("#", ">", "|")) for line in lines)
    if kind in LISTS and is_plain and len(lines) > 1:
        return "\n".join(f"- {line.strip()}" for line in lines)
    return text
