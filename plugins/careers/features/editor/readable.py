"""Whether Decap CMS can open a file: it takes front matter for YAML, which we don't."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from careers.problem import Problem, Spot
from careers.source import LOADER

FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\n(.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)
LONGEST = 100  # characters of a line that a message repeats
ON_ONE_LINE = re.compile(r"([^\s:#-][^:]*):\s+(\S.*)")


def unreadable(file: Path, path: str) -> Iterator[Problem]:
    """A note where a file's front matter isn't YAML; it is right all the same."""
    try:
        found = FRONT_MATTER.match(file.read_text("utf-8").replace("\r\n", "\n"))
    except (OSError, UnicodeDecodeError):
        return  # somebody else says so
    try:
        if found:
            yaml.compose(found[1], Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        lines = found[1].split("\n") if found else []
        number = error.problem_mark.line if error.problem_mark else 0
        yield _note(Spot(path, number + 2), lines[number] if number < len(lines) else "")
    except yaml.YAMLError:
        yield _note(Spot(path), "")


def _note(spot: Spot, line: str) -> Problem:
    message = "The editor in the browser can't open this file: to it, this line has no meaning."
    fix = "Put the value into quotation marks."
    if found := ON_ONE_LINE.fullmatch(line.rstrip()):
        whole = f"{found[1]}: {json.dumps(found[2], ensure_ascii=False)}"
        fix = f"Write “{whole}”." if len(whole) < LONGEST else fix
    return spot.note("editor-yaml", message, fix)
