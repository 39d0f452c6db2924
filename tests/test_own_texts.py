"""A site may say any text of the interface in its own words, and is told what it can't say."""

from __future__ import annotations

from pathlib import Path

import pytest

from careers.catalogue import load_catalogue
from careers.own_texts import read_own_texts
from careers.problem import Problem


@pytest.fixture
def read(tmp_path: Path):
    """Reads a folder of one file, and answers its catalogue and what is wrong with it."""

    def read_file(text: str | bytes, name: str = "de.json"):
        content = text if isinstance(text, bytes) else text.encode()
        (tmp_path / name).write_bytes(content)
        return read_own_texts(tmp_path, "theme_overrides/texts")

    return read_file


def only(problems: list[Problem]) -> Problem:
    [problem] = problems
    return problem


def test_a_site_says_some_texts_in_its_own_words(read) -> None:
    found, problems = read('{"site": {"apply": "Mitmachen", "home": "Anfang"}}')

    assert problems == []
    assert found["de"]["site"]["apply"] == "Mitmachen"
    assert found["de"]["site"]["facts"] == load_catalogue("de")["site"]["facts"]
    assert load_catalogue("de")["site"]["apply"] == "Auf diese Stelle bewerben"


def test_a_folder_that_is_not_there_changes_nothing(tmp_path: Path) -> None:
    assert read_own_texts(tmp_path / "texts", "theme_overrides/texts") == ({}, [])


def test_a_language_that_the_package_has_no_words_in_may_have_its_own(read) -> None:
    found, problems = read('{"site": {"apply": "Solliciteren"}}', "nl.json")

    assert problems == []
    assert found["nl"]["site"]["apply"] == "Solliciteren"
    assert found["nl"]["site"]["home"] == "Home"


def test_plural_forms_are_said_together(read) -> None:
    found, problems = read('{"site": {"count": {"one": "Ein Job", "other": "{count} Jobs"}}}')

    assert problems == []
    assert found["de"]["site"]["count"] == {"one": "Ein Job", "other": "{count} Jobs"}


@pytest.mark.parametrize(
    ("text", "code", "line", "said"),
    [
        ('{"site": {\n "aply": "x"}}', "texts-unknown", 2, "Did you mean “apply”?"),
        ('{\n"sight": {"apply": "x"}}', "texts-unknown", 2, "Did you mean “site”?"),
        ('{"site": "x"}', "texts-shape", 1, "“site” holds several texts."),
        ('{"site": {"apply": {"one": "x"}}}', "texts-shape", 1, "“site.apply” is a text."),
        ('{"site": {"apply": ""}}', "texts-shape", 1, "“site.apply” is a text."),
        ('{"site": {"apply": 3}}', "texts-shape", 1, "“site.apply” is a text."),
        ('{"site": {"count": "x"}}', "texts-shape", 1, "a form for each kind of number"),
        ('{"site": {"count": {"one": "x"}}}', "texts-shape", 1, "a form for each kind"),
        ('{"site": {"apply": "{title}"}}', "texts-braces", 1, "Write it without braces."),
        ('{"unit": {"roles": "{nmae}"}}', "texts-braces", 1, "It may have {name}."),
        ('{"unit": {"roles": "{name!r}"}}', "texts-braces", 1, "It may have {name}."),
        ('{"unit": {"roles": "{name.x}"}}', "texts-braces", 1, "It may have {name}."),
        ('{"unit": {"roles": "{"}}', "texts-braces", 1, "It may have {name}."),
        ('{"sections": {"brief": ["x"]}}', "texts-fixed", 1, "“sections:” of the plugin"),
        ('{"application_form": {"marks": {"optional": ["x"]}}}', "texts-fixed", 1, "not shown"),
        ('{"site": {"apply": "x",}}', "texts-json", 1, "This is not JSON"),
        ('{"site": {"apply": "x", "apply": "y"}}', "texts-json", 1, "stands twice"),
        ("[]", "texts-json", 1, "holds no object of texts"),
        (b"\xff\xfe{}", "texts-json", 1, "Save it as UTF-8."),
        ('{"site": {"apply": "' + "x" * 3000 + '"}}', "texts-long", 1, "has 3000 characters"),
    ],
)
def test_what_cannot_be_said_is_told_with_its_place(read, text, code, line, said) -> None:
    found, problems = read(text)
    problem = only(problems)

    assert (problem.path, problem.line) == ("theme_overrides/texts/de.json", line)
    assert problem.code == code
    assert said in f"{problem.message} {problem.fix}"
    assert found.get("de", load_catalogue("de")) == load_catalogue("de")


def test_all_of_it_is_told_at_once(read) -> None:
    _, problems = read('{"site": {"aply": "x", "home": 3}, "unit": {"roles": "{x}"}}')

    assert [problem.code for problem in problems] == [
        "texts-unknown",
        "texts-shape",
        "texts-braces",
    ]


def test_a_file_is_named_by_its_language(read) -> None:
    _, problems = read("{}", "german.json")

    assert only(problems).code == "texts-language"


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "el"])
def test_a_whole_catalogue_of_the_package_may_be_said_again(read, language: str) -> None:
    """Without what is read, it is what somebody copies who wants to change a lot."""
    import json

    words = dict(load_catalogue(language))
    del words["sections"], words["marks"]
    words["application_form"] = dict(words["application_form"])
    del words["application_form"]["marks"]
    found, problems = read(json.dumps(words), f"{language}.json")

    assert problems == []
    assert found[language] == load_catalogue(language)


def test_a_site_shows_its_own_words_and_does_not_publish_their_file(project) -> None:
    own = '{"site": {"apply": "Join <us> & {more}"}}'.replace(" & {more}", " & bake")
    project.write({"theme_overrides/texts/en.json": own, "site_src/texts/en.json": "{}"})
    assert project.said() == []

    assert project.page("jobs/baker/index.html").select_one(
        ".careers-role__action"
    ).text.strip() == ("Join <us> & bake")
    assert project.files()["texts/en.json"] == b"{}"


def test_a_site_is_told_what_is_wrong_with_its_words(project) -> None:
    project.write({"theme_overrides/texts/en.json": '{"site": {"aply": "Join us"}}'})

    [said] = project.said()
    assert said.startswith(
        "theme_overrides/texts/en.json:1:11: error: There is no text “site.aply”."
    )


def test_a_site_in_a_language_of_its_own_words_is_not_told_that_there_are_none(project) -> None:
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    project.write(
        {
            "mkdocs.yml": mkdocs.replace("font: false}", "font: false, language: nl}"),
            "theme_overrides/texts/nl.json": '{"site": {"apply": "Solliciteren"}}',
        }
    )
    outcome = project.build()

    assert [problem for problem in outcome.problems if problem.code == "language"] == []
    assert "Solliciteren" in project.text("jobs/baker/index.html")
