"""Voluntary self-identification: a form of its own after the application, and off by default.

Its answers must never stand beside an application, so it goes to another address, and carries
neither a name nor an address of whoever fills it in.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from careers.features.application_form.field_view import Limits, field_data
from careers.features.application_form.fields import Field
from careers.links import unsafe
from careers.problem import Problem, Spot, did_you_mean
from careers.secret import looks_secret


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """One set of questions in dated words; `form` names an official form, with its numbers.

    The text around an official form must not be changed, and isn't ours to give.
    """

    key: str
    title: str
    form: str
    expires: date | None
    question: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a site wants asked: which questionnaires, where they go, its own words about them."""

    keys: Sequence[str]
    action: str
    text: str
    expires: date | None = None


@cache
def load_questionnaires() -> Mapping[str, Questionnaire]:
    """Those that are known, out of `self_identification.json`, which says where from."""
    said = json.loads(
        (files("careers.features.application_form") / "self_identification.json").read_text("utf-8")
    )
    return {
        key: Questionnaire(
            key=key,
            title=one["title"],
            form=one["form"],
            expires=date.fromisoformat(one["expires"]) if one["expires"] else None,
            question=one["question"],
            answers=tuple(one["answers"]),
        )
        for key, one in said["questionnaires"].items()
    }


def self_identification_problems(
    wanted: Wanted, application: str, today: date, spots: Mapping[str, Spot]
) -> Iterator[Problem]:
    """What is wrong with it; `application` is where applications go, `spots` are by option."""
    known = load_questionnaires()
    if not wanted.keys:
        return
    for key in wanted.keys:
        if key not in known:
            message = f"There is no questionnaire “{key}”."
            fix = f"{did_you_mean(key, known)}There are: {', '.join(known)}."
            yield spots["keys"].error("self-identification", message, fix)
            continue
        expires = wanted.expires or known[key].expires
        if expires and expires < today:
            message = f"The wording of “{known[key].title}” ended on {expires.isoformat()}."
            fix = (
                "Look for the one that counts now, and write it as “self_identification_text”"
                " and its last day as “self_identification_expires”; or take it out."
            )
            yield spots["keys"].overdue("self-identification-expired", message, fix)
    if reason := unsafe(wanted.action, ("https",)):
        message = "The answers about oneself have no address of their own."
        if wanted.action:
            message = f"“{wanted.action}” {reason}."
        fix = "Write “self_identification_action:” with https://, and not that of applications."
        yield spots["action"].error("self-identification-action", message, fix)
    elif looks_secret(wanted.action):
        message = "The address holds what looks like a secret key; everybody could read it."
        yield spots["action"].error("secret", message, "Use the public address of the form.")
    else:
        yield from together_problems(wanted.action, application, spots["action"])
    if not wanted.text.strip():
        message = "Nobody is told why they are asked about themselves, and by whom it is read."
        fix = "Write it as “self_identification_text”; of an official form all of its text."
        yield spots["text"].error("self-identification-text", message, fix)


def together_problems(action: str, application: str, spot: Spot) -> Iterator[Problem]:
    """Whether the answers would arrive where applications do."""
    if _place(action) == _place(application):
        message = "The answers about oneself would arrive together with the applications."
        fix = "Give them a form of their own, which those who decide don't see."
        yield spot.error("self-identification-action", message, fix)


def _place(action: str) -> str:
    """Where an address leads, however it is written."""
    parts = urlsplit(action)
    return f"{parts.netloc.casefold()}{parts.path.rstrip('/')}?{parts.query}"


def self_identification_data(
    wanted: Wanted, role: str, action: str, words: Mapping[str, Any]
) -> dict[str, Any]:
    """The form as its template shows it."""
    parts = []
    known = load_questionnaires()
    for one in (known[key] for key in wanted.keys if key in known):
        expires = wanted.expires or one.expires
        line = f"{one.form}, Expires {expires:%m/%d/%Y}" if one.form and expires else one.form
        field = Field(
            key=f"self_{one.key.replace('-', '_')}",
            kind="one",
            label=one.question,
            required=False,
            options=one.answers,
            option_keys=tuple(str(number) for number in range(1, len(one.answers) + 1)),
            sensitive=True,
        )
        parts.append(
            {
                "key": one.key,
                "title": one.title,
                "line": line,
                "field": field_data(field, Limits(), words),
            }
        )
    paragraphs = [part.strip() for part in wanted.text.split("\n\n") if part.strip()]
    return {"action": action, "role": role, "text": paragraphs, "parts": parts}
