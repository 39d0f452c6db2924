"""What a feature answers is of the right type all through, and is not the feature's any more."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from careers import Block, JsonLd, Picture, Problem, SiteFile
from careers.answers import accept

PROBLEM = Problem("a.md", 1, 1, "note", "x", "A note.")
WRONG: Any = bytearray(b"x")
NOTHING: Any = None
PICTURE = Picture(b"\x89PNG\r\n\x1a\n", 1200, 630, "A baker")


def changed(one: Any, **values: Any) -> Any:
    return replace(one, **values)


def test_a_block_is_nobody_elses_any_more():
    data: dict[str, Any] = {"links": [{"url": "a"}]}
    block = Block("x.html", data)
    accepted = accept(block, Block)
    data["links"][0]["url"] = "b"
    data["more"] = 1

    assert accepted.data == {"links": [{"url": "a"}]}


def test_json_ld_is_nobody_elses_any_more():
    properties: dict[str, Any] = {"jobBenefits": ["bread"]}
    accepted = accept(JsonLd("JobPosting", properties), JsonLd)
    properties["jobBenefits"].append("cake")

    assert accepted.properties == {"jobBenefits": ["bread"]}


def test_a_block_with_more_to_it_is_a_block_alone():
    class Own(Block):
        changed: list[int] = []  # noqa: RUF012

    assert type(accept(Own("x.html", {}, beside=True), Block)) is Block
    assert accept(Own("x.html", {}, beside=True), Block).beside is True


def test_a_benefit_is_one_line_of_text():
    class Own(str): ...

    assert accept(Own(" bread\n to  take home "), str) == "bread to take home"
    assert type(accept(Own("x"), str)) is str


@pytest.mark.parametrize(
    ("answer", "kind", "said"),
    [
        (changed(PROBLEM, severity="fatal"), Problem, "the severity of its problem is 'fatal'"),
        (changed(PROBLEM, line="3"), Problem, "the line of its problem is str"),
        (changed(PROBLEM, line=True), Problem, "the line of its problem is bool"),
        (changed(PROBLEM, line=0), Problem, "its problem has no place or no message"),
        (changed(PROBLEM, path=None), Problem, "the path of its problem is NoneType"),
        (changed(PROBLEM, message=" "), Problem, "its problem has no place or no message"),
        (changed(PICTURE, content="x"), Picture, "the content of its picture is str"),
        (changed(PICTURE, width=0), Picture, "its picture is empty, or has no width or height"),
        (changed(PICTURE, width=1.5), Picture, "the width of its picture is float"),
        (changed(PICTURE, media_type="image/svg+xml"), Picture, "the media_type of its picture is"),
        (SiteFile("x", "x", language=NOTHING), SiteFile, "the language of its file is NoneType"),
        (SiteFile("x", WRONG), SiteFile, "the content of its file is bytearray"),
        (JsonLd(NOTHING), JsonLd, "the type of its JSON-LD is NoneType"),
        (JsonLd("X", NOTHING), JsonLd, "its properties are NoneType, not a dict"),
        (JsonLd("X", {"a": {1}}), JsonLd, "its properties are not plain JSON: a is a set"),
        (" \n", str, "it answered with an empty text"),
        ("\ud800", str, "its text is no text"),
        (5, SiteFile | Problem, "it answered with int, not SiteFile or Problem"),
    ],
)
def test_what_is_wrong_with_an_answer_is_told(answer, kind, said):
    with pytest.raises(TypeError) as caught:
        accept(answer, kind)

    assert str(caught.value).startswith(said)
