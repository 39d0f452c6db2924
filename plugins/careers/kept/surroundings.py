"""What is around a build: what it was asked, the environment, Python, and the state of git."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from careers import __version__
from careers.kept.files import content, digest_of, stamp

# Of a terminal, and of how this command was come to; which folder it is in is asked for by itself.
OF_A_TERMINAL = frozenset(
    ("PWD", "OLDPWD", "SHLVL", "_", "COLUMNS", "LINES", "WINDOWID", "TERM_SESSION_ID", "SSH_CLIENT",
     "SSH_CONNECTION", "SSH_TTY", "GPG_TTY", "TMUX_PANE", "STY", "XDG_SESSION_ID", "WT_SESSION")
)  # fmt: skip
# With one of these git looks elsewhere than it is looked at here.
OF_GIT = ("GIT_DIR", "GIT_COMMON_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY")
STATE = ("HEAD", "index", "config", "config.worktree", "packed-refs", "shallow", "info/grafts")
FOLDERS = ("refs", "reftable")


def surroundings(asked: Sequence[object]) -> str:
    """What stands for all of it but git; what the environment says can't be got out of that."""
    environment = {name: value for name, value in os.environ.items() if name not in OF_A_TERMINAL}
    parts = {
        "careers": __version__,
        "python": (sys.version, sys.executable, sys.prefix, sys.path, sys.flags, sys.platform),
        "folder": os.getcwd(),
        "zone": time.tzname,
        "encoding": (sys.getfilesystemencoding(), sys.stdout.encoding if sys.stdout else ""),
        "who": os.getuid() if hasattr(os, "getuid") else "",
        "asked": [*map(str, asked)],
        "environment": sorted(environment.items()),
    }
    return digest_of(repr(part) for part in parts.items())


def state_of_git(project: Path) -> str | None:
    """What stands for what git knows of a project; nothing where that can't be told."""
    if any(name in os.environ for name in OF_GIT):
        return None
    folder = git_folder(project)
    if folder is None:
        return ""
    common = _said(folder / "commondir")
    shared = Path(os.path.normpath(folder / common)) if common else folder
    parts: list[str] = [str(folder), str(shared)]
    for place in dict.fromkeys((folder, shared)):
        for file in _state(place):
            parts += [str(file), content(str(file))]
    home = Path.home()
    own = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config") / "git" / "config"
    for file in (home / ".gitconfig", own, Path("/etc/gitconfig")):
        parts += [str(file), content(str(file))]
    return digest_of(parts)


def git_folder(inside: Path) -> Path | None:
    """Where git keeps what it knows of a folder: `.git`, or where a file of that name leads."""
    for folder in (inside, *inside.parents):
        place = folder / ".git"
        if place.is_dir():
            return place
        if stamp(str(place)) is None:
            continue
        return Path(os.path.normpath(folder / _said(place).removeprefix("gitdir:").strip()))
    return None


def _state(place: Path) -> Iterator[Path]:
    """The files that say where each branch is, and which files are kept."""
    yield from (place / name for name in STATE)
    for name in FOLDERS:
        yield from sorted(file for file in (place / name).rglob("*") if file.is_file())


def _said(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="surrogateescape").strip()
    except OSError:
        return ""
