"""New files, all of them or none; and other bytes for a file that is there."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path


def write_new(files: Mapping[Path, str], in_place_of: Sequence[Path] = ()) -> None:
    """Write files that are not there yet, then delete those that they take the place of.

    Line ends are written as they are. Raises an `OSError` when one can't be written (a
    `FileExistsError` when it is there already); then everything is as it was.
    """
    written: list[Path] = []
    made: list[Path] = []
    try:
        for file, text in files.items():
            for folder in reversed([file.parent, *file.parent.parents]):
                if not folder.exists():
                    folder.mkdir()
                    made.append(folder)
            with file.open("xb") as out:
                written.append(file)
                out.write(text.encode())
        for path in in_place_of:
            path.unlink()
    except BaseException:
        with suppress(OSError):
            for path in reversed(written):
                path.unlink()
            for path in reversed(made):
                path.rmdir()
        raise


def write_over(file: Path, data: bytes) -> None:
    """Give a file other bytes, all of them or none; it keeps its rights, and a link its place.

    Raises an `OSError` when it can't be written; then the file is as it was.
    """
    file = file.resolve()
    made, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    new = Path(name)
    try:
        with os.fdopen(made, "wb") as out:
            out.write(data)
        shutil.copymode(file, new)
        new.replace(file)
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise
