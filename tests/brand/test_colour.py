"""Colours are read as CSS writes them, and made to be read by people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.brand.colour import (
    contrast,
    from_oklch,
    least_contrast,
    mix,
    oklch,
    read_colour,
    readable,
    shifted,
)

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("written", "colour"),
    [
        ("#0e4a4f", "#0e4a4f"),
        (" #FFF ", "#ffffff"),
        ("#0e4a4fff", "#0e4a4f"),
        ("rgb(14, 74, 79)", "#0e4a4f"),
        ("rgb(14 74 79 / 100%)", "#0e4a4f"),
        ("hsl(120deg 100% 25%)", "#008000"),
        ("hsl(0, 0%, 100%)", "#ffffff"),
        ("oklch(100% 0 0)", "#ffffff"),
        ("white", "#ffffff"),
    ],
)
def test_a_colour_is_read_as_css_writes_it(written, colour):
    assert read_colour(written) == colour


@pytest.mark.parametrize(
    "written",
    ["", "#12", "#0e4a4f80", "rgb(1 2 3 / 50%)", "rgb(1, 2)", "hsl(x, 1%, 1%)", "var(--x)", "teal;",
     "rgb(nan 1 2)", "oklch(inf 1 2)", "hsl(1 2)", "#😀😀😀"],
)  # fmt: skip
def test_what_is_no_colour_to_calculate_with_is_none(written):
    assert read_colour(written) is None


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#777777") == pytest.approx(4.48, abs=0.01)


def test_a_colour_that_is_read_stays_as_it_is():
    assert readable("#0e4a4f", ["#ffffff"]) == "#0e4a4f"


def test_a_colour_is_made_darker_until_it_is_read_and_keeps_its_hue():
    honey = readable("#f0a63c", ["#ffffff", "#fdf5e6"])
    assert least_contrast(honey, ["#ffffff", "#fdf5e6"]) >= 4.5
    assert oklch(honey)[2] == pytest.approx(oklch("#f0a63c")[2], abs=6)


@given(COLOURS, COLOURS, st.sampled_from([3.0, 4.5]))
def test_on_one_ground_every_colour_can_be_made_to_be_read(colour, ground, ratio):
    assert contrast(readable(colour, [ground], ratio), ground) >= ratio


@given(COLOURS)
def test_lightness_chroma_and_hue_say_the_same_colour(colour):
    assert from_oklch(*oklch(colour)) == colour


@given(COLOURS, st.floats(-1, 1))
def test_a_colour_made_lighter_or_darker_is_one(colour, by):
    assert read_colour(shifted(colour, by))


def test_where_nothing_is_read_on_all_grounds_the_better_of_black_and_white_is_taken():
    assert readable("#808080", ["#000000", "#6a6a6a", "#ffffff"]) in ("#000000", "#ffffff")


def test_a_mix_is_between_its_parts():
    assert mix("#000000", "#ffffff", 0.5) == "#808080"
