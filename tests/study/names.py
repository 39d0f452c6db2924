"""Slips in the names of keys, and keys that are written twice or not at all."""

from __future__ import annotations

from random import Random

from tests.study.sheet import Line, Sheet, Slipped, slip

GROUP = "Keys"
SYNONYMS = {
    "pay": ("salary", "compensation", "wage", "salary range"),
    "closes": ("deadline", "closing date", "apply by", "expires"),
    "posted": ("date", "date posted"),
    "starts": ("start", "start date"),
    "employment": ("type", "job type", "employment type"),
    "location": ("city", "place", "office", "locations"),
    "title": ("job title", "position", "name"),
    "department": ("dept",),
    "summary": ("description",),
    "workplace": ("work model",),
    "reference": ("id", "ref", "job id"),
    "openings": ("vacancies",),
    "applicants": ("countries",),
    "contact": ("email", "e-mail"),
}
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _renamed(sheet: Sheet, line: Line, key: str) -> Slipped:
    return Slipped(sheet.with_lines(line.at, 1, f"{key}: {line.value}").text, sheet.text)


def _any(sheet: Sheet, rng: Random, longest: int = 0) -> Line:
    return rng.choice([line for line in sheet.values() if len(line.key) >= longest])


@slip(GROUP, "capital letters in a key")
def capitals(sheet: Sheet, rng: Random) -> Slipped:
    line = _any(sheet, rng)
    return _renamed(sheet, line, rng.choice((line.key.upper(), line.key.title())))


@slip(GROUP, "`-` or `_` in a key of several words")
def other_gaps(sheet: Sheet, rng: Random) -> Slipped | None:
    lines = [line for line in sheet.values() if " " in line.key]
    if not lines:
        return None
    line = rng.choice(lines)
    return _renamed(sheet, line, line.key.replace(" ", rng.choice(("-", "_", "  ", " - "[1]))))


@slip(GROUP, "a key with a letter too few")
def letter_missing(sheet: Sheet, rng: Random) -> Slipped:
    line = _any(sheet, rng, 5)
    at = rng.randrange(1, len(line.key))
    return _renamed(sheet, line, f"{line.key[:at]}{line.key[at + 1 :]}")


@slip(GROUP, "a key with a letter too many")
def letter_doubled(sheet: Sheet, rng: Random) -> Slipped:
    line = _any(sheet, rng, 4)
    at = rng.randrange(1, len(line.key))
    return _renamed(sheet, line, f"{line.key[:at]}{line.key[at - 1]}{line.key[at:]}")


@slip(GROUP, "a key with another letter")
def other_letter(sheet: Sheet, rng: Random) -> Slipped:
    line = _any(sheet, rng, 5)
    at = rng.randrange(1, len(line.key))
    return _renamed(sheet, line, f"{line.key[:at]}{rng.choice(LETTERS)}{line.key[at + 1 :]}")


@slip(GROUP, "a key with two letters in each other's place")
def letters_swapped(sheet: Sheet, rng: Random) -> Slipped:
    line = _any(sheet, rng, 5)
    at = rng.randrange(len(line.key) - 1)
    key = line.key
    return _renamed(sheet, line, f"{key[:at]}{key[at + 1]}{key[at]}{key[at + 2 :]}")


@slip(GROUP, "a key as other systems call it")
def synonym(sheet: Sheet, rng: Random) -> Slipped:
    line = rng.choice([line for line in sheet.values() if line.key in SYNONYMS])
    return _renamed(sheet, line, rng.choice(SYNONYMS[line.key]))


@slip(GROUP, "a key that is written twice, with one value")
def twice_the_same(sheet: Sheet, rng: Random) -> Slipped:
    line = _any(sheet, rng)
    at = rng.choice((line.at + 1, sheet.end))
    return Slipped(sheet.with_lines(at, 0, sheet.lines[line.at]).text, sheet.text)


@slip(GROUP, "a key that is written twice, with two values")
def twice(sheet: Sheet, rng: Random) -> Slipped:
    line = _any(sheet, rng)
    other = {"posted": "2026-11-05", "pay": "50,000–55,000 EUR per year"}.get(line.key)
    other = other or f"{line.value} or so"
    if line.key == "posted" and line.value == other:
        other = "2026-11-04"
    first = rng.random() < 0.5
    at = line.at if first else sheet.end
    return Slipped(sheet.with_lines(at, 0, f"{line.key}: {other}").text, sheet.text)


@slip(GROUP, "each key as a bullet")
def bullets(sheet: Sheet, rng: Random) -> Slipped:
    tidy = sheet
    for line in [*sheet.values()]:
        sheet = sheet.with_lines(line.at, 1, f"- {sheet.lines[line.at]}")
    return Slipped(sheet.text, tidy.text)


@slip(GROUP, "a `#` heading instead of `title:`")
def heading(sheet: Sheet, rng: Random) -> Slipped | None:
    title = sheet.line("title")
    if title is None:
        return None
    gap = [""] * rng.randint(0, 1)
    lines = [*sheet.lines[: title.at], *sheet.lines[title.at + 1 : sheet.end + 1]]
    return Slipped("\n".join([*lines, f"# {title.value}", *gap, *sheet.body]), sheet.text)


@slip(GROUP, "a `#` heading in front, and no other title")
def heading_above(sheet: Sheet, rng: Random) -> Slipped | None:
    title = sheet.line("title")
    if title is None:
        return None
    rest = sheet.with_lines(title.at, 1)
    return Slipped(f"# {title.value}\n\n{rest.text}", sheet.text)


@slip(GROUP, "a key with nothing behind it")
def empty_key(sheet: Sheet, rng: Random) -> Slipped | None:
    free = [
        key for key in ("team", "bonus", "hours", "starts", "level", "tags") if not sheet.line(key)
    ]
    if not free:
        return None
    key = rng.choice(free)
    value = rng.choice(("", " ", " ~", " null", ' ""', " []"))
    at = rng.choice([line.at for line in sheet.values()])
    return Slipped(sheet.with_lines(at, 0, f"{key}:{value}").text, sheet.text)
