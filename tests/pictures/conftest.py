"""Pictures as cameras and programs write them, drawn for these tests."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image
from PIL.ExifTags import IFD, Base

Draw = Callable[..., bytes]


@pytest.fixture(scope="session")
def draw() -> Draw:
    """A picture with a size, in a format, and with what its camera says: `draw(60, 40, "JPEG")`."""

    def drawn(
        width: int = 60,
        height: int = 40,
        kind: str = "JPEG",
        mode: str = "RGB",
        *,
        orientation: int = 1,
        place: bool = False,
        **options,
    ) -> bytes:
        picture = Image.new("RGB", (width, height), "#b4552d")
        for x in range(0, width, 3):
            picture.putpixel((x, (x * 7) % height), (x % 256, 200, 90))
        picture = picture.convert(mode)
        exif = Image.Exif()
        if orientation != 1:
            exif[Base.Orientation] = orientation
        if place:
            exif[Base.Make] = "Somebody's phone"
            exif[IFD.GPSInfo] = {1: "N", 2: (37.0, 58.0, 1.0), 3: "E", 4: (23.0, 43.0, 2.0)}
        out = BytesIO()
        if len(exif):
            options["exif"] = exif
        picture.save(out, kind, **options)
        return out.getvalue()

    return drawn
