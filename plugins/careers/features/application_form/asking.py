"""What the form of one role asks, in its parts, and what of it can't be asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from careers.body import QUESTIONS
from careers.features.application_form.backends import Backend
from careers.features.application_form.destination import Destination
from careers.features.application_form.fields import (
    REQUIREMENTS,
    Demand,
    Field,
    names_of,
    standard_fields,
)
from careers.features.application_form.forbidden import forbidden
from careers.features.application_form.form import CARRIED, Group, named
from careers.features.application_form.grammar import load_words
from careers.features.application_form.questions import (
    question_fields,
    read_questions,
    requirement_questions,
)
from careers.problem import Problem
from careers.role import Role
from careers.section import Section
from careers.site import Site
from careers.wording import quote


def groups_of(
    role: Role,
    asked: Mapping[str, Demand],
    backend: Backend,
    uploads: bool,
    site: Site,
) -> list[Group]:
    """Every field of a role's form, those that all roles have first."""
    words = site.words["application_form"]
    standard = list(standard_fields(asked, uploads, words))
    parts = {key: [field for group, field in standard if group == key] for key in ("you", "work")}
    taken = _taken([field for _, field in standard], backend)
    if (demand := asked.get(REQUIREMENTS, "off")) != "off":
        bullets = requirement_questions(_sections(role, REQUIREMENTS), demand)
        parts[REQUIREMENTS] = question_fields(bullets, taken)
        taken |= {field.key for field in parts[REQUIREMENTS]}
    questions, _ = read_questions(_sections(role, QUESTIONS), load_words(site.language))
    parts[QUESTIONS] = question_fields(questions, taken)
    return [Group(key, words["groups"][key], tuple(fields)) for key, fields in parts.items()]


def question_problems(role: Role, site: Site) -> Iterator[Problem]:
    """What is wrong with a role's questions, whoever is to receive the answers."""
    marks = load_words(site.language)
    questions, problems = read_questions(_sections(role, QUESTIONS), marks)
    yield from problems
    for question in questions:
        yield from forbidden(question, marks.named["lawful"])


def unasked(role: Role) -> Iterator[Problem]:
    """The questions of a role that has no form."""
    for section in _sections(role, QUESTIONS):
        message = "These questions are asked nowhere: this role has no form on its page."
        yield section.spot.warning(
            "question-unasked", message, "Write “apply: form”, or take them out."
        )


def file_question_problems(
    role: Role,
    asked: Mapping[str, Demand],
    to: Destination,
    uploads: bool,
    site: Site,
) -> Iterator[Problem]:
    """Why the files that a role asks for can't be sent."""
    questions, _ = read_questions(_sections(role, QUESTIONS), load_words(site.language))
    wanted = [question for question in questions if question.kind == "file"]
    if not wanted:
        return
    if not uploads or to.backend.files is None:
        who = to.backend.title if uploads else "The site's form"
        message = f"{who} takes no files, and {quote(wanted[0].text)} asks for one."
        fix = "Ask for a link (link) or for a text (long text) instead."
        yield wanted[0].spot.error("question-file", message, fix)
        return
    words = site.words["application_form"]
    standard = [field for _, field in standard_fields(asked, uploads, words)]
    count = len(wanted) + sum(field.kind == "file" for field in standard)
    most = to.limits.most
    if most and count > most:
        message = f"{to.backend.title} takes {most} file{'s' * (most > 1)} at most,"
        fix = "Ask for a link (link) instead, or for no CV: “ask: CV off”."
        yield wanted[-1].spot.error(
            "question-file", f"{message} and this form asks for {count}.", fix
        )


def _sections(role: Role, kind: str) -> list[Section]:
    if role.body.section(kind) is None:  # as nearly always, and quickly known
        return []
    return [section for section in role.body.sections if section.kind == kind]


def _taken(fields: Iterable[Field], backend: Backend) -> set[str]:
    """Names that no question may be sent as, since they mean something already."""
    names = {*names_of(named(fields, backend)), *CARRIED, "form-name"}
    names |= {"role", "role_title", "reference", "consent", "talent_pool"}
    redirect = backend.redirect.name if backend.redirect else ""
    names |= {backend.honeypot.name, redirect, backend.subject, backend.reply_to}
    names |= {backend.key_field, *(name for name, _ in backend.hidden)}
    return names - {""}
