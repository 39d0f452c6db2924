"""Scripts and style sheets: files of the theme under names that change with their content."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Collection, Iterable, Iterator

from mkdocs.structure.files import Files

from careers.hooks import Block
from careers.problem import Problem
from careers.settings import Source
from careers.style_sheets import compact

CLOSING = "assets/careers/closing.js"
CLOCK = "assets/careers/clock.js"
APPLY_BAR = "assets/careers/apply_bar.js"
FRAME = "assets/careers/frame.js"
LIST = "assets/careers/list.js"
FOLDER = "assets/careers/"


class Assets:
    """What pages of one build load, by the names that the theme, templates and features use.

    `styles` are the package's style sheets by their bare names, such as `list`, for templates;
    `scripts` and `block_styles` are those that parts of pages name, and `own_scripts` those of
    templates, by their bare names.
    """

    def __init__(self, files: Files, blocks: Iterable[tuple[str, Block]]) -> None:
        self.files = files
        self.wanted: dict[str, str] = {}  # each with the feature that asks for it first
        own_scripts, own_styles = {LIST}, set()
        for feature, block in blocks:
            own_scripts |= {*block.scripts}
            own_styles |= {*block.styles}
            for name in (*block.scripts, *block.styles):
                self.wanted.setdefault(name, feature)
        self.closing = fingerprinted(files, CLOSING)
        self.clock = fingerprinted(files, CLOCK)
        self.apply_bar = fingerprinted(files, APPLY_BAR)
        self.frame = fingerprinted(files, FRAME)
        own = [uri for uri in files.src_uris if uri.startswith(FOLDER) and uri.endswith(".css")]
        published = {uri: fingerprinted(files, uri) for uri in sorted(own)}
        self.styles = {posixpath.basename(uri)[:-4]: to for uri, to in published.items()}
        named = sorted(own_styles - published.keys())
        self.block_styles = published | {name: fingerprinted(files, name) for name in named}
        self.scripts = {name: fingerprinted(files, name) for name in sorted(own_scripts)}
        self.own_scripts = {"list": self.scripts[LIST]}

    def missing(self, source: Source, written: Collection[str]) -> Iterator[Problem]:
        """The files that features' blocks load and that nobody brings.

        `written` are the files that features write themselves; an address with a scheme is on
        another site.
        """
        for name, feature in sorted(self.wanted.items()):
            if "://" in name or name in written or self.files.get_file_from_path(name):
                continue
            message = f"The feature “{feature}” loads “{name}”, which there is not."
            fix = f"Put it into the folder templates/{posixpath.dirname(name) or 'assets'} beside "
            fix += "the feature's module, or into theme_overrides."
            spot = source.spot(("features", feature))
            yield spot.error("asset-missing", message, fix)


def fingerprinted(files: Files, uri: str) -> str:
    """Publish a file of the theme as `NAME.1a2b3c4d.js`; its new address, from the site's root.

    A browser keeps a script for a while; a page never gets one that it wasn't built with.
    """
    file = files.get_file_from_path(uri)
    if file is None:
        return uri
    if uri.startswith(FOLDER) and uri.endswith(".css"):
        file.content_string = compact(file.content_string)
    stem, ending = posixpath.splitext(uri)
    file.dest_uri = f"{stem}.{hashlib.sha256(file.content_bytes).hexdigest()[:8]}{ending}"
    return file.dest_uri
