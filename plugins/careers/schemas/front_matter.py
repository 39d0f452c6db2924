"""The JSON Schema of the lines between the two `---` of a role, a department or an office.

A schema sees what YAML makes of these lines, and the reader sees what was written: so it says
less than the reader does, and nothing that the reader doesn't. Whatever `careers check` takes
without a word is right by the schema too, as far as it is YAML.
https://json-schema.org/draft-07/ is what editors know best.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from careers.keys import ADDRESS_KEYS, KEYS, UNIT_KEYS, Key
from careers.schemas.spelling import BEFORE, BEHIND, key_pattern, one_of
from careers.shapes import CHOICES, shape_of
from careers.values.choice import NO, YES
from careers.values.span import NUMBER_OF

Kind = Literal["role", "opening", "department", "office"]
KINDS: tuple[Kind, ...] = get_args(Kind)
DRAFT = "http://json-schema.org/draft-07/schema#"
TITLES: Mapping[Kind, str] = {
    "role": "A role, or the index.md of one that has openings",
    "opening": "An opening, which takes what it doesn't say from its role's index.md",
    "department": "A department, and what its roles start from",
    "office": "An office, and what its roles start from",
}
# What a file doesn't say that is itself found by it.
REFUSED: Mapping[Kind, frozenset[str]] = {
    "role": frozenset(),
    "opening": frozenset(),
    "department": frozenset({"department"}),
    "office": frozenset({"department", "location"}),
}
# A value is one text or number, and `- Boston` alone is one as well. A sentence with a colon is
# a mapping to YAML, which may take what stands below it for its own.
SCALARS = ["string", "number", "boolean", "null", "object"]
ONE: Mapping[str, Any] = {"type": [*SCALARS, "array"], "maxItems": 1}
SEVERAL: Mapping[str, Any] = {"type": [*SCALARS, "array"], "items": {"type": SCALARS}}
TEXT = ["string", "null", "array", "object"]
DIGIT = "[0-9٠-٩۰-۹０-９]"
AND = r"(?:\s*[,;/|+\n]\s*|\s+(?:and|or|und|oder|et|ou|y|o|και|ή|&)\s+)"
# Behind a value of an opening: “(added)”, or alone: “(left out)”.
MARKED = r"[\s\S]*[(\[][^()\[\]]+[)\]]\s*"


@dataclass(frozen=True, slots=True)
class Known:
    """What a site has of its own: names to offer, and the keys of its features, with a sentence."""

    departments: Sequence[str] = ()
    offices: Sequence[str] = ()
    features: Mapping[str, str] = field(default_factory=dict)


NOTHING_KNOWN = Known()


def front_matter_schema(kind: Kind, known: Known = NOTHING_KNOWN) -> dict[str, Any]:
    """The schema of one kind of file."""
    keys = {key.name: key for key in keys_of(kind, known)}
    values = {name: _value(key, kind, known) for name, key in keys.items()}
    return {
        "$schema": DRAFT,
        "title": TITLES[kind],
        "type": ["object", "null"],
        "properties": {_offered(name): {"$ref": f"#/definitions/{name}"} for name in keys},
        "patternProperties": {
            key_pattern(_offered(name)): {"$ref": f"#/definitions/{name}"} for name in keys
        },
        "additionalProperties": False,
        "definitions": {name: {**value, **_said(keys[name])} for name, value in values.items()},
    }


def keys_of(kind: Kind, known: Known = NOTHING_KNOWN) -> Iterable[Key]:
    """The keys that this kind of file may have, those of features last."""
    own: tuple[Key, ...] = KEYS
    if kind in ("department", "office"):
        address = ADDRESS_KEYS if kind == "office" else ()
        own = (*UNIT_KEYS, *address, *(key for key in KEYS if key.inherited))
    yield from (key for key in own if key.name not in REFUSED[kind])
    yield from (Key(name, about, "") for name, about in known.features.items())


def _offered(name: str) -> str:
    return name.replace("_", " ")


def _said(key: Key) -> dict[str, Any]:
    """What an editor says of a key, as plain text and as Markdown."""
    example = f"\n\nFor example: `{_offered(key.name)}: {key.example}`" if key.example else ""
    about = re.sub(r"(?=[*_<#])", r"\\", key.about)
    return {"description": key.about, "markdownDescription": f"{about}{example}"}


def _value(key: Key, kind: Kind, known: Known) -> dict[str, Any]:
    """What may stand behind a key."""
    made = _of_shape(key)
    if kind == "opening":
        for part in (made, made.get("if", {})):
            if "pattern" in part:
                part["pattern"] = f"(?:{part['pattern']})|^{MARKED}$"
    offered = {"department": known.departments, "location": known.offices}.get(key.name)
    examples = [*offered] if offered else made.pop("examples", [key.example])
    return {**made, "examples": examples} if any(examples) else made


def _of_shape(key: Key) -> dict[str, Any]:
    shape = shape_of(key.name)
    if shape == "choice":
        return _choice(key)
    if shape == "day":
        fix = "Write the day as year-month-day, such as 2026-12-15."
        # `20261102` is a number to YAML
        return {**ONE, "type": [*TEXT, "integer"], "pattern": DIGIT, "patternErrorMessage": fix}
    if shape == "pay":
        fix = f"Write at least one figure, such as {key.example}."
        return {**ONE, "type": [*TEXT, "number"], "pattern": DIGIT, "patternErrorMessage": fix}
    if shape == "flag":
        words = one_of([*YES.split(","), *NO.split(",")])
        said = _one_of(f"{BEFORE}{words}{BEHIND}", ["yes", "no"])
        return {**ONE, "type": [*TEXT, "boolean", "integer"], **said}
    if shape == "number":
        words = one_of(word for word, number in NUMBER_OF.items() if number and len(word) > 2)
        said = _one_of(f"{BEFORE}(?:{DIGIT}{{1,4}}|{words}){BEHIND}", ["1", "2"])
        limits = {"minimum": 1, "maximum": 9999}
        return {**ONE, "type": [*TEXT, "integer"], **said, **limits}
    return {**(SEVERAL if shape == "list" else ONE)}


def _choice(key: Key) -> dict[str, Any]:
    choices = [*CHOICES[key.name]]
    words = one_of(
        word.strip()
        for choice, others in CHOICES[key.name].items()
        for word in (choice, *others.split(","))
    )
    pattern = f"{BEFORE}{words}{BEHIND}"
    allowed = ONE
    if key.name == "employment":  # one may write several
        pattern, allowed = f"{BEFORE}{words}(?:{AND}{words})*{BEHIND}", SEVERAL
    elif key.name == "status":  # since when may stand behind it
        pattern = rf"{BEFORE}{words}(?:[\s,:(-][\s\S]*{DIGIT}[\s\S]*)?{BEHIND}"
    return {**allowed, "type": TEXT, **_one_of(pattern, choices)}


def _one_of(pattern: str, best: list[str]) -> dict[str, Any]:
    """Any text of the pattern is right; of one that isn't, editors say what is written best."""
    return {"if": {"pattern": pattern}, "else": {"enum": best}, "examples": best}
