"""How large the logo in the header is, so that nothing moves once it is there."""

from __future__ import annotations

import re

HEIGHT = 32
NUMBER = re.compile(r"[0-9]*\.?[0-9]+")


def logo_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG or an SVG at the header's height; None where it doesn't say."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and content[12:16] == b"IHDR":
        width, height = (float(int.from_bytes(content[at : at + 4], "big")) for at in (16, 20))
    else:
        opening = re.search(rb"<svg\b[^>]*>", content)
        if opening is None:
            return None
        said = _attributes(opening[0])
        box = [float(one) for one in NUMBER.findall(said.get("viewbox", ""))]
        if len(box) == 4:
            width, height = box[2], box[3]
        else:
            numbers = [NUMBER.match(said.get(name, "")) for name in ("width", "height")]
            width, height = (float(one[0]) if one else 0.0 for one in numbers)
    if not (width > 0 and height > 0):
        return None
    return max(1, round(width * HEIGHT / height)), HEIGHT


def _attributes(tag: bytes) -> dict[str, str]:
    pairs = re.findall(rb"\s(viewBox|width|height)\s*=\s*[\"']([^\"']*)", tag, re.IGNORECASE)
    return {name.decode().lower(): value.decode("ascii", "replace") for name, value in pairs}
