"""What a PNG or JPEG says of its size in its first bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# The segments of a JPEG that hold its size: https://www.w3.org/Graphics/JPEG/itu-t81.pdf, B.2.2
FRAMES = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture as it is, with its size in pixels."""

    content: bytes
    width: int
    height: int
    kind: Literal["image/png", "image/jpeg"]


def read_raster(content: bytes) -> Raster | None:
    """The picture, or None where it is neither a PNG nor a JPEG."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and content[12:16] == b"IHDR":
        width, height = (int.from_bytes(content[at : at + 4], "big") for at in (16, 20))
        return Raster(content, width, height, "image/png") if width and height else None
    if not content.startswith(b"\xff\xd8\xff"):
        return None
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker in FRAMES:
            height, width = (int.from_bytes(content[at + n : at + n + 2], "big") for n in (5, 7))
            return Raster(content, width, height, "image/jpeg") if width and height else None
        # A byte that only fills, or a segment with its length.
        at += 1 if marker == 0xFF else 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return None
