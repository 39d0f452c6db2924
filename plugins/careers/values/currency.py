"""Which currency a code, a symbol or a word means. Data: ISO 4217 by way of Babel (CLDR)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from careers.wording import Slip, fold, locale_of, nearest, plain, quote, series

_DOLLARS = (
    *("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "TWD", "ARS", "BBD", "BMD", "BND", "BSD"),
    *("BZD", "CLP", "COP", "DOP", "FJD", "GYD", "JMD", "KYD", "LRD", "NAD", "SBD", "SRD", "TTD"),
    *("UYU", "XCD"),
)
_CROWNS = ("SEK", "NOK", "DKK", "ISK")
_FRANCS = ("CHF", "XAF", "XOF", "XPF", "RWF", "BIF", "GNF", "KMF", "DJF", "CDF")

# Signs as written; a sign that several currencies share is decided by where the role is.
_SIGNS = {
    **dict.fromkeys(("US$", "$US", "U$"), ("USD",)),
    **dict.fromkeys(("C$", "CA$", "$CA", "CAN$"), ("CAD",)),
    **dict.fromkeys(("A$", "AU$", "$AU"), ("AUD",)),
    **dict.fromkeys(("NZ$", "$NZ"), ("NZD",)),
    **{"HK$": ("HKD",), "S$": ("SGD",), "SG$": ("SGD",), "NT$": ("TWD",), "R$": ("BRL",)},
    **{"MX$": ("MXN",), "$": _DOLLARS, "¥": ("JPY", "CNY"), "€": ("EUR",), "£": ("GBP",)},
    **{"₹": ("INR",), "₪": ("ILS",), "₩": ("KRW",), "₺": ("TRY",), "₽": ("RUB",), "₴": ("UAH",)},
    **{"₫": ("VND",), "₱": ("PHP",), "₦": ("NGN",), "₵": ("GHS",), "₸": ("KZT",), "₾": ("GEL",)},
    **{"฿": ("THB",), "₡": ("CRC",), "₲": ("PYG",), "₮": ("MNT",), "₼": ("AZN",), "֏": ("AMD",)},
}
# Words, folded.
_WORDS = {
    **dict.fromkeys(("euro", "euros", "ευρω"), ("EUR",)),
    **dict.fromkeys(("pound", "pounds", "sterling", "quid"), ("GBP",)),
    **dict.fromkeys(("dollar", "dollars", "dolares"), _DOLLARS),
    **{"us": ("USD",), "canadian": ("CAD",), "australian": ("AUD",), "swiss": ("CHF",)},
    **dict.fromkeys(("kr", "kronor", "kroner", "kronur", "krona", "krone"), _CROWNS),
    **dict.fromkeys(("franken", "sfr", "fr"), ("CHF",)),
    **dict.fromkeys(("franc", "francs"), _FRANCS),
    **dict.fromkeys(("rs", "rupee", "rupees"), ("INR", "PKR", "LKR", "NPR", "MUR", "SCR")),
    **dict.fromkeys(("zł", "zloty", "zlotych", "zlotys", "złotych"), ("PLN",)),
    **{"kc": ("CZK",), "ft": ("HUF",), "forint": ("HUF",), "lei": ("RON", "MDL"), "лв": ("BGN",)},
    **{"r": ("ZAR",), "rand": ("ZAR",), "yen": ("JPY",), "yuan": ("CNY",), "rmb": ("CNY",)},
    **{"грн": ("UAH",), "руб": ("RUB",), "shekel": ("ILS",), "shekels": ("ILS",), "tl": ("TRY",)},
}
MONEY = tuple(word for word in _WORDS if len(word) > 3)  # those that a slip can be seen in
_NO_CODES = frozenset({"DOE", "TBD", "TBA", "OTE", "RSU", "PTO", "NEG"})
SIGNS = tuple(sorted(_SIGNS, key=len, reverse=True))  # longest first, as a pattern wants them

# Any day after the last known change: asking for "today" would read the clock.
_LATEST = date(2100, 1, 1)


@lru_cache(maxsize=1)
def current() -> frozenset[str]:
    """The ISO 4217 codes that are money somewhere."""
    places = [code for code in map(str, locale_of("en").territories) if len(code) == 2]
    return frozenset(currency for place in places for currency in of_country(place))


def of_country(country: str) -> list[str]:
    """The currencies that are legal tender in a country (ISO alpha-2), oldest first."""
    from babel.numbers import get_territory_currencies

    return list(get_territory_currencies(country, _LATEST))


def candidates(word: str) -> tuple[str, ...]:
    """The currencies that a sign, a code in capitals or a word may mean; none for other words."""
    if word in current():
        return (word,)
    return _SIGNS.get(word.upper(), ()) or _WORDS.get(fold(word), ())


def decide(
    words: Sequence[str], currency: str = "", countries: Iterable[str] = ()
) -> str | Slip | None:
    """The one currency that all the words mean; None when there is no word and no default.

    A word with several meanings is decided by what is paid with in `countries`, then by the
    site's `currency`.
    """
    default = plain(currency).upper()
    if not words:
        return default if default in current() else None
    meant = list(candidates(words[0]))
    for word in words[1:]:
        also = candidates(word)
        if not set(meant) & set(also):
            what = f"names two currencies, {quote(words[0])} and {quote(word)}"
            return Slip("pay-two-currencies", what, "Write one currency, such as EUR.")
        meant = [code for code in meant if code in also]
    if len(meant) == 1:
        return meant[0]
    local = {code for country in countries for code in of_country(country)}
    here = [code for code in meant if code in local]
    if len(here) == 1:
        return here[0]
    if not here and default in meant:
        return default
    word = min(words, key=len)
    shown = series([*(here or meant)[:4], *(["another"] if len(here or meant) > 4 else [])])
    what = f"has {quote(word)} in it, which can be {shown}"
    fix = f"Write the currency's three letters in its place, such as {(here or meant)[0]}."
    return Slip("pay-currency-unclear", what, fix)


def suggest(code: str) -> str:
    """What to write for a word that looks like a currency's code and is none; else nothing."""
    looks = len(code) == 3 and code.isascii() and code.isalpha() and code.isupper()
    if not looks or code in _NO_CODES:
        return ""
    swapped = sorted(known for known in current() if sorted(known) == sorted(code))
    usual = ("USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "JPY", "SEK", "NOK", "DKK", "INR")
    near = swapped or nearest(code, usual, 2, 0.6) or nearest(code, sorted(current()), 3, 0.6)
    hint = f"Did you mean {series(near)}?" if near else "Write a currency in use, such as EUR."
    return f"No currency in use has the code {quote(code)}. {hint}"
