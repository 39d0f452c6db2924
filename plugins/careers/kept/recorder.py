"""What a process opens, lists, starts and asks, whoever in it does so."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib.util import source_from_cache
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from careers.kept.files import Stamp, names, stamp
from careers.kept.surroundings import git_folder

# What can answer otherwise each time, with no file to tell that by.
ASKING = (
    "socket.", "urllib.", "ftplib.", "smtplib.", "imaplib.", "poplib.", "nntplib.", "telnetlib.",
    "webbrowser.", "sqlite3.", "ctypes.dlopen", "os.system", "os.exec", "os.spawn",
    "os.posix_spawn", "os.startfile", "os.forkpty", "pty.spawn", "cpython.run_",
)  # fmt: skip
PUBLISHING = "careers.publish"  # from here on the earlier site is compared with the new one
HEARD = frozenset(("open", "os.listdir", "os.scandir", "os.rename", "subprocess.Popen",
                   PUBLISHING))  # fmt: skip
# Commands of git that change nothing and ask no other computer.
OF_GIT = frozenset(
    ("log", "ls-files", "ls-tree", "rev-parse", "remote", "symbolic-ref", "cat-file", "show",
     "for-each-ref", "merge-base", "rev-list", "diff", "diff-tree", "describe", "var")
)  # fmt: skip
WITH_A_VALUE = frozenset(("-C", "-c"))
WRITES_ANEW = os.O_TRUNC | os.O_EXCL
# What was read of roles is kept here; it is only used where it is what reading them says.
READINGS = os.path.join("", ".cache", "careers", "readings")
THREADS = "/proc/self/task"  # listed before a fork, and another folder in each process
NO_SOURCES = (os.devnull, "/proc/loadavg")  # the other says how busy the machine is
OPENED, LISTED, DOUBT = "o", "l", "d"  # what a forked process says
SPAWNED = ("popen_spawn_posix", "popen_spawn_win32", "popen_forkserver")

_heard_by: Recorder | None = None
_is_there = False  # a hook can't be taken away again


class Recorder:
    """Hears what is done from now on, in this process and in those that it forks.

    `opened` are the files that were read, each with what the system said of it before; `listed`
    are folders, with what stands for the names in them. `doubt` says why a build can't be known
    by these, if it can't.
    """

    def __init__(self, project: Path) -> None:
        self.began = time.time_ns()
        self.opened: dict[str, Stamp | None] = {}
        self.listed: dict[str, str] = {}
        self.written: set[str] = set()
        self.modules: set[str] = set()  # those of forked processes, by their files
        self.doubt = ""
        self._site = ""
        self._git = git_folder(project)
        self._process = os.getpid()
        # What a forked process reads is known to that one alone; it says it here.
        self._of_others = TemporaryFile()  # noqa: SIM115

    @contextmanager
    def listening(self) -> Iterator[None]:
        global _heard_by, _is_there
        if not _is_there:
            sys.addaudithook(_hear)
            _is_there = True
        _heard_by = self
        try:
            yield
        finally:
            _heard_by = None
            with self._of_others as file:
                file.seek(0)
                told = {os.fsdecode(one) for one in file.read().split(b"\0") if one}
            for one in sorted(told):
                self._take(one[0], one[1:])
            if any(f"multiprocessing.{way}" in sys.modules for way in SPAWNED):
                self.doubt = "another process of Python was started"

    def _take(self, kind: str, said: str) -> None:
        """What a forked process has heard."""
        if kind == DOUBT:
            self.doubt = said
        elif kind == LISTED:
            self.listed.setdefault(said, names(said))
        elif said not in self.written:
            self.opened.setdefault(said, stamp(said))
            if said.endswith(".py"):
                self.modules.add(said)

    def _say(self, kind: str, said: str) -> None:
        if os.getpid() != self._process:
            os.write(self._of_others.fileno(), os.fsencode(kind + said) + b"\0")

    def _doubt(self, why: str) -> None:
        self.doubt = why
        self._say(DOUBT, why)

    def hear(self, event: str, args: tuple[Any, ...]) -> None:
        if event == "open":
            self._open(args[0], args[2])
        elif event in ("os.listdir", "os.scandir"):
            path = _path(args[0] or ".")
            if path and path != THREADS and path not in self.listed:
                self.listed[path] = ""  # before this asks for them, which is heard as well
                self.listed[path] = names(path)
                self._say(LISTED, path)
        elif event == PUBLISHING:
            self._site = str(args[0])
        elif event == "os.rename":
            if path := _path(args[1]):
                self._write(path)
        elif event == "subprocess.Popen":
            self._start(*args[:3])
        elif event == "ctypes.dlopen" and args[0] is None:
            pass  # Python itself
        elif event != "socket.__new__":  # what it is connected to is told by itself
            self._doubt(f"something was asked by {event}")

    def _open(self, path: Any, flags: int) -> None:
        name = _path(path)
        if not name or name in NO_SOURCES:
            return
        if "__pycache__" in name:
            # The modules of this process are known at its end; what others load is said.
            with suppress(ValueError, NotImplementedError):
                self._say(OPENED, source_from_cache(name))
            return
        if self._site and name.startswith(f"{self._site}{os.sep}"):
            return
        if flags & WRITES_ANEW and name not in self.opened:
            self._write(name)
        elif name not in self.opened and name not in self.written:
            self._say(OPENED, name)
            self.opened[name] = found = stamp(name)
            if found and not os.path.isfile(name):
                self._doubt(f"{name} is no file that stays")

    def _write(self, name: str) -> None:
        if name not in self.opened:
            self.written.add(name)

    def _start(self, program: Any, arguments: Any, folder: Any) -> None:
        """Git may be asked; what it knows is looked at in its own files."""
        words = [] if isinstance(arguments, (str, bytes)) else [os.fsdecode(a) for a in arguments]
        place = os.path.abspath(os.fsdecode(folder) if folder else ".")
        if words and "-C" in words[:-1]:
            place = os.path.join(place, words[words.index("-C") + 1])
        name = os.path.basename(os.fsdecode(program or (words or [""])[0]))
        is_git = name in ("git", "git.exe") and _command(words) in OF_GIT
        if not is_git or git_folder(Path(place)) != self._git:
            self._doubt(f"another program was started, {name or arguments!r}")


def _hear(event: str, args: tuple[Any, ...]) -> None:
    """Python calls this for everything that it does; what it raises would stop that."""
    recorder = _heard_by
    if recorder is None or not (event in HEARD or event.startswith(ASKING)):
        return
    try:
        recorder.hear(event, args)
    except Exception as error:
        with suppress(Exception):
            recorder._doubt(f"{event} can't be understood: {error}")


def _command(words: Sequence[str]) -> str:
    """Which command of git it is, behind options of git itself."""
    rest = iter(words[1:])
    for word in rest:
        if word in WITH_A_VALUE:
            next(rest, "")
        elif not word.startswith("-"):
            return word
    return ""


def _path(path: Any) -> str:
    """A whole path; empty for readings, and what is none, such as the number of an open file."""
    if isinstance(path, int):
        return ""
    whole = os.path.abspath(os.fsdecode(path))  # links stay what they are
    return "" if READINGS in whole else whole
