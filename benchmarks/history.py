"""Times builds of N roles with and without the feature `history`; see README.md."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import tempfile
from pathlib import Path

from build import measure, medians, prepare

REVISIONS = 5
GIT = {
    **os.environ,
    "GIT_CONFIG_GLOBAL": os.devnull,
    **{f"GIT_{who}_NAME": "nobody" for who in ("AUTHOR", "COMMITTER")},
    **{f"GIT_{who}_EMAIL": "nobody@example.com" for who in ("AUTHOR", "COMMITTER")},
}


def git(folder: Path, *arguments: str, day: int = 1) -> None:
    dates = {f"GIT_{who}_DATE": f"2026-10-{day:02}T09:00:00Z" for who in ("AUTHOR", "COMMITTER")}
    subprocess.run(
        ["git", "-C", str(folder), *arguments], env=GIT | dates, check=True, capture_output=True
    )


def keep(folder: Path) -> None:
    """Commit the roles several times, each time with other values."""
    git(folder, "init", "--quiet")
    for revision in range(REVISIONS):
        for number, file in enumerate(sorted((folder / "roles").iterdir())):
            text = re.sub(r"pay: \d\d", f"pay: {30 + revision}", file.read_text(encoding="utf-8"))
            if number % 5 == revision:
                text = text.replace("## Requirements\n", f"## Requirements\n\n- No. {revision}\n")
            file.write_text(text, encoding="utf-8")
        git(folder, "add", "--all")
        git(folder, "commit", "--quiet", "--message=x", day=revision + 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--roles", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="careers-benchmark-") as place:
        for roles in arguments.roles:
            folders = {kind: Path(place) / f"{kind}-{roles}" for kind in ("without", "with")}
            for kind, folder in folders.items():
                prepare(folder, roles, "careers")
                if kind == "with":
                    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as out:
                        out.write("        history: {}\n")
                keep(folder)
            seconds = measure(folders, arguments.runs)
            (wall, work), (wall_with, work_with) = (medians(seconds[kind]) for kind in folders)
            print(
                f"{roles:>6} roles, {REVISIONS} commits: {wall:.2f} s without, {wall_with:.2f} s "
                f"with; {work_with / work:.2f} times the work",
                flush=True,
            )


if __name__ == "__main__":
    main()
