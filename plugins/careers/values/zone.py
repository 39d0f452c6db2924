"""The time zone that somebody means: by its name, or by a town that has one to itself."""

from __future__ import annotations

from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from careers.problem import Problem, Text
from careers.wording import fold, nearest, plain, quote, too_long

EXAMPLE = "Write one such as Europe/Athens."
# Letters that clocks show. Several places share each of them, so they are offered, never guessed.
_LETTERS = {
    **dict.fromkeys(("et", "est", "edt", "eastern", "eastern time"), "America/New_York"),
    **dict.fromkeys(("ct", "cst", "cdt", "central time"), "America/Chicago"),
    **dict.fromkeys(("mt", "mst", "mdt", "mountain time"), "America/Denver"),
    **dict.fromkeys(("pt", "pst", "pdt", "pacific", "pacific time"), "America/Los_Angeles"),
    **dict.fromkeys(("gmt", "bst", "wet", "west"), "Europe/London"),
    **dict.fromkeys(("cet", "cest", "mez", "mesz", "met"), "Europe/Berlin"),
    **dict.fromkeys(("eet", "eest"), "Europe/Athens"),
    **{"ist": "Asia/Kolkata", "jst": "Asia/Tokyo", "hst": "Pacific/Honolulu"},
}


def find_zone(written: str) -> ZoneInfo | None:
    """The zone of a name, such as `Europe/Athens`; case and blanks in it don't count.

    A town that only one zone is called after will do. Letters such as EST won't: they are
    winter's alone, or those of several places.
    """
    name = plain(written).replace(" ", "_")
    if "/" in name or name == "UTC":
        try:
            return ZoneInfo(name)  # listing every zone there is takes longer than reading a role
        except (ValueError, OSError, ZoneInfoNotFoundError):
            pass
    known = _names().get(fold(name))
    return ZoneInfo(known) if known else None


def zone_hint(written: str) -> str:
    """What somebody may have meant, and how it is written."""
    near = nearest(written, _names())
    meant = _LETTERS.get(fold(written)) or (_names()[near[0]] if near else "")
    return f"Did you mean “{meant}”? {EXAMPLE}" if meant else EXAMPLE


def read_zone(text: Text) -> ZoneInfo | Problem:
    """The time zone that somebody wrote, or what is wrong with it."""
    if problem := too_long(text, "a time zone"):
        return problem
    zone = find_zone(text.value)
    if zone is None:
        message = f"There is no time zone {quote(text.value)}."
        return text.spot.error("timezone", message, zone_hint(text.value))
    return zone


@lru_cache(maxsize=1)
def _towns() -> frozenset[str]:
    """The zones that are called after places, and UTC."""
    places = (name for name in available_timezones() if "/" in name)
    return frozenset({"UTC", *(name for name in places if not name.startswith("Etc/"))})


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Each zone by its folded name, and by its town's where no other has that."""
    names: dict[str, str] = {}
    shared: set[str] = set()
    for name in sorted(_towns()):
        town = fold(name.rpartition("/")[2])
        shared |= {town} & names.keys()
        names[town] = name
    whole = {fold(name): name for name in _towns()}
    return {town: name for town, name in names.items() if town not in shared} | whole
