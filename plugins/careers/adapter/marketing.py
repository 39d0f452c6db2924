"""What is wrong with marketing's pages before MkDocs takes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from mkdocs.structure.files import Files

from careers.pages import page_problems
from careers.problem import Problem, Spot
from careers.unit import is_unit


def marketing_problems(files: Files, docs: str, roles: Mapping[str, str]) -> Iterator[Problem]:
    """Every problem of the pages in the folder that the project calls `docs`.

    `roles` maps the files that roles are written to (`jobs/x/index.html`) to the roles. The
    files of departments and offices have front matter of our own, which MkDocs never sees.
    """
    for file in files.documentation_pages(inclusion=lambda level: not level.is_excluded()):
        path = f"{docs}/{file.src_uri}"
        if role := roles.get(file.dest_uri):
            message = f"This page has the same address as {role}."
            yield Spot(path).error("address-twice", message, "Rename one of the two.")
        if file.abs_src_path and file.generated_by is None and not is_unit(file.src_uri):
            try:
                text = Path(file.abs_src_path).read_text(encoding="utf-8-sig")
            except (OSError, UnicodeDecodeError):
                message = "This page can't be read."
                yield Spot(path).error("page-unreadable", message, "Save it as UTF-8 text.")
            else:
                yield from page_problems(text, path)


def file_at(address: str) -> str:
    """`jobs/x/` -> `jobs/x/index.html`."""
    return f"{address}index.html" if address.endswith("/") else address
