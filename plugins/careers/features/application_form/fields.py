"""The fields that a form can have: what each asks, and those that are the same in every form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal[
    "text", "email", "tel", "url", "number", "date", "textarea", "file",
    "yes/no", "one", "any", "tick",
]  # fmt: skip
Demand = Literal["required", "optional", "off"]

REQUIREMENTS = "requirements"  # not a field: each bullet under that heading becomes one


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a form asks.

    `name` is what it is sent as, `key` what no other field of the form is called; they differ
    where a service wants one name for several. `options` are the answers to choose from. Of
    several fields that are `either` the same, one is enough. A `sensitive` answer is kept
    nowhere, not even in the browser. With `pictures` a file may be one.
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
    pictures: bool = False


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
