"""What features say in their own words: read whole, in every language, or told with its place."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from careers.catalogue import load_catalogue
from careers.feature_texts import FeatureTexts, read_feature_texts
from careers.problem import Problem

OWN = """\
from careers import Block, Feature, hookimpl

class {name}(Feature):
    @hookimpl
    def role_blocks(self):
        return [Block("careers/words.html", {{}})]
"""
SHOWN = "<p class=words>{{ careers.text.bread.said | e }}</p>"


@pytest.fixture
def read(tmp_path: Path):
    """Reads the words of the feature “bread” out of files, by their languages."""

    def read_files(off: Collection[str] = (), **files: Any):
        folder = tmp_path / "plugins" / "texts"
        folder.mkdir(parents=True)
        for code, said in files.items():
            text = said if isinstance(said, str) else json.dumps(said)
            (folder / f"{code}.json").write_text(text, encoding="utf-8")
        feature: Any = SimpleNamespace(name="bread", texts=lambda: folder)
        return read_feature_texts([feature], off, tmp_path)

    return read_files


def test_a_language_says_what_it_can_and_the_rest_is_english(read) -> None:
    found, problems = read(
        en={"bread": {"said": "Bread", "more": {"who": "You"}, "n": {"other": "{count}"}}},
        de={"bread": {"more": {"who": "Sie"}}},
    )

    assert problems == []
    assert found.below("de")["bread"] == {
        "said": "Bread",
        "more": {"who": "Sie"},
        "n": {"other": "{count}"},
    }
    assert found.below("de-AT")["bread"]["more"] == {"who": "Sie"}
    assert found.below("fr")["bread"]["more"] == {"who": "You"}
    assert found.below("de")["site"] == load_catalogue("de")["site"]
    assert "bread" not in load_catalogue("de")


def test_where_no_feature_has_words_there_is_nothing_to_do(tmp_path: Path) -> None:
    silent: Any = SimpleNamespace(name="bread", texts=lambda: None)
    found, problems = read_feature_texts([silent], (), tmp_path)

    assert (found, problems) == (FeatureTexts(), [])
    assert found.with_own({}) == {}
    assert found.below("de") is load_catalogue("de")


def test_a_folder_may_hold_the_words_of_other_features(read) -> None:
    _, problems = read({"cake"}, en={"bread": {"said": "x"}, "cake": {"anything": "x"}})

    assert problems == []


@pytest.mark.parametrize(
    ("said", "code", "place", "words"),
    [
        ({"en": '{"bread": {\n"said": "x",}}'}, "texts-json", "en.json:2", "not JSON"),
        ({"en": "[]"}, "texts-json", "en.json:1", "no object"),
        ({"en": '{"bread": {"a": "x", "a": "y"}}'}, "texts-json", "en.json:1", "stands twice"),
        ({"en": '{"bread":\n"x"}'}, "texts-shape", "en.json:1", "holds several texts"),
        ({"en": '{"bread": {\n"a": ""}}'}, "texts-shape", "en.json:2", "“bread.a” is a text."),
        ({"en": {"bread": {"a": 3}}}, "texts-shape", "en.json:1", "“bread.a” is a text."),
        ({"en": {"bread": {"a": ["x"]}}}, "texts-shape", "en.json:1", "is a text."),
        ({"en": {"bread": {"a": {"one": "x"}}}}, "texts-shape", "en.json:1", "form “other”"),
        ({"en": {"bread": {"a": "{"}}}, "texts-braces", "en.json:1", "no name"),
        ({"en": {"bread": {"a": "{}"}}}, "texts-braces", "en.json:1", "no name"),
        ({"en": {"bread": {"a": "{x.y}"}}}, "texts-braces", "en.json:1", "no name"),
        ({"en": {"bread": {"a": "{x!r}"}}}, "texts-braces", "en.json:1", "no name"),
        ({"en": {"bread": {"a": "x" * 3000}}}, "texts-long", "en.json:1", "3000"),
        ({"en": {"bread": {"items": "x"}}}, "texts-name", "en.json:1", "“items”"),
        ({"en": {"bread": {"Apply here": "x"}}}, "texts-name", "en.json:1", "“Apply here”"),
        ({"en": {"bread": {"a": {"keys": "x"}}}}, "texts-name", "en.json:1", "“keys”"),
        ({"en": '{"bread": {},\n"braed": {}}'}, "texts-unknown", "en.json:2", "“bread”?"),
        ({"de": {"bread": {"a": "x"}}}, "texts-english", "de.json:1", "not in English"),
        (
            {"en": {"bread": {"a": "x"}}, "de": '{"bread": {"a": "y",\n"b": "z"}}'},
            "texts-unknown",
            "de.json:2",
            "There is no text “bread.b”.",
        ),
        (
            {"en": {"bread": {"a": "x"}}, "de": {"bread": {"a": "{y}"}}},
            "texts-braces",
            "de.json:1",
            "Write it without braces.",
        ),
        (
            {"en": {"bread": {"a": "x"}}, "german": {"bread": {"a": "y"}}},
            "texts-language",
            "german.json:1",
            "not the code of a language",
        ),
    ],
)
def test_what_a_file_cannot_say_is_told_with_its_place(read, said, code, place, words) -> None:
    _, problems = read(**said)
    [problem] = problems

    assert problem.code == code
    assert f"{problem.path}:{problem.line}" == f"plugins/texts/{place}"
    assert words in f"{problem.message} {problem.fix}"


def test_everything_is_told_at_once(read) -> None:
    _, problems = read(en={"bread": {"items": "x", "a": "{", "b": ""}}, de="{")

    assert [problem.code for problem in problems] == [
        "texts-json",
        "texts-name",
        "texts-braces",
        "texts-shape",
    ]


def test_words_of_the_package_stay_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "en.json").write_text('{"site": {"apply": "x"}}')
    feature: Any = SimpleNamespace(name="site", texts=lambda: folder)
    found, [problem] = read_feature_texts([feature], (), tmp_path)

    assert isinstance(problem, Problem)
    assert problem.code == "texts-fixed"
    assert found.below("en")["site"]["apply"] == "Apply for this role"


def test_a_feature_of_a_site_alone_brings_words_too(project) -> None:
    mkdocs = (project.folder / "mkdocs.yml").read_text() + "        bread: {}\n"
    mkdocs = mkdocs.replace("font: false}", "font: false, language: de}")
    project.write(
        {
            "mkdocs.yml": mkdocs,
            "plugins/bread.py": OWN.format(name="Bread"),
            "plugins/texts/en.json": '{"bread": {"said": "Bread"}}',
            "plugins/texts/de.json": '{"bread": {"said": "Brot & <b>"}}',
            "theme_overrides/careers/words.html": SHOWN,
        }
    )
    assert project.said() == []
    assert project.page("jobs/baker/index.html").select_one(".words").text == "Brot & <b>"
    assert not (project.folder / "site" / "texts").exists()


def test_a_broken_file_is_told_and_nothing_is_published(project) -> None:
    mkdocs = (project.folder / "mkdocs.yml").read_text() + "        bread: {}\n"
    project.write(
        {
            "mkdocs.yml": mkdocs,
            "plugins/bread.py": OWN.format(name="Bread"),
            "plugins/texts/en.json": '{"bread": {"said": "Bread",}}',
            "theme_overrides/texts/en.json": '{"bread": {"said": "Bread"}}',
            "theme_overrides/careers/words.html": SHOWN,
        }
    )
    [said] = project.said()
    assert said.startswith("plugins/texts/en.json:1:")
    assert "error: This is not JSON" in said


def test_a_feature_in_a_language_that_the_package_has_no_words_in(project) -> None:
    """The interface is in English there, and so is what a feature says, forms of numbers too."""
    mkdocs = (project.folder / "mkdocs.yml").read_text() + "        bread: {}\n"
    files = {
        "mkdocs.yml": mkdocs.replace("font: false}", "font: false, language: nl}"),
        "plugins/bread.py": OWN.format(name="Bread"),
        "plugins/texts/en.json": '{"bread": {"said": "Bread"}}',
        "plugins/texts/nl.json": '{"bread": {"said": "Brood"}}',
        "theme_overrides/careers/words.html": SHOWN,
    }
    outcome = project.write(files).build()
    assert [str(problem) for problem in outcome.problems if problem.code != "language"] == []
    assert project.page("jobs/baker/index.html").select_one(".words").text == "Bread"

    project.write({"theme_overrides/texts/nl.json": '{"site": {"apply": "Solliciteren"}}'})
    assert project.build().problems == []
    assert project.page("jobs/baker/index.html").select_one(".words").text == "Brood"
