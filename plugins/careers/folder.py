"""The files in the folder of roles: what they are called, and the text in each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from careers.problem import Problem, Spot
from careers.slug import SLUG, slugify

LARGEST = 200_000  # bytes; a long role has 10,000
RESERVED = {"index": "That address is the list of roles"}


def texts(folder: Path, name: str) -> Iterator[tuple[str, str | Problem]]:
    """Each role's path and text, or the problem that kept it from being read."""
    if not folder.is_dir():
        fix = f"Make a folder “{name}” beside mkdocs.yml and put one Markdown file a role into it."
        yield name, Spot(name).error("folder-missing", "The folder of roles is missing.", fix)
        return
    try:
        files = sorted(folder.iterdir())
    except OSError as error:
        message = f"The folder “{name}” can't be opened: {str(error.strerror).lower()}."
        yield name, Spot(name).error("folder-unreadable", message)
        return
    names = {file.name for file in files}
    project = folder.resolve().parent
    for file in files:
        path = f"{name}/{file.name}"
        if file.name.startswith((".", "~$")) or file.name.lower() == "readme.md":
            continue
        yield path, _name_problem(file, Spot(path), names) or _read_file(file, project, Spot(path))


def is_role_name(name: str) -> bool:
    """Whether a file of this name is a role, or would be one but for what it says."""
    stem = name.removesuffix(".md")
    return bool(SLUG.fullmatch(stem)) and stem not in RESERVED and stem != "readme"


def slug_of(path: str) -> str:
    """`roles/sales.md` -> `sales`."""
    return path.rpartition("/")[2].removesuffix(".md")


def _name_problem(file: Path, spot: Spot, names: set[str]) -> Problem | None:
    stem = file.name.partition(".")[0] if file.suffix != ".md" else file.stem
    better = f"{slugify(stem) or 'sales-account-executive'}.md"
    if file.is_dir() and not file.is_symlink():
        own = spot.path.rpartition("/")[0]
        fix = f"Put each role into {own}/ itself, and pictures into site_src/assets/."
        return spot.error("role-folder", f"“{file.name}” is a folder.", fix)
    if file.exists() and not (file.is_file() or file.is_dir()):
        return spot.error(
            "role-not-a-file", f"“{file.name}” is not a file with text.", "Delete it."
        )
    if file.suffix != ".md":
        fix = f"If it is a role, call it “{better}”; pictures go into site_src/assets/."
        return spot.error("role-not-markdown", f"“{file.name}” is not a Markdown file.", fix)
    if not SLUG.fullmatch(file.stem):
        message = f"“{file.name}” would make an address that is hard to write down."
        fix = f"Call it “{better}”: small letters, figures and “-” only."
        if better in names and better != file.name:
            message = f"“{file.name}” and “{better}” would get the same address."
            fix = "Delete one of them, or give it a name of its own."
        return spot.error("role-name", message, fix)
    if reason := RESERVED.get(file.stem):
        fix = "Call it after the role; text above the list goes into site_src/jobs.md."
        return spot.error("role-reserved", f"“{file.name}” can't be a role. {reason}.", fix)
    return None


def _read_file(file: Path, project: Path, spot: Spot) -> str | Problem:
    try:
        if file.is_symlink() and not file.resolve(strict=True).is_relative_to(project):
            message = f"“{file.name}” is a link to a file outside of this project."
            return spot.error("role-outside", message, "Put the file itself here.")
        if (size := file.stat().st_size) > LARGEST:
            message = f"“{file.name}” has {size / 1000:,.0f} KB; a long role has 10."
            fix = "Put text only here, and pictures into site_src/assets/."
            return spot.error("role-large", message, fix)
        data = file.read_bytes()
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or "it leads in a circle"
        return spot.error("role-unreadable", f"“{file.name}” can't be opened: {reason.lower()}.")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return spot.error(
            "role-encoding", f"“{file.name}” is saved as UTF-16.", "Save it as UTF-8."
        )
    if b"\0" in data[:4096]:
        fix = "Write the role in a text editor, or in GitHub's; a Word file can't be read."
        return spot.error("role-binary", f"“{file.name}” is not a text file.", fix)
    if not data.strip():
        fix = "Write at least a title, a place, a posted date and a text."
        return spot.error("role-empty", f"“{file.name}” is empty.", fix)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").split("\n")
        message = f"“{file.name}” is not saved as UTF-8; this character can't be read."
        at = Spot(spot.path, len(before), len(before[-1]) + 1)
        return at.error("role-encoding", message, "Save it as UTF-8, or write the character anew.")
