"""The letters that pictures are drawn with: which there are, and how wide a text is."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from PIL import ImageFont

# What a font draws for a character that no font has, it draws for all that it lacks.
NOWHERE = "\U0010fffe"
# Text from right to left, and marks above and below letters, need more than a row of letters.
RIGHT_TO_LEFT = ("R", "AL", "AN")


class Font:
    """One font file. An `OSError` where the file is no font."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._covered: dict[str, bool] = {" ": True}
        self._sizes: dict[int, ImageFont.FreeTypeFont] = {}
        self._missing = self._look(NOWHERE)

    def at(self, size: int) -> ImageFont.FreeTypeFont:
        """The font at a size in pixels."""
        if size not in self._sizes:
            # The other layout engine is not on every machine, and pictures must be the same.
            basic = ImageFont.Layout.BASIC
            self._sizes[size] = ImageFont.truetype(self.file, size, layout_engine=basic)
        return self._sizes[size]

    def width(self, text: str, size: int) -> float:
        return self.at(size).getlength(text)

    def has(self, text: str) -> bool:
        """Whether all of a text can be drawn as it is to be read."""
        return all(self._has(character) for character in text)

    def _has(self, character: str) -> bool:
        if character not in self._covered:
            self._covered[character] = (
                unicodedata.bidirectional(character) not in RIGHT_TO_LEFT
                and unicodedata.category(character)[0] not in "CM"
                and self._look(character) != self._missing
            )
        return self._covered[character]

    def _look(self, character: str) -> tuple[bytes, tuple[int, int]]:
        mask = self.at(32).getmask(character)
        return bytes(mask), mask.size
