"""Builds beside the published folder and takes its place only when all went well.

A file that says what it said before is left the file that it was, so that whatever copies the site
(rsync, a bucket, the cache of a web server) sees what has changed and nothing else.
"""

from __future__ import annotations

import os
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from careers.problem import Problem, Spot

TRIES = 10
AT_ONCE = 1 << 18  # bytes


def site_dir_problem(final: Path, sources: list[Path], path: str) -> Problem | None:
    """Why a site can't be put into a folder: what the site is made from would be lost."""
    final = final.resolve()
    for source in sources:
        source = source.resolve()
        if source.is_relative_to(final) or final.is_relative_to(source):
            message = f"The site can't go into “{final.name}”: “{source.name}” is there."
            fix = "Choose a folder of its own, such as “site”."
            return Spot(path).error("site-dir", message, fix)
    return None


class Staging:
    """A folder to build in, beside the one that is published.

    A build that fails, or is killed, leaves what was built before; two at a time don't
    meet. Hidden files of the published folder (`.git`, `.nojekyll`) are kept, as MkDocs
    keeps them.
    """

    def __init__(self, final: Path) -> None:
        self.final = final.resolve()
        self.folder = self._beside("building", os.getpid())
        self.number = (0, 0)  # of the folder, once it takes the place of the published one
        self._mend()
        self.discard()

    def discard(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def clear(self) -> None:
        """Remove what was published before, which a quick `publish` has left."""
        shutil.rmtree(self._beside("earlier", os.getpid()), ignore_errors=True)

    def publish(self, *, keep_same: bool = True, quickly: bool = False) -> None:
        """Put the folder in the place of the published one.

        With `keep_same`, files that say what they said before are those that they were.
        """
        sys.audit("careers.publish", str(self.final))  # for `kept.recorder`
        status = self.folder.stat()
        self.number = status.st_dev, status.st_ino
        if keep_same and self.final.is_dir():
            _keep_same(self.final, self.folder)
        earlier = self._beside("earlier", os.getpid())
        for _ in range(TRIES):
            self._keep_hidden(earlier)
            try:
                if self.final.exists():
                    self.final.rename(earlier)
                self.folder.rename(self.final)
            except OSError:
                # Another build was quicker just now; or the folder can't be renamed at all.
                self._restore(earlier)
            else:
                self._keep_hidden(earlier, clear=not quickly)
                return
        self._copy()

    def files(self) -> frozenset[str]:
        """What a build has made, by the files' paths in its folder."""
        return frozenset(
            Path(folder, name).relative_to(self.folder).as_posix()
            for folder, _, names in os.walk(self.folder)
            for name in names
        )

    def merge(self, kept: frozenset[str], before: frozenset[str]) -> frozenset[str]:
        """Put what was made among what is published, of which the files `kept` stay.

        `before` are all that were published; those that are now are answered.
        """
        made = self.files()
        left = set()
        for name in sorted(before - made - kept):
            file = self.final / name
            try:
                file.unlink(missing_ok=True)
            except OSError:  # where one that somebody is reading can't be removed
                left.add(name)
                continue
            with suppress(OSError):  # something else is in there
                while (file := file.parent) != self.final:
                    file.rmdir()
        for name in sorted(made):
            file = self.final / name
            file.parent.mkdir(parents=True, exist_ok=True)
            try:
                (self.folder / name).replace(file)
            except OSError:  # where a file that somebody is reading can't be replaced
                shutil.copyfile(self.folder / name, file)
        self.discard()
        return made | kept | left

    def _beside(self, kind: str, process: int) -> Path:
        return self.final.with_name(f".{self.final.name}.{kind}-{process}")

    def _mend(self) -> None:
        """Clear up behind builds that were killed; bring back a site that they had taken."""
        for folder in self._left("earlier"):
            if self.final.exists():
                self._keep_hidden(folder)
            else:
                folder.rename(self.final)
        for folder in self._left("building"):
            shutil.rmtree(folder, ignore_errors=True)

    def _left(self, kind: str) -> Iterator[Path]:
        """The folders of this kind whose process has ended."""
        for folder in sorted(self.final.parent.glob(f".{self.final.name}.{kind}-*")):
            process = folder.name.rpartition("-")[2]
            if process.isdigit() and not _is_running(int(process)):
                yield folder

    def _restore(self, earlier: Path) -> None:
        if earlier.is_dir() and not self.final.exists():
            earlier.rename(self.final)

    def _keep_hidden(self, earlier: Path, *, clear: bool = True) -> None:
        """Take from an earlier site what a build leaves alone, and let go of the rest."""
        if not earlier.is_dir():
            return
        for hidden in earlier.glob(".*"):
            if not (self.final / hidden.name).exists():
                hidden.rename(self.final / hidden.name)
        if clear:
            shutil.rmtree(earlier, ignore_errors=True)

    def _copy(self) -> None:
        """For a mount point, or a folder that a program holds open."""
        self.final.mkdir(parents=True, exist_ok=True)
        for old in self.final.iterdir():
            if old.name.startswith("."):
                continue
            if old.is_dir() and not old.is_symlink():
                shutil.rmtree(old)
            else:
                old.unlink()
        shutil.copytree(self.folder, self.final, dirs_exist_ok=True)
        self.discard()


def _keep_same(earlier: Path, new: Path) -> None:
    """Let each new file that an earlier one equals be that one, with the time that it has.

    It is a second name for that file, so that the earlier site is whole until it is replaced.
    """
    with os.scandir(new) as entries:
        made = {entry.name: entry.is_dir(follow_symlinks=False) for entry in entries}
    for name, is_folder in made.items():
        old, now = earlier / name, new / name
        with suppress(OSError):  # there may be no such file, or one that can't be read
            mode = old.lstat().st_mode
            if is_folder and stat.S_ISDIR(mode):
                _keep_same(old, now)
            elif not is_folder and stat.S_ISREG(mode) and _is_same(old, now):
                _take(old, now)


def _take(old: Path, now: Path) -> None:
    """Put the earlier file in the place of an equal one; or give that one its time at least."""
    beside = now.with_name(f".kept-{os.getpid()}")
    try:
        os.link(old, beside)
        beside.replace(now)
    except OSError:  # another device, or a file system where files have one name
        beside.unlink(missing_ok=True)
        time = old.stat()
        os.utime(now, ns=(time.st_atime_ns, time.st_mtime_ns))


def _is_same(one: Path, other: Path) -> bool:
    """Whether two files hold the same, and may be read and run by the same people."""
    first, second = one.stat(), other.lstat()
    if first.st_ino == second.st_ino:
        return False  # the same file already, and a rename to itself would leave both names
    if (first.st_mode, first.st_size) != (second.st_mode, second.st_size):
        return False
    with one.open("rb") as this, other.open("rb") as that:
        while data := this.read(AT_ONCE):
            if data != that.read(AT_ONCE):
                return False
    return True


def _is_running(process: int) -> bool:
    if process == os.getpid() or os.name != "posix":
        return True  # elsewhere the question would be a signal
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
