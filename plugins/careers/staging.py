"""Builds beside the published folder and takes its place only when all went well."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from careers.problem import Problem, Spot

TRIES = 10


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
        self._mend()
        self.discard()

    def discard(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def publish(self) -> None:
        """Put the folder in the place of the published one."""
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
                self._keep_hidden(earlier)
                return
        self._copy()

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

    def _keep_hidden(self, earlier: Path) -> None:
        """Take from an earlier site what a build leaves alone, and let go of the rest."""
        if not earlier.is_dir():
            return
        for hidden in earlier.glob(".*"):
            if not (self.final / hidden.name).exists():
                hidden.rename(self.final / hidden.name)
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
