"""The folder that advertisements are kept in: copies beside what is known of them, and an index."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from careers.adverts.entry import Entry, Line, read_line
from careers.problem import Problem, Spot
from careers.slug import SLUG

INDEX = "index.json"
PAGE = "index.html"
STYLES = "archive.css"
NAME = re.compile(
    rf"jobs/{SLUG.pattern}(?:/{SLUG.pattern})?/\d{{4}}-\d\d-\d\d--\d{{4}}-\d\d-\d\d(?:-\d+)?"
)


class ArchiveError(Exception):
    """The folder can't be used as an archive; the text says why and what to do."""


class Archive:
    """A folder with a copy of each advertisement, never changed once it is there.

    The JSON beside a copy is written last: with it the entry is whole. A run that was ended half
    way leaves whole entries, which the next one takes into the index.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lines = self._read()
        self._take_in()

    def has(self, slug: str, begin: datetime, end: datetime) -> bool:
        """Whether the advertisement of a role at some time is here, or was and was deleted."""
        return any(line.overlaps(slug, begin, end) for line in self.lines)

    def free_path(self, slug: str, begin: datetime, end: datetime) -> str:
        """Where a new entry goes: by its first and its last day, with a number if need be."""
        path = name = f"jobs/{slug}/{begin.date()}--{end.date()}"
        taken = {line.path for line in self.lines}
        number = 1
        while path in taken or self._file(f"{path}.json").exists():
            number += 1
            path = f"{name}-{number}"
        return path

    def add(self, entry: Entry, html: bytes) -> None:
        """Keep a copy with what is known of it."""
        about = (json.dumps(entry.data(), ensure_ascii=False, indent=1) + "\n").encode()
        page, data = f"{entry.path}.html", f"{entry.path}.json"
        self._write(page, html)
        self._write(data, about)
        self.lines.append(Line.of(entry, {page: _hash(html), data: _hash(about)}))

    def older_than(self, end: datetime) -> list[Line]:
        """The entries that ended before a moment."""
        return [line for line in self.lines if line.end < end and not line.deleted]

    def delete(self, line: Line, on: date) -> None:
        """Delete an entry's files; the index goes on saying that there was one."""
        for name in line.files:
            self._file(name).unlink(missing_ok=True)
            with suppress(OSError):
                self._file(name).parent.rmdir()  # if it is empty
        self.lines[self.lines.index(line)] = replace(line, files={}, deleted=on.isoformat())

    def write_index(self, page: Callable[[list[Line]], str], styles: bytes) -> None:
        """Write the index anew, for programs and as a page; `page` makes the latter."""
        self.lines.sort(key=lambda line: (line.end, line.path), reverse=True)
        values = {"format": 1, "entries": [line.data() for line in self.lines]}
        text = json.dumps(values, ensure_ascii=False, indent=1) + "\n"
        self._write(STYLES, styles)
        self._write(PAGE, page(self.lines).encode())
        self._write(INDEX, text.encode())

    def problems(self) -> Iterator[Problem]:
        """Every file that is not what the index says, and every one that it doesn't know."""
        known = {INDEX, PAGE, STYLES}
        for line in self.lines:
            for name, hash_ in line.files.items():
                known.add(name)
                spot = Spot(name)
                try:
                    found = _hash(self._file(name).read_bytes())
                except OSError:
                    message = "The index has this file, and it is not here."
                    yield spot.error("archive-missing", message, "Take it from an earlier commit.")
                    continue
                if found != hash_:
                    message = f"This is not the file that was kept: its SHA-256 is {found}."
                    fix = f"Take the one with {hash_} from an earlier commit."
                    yield spot.error("archive-changed", message, fix)
        for file in sorted(self.folder.rglob("*")):
            name = file.relative_to(self.folder).as_posix()
            if file.is_file() and name not in known and not name.startswith(".git"):
                message = "This file is in no entry of the index."
                yield Spot(name).warning("archive-stranger", message, "Take it away.")

    def _read(self) -> list[Line]:
        if self.folder.exists() and not self.folder.is_dir():
            raise ArchiveError(f"“{self.folder.name}” is a file. Name a folder.")
        index = self._file(INDEX)
        try:
            values = json.loads(index.read_text(encoding="utf-8"))
            return [read_line(line) for line in values["entries"]]
        except FileNotFoundError:
            if self.folder.exists() and any(
                not file.name.startswith(".") and file.name != "jobs"
                for file in self.folder.iterdir()
            ):
                message = f"“{self.folder.name}” is no archive: it has files and no {INDEX}."
                raise ArchiveError(f"{message} Name an empty folder, or a new one.") from None
            return []
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            message = (
                f"{index.name} of the archive can't be read ({type(error).__name__}: {error})."
            )
            raise ArchiveError(f"{message} Take it from an earlier commit.") from None

    def _take_in(self) -> None:
        """Take whole entries into the index that a run left which was ended half way."""
        known = {line.path for line in self.lines}
        for file in sorted(self.folder.glob("jobs/**/*.json")):
            path = file.relative_to(self.folder).as_posix().removesuffix(".json")
            if path in known or not NAME.fullmatch(path):
                continue
            with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
                about = file.read_bytes()
                values = json.loads(about)
                html = self._file(f"{path}.html").read_bytes()
                if values["path"] == path and values["html_sha256"] == _hash(html):
                    files = {f"{path}.html": _hash(html), f"{path}.json": _hash(about)}
                    self.lines.append(replace(read_line(values), files=files))

    def _file(self, name: str) -> Path:
        return self.folder / name

    def _write(self, name: str, data: bytes) -> None:
        """Write a file as a whole or not at all."""
        file = self._file(name)
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_name(f".{file.name}.{os.getpid()}")
        try:
            part.write_bytes(data)
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
