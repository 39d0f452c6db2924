"""What is paid: numbers, a currency of ISO 4217 and one of Google's five periods."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from careers.audit.posting import Posting, items, objects, text_of
from careers.audit.rule import Rule
from careers.problem import Problem
from careers.values.currency import current, suggest
from careers.wording import quote

SALARY_FORM = Rule(
    "salary-form",
    "error",
    "`baseSalary` is not a MonetaryAmount with a value in it, such as the word “competitive”.",
    "Write a currency, and a value with unitText; leave “baseSalary” out where no figure is named.",
)
SALARY_NUMBER = Rule(
    "salary-number",
    "error",
    "An amount of `baseSalary` is no number: `62,000`, `62k`.",
    "Write the figures only, such as 62000.",
)
SALARY_ZERO = Rule(
    "salary-zero",
    "error",
    "An amount of `baseSalary` is 0, or less.",
    "Write what is paid, or leave “baseSalary” out.",
)
SALARY_RANGE = Rule(
    "salary-range",
    "error",
    "`minValue` is more than `maxValue`.",
    "Exchange the two.",
)
SALARY_ENDS = Rule(
    "salary-ends",
    "warning",
    "`baseSalary` has one end of a range without the other. Google wants both, or one `value`.",
    "Write “minValue” and “maxValue”, or “value”.",
)
SALARY_UNIT = Rule(
    "salary-unit",
    "error",
    "`unitText` is missing, or is none of HOUR, DAY, WEEK, MONTH, YEAR in capitals.",
    "Write one of HOUR, DAY, WEEK, MONTH, YEAR.",
)
CURRENCY = Rule(
    "currency",
    "error",
    "The currency of `baseSalary` is missing, or is no code of ISO 4217: `$`, `Euro`.",
    "Write the currency's three letters, such as EUR.",
)

UNITS = frozenset({"HOUR", "DAY", "WEEK", "MONTH", "YEAR"})
_ENDS = ("minValue", "maxValue", "value")
_FIGURES = 20


class Salary(NamedTuple):
    """What a posting says is paid; `unit` and `currency` are as written, maybe empty."""

    low: Decimal
    high: Decimal
    currency: str
    unit: str


def salary_problems(posting: Posting) -> Iterator[Problem]:
    """What is wrong with the pay of a posting."""
    for pay in items(posting.get("baseSalary")):
        if pay in (None, "", [], {}):
            continue
        if not isinstance(pay, dict) or not _values(pay):
            shown = "" if isinstance(pay, dict) else f" is {quote(str(pay))}"
            message = f"“baseSalary”{shown or ' has no value with an amount in it'}."
            yield SALARY_FORM.at(posting.spot, message)
            continue
        yield from _currency(posting, pay)
        for value in _values(pay):
            yield from _value(posting, value)


def salary_of(posting: Posting) -> Salary | None:
    """The first pay of a posting that can be read, to be compared."""
    for pay in objects(posting.get("baseSalary")):
        for value in _values(pay):
            amounts = [number for name in _ENDS if (number := number_of(value.get(name)))]
            if amounts:
                unit = text_of(value.get("unitText"))
                return Salary(min(amounts), max(amounts), text_of(pay.get("currency")), unit)
    return None


def number_of(value: Any) -> Decimal | None:
    """A number of JSON, or one written in figures only; nobody is paid one of twenty figures."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    if isinstance(value, float) and not math.isfinite(value):
        return None
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() and number.adjusted() < _FIGURES else None


def _values(pay: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The objects with the amounts: where Google wants them, or one level too high."""
    found = [value for value in objects(pay.get("value")) if value]
    plain = [item for item in items(pay.get("value")) if item and not isinstance(item, dict)]
    if not found and (plain or any(name in pay for name in ("minValue", "maxValue"))):
        return [pay]
    return [value for value in found if any(name in value for name in _ENDS)]


def _currency(posting: Posting, pay: Mapping[str, Any]) -> Iterator[Problem]:
    code = text_of(pay.get("currency") or posting.get("salaryCurrency"))
    if not code:
        if "currency" not in pay:
            yield CURRENCY.at(posting.spot, "“baseSalary” has no “currency”.")
    elif code not in current():
        fix = suggest(code)
        yield CURRENCY.at(posting.spot, f"The currency is {quote(code)}.", fix)


def _value(posting: Posting, value: Mapping[str, Any]) -> Iterator[Problem]:
    amounts: dict[str, Decimal] = {}
    for name in _ENDS:
        written = value.get(name)
        if written in (None, "") or isinstance(written, (list, dict)):
            continue
        number = number_of(written)
        if number is None:
            yield SALARY_NUMBER.at(posting.spot, f"“{name}” is {quote(str(written))}.")
        elif number <= 0:
            yield SALARY_ZERO.at(posting.spot, f"“{name}” is {number}.")
            return
        else:
            amounts[name] = number
    low, high = amounts.get("minValue"), amounts.get("maxValue")
    if low and high and low > high:
        yield SALARY_RANGE.at(posting.spot, f"The pay is from {low} to {high}.")
    named = [name for name in ("minValue", "maxValue") if value.get(name) is not None]
    if len(named) == 1 and value.get("value") is None:
        yield SALARY_ENDS.at(posting.spot, f"There is only “{named[0]}”.")
    unit = str(value.get("unitText") or "")
    if "unitText" not in value:
        yield SALARY_UNIT.at(posting.spot, "“baseSalary” doesn't say per what: no “unitText”.")
    elif unit and unit not in UNITS:
        fix = f"Write {unit.upper()}." if unit.upper() in UNITS else ""
        yield SALARY_UNIT.at(posting.spot, f"“unitText” is {quote(unit)}.", fix)
