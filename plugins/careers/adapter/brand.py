"""The brand of a site: what its style sheets state, and the style sheet that follows from it."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from careers.adapter.page import folder_of
from careers.brand.sheet import Looks, brand_sheet
from careers.brand.style_sheet import custom_properties
from careers.brand.wishes import Brand, read_brand
from careers.problem import Problem

PACKAGE = Path(__file__).parent.parent / "templates/assets/careers"
SHEET = "assets/careers/brand.css"
USED = re.compile(r"--careers-[-\w]+")
# Material's names for a palette's colours: https://squidfunk.github.io/mkdocs-material/setup/changing-the-colors/
PRIMARY = {
    "red": "#ef5552",
    "pink": "#e92063",
    "purple": "#ab47bd",
    "deep purple": "#7e56c2",
    "indigo": "#4051b5",
    "blue": "#2094f3",
    "light blue": "#02a6f2",
    "cyan": "#00bdd6",
    "teal": "#009485",
    "green": "#4cae4f",
    "light green": "#8bc34b",
    "lime": "#cbdc38",
    "yellow": "#ffec3d",
    "amber": "#ffc105",
    "orange": "#ffa724",
    "deep orange": "#ff6e42",
    "brown": "#795649",
    "grey": "#757575",
    "blue grey": "#546d78",
    "black": "#000000",
}


@dataclass(frozen=True, slots=True)
class Scheme:
    """What the theme calls a look, for rules that a site has written for it."""

    light: str = "default"
    dark: str = "slate"


@dataclass(frozen=True, slots=True)
class SiteBrand:
    """The brand, the looks that the site has, and what is wrong with what states it."""

    brand: Brand
    looks: Looks
    schemes: Scheme
    problems: list[Problem]
    sheets: Mapping[str, str]

    def address_of(self, path: str) -> str:
        """Where a style sheet of the project is on the site, such as `assets/brand.css`."""
        return self.sheets.get(path, path)

    def file(self, config: MkDocsConfig) -> File:
        """The style sheet with the colours."""
        return File.generated(config, SHEET, content=brand_sheet(self.brand, self.looks))


def read_site_brand(config: MkDocsConfig) -> SiteBrand:
    """What `extra_css` and the palette in `mkdocs.yml` say, in the order of the cascade."""
    palette = config.theme.get("palette")
    options = [one for one in _listed(palette) if isinstance(one, Mapping)]
    primary = str(options[0].get("primary") or "") if options else ""
    known = {
        name
        for sheet in PACKAGE.glob("*.css")
        for name in USED.findall(sheet.read_text(encoding="utf-8"))
    }
    sheets = list(_own_sheets(config))
    properties = [one for _, path, text in sheets for one in custom_properties(text, path)]
    brand, problems = read_brand(properties, known, PRIMARY.get(primary.replace("-", " "), ""))
    addresses = {path: name for name, path, _ in sheets}
    return SiteBrand(brand, _looks(options), _schemes(options), problems, addresses)


def _own_sheets(config: MkDocsConfig) -> Iterator[tuple[str, str, str]]:
    """The site's own style sheets: their addresses, what the project calls them, their text."""
    project = folder_of(config)
    for name in config.extra_css:
        for folder in (config.docs_dir, *config.theme.dirs):
            file = Path(folder) / str(name)
            if file.is_file():
                path = os.path.relpath(file, project).replace(os.sep, "/")
                text = file.read_text(encoding="utf-8-sig", errors="replace")
                yield str(name), posixpath.normpath(path), text
                break


def _looks(options: list[Mapping[str, Any]]) -> Looks:
    """One look where the palette has one scheme; else both, as the reader's system asks."""
    schemes = {str(one["scheme"]) for one in options if one.get("scheme")}
    if len(options) != 1 or not schemes or "media" in options[0]:
        return "both"
    return "dark" if schemes == {"slate"} else "light"


def _schemes(options: list[Mapping[str, Any]]) -> Scheme:
    found = Scheme()
    for one in options:
        name = str(one.get("scheme") or "")
        if name and ("dark" in str(one.get("media")) or name == "slate"):
            found = Scheme(found.light, name)
        elif name and "light" in str(one.get("media")):
            found = Scheme(name, found.dark)
    return found


def _listed(palette: object) -> list[object]:
    return palette if isinstance(palette, list) else [palette]
