"""The schema of `mkdocs.yml` takes what the options take, and tells what they don't."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from careers.commands.schema import models_in
from careers.schemas.options import options_schema

ROOT = Path(__file__).parents[2]
# Those that change a line of a file are no YAML by themselves.
EXAMPLE = re.compile(r"^```ya?ml(?! replace)[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
ENOUGH = {"employer": {"name": "Example"}, "timezone": "Europe/Athens"}


class Loader(yaml.SafeLoader):
    """Reads what `!ENV` and the like stand before as nothing."""


Loader.add_multi_constructor("", lambda *_: None)


@cache
def schema() -> dict[str, Any]:
    return options_schema(dict(models_in(ROOT)))


@cache
def validator() -> Draft7Validator:
    Draft7Validator.check_schema(schema())
    return Draft7Validator(schema())


def wrong(**options: Any) -> list[str]:
    """Where the schema finds something wrong in the options of the plugin."""
    whole = {"site_name": "x", "plugins": ["search", {"careers": {**ENOUGH, **options}}]}
    errors = validator().iter_errors(whole)
    return sorted({"/".join(map(str, [*error.absolute_path][3:])) for error in errors})


@pytest.mark.parametrize("page", sorted(ROOT.glob("docs/**/*.md")), ids=lambda page: page.stem)
def test_every_example_of_the_documentation_is_right(page: Path) -> None:
    for example in EXAMPLE.findall(page.read_text("utf-8")):
        found = yaml.load(example, Loader)
        if isinstance(found, dict) and "plugins" in found:
            errors = [*validator().iter_errors(found)]
            # Most show some options only.
            assert [one.message for one in errors if one.validator != "required"] == []


def test_the_sample_site_is_right() -> None:
    whole = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader)
    assert [error.message for error in validator().iter_errors(whole)] == []


@pytest.mark.parametrize(
    "options",
    [
        {"closing_soon": "14", "features": None, "offices": None},
        {"languages": ["en", "de"]},
        {"languages": {"en": None, "de": "Arbeiten", "no": {"name": "Jobber"}}},
        {"languages": ["en", {"de": "Arbeiten"}]},
        {"content_security": False, "pictures": "off"},
        {"content_security": {"enabled": "no", "scripts": ["https://x.example"]}},
        {"offices": [{"name": "Oslo", "country": False, "postal_code": 150}]},
        {"employer": {"name": {"en": "Example", "de": "Beispiel"}}},
        {"features": {"job_posting": {}, "feeds": None, "crawlers": {"llms": "no"}}},
        {
            "features": {
                "benefits": {"benefits": ["Bread", {"Learning": "1,200 EUR"}, {"text": "x"}]}
            }
        },
        {"departments": {"Sales": {"benefits": ["car", "lunch"], "openings": 2}}},
    ],
)
def test_every_form_that_is_taken_is_right(options: dict[str, Any]) -> None:
    assert wrong(**options) == []


@pytest.mark.parametrize(
    ("options", "places"),
    [
        ({"ofices": []}, [""]),
        ({"offices": [{"name": "Athens"}]}, ["offices/0"]),
        ({"closing_soon": "soon"}, ["closing_soon"]),
        ({"lists_by": ["town"]}, ["lists_by/0"]),
        ({"features": {"feed": {}}}, ["features"]),
        (
            {"features": {"benefits": {"benefits": [{"text": "x", "country": "US"}]}}},
            ["features/benefits/benefits/0"],
        ),
        ({"features": {"feeds": {"rrs": True}}}, ["features/feeds"]),
        ({"features": {"application_form": {"way": "fax"}}}, ["features/application_form/way"]),
        ({"material_scripts": "perhaps"}, ["material_scripts"]),
    ],
)
def test_slips_are_told_at_their_place(options: dict[str, Any], places: list[str]) -> None:
    assert wrong(**options) == places


def test_what_is_not_ours_is_not_looked_at() -> None:
    whole = {"theme": 1, "plugins": {"search": None, "tags": {"x": 1}, "careers": ENOUGH}}
    assert validator().is_valid(whole)


def test_where_a_site_is_not_known_its_own_features_may_be_on() -> None:
    some = Draft7Validator(options_schema({}, others=True))
    careers = {**ENOUGH, "features": {"our_badges": {"x": 1}}}
    assert some.is_valid({"plugins": [{"careers": careers}]})


def test_every_option_has_its_sentence() -> None:
    definitions = schema()["definitions"]
    for name, definition in definitions.items():
        for option, value in definition.get("properties", {}).items():
            said = value.get("description") or definitions[value["$ref"].split("/")[-1]]
            assert said, f"{name}.{option}"


def test_features_are_told_by_their_first_words() -> None:
    features = schema()["definitions"]["careers"]["properties"]["features"]["properties"]
    assert {"job_posting", "our_kitchens"} <= features.keys()
    assert all(feature["description"] for feature in features.values())
