"""Scripts and style sheets: files of the theme under names that change with their content."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterable

from mkdocs.structure.files import Files

from careers.hooks import Block
from careers.role_page import RolePage
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

    def __init__(
        self,
        files: Files,
        pages: Iterable[RolePage],
        of_home: Iterable[tuple[str, Block]] = (),
    ) -> None:
        blocks = [block for page in pages for _, block in page.blocks]
        blocks += [block for _, block in of_home]
        self.closing = fingerprinted(files, CLOSING)
        self.clock = fingerprinted(files, CLOCK)
        self.apply_bar = fingerprinted(files, APPLY_BAR)
        self.frame = fingerprinted(files, FRAME)
        own = [uri for uri in files.src_uris if uri.startswith(FOLDER) and uri.endswith(".css")]
        published = {uri: fingerprinted(files, uri) for uri in sorted(own)}
        self.styles = {posixpath.basename(uri)[:-4]: to for uri, to in published.items()}
        named = {name for block in blocks for name in block.styles if name not in published}
        self.block_styles = published | {name: fingerprinted(files, name) for name in sorted(named)}
        scripts = {LIST, *(name for block in blocks for name in block.scripts)}
        self.scripts = {name: fingerprinted(files, name) for name in sorted(scripts)}
        self.own_scripts = {"list": self.scripts[LIST]}


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
