"""Colours as `#0e4a4f`: reading them, how well one is read on another, and one that is.

Lightness is changed in OKLCH, where the hue stays what it is to the eye:
https://bottosson.github.io/posts/oklab/ and https://www.w3.org/TR/css-color-4/#ok-lab
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import lru_cache

TEXT = 4.5  # WCAG 2.2, 1.4.3
PARTS = 3.0  # WCAG 2.2, 1.4.11: what one has to see of buttons and fields
WHITE, BLACK = "#ffffff", "#000000"

HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})(?:f|ff)?", re.IGNORECASE)
FUNCTION = re.compile(r"(rgb|hsl|oklch)a?\(([^()]*)\)", re.IGNORECASE)
NAMES = {"white": WHITE, "black": BLACK}
STEPS = 400  # of lightness, from black to white
ROUNDING = 1e-4

Numbers = tuple[float, float, float]


def read_colour(text: str) -> str | None:
    """A colour as CSS writes it, as `#rrggbb`; None for one that is see-through or unknown."""
    text = text.strip()
    if HEX.fullmatch(text):
        digits = text[1:].lower()
        if len(digits) < 6:
            digits = "".join(digit * 2 for digit in digits[:3])
        return f"#{digits[:6]}"
    if found := FUNCTION.fullmatch(text):
        return _from_function(found[1].lower(), re.split(r"[\s,/]+", found[2].strip()))
    return NAMES.get(text.lower())


def rgb(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, from 0 to 255."""
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio, from 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def least_contrast(colour: str, grounds: Iterable[str]) -> float:
    return min(contrast(colour, ground) for ground in grounds)


def readable(colour: str, grounds: Iterable[str], ratio: float = TEXT) -> str:
    """The colour, as little darker or lighter as it takes to be read on each of the grounds.

    Where nothing is read on all of them, the better one of black and white.
    """
    behind = list(grounds)
    if not behind or least_contrast(colour, behind) >= ratio:
        return colour
    lightness, chroma, hue = oklch(colour)
    for step in range(1, STEPS + 1):
        found = [
            made
            for sign in (-1, 1)
            if 0 <= (at := lightness + sign * step / STEPS) <= 1
            and least_contrast(made := from_oklch(at, chroma, hue), behind) >= ratio
        ]
        if found:
            return max(found, key=lambda made: least_contrast(made, behind))
    return max((BLACK, WHITE), key=lambda made: least_contrast(made, behind))


def mix(one: str, other: str, share: float) -> str:
    """So much (0 to 1) of one colour on another, as `color-mix(in srgb, …)` does it."""
    parts = (a * share + b * (1 - share) for a, b in zip(rgb(one), rgb(other), strict=True))
    return _hex(part / 255 for part in parts)


def shifted(colour: str, by: float) -> str:
    """The colour, lighter (or darker) by a part of the way from black to white."""
    lightness, chroma, hue = oklch(colour)
    return from_oklch(min(1.0, max(0.0, lightness + by)), chroma, hue)


def is_dark(colour: str) -> bool:
    """Whether white is read better on it than black."""
    return contrast(colour, WHITE) > contrast(colour, BLACK)


def oklch(colour: str) -> Numbers:
    """Lightness (0 to 1), chroma (0 to about 0.4) and hue (degrees)."""
    red, green, blue = (_linear(part / 255) for part in rgb(colour))
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


@lru_cache(maxsize=4096)
def from_oklch(lightness: float, chroma: float, hue: float) -> str:
    """The nearest colour that a screen shows: as strong as it can be at this lightness."""
    if _fits(parts := _linear_rgb(lightness, chroma, hue)):
        return _hex(_encoded(part) for part in parts)
    low, high = 0.0, chroma
    while high - low > ROUNDING:
        middle = (low + high) / 2
        low, high = (middle, high) if _fits(_linear_rgb(lightness, middle, hue)) else (low, middle)
    return _hex(_encoded(part) for part in _linear_rgb(lightness, low, hue))


def _linear_rgb(lightness: float, chroma: float, hue: float) -> Numbers:
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _fits(parts: Numbers) -> bool:
    return all(-ROUNDING <= part <= 1 + ROUNDING for part in parts)


@lru_cache(maxsize=4096)
@lru_cache(maxsize=1024)  # each is held against many others
def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _encoded(part: float) -> float:
    part = min(1.0, max(0.0, part))
    return part * 12.92 if part <= 0.0031308 else float(1.055 * part ** (1 / 2.4) - 0.055)


def _hex(parts: Iterable[float]) -> str:
    return "#" + "".join(f"{round(min(1.0, max(0.0, part)) * 255):02x}" for part in parts)


def _from_function(name: str, parts: list[str]) -> str | None:
    if len(parts) == 4 and _number(parts[3], 1) not in (None, 1):
        return None
    if len(parts) not in (3, 4):
        return None
    if name == "rgb":
        channels = [_number(part, 255) for part in parts[:3]]
        known = [part for part in channels if part is not None]
        return _hex(part / 255 for part in known) if len(known) == 3 else None
    hue = _number(parts[0 if name == "hsl" else 2].removesuffix("deg"), 360)
    scale = (1, 1) if name == "hsl" else (1, 0.4)
    two = [
        _number(part, each)
        for part, each in zip(parts[1:3] if name == "hsl" else parts[:2], scale, strict=True)
    ]
    if hue is None or two[0] is None or two[1] is None:
        return None
    return _from_hsl(hue, two[0], two[1]) if name == "hsl" else from_oklch(two[0], two[1], hue)


def _number(text: str, whole: float) -> float | None:
    """A number, or a percentage of what is the whole."""
    try:
        found = float(text.removesuffix("%")) * (whole / 100 if text.endswith("%") else 1)
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def _from_hsl(hue: float, saturation: float, lightness: float) -> str:
    def part(n: int) -> float:
        k = (n + hue / 30) % 12
        most = saturation * min(lightness, 1 - lightness)
        return lightness - most * max(-1, min(k - 3, 9 - k, 1))

    return _hex(part(n) for n in (0, 8, 4))
