"""A language of the site, and the language that a file's name says it is written in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from careers.wording import locale_of

# `de`, `pt-BR`, `zh_Hant`: what stands between the last two dots of a translation's name.
CODE = re.compile(r"[a-z]{2,3}(?:[-_][a-z]{4})?(?:[-_](?:[a-z]{2}|\d{3}))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Language:
    """One language of a site: its code (BCP 47, such as `pt-BR`), how dates and numbers are
    written in it, what the site is called in it and is about, and the folder of its pages.

    `folder` is empty for the language whose pages are at the site's root. What the site's own
    language says counts where `name` or `description` is empty. `titles` are what the entries of
    the navigation are called that no page gives a title.
    """

    code: str
    locale: str = ""
    name: str = ""
    description: str = ""
    folder: str = ""
    titles: tuple[tuple[str, str], ...] = ()

    @property
    def prefix(self) -> str:
        """What the addresses of its pages begin with, such as `de/`."""
        return f"{self.folder}/" if self.folder else ""

    @property
    def own_name(self) -> str:
        """What it is called in itself: `Deutsch`."""
        return name_of(self.code, self.code)

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return direction_of(self.code)


@lru_cache(maxsize=256)
def read_code(written: str) -> str:
    """The usual spelling of a language's code; empty where there is no such language.

    `DE` is `de`, `pt_br` is `pt-BR`, `zh-hant` is `zh-Hant`.
    """
    if not CODE.fullmatch(written):
        return ""
    try:
        return str(Locale.parse(written.replace("-", "_"))).replace("_", "-")
    except (ValueError, UnknownLocaleError):
        return ""


@lru_cache(maxsize=256)
def name_of(code: str, language: str) -> str:
    """What a language is called in another one: `de` is `German`, `Deutsch`, `allemand`."""
    found = locale_of(code).get_display_name(locale_of(language)) or code
    return found[:1].upper() + found[1:] if code == language else str(found)


@lru_cache(maxsize=100)  # every page says it
def direction_of(code: str) -> str:
    """How a language is written: `ltr` or `rtl`."""
    return str(locale_of(code).text_direction)


@dataclass(frozen=True, slots=True)
class Named:
    """A file's name as it says its language: `x.de.md` is `x.md` in `de`.

    `code` is the spelling that counts and `written` that of the name; both are empty where the
    name says no language that there is.
    """

    original: str
    code: str = ""
    written: str = ""


def named(name: str) -> Named:
    """Read a Markdown file's name, or its path; `node.js.md` and `x.v2.md` say no language."""
    stem, dot, written = name.removesuffix(".md").rpartition(".")
    code = read_code(written) if dot and name.endswith(".md") else ""
    if not code or not stem or stem.endswith("/"):
        return Named(name)
    return Named(f"{stem}.md", code, written)


def in_language(name: str, code: str) -> str:
    """`x.md` -> `x.de.md`."""
    return f"{name.removesuffix('.md')}.{code}.md"


def meant(code: str, known: Iterable[str]) -> str:
    """Which of the known languages a code means; empty for none: `de` is not `de-AT`."""
    return next((one for one in known if one.casefold() == code.casefold()), "")


def other_codes(codes: Iterable[str], own: str) -> list[str]:
    """The codes of a site's languages but its own."""
    return [code for code in codes if not meant(code, [own])]
