"""Every key has examples: the right ones are read without a word, the wrong ones are told."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType

import pytest

from careers.discovery import GROUP
from careers.keys import NAMES, normal_key

DOCS = Path(__file__).resolve().parents[1] / "docs"


@pytest.fixture(scope="module")
def made() -> ModuleType:
    """`docs/key_examples.py`, as a module."""
    sys.path.insert(0, str(DOCS))
    return import_module("key_examples")


def test_every_key_has_three_right_and_three_wrong_examples(made):
    points = [one for one in entry_points(group=GROUP) if one.value.startswith("careers.")]
    of_features = {one.name for one in points if one.load().role_key}
    assert {normal_key(key) for key in made.examples()} == NAMES | of_features
    for key, kinds in made.examples().items():
        for kind in ("right", "wrong"):
            assert len({one.lines for one in kinds[kind]}) >= 3, (key, kind)


def test_what_is_right_is_read_without_a_word(made):
    told = {name: list(map(str, found)) for name, found in made.problems().items()}
    assert {name: found for name, found in told.items() if "-right-" in name and found} == {}


def test_what_is_wrong_is_told_at_its_line(made):
    for name, example in made.every():
        if "-wrong-" in name:
            found = made.problems()[name]
            assert found, name
            stops = [problem for problem in found if problem.severity != "note"]
            assert {problem.line for problem in stops or found} <= set(example.places), name


def test_every_right_example_of_a_value_says_what_is_read(made):
    silent = [
        name
        for name, example in made.every()
        if "-right-" in name
        and example.key in ("posted", "closes", "pay", "location", "workplace", "employment")
        and not made.read_as(example.key, made.readings()[name])
    ]
    assert silent == []
