"""Does what a page says, from top to bottom, and holds what comes of it against the page."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.guide.codes import Code, codes

EPOCH = "1795428000"  # 23 November 2026, the day on which the pages are set


class Walk:
    """Follows pages in a folder. What a block of code is for stands behind its language.

    - `title="roles/baker.md"`: the block is that file.
    - `insert="mkdocs.yml" after="features:"`: the block goes below that line.
    - `replace="roles/baker.md" line="title: Baker"`: the block takes that line's place.
    - `append="plugins/x.py"`: what stands below `...` goes to the end of the file.
    - `in="site/index.html"`: the file has the block in it.
    - `lacks="site/index.html"`: the file has not.
    - `tree="my-package"`: the folder holds the files that the block lists, and no other.
    - The language `console`: each command behind `$ ` is run, and says what stands below it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def follow(self, text: str, whole: bool = False) -> None:
        """Do all that a text says; if `whole`, a block that says nothing to do is a failure."""
        for code in codes(text):
            done = code.language == "console"
            if done:
                self.type(code.text)
            for verb, name in code.about.items():
                if act := getattr(self, f"_{verb}", None):
                    act(self.folder / name, code)
                    done = True
            assert done or not whole, f"Nothing runs this block:\n{code.text}"

    def type(self, text: str) -> None:
        """Run each command, and hold what it says against what is shown.

        One below which nothing is shown must succeed, whatever it says.
        """
        for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            code, said = self.run_for_code(command)
            if shown:
                told = f"$ {command}\n{said}\n--- and the page shows:\n{shown}"
                assert re.fullmatch(_pattern(shown), said), told
            else:
                assert code == 0, f"$ {command}\n{said}"

    def run(self, command: str, **environment: str) -> str:
        """What a command says."""
        return self.run_for_code(command, **environment)[1]

    def run_for_code(self, command: str, **environment: str) -> tuple[int, str]:
        """A command's exit code and what it says."""
        words = shlex.split(command)
        words = words[1:] if words[0] == "python" else ["-m", *words]
        keep = {name: value for name, value in os.environ.items() if "PYTEST" not in name}
        return self._run([sys.executable, *words], {**keep, **environment})

    def _run(self, command: list[str] | str, environment: dict[str, str]) -> tuple[int, str]:
        done = subprocess.run(
            command,
            shell=isinstance(command, str),
            cwd=self.folder,
            env={"SOURCE_DATE_EPOCH": EPOCH, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
        return done.returncode, done.stdout

    def _title(self, file: Path, code: Code) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(code.text, encoding="utf-8")

    def _append(self, file: Path, code: Code) -> None:
        """Add what stands below `...`, which is what is there already."""
        _, dots, more = code.text.partition("    ...\n")
        with file.open("a", encoding="utf-8") as out:
            out.write(more if dots else code.text)

    def _insert(self, file: Path, code: Code) -> None:
        after = rf"(^ *{re.escape(code.about['after'])}\n)"
        self._change(file, after, lambda found: found[1] + code.text)

    def _replace(self, file: Path, code: Code) -> None:
        self._change(file, rf"^ *{re.escape(code.about['line'])}\n", lambda _: code.text)

    def _change(self, file: Path, pattern: str, new: Callable[[re.Match[str]], str]) -> None:
        before = file.read_text(encoding="utf-8")
        text, count = re.subn(pattern, new, before, flags=re.MULTILINE)
        assert count == 1, f"{count} lines of {file.name} are {pattern}:\n{before}"
        file.write_text(text, encoding="utf-8")

    def _in(self, file: Path, code: Code) -> None:
        text = file.read_text(encoding="utf-8")
        assert code.text.strip() in text, f"{file.name} lacks\n{code.text}"

    def _lacks(self, file: Path, code: Code) -> None:
        text = file.read_text(encoding="utf-8")
        assert code.text.strip() not in text, f"{file.name} has\n{code.text}"

    def _tree(self, folder: Path, code: Code) -> None:
        """Files with how far they are indented as their place; two spaces are a remark."""
        listed, open_folders = set(), list[str]()
        for line in code.text.splitlines():
            depth = (len(line) - len(line.lstrip())) // 2
            name = re.split(r" {2,}", line.strip())[0]
            open_folders[depth:] = [name]
            if not name.endswith("/"):
                listed.add("".join(open_folders))
        made = ("__pycache__", "egg-info", ".pytest_cache")
        there = {
            file.relative_to(folder.parent).as_posix()
            for file in folder.rglob("*")
            if file.is_file() and not any(part in str(file) for part in made)
        }
        assert listed == there


def _pattern(shown: str) -> str:
    """What is shown, as a pattern: `…` on a line of its own is anything, seconds are any.

    So is the name of a commit.
    """
    lines = []
    for line in shown.splitlines():
        escaped = re.sub(r"\d+\\\.\d+(?= ?\\? ?s)", r"[\\d.]+", re.escape(line))
        escaped = re.sub(r"\\\([0-9a-f]{9}\\\)", r"\\([0-9a-f]{9}\\)", escaped)
        lines.append(r"(?s:.*)" if line == "…" else rf"{escaped}\n")
    return "".join(lines)
