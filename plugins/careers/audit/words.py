"""Text made comparable: what matters is which words stand there and in which order."""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile("[\u0300-\u036f]")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_WORD = re.compile(r"[^\W_]+")
# Scripts that are written without spaces: a word of theirs may stand inside another run.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


def words(text: str) -> str:
    """The words of a text with one space around each; case, accents and signs don't count.

    `Côte d’Ivoire (FULL_TIME)` is ` cote d ivoire full time `.
    """
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", _UNSEEN.sub("", text)))
    found = " ".join(_WORD.findall(bare.casefold()))
    return f" {found} " if found else " "


def has(haystack: str, text: str) -> bool:
    """Whether the words of a text stand in the `words` of a longer one, in order."""
    needle = words(text)
    if needle in haystack:
        return True
    if _UNSPACED.search(needle):
        return needle.replace(" ", "") in haystack.replace(" ", "")
    return False


def share(haystack: str, text: str) -> float:
    """Which part (0 to 1) of the different words of a text stand somewhere in a longer one."""
    wanted = set(words(text).split())
    return sum(f" {word} " in haystack for word in wanted) / len(wanted) if wanted else 1.0
