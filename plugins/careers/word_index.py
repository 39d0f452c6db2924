"""Which words stand in which texts, in pieces small enough to load one when somebody looks for it.

`list.js` reads these pieces, and folds what somebody types by the same rules: a change here is
one there as well, and a test holds both together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, takewhile

KNOWN = 1 << 15  # what stands between two blanks, of which the words are remembered
LARGEST = 24_000  # characters of a piece, about
DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
EVERYWHERE = "*"
BITS = "!"
MORE = 32
# Letters that no decomposition makes plain ones of.
LETTERS = {
    "ß": "ss", "ς": "σ", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th",
    "ı": "i",
}  # fmt: skip
# Scripts that put no blanks between words: each letter is looked for by itself.
UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
WORD = re.compile(r"\w+(?:[+#][\w+#]*)?")  # of a text without `_`, which is no letter


def words_of(text: str) -> list[str]:
    """The words of a text without case and accents: `Café, C++` is `cafe` and `c++`."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        # Of a long text only the letters that it has are looked at one by one.
        for letter in set(text):
            if unicodedata.category(letter)[0] == "M":
                text = text.replace(letter, "")
        text = UNSPACED.sub(r" \g<0> ", text).lower()
        for letter, plain in LETTERS.items():
            text = text.replace(letter, plain)
    return WORD.findall(text.lower().replace("_", " "))


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the index: lines of a word and its texts, from the word `first` on.

    `first` is as short as tells the piece from the one before it.
    """

    first: str
    content: str


def word_index(texts: Iterable[str]) -> list[Piece]:
    """The words of the texts, which are numbered from 0, in the order in which a browser sorts."""
    return index_of(map(looking_for_words(), texts))


def looking_for_words() -> Callable[[str], set[str]]:
    """What answers which words a text has; between two blanks ads say the same again and again."""
    known = lru_cache(KNOWN)(words_of)
    return lambda text: set[str]().union(*map(known, {*text.split()}))


def index_of(texts: Iterable[Iterable[str]]) -> list[Piece]:
    """The same of texts of which the words are known, each once."""
    found: dict[str, list[int]] = {}
    count = 0
    for number, words in enumerate(texts):
        count += 1
        for word in words:
            found.setdefault(word, []).append(number)
    pieces: list[list[str]] = []
    names: list[tuple[str, str]] = []
    size = LARGEST
    before = ""
    for word in sorted(found, key=_units):
        line = f"{word} {places(found[word], count)}"
        if size >= LARGEST:
            pieces.append([])
            names.append((before, word))
            size = 0
        pieces[-1].append(line)
        size += len(line) + 1
        before = word
    return [
        Piece(_apart(last, first), "\n".join(lines))
        for (last, first), lines in zip(names, pieces, strict=True)
    ]


def _units(word: str) -> bytes:
    """What a browser sorts by: UTF-16."""
    return word.encode("utf-16-be", "surrogatepass")


def _apart(before: str, word: str) -> str:
    """The beginning of a word that comes behind `before`."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(before, word, strict=False))
    return word[: sum(1 for _ in same) + 1]


def places(numbers: Sequence[int], count: int) -> str:
    """Ascending numbers below `count` as text: the gaps between them, or a bit for each.

    A gap is in digits of 5 bits, the low ones first, with a sixth bit where more follow. The
    shorter form is taken; `*` is every number.
    """
    if len(numbers) == count:
        return EVERYWHERE
    most = len(BITS) + -(-count // 6)
    gaps: list[str] = []
    for before, number in pairwise([-1, *numbers]):
        gap = number - before - 1
        while gap >= MORE:
            gaps.append(DIGITS[gap % MORE + MORE])
            gap //= MORE
        gaps.append(DIGITS[gap])
        if len(gaps) > most:
            return BITS + _bits(numbers)
    return "".join(gaps)


def _bits(numbers: Sequence[int]) -> str:
    digits = [0] * (numbers[-1] // 6 + 1)
    for number in numbers:
        digits[number // 6] |= 1 << number % 6
    return "".join(DIGITS[digit] for digit in digits)
