"""The site that roles are published on, and the moment it is built for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from careers.language import Language
from careers.values.place import Office


@dataclass(frozen=True, slots=True)
class Employer:
    """Who hires. `logo` is a full address, or empty."""

    name: str
    url: str = ""
    logo: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """What every part of a build may ask.

    `url` is the site's full address with a slash at its end, or empty when nobody stated
    one. `now` is aware and in `timezone`; `locale` is how dates and numbers are written.
    `preview` is true where drafts and notes for colleagues may be shown because nothing is
    published. `inbox` is where forms are sent while the site is tried on this computer; it is
    empty in everything that is built. `confirm_after` and `pause_after` are days of silence about
    a role that is open: then somebody is asked, and then it is paused. `shorten_after` are the
    days after its end from which on a role's page is a short notice, and `closing_soon` those
    before it on which an open role is marked. 0 means never.

    `languages` are all that the site has, the one at its root first; none where it has one only.
    `prefix` is what the addresses of pages in this `language` begin with, such as `de/`.
    """

    url: str
    name: str
    language: str
    timezone: ZoneInfo
    employer: Employer
    offices: tuple[Office, ...]
    now: datetime
    locale: str = "en"
    preview: bool = False
    inbox: str = ""
    confirm_after: int = 0
    pause_after: int = 0
    shorten_after: int = 0
    languages: tuple[Language, ...] = ()
    prefix: str = ""
    closing_soon: int = 0

    def address(self, path: str) -> str:
        """The full address of a path on the site, or the path itself without a site address."""
        return f"{self.url}{path}"

    @property
    def home(self) -> str:
        """The full address of the first page in this language."""
        return self.address(self.prefix)

    def in_language(self, language: Language) -> Site:
        """The site as its pages in another of its languages show it."""
        return replace(
            self,
            name=language.name or self.name,
            language=language.code,
            locale=language.locale or language.code.replace("-", "_"),
            prefix=language.prefix,
        )
