"""Pictures for where somebody shares a page: one for each role, one for all other pages."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import Field as Option
from pydantic import PrivateAttr, field_validator

from careers.brand.colour import TEXT, contrast, read_colour, readable
from careers.feature import Feature
from careers.features.social_images.raster import Raster, read_raster
from careers.hooks import Card, Picture, hookimpl
from careers.problem import Problem
from careers.site import Site

if TYPE_CHECKING:
    from careers.features.social_images.drawing import Canvas

LEAST_WIDTH, LEAST_HEIGHT = 600, 315  # below, readers show a small square
MOST_BYTES = 5_000_000  # what the strictest of the readers takes


class SocialImages(Feature):
    """Draws a picture for each role in the brand's colours, and one for all other pages."""

    background: str = Option(
        "", description="The colour behind everything, in quotes; else the brand's."
    )
    text: str = Option("", description="The colour of the words; else one that is read on it.")
    accent: str = Option("", description="The colour of the bar below; else the second colour.")
    logo: str = Option("", description="A PNG or JPEG beside the name: site_src/assets/logo.png.")
    title_font: str = Option("", description="A font file (TTF, OTF) for titles; else Noto Serif.")
    font: str = Option("", description="A font file for the small words; else Noto Sans.")
    image: str = Option("", description="Your own picture for all pages that are no roles.")
    draw: bool = Option(True, description="false: nothing is drawn; roles have `image`, too.")

    _shared: Raster | None = PrivateAttr(default=None)
    _canvas: Any = PrivateAttr(default=None)

    @field_validator("background", "text", "accent")
    @classmethod
    def _colour(cls, value: str) -> str:
        colour = read_colour(value) if value else ""
        if colour is None:
            raise ValueError(f"“{value}” is no colour. Write one such as '#0e4a4f', in quotes.")
        return colour

    @hookimpl
    def check_site(self, site: Site) -> Iterator[Problem]:
        if self.image:
            yield from self._check_image(self.file(self.image))
        if not self.draw:
            return
        background, text, _ = self._colours(site)
        if contrast(background, text) < TEXT:
            message = f"Words in {text} on {background} can hardly be read."
            fix = "Choose a lighter and a darker colour."
            yield self.option("text").warning("picture-contrast", message, fix)
        if importlib.util.find_spec("PIL") is None:
            message = "Pictures are drawn with Pillow, which isn't installed."
            fix = "Install “mkdocs-careers[images]”, or write “draw: false”."
            yield self.option().error("picture-pillow", message, fix)
            return
        problems = list(self._check_files())
        yield from problems
        if not problems:
            self._canvas = self._make_canvas(site)
            if not self._canvas.has(site.employer.name):
                message = f"No letters to draw “{site.employer.name}” with: there are no pictures."
                fix = "Name a file that has them as “font”, or write “draw: false”."
                yield self.option().warning("picture-letters", message, fix)

    @hookimpl
    def page_picture(self, card: Card, site: Site) -> Picture | None:
        shared = self._shared
        if shared and card.kind == "site":
            return Picture(shared.content, shared.width, shared.height, site.name, shared.kind)
        if self._canvas is None:
            return None
        content = self._canvas.draw(card.title, card.lines, site.employer.name)
        if content is None:
            return None
        from careers.features.social_images.drawing import HEIGHT, WIDTH

        words = (card.title, " · ".join(card.lines), site.employer.name)
        alt = " – ".join(word for word in dict.fromkeys(words) if word)
        return Picture(content, WIDTH, HEIGHT, alt)

    def _check_image(self, file: Path) -> Iterator[Problem]:
        spot = self.option("image")
        try:
            content = file.read_bytes()
        except OSError:
            fix = "Write its path from the folder of mkdocs.yml."
            yield spot.error("picture-missing", f"There is no file “{self.image}”.", fix)
            return
        raster = read_raster(content)
        if raster is None:
            message = f"“{self.image}” is no PNG or JPEG; those who show pictures take no other."
            yield spot.error("picture-kind", message, "Save it as one of them.")
            return
        self._shared = raster
        if raster.width < LEAST_WIDTH or raster.height < LEAST_HEIGHT:
            message = f"“{self.image}” has {raster.width} by {raster.height} pixels."
            fix = "Make it at least 600 by 315, best 1200 by 630."
            yield spot.warning("picture-small", message, fix)
        if len(content) > MOST_BYTES:
            message = f"“{self.image}” has more than 5 MB, which not all readers take."
            yield spot.warning("picture-large", message, "Save it smaller.")

    def _check_files(self) -> Iterator[Problem]:
        """What is wrong with the logo and the fonts; Pillow says whether it can read them."""
        from careers.features.social_images.drawing import is_font, is_picture

        for name, path, is_fine, kind in (
            ("logo", self.logo, is_picture, "a PNG or JPEG"),
            ("title_font", self.title_font, is_font, "a font (TTF or OTF)"),
            ("font", self.font, is_font, "a font (TTF or OTF)"),
        ):
            if not path:
                continue
            spot = self.option(name)
            if not self.file(path).is_file():
                fix = "Write its path from the folder of mkdocs.yml."
                yield spot.error("picture-missing", f"There is no file “{path}”.", fix)
            elif not is_fine(self.file(path)):
                message = f"“{path}” can't be read as {kind}."
                yield spot.error("picture-kind", message, "Save it as one.")

    def _colours(self, site: Site) -> tuple[str, str, str]:
        """Background, text and accent: what the options say, else the brand's."""
        brand = site.brand.light
        background = self.background or brand.strong
        text = self.text or readable(brand.strong_text, [background])
        return background, text, self.accent or brand.mark

    def _make_canvas(self, site: Site) -> Canvas:
        from careers.features.social_images.drawing import FONT, TITLE_FONT, Look, canvas

        background, text, accent = self._colours(site)
        look = Look(
            background=background,
            text=text,
            accent=accent,
            logo=self.file(self.logo) if self.logo else None,
            font=self.file(self.font) if self.font else FONT,
            title_font=self.file(self.title_font) if self.title_font else TITLE_FONT,
        )
        return canvas(look)
