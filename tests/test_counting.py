"""A number takes the form of the text that its language has for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from careers.counting import counted, minutes_text, number_text
from careers.site import Employer, Site

ZONE = ZoneInfo("Europe/Athens")
SITE = Site("", "Jobs", "en", ZONE, Employer("Bread"), (), datetime(2026, 11, 23, tzinfo=ZONE))
ENGLISH = {"one": "1 role", "other": "{count} roles"}
FRENCH = {"one": "{count} poste", "other": "{count} postes"}


def in_language(language: str, locale: str = "") -> Site:
    return replace(SITE, language=language, locale=locale or language.replace("-", "_"))


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 roles"), (1, "1 role"), (2, "2 roles"), (1234, "1,234 roles")]
)
def test_a_number_takes_its_form(count: int, said: str) -> None:
    assert counted(ENGLISH, count, SITE) == said


def test_nothing_is_one_in_french() -> None:
    said = [counted(FRENCH, count, in_language("fr")) for count in (0, 1, 2)]

    assert said == ["0 poste", "1 poste", "2 postes"]


def test_a_form_that_is_not_there_is_the_other_one() -> None:
    """A million is “many” in French."""
    assert counted(FRENCH, 10**6, in_language("fr")).endswith(" postes")


def test_words_in_english_count_as_english_does() -> None:
    """There are no Russian words: 21 is one in Russian, and many in what is shown."""
    assert counted(ENGLISH, 21, in_language("ru")) == "21 roles"


def test_the_sites_locale_says_how_a_number_is_written() -> None:
    assert number_text(1234, in_language("de")) == "1.234"
    assert number_text(1234, in_language("de", "de_CH")) == "1’234"
    assert number_text(1234, in_language("fr")) == "1\u202f234"


def test_other_values_stand_in_the_text_too() -> None:
    forms = {"one": "1 role in {name}", "other": "{count} roles in {name}"}

    assert counted(forms, 2, SITE, name="{Sales}") == "2 roles in {Sales}"


@pytest.mark.parametrize(
    ("language", "said"), [("en", "4 min"), ("de", "4 Min."), ("fr", "4 min"), ("el", "4 λ.")]
)
def test_minutes_are_short(language: str, said: str) -> None:
    assert minutes_text(4, in_language(language)).replace("\u00a0", " ") == said
