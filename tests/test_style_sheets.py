"""Style sheets lose what says nothing, and nothing else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.style_sheets import compact, without

UNUSED = re.compile(r"\.gone(?![a-z])")


@pytest.mark.parametrize(
    ("css", "made"),
    [
        ("/* a */\na {\n  color: teal;\n}\n", "a{color: teal}"),
        ("a b , c > d { e: f g; }", "a b , c > d{e: f g}"),
        ("a::before { content: '/* { } */  ' }", "a::before{content: '/* { } */  '}"),
        ("a { b: url(data:x;{}  y) }", "a{b: url(data:x;{}  y)}"),
        ("@media (min-width: 1em) {\n  a { b: c }\n}", "@media (min-width: 1em){a{b: c}}"),
        ("a { b: calc(1em + 2px) /* why */ }", "a{b: calc(1em + 2px)}"),
        ("", ""),
    ],
)
def test_comments_and_blanks_go_and_text_stays(css, made):
    assert compact(css) == made


@pytest.mark.parametrize(
    ("css", "made"),
    [
        (".gone{a:b}.here{c:d}", ".here{c:d}"),
        (".gone,.here .x{a:b}", ".here .x{a:b}"),
        (".here:not(.gone){a:b}", ".here:not(.gone){a:b}"),
        (".goner{a:b}", ".goner{a:b}"),
        ("@media print{.gone{a:b}}", ""),
        ("@media print{.gone{a:b}.here{a:b}}", "@media print{.here{a:b}}"),
        ("@keyframes x{0%{a:b}to{a:c}}", "@keyframes x{0%{a:b}to{a:c}}"),
        ('@charset "utf-8";.here{a:"}.gone{"}', '@charset "utf-8";.here{a:"}.gone{"}'),
        (":is(.here,.x) a{b:c}", ":is(.here,.x) a{b:c}"),
    ],
)
def test_rules_for_what_is_not_there_go(css, made):
    assert without(css, UNUSED) == made


@given(st.text(alphabet="{};:,.@/*\"'() agone\n", max_size=60))
def test_any_text_is_read_without_a_failure(css):
    assert isinstance(without(compact(css), UNUSED), str)
