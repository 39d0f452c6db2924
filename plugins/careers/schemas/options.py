"""The JSON Schema of `mkdocs.yml`, as far as it is ours: the options of the plugin `careers`.

It is made from the models that check these options, and takes what they take before that: a
text may be written once for each language, `off` stands for a group of options.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from careers.schemas.front_matter import DRAFT
from careers.settings import Settings

SHORT = ["string", "boolean", "number", "array"]
ON_OR_OFF = (
    "^(?:[Oo][Nn]|[Oo][Ff][Ff]|[Yy][Ee][Ss]|[Nn][Oo]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$"
)


def options_schema(
    features: Mapping[str, type[BaseModel]], *, others: bool = False
) -> dict[str, Any]:
    """The schema of a whole `mkdocs.yml`; what is not ours in it is not looked at.

    `features` are the models of the features that can be named; with `others` there may be
    others, which only a site itself knows.
    """
    definitions: dict[str, Any] = {}
    options = _schema(Settings, "careers", definitions)
    options["properties"]["features"] = {
        **options["properties"]["features"],
        "type": ["object", "null"],
        "properties": {
            name: {
                **_or(_schema(model, name, definitions), ["null"]),
                "description": inspect.cleandoc(model.__doc__ or ""),
            }
            for name, model in features.items()
        },
        "additionalProperties": {"type": ["object", "null"]} if others else False,
    }
    options["properties"] = {
        name: _or(value, ["null"]) for name, value in options["properties"].items()
    }
    plugin = {"careers": {"$ref": "#/definitions/careers"}}
    return {
        "$schema": DRAFT,
        "title": "mkdocs.yml of a careers site",
        "type": "object",
        "properties": {
            "plugins": {
                "type": ["array", "object"],
                "properties": plugin,
                "items": {"type": ["string", "object"], "properties": plugin},
            }
        },
        "definitions": {
            "careers": {**options, "type": ["object", "null"], "description": "A careers site."},
            **definitions,
        },
    }


class _Generator(GenerateJsonSchema):
    """Says of each model what may be written for it, and not only what it becomes."""

    def str_schema(self, schema: Any) -> JsonSchemaValue:
        # One text, or one for each language; YAML takes some texts for something else.
        return {"type": ["string", "number", "boolean", "object"]}

    def bool_schema(self, schema: Any) -> JsonSchemaValue:
        said = {"pattern": ON_OR_OFF, "patternErrorMessage": "Write true or false."}
        return {"type": ["boolean", "string"], **said}

    def int_schema(self, schema: Any) -> JsonSchemaValue:
        said = {"pattern": "^[0-9]+$", "patternErrorMessage": "Write a whole number."}
        return {**super().int_schema(schema), "type": ["integer", "string"], **said}

    def function_before_schema(self, schema: Any) -> JsonSchemaValue:
        made = _or(super().function_before_schema(schema), SHORT)
        if "required" not in made:
            return made
        # What must have a text may be one alone, and “Learning: 1,200 EUR” is a mapping to YAML.
        alone = {"type": "object", "maxProperties": 1}
        other = {**made, "additionalProperties": False}
        return {"if": alone, "then": {}, "else": other, "additionalProperties": True}


def _schema(model: type[BaseModel], name: str, definitions: dict[str, Any]) -> dict[str, Any]:
    """The schema of one model; the models within it are added to the definitions."""
    made = model.model_json_schema(
        ref_template=f"#/definitions/{name}.{{model}}", schema_generator=_Generator
    )
    definitions |= {
        f"{name}.{inner}": _or(part, ["null"]) for inner, part in made.pop("$defs", {}).items()
    }
    for part in (made, *definitions.values()):
        _polish(part)
    made.pop("description", None)
    return made


def _polish(part: Any) -> None:
    """Takes out the titles, which say a name once more, and lets editors show code as code."""
    if isinstance(part, dict):
        if isinstance(part.get("title"), str):
            del part["title"]
        if isinstance(said := part.get("description"), str) and "`" in said:
            part["markdownDescription"] = said
        for inner in part.values():
            _polish(inner)
    elif isinstance(part, list):
        for inner in part:
            _polish(inner)


def _or(schema: dict[str, Any], kinds: list[str]) -> dict[str, Any]:
    """The same schema for a value that may be of these kinds as well."""
    if "type" in schema:
        own = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        return {**schema, "type": list(dict.fromkeys([*own, *kinds]))}
    if "else" in schema:
        return {**schema, "else": _or(schema["else"], kinds)}
    if "$ref" in schema:
        return schema  # it says so itself
    return {**schema, "anyOf": [*schema.get("anyOf", []), {"type": kinds}]}
