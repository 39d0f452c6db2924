"""A role's own text in passages without markup, each word at its place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.body import body_of
from careers.problem import Spot, Text
from careers.prose import HIDDEN, Passage, kinds_in, read_prose
from careers.reading import read_role
from careers.role import Role


def read(source: str) -> list[Passage]:
    """The passages of a text that begins on line 10."""
    body = body_of(source, written=Text(source, Spot("roles/baker.md", 10)))
    return list(read_prose(Role("baker", "roles/baker.md", "Baker", body=body)))


def said(source: str) -> list[tuple[str, str]]:
    return [(passage.kind, passage.text) for passage in read(source)]


def test_headings_paragraphs_bullets_and_cells_are_passages():
    text = "Hello\nthere\n\n## Needs\n\n- a\n  - b\n\n  c\n- d\n\n| e |\n|---|\n| f |\n"
    assert said(text) == [
        ("paragraph", "Hello there"),
        ("heading", "Needs"),
        ("bullet", "a"),
        ("bullet", "b"),
        ("bullet", "c"),
        ("bullet", "d"),
        ("cell", "e"),
        ("cell", "f"),
    ]
    groups = [passage.group for passage in read(text) if passage.kind == "bullet"]
    assert groups == [1, 2, 1, 1]


def test_code_html_pictures_and_comments_are_no_prose():
    assert said("A `b` ![c](d.png) <b>e</b> <!-- f -->\n\n```\ng\n```\n\n<div>h</div>\n") == [
        ("paragraph", f"A {HIDDEN} {HIDDEN} e ")
    ]


def test_what_somebody_else_says_is_quoted_and_an_alert_is_not():
    quoted = {p.text: p.is_quoted for p in read("> one\n\ntwo\n\n> [!NOTE]\n> three\n")}
    assert quoted == {"one": True, "two": False, "three": False}


@pytest.mark.parametrize(
    ("source", "word", "place"),
    [
        ("Be a **rock**star", "rockstar", (10, 8)),
        ("Salt &amp; a ninja", "ninja", (10, 14)),
        ("Ψωμί και ninja", "ninja", (10, 10)),
        ("one\ntwo ninja", "ninja", (11, 5)),
        ("- a\n- [ninja](x.md)", "ninja", (11, 4)),
        ("a\\*b ninja", "ninja", (10, 6)),
    ],
)
def test_a_word_has_its_place_through_markup(source, word, place):
    passage = read(source)[-1]
    spot = passage.spot(passage.text.index(word), word)
    assert (spot.line, spot.column) == place


@given(st.text(alphabet="ab*_`<>&;[]()!#-+|\n \\éψ😀~", max_size=80))
def test_any_text_has_passages_with_places_in_it(source):
    lines = source.split("\n")
    for passage in read(source):
        for start in range(len(passage.text)):
            spot = passage.spot(start, passage.text[start])
            assert 10 <= spot.line < 10 + len(lines)
            assert 1 <= spot.column <= len(lines[spot.line - 10]) + 1


def test_the_kind_of_a_section_is_known_also_behind_a_mark(rules):
    text = "---\ntitle: Baker\n---\nHi\n\n## Who we are (added)\n\nx\n\n## Your side\n\n- y\n"
    known = replace(rules, kinds={**rules.kinds, "your side": "requirements"})
    role, _ = read_role(text, "roles/baker.md", known, "jobs/baker/")
    kinds = kinds_in(role, "en")
    assert kinds == {"": "", "Who we are (added)": "employer", "Your side": "requirements"}
