"""What an AVIF or HEIC holds besides its pixels: https://www.iso.org/standard/83650.html (8.11).

Both are files of boxes. What a camera wrote is an item of its own, and where that stands is told
in the box `iloc`.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

SAID = (b"Exif", b"mime")  # the latter holds XMP


def is_boxed(content: bytes) -> bool:
    """Whether it is a file of boxes, such as an AVIF."""
    return content[4:8] == b"ftyp"


def said_in(content: bytes) -> list[tuple[bytes, int, int]]:
    """Each item that is no picture: its kind, where it begins, and how long it is."""
    try:
        for name, start, end in _boxes(content, 0, len(content)):
            if name == b"meta":
                inside = {box: (at, until) for box, at, until in _boxes(content, start + 4, end)}
                kinds = dict(_kinds(content, *inside.get(b"iinf", (0, 0))))
                data = inside.get(b"idat", (0, 0))[0]
                places = _places(content, *inside.get(b"iloc", (0, 0)), data)
                return [
                    (kinds[item], at, size)
                    for item, at, size in places
                    if kinds.get(item) in SAID and at + size <= len(content)
                ]
    except (struct.error, IndexError):
        pass
    return []


def _boxes(content: bytes, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """The name of each box, where its content begins, and where it ends."""
    while at + 8 <= end:
        size, name = struct.unpack_from(">I4s", content, at)
        start = at + 8
        if size == 1:
            size = struct.unpack_from(">Q", content, start)[0]
            start += 8
        until = at + size if size else end
        if not start <= until <= end:
            return
        yield name, start, until
        at = until


def _kinds(content: bytes, start: int, end: int) -> Iterator[tuple[int, bytes]]:
    """The number of each item, and its kind."""
    if start == end:
        return
    first = start + (6 if content[start] == 0 else 8)
    for name, at, _ in _boxes(content, first, end):
        if name == b"infe" and content[at] in (2, 3):
            wide = content[at] == 3
            item = struct.unpack_from(">I" if wide else ">H", content, at + 4)[0]
            yield item, content[at + (10 if wide else 8) :][:4]


def _places(content: bytes, start: int, end: int, data: int) -> Iterator[tuple[int, int, int]]:
    """The number of each item, and where parts of it stand; `data` is where `idat` begins."""
    if start == end:
        return
    at = start

    def number(size: int) -> int:
        nonlocal at
        if at + size > end:
            raise struct.error
        at += size
        return int.from_bytes(content[at - size : at], "big")

    version = number(1)
    number(3)
    sizes = number(2)
    of_offset, of_length, of_base, of_index = ((sizes >> bits) & 0xF for bits in (12, 8, 4, 0))
    wide = 4 if version == 2 else 2
    for _ in range(number(wide)):
        item = number(wide)
        is_inside = bool(version) and number(2) & 0xF == 1
        number(2)
        base = number(of_base) + (data if is_inside else 0)
        for _ in range(number(2)):
            if version:
                number(of_index)
            offset, length = number(of_offset), number(of_length)
            yield item, base + offset, length
