"""Where on earth something is: latitude and longitude."""

from __future__ import annotations

import re
from collections.abc import Mapping

from careers.problem import Problem, Spot
from careers.wording import quote, tidy

DEGREES = re.compile(r"([-+−]?)(\d{1,3}(?:[.,]\d+)?)\s*°?\s*([NSEW]?)", re.IGNORECASE)
MOST = {"latitude": 90, "longitude": 180}
SIDES = {"latitude": "NS", "longitude": "EW"}


def read_point(
    said: Mapping[str, str], spot: Spot, problems: list[Problem]
) -> tuple[float, float] | None:
    """The place that `latitude` and `longitude` say; both are in the first if it has a comma."""
    written = {key: tidy(said.get(key, "")) for key in MOST}
    if "," in written["latitude"] and not written["longitude"]:
        first, _, second = written["latitude"].partition(",")
        written = {"latitude": first.strip(), "longitude": second.strip()}
    if not any(written.values()):
        return None
    found = {key: _degrees(key, value) for key, value in written.items()}
    wrong = [key for key, value in found.items() if value is None]
    if wrong:
        value = written[wrong[0]]
        message = f"{quote(value)} is no {wrong[0]}." if value else f"The {wrong[0]} is missing."
        fix = "Write both in degrees, such as “latitude: 42.3439” and “longitude: -71.0463”."
        problems.append(spot.error("office-point", message, fix))
        return None
    return found["latitude"] or 0.0, found["longitude"] or 0.0


def _degrees(key: str, value: str) -> float | None:
    match = DEGREES.fullmatch(value)
    if match is None:
        return None
    sign, number, side = match.groups()
    degrees = float(number.replace(",", "."))
    if side:
        if sign or side.upper() not in SIDES[key]:
            return None
        sign = "-" if side.upper() in "SW" else ""
    if degrees > MOST[key]:
        return None
    return -degrees if sign in ("-", "−") else degrees
