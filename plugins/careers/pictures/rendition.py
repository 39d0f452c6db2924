"""A picture in several widths and in formats that weigh less, drawn with Pillow.

The same picture always becomes the same bytes, as long as Pillow is the same.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
from collections.abc import Sequence
from contextlib import suppress
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from PIL.Image import Image

Format = Literal["avif", "webp"]

RECIPE = "1"  # another one where the same picture is to become other bytes
BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError)


@cache
def has_pillow() -> bool:
    """Whether pictures can be drawn here; Pillow is an extra of the package."""
    return importlib.util.find_spec("PIL") is not None


def can_write(kind: Format) -> bool:
    """Whether this Pillow makes files of a format."""
    from PIL import features

    return bool(features.check(kind))


def renditions(
    content: bytes, widths: Sequence[int], kind: Format, quality: int, folder: Path | None
) -> list[bytes]:
    """A picture in each of the widths; `folder` keeps what was drawn before.

    Raises one of `BROKEN` where the file is damaged.
    """
    digest = hashlib.sha256(content).hexdigest()
    names = [_name(digest, width, kind, quality) for width in widths]
    kept = [_read(folder, name) for name in names]
    if all(found is not None for found in kept):
        return [found for found in kept if found is not None]
    drawn = _draw(content, tuple(widths), kind, quality)
    for name, data in zip(names, drawn, strict=True):
        _write(folder, name, data)
    return list(drawn)


def _name(digest: str, width: int, kind: Format, quality: int) -> str:
    import PIL

    made_from = f"{digest} {width} {kind} {quality} {PIL.__version__} {RECIPE}"
    return f"{hashlib.sha256(made_from.encode()).hexdigest()}.{kind}"


def _read(folder: Path | None, name: str) -> bytes | None:
    with suppress(OSError):
        return (folder / name).read_bytes() or None if folder else None
    return None


def _write(folder: Path | None, name: str, data: bytes) -> None:
    """Two builds at once may write the same; a folder that can't be written to is no fault."""
    if folder is None:
        return
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        own = folder / f"{name}.{os.getpid()}"
        own.write_bytes(data)
        own.replace(folder / name)


@lru_cache(maxsize=64)
def _draw(content: bytes, widths: tuple[int, ...], kind: Format, quality: int) -> tuple[bytes, ...]:
    from PIL import Image, ImageOps

    with Image.open(BytesIO(content)) as opened:
        opened.load()
        picture = _in_srgb(ImageOps.exif_transpose(opened))
    drawn = []
    for width in widths:
        height = max(1, round(picture.height * width / picture.width))
        smaller = picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3)
        out = BytesIO()
        if kind == "webp":
            smaller.save(out, "WEBP", quality=quality, method=4, exif=b"", icc_profile=None)
        else:
            smaller.save(out, "AVIF", quality=quality, speed=6, max_threads=1, exif=b"")
        drawn.append(out.getvalue())
    return tuple(drawn)


def _in_srgb(picture: Image) -> Image:
    """With the colours that screens take a picture without a profile to be in."""
    from PIL import ImageCms

    has_holes = "transparency" in picture.info or picture.mode in ("RGBA", "LA", "PA", "RGBa")
    mode: Literal["RGB", "RGBA"] = "RGBA" if has_holes else "RGB"
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in ("RGB", "RGBA", "CMYK", "L"):
        with suppress(ImageCms.PyCMSError, OSError, ValueError, TypeError):
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            turned = ImageCms.profileToProfile(picture, source, target, outputMode=mode)
            if turned is not None:
                return turned
    if picture.mode.startswith("I;16") or picture.mode in ("I", "F"):
        picture = picture.point(lambda value: value / 256).convert("L")
    return picture if picture.mode == mode else picture.convert(mode)
