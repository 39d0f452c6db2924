"""What a site says in its own words instead of the package's: `theme_overrides/texts/de.json`."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Any

from careers.catalogue import FALLBACK, has_catalogue, load_catalogue
from careers.problem import Problem, Spot, did_you_mean
from careers.texts_file import Texts, TextsFile, read_texts

PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})
# What is read and not shown has an option of its own, or is no matter of taste.
NOT_HERE = {
    "sections": "Add headings under “sections:” of the plugin.",
    "marks": "The words in brackets are the package's; those in English are read everywhere.",
}
LONGEST = 2000  # characters of one text


def of_the_package(code: str) -> Texts:
    """The package's words in a language, English where it has none."""
    return load_catalogue(code if has_catalogue(code) else FALLBACK)


def read_own_texts(
    folder: Path,
    name: str,
    below: Callable[[str], Texts] = of_the_package,
    off: Collection[str] = (),
) -> tuple[dict[str, Texts], list[Problem]]:
    """The catalogues of a folder, by language, each whole: its own texts over those `below`.

    `name` is how problems call the folder. Where there are no words in a language, what the file
    lacks is in English. What it says for features that are `off` is left out.
    """
    found: dict[str, Texts] = {}
    problems: list[Problem] = []
    for file in read_texts(folder, name):
        if isinstance(file, Problem):
            problems.append(file)
            continue
        found[file.code], wrong = over(below(file.code), file.texts, (), file, off)
        problems += wrong
    return found, problems


def over(
    below: Texts, own: Texts, way: tuple[str, ...], file: TextsFile, off: Collection[str] = ()
) -> tuple[dict[str, Any], list[Problem]]:
    """The texts of a file over those that there are, and what it can't say.

    `way` are the names that lead to them; what begins with one of `off` says nothing now.
    """
    merged, problems = dict(below), []
    for name, said in own.items():
        here = (*way, name)
        spot = file.spot(here)
        if not way and name in NOT_HERE:
            message = f"“{name}” can't be changed here."
            problems.append(spot.error("texts-fixed", message, NOT_HERE[name]))
        elif name not in below and not way and name in off:
            continue  # the words of a feature that is off
        elif name not in below:
            message = f"There is no text “{'.'.join(here)}”."
            near = did_you_mean(name, below)
            fix = f"{near}Here are: {', '.join(below)}."
            problems.append(spot.error("texts-unknown", message, fix))
        elif isinstance(below[name], Mapping) and not {*below[name]} <= PLURALS:
            if isinstance(said, dict):
                merged[name], wrong = over(below[name], said, here, file)
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
        known = fields_of(below["other"])
        for form in said.values():
            yield from _wrong_text(form, known, name, spot)
    elif isinstance(below, str):
        yield from _wrong_text(said, fields_of(below), name, spot)
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
        strange = fields_of(said) - known
    except ValueError:
        strange = {"{"}
    if strange:
        listed = ", ".join(f"{{{one}}}" for one in sorted(known))
        message = f"“{name}” has something in braces that nothing can be filled in for."
        fix = f"It may have {listed}." if known else "Write it without braces."
        yield spot.error("texts-braces", message, fix)


def fields_of(text: str) -> set[str]:
    """What stands in braces in a text; a `ValueError` where a brace has no other half."""
    found = set()
    for _, field, form, conversion in Formatter().parse(text):
        if field is not None:
            plain = not form and not conversion
            found.add(field if plain else f"{field}:{form}{conversion or ''}")
    return found
