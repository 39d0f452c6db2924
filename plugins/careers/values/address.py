"""The parts of an address before its country: street, town, region, postal code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from careers.values.country import read_state

_DIGIT = re.compile(r"\d")
# What stands alone, at the end and at the beginning of a part: `02110`, `MA 02110`, `10115 Berlin`.
_UK = r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}"
_CANADA = r"[A-Z]\d[A-Z] ?\d[A-Z]\d"
_IRELAND = r"[A-Z]\d[\dW] ?[A-Z\d]{4}"
_LETTERS = rf"{_UK}|{_CANADA}|{_IRELAND}"
_ALONE = re.compile(rf"\d{{4,6}}|\d{{5}}-\d{{4}}|\d{{3}} \d{{2}}|{_LETTERS}")
_AFTER = re.compile(rf"(.*\S) (\d{{5}}(?:-\d{{4}})?|{_LETTERS})")
_AFTER_STATE = re.compile(r"(.*\S) (\d{4}|\d{6})")
_LETTERED = re.compile(rf".*\S (?:{_LETTERS})")
_BEFORE = re.compile(r"(\d{4} [A-Z]{2}|(?:[A-Z]{1,2}-)?(?:\d{4,6}|\d{3} \d{2}|\d{2}-\d{3})) (\D+)")
# Where a house's number comes before its street, so that `1600 Main St` holds no postal code.
_NUMBER_FIRST = frozenset({"AU", "CA", "GB", "HK", "IE", "IN", "NZ", "SG", "US", "ZA"})
_NUMBER_LAST = frozenset({"AU", "IN", "NZ", "SG", "ZA"})  # `NSW 2000`
_STATE_WORDS = re.compile(r"(?:state|province) of (.+)|(.+) (?:state|province)", re.IGNORECASE)


class Address(NamedTuple):
    """As written; a part that was not is empty."""

    street: str = ""
    locality: str = ""
    region: str = ""
    postal_code: str = ""


def without_code(part: str, country: str = "US") -> tuple[str, str]:
    """A part of an address without its postal code, and that code."""
    if _ALONE.fullmatch(part) or (country == "NL" and re.fullmatch(r"\d{4} [A-Z]{2}", part)):
        return "", part
    if found := _AFTER.fullmatch(part):
        return found[1], found[2]
    if country in _NUMBER_LAST and (found := _AFTER_STATE.fullmatch(part)):
        return found[1], found[2]
    if country not in _NUMBER_FIRST and (found := _BEFORE.fullmatch(part)):
        return found[2], found[1]
    return part, ""


def with_code(locality: str, region: str, code: str, country: str) -> str:
    """Town, region and postal code as the country's letters have them.

    `Boston, MA 02110` where a house's number comes before its street, else `105 63 Athens`.
    """
    if country in _NUMBER_FIRST:
        names = ", ".join(name for name in (locality, region) if name)
        return f"{names} {code}".strip()
    return ", ".join(name for name in (f"{code} {locality}".strip(), region) if name)


def has_digit(part: str) -> bool:
    return _DIGIT.search(part) is not None


def _is_code(part: str) -> bool:
    """Whether a part between town and country can only be a postal code: `D02 X285`, `LV-1010`."""
    words = re.split("[ -]", part)
    return (
        3 <= len(part) <= 10
        and has_digit(part)
        and all(
            word.isalnum() and (has_digit(word) or (word.isupper() and len(word) <= 3))
            for word in words
        )
    )


def _may_be_street(part: str, country: str) -> bool:
    """`1200 Avenue Foch` can be; `10115 Berlin`, `8001 Zürich`, `London SW1A 1AA` are towns."""
    if _LETTERED.fullmatch(part):
        return False
    found = _BEFORE.fullmatch(part) if country not in _NUMBER_FIRST else None
    return found is None or (len(found[1]) == 4 and (" " in found[2] or country == "FR"))


def address(parts: Sequence[str], country: str) -> Address:
    """What the parts before a country are: `street…, town, region`, or `street 5, town`.

    A part before the town is a street; so is the first of two when it holds a number.
    """
    street: list[str] = []
    names: list[str] = []
    code = ""
    for place, part in enumerate(parts):
        if code or (place == 0 < len(parts) - 1 and _may_be_street(part, country)):
            names.append(part)
            continue
        name, code = without_code(part, country)
        if not code and 0 < place == len(parts) - 1 and _is_code(part):
            name, code = "", part
        names += [name] if name else []
    town, _, end = names[-1].rpartition(" ") if names else ("", "", "")
    if town and end.isupper() and (read_state(end) or ("",))[0] == country:
        names[-1:] = [town, end]  # `Boston MA`
    state = read_state(names[-1]) if names else None
    if state and state[0] == country:
        region = _STATE_WORDS.fullmatch(names[-1])
        *street, locality = names[:-1] or [""]
        written = (region[1] or region[2]) if region else names[-1]
        return Address(", ".join(street), locality, written, code)
    if len(names) == 2 and has_digit(names[0]):
        return Address(names[0], names[1], "", code)
    if len(names) < 2:
        return Address("", "".join(names), "", code)
    *street, locality, region_name = names
    return Address(", ".join(street), locality, region_name, code)
