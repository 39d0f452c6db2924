"""The words that the interface shows, one catalogue for each language."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from careers.body import heading_key

FALLBACK = "en"


@cache
def load_catalogue(language: str) -> Mapping[str, Any]:
    """The words of a language (`de`, `pt-BR`), or the English ones where there are none yet.

    Nested objects of plain text, so that a template can show them: `text.site.apply`.
    """
    folder = files("careers") / "texts"
    for name in (language, language.partition("-")[0], FALLBACK):
        file = folder / f"{name}.json"
        if name and file.is_file():
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
