"""What the last build of a project was made from, kept beside it: whether that is still so.

Whatever is not known for certain counts as changed.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

from careers.kept.files import Stamp, content, names, stamp, tree, under, written
from careers.kept.own_code import changing
from careers.kept.recorder import Recorder
from careers.kept.surroundings import state_of_git, surroundings
from careers.own_file import read_own, write_own
from careers.problem import Problem

FORM = 1
FILE = Path(".cache", "careers", "last-build.json")
OURS = FILE.parent.as_posix()  # what is kept for speed alone, and looked through when it is used
STAMP = "as-of.json"  # of the earlier site; what is said of that is told, and not built
USUAL = "site/"  # where a site mostly is: of what is in there, nothing is made
SNIPPETS = "pymdownx.snippets"  # what it looked for in vain, outside the project, is not heard
HEAVY = "mkdocs"  # a process that has loaded it may know files that nobody hears it read


@dataclass(frozen=True, slots=True)
class Last:
    """The last build, as far as it is told again: its pages, what it said, and its problems."""

    pages: int
    told: tuple[str, ...]
    problems: tuple[Problem, ...]
    site: str = ""


class Manifest:
    """What builds of a project by one command, with its options, were made from."""

    def __init__(self, project: Path, asked: Sequence[object]) -> None:
        self.project = Path(os.path.realpath(project))
        self.file = self.project / FILE
        self.asked = asked
        self.recorder: Recorder | None = None

    # --- Before a build

    def last(self) -> Last | None:
        """The last build, if one now would make the same; nothing where that isn't certain."""
        try:
            kept = json.loads(read_own(self.file))
            return self._still(kept) if kept["form"] == FORM and "site" in kept else None
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return None  # damaged, or of another version: it is written anew

    def _still(self, kept: Mapping[str, Any]) -> Last | None:
        top, site = self.project, str(kept["site"])
        holds = (
            kept["around"] == surroundings(self.asked)
            and kept["git"] == state_of_git(self.project)
            and all(_is_same(f"{top}/{path}", *said) for path, said in kept["inside"].items())
            and all(_listed(stamp(path)) == said for path, said in kept["outside"].items())
            and all(names(path) == said for path, said in kept["folders"].items())
            and kept["names"] == self._names_now(site)
            and kept["written"] == written(Path(site))
        )
        if not holds:
            return None
        problems = tuple(Problem(*one) for one in kept["problems"])
        return Last(int(kept["pages"]), tuple(map(str, kept["told"])), problems, site)

    # --- During one

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Remembers how things are, and hears what is read."""
        if HEAVY not in sys.modules:
            with suppress(OSError):  # there may be no room for what it notes
                self.recorder = self._begin()
        with self.recorder.listening() if self.recorder else nullcontext():
            yield

    def _begin(self) -> Recorder:
        recorder = Recorder(self.project)
        self.around, self.git = surroundings(self.asked), state_of_git(self.project)
        self.before = tree(self.project)
        # Of these the system could say the same although they are changed once more.
        self.young = {
            path: "" if path.startswith(USUAL) else content(f"{self.project}/{path}")
            for path, one in self.before.files.items()
            if one.is_young(recorder.began)
        }
        return recorder

    # --- After it

    def keep(self, site: str, number: tuple[int, int], sources: Sequence[str], last: Last) -> str:
        """Keep what a build was made from; why it can't be kept, if it can't.

        `number` is that of the folder which was put in place as the site, and of its device;
        `sources` are folders of the project of whose files each may be in the site.
        """
        if self.recorder is None:
            return "this process had built already, or there is no room to note what is read"
        kept: dict[str, Any] = {"form": FORM}
        try:
            why = self.recorder.doubt or changing(sys.modules, self.recorder.modules)
            if not why and SNIPPETS in sys.modules:
                why = f"{SNIPPETS} looks for files in many places"
            why = why or self._fill(kept, os.path.realpath(site), number, sources)
        except OSError as error:
            why = str(error)
        kept |= {"pages": last.pages, "told": last.told, "problems": [*map(astuple, last.problems)]}
        self._write({"form": FORM, "why": why} if why else kept)
        return why

    def _fill(
        self, kept: dict[str, Any], site: str, number: tuple[int, int], sources: Sequence[str]
    ) -> str:
        recorder = self.recorder
        assert recorder is not None
        inside = {*under(self.before.files, map(self._inside, sources))}
        outside: dict[str, Stamp | None] = {}
        for path, said in recorder.opened.items():
            name = self._inside(path)
            if path.startswith(f"{site}{os.sep}") and os.path.basename(path) != STAMP:
                return "the earlier site was read"
            if _is_beside(path, site) or name.startswith(f"{OURS}/"):
                continue
            if name in self.before.files:
                inside.add(name)
            else:
                outside[path] = said
        for path in _loaded():
            name = self._inside(path)
            if name in self.before.files:
                inside.add(name)
            else:
                outside.setdefault(path, stamp(path))
        for path, said in outside.items():
            if said != stamp(path) or (said and said.is_young(recorder.began)):
                return f"{path} has just been changed"
        kept["inside"] = {}
        for name in sorted(inside):
            found = self._read(name)
            if found is None:
                return f"{name} was changed during the build"
            kept["inside"][name] = found
        kept["outside"] = {path: _listed(said) for path, said in sorted(outside.items())}
        kept["folders"] = self._folders(site)
        if any(names(path) != said for path, said in kept["folders"].items()):
            return "a folder was changed during the build"
        kept["names"] = self.before.names(self._inside(site))
        if kept["names"] != self._names_now(site):
            return "a file came or went during the build"
        kept["around"], kept["git"] = self.around, self.git
        if self.git is None or self.git != state_of_git(self.project):
            return "git was told something during the build, or keeps its files elsewhere"
        if number_of(site) != number:
            return "another build was quicker, or the folder of the site can't be replaced"
        kept |= {"site": site, "written": written(Path(site))}
        if number_of(site) != number:
            return "another build was quicker"
        return ""

    def _read(self, name: str) -> list[Any] | None:
        """A file as it was when the build began, if it still is so."""
        path, before = f"{self.project}/{name}", self.before.files[name]
        found = content(path)
        if stamp(path) != before or self.young.get(name, found) != found:
            return None
        return [*before, found, name in self.young]

    def _folders(self, site: str) -> dict[str, str]:
        """The names in folders elsewhere that were listed, or in which modules are looked for."""
        assert self.recorder is not None
        found = dict(self.recorder.listed)
        for path in (os.path.abspath(one or ".") for one in sys.path):
            found.setdefault(path, names(path))
        parent = os.path.dirname(site)  # looked into for builds that were killed
        return {
            path: said
            for path, said in sorted(found.items())
            if path != parent and not _is_beside(path, site) and not self._is_here(path)
        }

    def _is_here(self, path: str) -> bool:
        """Whether the names in a folder are among those of the project."""
        name = self._inside(path)
        is_inside = bool(name) and (name in self.before.folders or name.startswith(OURS))
        return is_inside or path == str(self.project)

    def _names_now(self, site: str) -> str:
        """What stands for the names of all files and folders of the project."""
        inside = self._inside(site)
        return tree(self.project, inside, stamped=False).names(inside)

    def _inside(self, path: str) -> str:
        """A path from the project's folder, however that is called; empty for one elsewhere."""
        top = f"{self.project}{os.sep}"
        if not path.startswith(top):
            path = os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path))
        return path[len(top) :].replace(os.sep, "/") if path.startswith(top) else ""

    def _write(self, kept: Mapping[str, Any]) -> None:
        own = self.file.with_name(f"{self.file.name}.{os.getpid()}")
        with suppress(OSError, UnicodeError):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            # What is kept here is nothing to commit, also where nobody has told git so.
            (self.file.parent / ".gitignore").write_text("*\n", encoding="utf-8")
            write_own(own, json.dumps(kept).encode("utf-8"))
            own.replace(self.file)


def number_of(folder: str) -> tuple[int, int]:
    """The number of a folder, and of the device that it is on: it stays with a new name."""
    status = os.stat(folder)
    return status.st_dev, status.st_ino


def _is_same(
    path: str, size: int, modified: int, changed: int, number: int, said: str, young: bool
) -> bool:
    """Whether a file is as it was: by what the system says, or else by what is in it."""
    now = stamp(path)
    if now == (size, modified, changed, number) and not young:
        return True
    return now is not None and now.size == size and content(path) == said


def _listed(one: Stamp | None) -> list[int] | None:
    return list(one) if one else None


def _loaded() -> Iterator[str]:
    """The files of all modules that are loaded."""
    for module in [*sys.modules.values()]:
        file = getattr(module, "__file__", None)
        if isinstance(file, str):
            yield os.path.abspath(file)


def _is_beside(path: str, site: str) -> bool:
    """Whether it is in the folder of a site, or in one in which it is built."""
    parent, name = os.path.split(site)
    start = parent.rstrip(os.sep) + os.sep
    if not path.startswith(start):
        return False
    first = path[len(start) :].partition(os.sep)[0]
    return first == name or first.startswith((f".{name}.building-", f".{name}.earlier-"))
