"""The site that roles are published on, and the moment it is built for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from careers.brand.wishes import DEFAULT, Brand
from careers.catalogue import language_of_words, load_catalogue
from careers.frozen import frozen
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
    `brand` is what its colours are. `is_served` is true while somebody serves the site.

    `languages` are all that the site has, the one at its root first; none where it has one only.
    `prefix` is what the addresses of pages in this `language` begin with, such as `de/`.
    `catalogues` are the words of the interface in the languages that the site has its own for, or
    its features.
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
    brand: Brand = DEFAULT
    languages: tuple[Language, ...] = ()
    prefix: str = ""
    closing_soon: int = 0
    is_served: bool = False
    catalogues: Mapping[str, Mapping[str, Any]] = field(default_factory=dict, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "catalogues", frozen(self.catalogues))

    def address(self, path: str) -> str:
        """The full address of a path on the site, or the path itself without a site address."""
        return f"{self.url}{path}"

    @property
    def is_shown_around(self) -> bool:
        """Whether this is a preview that is built to be looked at, and no site that is served."""
        return self.preview and not self.inbox

    @property
    def words(self) -> Mapping[str, Any]:
        """The words of the interface in this language: the site's own, or the package's."""
        return self.catalogues.get(self.language_of_words) or load_catalogue(self.language)

    @property
    def language_of_words(self) -> str:
        """The language that these words are in: English where there are no others."""
        return self._worded or language_of_words(self.language)

    @property
    def _worded(self) -> str:
        """The language, or the one that it is a kind of, that the site has its own words in."""
        if not self.catalogues:
            return ""
        names = (self.language, self.language.partition("-")[0])
        return next((name for name in names if name in self.catalogues), "")

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
