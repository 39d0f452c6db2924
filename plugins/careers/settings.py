"""What `mkdocs.yml` says about the careers site, as checked values with their places."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import yaml
from babel import Locale, UnknownLocaleError
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from careers.problem import Problem, Spot, did_you_mean

Steps = tuple[str | int, ...]


class _Options(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)


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


class Settings(_Options):
    """The options of the `careers` plugin."""

    employer: EmployerOptions = Field(description="Who hires.")
    timezone: str = Field(
        description="Where the days of `posted` and `closes` begin and end, such as Europe/Athens."
    )
    locale: str = Field(
        "", description="How dates and numbers are written, such as en_GB; else by the language."
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
    features: dict[str, dict[str, Any] | None] = Field(
        default_factory=dict,
        description="What is on, in the order it stands on the page, each with its options.",
    )

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        if value not in available_timezones():
            hint = did_you_mean(value, available_timezones())
            raise ValueError(
                f"There is no time zone “{value}”. {hint}Write one such as Europe/Athens."
            )
        return value

    @field_validator("locale")
    @classmethod
    def _known_locale(cls, value: str) -> str:
        try:
            return str(Locale.parse(value.replace("-", "_"))) if value else ""
        except (ValueError, UnknownLocaleError):
            raise ValueError(f"There is no locale “{value}”. Write one such as en_GB.") from None

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)


class Source:
    """Where each option stands in `mkdocs.yml`."""

    def __init__(self, text: str = "", path: str = "mkdocs.yml", plugin: str = "careers") -> None:
        self.path = path
        self._node: yaml.Node | None = None
        try:
            root = yaml.compose(text, Loader=yaml.SafeLoader) if text else None
        except yaml.YAMLError:
            root = None
        plugins = _child(root, "plugins") if root else None
        for item in plugins.value if isinstance(plugins, yaml.SequenceNode) else []:
            self._node = self._node or _child(item, plugin)
        if isinstance(plugins, yaml.MappingNode):
            self._node = _child(plugins, plugin)

    @classmethod
    def of_file(cls, file: Path | None) -> Source:
        if file is None:
            return cls()
        try:
            return cls(file.read_text(encoding="utf-8-sig"), file.name)
        except (OSError, UnicodeDecodeError):
            return cls("", file.name)

    def spot(self, path: Steps = ()) -> Spot:
        """The place of an option, or of the nearest one around it that was written."""
        node = self._node
        for step in path:
            child = _child(node, step)
            if child is None:
                break
            node = child
        if node is None:
            return Spot(self.path)
        return Spot(self.path, node.start_mark.line + 1, node.start_mark.column + 1)

    def twice(self, path: Steps) -> list[Spot]:
        """The places of keys that stand a second time under an option (YAML keeps the last)."""
        node = self._node
        for step in path:
            node = _child(node, step)
        seen: set[str] = set()
        spots = []
        for key, _ in node.value if isinstance(node, yaml.MappingNode) else []:
            if key.value in seen:
                mark = key.start_mark
                spots.append(Spot(self.path, mark.line + 1, mark.column + 1))
            seen.add(key.value)
        return spots


def _child(node: yaml.Node | None, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        found: yaml.Node = node.value[step]
        return found
    return None


def read_settings(
    options: Mapping[str, Any], source: Source
) -> tuple[Settings | None, list[Problem]]:
    """The plugin's options as one value, or every problem in them."""
    try:
        return Settings.model_validate(_texts(options)), []
    except ValidationError as error:
        return None, option_problems(error, Settings, source)


def _texts(options: Mapping[str, Any]) -> dict[str, Any]:
    """The options with what YAML has typed in defaults (`country: NO`) back as text."""
    options = {key: value for key, value in options.items() if value is not None}
    if isinstance(options.get("defaults"), dict):
        options["defaults"] = _written(options["defaults"])
    if isinstance(options.get("departments"), dict):
        options["departments"] = {
            str(name): _written(values) if isinstance(values, dict) else values or {}
            for name, values in options["departments"].items()
        }
    return options


def _written(values: dict[Any, Any]) -> dict[str, Any]:
    words = {True: "yes", False: "no", None: ""}
    return {
        str(key): words[value] if value is None or isinstance(value, bool)
        else [str(item) for item in value] if isinstance(value, list)
        else value if isinstance(value, dict) else str(value)
        for key, value in values.items()
    }  # fmt: skip


def option_problems(
    error: ValidationError,
    model: type[BaseModel],
    source: Source,
    base: Steps = (),
    whose: str = "",
) -> list[Problem]:
    """What pydantic found, in the words of this project; one problem for each option."""
    problems: dict[tuple[Spot, str], Problem] = {}
    for entry in error.errors():
        path = base + tuple(step for step in entry["loc"] if not str(step).startswith("function-"))
        name = ".".join(str(step) for step in path if step not in base) or whose or "careers"
        spot = source.spot(path)
        owner = f" of “{whose}”" if whose else ""
        if entry["type"] == "extra_forbidden":
            known = _fields_at(model, entry["loc"][:-1])
            hint = did_you_mean(str(entry["loc"][-1]), known)
            message = f"There is no option “{name}”{owner}."
            fix = f"{hint}The options are: {', '.join(sorted(known)) or 'none'}."
            problem = spot.error("option-unknown", message, fix)
        elif entry["type"] == "missing":
            message = f"The option “{name}”{owner} is missing."
            problem = spot.error("option-missing", message, _about(model, entry["loc"]))
        else:
            said = entry["msg"].removeprefix("Value error, ")
            message = f"The option “{name}”{owner} can't be read: {said[:1].lower()}{said[1:]}"
            problem = spot.error(
                "option-wrong", message.rstrip(".") + ".", _about(model, entry["loc"])
            )
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
    if not loc or not isinstance(loc[-1], str):
        return ""
    owner = _model_at(model, loc[:-1])
    info = owner.model_fields.get(loc[-1]) if owner else None
    return info.description or "" if info else ""
