"""A field as its template shows it: every value is plain, every word said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from careers.features.application_form.fields import Field, Kind
from careers.plain import kept

# A hint for the window in which one chooses a file, and what a script looks at; no check.
TYPES = {
    ".pdf": "application/pdf",
    ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".rtf": "application/rtf",
    ".txt": "text/plain",
}
# What a role may ask for besides: the picture of a piece of work.
PICTURES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
TEMPLATES: Mapping[Kind, str] = {
    "textarea": "textarea",
    "file": "file",
    "yes/no": "choices",
    "one": "choices",
    "any": "choices",
    "tick": "tick",
}
CHOICES: tuple[Kind, ...] = ("yes/no", "one", "any")
NUMBER = r"[\-+]?[0-9]+([.,][0-9]+)*"
LONGEST = {"text": 200, "email": 254, "tel": 40, "url": 500, "number": 20}


@dataclass(frozen=True, slots=True)
class Limits:
    """What files may be: MB each and in all, and how many; 0 where nobody says."""

    megabytes: int = 0
    total_megabytes: int = 0
    most: int = 0


class FieldViews:
    """The fields of a site's forms as templates show them: most forms have the same ones."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        self.words = words
        self.of = lru_cache(maxsize=256)(self._made)

    def _made(self, field: Field, limits: Limits) -> Mapping[str, Any]:
        """A field as its template shows it, for all forms that have it."""
        return kept(field_data(field, limits, self.words))


def field_data(field: Field, limits: Limits, words: Mapping[str, Any]) -> dict[str, Any]:
    """A field as its template shows it; every value is plain."""
    # Keys have no “-”, so what ends in -error, -hint or -1 is of no other field.
    identity = f"careers-{field.key}"
    errors: Mapping[str, Any] = words["errors"]
    kind = {"number": "text"}.get(field.kind, "choices" if field.kind in CHOICES else field.kind)
    longest = field.longest or LONGEST.get(field.kind, 0)
    hint = field.hint
    types: Mapping[str, str] = {}
    messages = {}  # those that all fields share are in `words`
    if field.required:
        empty = field.empty or errors[_empty(field.kind)].format(label=field.label)
        messages["empty"] = empty
    if field.kind == "file":
        types = TYPES | PICTURES if field.pictures else TYPES
        said = words["file_types_pictures" if field.pictures else "file_types"]
        hint = words["file_hint_limit" if limits.megabytes else "file_hint"].format(
            types=said, size=limits.megabytes
        )
        own = field.hint if not field.hint or field.hint[-1] in ".!?…" else f"{field.hint}."
        hint = f"{own} {hint}".strip()
        messages["file_type"] = errors["file_type"].format(types=said)
        if limits.megabytes:
            messages["file_size"] = errors["file_size"].format(size=limits.megabytes)
    described = [f"{identity}-hint"] if hint else []
    answers = zip(field.options, field.option_keys, strict=True)
    if field.kind == "yes/no":
        answers = zip((words["yes"], words["no"]), ("yes", "no"), strict=True)
    choices = [
        {
            "id": f"{identity}-{index}",
            "name": f"{field.key}_{key}" if field.kind == "any" else field.name or field.key,
            "value": option,
            "label": option,
        }
        for index, (option, key) in enumerate(answers, start=1)
    ]
    return {
        "template": f"careers/application_form/{TEMPLATES.get(field.kind, 'input')}.html",
        "kind": field.kind,
        "key": field.key,
        "name": field.name or field.key,
        "id": identity,
        "label": field.label,
        "hint": hint,
        "described_by": " ".join([*described, f"{identity}-error"]),
        "required": field.required,
        # One of two, or one of several boxes, can't be demanded without a script.
        "required_natively": field.required and not field.either and field.kind != "any",
        "either": field.either,
        "type": kind,
        "autocomplete": field.autocomplete,
        "inputmode": "decimal" if field.kind == "number" else "",
        "pattern": NUMBER if field.kind == "number" else "",
        "pattern_help": errors["wrong_number"] if field.kind == "number" else "",
        "longest": longest,
        "rows": field.rows,
        "spelled": field.spelled and field.kind not in ("email", "tel", "url", "number"),
        "accept": ",".join(dict.fromkeys([*types, *types.values()])) if types else "",
        "bytes": limits.megabytes * 1_000_000 if field.kind == "file" else 0,
        "choice_type": "checkbox" if field.kind == "any" else "radio",
        "options": choices,
        "sensitive": field.sensitive,
        "messages": messages,
    }


def _empty(kind: Kind) -> str:
    """The sentence for a question that has no answer."""
    return {
        "yes/no": "empty_choice",
        "one": "empty_choice",
        "any": "empty_any",
        "date": "empty_date",
        "file": "empty_file",
        "tick": "empty_tick",
    }.get(kind, "empty_text")
