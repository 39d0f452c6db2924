"""A day, or a minute of it, as people write it.

A day stays a `date`, because it means all of that day where the employer is; a time of day
makes it a `datetime`, aware only when its writer gave the difference from UTC.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache

from careers.problem import Problem, Text
from careers.values.clock import split_clock
from careers.wording import (
    REMEMBERED,
    Slip,
    fold,
    locale_of,
    nearest,
    plain,
    quote,
    series,
    too_long,
)

YEARS = range(2000, 2101)

_EXAMPLE = "Write year-month-day, such as 2026-12-15, or 15 December 2026."
_NO_DAY_YET = "Write the day, such as 2026-12-15, or take the line out until it is known."
_A_DAY = "Write the day itself, such as 2026-12-15."
_NO_END = "Take the line out: without a closing date the role stays open until you close it."
_PLACEHOLDERS = {
    **dict.fromkeys(("", "tbd", "tba", "tbc", "na", "none", "null", "pending"), _NO_DAY_YET),
    **dict.fromkeys(("n a", "x", "xx", "xxx", "xxxx", "todo"), _NO_DAY_YET),
    **dict.fromkeys(("unknown", "not yet known", "to be decided", "to be announced"), _NO_DAY_YET),
    **dict.fromkeys(("asap", "soon", "now", "immediate", "immediately", "sofort"), _A_DAY),
    **dict.fromkeys(("today", "tomorrow", "yesterday", "as soon as possible"), _A_DAY),
    **dict.fromkeys(("until filled", "open until filled", "rolling", "ongoing"), _NO_END),
    **dict.fromkeys(("never", "open ended", "no deadline", "continuous"), _NO_END),
    # German, French, Spanish and Greek, folded.
    **dict.fromkeys(("noch offen", "offen", "unbekannt", "noch unklar"), _NO_DAY_YET),
    **dict.fromkeys(("a definir", "a determiner", "inconnu", "inconnue"), _NO_DAY_YET),
    **dict.fromkeys(("por determinar", "por definir", "desconocido", "desconocida"), _NO_DAY_YET),
    **dict.fromkeys(("θα ανακοινωθει", "αγνωστο", "αγνωστη", "εκκρεμει"), _NO_DAY_YET),
    **dict.fromkeys(("ab sofort", "heute", "morgen", "gestern", "baldmoglichst"), _A_DAY),
    **dict.fromkeys(("immediatement", "aujourdhui", "demain", "hier"), _A_DAY),
    **dict.fromkeys(("des que possible", "inmediatamente", "hoy", "ayer"), _A_DAY),
    **dict.fromkeys(("lo antes posible", "αμεσα", "αμεσωσ", "σημερα", "αυριο", "χθεσ"), _A_DAY),
    **dict.fromkeys(("laufend", "bis auf weiteres", "unbefristet", "keine frist"), _NO_END),
    **dict.fromkeys(("bis zur besetzung", "jusqua pourvoi", "sans date limite"), _NO_END),
    **dict.fromkeys(("hasta cubrir", "hasta cubrir la vacante", "sin fecha limite"), _NO_END),
    **dict.fromkeys(("μεχρι να καλυφθει", "εωσ οτου καλυφθει", "χωρισ προθεσμια"), _NO_END),
}
# `2O26-11-02`: O for 0, l or I for 1.
_LETTER_FOR_DIGIT = re.compile(
    r"(?=\S*[OoIl])(?=\S*\d)[\dOoIl]{1,4}([-./])[\dOoIl]{1,2}\1[\dOoIl]{1,4}"
)
_DIGITS = str.maketrans("OoIl", "0011")
_FILLERS = frozenset(
    ("st", "nd", "rd", "th", "er", "e", "o", "the", "of", "de", "del", "den", "der")
) | {"le", "la", "el", "on", "am", "dem", "η", "την", "στισ", "στην"}
_MONTHS = {"janner": 1, "feber": 2, "setiembre": 9}  # Austria; much of the Spanish world
_ALIASES = {"weds": 2, "tues": 1, "thur": 3, "thurs": 3}  # Monday is 0
_CJK = str.maketrans({"年": "-", "月": "-", "日": "", "년": "-", "월": "-", "일": ""})

_NUMERIC = re.compile(r"(\d{1,8})\s?([-/. ])\s?(\d{1,8})\s?([-/. ])\s?(\d{1,8})\.?(?!\w)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_WORDS = re.compile(r"\d+|[^\d\s,.;:()/-]+")


def read_day(text: Text, language: str = "en") -> date | datetime | Problem:
    """The day that somebody wrote; a `datetime` when a time stands beside it.

    Months and weekdays are known in English and in `language` (`de`, `pt-BR`). A datetime
    is naive when no difference from UTC was written. Two possible days are a problem.
    """
    if problem := too_long(text, "a date"):
        return problem
    found = _moment(plain(text.value), language)
    return found.at(text) if isinstance(found, Slip) else found


@lru_cache(maxsize=REMEMBERED)
def _moment(written: str, language: str) -> date | datetime | Slip:
    if fix := _PLACEHOLDERS.get(fold(written)):
        return Slip("date-missing", "is not a day", fix)
    clock = split_clock(written)
    if isinstance(clock, Slip):
        return clock
    rest, clock_read = clock
    day = _day(rest, language, clock_read.suffix if clock_read else "")
    if isinstance(day, Slip) or clock_read is None:
        return day
    moment = datetime.combine(day, clock_read.time)
    return moment + timedelta(days=1) if clock_read.next_day else moment


def _day(written: str, language: str, at: str) -> date | Slip:
    """The day, after a look at the weekday that may stand at either end."""
    months, weekdays = _names(language)
    if (article := written.partition(" "))[2] and fold(article[0]) in _FILLERS:
        written = article[2]  # `le mardi 15 décembre`
    first, _, after = written.partition(" ")
    before, _, last = written.rpartition(" ")
    for word, rest in ((first, after), (last, before)):
        wanted = _known(word, weekdays)
        if wanted is None or not rest:
            continue
        found = _date(rest.strip(" ,("), months, at)
        if isinstance(found, Slip) and _known(word, months):
            continue  # `mar` is March as well as mardi
        if isinstance(found, Slip) or found.weekday() == wanted:
            return found
        return _wrong_weekday(found, wanted, at)
    return _date(written, months, at)


def _wrong_weekday(day: date, wanted: int, at: str) -> Slip:
    names = locale_of("en").days["format"]["wide"]
    shift = (wanted - day.weekday() + 3) % 7 - 3
    other = day + timedelta(days=shift)
    what = f"says {names[wanted]}, and {_words(day)} is a {names[day.weekday()]}"
    fix = f"Write {day}{at} if the date is right, {other}{at} if the weekday is."
    return Slip("date-weekday", what, fix)


def _date(written: str, months: Mapping[str, int], at: str) -> date | Slip:
    if _LETTER_FOR_DIGIT.fullmatch(written):
        day = _date(written.translate(_DIGITS), months, at)
        what = "has a letter where a digit belongs"
        fix = day.fix if isinstance(day, Slip) else f"Did you mean {day}{at}? Write it so."
        return Slip("date-unclear", what, fix)
    if re.match(r"\d{4}\s?[年년]", written):
        written = written.translate(_CJK).strip()
    if (found := _COMPACT.fullmatch(written)) and int(found[1]) in YEARS:
        return _numeric(found[1], found[2], found[3], "", at)
    found = _NUMERIC.match(written)
    if found is None:
        return _written(written, months, at)
    sign = found[2] if found[2] == found[4] else ""
    day = _numeric(found[1], found[3], found[5], sign, at)
    extra = written[found.end() :].strip()
    if not extra or isinstance(day, Slip):
        return day
    fix = f"If you mean {day}{at}, write only that."
    return Slip("date-unclear", f"has {quote(extra)} beside its date", fix)


def _numeric(a: str, b: str, c: str, sign: str, at: str) -> date | Slip:
    """A day out of three numbers and the sign between them.

    With full stops the day comes first, as it does wherever dates are written so.
    """
    first, middle, last = int(a), int(b), int(c)
    if len(a) < 3 and len(c) < 3:
        orders = [(last, middle, first)]
        orders += [(last, first, middle)] if sign != "." else []
        orders += [(first, middle, last)] if sign in ("-", "") else []
        days = _days((2000 + year, month, day) for year, month, day in orders)
        return _short_year(days, at)
    year_first = len(a) > 2
    year, others = (a, (b, c)) if year_first else (c, (a, b))
    months_days = [(middle, last)] if year_first else [(middle, first), (first, middle)]
    if len(year) == 5:
        shorter = sorted({int(year[:n] + year[n + 1 :]) for n in range(5)} & set(YEARS))
        days = _days((one, month, day) for one in shorter for month, day in months_days)
        return _digit_too_many(days, at) if days else _wrong_year(year)
    if len(year) != 4 or int(year) not in YEARS:
        return _wrong_year(year)
    days = _days((int(year), month, day) for month, day in months_days)
    if any(len(number) > 2 for number in others):
        if not days:
            return Slip("date-unclear", "is not a date that can be read", _EXAMPLE)
        return _digit_too_many(days, at)
    if not days:
        return _no_such_day(int(year), *months_days[0], at)
    if len(days) == 1 or sign == ".":
        return days[0]
    what = f"can be {series(map(_words, days))}"
    fix = f"Write {series(f'{day}{at} for {_words(day)}' for day in days)}."
    return Slip("date-ambiguous", what, fix)


def _written(written: str, months: Mapping[str, int], at: str) -> date | Slip:
    """A day whose month is a word."""
    parts = _WORDS.findall(written)
    numbers = [part for part in parts if part.isdecimal()]
    words = [part for part in parts if not part.isdecimal() and fold(part) not in _FILLERS]
    named = [month for word in words if (month := _known(word, months))]
    strange = [word for word in words if not _known(word, months)]
    if strange:
        meant = nearest(strange[0], months) if not named else []
        repaired = _assemble(numbers, [*named, *(months[name] for name in meant)], at)
        what = f"has {quote(strange[0])} in it, which is no part of a date"
        if not isinstance(repaired, Slip):
            return Slip("date-unclear", what, f"If you mean {repaired}{at}, write it so.")
        fix = repaired.fix if repaired.code == "date-no-day" else _EXAMPLE
        return Slip("date-unclear", what, fix)
    if len(named) > 1 or len(numbers) > 2:
        return Slip("date-unclear", "is not one day that can be read", _EXAMPLE)
    return _assemble(numbers, named, at)


def _assemble(numbers: list[str], named: list[int], at: str) -> date | Slip:
    """A day out of its numbers and its month's name, or what it lacks."""
    years = [number for number in numbers if len(number) > 2]
    others = [int(number) for number in numbers if len(number) <= 2]
    if years and (len(years) > 1 or len(years[0]) != 4 or int(years[0]) not in YEARS):
        return _wrong_year(years[-1])
    if years and not named and others and 1 <= others[0] <= 12:
        named, others = others[:1], others[1:]  # `2026-12`
    if years and named and not others:
        year, month = int(years[0]), named[0]
        last = date(year, month, monthrange(year, month)[1])
        fix = f"Write the day too, such as {last}{at} for the last one of the month."
        return Slip("date-no-day", "is a whole month", fix)
    if years and named and others:
        days = _days([(int(years[0]), named[0], others[0])])
        return days[0] if days else _no_such_day(int(years[0]), named[0], others[0], at)
    if named and len(others) == 2:
        return _short_year(_days([(2000 + others[1], named[0], others[0])]), at)
    if (named and len(others) == 1) or (not named and not years and len(others) == 2):
        return Slip("date-no-year", "has no year", "Write it too, such as 15 December 2026.")
    return Slip("date-unclear", "is not a date that can be read", _EXAMPLE)


def _days(candidates: Iterable[tuple[int, int, int]]) -> list[date]:
    """Those (year, month, day) that exist, each once, in order."""
    return list(
        dict.fromkeys(
            date(year, month, day)
            for year, month, day in candidates
            if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
        )
    )


def _words(day: date) -> str:
    return f"{day.day} {_month(day.month)} {day.year}"


def _month(number: int) -> str:
    return str(locale_of("en").months["format"]["wide"][number])


def _short_year(days: list[date], at: str) -> Slip:
    meant = series(f"{day}{at} for {_words(day)}" for day in days)
    fix = f"Write {meant}." if days else _EXAMPLE
    return Slip("date-short-year", "has a year of two digits", fix)


def _wrong_year(year: str) -> Slip:
    what = f"has the year {year[:12]}, which is not between {YEARS[0]} and {YEARS[-1]}"
    return Slip("date-year", what, "Write the year with its four digits, such as 2026-12-15.")


def _digit_too_many(days: list[date], at: str) -> Slip:
    meant = series(f"{day}{at}" for day in days)
    return Slip("date-digits", "has a digit too many", f"Did you mean {meant}? Write it so.")


def _no_such_day(year: int, month: int, day: int, at: str) -> Slip:
    if 1 <= month <= 12:
        last = monthrange(year, month)[1]
        what = f"names day {day}, and {_month(month)} {year} has {last} days"
        fix = f"Did you mean its last day? Write {year}-{month:02}-{last}{at}." if day else _EXAMPLE
    else:
        what = f"names month {month}, and a year has 12"
        swapped = _days([(year, day, month)])
        fix = f"Did you mean {_words(swapped[0])}? Write {swapped[0]}{at}." if swapped else _EXAMPLE
    return Slip("date-no-such-day", what, fix)


@lru_cache(maxsize=16)
def _names(language: str) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Months (from 1) and weekdays (Monday is 0) by folded name, in English and the language."""
    months: dict[str, set[int]] = {name: {number} for name, number in _MONTHS.items()}
    weekdays: dict[str, set[int]] = {name: {number} for name, number in _ALIASES.items()}
    for locale in {locale_of("en"), locale_of(language)}:
        for names, known in ((locale.months, months), (locale.days, weekdays)):
            for context in ("format", "stand-alone"):
                for width in ("wide", "abbreviated", "short"):
                    for number, name in names[context].get(width, {}).items():
                        known.setdefault(fold(name), set()).add(number)
    # A name that means two months in a language (a handful do) is not known at all.
    return (
        {name: min(found) for name, found in months.items() if len(found) == 1},
        {name: min(found) for name, found in weekdays.items() if len(found) == 1},
    )


def _known(word: str, names: Mapping[str, int]) -> int | None:
    """The number of a name, or of the only one that a word of three letters or more begins."""
    key = fold(word)
    if key in names:
        return names[key]
    begun = {number for name, number in names.items() if name.startswith(key)}
    return begun.pop() if len(key) > 2 and len(begun) == 1 and not key.isdecimal() else None
