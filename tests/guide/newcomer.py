#!/usr/bin/env python3
"""A newcomer: somebody in an empty folder who does what the guide for plugin authors says.

They have a Python environment of their own and the package as people get it (the wheel), nothing
of this repository, and no network. They type every command, write every file, and hold what they
see against what the page shows. `.venv/bin/python -m tests.guide.newcomer` does so with every
page; name some to follow those only: `… -m tests.guide.newcomer your-first-feature.md`.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import venv
from pathlib import Path

from tests.guide.codes import DOCS, ROOT, anchor, codes, sections, text_of
from tests.guide.walk import Walk

GUIDE = DOCS / "plugin-authors"
# How a page says what is there before its first step.
START = re.compile(r"^(Each example goes|Goes) on from \[[^]]+\]\((.+)\)\.$", re.MULTILINE)
OURS = re.compile(r"_?mkdocs_careers.*|careers|__pycache__|.*\.pth")


class Newcomer(Walk):
    """Somebody at home: a folder that was empty, and a Python environment of their own.

    Each command is typed into a shell, where `careers`, `python` and `pip` are their own.
    """

    def __init__(self, home: Path, wheels: Path) -> None:
        super().__init__(home / "site")
        self.home = home
        self.wheels = wheels

    @classmethod
    def arrive(cls, home: Path, wheels: Path) -> Newcomer:
        """With a Python that has what ours has, but for this package, which pip can install.

        That costs a folder of links and no download: the packages are those of this Python.
        """
        venv.create(home / "python", symlinks=True)
        links = home / "python" / "packages"
        links.mkdir()
        for found in Path(sysconfig.get_path("purelib")).iterdir():
            if not OURS.fullmatch(found.name):
                (links / found.name).symlink_to(found)
        [packages] = (home / "python" / "lib").glob("python*/site-packages")
        (packages / "links.pth").write_text(f"{links}\n", encoding="utf-8")
        python = home / "python" / "bin" / "python"
        pip = python.with_name("pip")
        pip.write_text(f'#!/bin/sh\nexec {python} -m pip "$@"\n', encoding="utf-8")
        pip.chmod(0o755)
        (home / "site").mkdir()
        return cls(home, wheels)

    def leave(self, home: Path) -> Newcomer:
        """Somebody in another home who has done all that this one has."""
        shutil.copytree(self.home, home, symlinks=True)
        for program in (home / "python" / "bin").iterdir():
            if not program.is_symlink() and program.name not in ("activate.fish", "Activate.ps1"):
                text = program.read_text(encoding="utf-8")
                program.write_text(text.replace(str(self.home), str(home)), encoding="utf-8")
        return Newcomer(home, self.wheels)

    def run_for_code(self, command: str, **environment: str) -> tuple[int, str]:
        programs = [str(self.home / "python" / "bin"), "/usr/bin", "/bin"]
        told = {
            "HOME": str(self.home),
            "LANG": "C.UTF-8",
            "PATH": os.pathsep.join(programs),
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            "PIP_FIND_LINKS": str(self.wheels),
            "PIP_NO_BUILD_ISOLATION": "0",  # off: what builds a package is there already
            "PIP_NO_INDEX": "1",
        }
        return self._run(command, {**told, **environment})


class Guide:
    """The guide's pages, to be followed; whoever has done what others go on from is kept."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._homes = 0
        self._done: dict[str, Newcomer] = {}
        wheel = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-index"]
        wheel += ["--no-build-isolation", "--wheel-dir", str(folder / "wheels"), str(ROOT)]
        subprocess.run(wheel, check=True)

    def follow(self, page: Path, heading: str = "") -> Newcomer:
        """Somebody who has followed a page from where it starts, or one section of it."""
        newcomer = self.at_start(page)
        newcomer.follow(sections(page)[heading] if heading else text_of(page), whole=True)
        return newcomer

    def at_start(self, page: Path) -> Newcomer:
        """Somebody who has done what a page goes on from, once for all who start there."""
        found = START.search(text_of(page))
        if not found:
            return Newcomer.arrive(self._home(), self.folder / "wheels")
        path, _, place = found[2].partition("#")
        start = (page.parent / path).resolve()
        [heading] = [name for name in sections(start) if anchor(name) == place] or [""]
        if found[2] not in self._done:
            self._done[found[2]] = self.follow(start, heading)
        return self._done[found[2]].leave(self._home())

    def _home(self) -> Path:
        self._homes += 1
        home = self.folder / f"home-{self._homes}"
        return home


def scripts() -> list[tuple[Path, str]]:
    """All that can be followed: pages of the guide, or each section of those of examples."""
    found = []
    for page in sorted(GUIDE.glob("*.md")):
        start = START.search(text_of(page))
        apart = start is not None and start[1].startswith("Each")
        with_code = [name for name, text in sections(page).items() if any(codes(text))]
        found += [(page, name) for name in with_code] if apart else [(page, "")]
    return found


def main(names: list[str]) -> None:
    """Follow the pages of these names, or all, and say of each where it isn't so."""
    failed = 0
    with tempfile.TemporaryDirectory(prefix="careers-newcomer-") as folder:
        guide = Guide(Path(folder))
        for page, heading in scripts():
            if names and page.name not in names:
                continue
            try:
                guide.follow(page, heading)
            except AssertionError as error:
                failed += 1
                print(f"{page.name} {heading}".strip(), "is not so:", error, sep="\n")
            else:
                print(f"{page.name} {heading}".strip())
    sys.exit(failed > 0)


if __name__ == "__main__":
    main(sys.argv[1:])
