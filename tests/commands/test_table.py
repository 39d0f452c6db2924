"""No text breaks out of its cell, and none calls anybody on GitHub."""

from __future__ import annotations

import re

import pyromark
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from careers.commands.table import LARGEST, LONGEST, MOST_LINES, aligned, cell, table, visible

OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_GFM
)
NASTY = [
    "a | b",
    "`code` ``more`` `",
    "<script>alert(1)</script><img src=x onerror=y>",
    "[x](javascript:alert(1)) ![y](z) [^1] [ref]",
    "*a* **b** _c_ ~~d~~ \\ \\| \\\\|",
    "one\ntwo\r\nthree\u2028four\tfive",
    "&lt; &amp;amp; &#124; &nbsp;",
    "$60,000–$75,000 $$x$$ $`y`$",
    "# heading",
    "- bullet",
    "| --- |",
    "<!-- comment --> ]]> --",
    "\u202egnp.exe \x1b[31mred\x1b[0m \x00 \x07",
    "<details><summary>",
]


def shown(text: str) -> list[list[str]]:
    """The texts of each row of the only table in a page, which holds no other tags than it may."""
    soup = BeautifulSoup(pyromark.html(text, options=OPTIONS), "html.parser")
    assert len(soup.find_all("table")) == 1
    tags = {tag.name for tag in soup.find_all(True)}
    assert tags <= {"table", "thead", "tbody", "tr", "th", "td", "br", "span"}
    rows = soup.find_all("tr")
    return [
        [c.get_text().replace("\u200b", "") for c in row.find_all(["th", "td"])] for row in rows
    ]


@pytest.mark.parametrize("text", NASTY)
def test_a_cell_holds_what_was_written(text):
    made = "\n".join(table(("A", "B"), [(cell([text]), "end")]))
    assert shown(made) == [["A", "B"], [visible(text), "end"]]


@given(st.text(max_size=200), st.text(max_size=200))
def test_no_text_breaks_a_table(one, two):
    made = "\n".join(table(("A", "B", "C"), [(cell([one]), cell([two]), "end")]))
    head, *rows = shown(made)
    assert head == ["A", "B", "C"]
    assert rows == [[visible(one), visible(two), "end"]]


@pytest.mark.parametrize(
    "text",
    [
        "@octocat and @org/team",
        "#123, owner/repo#4, GH-5, gh-6",
        "https://github.com/owner/repo/issues/7",
        "www.example.com jobs@example.com",
    ],
)
def test_nobody_is_called_and_nothing_is_linked(text):
    read = BeautifulSoup(f"<p>{cell([text])}</p>", "html.parser").get_text()
    assert not re.search(r"@\w|#\d|\bGH-\d|://|\bwww\.", read, re.IGNORECASE)
    assert read.replace("\u200b", "") == text


def test_two_dollars_are_no_formula():
    assert cell(["$1–$2"]) == "<span>$</span>1–<span>$</span>2"


def test_a_long_text_ends_and_many_lines_are_counted():
    assert len(cell(["x" * 5000])) == LONGEST
    assert cell(["a"] * (MOST_LINES + 3)).endswith("<br>… and 3 more")
    lines = [*table(("A", "B"), [("a" * 993, "b")] * 60)]
    assert lines[-1] == "| … and 11 more lines | |"
    assert len("\n".join(lines)) < LARGEST + 100


def test_columns_stand_below_each_other_whatever_the_script():
    lines = [*aligned([("Köchin", "x"), ("料理人", "x"), ("🍞", "x"), ("e\u0301", "x")])]
    assert lines == ["  Köchin  x", "  料理人  x", "  🍞      x", "  e\u0301       x"]


def test_a_terminal_is_told_nothing_it_would_obey():
    assert visible("\x1b[2Ja\x07\u202eb\x9b31mc\r\nd") == "[2Jab31mc d"
