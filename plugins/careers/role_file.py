"""The text in one file of a role, or why it can't be read."""

from __future__ import annotations

from pathlib import Path

from careers.language import named
from careers.problem import Problem, Spot

LARGEST = 200_000  # bytes; a long role has 10,000


def read_text(file: Path, project: Path, spot: Spot) -> str | Problem:
    """The text of a file, which has to be inside of the project's folder."""
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
    return text_of(data, file.name, spot)


def text_of(data: bytes, name: str, spot: Spot) -> str | Problem:
    """The text of a role's file out of its bytes."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return spot.error("role-encoding", f"“{name}” is saved as UTF-16.", "Save it as UTF-8.")
    if b"\0" in data[:4096]:
        fix = "Write the role in a text editor, or in GitHub's; a Word file can't be read."
        return spot.error("role-binary", f"“{name}” is not a text file.", fix)
    if not data.strip():
        fix = "Write at least a title, a place, a posted date and a text."
        if named(name).code:
            fix = "If it is a translation, write a title and a text; else a place and a date, too."
        return spot.error("role-empty", f"“{name}” is empty.", fix)
    return decoded(data, name, spot, "role-encoding")


def decoded(data: bytes, name: str, spot: Spot, code: str) -> str | Problem:
    """The text of a file, or a problem of this code at the first character that is none."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace").split("\n")
        message = f"“{name}” is not saved as UTF-8; this character can't be read."
        at = Spot(spot.path, len(before), len(before[-1]) + 1)
        return at.error(code, message, "Save it as UTF-8, or write the character anew.")
