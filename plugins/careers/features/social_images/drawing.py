"""A title, a few small words, a name and a logo, drawn on the brand's colour."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFont, UnidentifiedImageError

from careers.brand.colour import rgb
from careers.features.social_images.font import Font

# Noto (https://notofonts.github.io/): Latin, Greek and Cyrillic letters, under the licence
# beside them.
FONTS = Path(__file__).parent / "fonts"
TITLE_FONT = FONTS / "NotoSerif-Bold.ttf"
FONT = FONTS / "NotoSans-Regular.ttf"

# What the readers ask for: 1.91 to 1, at least 1200 pixels wide.
# https://developers.facebook.com/docs/sharing/webmasters/images/
WIDTH, HEIGHT = 1200, 630
MARGIN = 84
LOGO = 84
EDGE = 16
TITLE_SIZES = (92, 84, 76, 68, 60, 54)
LEADING = 1.16  # from line to line, as a part of the size
NAME_SIZE = 38
MOST_LETTERS = 400
SMALL_SIZES = (40, 36, 32)
SMALL_LEADING = 1.3
SMALL_HEIGHT = 110
GAP = 30

# The picture has 256 colours: from the background to the text in even steps, in which letters
# are drawn as shades of grey are, then the bar, then the logo's.
TEXT = 191
SMALL = 150
ACCENT = 192
LOGO_COLOURS = 256 - ACCENT - 1


@dataclass(frozen=True, slots=True)
class Look:
    """The brand: colours as `#0e4a4f`, the logo's file, and the files of the two fonts."""

    background: str
    text: str
    accent: str
    logo: Path | None = None
    font: Path = FONT
    title_font: Path = TITLE_FONT


def is_picture(file: Path) -> bool:
    """Whether a file can be drawn as a logo."""
    try:
        with Image.open(file, formats=("PNG", "JPEG")) as picture:
            picture.load()
    except (OSError, SyntaxError, ValueError, UnidentifiedImageError, Image.DecompressionBombError):
        return False
    return True


def is_font(file: Path) -> bool:
    """Whether a file can be drawn with."""
    try:
        ImageFont.truetype(file, 32)
    except OSError:
        return False
    return True


def canvas(look: Look) -> Canvas:
    """The canvas of a look; the same one, with what it has drawn, while no file of it changes."""
    files = (look.logo, look.font, look.title_font)
    return _canvas(look, tuple(_stamp(file) for file in files if file))


def _stamp(file: Path) -> tuple[int, int]:
    state = file.stat()
    return state.st_mtime_ns, state.st_size


@lru_cache(maxsize=2)
def _canvas(look: Look, _stamps: tuple[tuple[int, int], ...]) -> Canvas:
    return Canvas(look)


class Canvas:
    """Draws pictures that differ only in their words."""

    def __init__(self, look: Look) -> None:
        # A site that is served is built again and again, and most of its words stay.
        self._keep = lru_cache(maxsize=1000)(self._draw)
        self.font = Font(look.font)
        self.title_font = Font(look.title_font)
        steps = _gradient(rgb(look.background), rgb(look.text), TEXT + 1)
        self.palette = [*steps, *rgb(look.accent)]
        self.ground = Image.new("L", (WIDTH, HEIGHT), 0)
        draw = ImageDraw.Draw(self.ground)
        draw.rectangle((0, HEIGHT - EDGE, WIDTH, HEIGHT), fill=ACCENT)
        self.name_left = MARGIN
        if look.logo:
            self.name_left += self._place_logo(look.logo, rgb(look.background)) + 26

    def _place_logo(self, file: Path, background: tuple[int, int, int]) -> int:
        """Put the logo into the corner and its colours into the palette; answers its width."""
        with Image.open(file) as picture:
            logo = picture.convert("RGBA")
        inner = _trimmed(logo)
        inner.thumbnail((LOGO * 4, LOGO), Image.Resampling.LANCZOS)
        flat = Image.new("RGBA", inner.size, background)
        flat.alpha_composite(inner)
        reduced = flat.convert("RGB").quantize(LOGO_COLOURS, dither=Image.Dither.NONE)
        colours = (reduced.getpalette() or [])[: LOGO_COLOURS * 3]
        self.palette += colours
        indexes = Image.frombytes("L", reduced.size, reduced.tobytes())
        moved = indexes.point([min(255, value + ACCENT + 1) for value in range(256)])
        self.ground.paste(moved, (MARGIN, MARGIN))
        return inner.width

    def has(self, name: str) -> bool:
        """Whether a name can be drawn."""
        return self.font.has(_plain(name))

    def draw(self, title: str, lines: Sequence[str], name: str) -> bytes | None:
        """A PNG, or None where the font lacks a letter: no picture has boxes in it."""
        small = " · ".join(_plain(line) for line in lines if line)
        return self._keep(_plain(title), small, _plain(name))

    def _draw(self, title: str, small: str, name: str) -> bytes | None:
        if not (self.title_font.has(title) and self.font.has(small + name)):
            return None
        picture = self.ground.copy()
        draw = ImageDraw.Draw(picture)
        middle = MARGIN + LOGO / 2
        draw.text((self.name_left, middle), name, TEXT, self.font.at(NAME_SIZE), anchor="lm")
        bottom = HEIGHT - EDGE - MARGIN + 10
        size, rows = _fit(small, self.font, SMALL_SIZES, SMALL_HEIGHT, SMALL_LEADING)
        for row in reversed(rows):
            draw.text((MARGIN, bottom), row, SMALL, self.font.at(size), anchor="ls")
            bottom -= round(size * SMALL_LEADING)
        bottom -= GAP if rows else 0
        height = bottom - (MARGIN + LOGO + GAP)
        size, rows = _fit(title, self.title_font, TITLE_SIZES, height, LEADING)
        for row in reversed(rows):
            draw.text((MARGIN, bottom), row, TEXT, self.title_font.at(size), anchor="ls")
            bottom -= round(size * LEADING)
        picture.putpalette(self.palette)
        file = io.BytesIO()
        picture.save(file, "PNG", compress_level=6)
        return file.getvalue()


def _fit(
    text: str, font: Font, sizes: Sequence[int], height: int, leading: float
) -> tuple[int, list[str]]:
    """The largest size at which a text fits, and its lines; at the smallest one it is cut."""
    space = WIDTH - 2 * MARGIN
    # No more of a text is looked at than could ever fit.
    text = text[:MOST_LETTERS]
    for size in sizes:
        rows = list(_rows(text, font, size, space))
        most = max(1, int(height / (size * leading)))
        if len(rows) <= most:
            return size, _balanced(text, font, size, rows)
    last = rows[most - 1]
    while last and font.width(f"{last}…", size) > space:
        last = last[:-1]
    return size, [*rows[: most - 1], f"{last.rstrip(' ,;:.·–-')}…"]


def _balanced(text: str, font: Font, size: int, rows: list[str]) -> list[str]:
    """The same number of lines, about as long as each other: no word stands alone."""
    if len(rows) < 2:
        return rows
    narrow, wide = 0, WIDTH - 2 * MARGIN
    while wide - narrow > size:
        middle = (narrow + wide) // 2
        tried = list(_rows(text, font, size, middle))
        if len(tried) == len(rows) and not _breaks_words(tried, text):
            rows, wide = tried, middle
        else:
            narrow = middle
    return rows


def _breaks_words(rows: Sequence[str], text: str) -> bool:
    return " ".join(rows).replace(" ·", "") != text.replace(" ·", "")


def _rows(text: str, font: Font, size: int, space: int) -> Iterator[str]:
    """The lines of a text; a word that is wider than a line is broken."""
    row = ""
    for word in text.split():
        longer = f"{row} {word}" if row else word
        if font.width(longer, size) <= space:
            row = longer
            continue
        if row:
            yield row.rstrip(" ·")
        while font.width(word, size) > space:
            end = _end(word, font, size, space)
            yield word[:end]
            word = word[end:]
        row = word
    if row:
        yield row


def _end(word: str, font: Font, size: int, space: int) -> int:
    """How many letters of a word fit."""
    for end in range(2, len(word)):
        if font.width(word[:end], size) > space:
            return end - 1
    return len(word)


def _plain(text: str) -> str:
    """A text in one line, its accents on their letters, without what can't be seen."""
    text = unicodedata.normalize("NFC", text)
    text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    return " ".join(text.split())


def _trimmed(logo: Image.Image) -> Image.Image:
    """The logo without an edge of one colour."""
    corner = logo.getpixel((0, 0))
    edge = Image.new("RGBA", logo.size, corner)
    box = ImageChops.difference(logo, edge).getbbox(alpha_only=False)
    return logo.crop(box) if box else logo


def _gradient(start: Sequence[int], end: Sequence[int], steps: int) -> list[int]:
    return [
        round(a + (b - a) * step / (steps - 1))
        for step in range(steps)
        for a, b in zip(start, end, strict=True)
    ]
