"""The words of the ads in pieces, as `list.js` reads them."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from careers.word_index import BITS, DIGITS, EVERYWHERE, LARGEST, places, word_index, words_of


def read(written: str, count: int) -> list[int]:
    """The numbers that `places` has written."""
    if written == EVERYWHERE:
        return list(range(count))
    if written.startswith(BITS):
        digits = [DIGITS.index(sign) for sign in written[1:]]
        return [
            6 * at + bit for at, digit in enumerate(digits) for bit in range(6) if digit >> bit & 1
        ]
    found, number, gap, unit = [], -1, 0, 1
    for sign in written:
        digit = DIGITS.index(sign)
        gap += digit % 32 * unit
        unit *= 32
        if digit < 32:
            number += gap + 1
            found.append(number)
            gap, unit = 0, 1
    return found


@given(st.sets(st.integers(0, 4999), min_size=1), st.sampled_from([5000, 5001, 40_000]))
def test_places_can_be_read_again(numbers, count):
    assert read(places(sorted(numbers), count), count) == sorted(numbers)


def test_places_are_short_however_many_there_are():
    rng = random.Random(1)
    for size in (1, 100, 3000, 9999, 10_000):
        numbers = sorted(rng.sample(range(10_000), size))
        written = places(numbers, 10_000)
        assert read(written, 10_000) == numbers
        assert len(written) <= min(3 * size, 10_000 // 6 + 2)


def test_words_have_no_case_and_no_accents():
    assert words_of("Café, C++ & STRASSE") == ["cafe", "c++", "strasse"]
    assert words_of("Straße Æther ΦΩΣ φως") == ["strasse", "aether", "φωσ", "φωσ"]
    assert words_of("東京 x") == ["東", "京", "x"]
    assert words_of("—  · 💡") == []


@given(st.text(st.one_of(st.characters(), st.sampled_from("aΣς İ\u0307ß+#_\u00a8\u3000東"))))
def test_the_words_between_blanks_are_the_words_of_the_text(text):
    lines = [line for piece in word_index([text]) for line in piece.content.split("\n")]
    found = {line.split(" ")[0] for line in lines}
    assert found == set(words_of(text))


def test_every_word_leads_to_its_texts():
    texts = ["bread and soup", "bread", "", "soup & bread, bread"]
    [piece] = word_index(texts)
    found = dict(line.split(" ") for line in piece.content.split("\n"))
    assert {word: read(at, 4) for word, at in found.items()} == {
        "and": [0],
        "bread": [0, 1, 3],
        "soup": [0, 3],
    }


def test_pieces_are_small_and_in_order():
    rng = random.Random(2)
    texts = [" ".join(f"w{rng.randrange(30_000):x}" for _ in range(200)) for _ in range(300)]
    pieces = word_index(texts)
    assert len(pieces) > 3
    words = [line.partition(" ")[0] for piece in pieces for line in piece.content.split("\n")]
    assert words == sorted(set(words))
    before = ""
    for piece in pieces:
        assert len(piece.content) < LARGEST + 500
        lines = piece.content.split("\n")
        assert before < piece.first <= lines[0].partition(" ")[0]
        before = lines[-1].partition(" ")[0]
