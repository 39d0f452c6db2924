"""The ways to apply, and what a role, a department or the site says about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from careers.features.application_form.backends import BACKENDS, Backend, backend_of
from careers.links import is_email
from careers.problem import Text
from careers.role import Role

Way = Literal["form", "email", "link", "embed"]
OFF = {"off", "no", "none"}


@dataclass(frozen=True, slots=True)
class Route:
    """How one role is applied for: the way, and the address that it leads to.

    Of a form, `backend` is the service and `key` what the form is called there.
    """

    way: Way
    address: str
    backend: Backend = BACKENDS["custom"]
    key: str = ""


def form_route(action: str, backend: str | None, key: str) -> Route:
    """A form by its address, or by its service and what it is called there."""
    service = BACKENDS[backend] if backend else backend_of(action)
    if not action and (key or "{id}" not in service.address):
        action = service.action(key)
    return Route("form", action, service, key or service.key_of(action))


def route_of(written: str, form: Route, url: str) -> Route | None:
    """What somebody wrote about applying; None where that is unclear.

    `form` and `url` are the site's own form and application site, for whoever names neither.
    """
    word, _, rest = written.partition(" ")
    word, rest = word.casefold().rstrip(":"), rest.strip()
    if word == "form":
        service, _, key = rest.partition(" ")
        if service.casefold() in BACKENDS:
            named = service.casefold()
            own = "://" in key
            return form_route(key.strip() if own else "", named, "" if own else key.strip())
        return form_route(rest, None, "") if rest else form
    if word in ("link", "embed"):
        address = rest or url
        is_web = address.startswith(("http:", "https:"))
        return Route("link" if word == "link" else "embed", address) if is_web else None
    address = (rest if word in ("email", "e-mail") else written).removeprefix("mailto:")
    if is_email(address):
        return Route("email", address)
    return Route("link", written) if written.startswith(("http:", "https:")) else None


def written_way(role: Role) -> Text | None:
    """What the role itself says about applying, if it does."""
    for key in ("application_form", "apply"):
        if (written := role.fields.get(key)) and written.items:
            return written.text
    return None
