"""Addresses in a text lead one folder up, each changed at its place and nothing else."""

from __future__ import annotations

import pytest

from careers.addresses import deeper, deeper_address
from careers.problem import Spot


def changed(text: str) -> str:
    found, problems = deeper(text, Spot("roles/x.md", 5))
    assert problems == []
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](b.md)", "[a](../b.md)"),
        ("[b.md](b.md 'b.md')", "[b.md](../b.md 'b.md')"),
        ("[](b.md) [ ](b.md)", "[](../b.md) [ ](../b.md)"),
        ("[a](../b.md?c#d)", "[a](../../b.md?c#d)"),
        ("[a](<b c.md>)", "[a](<../b c.md>)"),
        ("[a]( \n b.md )", "[a]( \n ../b.md )"),
        ("[a\n*b* `]` \\] &amp; <b>](c.md)", "[a\n*b* `]` \\] &amp; <b>](../c.md)"),
        (r"[a](\.\./b.md) [c](&#46;/d.md)", r"[a](../\.\./b.md) [c](../&#46;/d.md)"),
        ("é 🍞 [a](b.md) é [c](d.md)", "é 🍞 [a](../b.md) é [c](../d.md)"),
        ("![a](b.png)", "![a](../b.png)"),
        ("[![a](b.png)](c.md)", "[![a](../b.png)](../c.md)"),
        ("> [a](\n> b.md)", "> [a](\n> ../b.md)"),
        ("| [a](b\\|c.md) |\n|---|", "| [a](../b\\|c.md) |\n|---|"),
    ],
)
def test_links_and_pictures(text, expected):
    assert changed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a] [b][a] [a][]\n\n[a]: b.md", "[a] [b][a] [a][]\n\n[a]: ../b.md"),
        ("[nobody links here]:\n  <b.md>\n  'c'", "[nobody links here]:\n  <../b.md>\n  'c'"),
        ("- x\n\n  > [a\\]\n  > b]:\n  > c.md", "- x\n\n  > [a\\]\n  > b]:\n  > ../c.md"),
        ("[a]: b.md '[c]: d.md'", "[a]: ../b.md '[c]: d.md'"),
        ("text\n[a]: b.md", "text\n[a]: b.md"),  # goes on with the paragraph
    ],
)
def test_definitions(text, expected):
    assert changed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<a href="b.md">a</a>', '<a href="../b.md">a</a>'),
        ("<IMG alt=' src=x' SRC = b.png>", "<IMG alt=' src=x' SRC = ../b.png>"),
        ('<a title="href=b" href=" b.md ">a</a>', '<a title="href=b" href=" ../b.md ">a</a>'),
        ("a <a\n  title='é\n  f' href=b.md>a</a>", "a <a\n  title='é\n  f' href=../b.md>a</a>"),
        ("> <p>\n>  <a\n> href='b.md'>", "> <p>\n>  <a\n> href='../b.md'>"),
        ("- <p>\n  é<img src='b.png'>\n", "- <p>\n  é<img src='../b.png'>\n"),
        ("<a href>a</a> <a href=''>a</a>", "<a href>a</a> <a href=''>a</a>"),
    ],
)
def test_html(text, expected):
    assert changed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "`[a](b.md)`",
        "    [a](b.md)",
        "```\n[a]: b.md\n<a href=b.md>\n```",
        "<!-- [a](b.md) <a href=b.md> -->",
        "\\[a](b.md) [a] (b.md) [a]\n",
        "[a](#b) [c](https://example.com/d.md) [e](mailto:f@example.com) [g](//example.com/h.md)",
        "<https://example.com> <a@example.com> www.example.com a@example.com",
        "[a](/b.md) [c](?d) [e]()",
        "[a](example.com/b) [c](jobs@example.com)",  # lacks `https://`, or `mailto:`
        "[a]: #b\n[c]: https://example.com",
        "<script src=b.js></script>",
        "",
    ],
)
def test_what_is_no_relative_address_stays(text):
    assert changed(text) == text


def test_an_address_that_can_not_be_told_from_its_neighbours_is_a_problem():
    text = "[a](b.md)\n\né <a href='&#32;c.md'>x</a>"
    found, [problem] = deeper(text, Spot("roles/x.md", 5))
    assert found == text
    assert str(problem) == (
        "roles/x.md:7:3: error: The address “c.md” can't be told from what is around it. "
        "Write it as [text](address), on one line."
    )


def test_a_long_text_takes_no_longer_for_each_link():
    text = "[a](b.md) `x` <a href=c.md>d</a>\n\n" * 2000
    assert changed(text).count("../") == 4000


def test_an_address_alone():
    assert [deeper_address(href) for href in ("a.md", " a.md", "#a", "tel:1", "")] == [
        "../a.md",
        " ../a.md",
        "#a",
        "tel:1",
        "",
    ]
