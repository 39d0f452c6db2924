"""The pictures of the project's folders: what is published of them, and how pages name them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from mkdocs.structure.files import File, Files

from careers.illustration import Illustration
from careers.links import Links, Sized
from careers.pictures.drawing import wrongs_of
from careers.pictures.gallery import PAGE_SIZES, Gallery, Shown
from careers.pictures.image_file import ENDINGS, FOREIGN, read_image
from careers.pictures.metadata import without_metadata
from careers.pictures.options import PicturesOptions
from careers.problem import Problem, Spot

HEAVY = 4_000_000  # bytes: minutes on a train, and the repository keeps them for ever
FLATTEST = 4.0  # width to height, of a picture that is cut to the shape of a card
LEAST_WIDTH = 400


class Pictures:
    """The pictures of one build."""

    def __init__(self, files: Files, docs: str, project: Path, options: PicturesOptions) -> None:
        self.by_path = {file.src_uri: file for file in files}
        self.docs = docs
        self.project = project
        self.problems: list[Problem] = []
        kept = project / ".cache" / "careers" / "pictures"
        formats = options.formats if options.enabled else ()
        self.gallery = Gallery(self._content, options.widths, formats, options.quality, kept)
        self._looked_at: set[Illustration] = set()

    def _content(self, path: str) -> bytes | None:
        file = self.by_path.get(path)
        try:
            return file.content_bytes if file else None
        except OSError:
            return None

    def clean(self) -> Iterator[Problem]:
        """Publish every picture without what cameras write into it; tell of those that can't be."""
        for file in self.by_path.values():
            ending = posixpath.splitext(file.src_uri)[1].lower()
            if not self._is_own(file) or ending not in (*ENDINGS, *FOREIGN):
                continue
            spot = Spot(f"{self.docs}/{file.src_uri}")
            if ending in FOREIGN and ending != ".ico":
                name = posixpath.basename(file.src_uri)
                message = f"“{name}” is {FOREIGN[ending]}, which no browser shows."
                yield spot.warning("picture-kind", message, "Save it as a JPEG, PNG or WebP.")
            content = self._content(file.src_uri)
            if not content:
                continue
            if ending in FOREIGN:
                if (cleaned := without_metadata(content)) != content:
                    file.content_bytes = cleaned
                continue
            if ending == ".svg":
                for line, what in wrongs_of(content):
                    message = f"This drawing holds {what}."
                    fix = "Take it out, or export the drawing as “plain SVG”."
                    yield Spot(spot.path, line).error("picture-drawing", message, fix)
                continue
            yield from self._photo(file, content, spot)

    def _photo(self, file: File, content: bytes, spot: Spot) -> Iterator[Problem]:
        image = read_image(content)
        if image and image.has_place:
            message = "This photo says where it was taken."
            fix = "That isn't published, but whoever has the repository can read it."
            yield spot.note("picture-place", message, fix)
        if len(content) > HEAVY:
            message = f"This picture has {len(content) / 1_000_000:.1f} MB."
            fix = "Save it with 2400 pixels at most, as a JPEG of middling quality."
            yield spot.warning("picture-heavy", message, fix)
        cleaned = without_metadata(content)
        if cleaned != content:
            file.content_bytes = cleaned

    def _is_own(self, file: File) -> bool:
        """Not one of the theme's."""
        path = file.abs_src_path
        return bool(path) and not file.is_documentation_page() and self._is_below(Path(str(path)))

    def _is_below(self, path: Path) -> bool:
        return path.is_relative_to(self.project) and ".venv" not in path.parts

    def measure(self, path: str, spot: Spot, to: Callable[[str], str]) -> Sized | None:
        """How large a picture in a role's text is; its path begins at the project's folder."""
        shown = self.gallery.show(posixpath.relpath(path, self.docs), spot)
        if shown is None:
            return None
        sources = tuple((one["type"], one["srcset"]) for one in shown.source_sets(to))
        return Sized(shown.image.width, shown.image.height, sources)

    def shown(self, written: Illustration) -> Shown | None:
        """The picture that front matter names, or None and a problem."""
        path = self.find(written)
        return self.gallery.show(path, written.spot) if path else None

    def data(
        self,
        written: Illustration | None,
        to: Callable[[str], str],
        sizes: str = PAGE_SIZES,
        *,
        first: bool = False,
    ) -> dict[str, Any] | None:
        """The picture as a template shows it."""
        shown = self.shown(written) if written else None
        if shown is None or written is None:
            return None
        if written not in self._looked_at:
            self._looked_at.add(written)
            self.problems += _shape_problems(shown, written)
        return shown.data(written.alt, to, sizes, first=first)

    def find(self, written: Illustration) -> str | None:
        """A file as MkDocs calls it; its path begins at the page's folder or at that of all."""
        page = posixpath.relpath(written.spot.path, self.docs)
        plain = unquote(written.path.partition("#")[0]).replace("\\", "/")
        starts = (posixpath.join(posixpath.dirname(page), plain), plain.removeprefix("./"))
        names = [posixpath.normpath(start.lstrip("/")) for start in starts]
        names.append(posixpath.relpath(posixpath.normpath(plain), self.docs))
        for name in names:
            if name in self.by_path and name.lower().endswith(ENDINGS):
                return name
        self.problems.append(self._missing(written, plain, names[0]))
        return None

    def _missing(self, written: Illustration, plain: str, name: str) -> Problem:
        if re.match(r"(?:[a-z][\w+.-]*:)?//", plain, re.IGNORECASE):
            message = f"The picture “{plain[:120]}” is on another site."
            fix = f"Put it into {self.docs}/pictures/ and name it here."
            return written.spot.error("picture-elsewhere", message, fix)
        if name in self.by_path:
            message = f"“{plain[:120]}” is no picture that browsers show."
            return written.spot.error("picture-kind", message, "Save it as a JPEG, PNG or WebP.")
        known = {path.lower(): path for path in self.by_path if path.lower().endswith(ENDINGS)}
        near = get_close_matches(name.lower(), known, n=1, cutoff=0.6)
        start = posixpath.dirname(posixpath.relpath(written.spot.path, self.docs)) or "."
        meant = f"Did you mean “{posixpath.relpath(known[near[0]], start)}”?" if near else ""
        message = f"There is no picture “{plain[:120]}”."
        fix = meant or f"Put it into {self.docs}/pictures/, and write its path from this file."
        return written.spot.error("picture-missing", message, fix)


def from_page(url: str) -> Callable[[str], str]:
    """Answers the address of a path of the site, as seen from the page at `url`."""
    return Links({}, "", "" if url in (".", "./") else url).to


def _shape_problems(shown: Shown, written: Illustration) -> Iterator[Problem]:
    width, height = shown.image.width, shown.image.height
    if shown.image.is_vector:
        return
    if width < LEAST_WIDTH:
        message = f"“{written.path[:120]}” is {width} pixels wide, and would look blurred."
        fix = "Take one of 1200 pixels or more."
        yield written.spot.warning("picture-small", message, fix)
    if not 1 / FLATTEST <= width / height <= FLATTEST:
        message = f"“{written.path[:120]}” has {width} by {height} pixels; most of it is cut off."
        fix = "Take one that is nearly as high as wide, best 3 to 2."
        yield written.spot.warning("picture-shape", message, fix)
