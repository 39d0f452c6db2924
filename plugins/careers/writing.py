"""New files, all of them or none."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def write_new(files: Mapping[Path, str], in_place_of: Path | None = None) -> None:
    """Write files that are not there yet, then delete the one that they take the place of.

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
        if in_place_of is not None:
            in_place_of.unlink()
    except BaseException:
        with suppress(OSError):
            for path in reversed(written):
                path.unlink()
            for path in reversed(made):
                path.rmdir()
        raise
