"""A working way to apply on each open role: a form, an e-mail address or a link."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Literal
from urllib.parse import quote

from pydantic import Field as Option

from careers.catalogue import load_catalogue
from careers.feature import Feature
from careers.features.application_form.backends import BACKENDS, Backend, backend_of
from careers.hooks import Block, JsonLd, hookimpl
from careers.lifecycle import State
from careers.links import Link, Links, Target, is_email, unsafe
from careers.problem import Problem, Spot, Text
from careers.role import Role
from careers.secret import looks_secret
from careers.site import Site
from careers.slug import titled

Way = Literal["form", "email", "link"]
OFF = {"off", "no", "none"}


@dataclass(frozen=True, slots=True)
class Route:
    """How one role is applied for: the way, and the address that it leads to."""

    way: Way
    address: str


class ApplicationForm(Feature):
    """Lets people apply on the page of an open role.

    The site says how; a role may say otherwise with `apply:` (or `application_form:`): an
    address of an application site, an e-mail address, `form https://…`, or `off`.
    """

    role_key: ClassVar[bool] = True

    way: Way = Option("email", description="form, email or link.")
    action: str = Option("", description="Where the form is posted to, with https://.")
    backend: Literal["custom", "formspree"] | None = Option(
        None, description="The service behind the address, if its name doesn't show it."
    )
    url: str = Option("", description="The application site, for the way “link”.")
    email: str = Option("", description="The address that is always shown for questions. Needed.")
    privacy: str = Option("", description="The privacy notice, such as site_src/privacy.md.")
    thanks: str = Option(
        "",
        description=(
            "The page after applying, such as site_src/thank-you.md,"
            " for services that can be told (Formspree)."
        ),
    )
    uploads: bool = Option(True, description="Whether the form asks for a CV file.")
    upload_limit: int = Option(
        0, ge=0, description="How many MB a file may have, if the service has a limit."
    )

    @hookimpl
    def check_site(self, links: Links) -> Iterator[Problem]:
        if not is_email(self.email):
            message = (
                f"“{self.email}” is not an e-mail address." if self.email else "“email” is missing."
            )
            fix = (
                "Write “email: jobs@example.com”;"
                " it is shown on every open role, so that nobody is stuck."
            )
            yield self.option("email").error("apply-email", message, fix)
        if self.way == "form":
            yield from self._action_problems(self.action, self.option("action"))
        if self.way == "link" and (reason := unsafe(self.url, ("https",))):
            message = f"“url” ({self.url}) {reason}." if self.url else "“url” is missing."
            yield self.option("url").error(
                "apply-url", message, "Write the full address, with https://."
            )
        for option in ("privacy", "thanks"):
            if href := getattr(self, option):
                found = links.resolve(Link(href, option, self.option(option)))
                if isinstance(found, Problem):
                    yield found

    @hookimpl
    def check_role(self, role: Role) -> Iterator[Problem]:
        written = _written(role)
        if written is not None and written.value.casefold() not in OFF:
            route = self._route_of(written.value)
            if route is None:
                message = f"“{written.value}” is no way to apply."
                fix = "Write an e-mail address, a full address with https://, “form”, or “off”."
                yield written.spot.error("apply-unclear", message, fix)
            elif route.way == "form":
                yield from self._action_problems(route.address, written.spot)
            elif route.way == "link" and (reason := unsafe(route.address, ("https",))):
                message = f"The address “{route.address}” {reason}."
                yield written.spot.error(
                    "apply-url", message, "Write the full address, with https://."
                )

    @hookimpl
    def role_blocks(self, role: Role, state: State, site: Site, links: Links) -> Iterator[Block]:
        route = self._route(role)
        if state is not State.OPEN or route is None:
            return
        words = load_catalogue(site.language)["application_form"]
        # The openings of a role may have one title, so the file's name tells them apart.
        opening = titled(role.slug.rpartition("/")[2]) if role.opening_of else ""
        reference = role.reference or opening
        subject = words["subject_reference" if reference else "subject"].format(
            title=role.title, reference=reference
        )
        privacy = self._page("privacy", links) if self.privacy else None
        data: dict[str, Any] = {
            "way": route.way,
            "address": route.address,
            "email": self.email,
            "mailto": _mailto(self.email, subject),
            "privacy": privacy.href if isinstance(privacy, Target) else "",
        }
        if route.way == "email":
            data["mailto_apply"] = _mailto(route.address, subject)
        if route.way == "form":
            data["form"] = self._form(role, route, subject, site, links)
        yield Block("careers/application_form.html", data)

    @hookimpl
    def role_json_ld(self, role: Role, state: State) -> JsonLd | None:
        """Google: `directApply` is true when one finishes the application on this page."""
        route = self._route(role)
        if state is not State.OPEN or route is None or route.way != "form":
            return None
        return JsonLd("JobPosting", {"directApply": True})

    def _form(
        self, role: Role, route: Route, subject: str, site: Site, links: Links
    ) -> dict[str, Any]:
        backend = self._backend(route.address)
        hidden = {"role": role.slug, "role_title": role.title}
        if role.reference:
            hidden["reference"] = role.reference
        if backend.subject:
            hidden[backend.subject] = subject
        thanks = self._page("thanks", links) if self.thanks else None
        if backend.redirect and isinstance(thanks, Target) and site.url:
            hidden[backend.redirect] = site.address(links.paths[thanks.path])
        words = load_catalogue(site.language)["application_form"]
        limit = self.upload_limit or backend.file_megabytes
        return {
            "action": site.inbox or route.address,
            "uploads": self.uploads and backend.files,
            "cv_hint": words["cv_hint_limit" if limit else "cv_hint"].format(size=limit),
            "honeypot": backend.honeypot,
            "email_name": backend.reply_to or "email",
            "hidden": [{"name": name, "value": value} for name, value in hidden.items()],
        }

    def _backend(self, action: str) -> Backend:
        return BACKENDS[self.backend] if self.backend else backend_of(action)

    def _route(self, role: Role) -> Route | None:
        written = _written(role)
        if written is None:
            address = {"form": self.action, "email": self.email, "link": self.url}[self.way]
            return Route(self.way, address)
        return None if written.value.casefold() in OFF else self._route_of(written.value)

    def _route_of(self, written: str) -> Route | None:
        word, _, rest = written.partition(" ")
        word = word.casefold().rstrip(":")
        if word == "form":
            return Route("form", rest.strip() or self.action)
        if word in ("email", "e-mail", "link"):
            written = rest.strip()
        address = written.removeprefix("mailto:")
        if is_email(address):
            return Route("email", address)
        return Route("link", written) if written.startswith(("http:", "https:")) else None

    def _action_problems(self, action: str, spot: Spot) -> Iterator[Problem]:
        fix = "Write the address that your form service gave you, with https://."
        if not action:
            yield spot.error(
                "form-action", "The form has no address to be posted to (“action”).", fix
            )
        elif reason := unsafe(action, ("https",)):
            yield spot.error("form-action", f"The form's address “{action}” {reason}.", fix)
        elif looks_secret(action):
            message = (
                "The form's address holds what looks like a secret key; everybody could read it."
            )
            yield spot.error("secret", message, "Use the public address of the form.")

    def _page(self, option: str, links: Links) -> Target | Problem:
        value = getattr(self, option)
        href = value if "://" in value else links.from_project(value)
        return links.resolve(Link(href, option, self.option(option)))


def _written(role: Role) -> Text | None:
    """What the role itself says about applying, if it does."""
    for key in ("application_form", "apply"):
        if (written := role.fields.get(key)) and written.items:
            return written.text
    return None


def _mailto(address: str, subject: str) -> str:
    return f"mailto:{quote(address, safe='@+')}?subject={quote(subject, safe='')}"
