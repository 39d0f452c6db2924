"""Builds beside the published folder and takes its place only when all went well."""

from __future__ import annotations

import shutil
from pathlib import Path


class Staging:
    """A folder to build in, beside the one that is published.

    A build that fails, or is killed, leaves what was built before. Hidden files of the
    published folder (`.git`, `.nojekyll`) are kept, as MkDocs keeps them.
    """

    def __init__(self, final: Path) -> None:
        self.final = final.resolve()
        self.folder = self.final.with_name(f".{self.final.name}.building")
        self.earlier = self.final.with_name(f".{self.final.name}.earlier")
        self._tidy()
        self.discard()

    def discard(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def publish(self) -> None:
        """Put the folder in the place of the published one."""
        try:
            if self.final.exists():
                self.final.rename(self.earlier)
            self.folder.rename(self.final)
        except OSError:
            # A mount point, or a folder that a program holds open, can't be renamed.
            self._copy()
        self._tidy()

    def _tidy(self) -> None:
        """Take from the earlier folder what is to be kept; also of a run that was killed."""
        if not self.earlier.is_dir():
            return
        if not self.final.exists():
            self.earlier.rename(self.final)
            return
        for hidden in self.earlier.glob(".*"):
            if not (self.final / hidden.name).exists():
                hidden.rename(self.final / hidden.name)
        shutil.rmtree(self.earlier, ignore_errors=True)

    def _copy(self) -> None:
        if self.earlier.is_dir() and not self.final.exists():
            self.earlier.rename(self.final)
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
