"""Files that came with an application, kept in a folder where somebody asked for it."""

from __future__ import annotations

import re
from pathlib import Path

from careers.inbox.application import Application

PLAIN = re.compile(r"[^\w.-]+")


def keep(application: Application, folder: Path) -> list[Path]:
    """Write the files of an application into a folder of its own; the paths written.

    What a file was called is only a part of its new name, so that it can't lead elsewhere;
    nothing is made executable or opened.
    """
    written = []
    place = folder / f"application-{application.number}"
    for number, file in enumerate(application.files, 1):
        name = PLAIN.sub("-", (file.filename or "").replace("\\", "/").rpartition("/")[2])
        place.mkdir(parents=True, exist_ok=True)
        target = place / f"{number}-{name.strip('.-')[-100:] or 'file'}"
        target.write_bytes(file.content)
        written.append(target)
    return written
