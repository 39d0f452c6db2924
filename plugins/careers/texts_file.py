"""A file of texts, such as `texts/de.json`: its language, its texts and where each stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from careers.language import read_code
from careers.problem import Problem, Spot

FOLDER = "texts"

Texts = Mapping[str, Any]


class _Twice(ValueError):
    """A name that stands twice in one object of JSON, of which the last would count."""


@dataclass(frozen=True, slots=True)
class TextsFile:
    """What a file says in one language; `path` is how problems call it."""

    code: str
    path: str
    texts: Texts
    source: str

    def spot(self, way: tuple[str, ...]) -> Spot:
        """Where a text stands, by the names on the way to it."""
        at = 0
        for name in way:
            found = re.compile(re.escape(json.dumps(name, ensure_ascii=False))).search(
                self.source, at
            )
            at = found.start() if found else at
        line = self.source.count("\n", 0, at) + 1
        return Spot(self.path, line, at - self.source.rfind("\n", 0, at))


def read_texts(folder: Path, name: str) -> Iterator[TextsFile | Problem]:
    """The files of a folder, or what is wrong with each; `name` is how problems call the folder."""
    for file in sorted(folder.glob("*.json")) if folder.is_dir() else ():
        yield _read(file, f"{name}/{file.name}")


def _read(file: Path, path: str) -> TextsFile | Problem:
    code = read_code(file.stem)
    if not code:
        message = f"“{file.stem}” is not the code of a language."
        fix = "Name the file by a language, such as de.json."
        return Spot(path).error("texts-language", message, fix)
    try:
        source = file.read_text(encoding="utf-8-sig")
        texts = json.loads(source, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        spot = Spot(path, error.lineno, error.colno)
        fix = "Look at the commas, quotation marks and braces of this line and the one before."
        return spot.error("texts-json", f"This is not JSON: {error.msg}.", fix)
    except (_Twice, UnicodeDecodeError, OSError, RecursionError) as error:
        message = str(error) if isinstance(error, _Twice) else "This file can't be read."
        fix = "Keep one of them." if isinstance(error, _Twice) else "Save it as UTF-8."
        return Spot(path).error("texts-json", message, fix)
    if not isinstance(texts, dict):
        message = "This file holds no object of texts."
        fix = 'Begin it as in {"site": {"apply": "Join us"}}.'
        return Spot(path).error("texts-json", message, fix)
    return TextsFile(code, path, texts, source)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise _Twice(f"“{twice}” stands twice in one place; only the last would count.")
    return dict(pairs)
