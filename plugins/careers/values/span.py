"""A length of time, as people write it: `2 years`, `6–9 months`, `mindestens drei Jahre`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from careers.role import Span, TimeUnit
from careers.wording import LONGEST, fold, folded, plain

# English, German, French, Spanish and Greek, without accents.
_UNITS = {
    TimeUnit.YEAR: "year years yr yrs y jahr jahre jahren an ans annee annees ano anos "
    "ετος ετη ετων χρονος χρονια χρονο",
    TimeUnit.MONTH: "month months mo mos mth mths monat monate monaten mois mes meses "
    "μηνας μηνες μηνων μηνα",
    TimeUnit.WEEK: "week weeks wk wks woche wochen semaine semaines semana semanas "
    "εβδομαδα εβδομαδες εβδομαδων",
    TimeUnit.DAY: "day days tag tage tagen jour jours dia dias ημερα ημερες ημερων",
}
UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in folded(words, " ")}
_NUMBERS = (
    "zero null",
    "a an one ein eine einem einen einer eins un une uno una ενα ενας μια",
    "two zwei deux dos δυο",
    "three drei trois tres τρια τρεις",
    "four vier quatre cuatro τεσσερα τεσσερις",
    "five funf cinq cinco πεντε",
    "six sechs seis εξι",
    "seven sieben sept siete επτα εφτα",
    "eight acht huit ocho οκτω οχτω",
    "nine neun neuf nueve εννεα εννια",
    "ten zehn dix diez δεκα",
)
NUMBER_OF = {
    word: Decimal(number) for number, words in enumerate(_NUMBERS) for word in folded(words, " ")
}
_LEAST = (
    "at least|a minimum of|minimum of|minimum|min|more than|over|mindestens|wenigstens|minimal|ab|"
    "uber|mehr als|au moins|plus de|minimum de|al menos|como minimo|minimo|mas de|mas|"
    "τουλαχιστον|ανω των|πανω απο"
)
_JOINS = "-|to|bis|a|hasta|και|εωσ|ωσ"  # a Greek word is compared by its letters, ς as σ
_MORE = r"\+|plus|or more|and more|and over|upwards|oder mehr|und mehr|ou plus|et plus|o mas|y mas"
_NUMBER = rf"\d+(?:\.\d+)?|{'|'.join(NUMBER_OF)}"
_TOKEN = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+(?:'[^\W\d_]+)*|[-+/,;:()&]|[^\s.]")
_SPAN = re.compile(
    rf"(?P<least>(?:{_LEAST}) )?(?P<low>{_NUMBER})(?P<more> (?:{_MORE}))?"
    rf"(?: (?:{_JOINS}) (?P<high>{_NUMBER}))?(?P<more2> \+)?"
    rf"(?: (?P<unit>[^\W\d_]+))?(?P<more3> (?:{_MORE}|minimum|min))?(?: (?P<rest>.*))?"
)


class Stretch(NamedTuple):
    """What stands at the beginning of a text, and the words behind it.

    `unit` is None where a number stands alone; `high` is set for a range only; `at_least`
    says that it may be more.
    """

    low: Decimal
    high: Decimal | None
    unit: TimeUnit | None
    at_least: bool
    rest: str

    @property
    def span(self) -> Span | None:
        """The length itself, where one is meant and nothing else is said."""
        more = self.high is not None or self.at_least or self.rest
        if self.unit is None or more or not self.low or self.low % 1:
            return None
        return Span(int(self.low), self.unit)


def read_start_of(written: str) -> Stretch | None:
    """The length of time that a text begins with; None when it begins with something else."""
    if len(written) > LONGEST:
        return None
    words = " ".join(_token(found) for found in _TOKEN.findall(plain(written)))
    found = _SPAN.fullmatch(words)
    low = _number(found["low"]) if found else None
    if found is None or low is None:
        return None
    high = _number(found["high"]) if found["high"] else None
    rest = found["rest"] or ""
    unit = UNIT_OF.get(found["unit"] or "")
    if unit is None and not found["low"][0].isdecimal():
        return None  # `A` and `one` alone are no numbers of anything
    if found["unit"] and unit is None:
        rest = f"{found['unit']} {rest}".strip()
    more = any(found[name] for name in ("least", "more", "more2", "more3"))
    return Stretch(low, high, unit, more, rest)


def read_span(written: str) -> Span | None:
    """A length of time and nothing else: `6 months`; None for anything that says more."""
    found = read_start_of(written)
    return found.span if found else None


def _token(written: str) -> str:
    return written.replace(",", ".") if written[0].isdecimal() else fold(written) or written


def _number(word: str) -> Decimal | None:
    if word[0].isdecimal():
        return Decimal(word) if len(word) < 6 else None
    return NUMBER_OF.get(word)
