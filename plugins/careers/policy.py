"""The content-security policy of a site: what its pages may run, load and be sent to.

One text for every page that has scripts in it: a browser keeps to that of the page it came in by,
also on the pages that instant navigation shows after it. Pages without any, which there are none
of then, need no hashes of the theme's. https://www.w3.org/TR/CSP3/
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

Use = Literal["script", "style", "font", "connect", "frame", "form"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Another site that pages need, such as `https://formspree.io`, and what for.

    `form` is where a form is sent to, and every step of the way from there; `connect` is what
    a script asks. Scripts and styles may be named by a hash as well.
    """

    use: Use
    origin: str


DIRECTIVES: Mapping[Use, str] = {
    "script": "script-src",
    "style": "style-src",
    "font": "font-src",
    "connect": "connect-src",
    "frame": "frame-src",
    "form": "form-action",
}
# What `mkdocs.yml` calls them.
OPTIONS: Mapping[Use, str] = {
    "script": "scripts",
    "style": "styles",
    "font": "fonts",
    "connect": "connect",
    "frame": "frames",
    "form": "forms",
}
# Pictures and films can't do more than be seen, and roles may show those of other sites. An
# attribute `style` comes with every table whose columns are aligned.
ALWAYS = (
    "default-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: https:",
    "media-src 'self' data: https:",
    "object-src 'none'",
    "base-uri 'self'",
)
# Some who are asked for one thing fetch another from elsewhere.
BROUGHT_ALONG = {
    "https://fonts.googleapis.com": Origin("font", "https://fonts.gstatic.com"),
    "https://www.googletagmanager.com": Origin("connect", "https://*.google-analytics.com"),
}
ORIGIN = re.compile(r"https://(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?", re.IGNORECASE)
HASH = re.compile(r"'sha(?:256|384|512)-[A-Za-z0-9+/=]+'")


@dataclass(frozen=True, slots=True)
class Policy:
    """What is allowed besides the site itself: origins, and scripts by their hashes."""

    allowed: frozenset[Origin]

    def text(self, *, inline: bool = False) -> str:
        """The policy as a browser reads it; `inline` lets every script of the page run.

        That is for a site that is served while somebody works on it: live reload is a script
        in the page that is another one each time.
        """
        parts = list(ALWAYS)
        for use, directive in DIRECTIVES.items():
            found = sorted(one.origin for one in self.allowed if one.use == use)
            if inline and use == "script":
                found = [*(one for one in found if not HASH.fullmatch(one)), "'unsafe-inline'"]
            parts.append(" ".join([directive, "'self'", *found]))
        return "; ".join(parts)

    def allows(self, wanted: Origin) -> bool:
        if wanted in self.allowed:
            return True
        host = urlsplit(wanted.origin).netloc
        wild = (one.origin for one in self.allowed if one.use == wanted.use)
        return any(
            one.startswith("https://*.") and host.endswith(one.removeprefix("https://*"))
            for one in wild
        )


def make_policy(*origins: Iterable[Origin]) -> Policy:
    """The policy that allows all of these, and what they bring along."""
    allowed = {origin for some in origins for origin in some if origin.origin}
    allowed |= {BROUGHT_ALONG[one.origin] for one in allowed if one.origin in BROUGHT_ALONG}
    return Policy(frozenset(allowed))


def stated(options: Mapping[str, Iterable[str]]) -> set[Origin]:
    """The origins that `mkdocs.yml` names, by its words for what they are for."""
    return {Origin(use, one) for use, name in OPTIONS.items() for one in options.get(name, ())}


def hashed(script: str) -> str:
    """A script in a page, as a policy names it."""
    digest = hashlib.sha256(script.replace("\r\n", "\n").encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def origin_of(address: str) -> str:
    """The origin of a full address; empty for an address within the site."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    scheme = parts.scheme or "https"  # as in //example.com/script.js
    return f"{scheme}://{parts.netloc}" if parts.netloc else ""
