"""HTML that is simple is written as a parser of HTML would write it, and all other HTML isn't."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careers import plain_html
from careers.body import read_body
from careers.links import Links
from careers.plain_html import CELL, STATED, stated
from careers.problem import Spot
from careers.simple_html import is_simple


def by_parser(fragment: str) -> str:
    """What `plain_html` answers where nothing is simple."""
    body = plain_html.HEADING.sub(r"<p><strong>\2</strong></p>", STATED.clean(fragment))
    found = plain_html.BEHIND.sub(r"\1", plain_html.BEFORE.sub("", plain_html._parted(body)))
    found = found.lstrip()
    for end, begin in plain_html.BETWEEN:
        found = found.replace(f"{end}{begin}", f"{end}\n{begin}")
    return found


def is_same(fragment: str) -> bool:
    """Whether it is simple; in any case it is written as the parser would."""
    assert plain_html.plain_html(fragment) == by_parser(fragment)
    assert stated(fragment) == STATED.clean(fragment)
    return is_simple(fragment)


@pytest.mark.parametrize(
    "fragment",
    [
        "",
        "<p>Bread</p>\n",
        '<h2 id="what">What</h2>\n<ul>\n<li>Bake &amp; <strong>sell</strong></li>\n</ul>\n',
        "<ul>\n<li>One\n<ul>\n<li>Two</li>\n</ul>\n</li>\n</ul>\n",
        '<ol start="3">\n<li><p>One</p>\n<p>Two</p>\n</li>\n</ol>\n<p>End<br>\nof it</p>\n',
        '<p>See <a href="../x/?a=1&amp;b=2" class="careers-external">it</a> <em>now</em>.</p>\n',
        "<p>Write <code>a &lt; b</code></p>\n",
    ],
)
def test_what_markdown_makes_is_simple(fragment):
    assert is_same(fragment)


@pytest.mark.parametrize(
    "fragment",
    [
        "Bread",
        "<p>Bread",
        "<p>Bread</p></p>",
        "<p>One<p>Two</p></p>",
        "<p>One<ul><li>Two</li></ul></p>",
        "<ul>One</ul>",
        "<ul><p>One</p></ul>",
        "<li>One</li>",
        "<ul><li><p>One</p>two</li></ul>",
        "<ul><li><ul><li>One</li></ul>two</li></ul>",
        "<ul><li><ul><li>One</li></ul><em>two</em></li></ul>",
        "<ul><li><h2>One</h2></li></ul>",
        '<p><a href="x">One <a href="y">two</a></a></p>',
        "<p><em>One<strong>two</em></strong></p>",
        "<p>One > two</p>",
        "<p>One & two &copy; &#60;</p>",
        "<p>One\u00a0two\u200b</p>",
        '<p title="x">One</p>',
        '<p><a href="x>y">One</a></p>',
        "<p><del>One</del> two</p>",
        "<table><tr><td>One</td></tr></table>",
        "<p>One</p><!-- two -->",
        "<P>One</P>",
        "<p>One<br/></p>",
        "<h1>One</h1>",
        "<p>One < two</p>",
    ],
)
def test_what_a_parser_may_read_otherwise_is_not_simple(fragment):
    assert not is_same(fragment)


def test_empty_blocks_go_wherever_they_are():
    for fragment in ("<p></p>", "<ul><li></li></ul>", "<p><em> </em></p>\n<p><br></p>\n<p>x</p>"):
        is_same(fragment)


PIECES = ["<p>", "</p>", "<ul>", "</ul>", "<ol>", "</ol>", "<li>", "</li>", "<em>", "</em>",
          "<strong>", "</strong>", "<code>", "</code>", '<a href="x">', "</a>", "<br>", "<h2>",
          "</h2>", '<h3 id="x">', "</h3>", "\n", " ", "x", "y z", "&amp;", "&lt;", "<", ">",
          "&", "\u00a0", "<del>", "</del>", "<td>", "</td>", "é", "<p title='x'>"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14))
@settings(max_examples=1500, deadline=None)
def test_whatever_stands_there_is_written_as_by_the_parser(pieces):
    is_same("".join(pieces))


LINES = ["- one", "  - two **b**", "1. three", "", "", "# Head", "### In", "text *em* `code`",
         "[link](https://example.com/?a=1&b=2)", "> said", "a  ", "~~gone~~", "| a | b |",
         "|---|---|", "\ta", "AT&T <br> x", "***both***", "* * *", "a\\", "-",
         "www.example.com"]  # fmt: skip


@pytest.mark.parametrize("seed", range(60))
def test_texts_of_roles_are_written_as_by_the_parser(seed):
    chosen = random.Random(seed)
    source = "\n".join(chosen.choice(LINES) for _ in range(25))
    links = Links({}, "roles/x.md", "jobs/x/")
    body, _ = read_body(source, Spot("roles/x.md"), "Baker", {}, links.resolve)
    is_same(body.html())
    for section in body.sections:
        assert CELL.sub("", stated(section.html)) == CELL.sub("", STATED.clean(section.html))
