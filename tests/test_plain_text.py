"""Plain text says every word of a description."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careers.body import read_body
from careers.description import description
from careers.links import Target
from careers.plain_text import plain_text
from careers.problem import Spot
from careers.role import Role


@pytest.mark.parametrize(
    ("made", "text"),
    [
        ("<p>One</p>\n<p>two</p>", "One\n\ntwo"),
        ("<p>One<br>two</p>", "One\ntwo"),
        ("<p>One\n  two</p>", "One two"),
        ("<ul><li>One</li><li><p>two</p></li></ul>\n<p>Three</p>", "- One\n- two\n\nThree"),
        ("<p>x &lt; y &amp;amp; <strong>z</strong></p>", "x < y &amp; z"),
        ("<p>&lt;br&gt;</p>", "<br>"),
        ("<p>a\u00a0 b</p>", "a\u00a0 b"),
        ("", ""),
    ],
)
def test_plain_text_has_the_words_and_no_markup(made, text):
    assert plain_text(made) == text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=300))
def test_plain_text_has_every_word_of_any_description(site, text):
    body, _ = read_body(text, Spot("roles/x.md"), "X", {}, lambda link: Target(link.href))
    made = description(Role("x", "roles/x.md", "X", body=body), site)
    words = BeautifulSoup(made.replace("<li>", "<li>- "), "html.parser").get_text(" ")
    assert re.sub(r"\s+", "", plain_text(made)) == re.sub(r"\s+", "", words)
