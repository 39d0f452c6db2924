"""Files and folders as they are at a moment: what a system says of them, and what is in them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

# Folders of tools, in which nothing is that a site is made from.
PASSED_OVER = frozenset((".git", ".cache", ".hypothesis", "node_modules", "__pycache__"))
OF_AN_ENVIRONMENT = "pyvenv.cfg"  # the file of a folder with a Python of its own
STEP = 2_000_000_000  # nanoseconds in which two changes can have one time, on any system
AT_ONCE = 1 << 18  # bytes


class Stamp(NamedTuple):
    """What a system says of a file: bytes, its last change by the clock, and which file it is.

    `changed` can't be set by anybody, as `modified` can, except on Windows, where it is the moment
    at which the file was made. Both are nanoseconds.
    """

    size: int
    modified: int
    changed: int
    number: int

    def is_young(self, moment: int) -> bool:
        """Whether it may have been changed once more at that moment, and look the same."""
        return max(self.modified, self.changed) > moment - STEP


def stamp_of(status: os.stat_result) -> Stamp:
    return Stamp(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def stamp(path: str) -> Stamp | None:
    """That of the file that a path leads to; nothing where there is none, or a folder."""
    try:
        status = os.stat(path)  # there are thousands
    except (OSError, ValueError):
        return None
    return None if stat.S_ISDIR(status.st_mode) else stamp_of(status)


def content(path: str) -> str:
    """What stands for all that is in a file; empty where it can't be read."""
    digest = blake2b(digest_size=20)
    try:
        with open(path, "rb", buffering=0) as file:
            while data := file.read(AT_ONCE):
                digest.update(data)
    except OSError:
        return ""
    return digest.hexdigest()


def names(folder: str) -> str:
    """What stands for the names in a folder; empty where there is none."""
    try:
        found = os.listdir(folder)
    except OSError:
        return ""
    return digest_of(sorted({*found} - {"__pycache__"}))


def digest_of(parts: Iterable[str]) -> str:
    """What stands for texts in their order."""
    digest = blake2b(digest_size=20)
    for part in parts:
        digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return digest.hexdigest()


@dataclass(slots=True)
class Tree:
    """The names in each folder below one, and the stamps of all files, by paths from there."""

    folders: dict[str, list[str]] = field(default_factory=dict)
    files: dict[str, Stamp] = field(default_factory=dict)

    def names(self, without: str = "") -> str:
        """What stands for all names; without a folder, if one is said, and what builds beside it.

        It is said by its path from here.
        """
        parent, _, name = without.rpartition("/")
        parts = []
        for folder, found in sorted(self.folders.items()):
            if without and f"{folder}/".startswith(f"{without}/"):
                continue
            if without and folder == parent:
                found = [one for one in found if one != name and not one.startswith(f".{name}.")]
            if not any(part.startswith(f".{name}.") for part in folder.split("/") if without):
                parts += [folder, *found, ""]
        return digest_of(parts)


def tree(top: Path, without: str = "", *, stamped: bool = True) -> Tree:
    """What there is below a folder, but for what tools keep there, and for a folder in it."""
    found = Tree()
    seen: set[str] = set()
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        entries = _entries(os.path.join(top, folder))
        if any(entry.name == OF_AN_ENVIRONMENT for entry in entries) and folder:
            continue
        kept = []
        for entry in entries:
            if entry.name in PASSED_OVER or entry.name.endswith("_cache"):
                continue
            path = f"{folder}/{entry.name}" if folder else entry.name
            kept.append(entry.name)
            try:
                if entry.is_dir():
                    is_new = not entry.is_symlink() or _is_new(entry.path, seen)
                    if path != without and is_new:
                        waiting.append(path)
                elif stamped:
                    found.files[path] = stamp_of(entry.stat())
            except OSError:
                continue  # a link that leads nowhere, or a file that has just gone
        found.folders[folder] = sorted(kept)
    return found


def written(site: Path) -> str:
    """What stands for the files of a site, none of which is read; `.git` is somebody else's."""
    top = str(site)
    return digest_of(f"{path}\0{one}" for path, one in sorted(_stamps(top, len(top) + 1)))


def _stamps(folder: str, start: int) -> Iterator[tuple[str, Stamp]]:
    for entry in _entries(folder):
        if entry.is_dir(follow_symlinks=False):
            if len(folder) >= start or entry.name != ".git":
                yield from _stamps(entry.path, start)
        else:
            yield entry.path[start:], stamp_of(entry.stat(follow_symlinks=False))


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def _is_new(path: str, seen: set[str]) -> bool:
    """Whether a link to a folder leads to one that no other has led to, nor is around it."""
    real = os.path.realpath(path)
    if real in seen or f"{os.path.realpath(os.path.dirname(path))}/".startswith(f"{real}/"):
        return False
    seen.add(real)
    return True


def under(files: Mapping[str, Stamp], folders: Iterable[str]) -> Iterator[str]:
    """The paths that are in one of these folders."""
    starts = tuple(f"{folder}/" for folder in folders)
    return (path for path in files if path.startswith(starts))
