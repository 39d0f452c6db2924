"""The scripts that pages load: files of the theme under names that change with their content."""

from __future__ import annotations

import hashlib
import posixpath

from mkdocs.structure.files import Files

CLOSING = "assets/careers/closing.js"


def fingerprinted(files: Files, uri: str) -> str:
    """Publish a file of the theme as `NAME.1a2b3c4d.js`; its new address, from the site's root.

    A browser keeps a script for a while; a page never gets one that it wasn't built with.
    """
    file = files.get_file_from_path(uri)
    if file is None:
        return uri
    stem, ending = posixpath.splitext(uri)
    file.dest_uri = f"{stem}.{hashlib.sha256(file.content_bytes).hexdigest()[:8]}{ending}"
    return file.dest_uri
