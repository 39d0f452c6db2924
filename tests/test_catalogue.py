"""Every language has all the words, and sections are known by their headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from babel import Locale

import careers
from careers.body import heading_key
from careers.catalogue import FALLBACK, load_catalogue, section_kinds
from careers.lifecycle import State
from careers.role import EmploymentType, PayPeriod, Workplace

TEXTS = Path(careers.__file__).parent / "texts"
PLURALS = {"zero", "one", "two", "few", "many", "other"}
LANGUAGES = sorted(file.stem for file in TEXTS.glob("*.json"))
OTHERS = [language for language in LANGUAGES if language != FALLBACK]
SAME = {"Article", "Error:", "Guide", "Hybrid", "Introduction", "Links", "No", "Page", "Podcast"}
SAME |= {"Pages", "Questions", "Team", "Video"}


def words(values: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Each text of a catalogue with its path: a sentence, its plural forms, or words to read."""
    for key, value in values.items():
        if isinstance(value, dict) and "other" in value and {*value} <= PLURALS:
            yield f"{path}{key}", value
        elif isinstance(value, dict):
            yield from words(value, f"{path}{key}.")
        else:
            yield f"{path}{key}", value


def texts(language: str) -> Iterator[tuple[str, str]]:
    """Each text that is shown, each plural form by itself."""
    for path, value in words(load_catalogue(language)):
        if isinstance(value, str):
            yield path, value
        elif isinstance(value, dict):
            for form, text in value.items():
                yield f"{path}.{form}", text


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_says_what_the_english_one_says(language: str) -> None:
    own, english = dict(words(load_catalogue(language))), dict(words(load_catalogue(FALLBACK)))

    assert own.keys() == english.keys()
    for path, text in english.items():
        assert type(own[path]) is type(text), path
        if isinstance(text, str):
            assert fields(own[path]) == fields(text), path
        elif isinstance(text, dict):
            assert fields(own[path]["other"]) == fields(text["other"]), path


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_is_clean(language: str) -> None:
    for path, text in texts(language):
        assert " ".join(text.split(" ")).strip() == text != "", path
        assert not re.search(r'[<>&\n\t"]|  ', text), path
        assert language == FALLBACK or "'" not in text, path


@pytest.mark.parametrize("language", OTHERS)
def test_no_english_is_left_over(language: str) -> None:
    own, english = dict(texts(language)), dict(texts(FALLBACK))
    # Words that are the same in some languages, however they came there.
    same = {text for path, text in own.items() if text == english.get(path)} - SAME
    assert not {text for text in same if re.search(r"[a-z]{2}", re.sub(r"{\w+}", "", text))}


def test_no_line_breaks_before_a_french_sign() -> None:
    for path, text in texts("fr"):
        assert not re.search(r" [;:?!»%]|« ", text), path


@pytest.mark.parametrize("language", OTHERS)
def test_a_sentence_ends_as_in_english(language: str) -> None:
    own, english = dict(texts(language)), dict(texts(FALLBACK))
    question = {"el": ";"}.get(language, "?")
    for path, text in english.items():
        end = {"?": question}.get(text[-1], text[-1])
        if path in own and text[-1] in ".?:)":
            assert own[path][-1] == end, path


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_has_the_forms_that_its_language_tells_apart(language: str) -> None:
    rules = Locale.parse(language).plural_form
    needed = {rules(number) for number in range(1000)}
    for path, forms in words(load_catalogue(language)):
        if isinstance(forms, dict):
            assert needed <= {*forms}, path
            for form, text in forms.items():
                only_one = [n for n in range(1000) if rules(n) == form] == [1]
                assert "{count}" in text or only_one, f"{path}.{form}"


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
