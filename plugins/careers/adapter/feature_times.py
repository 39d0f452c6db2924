"""What features have cost in the last build, kept beside the project for who asks later."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from careers.host import Host
from careers.times import BuildTimes, as_json, read_times, together


def keep_times(project: Path, hosts: Iterable[Host], roles: int, seconds: float) -> BuildTimes:
    """Write what the hosts of a build have measured; where nothing can be written, nothing is."""
    times = together(host.times for host in hosts)
    built = BuildTimes(datetime.now(UTC), roles, seconds, times)
    file = _file(project)
    own = file.with_name(f"{file.name}.{os.getpid()}")  # two builds at a time don't meet
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        # What is kept here is nothing to commit, also where nobody has told git so.
        (file.parent / ".gitignore").write_text("*\n", encoding="utf-8")
        own.write_text(as_json(built), encoding="utf-8")
        own.replace(file)
    return built


def last_times(project: Path) -> BuildTimes | None:
    """What was kept of the last build that came to its end; nothing where there was none."""
    try:
        return read_times(_file(project).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def has_times(project: Path) -> bool:
    """Whether a build has come to its end here; the file is not read, which is no source."""
    return _file(project).is_file()


def _file(project: Path) -> Path:
    return project / ".cache" / "careers" / "features.json"
