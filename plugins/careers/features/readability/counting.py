"""Words and sentences, counted in any language, also where no spaces part words."""

from __future__ import annotations

import re
from collections.abc import Iterator

SPACED = re.compile(r"\w")
# After these a sentence ends, but for `·` in Greek and `;` elsewhere only a part that can be read
# by itself. An abbreviation makes a sentence look shorter than it is, and never longer.
END = re.compile(r"[.!?…;·][\"'”’»)]{0,3}\s+|[。！？]+[」』）]*")
# How many letters a word has in languages that put no spaces between words, roughly.
LETTERS = {"zh": 2, "ja": 2, "th": 5, "lo": 5, "km": 5, "my": 5}


def are_spaced(language: str) -> bool:
    """Whether words have spaces between them in a language."""
    return _code(language) not in LETTERS


def words(text: str, language: str) -> int:
    """How many words a text has; about how many, where they have no spaces between them."""
    if letters := LETTERS.get(_code(language)):
        return sum(map(str.isalnum, text)) // letters
    return sum(1 for word in text.split() if word.isalnum() or SPACED.search(word))


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text, each with its first character's place."""
    start = 0
    for end in END.finditer(text):
        if text[start : end.end()].strip():
            yield start, text[start : end.end()].strip()
        start = end.end()
    if text[start:].strip():
        yield start, text[start:].strip()


def _code(language: str) -> str:
    return re.split("[-_]", language.lower())[0]
