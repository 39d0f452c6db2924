"""The checks against programs that a form can have, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from careers.features.application_form.backends import CaptchaKind


@dataclass(frozen=True, slots=True)
class Captcha:
    """One check: the class of its element, its script, and the origins that it is loaded from.

    The key in the page (`data-sitekey`) may be known by everybody. The other one, the secret,
    belongs into the form service's settings and nowhere else.
    """

    title: str
    element: str
    script: str
    origins: tuple[str, ...]


CAPTCHAS: Mapping[CaptchaKind, Captcha] = {
    "turnstile": Captcha(
        "Cloudflare Turnstile",
        "cf-turnstile",
        "https://challenges.cloudflare.com/turnstile/v0/api.js",
        ("https://challenges.cloudflare.com",),
    ),
    "hcaptcha": Captcha(
        "hCaptcha",
        "h-captcha",
        "https://js.hcaptcha.com/1/api.js",
        ("https://hcaptcha.com", "https://*.hcaptcha.com"),
    ),
}
