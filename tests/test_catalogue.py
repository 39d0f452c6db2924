"""Every language has all the words, and sections are known by their headings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

import careers
from careers.body import heading_key
from careers.catalogue import FALLBACK, load_catalogue, section_kinds
from careers.lifecycle import State
from careers.role import EmploymentType, PayPeriod, Workplace

TEXTS = Path(careers.__file__).parent / "texts"
LANGUAGES = sorted(file.stem for file in TEXTS.glob("*.json"))


def words(values: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Each text of a catalogue with its path."""
    for key, value in values.items():
        if isinstance(value, dict):
            yield from words(value, f"{path}{key}.")
        elif isinstance(value, str):
            yield f"{path}{key}", value


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_says_what_the_english_one_says(language: str) -> None:
    own, english = dict(words(load_catalogue(language))), dict(words(load_catalogue(FALLBACK)))

    assert own.keys() == english.keys()
    for path, text in english.items():
        fields = {name for _, name, _, _ in Formatter().parse(text) if name}
        assert {name for _, name, _, _ in Formatter().parse(own[path]) if name} == fields, path
        assert own[path].strip() == own[path] != "", path


@pytest.mark.parametrize(
    ("key", "choices"),
    [("workplace", Workplace), ("employment", EmploymentType), ("pay_period", PayPeriod)],
)
def test_every_choice_has_a_word(key: str, choices: Any) -> None:
    assert load_catalogue("en")[key].keys() == {choice.value for choice in choices}


def test_every_state_that_nobody_can_apply_in_has_a_notice() -> None:
    closed = {state.value for state in State} - {State.OPEN}

    assert closed <= load_catalogue("en")["notice"].keys()


@pytest.mark.parametrize("language", ["en", "en-GB", "xx", "pt-BR", "", "../../role", "zh-Hans-CN"])
def test_a_language_without_words_has_the_english_ones(language: str) -> None:
    assert load_catalogue(language)["site"]["apply"] == "Apply for this role"


def test_no_heading_names_two_sections() -> None:
    for language in LANGUAGES:
        headings = [
            heading_key(heading)
            for known in load_catalogue(language)["sections"].values()
            for heading in known
        ]
        assert len(headings) == len(set(headings)), language


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Requirements", "requirements"),
        ("REQUIREMENTS:", "requirements"),
        ("  **What you’ll bring** ", "requirements"),
        ("What you’ll bring…", "requirements"),
        ("✨ What you'll  bring ✨", "requirements"),
        ("Skills & experience", "requirements"),
        ("What you’ll bring!", "requirements"),
        ("– Job brief –", "brief"),
        ("Your side", "requirements"),
        ("More resources", "resources"),
        ("Hobbies", None),
        ("", None),
    ],
)
def test_a_section_is_known_by_its_heading(heading: str, kind: str | None) -> None:
    kinds = section_kinds("en", {"requirements": ["Your side:"]})

    assert kinds.get(heading_key(heading)) == kind


def test_the_sites_own_headings_win() -> None:
    assert section_kinds("en", {"benefits": ["Requirements"]})["requirements"] == "benefits"
