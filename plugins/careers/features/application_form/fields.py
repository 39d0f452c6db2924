"""The fields of a form as plain data: those that every form may have, and how each is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from careers.problem import Problem, Text, did_you_mean
from careers.wording import fold

Kind = Literal[
    "text", "email", "tel", "url", "number", "date", "textarea", "file",
    "yes/no", "one", "any", "tick",
]  # fmt: skip
Demand = Literal["required", "optional", "off"]

# A hint for the window in which one chooses a file, and what a script looks at; no check.
TYPES = {
    ".pdf": "application/pdf",
    ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".rtf": "application/rtf",
    ".txt": "text/plain",
}
TEMPLATES: Mapping[Kind, str] = {
    "textarea": "textarea",
    "file": "file",
    "yes/no": "choices",
    "one": "choices",
    "any": "choices",
    "tick": "tick",
}
LONGEST = {"text": 200, "email": 254, "tel": 40, "url": 500, "number": 20}


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a form asks.

    `name` is what it is sent as, `key` what no other field of the form is called; they differ
    where a service wants one name for several. `options` are the answers to choose from. Of
    several fields that are `either` the same, one is enough. A `sensitive` answer is kept
    nowhere, not even in the browser.
    """

    key: str
    kind: Kind
    label: str
    name: str = ""
    hint: str = ""
    required: bool = True
    autocomplete: str = ""
    rows: int = 0
    longest: int = 0
    options: tuple[str, ...] = ()
    option_keys: tuple[str, ...] = ()
    either: str = ""
    empty: str = ""
    sensitive: bool = False
    spelled: bool = True


@dataclass(frozen=True, slots=True)
class Standard:
    """A field that is the same in every form; its words are in the catalogue.

    `usual` is whether it is asked when nobody says so; `group` is the part of the form.
    """

    key: str
    kind: Kind
    group: Literal["you", "work"]
    usual: Demand
    autocomplete: str = ""
    rows: int = 0
    longest: int = 0
    either: str = ""
    sensitive: bool = False
    spelled: bool = True


STANDARD = {
    one.key: one
    for one in (
        Standard("name", "text", "you", "required", "name", spelled=False),
        Standard("preferred_name", "text", "you", "off", "nickname", spelled=False),
        Standard("pronouns", "text", "you", "off", longest=60, spelled=False),
        Standard("email", "email", "you", "required", "email", spelled=False),
        Standard("phone", "tel", "you", "optional", "tel"),
        Standard("town", "text", "you", "off", "address-level2", spelled=False),
        Standard("cv", "file", "work", "optional", either="cv"),
        Standard("cv_text", "textarea", "work", "optional", rows=6, longest=20000, either="cv"),
        Standard("links", "textarea", "work", "optional", rows=2, longest=1000, spelled=False),
        Standard("cover_letter", "textarea", "work", "optional", rows=8, longest=10000),
        Standard("start_date", "text", "work", "off"),
        Standard("pay_expectation", "text", "work", "off", spelled=False),
        Standard("work_authorization", "yes/no", "work", "off"),
        Standard("sponsorship", "yes/no", "work", "off"),
        Standard("heard_from", "text", "work", "off"),
        Standard("referred_by", "text", "work", "off", spelled=False),
        Standard("adjustments", "textarea", "work", "off", rows=3, longest=2000, sensitive=True),
    )
}
ALWAYS = ("name", "email")
# What `ask` calls them, besides their own names.
ALSO_CALLED = {
    "resume": "cv", "curriculum vitae": "cv", "telephone": "phone", "phone number": "phone",
    "letter": "cover_letter", "motivation letter": "cover_letter", "city": "town",
    "link": "links", "portfolio": "links", "start": "start_date", "notice": "start_date",
    "notice period": "start_date", "salary expectation": "pay_expectation", "source": "heard_from",
    "work authorisation": "work_authorization", "right to work": "work_authorization",
    "visa": "sponsorship", "referral": "referred_by", "adjustment": "adjustments",
    "accommodations": "adjustments", "e mail": "email", "full name": "name",
}  # fmt: skip
DEMANDS: Mapping[str, Demand] = {
    "required": "required", "needed": "required", "mandatory": "required",
    "optional": "optional",
    "off": "off", "no": "off", "none": "off", "not asked": "off",
}  # fmt: skip


def read_ask(text: Text) -> tuple[dict[str, Demand], list[Problem]]:
    """`CV required, phone off` as what is asked how; nothing is read from what is unclear."""
    known = {fold(key): key for key in STANDARD} | ALSO_CALLED
    asked: dict[str, Demand] = {}
    problems = []
    for part in filter(None, (fold(part) for part in text.value.replace(";", ",").split(","))):
        demand = next((word for word in DEMANDS if part.endswith(f" {word}")), "")
        key = known.get(part.removesuffix(demand).strip() if demand else part)
        if key is None or not demand:
            names = ", ".join(one.replace("_", " ") for one in STANDARD if one not in ALWAYS)
            message = f"“{part}” doesn't say what the form asks."
            hint = did_you_mean(part.removesuffix(demand).strip(), known) if key is None else ""
            fix = f"{hint}Write a field and required, optional or off. The fields are: {names}."
            problems.append(text.spot.error("ask-unclear", message, fix))
        elif key in ALWAYS and DEMANDS[demand] != "required":
            message = f"“{part}” can't be: without a name and an address nobody can answer."
            problems.append(text.spot.error("ask-always", message, "Leave it out."))
        elif asked.setdefault(key, DEMANDS[demand]) != DEMANDS[demand]:
            message = f"“{key.replace('_', ' ')}” stands here twice, and differently."
            problems.append(text.spot.error("ask-twice", message, "Keep one of them."))
    return asked, problems


def standard_fields(
    asked: Mapping[str, Demand], uploads: bool, words: Mapping[str, Any]
) -> Iterator[tuple[str, Field]]:
    """The standard fields of a form, each with its group.

    Without uploads nobody can attach a CV: there is a place for its text instead, and where
    that isn't asked for either, the cover letter is needed.
    """
    demands: dict[str, Demand] = {key: one.usual for key, one in STANDARD.items()} | dict(asked)
    demands["cv_text"] = asked.get("cv_text", demands["cv"])
    if not uploads:
        demands["cv"] = "off"
        if demands["cv_text"] != "required":
            demands["cover_letter"] = asked.get("cover_letter", "required")
    for key, one in STANDARD.items():
        if demands[key] == "off":
            continue
        said: Mapping[str, str] = words["fields"][key]
        alone = one.either and "off" in (demands["cv"], demands["cv_text"])
        yield (
            one.group,
            Field(
                key=key,
                kind=one.kind,
                label=said["label_alone" if alone and "label_alone" in said else "label"],
                hint=said.get("hint", ""),
                required=demands[key] == "required",
                autocomplete=one.autocomplete,
                rows=one.rows,
                longest=one.longest,
                options=(words["yes"], words["no"]) if one.kind == "yes/no" else (),
                option_keys=("yes", "no") if one.kind == "yes/no" else (),
                either="" if alone else one.either,
                empty=said["empty"],
                sensitive=one.sensitive,
                spelled=one.spelled,
            ),
        )


def names_of(fields: Iterable[Field]) -> list[str]:
    """What fields are sent as; a choice of any number sends each of its answers by itself."""
    names = []
    for field in fields:
        if field.kind == "any":
            names += [f"{field.key}_{key}" for key in field.option_keys]
        else:
            names.append(field.name or field.key)
    return names


@dataclass(frozen=True, slots=True)
class Limits:
    """What files may be: MB each and in all, and how many; 0 where nobody says."""

    megabytes: int = 0
    total_megabytes: int = 0
    most: int = 0


def field_data(field: Field, limits: Limits, words: Mapping[str, Any]) -> dict[str, Any]:
    """A field as its template shows it; every value is plain."""
    identity = f"careers-{field.key.replace('_', '-')}"
    errors: Mapping[str, str] = words["errors"]
    kind = {"number": "text"}.get(field.kind, "choices" if field.options else field.kind)
    longest = field.longest or LONGEST.get(field.kind, 0)
    hint = field.hint
    messages = {"empty": field.empty or errors[_empty(field.kind)].format(label=field.label)}
    if field.kind in ("email", "url", "number", "date"):
        messages["wrong"] = errors[f"wrong_{field.kind}"]
    if longest:
        messages["long"] = errors["long"].format(most=f"{longest:,}")
    if field.kind == "file":
        hint = words["file_hint_limit" if limits.megabytes else "file_hint"].format(
            size=limits.megabytes
        )
        hint = f"{field.hint} {hint}".strip()
        messages |= {name: errors[name] for name in ("file_type", "file_nothing")}
        messages["file_size"] = errors["file_size"].format(size=limits.megabytes)
    described = [f"{identity}-hint"] if hint else []
    choices = [
        {
            "id": f"{identity}-{index}",
            "name": f"{field.key}_{key}" if field.kind == "any" else field.name or field.key,
            "value": option,
            "label": option,
        }
        for index, (option, key) in enumerate(
            zip(field.options, field.option_keys, strict=True), start=1
        )
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
        "pattern": r"[\-+]?[0-9]+([.,][0-9]+)*" if field.kind == "number" else "",
        "longest": longest,
        "rows": field.rows,
        "spelled": field.spelled and field.kind not in ("email", "tel", "url", "number"),
        "accept": ",".join([*TYPES, *TYPES.values()]) if field.kind == "file" else "",
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
