"""What people wrote, made comparable: its spaces, dashes, quotation marks, case and accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from careers.problem import Problem, Text

if TYPE_CHECKING:
    from babel import Locale

LONGEST = 500  # characters; no value that is one date, one pay or one place needs more
MOST_PARTS = 100  # in one list: twice the states of America
REMEMBERED = 4096  # values; a site's roles say the same words again and again
QUOTED = 60  # characters of a value that a message repeats

_QUOTES = str.maketrans(dict.fromkeys("‘’‚‛′ʼ`´", "'") | dict.fromkeys("“”„‟″«»", '"'))
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−⁃﹘﹣－", "-"))
_PAIRS = {'"': '"', "'": "'", "“": "”", "„": "“", "‘": "’", "«": "»"}
_ASCII_WORD = re.compile("[a-z0-9]+")
_LATIN_MARKS = re.compile("[\u0300-\u036f]")
# Control, format (zero-width) and surrogate characters say nothing in a value.
# The joiners (U+200C, U+200D) are spelling in some scripts: they stay until words are compared.
_JOINERS = "\u200c\u200d"
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})


class Slip(NamedTuple):
    """Why a value cannot be read; `what` goes on after the value in quotation marks."""

    code: str
    what: str
    fix: str

    def at(self, text: Text) -> Problem:
        empty = not tidy(text.value[:LONGEST])
        message = "Nothing is written here." if empty else f"{quote(text.value)} {self.what}."
        return text.spot.error(self.code, message, self.fix)


@lru_cache(maxsize=REMEMBERED)
def tidy(value: str) -> str:
    """On one line, with plain single spaces, nothing invisible and no quotation marks around."""
    if not (value.isascii() and value.isprintable()):
        seen = (
            " " if char.isspace() else char
            for char in unicodedata.normalize("NFC", value)
            if char.isspace() or char in _JOINERS or unicodedata.category(char) not in _UNSEEN
        )
        value = "".join(seen)
    value = " ".join(value.split())
    # Somebody may have copied a value out of a message, quotation marks and all.
    if len(value) > 2 and _PAIRS.get(value[0]) == value[-1] and value[0] not in value[1:-1]:
        value = value[1:-1].strip()
    return value


@lru_cache(maxsize=REMEMBERED)
def plain(value: str) -> str:
    """`tidy`, and dashes, quotation marks and digits as a plain keyboard writes them."""
    spaced = tidy(re.sub(f"[{_JOINERS}]", "", value)).translate(_QUOTES).translate(_DASHES)
    return " ".join(unicodedata.normalize("NFKC", spaced).translate(_DASHES).split())


@lru_cache(maxsize=REMEMBERED)
def fold(value: str) -> str:
    """For comparing words: `Côte d’Ivoire` is `cote divoire`, `U.S.A.` is `usa`.

    Case, Latin and Greek accents, full stops and apostrophes do not count; `&` is `and`; any
    other run of signs is one space.
    """
    value = plain(value).casefold().replace("&", " and ").replace(".", "").replace("'", "")
    if value.isascii():
        return " ".join(_ASCII_WORD.findall(value))
    bare = _LATIN_MARKS.sub("", unicodedata.normalize("NFKD", value))
    # Other scripts need their marks: without them different names look the same.
    kept = (c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in bare)
    return " ".join("".join(kept).split())


def squash(value: str) -> str:
    """`fold` without spaces: `Full time`, `full-time` and `FULL_TIME` are `fulltime`."""
    return fold(value).replace(" ", "")


def folded(words: str, between: str = ",") -> frozenset[str]:
    """Each of some words or phrases folded, to look up in what others write."""
    return frozenset(fold(word) for word in words.split(between) if fold(word))


def quote(value: str) -> str:
    """The value as a message repeats it: on one line, in “curly quotes”, not too long."""
    value = tidy(value[: LONGEST * 2])
    return f"“{value if len(value) <= QUOTED else value[: QUOTED - 1].rstrip() + '…'}”"


def series(words: Iterable[str], last: str = "or") -> str:
    """`a`, `a or b`, `a, b or c`."""
    *first, final = list(words) or [""]
    return f"{', '.join(first)} {last} {final}" if first else final


def nearest(word: str, known: Iterable[str], count: int = 1, likeness: float = 0.75) -> list[str]:
    """The known names most like a word, best first, spelled as they are known."""
    names = {fold(name): name for name in known}
    found = get_close_matches(fold(word[:QUOTED]), list(names), n=count, cutoff=likeness)
    return [names[key] for key in found]


def too_long(text: Text, what: str, most: int = LONGEST) -> Problem | None:
    """The problem of a value that nobody could mean; looked at before anything else is."""
    if len(text.value) <= most:
        return None
    message = f"{quote(text.value)} goes on for {len(text.value):,} characters."
    return text.spot.error("too-long", message, f"Write only {what} here, the rest in the text.")


def pieces(texts: Iterable[Text], what: str) -> tuple[list[Text], list[Problem]]:
    """The parts of a list, written one a text or with `;` between them, and what is too much."""
    parts: list[Text] = []
    problems: list[Problem] = []
    for text in texts:
        if problem := too_long(text, what, 4 * LONGEST):
            problems.append(problem)
            continue
        found = [part.strip() for part in re.split(r"[;\n]", text.value)]
        parts += [Text(part, text.spot) for part in found if tidy(part)]
        if len(parts) > MOST_PARTS:
            message = f"More than {MOST_PARTS} {what} stand here."
            problems.append(text.spot.error("too-many", message, "Write fewer."))
            return [], problems
    return parts, problems


@lru_cache(maxsize=32)
def locale_of(language: str) -> Locale:
    """Babel's data for a language such as `de`, `pt-BR` or `zh_Hans`; English for unknown ones."""
    from babel import Locale

    return known_locale(language) or Locale("en")


@lru_cache(maxsize=64)
def known_locale(language: str) -> Locale | None:
    """Babel's data for a language, or for the one that it is a kind of; None for unknown ones."""
    from babel import Locale, UnknownLocaleError

    parts = language.replace("-", "_").split("_")
    for size in range(len(parts), 0, -1):
        try:
            return Locale.parse("_".join(parts[:size]))
        except (UnknownLocaleError, ValueError, TypeError):
            continue
    return None
