"""What git says of a folder, asked quietly: nothing is fetched, no lock is taken."""

from __future__ import annotations

import hashlib
import os
import subprocess
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

# A build must not fetch what a partial clone left out, and takes no lock from anybody.
QUIET = {"GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
# The first parents alone: a file changes on the site when its branch is merged. What somebody's
# own settings of git would add or leave out is said here.
LOG = ("-c", "log.showSignature=false", "-c", "log.showRoot=true", "log", "--relative",
       "--no-renames", "--first-parent", "-m", "-z")  # fmt: skip
AT_ONCE = 1 << 16  # bytes


def said(folder: Path, *arguments: str) -> str:
    """What git prints; empty when it fails, or isn't there."""
    with running(folder, *arguments) as output:
        return os.fsdecode(output.read()) if output else ""


def parts(output: IO[bytes] | None) -> Iterator[str]:
    """The parts between zero bytes, as they come."""
    rest = b""
    while output and (data := output.read(AT_ONCE)):
        *whole, rest = (rest + data).split(b"\0")
        yield from (os.fsdecode(part).removeprefix("\n") for part in whole)


def contents(folder: Path, names: Collection[str]) -> dict[str, bytes]:
    """The contents of git's store by their names; those that this clone lacks are left out."""
    asked = "".join(f"{name}\n" for name in names).encode()
    try:
        done = subprocess.run(
            ["git", "cat-file", "--batch"],
            cwd=folder,
            env={**os.environ, **QUIET},
            input=asked,
            capture_output=True,
            check=False,
        )
    except OSError:
        return {}
    found = {}
    at = 0
    for name in names:
        end = done.stdout.find(b"\n", at)
        about = done.stdout[at:end].split()
        if end < 0:
            break
        at = end + 1
        if len(about) == 3:
            size = int(about[2])
            found[name] = done.stdout[at : at + size]
            at += size + 1
    return found


def name_of(data: bytes, like: str) -> str:
    """What git's store calls a content; `like` is the name of anything in it."""
    kind = hashlib.sha1 if len(like) == 40 else hashlib.sha256
    return kind(b"blob %d\0" % len(data) + data).hexdigest()


@contextmanager
def running(folder: Path, *arguments: str) -> Iterator[IO[bytes] | None]:
    """The output of git while it runs in a folder; it is stopped when nobody reads on."""
    try:
        git = subprocess.Popen(
            ["git", *arguments],
            cwd=folder,
            env={**os.environ, **QUIET},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        yield None
        return
    with git:
        try:
            yield git.stdout
        finally:
            git.kill()
