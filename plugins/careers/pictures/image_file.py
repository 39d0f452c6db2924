"""What the bytes of a picture say of it: kind, size, and what a camera wrote into it.

Nothing is decoded here, so that it needs no library, and a file that lies about itself does no
harm. Sizes are those that a browser shows: a picture that a camera turned is turned.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from careers.pictures.boxes import said_in

Kind = Literal["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "image/svg+xml"]

ENDINGS = (".png", ".jpg", ".jpeg", ".jpe", ".gif", ".webp", ".avif", ".svg")
# Not for the web: what people's programs make all the same, and what it is called.
FOREIGN = {
    ".heic": "HEIC", ".heif": "HEIC", ".tif": "TIFF", ".tiff": "TIFF", ".bmp": "BMP",
    ".psd": "Photoshop", ".ai": "Illustrator", ".eps": "EPS", ".ico": "icon", ".jp2": "JPEG 2000",
    ".raw": "raw", ".dng": "raw", ".cr2": "raw", ".nef": "raw",
}  # fmt: skip
# The segments of a JPEG that hold its size: https://www.w3.org/Graphics/JPEG/itu-t81.pdf, B.2.2
FRAMES = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}
ORIENTATION, PLACE = 0x0112, 0x8825  # tags of Exif
TURNED = (5, 6, 7, 8)  # width and height change places


@dataclass(frozen=True, slots=True)
class ImageFile:
    """A picture's kind, its size in pixels as it is shown, and what else matters."""

    kind: Kind
    width: int
    height: int
    orientation: int = 1
    is_animated: bool = False
    is_cmyk: bool = False
    has_place: bool = False

    @property
    def is_vector(self) -> bool:
        return self.kind == "image/svg+xml"


def read_image(content: bytes) -> ImageFile | None:
    """What kind of picture it is, or None where no browser shows it or its start is broken."""
    try:
        return _read(content)
    except (struct.error, IndexError, ValueError, UnicodeDecodeError):
        return None


def _read(content: bytes) -> ImageFile | None:
    if content.startswith(b"\x89PNG\r\n\x1a\n") and content[12:16] == b"IHDR":
        return _png(content)
    if content.startswith(b"\xff\xd8\xff"):
        return _jpeg(content)
    if content[:6] in (b"GIF87a", b"GIF89a"):
        width, height = struct.unpack_from("<HH", content, 6)
        return _sized("image/gif", width, height, is_animated=_moves(content))
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return _webp(content)
    if content[4:8] == b"ftyp" and content[8:12] in (b"avif", b"avis"):
        at = content.find(b"ispe", 0, 4096)  # the size is in the box `ispe`
        width, height = struct.unpack_from(">II", content, at + 8) if at > 0 else (0, 0)
        is_film = content[8:12] == b"avis"
        place = any(_has_place(content[at : at + size]) for _, at, size in said_in(content))
        return _sized("image/avif", width, height, is_animated=is_film, has_place=place)
    return _svg(content)


def _sized(
    kind: Kind, width: int, height: int, orientation: int = 1, **more: bool
) -> ImageFile | None:
    if orientation in TURNED:
        width, height = height, width
    if width <= 0 or height <= 0:
        return None
    return ImageFile(kind, width, height, orientation, **more)


def _png(content: bytes) -> ImageFile | None:
    width, height = struct.unpack_from(">II", content, 16)
    exif, moving = b"", False
    for name, start, size in png_chunks(content):
        if name == b"eXIf":
            exif = content[start : start + size]
        moving = moving or name == b"acTL"
    turned, place = _exif(exif)
    return _sized("image/png", width, height, turned, is_animated=moving, has_place=place)


def png_chunks(content: bytes) -> Iterator[tuple[bytes, int, int]]:
    """The name of each chunk of a PNG, where its data begins, and how long that is."""
    at = 8
    while at + 12 <= len(content):
        size, name = struct.unpack_from(">I4s", content, at)
        if at + 12 + size > len(content):
            return
        yield name, at + 8, size
        at += 12 + size


def _moves(content: bytes) -> bool:
    """Whether a GIF has more than one picture: https://www.w3.org/Graphics/GIF/spec-gif89a.txt"""

    def behind_table(at: int, flags: int) -> int:
        return at + (3 << (flags & 7) + 1 if flags & 0x80 else 0)

    at, pictures = behind_table(13, content[10]), 0
    while at < len(content) and content[at] in (0x21, 0x2C):
        if content[at] == 0x2C:
            pictures += 1
            if pictures > 1:
                return True
            at = behind_table(at + 10, content[at + 9]) + 1
        else:
            at += 2
        while content[at]:  # blocks, each with its length before it
            at += 1 + content[at]
        at += 1
    return False


def _jpeg(content: bytes) -> ImageFile | None:
    orientation, place = 1, False
    for marker, start, size in jpeg_segments(content):
        if marker == 0xE1 and content.startswith(b"Exif\0\0", start):
            orientation, place = _exif(content[start + 6 : start + size])
        elif marker in FRAMES:
            height, width = struct.unpack_from(">HH", content, start + 1)
            four = content[start + 5] == 4
            return _sized("image/jpeg", width, height, orientation, is_cmyk=four, has_place=place)
    return None


def jpeg_segments(content: bytes) -> Iterator[tuple[int, int, int]]:
    """The marker of each segment before a JPEG's pixels, where its data begins, and its length."""
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF:  # a byte that only fills
            at += 1
            continue
        if marker == 0xDA:  # pixels follow
            return
        if marker == 0x01 or 0xD0 <= marker <= 0xD8:
            at += 2
            continue
        size = struct.unpack_from(">H", content, at + 2)[0]
        if size < 2 or at + 2 + size > len(content):
            return
        yield marker, at + 4, size - 2
        at += 2 + size


def _webp(content: bytes) -> ImageFile | None:
    size, exif, moving = (0, 0), b"", False
    for name, start, length in webp_chunks(content):
        if name == b"VP8X":
            size = tuple(  # type: ignore[assignment]
                int.from_bytes(content[start + n : start + n + 3], "little") + 1 for n in (4, 7)
            )
            moving = bool(content[start] & 0x02)
        elif name == b"VP8 " and not size[0] and content[start + 3 : start + 6] == b"\x9d\x01\x2a":
            width, height = struct.unpack_from("<HH", content, start + 6)
            size = (width & 0x3FFF, height & 0x3FFF)
        elif name == b"VP8L" and not size[0]:
            bits = int.from_bytes(content[start + 1 : start + 5], "little")
            size = ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
        elif name == b"EXIF":
            exif = content[start : start + length].removeprefix(b"Exif\0\0")
    _, place = _exif(exif)  # browsers turn no WebP
    return _sized("image/webp", *size, is_animated=moving, has_place=place)


def webp_chunks(content: bytes) -> Iterator[tuple[bytes, int, int]]:
    """The name of each chunk of a WebP, where its data begins, and how long that is."""
    at = 12
    while at + 8 <= len(content):
        name, size = struct.unpack_from("<4sI", content, at)
        yield name, at + 8, size
        at += 8 + size + size % 2


def _exif(data: bytes) -> tuple[int, bool]:
    """How a camera was held, and whether it wrote down where it was."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(data[:4])
    if order is None:
        return 1, False
    start = struct.unpack_from(f"{order}I", data, 4)[0]
    if start + 2 > len(data):
        return 1, False
    orientation, place = 1, False
    for index in range(struct.unpack_from(f"{order}H", data, start)[0]):
        at = start + 2 + 12 * index
        if at + 12 > len(data):
            break
        tag, kind = struct.unpack_from(f"{order}HH", data, at)
        if tag == ORIENTATION and kind == 3:
            orientation = struct.unpack_from(f"{order}H", data, at + 8)[0]
        place = place or tag == PLACE
    return (orientation if 1 <= orientation <= 8 else 1), place


def _has_place(item: bytes) -> bool:
    """Whether an item of an AVIF, which says first where its Exif begins, tells a place."""
    return _exif(item[4 + int.from_bytes(item[:4], "big") :])[1]


SVG = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>\s*)*<svg\b([^>]*)>",
    re.DOTALL,
)
LENGTH = r"""\b{}\s*=\s*["']\s*([\d.]+)(?:px)?\s*["']"""
BOX = re.compile(r"""\bviewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)""")


def _svg(content: bytes) -> ImageFile | None:
    """The size of a drawing; one that states none has that of its `viewBox`."""
    found = SVG.match(content.removeprefix(b"\xef\xbb\xbf")[:65536])
    if found is None:
        return None
    attributes = found[1].decode("utf-8", "replace")
    width, height = (re.search(LENGTH.format(name), attributes) for name in ("width", "height"))
    box = BOX.search(attributes)
    if width and height:
        return _sized("image/svg+xml", round(float(width[1])), round(float(height[1])))
    if box:
        return _sized("image/svg+xml", round(float(box[1])), round(float(box[2])))
    return _sized("image/svg+xml", 300, 150)  # what browsers take for one without a size
