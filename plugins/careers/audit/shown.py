"""Whether a page shows a value, in any of the forms in which people write it.

What is not sure is taken for shown: a language that Babel doesn't know, a word of no list.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.numbers import get_currency_symbol

from careers.audit.page import Page
from careers.audit.words import has, words
from careers.role import EmploymentType, PayPeriod, Workplace
from careers.values.amount import split
from careers.values.choice import EMPLOYMENTS, WORKPLACES
from careers.values.country import STATES, country_name, read_country, read_state
from careers.values.currency import SIGNS, candidates
from careers.wording import known_locale, plain

# 60,000 · 60.000,00 · 60 000 · 60'000 · 18.50 · 60k · 6,00,000; `60-75k` means 60k too.
_AMOUNT = re.compile(
    r"(?<![\w.,])(?P<figures>\d{1,3}(?:[.,'’\u00a0\u202f ]\d{2,3})+|\d+)(?P<cents>[.,]\d{1,2})?"
    r"(?!\d)(?P<k>\s?(?:[kK]|[tT]sd\.?|thousand)(?!\w))?"
)
_RANGE_OF_K = re.compile(r"(\d+(?:[.,]\d)?)\s?[-–—‒]\s?[^\w\s]?\d+(?:[.,]\d)?\s?[kK](?!\w)")
_AFTER = re.compile(
    r"[\s  ]*(?:[A-Z]{3}\b|[€$£¥]|euros?|dollars?)?[\s  .]*(?:gross |brutto |net )?"
    r"(?P<period>(?:/|per|an?|each|pro|par|je|im|al|por|la|p\.)\s?\w+|\w+ly\b|p\.?a\b|jährlich"
    r"|monatlich|stündlich|annuels?|mensuels?)",
    re.I,
)
_BETWEEN_PARTS = re.compile(r"[.!?;:·•–—]\s+|\s[·•–—-]\s|[()\n]")
_RELATIVE = re.compile(
    r"\b(?:today|yesterday|just posted|\d+\+? ?(?:hours?|days?|weeks?|months?)(?: ago)?"
    r"|vor \d+ \w+|heute|gestern|il y a|hace \d+)\b",
    re.I,
)
_ONE_PLACE = 80  # letters; a longer line is no place

# Beside the words that roles are read by: what other sites write.
_MORE = {
    "FULL_TIME": "fulltime, tempo pieno, voltijd, fulltid, heltid, tempo integral",
    "PART_TIME": "parttime, deeltijd, deltid, minijob, half time, job share, tempo parcial",
    "CONTRACTOR": "self employed, fixed term, vertrag, συμβαση",
    "TEMPORARY": "limited, contract, cover, months, maternity",
    "INTERN": "trainee, placement, practicas, apprentice, apprenticeship, werkstudent, "
    "working student",
    "VOLUNTEER": "volunteers",
    "PER_DIEM": "on call, as needed, per day, day by day",
}
_KINDS = {
    EmploymentType.FULL_TIME: "FULL_TIME",
    EmploymentType.PART_TIME: "PART_TIME",
    EmploymentType.CONTRACT: "CONTRACTOR",
    EmploymentType.TEMPORARY: "TEMPORARY",
    EmploymentType.INTERNSHIP: "INTERN",
    EmploymentType.VOLUNTEER: "VOLUNTEER",
    EmploymentType.PER_DIEM: "PER_DIEM",
}
_EMPLOYMENT = {
    kind: f"{choice}, {EMPLOYMENTS[choice]}, {_MORE[kind]}".split(",")
    for choice, kind in _KINDS.items()
}
_KNOWN_LANGUAGES = frozenset({"en", "de", "fr", "es", "el"})
_REMOTE = (
    f"{Workplace.REMOTE}, {WORKPLACES[Workplace.REMOTE]}, from home, home office, homeoffice, "
    "distributed, anywhere, virtual"
).split(",")
_HYBRID = re.compile(r"\b(?:hybrid[eo]?|híbrid[oa]|υβριδικ[άόή])\b", re.I)


def shows_text(page: Page, text: str) -> bool:
    """Whether the words of a text stand on the page, in order."""
    return has(page.words, text)


def shows_letters(page: Page, text: str) -> bool:
    """Whether a text stands on the page letter by letter, so that its `&amp;` is no slip."""
    return " ".join(text.split()) in " ".join(page.text.split())


def shows_title(page: Page, title: str) -> bool:
    """Whether the page calls its job so: in a heading, or on a line of its own.

    The title of the window and a menu don't count where the page has headings.
    """
    if has(words("\n".join(page.headings)), title):
        return True
    if not page.headings:
        return has(page.words, title)
    return any(words(line) == words(title) for line in page.main.splitlines())


def shows_passage(haystack: str, passage: str) -> bool:
    """Whether the `words` of a page have a passage, as a whole or each of its parts by itself.

    Between the parts of a sentence a page may have more, such as “(opens another site)”.
    """
    if has(haystack, passage):
        return True
    parts = [part for part in _BETWEEN_PARTS.split(passage) if part.strip()]
    return len(parts) > 1 and all(has(haystack, part) for part in parts)


def shows_day(page: Page, day: date) -> bool:
    """Whether the page shows a day, in figures or in words, with the year or without it."""
    iso = day.isoformat()
    if any(moment.startswith(iso) for moment in page.moments):
        return True
    if any(f" {form} " in page.words for form in _figures(day)):
        return True
    locales = [known_locale(language) for language in (*page.languages, "en")]
    if None in locales[:1] and page.languages:
        return True  # in a language of which no month is known
    return any(
        f" {form} " in page.words for locale in locales if locale for form in _in_words(day, locale)
    )


def tells_relative(page: Page) -> bool:
    """Whether the page has dates such as “3 days ago”, which can be any day."""
    return bool(_RELATIVE.search(page.text))


def amounts(text: str) -> set[Decimal]:
    """Every amount that the figures in a text can mean."""
    found: set[Decimal] = set()
    for match in _AMOUNT.finditer(text):
        found |= set(_readings(match["figures"], match["cents"] or "", bool(match["k"])))
    for match in _RANGE_OF_K.finditer(text):
        found.add(Decimal(match[1].replace(",", ".")) * 1000)
    return found


def shows_currency(page: Page, code: str) -> bool:
    """Whether the page names a currency: its code, a sign that can mean it, or its name."""
    text = unicodedata.normalize("NFKC", page.text)
    signs = {sign for sign in SIGNS if code in candidates(sign)}
    signs |= {
        get_currency_symbol(code, locale) for tag in page.languages if (locale := known_locale(tag))
    }
    if code in text or any(sign in text for sign in signs):
        return True
    return any(code in candidates(word) for word in set(page.words.split()) if len(word) < 12)


def period_after(text: str, amount: Decimal) -> set[PayPeriod]:
    """The periods that stand right after an amount: “per year”, “/hour”, “monthly”."""
    found: set[PayPeriod] = set()
    for match in _AMOUNT.finditer(text):
        if amount in _readings(match["figures"], match["cents"] or "", bool(match["k"])):
            after = _AFTER.match(text, match.end())
            if after and "\n" not in after[0]:
                found |= set(split(plain(f"1 EUR {after['period']}")).periods)
    return found


def shows_region(page: Page, region: str) -> bool:
    """Whether the page names a region, by its name or by its code."""
    if shows_text(page, region):
        return True
    state = read_state(region)
    if state is None:
        return False
    country, code = state
    return shows_text(page, code) or shows_text(page, STATES[country][code])


def shows_country(page: Page, country: str) -> bool:
    """Whether the page names a country, by its code or in its language or in English."""
    code = read_country(country) or country
    names = {
        country,
        code,
        country_name(code),
        *(country_name(code, tag) for tag in page.languages),
    }
    if any(shows_text(page, name) for name in names):
        return True
    lines = (line for line in page.text.splitlines() if len(line) < _ONE_PLACE)
    found = (read_country(line.rpartition(",")[2]) for line in lines)
    return code in found or any(read_country(word) == code for word in _capitals(page.text))


def shows_employment(page: Page, kind: str) -> bool:
    """Whether the page names a kind of employment; for sure in few languages only."""
    if kind not in _EMPLOYMENT or page.language.partition("-")[0].lower() not in _KNOWN_LANGUAGES:
        return True
    return any(f" {words(word).strip()} " in page.words for word in _EMPLOYMENT[kind])


def says_remote(page: Page) -> bool:
    """Whether the page says anything about work from home."""
    if page.language.partition("-")[0].lower() not in _KNOWN_LANGUAGES:
        return True
    return any(f" {words(word).strip()} " in page.words for word in _REMOTE)


def says_hybrid(page: Page) -> str:
    """What on the page says that the work is partly done in an office: a label's value."""
    for label, value in page.labels:
        if _HYBRID.search(value) and len(value) < 60:
            return f"{label}: {value}"
    return ""


def _capitals(text: str) -> Iterable[str]:
    return set(re.findall(r"\b(?:[A-Z]{2,3}|U\.?K\.?|U\.?S\.?(?:A\.?)?)\b", text))


def _readings(figures: str, cents: str, thousand: bool) -> Iterator[Decimal]:
    whole = re.sub(r"\D", "", figures)
    factor = 1000 if thousand else 1
    yield Decimal(whole) * factor
    if cents:
        yield Decimal(f"{whole}.{cents[1:]}") * factor
    elif match := re.fullmatch(r"(.+)[.,](\d{1,2})", figures):
        whole = re.sub(r"\D", "", match[1])
        yield Decimal(f"{whole}.{match[2]}") * factor


def _figures(day: date) -> Iterator[str]:
    d, m, y = day.day, day.month, day.year
    for one, two in ((f"{d}", f"{m}"), (f"{d:02}", f"{m:02}")):
        for year in (f"{y}", f"{y % 100:02}"):
            yield f"{one} {two} {year}"
            yield f"{two} {one} {year}"
        yield f"{y} {two} {one}"
    yield f"{y}{m:02}{d:02}"


@lru_cache(maxsize=4096)
def _in_words(day: date, locale: Locale) -> frozenset[str]:
    """`15 december`, `december 15`, `15th of dec`, and what Babel makes of the day."""
    from babel.dates import format_date

    forms = set()
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            month = words(str(locale.months[context][width][day.month])).strip()
            for number in (f"{day.day}", f"{day.day:02}", f"{day.day}th", f"{day.day}st",
                           f"{day.day}nd", f"{day.day}rd", f"{day.day}er"):  # fmt: skip
                forms |= {f"{number} {month}", f"{month} {number}", f"{number} of {month}"}
                forms |= {f"{number} de {month}", f"{month} the {number}"}
    for length in ("full", "long", "medium", "short"):
        forms.add(words(format_date(day, length, locale=locale)).strip())
    return frozenset(forms)


def days_around(day: date, *shifts: int) -> list[date]:
    """A day and its neighbours, as far as the calendar goes."""
    ordinals = (day.toordinal() + shift for shift in (0, *shifts))
    last = date.max.toordinal()
    return [date.fromordinal(min(max(ordinal, 1), last)) for ordinal in ordinals]
