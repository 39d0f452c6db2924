"""The language that a file's name says, and texts that are written once for each language."""

from __future__ import annotations

from typing import Any

import pytest

from careers.language import Named, direction_of, name_of, named, read_code
from careers.option_texts import codes_in, options_in, unsaid
from careers.settings import Settings, read_settings
from careers.source import Source


@pytest.mark.parametrize(
    ("name", "original", "code"),
    [
        ("x.de.md", "x.md", "de"),
        ("x.DE.md", "x.md", "de"),
        ("x.pt-br.md", "x.md", "pt-BR"),
        ("x.pt_BR.md", "x.md", "pt-BR"),
        ("x.zh-hant.md", "x.md", "zh-Hant"),
        ("roles/sales/index.el.md", "roles/sales/index.md", "el"),
        ("../roles/x.de.md", "../roles/x.md", "de"),
        ("a.b.de.md", "a.b.md", "de"),
        ("x.md", "x.md", ""),
        ("x.v2.md", "x.v2.md", ""),
        ("node.js.md", "node.js.md", ""),
        ("report.2026.md", "report.2026.md", ""),
        ("x.qq.md", "x.qq.md", ""),
        ("x.de", "x.de", ""),
        (".de.md", ".de.md", ""),
        ("de.md", "de.md", ""),
        ("x..md", "x..md", ""),
        ("x.de.html", "x.de.html", ""),
        ("v1.de/x.md", "v1.de/x.md", ""),
        ("ü.de.md", "ü.md", "de"),
        ("x.dе.md", "x.dе.md", ""),  # a Cyrillic letter
    ],
)
def test_a_name_says_its_language_or_none(name: str, original: str, code: str) -> None:
    found = named(name)
    assert (found.original, found.code) == (original, code)


def test_how_a_name_says_it_is_kept() -> None:
    assert named("x.DE.md") == Named("x.md", "de", "DE")


@pytest.mark.parametrize("written", ["", "german", "d", "de-", "de-DE-x", "../de", "de\n", "d e"])
def test_what_is_no_code_is_none(written: str) -> None:
    assert read_code(written) == ""


def test_languages_are_called_as_people_call_them() -> None:
    assert [name_of(code, code) for code in ("de", "fr", "el")] == [
        "Deutsch", "Français", "Ελληνικά",
    ]  # fmt: skip
    assert name_of("de", "en") == "German"
    assert [direction_of(code) for code in ("de", "ar", "he")] == ["ltr", "rtl", "rtl"]


def settings_of(languages: Any) -> tuple[Settings | None, list[str]]:
    options = {"employer": {"name": "X"}, "timezone": "Europe/Athens", "languages": languages}
    settings, problems = read_settings(options, Source(), "en")
    return settings, [problem.message for problem in problems]


@pytest.mark.parametrize(
    "languages",
    [
        ["en", "de"],
        {"en": None, "de": None},
        ["en", {"de": {"name": "Arbeiten"}}],
        {"en": {}, "de": "Arbeiten"},
        ["EN", " de "],
    ],
)
def test_languages_are_a_list_or_a_mapping(languages: Any) -> None:
    settings, problems = settings_of(languages)
    assert problems == []
    assert settings is not None
    assert list(settings.languages) == ["en", "de"]


@pytest.mark.parametrize(
    ("languages", "said"),
    [
        (["en", "german"], "“german” is not the code of a language. Write one such as de."),
        (["en", "de", "DE"], "“de” is written twice. Keep one of them."),
        ([["en"]], "is not the code of a language"),
        ({"en": {"locale": "xx_XX"}}, "there is no locale “xx_XX”"),
        ({"en": {"nam": "X"}}, "There is no option “languages.en.nam”"),
    ],
)
def test_what_is_no_language_is_told(languages: Any, said: str) -> None:
    _, problems = settings_of(languages)
    assert len(problems) == 1
    assert said in problems[0]


OPTIONS = {
    "languages": ["en", "de", {"el": None}],
    "employer": {"name": "Example"},
    "features": {
        "hiring_steps": {
            "steps": [
                {"title": {"en": "You apply", "de": "Sie bewerben sich"}, "when": "today"},
                {"title": "We talk"},
            ]
        },
        "application_form": {"way": "form", "retention": {"en": "Six months.", "el": "Έξι μήνες."}},
        "feeds": None,
    },
}


def test_a_text_is_chosen_by_the_language_of_the_page() -> None:
    assert codes_in(OPTIONS) == ("en", "de", "el")
    steps = options_in(OPTIONS, "de", "en")["features"]["hiring_steps"]["steps"]
    assert steps == [{"title": "Sie bewerben sich", "when": "today"}, {"title": "We talk"}]
    own = options_in(OPTIONS, "en", "en")["features"]["application_form"]
    assert own == {"way": "form", "retention": "Six months."}


def test_a_text_that_is_not_there_in_a_language_is_as_in_the_site_s_own() -> None:
    german = options_in(OPTIONS, "de", "en")["features"]["application_form"]
    assert german["retention"] == "Six months."
    told = sorted(problem.message for problem in unsaid(OPTIONS, "en", Source()))
    assert told == [
        "“features.application_form.retention” says nothing in de; it is shown in “en” there.",
        "“features.hiring_steps.steps.0.title” says nothing in el; it is shown in “en” there.",
    ]


def test_without_languages_a_mapping_is_what_it_was() -> None:
    options = {"departments": {"de": {"contact": "a@example.com"}, "en": {}}}
    assert options_in(options, "en", "en") == options
    assert list(unsaid(options, "en", Source())) == []


def test_the_languages_themselves_are_no_text() -> None:
    options = {"languages": {"en": {"name": "A"}, "de": {"name": "B"}}}
    assert options_in(options, "de", "en") == options
