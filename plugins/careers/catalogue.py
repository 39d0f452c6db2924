"""The words that the interface shows, one catalogue for each language."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from careers.body import heading_key
from careers.frozen import frozen

FALLBACK = "en"

Mark = Literal["added", "left out"]


def has_catalogue(language: str) -> bool:
    """Whether there are words in a language, or in the language it is a kind of."""
    return bool(_known_name(language))


def language_of_words(language: str) -> str:
    """The language that the words for a language are in: itself (`pt-BR`), its kind, or English."""
    return _known_name(language) or FALLBACK


@cache
def _known_name(language: str) -> str:
    folder = files("careers") / "texts"
    names = (language, language.partition("-")[0])
    return next((name for name in names if name and (folder / f"{name}.json").is_file()), "")


@cache
def known_languages() -> tuple[str, ...]:
    """The languages that the package has words in."""
    names = (file.name for file in (files("careers") / "texts").iterdir())
    return tuple(sorted(name.removesuffix(".json") for name in names if name.endswith(".json")))


@cache
def load_catalogue(language: str) -> Mapping[str, Any]:
    """The words of a language (`de`, `pt-BR`), or the English ones where there are none yet.

    Nested objects of plain text, so that a template can show them: `text.site.apply`. A text
    with a number in it is an object of its plural forms, for `careers.counting`.
    """
    file = files("careers") / "texts" / f"{language_of_words(language)}.json"
    words: Mapping[str, Any] = frozen(json.loads(file.read_text(encoding="utf-8")))
    return words


def section_kinds(language: str, more: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Which known section a heading names: the catalogue's headings and the site's own."""
    kinds: dict[str, str] = {}
    for source in (
        load_catalogue(FALLBACK)["sections"],
        load_catalogue(language)["sections"],
        more,
    ):
        for kind, headings in source.items():
            kinds |= {heading_key(heading): kind for heading in headings}
    return kinds


def section_marks(language: str) -> dict[str, Mark]:
    """What the word in brackets behind a heading of an opening says, such as “(added)”."""
    marks: dict[str, Mark] = {}
    for words in (load_catalogue(FALLBACK)["marks"], load_catalogue(language)["marks"]):
        marks |= dict.fromkeys(map(heading_key, words["added"]), "added")
        marks |= dict.fromkeys(map(heading_key, words["left_out"]), "left out")
    return marks
