"""Pictures without what cameras and programs write into them: place, time, serial numbers, names.

A photo from a phone often says where somebody's desk, or home, is. What is published has its
pixels, its colours and how it is turned, and nothing else. Pixels are never packed anew, so
nothing gets worse, and the same file always becomes the same file.
"""

from __future__ import annotations

import struct
import zlib

from careers.pictures.boxes import is_boxed, said_in
from careers.pictures.image_file import (
    ImageFile,
    jpeg_segments,
    png_chunks,
    read_image,
    webp_chunks,
)

# Colours (APP2 holds a profile), and how the three of them are to be understood (APP14).
KEPT_SEGMENTS = frozenset({0xE0, 0xE2, 0xEE})
ICC = b"ICC_PROFILE\0"
DROPPED_CHUNKS = frozenset({b"eXIf", b"tEXt", b"iTXt", b"zTXt", b"tIME"})
# Where Exif begins in what follows, and Exif with no entry.
NOTHING = b"\0\0\0\0MM\0*\0\0\0\x08" + b"\0" * 6
EXIF_FLAG, XMP_FLAG = 0x08, 0x04  # of the chunk VP8X


def without_metadata(content: bytes) -> bytes:
    """The same picture without what it says besides; other files come back as they are."""
    if is_boxed(content):
        return _boxed(content)
    image = read_image(content)
    if image is None:
        return content
    try:
        if image.kind == "image/jpeg":
            return _jpeg(content, image)
        if image.kind == "image/png":
            return _png(content, image)
        if image.kind == "image/webp":
            return _webp(content)
    except struct.error:
        pass
    return content


def _jpeg(content: bytes, image: ImageFile) -> bytes:
    parts = [content[:2]]
    end = 2
    turned = _exif(image.orientation)
    for marker, start, size in jpeg_segments(content):
        end = start + size
        is_said = 0xE0 <= marker <= 0xEF and marker not in KEPT_SEGMENTS
        is_foreign = marker == 0xE2 and not content.startswith(ICC, start)
        if turned and marker != 0xE0:
            parts.append(b"\xff\xe1" + struct.pack(">H", len(turned) + 8) + b"Exif\0\0" + turned)
            turned = b""
        if not (is_said or is_foreign or marker == 0xFE):
            parts.append(b"\xff" + bytes([marker]) + content[start - 2 : end])
    rest = content[end:]
    # Behind the pixels, phones put a film or a second picture, with metadata of their own.
    cut = rest.rfind(b"\xff\xd9")
    first = rest.find(b"\xff\xd9\xff\xd8\xff")
    cut = first if first >= 0 else cut
    return b"".join([*parts, rest[: cut + 2] if cut >= 0 else rest])


def _png(content: bytes, image: ImageFile) -> bytes:
    parts = [content[:8]]
    for name, start, size in png_chunks(content):
        if name not in DROPPED_CHUNKS:
            parts.append(content[start - 8 : start + size + 4])
        if name == b"IHDR" and (turned := _exif(image.orientation)):
            sums = struct.pack(">I", zlib.crc32(b"eXIf" + turned))
            parts.append(struct.pack(">I", len(turned)) + b"eXIf" + turned + sums)
        if name == b"IEND":
            break
    return b"".join(parts)


def _webp(content: bytes) -> bytes:
    parts = []
    for name, start, size in webp_chunks(content):
        chunk = content[start - 8 : start + size + size % 2]
        if name in (b"EXIF", b"XMP "):
            continue
        if name == b"VP8X":
            flags = content[start] & ~(EXIF_FLAG | XMP_FLAG)
            chunk = chunk[:8] + bytes([flags]) + chunk[9:]
        parts.append(chunk)
    body = b"WEBP" + b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _boxed(content: bytes) -> bytes:
    """Nothing moves: what was said is overwritten in its place. How an AVIF is turned isn't there.

    What is left of its Exif says nothing, and can still be read.
    """
    cleaned = bytearray(content)
    for kind, start, size in said_in(content):
        left = NOTHING if kind == b"Exif" and size >= len(NOTHING) else b""
        cleaned[start : start + size] = left.ljust(size, b"\0")
    return bytes(cleaned)


def _exif(orientation: int) -> bytes:
    """Exif that says how the picture is turned, and nothing else; empty where it isn't."""
    if orientation == 1:
        return b""
    entry = struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0)
    return b"MM\0*" + struct.pack(">IH", 8, 1) + entry + struct.pack(">I", 0)
