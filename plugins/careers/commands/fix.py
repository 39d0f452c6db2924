"""`careers fix`: what was read as meant, written as it was meant."""

from __future__ import annotations

import difflib
import os
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from careers.commands import options, report
from careers.configuration import Configuration, read_configuration
from careers.fixing import Fixed
from careers.fixing import fix as fixed
from careers.front_matter_files import files_of, keys_in
from careers.problem import Problem, Spot, count, did_you_mean
from careers.role_file import read_text
from careers.wording import quote
from careers.writing import write_over

MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class _File:
    """A file as it is, and what is to be made of it."""

    path: str
    file: Path
    data: bytes
    fixed: Fixed

    @property
    def new(self) -> bytes:
        mark = MARK if self.data.startswith(MARK) else b""
        return mark + self.fixed.text.encode()


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE]...")
@options.config_file
@click.option("--diff", is_flag=True, help="Print what would change, and write nothing.")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if something would change.")
def fix(files: tuple[str, ...], config_file: str, diff: bool, check: bool) -> None:
    """Write the front matter of roles as it is read.

    FILE is a role, a department or an office, such as roles/baker.md; all of them if none is
    named. What a file says stays the same, and so does every line that has no slip in it.
    """
    configuration, problems = read_configuration(Path(config_file))
    if configuration is None or count(problems, "error"):
        report.show(problems, err=True)
        sys.exit(1)
    wanted = _wanted(files, configuration)
    found, problems = _read(wanted, configuration)
    changed = [one for one in found if one.new != one.data]
    if diff:
        for one in changed:
            click.echo(b"".join(_diff(one)), nl=False)
    else:
        report.show([note for one in changed for note in one.fixed.answered])
    if not (diff or check):
        changed = [one for one in changed if _write(one, problems)]
    report.show([*problems, *(note for one in found for note in one.fixed.left)], err=True)
    click.echo(_summary(len(changed), len(wanted), written=not (diff or check)), err=True)
    if problems or (check and changed):
        sys.exit(1)


def _wanted(files: tuple[str, ...], configuration: Configuration) -> Mapping[str, frozenset[str]]:
    """The paths that somebody means, with the keys of each."""
    known = files_of(configuration)
    if not files:
        return known
    wanted: dict[str, frozenset[str]] = {}
    for written in files:
        path = _path(written, configuration, known)
        keys = known.get(path) or keys_in(configuration, path)
        if not keys or not (configuration.folder / path).is_file():
            hint = did_you_mean(written, known)
            message = f"There is no role, department or office {quote(written)}. {hint}"
            raise click.UsageError(message.rstrip())
        wanted[path] = keys
    return wanted


def _path(written: str, configuration: Configuration, known: Mapping[str, object]) -> str:
    """The path from the site's folder on, of a file or of a role's name such as `baker`."""
    folder = configuration.folder.absolute()
    path = os.path.relpath(Path(written).absolute(), folder).replace(os.sep, "/")
    if path in known or (folder / path).is_file():
        return path
    name = f"{configuration.settings.roles_dir}/{written.removesuffix('.md')}"
    return next((one for one in (f"{name}.md", f"{name}/index.md") if one in known), path)


def _read(
    wanted: Mapping[str, frozenset[str]], configuration: Configuration
) -> tuple[list[_File], list[Problem]]:
    found: list[_File] = []
    problems: list[Problem] = []
    project = configuration.folder.resolve()
    for path, keys in wanted.items():
        file = configuration.folder / path
        text = _text(file, project, Spot(path))
        if isinstance(text, str):
            found.append(_File(path, file, file.read_bytes(), fixed(text, path, keys)))
        elif text.code != "role-empty":  # in which nothing is wrong, for a department
            problems.append(text)
    return found, problems


def _text(file: Path, project: Path, spot: Spot) -> str | Problem:
    if file.exists() and not file.is_file():  # a pipe would never come to an end
        return spot.error(
            "role-not-a-file", f"“{file.name}” is not a file with text.", "Delete it."
        )
    return read_text(file, project, spot)


def _write(one: _File, problems: list[Problem]) -> bool:
    try:
        write_over(one.file, one.new)
    except OSError as error:
        reason = str(error.strerror or error).lower()
        message = f"“{one.file.name}” can't be written: {reason}."
        problems.append(Spot(one.path).error("file-unwritable", message))
        return False
    return True


def _diff(one: _File) -> Iterator[bytes]:
    """What would change as `git apply` takes it; lines are git's, which end in a line feed."""
    before, after = (re.findall(rb"[^\n]*\n|[^\n]+", data) for data in (one.data, one.new))
    name = one.path.encode()
    end = b"\t" if b" " in name else b""
    lines = difflib.diff_bytes(
        difflib.unified_diff, before, after, b"a/" + name + end, b"b/" + name + end
    )
    for line in lines:
        yield line if line.endswith(b"\n") else line + b"\n\\ No newline at end of file\n"


def _summary(changed: int, all_: int, *, written: bool) -> str:
    files = "1 file" if all_ == 1 else f"{all_} files"
    if not changed:
        return f"Nothing to fix in {files}."
    if written:
        return f"{changed} of {files} {'was' if changed == 1 else 'were'} changed."
    return f"{changed} of {files} would change."
