"""Where a form goes, and what can't be wished of the service that receives it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from careers.features.application_form.backends import BACKENDS, Backend, CaptchaKind, backend_of
from careers.features.application_form.captcha import CAPTCHAS
from careers.features.application_form.field_view import Limits
from careers.links import unsafe
from careers.policy import Origin, Use
from careers.problem import Problem, Spot
from careers.secret import looks_secret
from careers.site import Site
from careers.wording import series

CAPTCHA_USES: tuple[Use, ...] = ("script", "frame", "connect", "style")


@dataclass(frozen=True, slots=True)
class Destination:
    """Where one form goes: the service, the address, and what the form is called there.

    `thanks` is the full address of the page after it, empty where there is none; `captcha` and
    `captcha_key` are the check against programs; `answers` says that a script may post it and
    wait for JSON, if the service answers so; `megabytes` is a limit that the site states for
    each file (0: the service's own).
    """

    backend: Backend
    action: str
    key: str = ""
    thanks: str = ""
    captcha: CaptchaKind | None = None
    captcha_key: str = ""
    answers: bool = True
    megabytes: int = 0

    @property
    def limits(self) -> Limits:
        files = self.backend.files
        if files is None:
            return Limits()
        each = [size for size in (self.megabytes, files.megabytes, files.total_megabytes) if size]
        return Limits(min(each, default=0), files.total_megabytes, files.most)

    def tried_at(self, address: str) -> Destination:
        """The same form, posted to an address of this computer instead, also by a script."""
        answers = self.backend.answers
        backend = replace(self.backend, answers=answers and replace(answers, address=""))
        return replace(self, backend=backend, action=address)

    @property
    def origins(self) -> tuple[str, ...]:
        """Every origin that the form is sent to and over, the page after it included."""
        answers = self.backend.answers
        addresses = [self.action, self.thanks, answers.address if answers else ""]
        found = [*map(_origin, addresses), *self.backend.hops]
        return tuple(dict.fromkeys(filter(None, found)))

    def needed(self) -> Iterator[Origin]:
        """What the policy of the pages has to allow for it; the site itself it allows anyway."""
        for origin in self.origins:
            if origin.startswith("https://"):
                yield Origin("form", origin)
                if self.answers and self.backend.answers:
                    yield Origin("connect", origin)
        for origin in CAPTCHAS[self.captcha].origins if self.captcha else ():
            for use in CAPTCHA_USES:
                yield Origin(use, origin)


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme in ("https", "http") else ""


def address_problems(to: Destination, spot: Spot, site: Site, project: Path) -> Iterator[Problem]:
    """What is wrong with the address of a form, or with what it is called at the service."""
    backend = to.backend
    fix = "Write the address that your form service gave you, with https://."
    if backend.needs_host:
        if not _on_netlify(site, project):
            message = f"{backend.needs_host}: applications would be lost."
            others = series(one.title for one in BACKENDS.values() if one.hosts)
            yield spot.error("form-host", message, f"Take another service, such as {others}.")
        return
    if not to.action:
        message = "The form has no address to be posted to (“action”)."
        if backend.hosts:
            fix = f"Write “key:” with what your form is called at {backend.title}."
        yield spot.error("form-action", message, fix)
    elif reason := unsafe(to.action, ("https",)):
        yield spot.error("form-action", f"The form's address “{to.action}” {reason}.", fix)
    elif looks_secret(to.action) or looks_secret(to.key):
        message = "The form's address holds what looks like a secret key; everybody could read it."
        yield spot.error("secret", message, "Use the public address of the form.")
    elif (behind := backend_of(to.action)).hosts and behind is not backend:
        message = f"“{to.action}” is an address of {behind.title}, and not of {backend.title}."
        yield spot.error(
            "form-backend", message, f"Write “backend: {behind.name}”, or leave it out."
        )
    elif backend.key_field and not to.key:
        message = f"{backend.title} needs an access key, and none is written."
        fix = "Write “key:” in mkdocs.yml, or “apply: form web3forms KEY” in a role."
        yield spot.error("form-key", message, fix)
    elif behind.hosts and "{id}" in backend.address and not to.key.strip("/"):
        message = f"“{to.action}” is no form at {backend.title}."
        fix = f"Its address is {backend.address.replace('{id}', 'NAME')}."
        yield spot.error("form-key", message, fix)


def _on_netlify(site: Site, project: Path) -> bool:
    """Whether Netlify publishes the site, as far as its address or its files say so."""
    host = urlsplit(site.url).hostname or ""
    if host.endswith(".github.io"):
        return False
    return host.endswith(".netlify.app") or (project / "netlify.toml").is_file()


def redirect_problems(to: Destination, spot: Spot, site: Site) -> Iterator[Problem]:
    """Why the service can't send people on to the page for it."""
    redirect = to.backend.redirect
    if redirect is None or not to.thanks or site.preview:
        return  # a preview is at an address of this computer
    name = to.backend.title
    if unsafe(to.thanks, ("https",)):
        message = f"{name} sends people on to full addresses with https:// alone."
        message += f" “{to.thanks}” is none."
        fix = "Write “site_url: https://…” in mkdocs.yml, so that pages have one."
        yield spot.error("form-redirect", message, fix)
    elif redirect.same_host and _origin(to.thanks) != _origin(site.url):
        message = f"{name} sends people on within this site alone, and not to “{to.thanks}”."
        yield spot.error("form-redirect", message, "Name a page, such as site_src/thank-you.md.")


def captcha_problems(to: Destination, spot: Spot) -> Iterator[Problem]:
    """Why the service can't have this check against programs."""
    if to.captcha is None:
        if to.captcha_key:
            message = "“captcha_key” is the key of no check."
            fix = f"Write “captcha:” as well: {series(CAPTCHAS)}."
            yield spot.error("captcha", message, fix)
        return
    title = CAPTCHAS[to.captcha].title
    able = to.backend.captchas
    if to.captcha not in able:
        message = f"{to.backend.title} can't check with {title}."
        fix = f"It can with {series(able)}." if able else "Leave “captcha” out."
        yield spot.error("captcha", message, fix)
    elif not to.captcha_key:
        message = f"{title} needs its site key."
        yield spot.error("captcha", message, "Write it as “captcha_key:”; everybody can read it.")
    elif looks_secret(to.captcha_key) or _is_captcha_secret(to):
        message = f"“captcha_key” looks like the secret of {title}; everybody could read it."
        fix = "Write the site key. The secret belongs into the settings of the form service."
        yield spot.error("secret", message, fix)


def _is_captcha_secret(to: Destination) -> bool:
    """By the shapes that the two keys have today: of hCaptcha the beginning, else the length."""
    key = to.captcha_key
    return key.startswith(("0x", "ES_")) if to.captcha == "hcaptcha" else len(key) > 30
