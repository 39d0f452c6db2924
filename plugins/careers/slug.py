"""A role's file name, which is the last part of its address and never changes."""

from __future__ import annotations

import re
import unicodedata

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SPOKEN = {
    "&": " and ",
    "+": " plus ",
    "#": " sharp ",
    "ø": "o",
    "æ": "ae",
    "œ": "oe",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ı": "i",
}


def slugify(text: str) -> str:
    """`Sales & Service (m/w/d)` -> `sales-and-service-m-w-d`; empty when nothing is left."""
    text = text.casefold()
    for letter, spoken in SPOKEN.items():
        text = text.replace(letter, spoken)
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-")


def titled(slug: str) -> str:
    """`sales-account-executive` -> `Sales Account Executive`, to suggest."""
    return " ".join(word.capitalize() for word in slug.split("-"))
