"""Drawings may hold shapes, and nothing that acts or asks another site."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.pictures.drawing import wrongs_of

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">\n{}</svg>'
)


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ("<g><foreignObject><p/></foreignObject></g>", "<foreignobject>"),
        ('<rect onclick="x()"/>', "“onclick”, which acts"),
        ('<image href="https://example.org/a.png"/>', "something of another site"),
        ('<use xlink:href="//example.org/a.svg#x"/>', "something of another site"),
        ('<a href="javascript:alert(1)"><rect/></a>', "an address that acts"),
        ('<a href="&#106;avascript:alert(1)"/>', "an address that acts"),
        ('<set attributeName="href" to="javascript:alert(1)"/>', "an address that acts"),
        ('<a href="data:text/html,x"/>', "an address that acts"),
        ("<style>@import 'x.css';</style>", "a style sheet or picture of another site"),
        ('<rect fill="url(https://example.org/x)"/>', "a style sheet or picture of another site"),
        (
            '<rect style="background:url(//example.org/x)"/>',
            "a style sheet or picture of another site",
        ),
    ],
)
def test_what_acts_or_asks_another_site_is_told_with_its_line(inside, what):
    assert wrongs_of(SVG.format(inside).encode()) == [(2, what)]


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0h1"/><defs><linearGradient id="a"/></defs><rect fill="url(#a)"/>',
        '<use href="#a"/><use xlink:href="#a"/>',
        '<image href="data:image/png;base64,iVBORw0KGgo="/>',
        '<a href="https://example.com/"><text>Bread on time</text></a>',
        "<style>.a { fill: url(#b) }</style>",
        "<title>Only // bread</title>",
    ],
)
def test_a_drawing_as_programs_export_it_is_fine(inside):
    assert wrongs_of(SVG.format(inside).encode()) == []


def test_entities_are_not_expanded():
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>\n<svg>&b;</svg>'
    assert wrongs_of(bomb.encode()) == [(1, "an entity of its own")]


def test_a_mistake_of_xml_is_told_with_its_line():
    [(line, what)] = wrongs_of(b"<svg>\n<g>\n</svg>")
    assert line == 3
    assert what.startswith("a mistake of XML (mismatched tag")


@given(st.text(max_size=60))
def test_no_text_breaks_it(text):
    wrongs_of(text.encode("utf-8", "replace"))
    wrongs_of(SVG.format(text).encode("utf-8", "replace"))
