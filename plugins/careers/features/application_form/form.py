"""A form as its template shows it: where it goes, what it asks, what its script is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from careers.features.application_form.backends import Backend
from careers.features.application_form.captcha import CAPTCHAS
from careers.features.application_form.destination import Destination
from careers.features.application_form.field_view import FieldViews
from careers.features.application_form.fields import Field
from careers.problem import Problem, Spot
from careers.site import Site

FILES = "multipart/form-data"
# What a visitor came with, which a script copies out of the page's address.
CARRIED = ("utm_source", "utm_medium", "utm_campaign", "utm_content", "utm_term", "gh_src", "ref")


@dataclass(frozen=True, slots=True)
class Group:
    """A part of the form, with a heading of its own."""

    key: str
    title: str
    fields: tuple[Field, ...]


def form_data(
    to: Destination,
    hidden: Mapping[str, str],
    subject: str,
    groups: Sequence[Group],
    ticks: Iterable[Field],
    views: FieldViews,
    identity: str,
    site: Site,
) -> dict[str, Any]:
    """Everything that the template of a form shows; every value is plain."""
    backend, limits = to.backend, to.limits
    known = dict(hidden)
    if backend.key_field:
        known[backend.key_field] = to.key
    known |= dict(backend.hidden)
    if backend.subject:
        known[backend.subject] = subject
    if backend.redirect and to.thanks:
        known[backend.redirect.name] = to.thanks
    attributes = dict(backend.attributes)
    if attributes:
        attributes["name"] = known["form-name"] = f"application-{identity.replace('/', '-')}"
    parts = [replace(group, fields=tuple(named(group.fields, backend))) for group in groups]
    fields = [field for group in parts for field in group.fields]
    has_files = any(field.kind == "file" for field in fields)
    return {
        "action": to.action,
        "enctype": FILES if has_files else "",
        "attributes": [{"name": name, "value": value} for name, value in attributes.items()],
        "backend": backend.name,
        "role": identity,
        "hidden": [{"name": name, "value": value} for name, value in known.items()],
        "carried": " ".join(CARRIED),
        "honeypot": {"name": backend.honeypot.name, "kind": backend.honeypot.kind},
        "groups": [
            {
                "key": group.key,
                "title": group.title,
                "fields": [views.of(field, limits) for field in group.fields],
            }
            for group in parts
            if group.fields
        ],
        "ticks": [views.of(field, limits) for field in ticks],
        "limits": {
            "bytes": limits.megabytes * 1_000_000,
            "total_bytes": limits.total_megabytes * 1_000_000,
            "files": limits.most,
        },
        "answers": _answers(to),
        "captcha": _captcha(to),
        "thanks": to.thanks,
        "words": site.language,
    }


def named(fields: Iterable[Field], backend: Backend) -> Iterable[Field]:
    """The fields under the names that a service wants: of files, and of the address to answer."""
    for field in fields:
        if field.kind == "file" and backend.files and backend.files.name:
            yield replace(field, name=backend.files.name)
        elif field.key == "email" and backend.reply_to:
            yield replace(field, name=backend.reply_to)
        else:
            yield field


def _answers(to: Destination) -> dict[str, str] | None:
    """What a script has to know to send the form by itself; None where it can't."""
    answers = to.backend.answers
    if answers is None or not to.answers:
        return None
    return {
        "action": answers.address.replace("{id}", to.key) or to.action,
        "success": answers.success,
        "message": answers.message,
        "errors": answers.errors,
        "shape": answers.shape,
    }


def _captcha(to: Destination) -> dict[str, str] | None:
    if to.captcha is None:
        return None
    captcha = CAPTCHAS[to.captcha]
    return {
        "kind": to.captcha,
        "title": captcha.title,
        "element": captcha.element,
        "script": captcha.script,
        "key": to.captcha_key,
    }


def files_problems(to: Destination, uploads: bool, spot: Spot) -> Iterator[Problem]:
    """Why the service can't take the files that the site wants it to take."""
    files, title = to.backend.files, to.backend.title
    if uploads and files is None:
        message = f"{title} takes no files."
        yield spot.error("form-files", message, "Write “uploads: false”.")
    elif uploads and files and files.megabytes and to.megabytes > files.megabytes:
        message = f"{title} takes files of up to {files.megabytes} MB, not {to.megabytes}."
        fix = f"Write “upload_limit: {files.megabytes}” or less, or leave it out."
        yield spot.error("form-files", message, fix)
