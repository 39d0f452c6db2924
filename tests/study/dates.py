"""Slips in dates."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from tests.study.sheet import Sheet, Slipped, slip

GROUP = "Dates"
FIRST, LAST = date(2026, 10, 1), date(2026, 11, 20)
MONTHS: tuple[str, ...] = ("January", "February", "March", "April", "May", "June", "July")
MONTHS += ("August", "September", "October", "November", "December")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _sheet(sheet: Sheet, rng: Random, *, least: int = 1, most: int = 31) -> tuple[Sheet, str, date]:
    """A file with fresh dates, the key of one of them, and its day of the month from `least` on."""
    tidy = sheet.put("opens").put("confirmed").put("status").put("starts")
    key = rng.choice(("posted", "closes"))
    while True:
        posted = FIRST + timedelta(days=rng.randrange((LAST - FIRST).days))
        closes = posted + timedelta(days=rng.randint(70, 200))
        day = posted if key == "posted" else closes
        if least <= day.day <= most:
            return tidy.set("posted", str(posted)).set("closes", str(closes)), key, day


def _as(sheet: Sheet, key: str, value: str) -> Slipped:
    return Slipped(sheet.set(key, value).text, sheet.text)


@slip(GROUP, "a date in words")
def in_words(sheet: Sheet, rng: Random) -> Slipped:
    sheet, key, day = _sheet(sheet, rng)
    month = rng.choice((MONTHS[day.month - 1], MONTHS[day.month - 1][:3]))
    end = "th" if 10 < day.day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    value = rng.choice(
        (
            f"{day.day} {month} {day.year}",
            f"{month} {day.day}, {day.year}",
            f"{month} {day.day}{end}, {day.year}",
            f"{day.day}{end} of {month} {day.year}",
            f"{month.upper()} {day.day} {day.year}",
            f"{DAYS[day.weekday()]}, {day.day} {month} {day.year}",
            f"{day.day:02}-{month[:3]}-{day.year}",
        )
    )
    return _as(sheet, key, value)


@slip(GROUP, "other marks in the date")
def other_marks(sheet: Sheet, rng: Random) -> Slipped:
    sheet, key, day = _sheet(sheet, rng)
    value = rng.choice(
        (
            f"{day:%Y/%m/%d}",
            f"{day:%Y.%m.%d}",
            f"{day:%Y%m%d}",
            f"{day:%Y–%m–%d}",
            f"{day:%Y—%m—%d}",
            f"{day:%Y - %m - %d}",
            f"{day:%Y %m %d}",
            f"{day.year}-{day.month}-{day.day}",
        )
    )
    return _as(sheet, key, value)


@slip(GROUP, "the day first")
def day_first(sheet: Sheet, rng: Random) -> Slipped:
    sheet, key, day = _sheet(sheet, rng)
    value = rng.choice((f"{day:%d.%m.%Y}", f"{day:%d/%m/%Y}", f"{day.day}.{day.month}.{day.year}"))
    return _as(sheet, key, value)


@slip(GROUP, "the month first")
def month_first(sheet: Sheet, rng: Random) -> Slipped:
    sheet, key, day = _sheet(sheet, rng)
    value = rng.choice((f"{day:%m/%d/%Y}", f"{day.month}/{day.day}/{day.year}", f"{day:%m-%d-%Y}"))
    return _as(sheet, key, value)


@slip(GROUP, "day and month in each other's place")
def swapped(sheet: Sheet, rng: Random) -> Slipped:
    sheet, key, day = _sheet(sheet, rng, least=13)
    return _as(sheet, key, f"{day:%Y-%d-%m}")


@slip(GROUP, "a digit too many, as in 2023-010-22")
def digit_too_many(sheet: Sheet, rng: Random) -> Slipped:
    sheet, key, day = _sheet(sheet, rng)
    value = rng.choice(
        (f"{day.year}-0{day:%m-%d}", f"{day:%Y-%m}-0{day:%d}", f"{day.year}0{day:-%m-%d}")
    )
    return _as(sheet, key, value)


@slip(GROUP, "the letter O for a zero")
def letter_for_zero(sheet: Sheet, rng: Random) -> Slipped:
    sheet, key, day = _sheet(sheet, rng)
    return _as(sheet, key, str(day).replace("0", rng.choice("Oo"), 1))


@slip(GROUP, "a year of two digits")
def short_year(sheet: Sheet, rng: Random) -> Slipped:
    sheet, key, day = _sheet(sheet, rng)
    value = rng.choice((f"{day:%d.%m.%y}", f"{day:%m/%d/%y}", f"{day.day} {day:%B %y}"))
    return _as(sheet, key, value)


@slip(GROUP, "a day that isn't there")
def no_such_day(sheet: Sheet, rng: Random) -> Slipped:
    tidy, _, _ = _sheet(sheet, rng)
    wrong, meant = rng.choice(
        (("2027-02-30", "2027-02-28"), ("2027-02-29", "2027-02-28"), ("2027-04-31", "2027-04-30"))
    )
    wrong = rng.choice((wrong, f"{int(wrong[8:])} {MONTHS[int(wrong[5:7]) - 1]} 2027"))
    return Slipped(tidy.set("closes", wrong).text, tidy.set("closes", meant).text)


@slip(GROUP, "a month that is misspelt")
def misspelt(sheet: Sheet, rng: Random) -> Slipped:
    sheet, key, day = _sheet(sheet, rng)
    month = MONTHS[day.month - 1]
    if len(month) < 5:
        month = f"{month}{month[-1]}"
    else:
        at = rng.randrange(2, len(month) - 1)
        month = rng.choice((month[:at] + month[at + 1 :], month[:at] + month[at] + month[at:]))
    return _as(sheet, key, f"{day.day} {month} {day.year}")


@slip(GROUP, "the weekday of another date")
def weekday(sheet: Sheet, rng: Random) -> Slipped:
    sheet, key, day = _sheet(sheet, rng)
    name = DAYS[(day.weekday() + rng.randint(1, 6)) % 7]
    return _as(sheet, key, f"{name}, {day.day} {MONTHS[day.month - 1]} {day.year}")


@slip(GROUP, "“tbd” and the like")
def placeholder(sheet: Sheet, rng: Random) -> Slipped:
    tidy, _, _ = _sheet(sheet, rng)
    value = rng.choice(("tbd", "TBD", "TBA", "n/a", "to be decided", "?", "-", "XX"))
    return Slipped(tidy.set("closes", value).text, tidy.put("closes").text)


@slip(GROUP, "“until filled” and the like")
def no_end(sheet: Sheet, rng: Random) -> Slipped:
    tidy, _, _ = _sheet(sheet, rng)
    value = rng.choice(("until filled", "Open until filled", "ongoing", "rolling", "none", "never"))
    return Slipped(tidy.set("closes", value).text, tidy.put("closes").text)


@slip(GROUP, "closing before it is posted, at the turn of the year")
def turn_of_the_year(sheet: Sheet, rng: Random) -> Slipped:
    tidy, _, _ = _sheet(sheet, rng)
    month, day = rng.choice(((1, 15), (1, 31), (2, 12), (3, 1)))
    meant = tidy.set("closes", f"2027-{month:02}-{day:02}")
    return Slipped(meant.set("closes", f"2026-{month:02}-{day:02}").text, meant.text)


@slip(GROUP, "a time of day")
def time_of_day(sheet: Sheet, rng: Random) -> Slipped:
    tidy, _, _ = _sheet(sheet, rng)
    day = date(2027, rng.randint(1, 6), rng.randint(1, 28))
    time, meant = rng.choice(
        (
            ("5pm", "17:00"),
            ("5:00 PM", "17:00"),
            ("17h", "17:00"),
            ("17.30", "17:30"),
            ("noon", "12:00"),
            ("at 9:30 am", "09:30"),
            ("T17:00", "17:00"),
            (", 5 p.m.", "17:00"),
        )
    )
    gap = "" if time[0] in "T," else " "
    return Slipped(
        tidy.set("closes", f"{day}{gap}{time}").text, tidy.set("closes", f"{day} {meant}").text
    )


@slip(GROUP, "words around a date")
def words_around(sheet: Sheet, rng: Random) -> Slipped:
    tidy, _, _ = _sheet(sheet, rng)
    day = date(2027, rng.randint(1, 6), rng.randint(1, 28))
    value = rng.choice(
        (f"on {day}", f"{day} (extended)", f"by {day}", f"until {day}", f"ca. {day}")
    )
    return Slipped(tidy.set("closes", value).text, tidy.set("closes", str(day)).text)
