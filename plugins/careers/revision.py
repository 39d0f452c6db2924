"""How a project stood at a revision in git, in a folder of its own.

The files come out of git's store as they were committed. The work tree and the index are not
touched, nothing of what is written here is run, and neither filters nor `.gitattributes` have
a say, so a file that is left out of archives is here as well.
"""

from __future__ import annotations

import os
import posixpath
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from careers.git import contents
from careers.problem import did_you_mean
from careers.wording import quote

TEXTS = (".md", ".yml", ".yaml")
LINK = "120000"  # the mode of a symbolic link


class RevisionError(Exception):
    """A revision can't be looked at; the text says why and how to mend it."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit, and the project's folder as it was there.

    `name` is what was asked for; `commit` is what is in the folder, and `left` says that it is
    an earlier one, at which the work here left `name`. `files` are all files of the project by
    name; those with text are in `folder`.
    """

    name: str
    commit: str
    left: bool
    folder: Path
    files: tuple[str, ...]


def export(project: Path, name: str, into: Path, *, whole: bool = False) -> Revision:
    """Write the texts of a project as they were at a revision into an empty folder.

    `project` is a folder in the repository; with `whole`, all its files are written, whatever
    they are. What counts is the commit at which the work here
    left the revision (`git merge-base`): what others did there since is no change of ours.
    Raises `RevisionError`.
    """
    prefix = _prefix(project)
    asked = _commit(project, name)
    common = _git(project, "merge-base", "HEAD", asked)
    commit = common.stdout.decode().strip() if common.returncode == 0 else asked
    files = dict(_files(project, commit))
    wanted = {
        path: entry
        for path, entry in files.items()
        if path.endswith(TEXTS[1:]) or (path.startswith(prefix) and (whole or path.endswith(TEXTS)))
    }
    for path, data in _texts(project, wanted).items():
        file = into / path
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        except OSError as error:
            message = f"{quote(path)} of {quote(name)} can't be written: {error.strerror}."
            raise RevisionError(message) from None
    inside = tuple(path.removeprefix(prefix) for path in files if path.startswith(prefix))
    folder = into / prefix
    folder.mkdir(parents=True, exist_ok=True)
    return Revision(name, commit[:9], commit != asked, folder, inside)


def touched(project: Path, commit: str) -> frozenset[str]:
    """The files of a project that are otherwise now than at a commit, or are new, or gone.

    Work that is not committed counts. Paths begin at the project. Raises `RevisionError`.
    """
    found: set[str] = set()
    for asked in (
        ("diff", "--name-only", "--no-renames", "--no-ext-diff", "--relative", "-z", commit),
        ("ls-files", "--others", "--exclude-standard", "-z"),
    ):
        done = _git(project, *asked)
        if done.returncode:
            raise RevisionError(_unreadable(commit[:9], done.stderr))
        found.update(os.fsdecode(done.stdout).split("\0"))
    return frozenset(found - {""})


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["git", "-C", str(folder), "--no-optional-locks", *arguments],
            capture_output=True,
            env={**os.environ, "LC_ALL": "C"},
            check=False,
        )
    except OSError:
        message = "This needs git, which is not here. Install it from https://git-scm.com/."
        raise RevisionError(message) from None


def _prefix(project: Path) -> str:
    """The project's folder in its repository: empty, or with a slash at its end."""
    done = _git(project, "rev-parse", "--show-prefix")
    if done.returncode == 0:
        return os.fsdecode(done.stdout).rstrip("\r\n")
    said = done.stderr.decode(errors="replace")
    if "not a git repository" in said:
        raise RevisionError(
            "This folder is not in a git repository, so there is nothing to compare it with. "
            "Run it in a clone of the repository, or name no revision."
        )
    raise RevisionError(f"git can't be asked here: {_first_line(said)}.")


def _commit(project: Path, name: str) -> str:
    """The commit that a revision names."""
    # What begins with “-” would be an option.
    if not name.startswith("-"):
        done = _git(project, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        if done.returncode == 0:
            return done.stdout.decode().strip()
    message = f"There is no revision {quote(name)} in this repository."
    if _git(project, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
        raise RevisionError(
            f"{message} It holds only the newest commits: "
            "run “git fetch --unshallow”, or give actions/checkout “fetch-depth: 0”."
        )
    listed = _git(project, "for-each-ref", "--format=%(refname:short)").stdout
    known = os.fsdecode(listed).split()
    with_remote = [ref for ref in known if ref.endswith(f"/{name}")]
    hint = did_you_mean(name, with_remote or known) if name else ""
    if with_remote:
        hint = f"Did you mean “{with_remote[0]}”? "
    raise RevisionError(f"{message} {hint}Write a branch, a tag or a commit.")


def _files(project: Path, commit: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Each file of the repository with its mode and the name of its content."""
    done = _git(project, "ls-tree", "-r", "-z", "--full-tree", commit)
    if done.returncode:
        raise RevisionError(_unreadable(commit, done.stderr))
    for line in os.fsdecode(done.stdout).split("\0"):
        about, _, path = line.partition("\t")
        if about and ".." not in path.split("/") and not posixpath.isabs(path):
            mode, kind, content = about.split(" ")
            if kind == "blob":
                yield path, (mode, content)


def _texts(project: Path, files: Mapping[str, tuple[str, str]]) -> dict[str, bytes]:
    """What is in each file; a link to another of them holds what that one holds."""
    names = sorted({content for _, content in files.values()})
    found = contents(project, names)
    if missing := next((name for name in names if name not in found), None):
        raise RevisionError(_unreadable(missing, b""))
    texts = {}
    for path, (mode, content) in files.items():
        if mode == LINK:
            to = posixpath.join(posixpath.dirname(path), os.fsdecode(found[content]))
            target = files.get(posixpath.normpath(to))
            if target is None or target[0] == LINK:
                continue
            content = target[1]
        texts[path] = found[content]
    return texts


def _unreadable(name: str, said: bytes) -> str:
    reason = _first_line(said.decode(errors="replace")) or "it is not in this clone"
    return f"git can't read {quote(name)}: {reason}. Clone the repository anew, in full."


def _first_line(text: str) -> str:
    line = next((line for line in text.splitlines() if line.strip()), "")
    return line.strip().removeprefix("fatal: ").rstrip(".")
