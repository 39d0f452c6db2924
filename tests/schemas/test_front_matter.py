"""The schemas take whatever the reader takes without a word, and tell slips that they can see."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from careers import frontmatter
from careers.keys import ADDRESS_KEYS, KEYS, NAMES, UNIT_KEYS, normal_key
from careers.problem import Problem, Spot, Text
from careers.reading import Rules, read_role
from careers.schemas.front_matter import KINDS, Kind, Known, front_matter_schema, keys_of
from careers.shapes import CHOICES, SHAPES, shape_of
from careers.units import read_units
from careers.values import choice

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests/cases"
KNOWN = Known(("Sales",), ("Boston",), {"resource_links": "Links worth reading."})
ALL_KEYS = {key.name for key in (*KEYS, *UNIT_KEYS, *ADDRESS_KEYS)} | {"resource_links"}
LACKING = {"title-missing", "body-missing", "posted-missing", "location-missing"}
READERS = {
    "workplace": choice.read_workplace,
    "employment": choice.read_employment,
    "status": choice.read_status,
}


class Yaml12(yaml.SafeLoader):
    """YAML as editors read it: `NO` and `2026-11-02` are texts."""


Yaml12.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
):
    Yaml12.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first)
    )


@cache
def validator(kind: Kind) -> Draft7Validator:
    schema = front_matter_schema(kind, KNOWN)
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


def wrong(kind: Kind, lines: str) -> list[str]:
    """Where the schema finds something wrong in the lines between the two `---`."""
    found = validator(kind).iter_errors(yaml.load(lines, Yaml12))
    return sorted({"/".join(map(str, error.absolute_path)) for error in found})


def front_matter_of(text: str) -> str | None:
    """The lines between the two `---`, if YAML finds the keys in them that our reader finds."""
    found = re.match(r"---\n(.*?)^---$", text, re.DOTALL | re.MULTILINE)
    try:
        values = yaml.load(found[1], Yaml12) if found else None
    except (yaml.YAMLError, ValueError):
        return None
    read = frontmatter.read(text, "x.md", ALL_KEYS).fields
    same = isinstance(values, dict) and {normal_key(str(key)) for key in values} == read.keys()
    return found[1] if found and same else None


def texts_in(value: Any) -> Iterator[str]:
    """Every file in some cases."""
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts_in(inner)
    elif isinstance(value, str) and value.startswith("---\n"):
        yield value


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_one(kind: Kind) -> None:
    Draft7Validator.check_schema(front_matter_schema(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_has_its_sentence_and_an_example(kind: Kind) -> None:
    schema = front_matter_schema(kind, KNOWN)
    for key in keys_of(kind, KNOWN):
        offered = schema["properties"][key.name.replace("_", " ")]
        said = schema["definitions"][offered["$ref"].rpartition("/")[2]]
        assert said["description"] == key.about
        assert key.example in said["markdownDescription"]


def test_every_shape_is_that_of_a_key() -> None:
    assert SHAPES.keys() <= NAMES
    assert {shape_of(key.name) for key in KEYS} == set(SHAPES.values()) | {"words", "list"}
    assert shape_of("resource_links") == shape_of("street") == "list"


@pytest.mark.parametrize("file", sorted((ROOT / "roles").rglob("*.md")), ids=lambda f: f.stem)
def test_the_sample_roles_are_right(file: Path) -> None:
    lines = front_matter_of(file.read_text("utf-8"))
    if lines:  # a title with a colon is no YAML
        kind: Kind = "role" if file.parent.name == "roles" or file.stem == "index" else "opening"
        assert wrong(kind, lines) == []


@pytest.mark.parametrize("kind", ["department", "office"])
def test_the_sample_departments_and_offices_are_right(kind: Kind) -> None:
    files = sorted((ROOT / "site_src" / f"{kind}s").glob("*.md"))
    assert files
    for file in files:
        lines = front_matter_of(file.read_text("utf-8"))
        assert lines is None or wrong(kind, lines) == [], file.name


@pytest.mark.parametrize("name", ["frontmatter", "reading", "openings"])
def test_what_is_read_without_a_word_is_right_by_the_schema(name: str, rules: Rules) -> None:
    texts = [*texts_in(yaml.safe_load((CASES / f"{name}.yml").read_text("utf-8")))]
    read = 0
    for text in texts:
        lines = front_matter_of(text)
        problems = read_role(text, "roles/baker.md", rules, "jobs/baker/")[1]
        # That a role lacks something, no schema tells: it may stand elsewhere.
        problems = [one for one in problems if one.code not in LACKING]
        if lines and not problems:
            assert wrong("role", lines) == [], text
            assert wrong("opening", lines) == [], text
            read += 1
    assert read > 2


def test_departments_and_offices_are_right_where_the_reader_says_nothing(tmp_path: Path) -> None:
    cases = yaml.safe_load((CASES / "units.yml").read_text("utf-8"))["files"]
    read = 0
    for number, case in enumerate(cases):
        file = tmp_path / str(number) / case["path"]
        file.parent.mkdir(parents=True)
        file.write_text(case["text"], "utf-8")
        lines = front_matter_of(case["text"])
        units = read_units(tmp_path / str(number), "site_src", frozenset({"resource_links"}))
        if lines and not units.problems:
            kind: Kind = "office" if case["path"].startswith("offices") else "department"
            assert wrong(kind, lines) == [], case["text"]
            read += 1
    assert read > 2


@given(st.data())
def test_every_spelling_of_a_choice_that_is_read_is_right(data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(sorted(READERS)))
    words = [word for line in CHOICES[key].values() for word in line.split(",")]
    word = data.draw(st.sampled_from([*words, *CHOICES[key]])).strip()
    for change in data.draw(st.lists(st.sampled_from(SPELLINGS), max_size=4)):
        word = change(word)
    assert not isinstance(READERS[key](Text(word, Spot("x"))), Problem)
    assert validator("role").is_valid({key: word}), word


def bare(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(p for p in parts if not unicodedata.combining(p)))


SPELLINGS = [
    str.upper,
    str.lower,
    str.title,
    bare,
    lambda word: word.replace(" ", "-"),
    lambda word: word.replace(" ", "_"),
    lambda word: word.replace(" ", ""),
    lambda word: word.replace("-", " "),
    lambda word: f" {word} ",
    lambda word: word if word[0] in "“ " else f"“{word}”",
]


@given(st.sampled_from(sorted(READERS)), st.text("abcdefghijklmnopqrstuvwxyz éß-,/", max_size=12))
@example("status", "hiring-a")
def test_what_is_no_choice_is_told(key: str, written: str) -> None:
    if validator("role").is_valid({key: written}) and written.strip():
        assert not isinstance(READERS[key](Text(written, Spot("x"))), Problem)


@given(
    st.sampled_from(KEYS), st.sampled_from(["upper", "title", "lower"]), st.text(" _-", max_size=2)
)
def test_a_key_may_be_spelled_in_any_way(key: Any, case: str, between: str) -> None:
    spelled = getattr(key.name, case)().replace("_", between or " ")
    assert validator("role").is_valid({spelled: None})


@pytest.mark.parametrize(
    ("kind", "lines", "places"),
    [
        ("role", "workplace: remot", ["workplace"]),
        ("role", "salary: 3", [""]),
        ("role", "posted: tomorrow", ["posted"]),
        ("role", "pay: competitive", ["pay"]),
        ("role", "featured: perhaps", ["featured"]),
        ("role", "openings: several", ["openings"]),
        ("role", "openings: 0", ["openings"]),
        ("role", "title: [Baker, Cook]", ["title"]),
        ("role", "status: gone", ["status"]),
        ("role", "country: Greece", [""]),
        ("office", "location: Athens", [""]),
        ("department", "title: Sales\ndepartment: Sales", [""]),
        ("department", "posted: 2026-11-02", [""]),
        ("role", "pay: (left out)", ["pay"]),
        ("opening", "pay: (left out)\nworkplace: '(left out)'\nbenefits: Lunch (added)", []),
        ("role", "status: filled on 2026-12-03\nemployment: full time, Teilzeit", []),
        ("role", "posted: 20261102\nbenefits:\n- Pension: 5 %\n- Lunch\nOpenings: two", []),
        ("role", "title:\npay:\nposted:\nworkplace:\nfeatured:\nopenings:", []),
        ("role", "title:\n  Sales: Account Executive", []),
        ("office", "country: NO\nlatitude: 59.9\npostal_code: 0150", []),
    ],
)
def test_slips_are_told_and_nothing_else(kind: Kind, lines: str, places: list[str]) -> None:
    assert wrong(kind, lines) == places


def test_a_site_adds_its_names_and_its_features() -> None:
    schema = front_matter_schema("role", KNOWN)
    assert schema["definitions"]["department"]["examples"] == ["Sales"]
    assert schema["definitions"]["location"]["examples"] == ["Boston"]
    assert validator("role").is_valid({"Resource Links": ["[a](b.md)"]})
    assert not Draft7Validator(front_matter_schema("role")).is_valid({"resource links": "x"})


def test_names_that_are_found_by_the_file_are_not_offered() -> None:
    assert {key.name for key in keys_of("office")} == {
        *(key.name for key in (*UNIT_KEYS, *ADDRESS_KEYS)),
        *(key.name for key in KEYS if key.inherited),
    } - {"department", "location"}
