"""The edits that mend what was read as meant, for programs that can make them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from careers.configuration import read_configuration
from careers.edits import Edit
from careers.fixing import fixes
from careers.front_matter_files import files_of
from careers.problem import Problem, Spot
from careers.role_file import read_text


def edits_for(problems: Iterable[Problem], config_file: str) -> dict[Problem, tuple[Edit, ...]]:
    """Those of the problems of which it is certain what to write."""
    configuration, _ = read_configuration(Path(config_file))
    if configuration is None:
        return {}
    known = files_of(configuration)
    found: dict[Problem, tuple[Edit, ...]] = {}
    folder = configuration.folder
    for path in sorted({one.path for one in problems if one.severity == "note"} & known.keys()):
        text = read_text(folder / path, folder.resolve(), Spot(path))
        if isinstance(text, str):
            found |= {one.note: one.edits for one in fixes(text, path, known[path])}
    return found
