"""What `mkdocs.yml` says about the careers site, as checked values with their places."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal, get_args
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic.fields import FieldInfo

from careers.approvals import read_approvals
from careers.language import read_code
from careers.option_texts import options_in, unsaid
from careers.pictures.options import PicturesOptions
from careers.policy import HASH, ORIGIN, origin_of
from careers.problem import Problem, Spot, did_you_mean
from careers.source import Source, Steps
from careers.values.currency import current
from careers.values.zone import find_zone, zone_hint

__all__ = ["Settings", "Source", "option_problems", "read_settings"]

# What of the list can have pages of its own.
PartKind = Literal["department", "country", "place", "workplace"]

FEWEST_ON_A_PAGE, MOST_ON_A_PAGE = 10, 2000
LONGEST_SILENCE = 36_500  # days
# What pydantic finds, as somebody says it who doesn't know what a type is.
SAID = {
    "string_type": "it should be text",
    "string_too_short": "it is empty",
    "dict_type": "write its parts below it, as “name: value” on a line each",
    "model_type": "write its parts below it, as “name: value” on a line each",
    "list_type": "write a list, as “- value” on a line each",
    "tuple_type": "write a list, as “- value” on a line each",
    "int_type": "it should be a whole number",
    "int_parsing": "it should be a whole number",
    "bool_type": "it should be true or false",
    "bool_parsing": "it should be true or false",
}
BOUNDS = ("greater_than_equal", "less_than_equal")
UNION = re.compile(r"(?:str|int|float|bool|(?:list|dict|tuple)\[.*|function-.*)")


def known_locale(value: str) -> str:
    """A locale as Babel spells it; what there is none of is refused."""
    try:
        return str(Locale.parse(value.replace("-", "_"))) if value else ""
    except (ValueError, UnknownLocaleError):
        raise ValueError(f"There is no locale “{value}”. Write one such as en_GB.") from None


class _Options(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, coerce_numbers_to_str=True, defer_build=True
    )


class EmployerOptions(_Options):
    name: str = Field(min_length=1, description="The company's name, as candidates know it.")
    url: str = Field("", description="The company's own site, with https://.")
    logo: str = Field("", description="A picture in the site's pages folder, or a full address.")


class OfficeOptions(_Options):
    name: str = Field(min_length=1, description="What roles call it: `location: Boston`.")
    country: str = Field(min_length=1, description="The country's name or its two letters.")
    region: str = Field("", description="The state or region.")
    city: str = Field("", description="The town.")
    street: str = Field("", description="Street and number.")
    postal_code: str = Field("", description="The postal code.")


class LanguageOptions(_Options):
    """What the site is called in one of its languages, where that is another name."""

    name: str = Field("", description="The site's name in it, instead of `site_name`.")
    description: str = Field(
        "", description="What the site is about, instead of `site_description`."
    )
    locale: str = Field("", description="How dates and numbers are written, such as de_AT.")
    navigation: dict[str, str] = Field(
        default_factory=dict,
        description="What entries of `nav:` are called in it that have no page of their own.",
    )

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        return {"name": value} if isinstance(value, str) else value

    @field_validator("locale")
    @classmethod
    def _known_locale(cls, value: str) -> str:
        return known_locale(value)


class PolicyOptions(_Options):
    """What pages may load and be sent to besides the site itself; `off` allows everything."""

    enabled: bool = Field(
        True, description="Whether pages have a policy; `content_security: off` is the short form."
    )
    scripts: tuple[str, ...] = Field((), description="Sites whose scripts may run, or hashes.")
    styles: tuple[str, ...] = Field((), description="Sites whose style sheets may be used.")
    fonts: tuple[str, ...] = Field((), description="Sites that letters may come from.")
    connect: tuple[str, ...] = Field((), description="Sites that scripts may ask, or tell.")
    frames: tuple[str, ...] = Field((), description="Sites that may be shown within a page.")
    forms: tuple[str, ...] = Field((), description="Sites that forms may be sent to.")

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        word = value.casefold() if isinstance(value, str) else ""
        return {"enabled": word} if word in ("off", "no", "false", "on", "yes", "true") else value

    @field_validator("scripts", "styles", "fonts", "connect", "frames", "forms")
    @classmethod
    def _origins(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for one in value:
            if not (ORIGIN.fullmatch(one) or HASH.fullmatch(one)):
                origin = origin_of(one)
                better = origin if ORIGIN.fullmatch(origin) else "https://www.example.com"
                raise ValueError(f"“{one}” is no site. Write it as {better}, without a path.")
        return value


class FooterLink(_Options):
    title: str = Field(min_length=1, description="What the link says.")
    url: str = Field(min_length=1, description="A page, as site_src/privacy.md, or an address.")


class FooterGroup(_Options):
    title: str = Field(min_length=1, description="The heading above the links.")
    links: tuple[FooterLink, ...] = Field(min_length=1, description="The links, in order.")


class FooterOptions(_Options):
    note: str = Field("", description="A sentence on top, such as a warning of fraud.")
    note_link: FooterLink | None = Field(None, description="A link behind that sentence.")
    groups: tuple[FooterGroup, ...] = Field(
        (), description="Links below headings, beside those of the navigation."
    )


class Settings(_Options):
    """The options of the `careers` plugin."""

    employer: EmployerOptions = Field(description="Who hires.")
    timezone: str = Field(
        description="Where the days of `posted` and `closes` begin and end, such as Europe/Athens."
    )
    confirm_after: int = Field(
        60,
        ge=0,
        le=LONGEST_SILENCE,
        description="After how many days without a word about an open role somebody is asked "
        "whether it still is, by `careers status`; 0 means never.",
    )
    pause_after: int = Field(
        0,
        ge=0,
        le=LONGEST_SILENCE,
        description="After how many days without a word an open role is paused by itself; "
        "0 means never.",
    )
    shorten_after: int = Field(
        365,
        ge=0,
        le=LONGEST_SILENCE,
        description="How many days after its end the page of a role becomes a short notice, "
        "without the old text; 0 means never.",
    )
    closing_soon: int = Field(
        7,
        ge=0,
        le=LONGEST_SILENCE,
        description="On how many days before its end an open role is marked as closing soon; "
        "0 means never.",
    )
    locale: str = Field(
        "", description="How dates and numbers are written, such as en_GB; else by the language."
    )
    languages: dict[str, LanguageOptions] = Field(
        default_factory=dict,
        description="The languages that the site has pages in, the theme's first: a list of "
        "codes, or each code with the site's `name` in it.",
    )
    offices: tuple[OfficeOptions, ...] = Field((), description="Places that roles name shortly.")
    currency: str = Field("", description="What a bare $, ¥ or kr means, such as USD.")
    roles_dir: str = Field("roles", description="The folder of the roles, beside mkdocs.yml.")
    defaults: dict[str, str | list[str]] = Field(
        default_factory=dict, description="Front matter that every role starts from."
    )
    departments: dict[str, dict[str, str | list[str]]] = Field(
        default_factory=dict, description="Front matter that a department's roles start from."
    )
    sections: dict[str, list[str]] = Field(
        default_factory=dict,
        description="More headings for the known sections, such as `requirements: [Your side]`.",
    )
    roles_per_page: int = Field(
        200,
        description="How many roles one page of the list shows; a longer list goes on, on pages "
        "of its own.",
    )
    lists_by: tuple[PartKind, ...] = Field(
        get_args(PartKind),
        description="What of the list has pages of its own, with feeds; `[]` is nothing.",
    )
    stale_after: int = Field(
        3,
        ge=0,
        description="After how many days without a build the site says so; 0 is never.",
    )
    approvals: dict[str, str] = Field(
        default_factory=dict,
        description="Who is to look at a pull request in which roles say something else under a "
        'key, such as `pay: "@example/people-pay"`.',
    )
    content_security: PolicyOptions = Field(
        default_factory=PolicyOptions, description="What pages may load from other sites, or `off`."
    )
    pictures: PicturesOptions = Field(
        default_factory=PicturesOptions,
        description="How lighter files are made of the pictures of pages, or `off`.",
    )
    footer: FooterOptions = Field(
        default_factory=FooterOptions, description="What the footer of every page says."
    )
    material_scripts: bool | None = Field(
        None,
        description="Whether the pages for candidates load the scripts of Material as well; "
        "else where something else in `mkdocs.yml` needs them.",
    )
    frame_once: bool = Field(
        True,
        description="Whether what is around the pages of roles, lists, departments and offices is "
        "made once and used for all that are alike in it, which is quicker, or anew for each page.",
    )
    processes: int | None = Field(
        None,
        ge=1,
        le=64,
        description="How many processes build the pages of roles, on Linux; else as many as there "
        "are processors, at most four, and one where there are few roles.",
    )
    features: dict[str, dict[str, Any] | None] = Field(
        default_factory=dict,
        description="What is on, in the order it stands on the page, each with its options.",
    )

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        zone = find_zone(value)
        if zone is None:
            raise ValueError(f"There is no time zone “{value}”. {zone_hint(value)}")
        return zone.key

    @field_validator("approvals")
    @classmethod
    def _somebody(cls, value: dict[str, str]) -> dict[str, str]:
        return read_approvals(value)

    @field_validator("pause_after")
    @classmethod
    def _after_asking(cls, value: int, info: ValidationInfo) -> int:
        asked = info.data.get("confirm_after")
        if value and asked is not None and not 0 < asked < value:
            when = f"after {asked} days" if asked else "never"
            raise ValueError(
                f"A role would be paused after {value} days, and somebody is asked {when} "
                "(“confirm_after”). Write a number larger than that of “confirm_after”"
            )
        return value

    @field_validator("roles_per_page")
    @classmethod
    def _of_a_size(cls, value: int) -> int:
        if not FEWEST_ON_A_PAGE <= value <= MOST_ON_A_PAGE:
            between = f"from {FEWEST_ON_A_PAGE} to {MOST_ON_A_PAGE}"
            raise ValueError(f"It should be a number {between}")
        return value

    @field_validator("locale")
    @classmethod
    def _known_locale(cls, value: str) -> str:
        return known_locale(value)

    @field_validator("languages", mode="before")
    @classmethod
    def _listed(cls, value: Any) -> Any:
        """A list of codes, each perhaps with its options, as well as these by their codes."""
        found: dict[str, Any] = {}
        for item in [value] if isinstance(value, str | Mapping) else value:
            for written, options in item.items() if isinstance(item, Mapping) else [(item, None)]:
                written = {"False": "no"}.get(str(written), str(written))  # Norwegian, to YAML
                code = read_code(written.strip())
                if not code:
                    raise ValueError(
                        f"“{written}” is not the code of a language. Write one such as de"
                    )
                if code in found:
                    raise ValueError(f"“{code}” is written twice. Keep one of them")
                found[code] = options or {}
        return found

    @field_validator("currency")
    @classmethod
    def _known_currency(cls, value: str) -> str:
        if value and value.strip().upper() not in current():
            raise ValueError(
                f"There is no currency “{value}”. Write its three letters, such as USD."
            )
        return value.strip().upper()

    @field_validator("roles_dir")
    @classmethod
    def _beside(cls, value: str) -> str:
        value = value.strip().removeprefix("./").rstrip("/")
        if not value.strip(".~") or re.search(r"[/\\]", value):
            raise ValueError("It is not a folder beside mkdocs.yml. Write its name, such as roles.")
        return value

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)


def read_settings(
    options: Mapping[str, Any], source: Source, own: str = "", code: str = ""
) -> tuple[Settings | None, list[Problem]]:
    """The plugin's options as one value, or every problem in them.

    `own` is the language of the site, and `code` that of the texts, if it is another one.
    """
    problems = [
        spot.error("option-twice", f"“{key}” is written twice; only the last would count.",
                   "Keep one of them.")
        for key, spot in source.twice()
    ]  # fmt: skip
    problems += unsaid(options, own, source) if own else ()
    options = options_in(options, code or own, own) if own else options
    written = {
        name: value if name == "features" else source.texts(value, (name,))
        for name, value in options.items()
        if value is not None
    }
    try:
        return Settings.model_validate(written), problems
    except ValidationError as error:
        return None, problems + option_problems(error, Settings, source)


def option_problems(
    error: ValidationError,
    model: type[BaseModel],
    source: Source,
    base: Steps = (),
    whose: str = "",
) -> list[Problem]:
    """What pydantic found, in the words of this project; one problem for each option.

    `base` is where the model's options stand, `whose` the feature that they belong to.
    """
    problems: dict[tuple[Spot, str], Problem] = {}
    owner = f" of “{whose}”" if whose else ""
    for entry in error.errors():
        loc = tuple(step for step in entry["loc"] if not UNION.fullmatch(str(step)))
        name = ".".join(map(str, loc)) or whose or "careers"
        spot = source.spot(base + loc)
        if entry["type"] == "extra_forbidden":
            known = _fields_at(model, loc[:-1])
            hint = did_you_mean(str(loc[-1]), known)
            message = f"There is no option “{name}”{owner}."
            fix = f"{hint}The options are: {', '.join(sorted(known)) or 'none'}."
            problem = spot.error("option-unknown", message, fix)
        elif entry["type"] == "missing":
            message = f"The option “{name}”{owner} is missing."
            problem = spot.error("option-missing", message, _about(model, loc))
        else:
            said = SAID.get(entry["type"]) or entry["msg"].removeprefix("Value error, ")
            if entry["type"] in BOUNDS and (info := _field_at(model, loc)):
                said = _between(info) or said
            said = said.replace("Input should", "it should").rstrip(".")
            message = f"The option “{name}”{owner} can't be read: {said[:1].lower()}{said[1:]}."
            problem = spot.error("option-wrong", message, _about(model, loc))
        problems.setdefault((spot, name), problem)
    return list(problems.values())


def _model_at(model: type[BaseModel] | None, loc: tuple[int | str, ...]) -> type[BaseModel] | None:
    """The model that holds the last step of a location."""
    for step in loc:
        if model is None or isinstance(step, int):
            continue
        info = model.model_fields.get(step)
        found = info.annotation if info else None
        args = getattr(found, "__args__", ())
        model = next(
            (
                part
                for part in (found, *args)
                if isinstance(part, type) and issubclass(part, BaseModel)
            ),
            None,
        )
    return model


def _fields_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    found = _model_at(model, loc)
    return list(found.model_fields) if found else []


def _about(model: type[BaseModel], loc: tuple[int | str, ...]) -> str:
    info = _field_at(model, loc)
    return info.description or "" if info else ""


def _field_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> FieldInfo | None:
    if not loc or not isinstance(loc[-1], str):
        return None
    owner = _model_at(model, loc[:-1])
    return owner.model_fields.get(loc[-1]) if owner else None


def _between(info: FieldInfo) -> str:
    """The numbers that an option may be, in words; empty where they have no bounds of their own."""
    ends = [
        f"{word} {getattr(bound, name)}"
        for word, name in (("from", "ge"), ("to", "le"))
        for bound in info.metadata
        if hasattr(bound, name)
    ]
    return f"it should be a number {' '.join(ends)}" if ends else ""
