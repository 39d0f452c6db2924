"""A picture that front matter names: its file, what it shows, and where that was written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from careers.problem import Problem, Spot

# Said instead of what a picture shows, where it shows nothing that the text doesn't say.
DECORATIVE = frozenset({"decorative", "decoration", "(decorative)", "(decoration)"})
# Names of files, also those that cameras give: “oven.jpg”, “IMG_1234”.
FILE_NAME = re.compile(
    r"\S+\.(?:png|jpe?g|gif|webp|avif|svg|heic)|(?:img|dsc[fn]?|pxl|mvimg)[_-]?\d[\w-]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Illustration:
    """`path` is as written; `alt` is empty where the picture only decorates."""

    path: str
    alt: str
    spot: Spot


def is_decorative(text: str) -> bool:
    """Whether the words in place of a picture's say that it needs none."""
    return text.strip().strip(".").casefold() in DECORATIVE


def is_file_name(text: str) -> bool:
    """Whether words in place of a picture's are what its file is called, which tells nothing."""
    return bool(FILE_NAME.fullmatch(text.strip()))


def illustration(
    path: str, alt: str, spot: Spot, key: str, problems: list[Problem]
) -> Illustration | None:
    """The picture of a `picture:` line, with the words of `picture alt:`, which it needs."""
    path, alt = path.strip(), " ".join(alt.split())
    if not path:
        if alt:
            message = f"“{key} alt” describes a picture, and there is none."
            problems.append(spot.error("picture-none", message, f"Write “{key}: …” as well."))
        return None
    if not alt or is_file_name(alt):
        message = f"The picture “{path[:120]}” has no words for those who can't see it."
        fix = f"Write what it shows behind “{key} alt:”, or “{key} alt: decorative”."
        problems.append(spot.error("picture-alt", message, fix))
    return Illustration(path, "" if is_decorative(alt) else alt, spot)
