"""Files that nobody else on this machine can have written, for what is believed when it is read."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

SWITCH = "CAREERS_CACHE"  # `off` in this variable: nothing is kept, and nothing kept is used


def is_off() -> bool:
    """Whether somebody wants nothing to be kept between builds."""
    return os.environ.get(SWITCH, "").lower() in ("off", "no", "false", "0")


def read_own(file: Path) -> bytes:
    """The bytes of a file of one's own; raises `OSError` for one that others own or may write."""
    flags = os.O_RDONLY | flag("O_BINARY") | flag("O_NOFOLLOW") | flag("O_NONBLOCK")
    with os.fdopen(os.open(file, flags), "rb") as opened:
        found = os.fstat(opened.fileno())
        if not (stat.S_ISREG(found.st_mode) and is_own(found)):
            raise PermissionError(file)
        return opened.read()


def is_own(found: os.stat_result) -> bool:
    """Whether a file or a folder is one's own, and nobody else may write into it."""
    if sys.platform == "win32":  # where these numbers say nothing
        return True
    return found.st_uid == os.geteuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def write_own(file: Path, data: bytes) -> None:
    """Write a file that nobody else may write; one that is there is never added to."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | flag("O_BINARY") | flag("O_NOFOLLOW")
    file.unlink(missing_ok=True)
    with os.fdopen(os.open(file, flags, 0o600), "wb") as opened:
        opened.write(data)


def flag(name: str) -> int:
    """A flag for opening files, where the system has it."""
    return getattr(os, name, 0)
