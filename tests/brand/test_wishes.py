"""What a site states of its brand becomes two looks that can be read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careers.brand.look import NAMES, PAIRS, make_look, unreadable
from careers.brand.sheet import brand_sheet
from careers.brand.style_sheet import custom_properties
from careers.brand.wishes import DEFAULT, Brand, read_brand

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def brand(css: str, **options) -> tuple[Brand, list[str]]:
    made, problems = read_brand(custom_properties(css, "brand.css"), **options)
    return made, [str(problem) for problem in problems]


@settings(max_examples=60)
@given(COLOURS, COLOURS, st.sampled_from(["light", "dark"]))
def test_any_two_colours_make_a_look_that_can_be_read(one, other, scheme):
    assert unreadable(make_look({"brand": one, "accent": other}, scheme)) == []


@settings(max_examples=60)
@given(COLOURS, COLOURS, COLOURS)
def test_also_on_any_header_footer_and_ground_of_ones_own(ground, header, footer):
    look = make_look({"ground": ground, "header": header, "footer": footer}, "light")
    assert [one for one in unreadable(look) if one.name.startswith(("header", "footer"))] == []


def test_what_stands_on_what_is_known_for_every_name():
    grounds = {ground for behind, _ in PAIRS.values() for ground in behind}
    assert grounds | {*PAIRS} | {"line", "mark"} == {*NAMES}


def test_the_brand_is_that_of_both_looks_and_a_ground_is_not():
    made, problems = brand(":root { --careers-brand: #0e4a4f; --careers-band: #fdf5e6 }")
    assert problems == []
    assert made.light.link == "#0e4a4f"
    assert made.light.band == "#fdf5e6"
    assert made.dark.strong == "#0e4a4f"
    assert made.dark.band != "#fdf5e6"


def test_a_name_with_dark_behind_it_is_for_the_dark_look():
    made, _ = brand(":root { --careers-ground-dark: #0e1e20; --careers-brand-dark: #8fc1b5 }")
    assert made.dark.ground == "#0e1e20"
    assert made.dark.link == "#8fc1b5"
    assert made.light.ground == "#ffffff"


def test_the_last_one_counts():
    made, _ = brand(":root { --careers-brand: #111111 } html { --careers-brand: #0e4a4f }")
    assert made.light.strong == "#0e4a4f"


def test_a_site_that_colours_material_has_that_for_its_brand():
    made, _ = brand(":root > * { --md-primary-fg-color: #0e4a4f }", fallback="#ff0000")
    assert made.light.strong == "#0e4a4f"
    assert brand("", fallback="#0e4a4f")[0].light.strong == "#0e4a4f"
    assert brand("")[0] == DEFAULT


def test_a_colour_that_cant_be_read_is_told_with_one_that_would_do():
    made, problems = brand("\n:root {\n  --careers-link-color: #8fc1b5;\n}")
    assert made.light.link == "#8fc1b5"  # what a site says itself is what it gets
    [problem] = [one for one in problems if "light" in one]
    assert problem == (
        "brand.css:3:1: warning: “--careers-link-color” is #8fc1b5 on #f1f2f9: 1.8 to 1 in the"
        " light look, where 4.5 to 1 are needed. #47776d would do."
    )


def test_a_text_of_ones_own_is_told_as_well():
    _, [problem] = brand(":root { --careers-text: #999 }")
    assert "“--careers-text” is #999999 on " in problem


def test_a_ground_that_nothing_is_read_on_is_told():
    _, problems = brand(":root { --careers-band: #555555 }")
    assert problems
    assert all("“--careers-band”" in problem for problem in problems)


def test_a_name_that_nothing_uses_is_told():
    _, [problem] = brand(":root { --careers-brnad: #0e4a4f }")
    assert "uses “--careers-brnad”. Did you mean “--careers-brand”?" in problem
    assert brand(":root { --ours-x: 1; --careers-zzzzzz: 1 }")[1] == []
    assert brand(":root { --careers-radius: 1em }", known=["--careers-radius"])[1] == []


@pytest.mark.parametrize("value", ["tomato-ish", "var(--x)", "#0e4a4f80", "</style>"])
def test_what_is_no_colour_is_an_error(value):
    _, [problem] = brand(f":root {{ --careers-accent: {value} }}")
    assert problem.startswith("brand.css:1:1: error: “--careers-accent: ")
    assert problem.endswith("Write one such as #0e4a4f.")


def test_a_property_of_a_colour_may_be_anything_that_css_knows():
    made, problems = brand(":root { --careers-line-color: color-mix(in srgb, red, blue) }")
    assert problems == []
    assert made == DEFAULT


def test_the_style_sheet_has_both_looks_and_paper_is_light():
    css = brand_sheet(DEFAULT)
    found = list(custom_properties(css, "brand.css"))
    for scheme in (None, "dark"):
        names = {one.name for one in found if one.scheme in (scheme, "light")}
        assert {f"--careers-{name.replace('_', '-')}-color" for name in NAMES} <= names
    asked = css.index("@media screen and (prefers-color-scheme:dark)")
    assert css.index(DEFAULT.dark.ground) > asked


@pytest.mark.parametrize(("looks", "ground"), [("light", "#ffffff"), ("dark", DEFAULT.dark.ground)])
def test_a_site_with_one_look_has_that_alone(looks, ground):
    css = brand_sheet(DEFAULT, looks)
    assert f"--careers-ground-color:{ground}" in css
    assert "prefers-color-scheme" not in css
    assert f"color-scheme:{looks}" in css
