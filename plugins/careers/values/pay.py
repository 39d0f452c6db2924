"""What is paid, as people write it: an amount or a closed range, a currency and a period."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from careers.problem import Problem, Text
from careers.role import Pay, PayPeriod
from careers.values.amount import Parts, likely, period_of, readings, split
from careers.values.currency import decide, of_country, suggest
from careers.wording import (
    REMEMBERED,
    Slip,
    fold,
    folded,
    locale_of,
    plain,
    quote,
    series,
    too_long,
)

# The currencies whose amounts tell by their size what they can be for.
SAFE = frozenset({"USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD"})
YEARLY_FROM = 10_000
TOO_MUCH_FOR_AN_HOUR = 2_000
TOO_LITTLE_FOR_A_YEAR = 500
MOST_RANGE = 20  # times the lower end; beyond it, digits are missing
_MOST = Decimal(10) ** 12

_EXAMPLE = "60,000–75,000 EUR per year"
_BOTH_ENDS = f"such as “{_EXAMPLE}”; the law in many places wants a closed range"
_NOTE = "put the words under `pay note`"
_ON_TOP = folded(
    "bonus bonuses commission commissions equity shares stock ote provision prämie boni prime "
    "comisiones comisión μπόνους προμήθεια",
    " ",
)
# Without one of these words, the amount or its period would be another one.
_OTHERWISE = folded(
    "m mm mn mio mill million millions millionen millones b bn mrd billion lakh lakhs lac crore cr "
    "half double twice two second other alternate bi biweekly bimonthly semi semimonthly fortnight "
    "fortnightly zwei zweimal zweite zweiten halb halbe deux fois quinzaine dos veces quincena "
    "quincenal δυο φορες δεκαπενθημερο",
    " ",
)


def read_pay(text: Text, *, currency: str = "", countries: Sequence[str] = ()) -> Pay | Problem:
    """What somebody wrote about pay: a closed range, with equal ends for one figure.

    `currency` (ISO 4217) is the site's, for amounts without one; `countries` (ISO alpha-2)
    are the role's and decide what `$`, `¥` and `kr` mean. Without a period, amounts from
    10,000 on in a currency of `SAFE` are for a year. Nothing is guessed beyond that.
    """
    if problem := too_long(text, "the pay"):
        return problem
    found = _read(text.value, currency, tuple(countries))
    return found.at(text) if isinstance(found, Slip) else found


@lru_cache(maxsize=REMEMBERED)
def _read(written: str, currency: str, countries: tuple[str, ...]) -> Pay | Slip:
    return _whole(split(plain(written)), currency, countries)


def spell(pay: Pay) -> str:
    """The spelling that messages offer and that is read back: `60,000–75,000 EUR per year`."""
    low, high = _number(pay.low, pay.currency), _number(pay.high, pay.currency)
    return f"{low if low == high else f'{low}–{high}'} {pay.currency} per {pay.period}"


@lru_cache(maxsize=1024)
def amount_text(pay: Pay, locale: str) -> str:
    """The amounts as a reader of `locale` expects them, without the period: `$60,000–$75,000`.

    Decimals are shown only when one of the ends has some.
    """
    from babel.numbers import format_currency

    language = locale_of(locale)
    # Every decimal that was written is shown, also where a currency usually has none.
    places = max(_places(pay.low), _places(pay.high))
    decimals = "0." + "0" * max(places, 2) if places else "0"
    pattern = re.sub(r"0\.0+", decimals, language.currency_formats["standard"].pattern)
    low, high = (
        _spaced(format_currency(end, pay.currency, pattern, language, currency_digits=False))
        for end in (pay.low, pay.high)
    )
    if low == high:
        return low
    # A currency that stands behind is written once: 60.000–75.000 €.
    behind = re.search(r"\D+\Z", low)
    if behind and high.endswith(behind[0]):
        low = low[: behind.start()]
    return f"{low}–{high}"


def _places(amount: Decimal) -> int:
    """How many decimals it takes to show an amount."""
    exponent = amount.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _spaced(written: str) -> str:
    """A currency of letters stands apart from its amount (CLDR's currency spacing)."""
    return re.sub(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])", "\u00a0", written)


def _number(amount: Decimal, currency: str) -> str:
    places = _places(amount)
    # 1,500 can be read in two ways where money has three decimals.
    group = "" if _decimals(currency) == 3 else ","
    return f"{amount:{group}.{max(places, 2) if places else 0}f}"


def _decimals(currency: str) -> int:
    from babel.numbers import get_currency_precision

    return get_currency_precision(currency)


def _whole(parts: Parts, currency: str, countries: Sequence[str]) -> Pay | Slip:
    """The pay, unless something else stands beside it."""
    if not parts.amounts:
        fix = f"Write a range such as “{_EXAMPLE}”, or leave `pay` out and {_NOTE}."
        return Slip("pay-no-amount", "names no amount", fix)
    if len(parts.amounts) > 2:
        fix = f"Write the lowest and the highest, such as “{_EXAMPLE}”, and {_NOTE}."
        return Slip("pay-many-amounts", "names more than two amounts", fix)
    if not parts.strange:
        return _pay(parts, currency, countries)
    strange = series([quote(word) for word in dict.fromkeys(parts.strange)], "and")
    what = f"has {strange} in it, which is neither an amount nor a currency nor a period"
    if not parts.currencies and (hints := [h for word in parts.strange if (h := suggest(word))]):
        return Slip("pay-currency-unknown", what, hints[0])
    if _OTHERWISE & {fold(word) for word in parts.strange}:
        return Slip(
            "pay-unclear",
            what,
            "Write the whole amount in digits, and one of: "
            f"{series(f'per {one}' for one in PayPeriod)}.",
        )
    if (meant := _meant(parts, currency, countries)) is not None:
        near = series(quote(likely(word)) for word in dict.fromkeys(parts.strange))
        fix = (
            f"“{spell(meant)}”? Write it so." if isinstance(meant, Pay) else f"{near}? {meant.fix}"
        )
        return Slip("pay-unclear", what, f"Did you mean {fix}")
    clean = _pay(replace(parts, strange=[]), currency, countries)
    if isinstance(clean, Slip):
        fix = f"Write it as in “{_EXAMPLE}”; other words go under `pay note`."
        return Slip("pay-unclear", what, fix)
    said = any(char.isalnum() for char in strange)
    key = "bonus" if _ON_TOP & {fold(word) for word in parts.strange} else "pay note"
    note = f", and put {strange} under `{key}`" if said else ""
    return Slip("pay-unclear", what, f"Write “{spell(clean)}”{note}.")


def _meant(parts: Parts, currency: str, countries: Sequence[str]) -> Pay | Slip | None:
    """The pay, if each strange word is nearly one that says a currency or a period."""
    near = [likely(word) for word in parts.strange]
    if not all(near):
        return None
    periods = [period for word in near if (period := period_of(word))]
    money = [word for word in near if not period_of(word)]
    clean = replace(
        parts,
        strange=[],
        currencies=[*parts.currencies, *money],
        periods=[*parts.periods, *periods],
    )
    found = _pay(clean, currency, countries)
    is_unclear = isinstance(found, Slip) and found.code != "pay-currency-unclear"
    return None if is_unclear else found


def _pay(parts: Parts, currency: str, countries: Sequence[str]) -> Pay | Slip:
    if parts.open_ended:
        return Slip("pay-open-ended", "leaves one end open", f"Write both ends, {_BOTH_ENDS}.")
    if len(parts.amounts) > 1 and not parts.joined:
        what = "has two amounts with nothing between them that makes a range"
        return Slip("pay-unclear", what, f"Write a dash between them, as in “{_EXAMPLE}”.")
    code = decide(parts.currencies, currency, countries)
    if isinstance(code, Slip):
        return code
    ends = _ends(parts, code or "EUR")
    if isinstance(ends, Slip):
        return ends
    period = _period(parts, code, ends)
    if code is None:
        local = {used for country in countries for used in of_country(country)}
        shown = PayPeriod.YEAR if isinstance(period, Slip) else period
        pay = Pay(local.pop() if len(local) == 1 else "EUR", min(ends), max(ends), shown)
        return Slip(
            "pay-no-currency", "names no currency", f"Write it too, such as “{spell(pay)}”."
        )
    if isinstance(period, Slip):
        return period
    return _likely(Pay(code, ends[0], ends[1], period))


def _ends(parts: Parts, currency: str) -> tuple[Decimal, Decimal] | Slip:
    """The lower and the higher amount."""
    numbers = []
    for amount in parts.amounts:
        found = readings(amount, _decimals(currency))
        shown = f"has {quote(amount.written + 'k' * amount.thousand)} in it, which"
        if not found:
            fix = "Write amounts such as 60,000 or 18.50."
            return Slip("pay-number-unclear", f"{shown} is not a number that can be read", fix)
        if len(found) > 1:
            both = series(f"{number.normalize():f}" for number in found)
            fix = f"Write {both}, without a sign for thousands."
            return Slip("pay-number-ambiguous", f"{shown} can be {both}", fix)
        numbers.append(found[0])
    low, high = numbers[0], numbers[-1]
    if len(numbers) > 1:
        first, second = (amount.thousand for amount in parts.amounts)
        # The `k` of `60-75k` is meant for both, that of `500-2k` is not.
        if second and not first and low * 1000 <= high:
            low *= 1000
        if first and not second and high < low <= high * 1000:
            high *= 1000
    if low == 0 or high == 0:
        fix = f"Write what is paid at least, such as “{_EXAMPLE}”, or leave `pay` out."
        return Slip("pay-zero", "has a 0 as an amount", fix)
    if max(low, high) > _MOST:
        return Slip("pay-unlikely", "is more than anybody is paid", "Look at the digits again.")
    if low != high and low * 1000 <= high:
        what = f"goes from {low:,} to a thousand times as much"
        return Slip("pay-unlikely", what, f"If you mean {low * 1000:,}–{high:,}, write it so.")
    return low, high


def _period(parts: Parts, currency: str | None, ends: tuple[Decimal, Decimal]) -> PayPeriod | Slip:
    periods = list(dict.fromkeys(parts.periods))
    if len(periods) == 1:
        return periods[0]
    if periods:
        what = f"is per {series(periods, 'and per')}"
        return Slip("pay-two-periods", what, f"Write one of them, such as “{_EXAMPLE}”.")
    if currency in SAFE and min(ends) >= YEARLY_FROM:
        return PayPeriod.YEAR
    size = min(ends)
    usual = PayPeriod.HOUR if size < 500 else PayPeriod.MONTH if size < 10_000 else PayPeriod.YEAR
    shown = spell(Pay(currency or "EUR", size, max(ends), usual))
    what = f"does not say per what: {series(PayPeriod)}"
    return Slip("pay-no-period", what, f"Write “{shown}” if that is what you mean.")


def _likely(pay: Pay) -> Pay | Slip:
    """The pay, or why it can hardly be meant so."""
    if pay.low > pay.high:
        fix = "Write both ends with all their digits, the lower one first."
        if pay.low <= pay.high * MOST_RANGE:
            fix = f"Write “{spell(replace(pay, low=pay.high, high=pay.low))}”."
        return Slip("pay-reversed", "has its higher end first", fix)
    if pay.currency not in SAFE:
        return pay
    if pay.period is PayPeriod.HOUR and pay.high >= TOO_MUCH_FOR_AN_HOUR:
        meant = spell(replace(pay, period=PayPeriod.YEAR if pay.low >= 10_000 else PayPeriod.MONTH))
        what = f"is {_number(pay.high, pay.currency)} {pay.currency} for one hour"
        return Slip("pay-unlikely", what, f"If you mean “{meant}”, write it so.")
    if pay.period is PayPeriod.YEAR and pay.low < TOO_LITTLE_FOR_A_YEAR:
        thousands = replace(pay, low=pay.low * 1000, high=pay.high * 1000)
        meant = f"“{spell(thousands)}” or “{spell(replace(pay, period=PayPeriod.HOUR))}”"
        what = f"is {_number(pay.low, pay.currency)} {pay.currency} for a whole year"
        return Slip("pay-unlikely", what, f"If you mean {meant}, write it so.")
    return pay
