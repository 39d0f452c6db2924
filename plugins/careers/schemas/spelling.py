"""Words in every spelling that the reader takes, as regular expressions.

They mean the same to Python and to JavaScript (with the flag `u`), where no flag can be set
within a schema that lets case not count.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

BETWEEN = r"[\s_-]*"
# Around a value that is one word: quotation marks of any kind, and a comment behind it.
BEFORE = "^[\\s\"'“”„‘’‚«»_-]*"
BEHIND = "[\\s\"'“”‘’«»._-]*(?:<!--[\\s\\S]*-->\\s*)?$"


def any_spelling(word: str) -> str:
    """One word or phrase: case and accents don't count, nor blanks and `-` between its words."""
    parts = re.split(r"[\s_-]+", word.strip())
    return BETWEEN.join("".join(map(_letter, unicodedata.normalize("NFC", part))) for part in parts)


def one_of(words: Iterable[str]) -> str:
    """Any of some words or phrases, as a group."""
    return f"(?:{'|'.join(sorted(set(map(any_spelling, words))))})"


def key_pattern(key: str) -> str:
    """A key in every spelling but for the one in which it is offered."""
    return f"^(?!{re.escape(key)}$)\\s*{any_spelling(key)}\\s*$".replace("\\ ", " ")


@lru_cache(maxsize=1024)
def _letter(letter: str) -> str:
    """A letter in either case, with its accents and without."""
    bare = "".join(
        part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part)
    )
    found = {letter, bare, *(form for one in (letter, bare) for form in (one.upper(), one.lower()))}
    if bare in ("σ", "ς", "Σ"):
        found |= {"σ", "ς", "Σ"}
    if long := {one for one in found if len(one) > 1}:
        return f"(?:{'|'.join(sorted(found - long) + sorted({*long, 'ss'}))})"
    if len(found) == 1:
        return re.sub(r"([\\^$.*+?()\[\]{}|/])", r"\\\1", letter)
    return f"[{''.join(sorted(found))}]"
