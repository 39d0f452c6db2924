"""The words that the interface shows, one catalogue for each language."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from careers.body import heading_key

FALLBACK = "en"

Mark = Literal["added", "left out"]


def has_catalogue(language: str) -> bool:
    """Whether there are words in a language, or in the language it is a kind of."""
    folder = files("careers") / "texts"
    return any((folder / f"{name}.json").is_file() for name in _names(language))


def _names(language: str) -> list[str]:
    return [name for name in (language, language.partition("-")[0]) if name]


@cache
def load_catalogue(language: str) -> Mapping[str, Any]:
    """The words of a language (`de`, `pt-BR`), or the English ones where there are none yet.

    Nested objects of plain text, so that a template can show them: `text.site.apply`.
    """
    folder = files("careers") / "texts"
    for name in (*_names(language), FALLBACK):
        file = folder / f"{name}.json"
        if file.is_file():
            words: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
            return words
    raise FileNotFoundError(f"texts/{FALLBACK}.json is not in the package")


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
