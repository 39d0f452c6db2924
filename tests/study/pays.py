"""Slips in what is paid."""

from __future__ import annotations

from random import Random

from tests.study.sheet import Sheet, Slipped, slip

GROUP = "Pay"


def _sheet(sheet: Sheet, rng: Random) -> tuple[Sheet, int, int]:
    """A file whose currency is not in doubt, and a range for a year in it."""
    tidy = sheet.set("location", "Berlin").set("workplace", "on-site").put("applicants")
    low = rng.randrange(40, 90) * 1000
    return tidy, low, low + rng.randrange(5, 20) * 1000


def _as(
    sheet: Sheet, value: str, low: int, high: int, code: str = "EUR", per: str = "year"
) -> Slipped:
    meant = f"{low:,} {code} per {per}" if low == high else f"{low:,}–{high:,} {code} per {per}"
    return Slipped(sheet.set("pay", value).text, sheet.set("pay", meant).text)


@slip(GROUP, "other marks in the range")
def other_marks(sheet: Sheet, rng: Random) -> Slipped:
    tidy, low, high = _sheet(sheet, rng)
    mark = rng.choice(("-", " - ", " – ", "—", " to ", " bis ", "..", "~", " and ", "/"))
    return _as(tidy, f"{low:,}{mark}{high:,} EUR per year", low, high)


@slip(GROUP, "other marks for thousands")
def thousands(sheet: Sheet, rng: Random) -> Slipped:
    tidy, low, high = _sheet(sheet, rng)
    a, b = f"{low:,}", f"{high:,}"
    mark = rng.choice((".", " ", "'", "’", "\u202f", ""))
    return _as(tidy, f"{a.replace(',', mark)}-{b.replace(',', mark)} EUR per year", low, high)


@slip(GROUP, "“k” for thousands")
def with_k(sheet: Sheet, rng: Random) -> Slipped:
    tidy, low, high = _sheet(sheet, rng)
    a, b = low // 1000, high // 1000
    value = rng.choice(
        (
            f"{a}k-{b}k EUR",
            f"{a}–{b}k EUR",
            f"€{a}K to €{b}K",
            f"{a} k - {b} k EUR a year",
            f"{a}T€ - {b}T€",
            f"EUR {a},000-{b}k",
        )
    )
    return _as(tidy, value, low, high)


@slip(GROUP, "the currency in another place or form")
def currency(sheet: Sheet, rng: Random) -> Slipped:
    tidy, low, high = _sheet(sheet, rng)
    value = rng.choice(
        (
            f"EUR {low:,}–{high:,} per year",
            f"€{low:,}–€{high:,} per year",
            f"{low:,} €–{high:,} € per year",
            f"{low:,} – {high:,} euros per year",
            f"{low:,}-{high:,} Euro/year",
            f"eur {low:,}-{high:,} yearly",
        )
    )
    return _as(tidy, value, low, high)


@slip(GROUP, "another currency than the place's")
def other_currency(sheet: Sheet, rng: Random) -> Slipped:
    tidy, low, high = _sheet(sheet, rng)
    code, written = rng.choice((("USD", "US$"), ("USD", "USD "), ("GBP", "£"), ("CHF", "CHF ")))
    return _as(tidy, f"{written}{low:,}–{high:,} per year", low, high, code)


@slip(GROUP, "a misspelt currency")
def misspelt_currency(sheet: Sheet, rng: Random) -> Slipped:
    tidy, low, high = _sheet(sheet, rng)
    code, wrong = rng.choice(
        (
            ("EUR", "ERU"),
            ("EUR", "EURO"),
            ("EUR", "UER"),
            ("USD", "USB"),
            ("USD", "UDS"),
            ("GBP", "GPB"),
        )
    )
    return _as(tidy, f"{low:,}–{high:,} {wrong} per year", low, high, code)


@slip(GROUP, "no currency")
def no_currency(sheet: Sheet, rng: Random) -> Slipped:
    tidy, low, high = _sheet(sheet, rng)
    return _as(tidy, rng.choice((f"{low:,}–{high:,} per year", f"{low:,}–{high:,}")), low, high)


@slip(GROUP, "the period in other words")
def period(sheet: Sheet, rng: Random) -> Slipped:
    tidy, low, high = _sheet(sheet, rng)
    said = rng.choice(
        (
            "a year",
            "/year",
            "/yr",
            "annually",
            "p.a.",
            "per annum",
            "yearly",
            "brutto im Jahr"[10:],
            "",
        )
    )
    gap = "" if said[:1] == "/" else " "
    return _as(tidy, f"{low:,}–{high:,} EUR{gap}{said}".rstrip(), low, high)


@slip(GROUP, "no period, for an amount by the hour or month")
def no_period(sheet: Sheet, rng: Random) -> Slipped:
    tidy, _, _ = _sheet(sheet, rng)
    low, per = rng.choice(((18, "hour"), (22, "hour"), (2800, "month"), (3400, "month")))
    return _as(tidy, f"{low:,}–{low + 5:,} EUR", low, low + 5, per=per)


@slip(GROUP, "the higher amount first")
def reversed_range(sheet: Sheet, rng: Random) -> Slipped:
    tidy, low, high = _sheet(sheet, rng)
    return _as(tidy, f"{high:,}–{low:,} EUR per year", low, high)


@slip(GROUP, "words with the amounts")
def with_words(sheet: Sheet, rng: Random) -> Slipped:
    tidy, low, high = _sheet(sheet, rng)
    value = rng.choice(
        (
            f"between {low:,} and {high:,} EUR per year",
            f"from {low:,} to {high:,} EUR per year",
            f"{low:,}–{high:,} EUR per year gross",
            f"approx. {low:,}–{high:,} EUR per year",
            f"Salary: {low:,}–{high:,} EUR per year",
        )
    )
    return _as(tidy, value, low, high)


@slip(GROUP, "a bonus behind the amounts")
def with_bonus(sheet: Sheet, rng: Random) -> Slipped:
    tidy, low, high = _sheet(sheet, rng)
    tidy = tidy.put("bonus").put("pay note")
    meant = tidy.set("pay", f"{low:,}–{high:,} EUR per year").set("bonus", "bonus")
    return Slipped(tidy.set("pay", f"{low:,}–{high:,} EUR per year + bonus").text, meant.text)


@slip(GROUP, "words instead of an amount")
def no_amount(sheet: Sheet, rng: Random) -> Slipped:
    tidy, _, _ = _sheet(sheet, rng)
    value = rng.choice(
        ("competitive", "negotiable", "DOE", "depends on experience", "tbd", "attractive")
    )
    return Slipped(tidy.set("pay", value).text, tidy.put("pay").text)


@slip(GROUP, "a zero too few")
def zero_too_few(sheet: Sheet, rng: Random) -> Slipped:
    tidy, low, high = _sheet(sheet, rng)
    value = rng.choice(
        (f"{low // 1000}–{high:,} EUR per year", f"{low // 1000}–{high // 1000} EUR per year")
    )
    return _as(tidy, value, low, high)


@slip(GROUP, "the wrong period")
def wrong_period(sheet: Sheet, rng: Random) -> Slipped:
    tidy, low, high = _sheet(sheet, rng)
    return _as(tidy, f"{low:,}–{high:,} EUR per hour", low, high)
