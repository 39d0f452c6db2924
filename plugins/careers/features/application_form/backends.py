"""The services that can receive a form, as data: what each wants and what it can do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Backend:
    """How one service wants a form to be posted to it.

    `action_prefix` is how its addresses begin (empty: any); `files` is whether it takes
    uploads, up to `file_megabytes` each (0: not known); `honeypot`, `redirect`, `subject`
    and `reply_to` are the names of the fields that it gives a meaning, empty where it has none.
    """

    name: str
    action_prefix: str = ""
    files: bool = True
    file_megabytes: int = 0
    honeypot: str = "_gotcha"
    redirect: str = ""
    subject: str = ""
    reply_to: str = ""


# What Formspree documents: help.formspree.io, honeypot (2025-12-10); uploads are part of its
# paid plans, 25 MB a file.
BACKENDS = {
    backend.name: backend
    for backend in (
        Backend("custom"),
        Backend(
            "formspree",
            action_prefix="https://formspree.io/",
            file_megabytes=25,
            redirect="_next",
            subject="_subject",
            reply_to="email",
        ),
    )
}


def backend_of(action: str) -> Backend:
    """The service behind an address; `custom` for one that is not known."""
    named = (
        backend
        for backend in BACKENDS.values()
        if backend.action_prefix and action.startswith(backend.action_prefix)
    )
    return next(named, BACKENDS["custom"])
