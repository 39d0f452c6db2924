"""What a line about pay is made of: its amounts, currencies, periods, and words beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from careers.role import PayPeriod
from careers.values.currency import MONEY, SIGNS, candidates, current
from careers.wording import fold, nearest


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(word) or word for word in text.split())


# English, German, French, Spanish and Greek, without accents.
_PERIODS = {
    PayPeriod.HOUR: "hour hours hourly hr hrs h ph std stunde stunden stundlich heure heures "
    "horaire hora horas ωρα ωρεσ ωριαιωσ",
    PayPeriod.DAY: "day daily d pd tag tage taglich jour jours journalier dia diario ημερα μερα "
    "ημερησιωσ",
    PayPeriod.WEEK: "week weekly wk w pw woche wochentlich semaine hebdomadaire semana semanal "
    "εβδομαδα εβδομαδιαιωσ",
    PayPeriod.MONTH: "month monthly mo mon mth pm pcm monat monatlich mtl mois mensuel mensuels "
    "mensuelle mes mensual mensuales μηνα μηνας μηνιαιως",
    PayPeriod.YEAR: "year yearly yr y annum annual annually pa jahr jahrlich ans annee annuel "
    "annuels annuelle ano anual anuales ετος χρονο ετησιως",
}
_PERIOD_OF = {word: period for period, words in _PERIODS.items() for word in _words(words)}
# Periods only at the end and after one of these: `€/a`, `par an`, `60k p/m`.
_LATE_PERIOD_OF = {"a": PayPeriod.YEAR, "an": PayPeriod.YEAR, "m": PayPeriod.MONTH}
_BEFORE_LATE = _words("/ p par pro im")
_LINKS = _words(
    "per a an each every p the pro je im in der die par de du l la le por al el cada ανα το τον την"
)
_THOUSAND = _words("k t tsd thousand")
_JOINS = _words("to bis a hasta and und et y until till up max εως μεχρι και")
_STARTS = _words("from between ab von entre zwischen desde de min απο μεταξυ")
_OPEN = _words(
    "up upto to from ab bis von max maximum min minimum at least most starting or more above "
    "over under upwards than zu partir jusqu jusqua hasta desde mindestens maximal απο εως μεχρι"
)
_IGNORED = frozenset("(),.:;'\"")

# `$US` is a sign, the `$` of `$USD` is another one: no capital may follow the first.
_AFTER = "|".join(rf"{re.escape(sign)}(?![A-Z])" for sign in SIGNS if sign[0] == "$" != sign)
_OTHER = "|".join(re.escape(sign) for sign in SIGNS if sign[0] != "$" or sign == "$")
_TOKEN = re.compile(
    rf"""(?P<number>\d{{1,3}}(?:[ ']\d{{3}})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,']\d+)*)(?:[.,]-(?!\d))?
       | (?P<sign>{_AFTER}|{_OTHER})
       | (?P<hyphen>(?<=[^\W\d_])-(?=[^\W\d_]))
       | (?P<dash>[-~]+|\.{{2,}})
       | (?P<word>[^\W\d_]+(?:\.[^\W\d_]+)*)
       | (?P<other>\S)""",
    re.VERBOSE,
)
_SPACED = re.compile(r"\d{1,3}(?:[ ']\d{3})+(?:[.,]\d+)?")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}")  # 60,000 and 6,00,000


class Amount(NamedTuple):
    """A number as written, and whether a `k` stands after it."""

    written: str
    thousand: bool = False


@dataclass
class Parts:
    """The parts of a text about pay, each kind in the order written.

    `strange` are the words that are none of the others. `joined` says that something stands
    between the amounts which makes a range of them, `open_ended` that one end was left open.
    """

    amounts: list[Amount] = field(default_factory=list)
    currencies: list[str] = field(default_factory=list)
    periods: list[PayPeriod] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)
    joined: bool = False
    open_ended: bool = False


def split(written: str) -> Parts:
    """Sort the words and signs of a `plain` text, each by what it is and where it stands."""
    found = [(match.lastgroup or "", match) for match in _TOKEN.finditer(written)]
    tokens = [
        (kind, match[kind])
        for kind, match in found
        if match[kind] not in _IGNORED and kind != "hyphen"
    ]
    places = [index for index, (kind, _) in enumerate(tokens) if kind == "number"]
    first, last = (places[0], places[-1]) if places else (len(tokens), -1)
    any_code = any(candidates(token) for kind, token in tokens if kind != "number")
    parts = Parts()
    for index, (kind, token) in enumerate(tokens):
        word, between = fold(token), first < index < last
        before = tokens[index - 1][1].casefold() if index else ""
        late = before in _BEFORE_LATE and not _period_follows(tokens, index)
        if kind == "number":
            parts.amounts.append(Amount(token))
        elif between and (kind == "dash" or word in _JOINS):
            parts.joined = True
        elif index > last >= 0 and (kind == "dash" or token == "+" or word == "plus"):
            # `60,000+` is open, `60,000 + bonus` has a word too many.
            parts.open_ended |= not _is_strange(tokens[index + 1 :])
        elif index > first and word in _THOUSAND:
            parts.amounts[-1] = parts.amounts[-1]._replace(thousand=True)
        elif candidates(token):
            parts.currencies.append(token)
        elif index > first and word[:1] in ("k", "t") and word[1:].upper() in current():
            parts.amounts[-1] = parts.amounts[-1]._replace(thousand=True)  # `TEUR`, `kUSD`
            parts.currencies.append(word[1:].upper())
        elif index < first and word in _STARTS and len(places) > 1:
            continue
        elif late and word in _LATE_PERIOD_OF:
            parts.periods.append(_LATE_PERIOD_OF[word])
        elif word in _PERIOD_OF:
            parts.periods.append(_PERIOD_OF[word])
        elif word in _OPEN and len(places) == 1:
            parts.open_ended = True
        elif word not in _LINKS and token != "/":
            # A code in small letters counts when nothing else names a currency.
            is_code = not any_code and kind == "word" and token.upper() in current()
            (parts.currencies if is_code else parts.strange).append(
                token.upper() if is_code else token
            )
    return parts


def _is_strange(rest: list[tuple[str, str]]) -> bool:
    """The next token is a word with no meaning here."""
    kind, token = rest[0] if rest else ("", "")
    known = candidates(token) or fold(token) in _PERIOD_OF or fold(token) in _LINKS
    return kind == "word" and not known


def _period_follows(tokens: list[tuple[str, str]], index: int) -> bool:
    return any(fold(word) in _PERIOD_OF for _, word in tokens[index + 1 :])


def readings(amount: Amount, decimals: int = 2) -> list[Decimal]:
    """Every number that an amount can mean; `decimals` is how many its currency has.

    A comma or a full stop before three digits is read as thousands, because money has two
    decimals; where it has three, or a `k` follows, it can be both.
    """
    written = amount.written.replace(" ", "").replace("'", "")
    spaced = written != amount.written
    marks = [char for char in written if char in ".,"]
    if spaced and not _SPACED.fullmatch(amount.written):
        found = []
    elif not marks:
        found = [written]
    elif len(marks) == 1:
        whole, _, rest = written.partition(marks[0])
        thousands = _GROUPED.fullmatch(written) and whole.strip("0") and not spaced
        two_ways = amount.thousand or decimals == 3
        found = [whole + rest] if thousands else []
        found += [f"{whole}.{rest}"] if len(rest) < 3 or (two_ways and len(rest) == 3) else []
    elif len(set(marks)) == 1:
        found = [re.sub("[.,]", "", written)] if _GROUPED.fullmatch(written) else []
    else:
        whole, _, rest = written.rpartition(marks[-1])
        thousands = _GROUPED.fullmatch(whole) and len(set(marks[:-1])) == 1
        cents = marks[-1] not in marks[:-1] and len(rest) <= max(decimals, 2)
        found = [re.sub("[.,]", "", whole) + f".{rest}"] if thousands and cents else []
    numbers = [Decimal(number) * (1000 if amount.thousand else 1) for number in found]
    return [Decimal(int(n)) if n == n.to_integral_value() else n for n in numbers]


def likely(word: str) -> str:
    """The word of a currency or of a period that is nearly this one; empty where none is."""
    known = [*MONEY, *(one for one in _PERIOD_OF if len(one) > 3)]
    return next(iter(nearest(word, known)), "") if len(word) > 3 else ""


def period_of(word: str) -> PayPeriod | None:
    """The period that a word says."""
    return _PERIOD_OF.get(word)
