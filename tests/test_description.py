"""What machines read of a role's text: every word of it, in paragraphs and lists."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from careers.body import read_body
from careers.description import description
from careers.links import Target
from careers.plain_html import PARTED
from careers.problem import Spot
from careers.role import Role, Workplace
from careers.site import Employer, Site

SITE = Site(
    url="https://jobs.example.com/",
    name="Jobs",
    language="en",
    timezone=ZoneInfo("Europe/Athens"),
    employer=Employer("Example"),
    offices=(),
    now=datetime(2026, 11, 23, tzinfo=UTC),
)
TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=60
).map(lambda text: " ".join(text.split()))


@given(text=TEXT.filter(bool))
def test_any_summary_comes_back_exactly_from_the_description(text):
    made = description(Role("x", "roles/x.md", "X", summary=text), SITE)
    paragraph = BeautifulSoup(made, "html.parser").p
    assert (paragraph.get_text() if paragraph else "") == text


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("Pay is ~~100~~ 50 a day.", "<p>Pay is  50 a day.</p>"),
        ("Pay is <s>100</s>50 a day.", "<p>Pay is 50 a day.</p>"),
        ("~~All of it.~~\n\n- ~~one~~\n\nStays.", "<p>Stays.</p>"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "<p>a · b</p>\n<p>1 · 2</p>"),
        ("One\n\n```\nx < y\n```\n\nTwo", "<p>One</p>\n<p>x &lt; y</p>\n<p>Two</p>"),
        ("- One\n\n  ```\n  x\n  ```", "<ul><li><p>One</p>\n<p>x</p></li></ul>"),
        ("<div>One<p>two</p>three</div>", "<p>One</p>\n<p>two</p>\n<p>three</p>"),
        ("<?>One", "<p>One</p>"),
        ("> One\n\n1. two\n\n## Three", "<p>One</p>\n<ol><li>two</li></ol>\n"),
    ],
)
def test_every_word_of_a_description_stands_in_a_block(written, made):
    body, _ = read_body(written, Spot("roles/x.md"), "X", {}, lambda link: Target(link.href))
    found = description(Role("x", "roles/x.md", "X", body=body), SITE)
    assert found.startswith(made)
    for text in BeautifulSoup(found, "html.parser").find_all(string=re.compile(r"\S")):
        assert text.find_parent(["p", "li"])


@given(text=st.text(max_size=300))
def test_any_body_gives_a_description_of_paragraphs_and_lists(text):
    body, _ = read_body(text, Spot("roles/x.md"), "X", {}, lambda link: Target(link.href))
    made = description(Role("x", "roles/x.md", "X", body=body), SITE)
    names = {tag.name for tag in BeautifulSoup(made, "html.parser").find_all(True)}
    assert names <= {"p", "ul", "ol", "li", "br", "strong", "em"}


@given(text=st.text(max_size=40))
def test_what_is_stated_is_written_as_a_parser_of_html_writes_it(text):
    made = description(Role("x", "roles/x.md", "X", summary=text, skills=(text,)), SITE)
    assert made == PARTED.clean(made)


def test_a_description_is_made_once_for_each_language(monkeypatch):
    role = Role("x", "roles/x.md", "X", workplace=Workplace.REMOTE)
    german = replace(SITE, language="de")
    said = description(role, SITE)
    with monkeypatch.context() as context:
        context.setattr("careers.description.facts_of", lambda *_: pytest.fail("made again"))
        assert description(role, replace(SITE, url="")) == said
    assert description(role, german) != description(role, SITE)
    assert description(replace(role, workplace=None), SITE) == ""
