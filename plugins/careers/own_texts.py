"""What a site says in its own words instead of the package's: `theme_overrides/texts/de.json`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Any

from careers.catalogue import FALLBACK, has_catalogue, load_catalogue
from careers.language import read_code
from careers.problem import Problem, Spot, did_you_mean

FOLDER = "texts"
PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})
# What is read and not shown has an option of its own, or is no matter of taste.
NOT_HERE = {
    "sections": "Add headings under “sections:” of the plugin.",
    "marks": "The words in brackets are the package's; those in English are read everywhere.",
}
LONGEST = 2000  # characters of one text

Texts = Mapping[str, Any]


class _Twice(ValueError):
    """A name that stands twice in one object of JSON, of which the last would count."""


def read_own_texts(folder: Path, name: str) -> tuple[dict[str, Texts], list[Problem]]:
    """The catalogues of a folder, by language, each whole: its own texts over the package's.

    `name` is how problems call the folder. Where the package has no words in a language, what
    the file lacks is in English.
    """
    found: dict[str, Texts] = {}
    problems: list[Problem] = []
    for file in sorted(folder.glob("*.json")) if folder.is_dir() else ():
        path = f"{name}/{file.name}"
        code = read_code(file.stem)
        if not code:
            message = f"“{file.stem}” is not the code of a language."
            fix = "Name the file by a language, such as de.json."
            problems.append(Spot(path).error("texts-language", message, fix))
            continue
        try:
            source = file.read_text(encoding="utf-8-sig")
            own = json.loads(source, object_pairs_hook=_once)
        except json.JSONDecodeError as error:
            spot = Spot(path, error.lineno, error.colno)
            fix = "Look at the commas, quotation marks and braces of this line and the one before."
            problems.append(spot.error("texts-json", f"This is not JSON: {error.msg}.", fix))
            continue
        except (_Twice, UnicodeDecodeError, OSError, RecursionError) as error:
            message = str(error) if isinstance(error, _Twice) else "This file can't be read."
            fix = "Keep one of them." if isinstance(error, _Twice) else "Save it as UTF-8."
            problems.append(Spot(path).error("texts-json", message, fix))
            continue
        if not isinstance(own, dict):
            message = "This file holds no object of texts."
            fix = 'Begin it as in {"site": {"apply": "Join us"}}.'
            problems.append(Spot(path).error("texts-json", message, fix))
            continue
        below = load_catalogue(code if has_catalogue(code) else FALLBACK)
        merged, wrong = _over(below, own, (), _Places(source, path))
        problems += wrong
        found[code] = merged
    return found, problems


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise _Twice(f"“{twice}” stands twice in one place; only the last would count.")
    return dict(pairs)


class _Places:
    """Where in a file of JSON a text stands, by the names on the way to it."""

    def __init__(self, source: str, path: str) -> None:
        self.source, self.path = source, path

    def spot(self, way: tuple[str, ...]) -> Spot:
        at = 0
        for name in way:
            found = re.compile(re.escape(json.dumps(name, ensure_ascii=False))).search(
                self.source, at
            )
            at = found.start() if found else at
        line = self.source.count("\n", 0, at) + 1
        return Spot(self.path, line, at - self.source.rfind("\n", 0, at))


def _over(
    below: Texts, own: Mapping[str, Any], way: tuple[str, ...], places: _Places
) -> tuple[dict[str, Any], list[Problem]]:
    merged, problems = dict(below), []
    for name, said in own.items():
        here = (*way, name)
        spot = places.spot(here)
        if not way and name in NOT_HERE:
            message = f"“{name}” can't be changed here."
            problems.append(spot.error("texts-fixed", message, NOT_HERE[name]))
        elif name not in below:
            message = f"There is no text “{'.'.join(here)}”."
            near = did_you_mean(name, below)
            fix = f"{near}Here are: {', '.join(below)}."
            problems.append(spot.error("texts-unknown", message, fix))
        elif isinstance(below[name], Mapping) and not {*below[name]} <= PLURALS:
            if isinstance(said, dict):
                merged[name], wrong = _over(below[name], said, here, places)
                problems += wrong
            else:
                fix = f"Write {{ … }} with some of: {', '.join(below[name])}."
                message = f"“{'.'.join(here)}” holds several texts."
                problems.append(spot.error("texts-shape", message, fix))
        else:
            wrong = list(_wrong(said, below[name], ".".join(here), spot))
            problems += wrong
            merged[name] = below[name] if wrong else said
    return merged, problems


def _wrong(said: Any, below: Any, name: str, spot: Spot) -> Iterator[Problem]:
    """What is wrong with a text, or with the plural forms of one."""
    if isinstance(below, Mapping):
        if not isinstance(said, dict) or "other" not in said or not {*said} <= PLURALS:
            message = f"“{name}” has a form for each kind of number."
            fix = f"Write it as in {json.dumps(below, ensure_ascii=False)}."
            yield spot.error("texts-shape", message, fix)
            return
        known = _fields(below["other"])
        for form in said.values():
            yield from _wrong_text(form, known, name, spot)
    elif isinstance(below, str):
        yield from _wrong_text(said, _fields(below), name, spot)
    else:
        yield spot.error("texts-fixed", f"“{name}” is read, not shown.", "Take it out.")


def _wrong_text(said: Any, known: set[str], name: str, spot: Spot) -> Iterator[Problem]:
    if not isinstance(said, str) or not said.strip():
        yield spot.error("texts-shape", f"“{name}” is a text.", "Write some words in quotes.")
        return
    if len(said) > LONGEST:
        message = f"“{name}” has {len(said)} characters."
        yield spot.error("texts-long", message, f"Write {LONGEST} or fewer.")
        return
    try:
        strange = _fields(said) - known
    except ValueError:
        strange = {"{"}
    if strange:
        listed = ", ".join(f"{{{one}}}" for one in sorted(known))
        message = f"“{name}” has something in braces that nothing can be filled in for."
        fix = f"It may have {listed}." if known else "Write it without braces."
        yield spot.error("texts-braces", message, fix)


def _fields(text: str) -> set[str]:
    """What stands in braces in a text; a `ValueError` where a brace has no other half."""
    found = set()
    for _, field, form, conversion in Formatter().parse(text):
        if field is not None:
            plain = not form and not conversion
            found.add(field if plain else f"{field}:{form}{conversion or ''}")
    return found
