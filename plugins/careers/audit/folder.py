"""The folder of a site as a web server shows it: which file answers an address."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

PAGES = (".html", ".htm")


@dataclass(frozen=True, slots=True)
class Folder:
    """The files below a folder, by their paths with forward slashes; hidden ones are left out.

    `alone` says that it holds a single page that somebody asked about, whatever lies around it.
    """

    root: Path
    files: frozenset[str]
    alone: bool = False

    @classmethod
    def of(cls, place: Path) -> Folder:
        """The folder, or the one page, at a place. Raises OSError when it can't be looked into."""
        if not place.is_dir():
            place.stat()
            return cls(place.parent, frozenset({place.name}), alone=True)
        os.scandir(place).close()
        return cls(place, frozenset(_below(place)))

    @property
    def pages(self) -> list[str]:
        """The pages, by their paths."""
        return sorted(path for path in self.files if path.lower().endswith(PAGES))

    def read(self, path: str) -> bytes:
        """What a file holds. Raises OSError."""
        file = self.root / path
        if file.exists() and not file.is_file():
            raise OSError(errno.EINVAL, "It is not a file")  # a pipe would be waited for
        return file.read_bytes()

    def size(self, path: str) -> int:
        """How many bytes a file has. Raises OSError."""
        return (self.root / path).stat().st_size

    def answers(self, address: str) -> str:
        """The file that is shown at an address relative to the site, or nothing.

        As GitHub Pages and most servers do it: `jobs/` and `jobs` are `jobs/index.html`, and
        `jobs` is `jobs.html` as well.
        """
        path = unquote(address).lstrip("/")
        stem = path.rstrip("/")
        candidates = [path] if path and not path.endswith("/") else []
        candidates += [f"{stem}/index.html" if stem else "index.html"]
        candidates += [f"{stem}/index.htm" if stem else "index.htm"]
        candidates += [f"{path}.html"] if path and not path.endswith("/") else []
        return next((file for file in candidates if file in self.files), "")


def address_of(path: str) -> str:
    """The address of a page relative to the site: `jobs/` for `jobs/index.html`."""
    folder, _, name = path.rpartition("/")
    if name.lower() in ("index.html", "index.htm"):
        return f"{folder}/" if folder else ""
    return path


def _below(root: Path) -> Mapping[str, None]:
    found: dict[str, None] = {}
    for folder, names, files in os.walk(root):
        names[:] = [name for name in names if not name.startswith(".") or name == ".well-known"]
        here = os.path.relpath(folder, root).replace(os.sep, "/")
        start = "" if here == "." else f"{here}/"
        found |= {f"{start}{name}": None for name in files if not name.startswith(".")}
    return found
