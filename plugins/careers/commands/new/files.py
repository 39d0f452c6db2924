"""What `careers new` writes, and what it says where it can't."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from careers.folder import is_role_name
from careers.wording import quote
from careers.writing import write_new

DONE = "Fill it in, then delete the line “status: draft” to publish it."


def named(slug: str, written: str) -> str:
    """The name of a file; `written` is what somebody wrote for it."""
    if not is_role_name(f"{slug}.md"):
        raise click.UsageError(
            f"No file name can be made of {quote(written)}. Add --name with small letters, "
            "figures and “-”, such as --name sales-account-executive."
        )
    return slug


def write(files: Mapping[Path, str], kind: str, in_place_of: Sequence[Path] = ()) -> None:
    """Write new files, all or none of them; then delete those that they take the place of.

    `kind` is what the last of them is, such as “a role”.
    """
    last = [*files][-1]
    if last.is_file():
        raise click.UsageError(f"There is {kind} {last} already. Choose another --name.")
    try:
        write_new(files, in_place_of)
    except OSError as error:
        file = error.filename or last
        raise click.ClickException(f"{file} can't be written: {error.strerror}.") from None
