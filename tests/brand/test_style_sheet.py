"""Custom properties are found where they are set for the whole page, with their lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from careers.brand.style_sheet import custom_properties


def found(css: str) -> list[tuple[str, str, int, str | None]]:
    each = custom_properties(css, "brand.css")
    return [(one.name, one.value, one.spot.line, one.scheme) for one in each]


def test_a_property_has_its_line():
    css = "/* a\n b */\n:root {\n  --x: #fff;\n\n  --y:\n    url(a;b.svg);\n}\n"
    assert found(css) == [("--x", "#fff", 4, None), ("--y", "url(a;b.svg)", 6, None)]


def test_the_last_property_needs_no_semicolon():
    assert found(":root{--x:1;--y:2}") == [("--x", "1", 1, None), ("--y", "2", 1, None)]


def test_comments_and_strings_with_braces_are_no_blocks():
    css = ":root { --a: '}'; /* } --no: 1; */ --b: \"{;\"; }"
    assert [name for name, *_ in found(css)] == ["--a", "--b"]


def test_what_is_set_for_a_part_of_pages_is_not_about_the_brand():
    assert found(".careers-home { --x: 1 } body .a { --y: 2 } :root > * { --z: 3 }") == [
        ("--z", "3", 1, None)
    ]


def test_a_look_is_told_by_what_stands_around():
    css = """
    @media screen { [data-md-color-scheme="slate"] { --x: 1 } }
    @media (prefers-color-scheme: dark) { :root { --x: 2 } }
    [data-md-color-scheme=default] { --x: 3 }
    :root:not([data-careers-scheme="dark"]) { --x: 4 }
    :root[data-careers-scheme="dark"] { --x: 5 }
    """
    assert [scheme for *_, scheme in found(css)] == ["dark", "dark", "light", "light", "dark"]


def test_what_is_for_paper_alone_is_not_about_the_brand():
    assert found("@media print { :root { --x: 1 } }") == []


def test_important_is_not_part_of_a_value():
    assert found("html { --x: #fff !important; }") == [("--x", "#fff", 1, None)]


@given(st.text(alphabet="{}:;/*\"'()-abc \n@\\é", max_size=80))
def test_any_text_is_read_without_a_failure(text):
    assert isinstance(found(text), list)


def test_a_style_sheet_that_stops_in_the_middle_is_read_until_there():
    assert found(":root { --a: 1; --b: url(") == [("--a", "1", 1, None)]
    assert found(":root { --a: 1; /* ") == [("--a", "1", 1, None)]
