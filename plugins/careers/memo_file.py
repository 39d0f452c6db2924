"""What was read of roles, in a file from one build to the next.

Its values are Python's own (`pickle`), which is several times as quick as reading a role, and may
run code when it is loaded. So the file is what Python's compiled modules and our compiled
templates are, which are kept in the same place: part of the code, as trustworthy as who can
write it. Who can write a project's folder can write its templates and features, too, and needs
no such file. Others who work on the same machine are kept out: a file or a folder that somebody
else owns or may write is not looked at.
"""

from __future__ import annotations

import io
import os
import pickle
import sys
import time
from collections.abc import Hashable
from contextlib import suppress
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import babel
import nh3
import pyromark

from careers.memo import Memo
from careers.own_file import is_off, is_own, read_own, write_own
from careers.rules import Rules

FORM = 1  # of the file; one of another form is not read
PACKAGE = Path(__file__).parent
CHECKSUM = sha256().digest_size
ABANDONED = 3600  # seconds, after which what a build has begun to write is nobody's


def recall(memo: Memo, file: Path) -> None:
    """Remember what is in a file; nothing where it is damaged, another's, or other code's."""
    if not is_off():
        # What is broken can raise anything, and the roles are there to be read.
        with suppress(Exception):
            memo.rules, memo.stored = _loaded(memoryview(_own(file)))


def _loaded(data: memoryview) -> tuple[Rules, dict[Hashable, memoryview]]:
    """The rules that roles were read by, and by its key what each said, still pickled."""
    checksum, rest = data[:CHECKSUM], data[CHECKSUM:]
    if checksum != _checksum(rest):
        raise ValueError("written by other code, or damaged")
    start = 8 + int.from_bytes(rest[:8], "big")
    rules, places = pickle.loads(rest[8:start])
    stored = {key: rest[start + begin : start + end] for key, (begin, end) in places.items()}
    return rules, stored


def keep(memo: Memo, file: Path) -> None:
    """Write what the last reading had use for; where nothing is new or can be written, nothing is.

    So what a role said earlier, and what roles said that are gone, goes as well.
    """
    known = all(kept.stored is not None for kept in memo.kept.values())
    if is_off() or (known and memo.kept.keys() == memo.stored.keys()):
        return
    places: dict[Hashable, tuple[int, int]] = {}
    readings: list[bytes | memoryview] = []
    end = 0
    for key, kept in memo.kept.items():
        readings.append(kept.stored or pickled((kept.found, kept.answers)))
        places[key] = (end, end + len(readings[-1]))
        end += len(readings[-1])
    index = pickled((memo.rules, places))
    data = b"".join([len(index).to_bytes(8, "big"), index, *readings])
    with suppress(OSError):
        _write(file, _checksum(data) + data)


def _checksum(data: bytes | memoryview) -> bytes:
    return sha256(_made_by() + sha256(data).digest()).digest()


@cache
def _made_by() -> bytes:
    """What all of a reading depends on besides texts and rules: this code, and this Python."""
    modules = [babel.__file__, nh3.__file__, pyromark.__file__]
    folders = [PACKAGE, PACKAGE / "values", PACKAGE / "texts"]
    files = sorted(entry.path for folder in folders for entry in os.scandir(folder))
    seen = [(file, Path(file).stat()) for file in (*files, *modules)]
    about = [(file, found.st_size, found.st_mtime_ns) for file, found in seen]
    # Where packages have no times of their own, their versions tell them apart.
    versions = [version(name) for name in ("mkdocs-careers", "babel", "nh3", "pyromark")]
    return sha256(repr((FORM, sys.version, versions, about)).encode()).digest()


def _own(file: Path) -> bytes:
    """The bytes of a file of one's own, in a folder of one's own; raises `OSError` otherwise."""
    if not is_own(file.parent.lstat()):
        raise PermissionError(file.parent)
    return read_own(file)


def _write(file: Path, data: bytes) -> None:
    """Write a file beside, and put it in its place: two builds at a time don't meet."""
    file.parent.mkdir(0o700, parents=True, exist_ok=True)
    if not is_own(file.parent.lstat()):
        return
    # What is kept here is nothing to commit, also where nobody has told git so.
    (file.parent / ".gitignore").write_text("*\n", encoding="utf-8")
    for other in file.parent.glob(f"{file.name}.*"):
        if other.lstat().st_mtime < time.time() - ABANDONED:
            other.unlink()
    own = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        write_own(own, data)
        own.replace(file)
    finally:
        own.unlink(missing_ok=True)


class _Pickler(pickle.Pickler):
    """Pickles our values by what they are made from; Python's own way takes twice as long."""

    def reducer_override(self, value: Any) -> Any:
        kind: Any = type(value)
        names = _names(kind)
        return (kind, tuple([getattr(value, name) for name in names])) if names else NotImplemented


@cache
def _names(kind: Any) -> tuple[str, ...]:
    """The fields that a value of ours is made from, where it has nothing else to remember."""
    if not (is_dataclass(kind) and "__slots__" in vars(kind)):
        return ()
    return tuple(field.name for field in fields(kind) if field.init)


def pickled(value: Any) -> bytes:
    """A value as `pickle` has it."""
    written = io.BytesIO()
    _Pickler(written, pickle.HIGHEST_PROTOCOL).dump(value)
    return written.getvalue()
