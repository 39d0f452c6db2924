"""The pictures that pages show: each with its size, and in the widths that browsers choose from."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from careers.hooks import SiteFile
from careers.pictures.image_file import ImageFile, read_image
from careers.pictures.rendition import BROKEN, Format, can_write, has_pillow, renditions
from careers.problem import Problem, Spot

FOLDER = "assets/careers/sized"
MEDIA_TYPES: Mapping[Format, str] = {"avif": "image/avif", "webp": "image/webp"}
MOST_PIXELS = 80_000_000  # of what is decoded: four bytes of memory for each
NARROWEST = 320  # pixels; narrower ones are symbols, and shown as they are
PAGE_SIZES = "(min-width: 48em) 46em, 92vw"


@dataclass(frozen=True, slots=True)
class Rendition:
    """A picture in one width, at `path` from the root; without content it is the file itself."""

    path: str
    width: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as pages show it: its file at `path` from the root, and lighter ones of it."""

    path: str
    image: ImageFile
    sources: tuple[tuple[Format, tuple[Rendition, ...]], ...] = ()

    def data(
        self, alt: str, to: Callable[[str], str], sizes: str = PAGE_SIZES, *, first: bool = False
    ) -> dict[str, Any]:
        """The plain values for a template; `to` answers the address of a path from the page."""
        return {
            "src": to(quote(self.path)),
            "alt": alt,
            "width": self.image.width,
            "height": self.image.height,
            "sources": self.source_sets(to),
            "sizes": sizes,
            "lazy": not first,
        }

    def source_sets(self, to: Callable[[str], str]) -> list[dict[str, str]]:
        return [
            {
                "type": MEDIA_TYPES[kind],
                "srcset": ", ".join(f"{to(quote(one.path))} {one.width}w" for one in drawn),
            }
            for kind, drawn in self.sources
        ]


@dataclass
class Gallery:
    """Every picture of one build, each made once.

    `read` answers the content of a file that is published, by its path from the root; None
    where there is none. `folder` keeps renditions between builds.
    """

    read: Callable[[str], bytes | None]
    widths: tuple[int, ...]
    formats: tuple[Format, ...]
    quality: int
    folder: Path | None = None
    problems: list[Problem] = field(default_factory=list)
    _shown: dict[str, Shown | None] = field(default_factory=dict)

    def show(self, path: str, spot: Spot) -> Shown | None:
        """The picture at a path, or None: then what is wrong with it is told once, at `spot`."""
        if path not in self._shown:
            content = self.read(path)
            self._shown[path] = self._make(path, content, spot) if content is not None else None
        return self._shown[path]

    def files(self) -> list[SiteFile]:
        """The renditions, as files of the site."""
        drawn = {
            one.path: one.content
            for shown in self._shown.values()
            if shown
            for _, several in shown.sources
            for one in several
            if one.content
        }
        return [SiteFile(path, content) for path, content in sorted(drawn.items())]

    def _make(self, path: str, content: bytes, spot: Spot) -> Shown | None:
        image = read_image(content)
        name = posixpath.basename(path)
        if image is None:
            message = f"“{name}” can't be read as a picture; it may be damaged."
            fix = "Save it as a JPEG, PNG, WebP, AVIF, GIF or SVG, and put that in its place."
            self.problems.append(spot.error("picture-broken", message, fix))
            return None
        if image.width * image.height > MOST_PIXELS and not image.is_vector:
            message = f"“{name}” has {image.width} by {image.height} pixels."
            fix = "Save it with 2400 pixels at most."
            self.problems.append(spot.error("picture-huge", message, fix))
            return None
        return Shown(path, image, tuple(self._sources(path, content, image, spot)))

    def _sources(
        self, path: str, content: bytes, image: ImageFile, spot: Spot
    ) -> Iterator[tuple[Format, tuple[Rendition, ...]]]:
        is_drawn = image.is_vector or image.is_animated or image.width < NARROWEST
        if is_drawn or not self.formats or not has_pillow():
            return
        widest = min(image.width, self.widths[-1])
        widths = [*(width for width in self.widths if width < widest), widest]
        stem = posixpath.splitext(path)[0]
        for kind in self.formats:
            if not can_write(kind):
                continue
            try:
                found = renditions(content, widths, kind, self.quality, self.folder)
            except BROKEN:
                message = f"“{posixpath.basename(path)}” is damaged: its pixels can't be read."
                fix = "Save it anew, and put that in its place."
                self.problems.append(spot.error("picture-broken", message, fix))
                return
            drawn = [
                Rendition(f"{FOLDER}/{stem}-{width}.{_mark(data)}.{kind}", width, data)
                for width, data in zip(widths, found, strict=True)
            ]
            if widest == image.width and len(found[-1]) >= len(content):
                if image.kind != MEDIA_TYPES[kind]:
                    continue  # what weighs more than the file itself helps nobody
                drawn[-1] = Rendition(path, widest, b"")
            yield kind, tuple(drawn)


def _mark(content: bytes) -> str:
    """So that a browser never keeps an earlier picture of the same name."""
    return hashlib.sha256(content).hexdigest()[:8]
