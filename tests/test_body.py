"""A role's text is GitHub's Markdown, in sections, and can't do anything but be read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import nh3
import pytest
import yaml
from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st

from careers.body import Body, read_body
from careers.catalogue import section_kinds
from careers.links import Links
from careers.markdown import clean
from careers.problem import Problem, Spot
from careers.section import section_html

CASES = yaml.safe_load((Path(__file__).parent / "cases/body.yml").read_text("utf-8"))
KINDS = section_kinds("en", {"requirements": ["Your side"]})
PATHS = {"site_src/benefits.md": "benefits/", "site_src/a.png": "a.png", "roles/cook.md": "jobs/cook/"}  # fmt: skip # noqa: E501
ALLOWED = {
    *("a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "cite", "code", "dd", "del", "details"),
    *("dfn", "div", "dl", "dt", "em", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins"),
    *("kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "small", "span", "strong", "sub"),
    *("summary", "sup", "table", "tbody", "td", "th", "thead", "time", "tr", "u", "ul", "var"),
}


def read(source: str, title: str = "Baker") -> tuple[Body, Sequence[Problem]]:
    """A body that begins on line 10 of `roles/baker.md`."""
    links = Links(PATHS, "roles/baker.md", "jobs/baker/")
    return read_body(source, Spot("roles/baker.md", 10), title, KINDS, links.resolve)


def told(problems: Sequence[Problem]) -> list[str]:
    return [str(problem).removeprefix("roles/baker.md:") for problem in problems]


def outline(source: str, title: str = "Baker") -> list[Any]:
    """The kinds and headings of the sections, each with the headings inside it."""
    body, _ = read(source, title)
    return [
        (section.kind, section.heading and section.heading.text, [h.text for h in section.headings])
        for section in body.sections
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_case(case: dict[str, Any]) -> None:
    body, problems = read(case["text"])

    assert body.html().strip() == case["html"].strip()
    assert told(problems) == case.get("problems", [])


# --- Sections


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Intro\n\n## Requirements\n- a", [("", None, []), ("requirements", "Requirements", [])]),
        ("## What you'll do\na", [("responsibilities", "What you'll do", [])]),
        ("## What you’ll do\na", [("responsibilities", "What you’ll do", [])]),
        ("## **QUALIFICATIONS:**\na", [("requirements", "QUALIFICATIONS:", [])]),
        ("## Your side\na", [("requirements", "Your side", [])]),
        ("## More resources 📚\na", [("resources", "More resources 📚", [])]),
        ("## Hobbies\na", [("", "Hobbies", [])]),
        ("Requirements\n---\n- a", [("requirements", "Requirements", [])]),
        ("### Requirements\n- a", [("requirements", "Requirements", [])]),
        ("###### Requirements\n- a", [("requirements", "Requirements", [])]),
        (
            "# Job brief\na\n# Requirements\n## Must\nb",
            [("brief", "Job brief", []), ("requirements", "Requirements", ["Must"])],
        ),
        (
            "## Requirements\n### Must\na\n#### Deeper\n### Nice\nb",
            [("requirements", "Requirements", ["Must", "Deeper", "Nice"])],
        ),
        (
            "> # Quoted\n\n## Requirements\na",
            [("", None, []), ("requirements", "Requirements", [])],
        ),
        (
            "- # Listed\n\n## Requirements\na",
            [("", None, []), ("requirements", "Requirements", [])],
        ),
        (
            "# Baker (Boston)\nIntro\n## Requirements\na",
            [("", "Baker (Boston)", []), ("requirements", "Requirements", [])],
        ),
        ("##No space\na", [("", None, [])]),
        ("", []),
        (" \n\n", []),
        ("<!-- nothing yet -->", []),
    ],
)
def test_sections_are_known_by_their_headings(source: str, expected: list[Any]) -> None:
    assert outline(source) == expected


@pytest.mark.parametrize(
    ("source", "stated", "title", "first"),
    [
        ("# Baker\n\nWe bake.", "", "Baker", None),
        ("# Baker\n\nWe bake.", "Baker", "Baker", None),
        ("# BAKER\n\nWe bake.", "Baker", "BAKER", None),
        ("Baker\n=====\n\nWe bake.", "", "Baker", None),
        ("# *Night* `baker`\n\nWe bake.", "", "Night baker", None),
        ("<!-- a\nnote -->\n\n# Baker\n\nWe bake.", "", "Baker", None),
        ("# Cook\n\nWe bake.", "Baker", "", "Cook"),
        ("## Baker\n\nWe bake.", "", "", "Baker"),
        ("We bake.\n\n# Baker", "", "", None),
        ("# Requirements\n\nWe bake.", "", "", "Requirements"),
    ],
)
def test_a_first_heading_is_the_title(
    source: str, stated: str, title: str, first: str | None
) -> None:
    body, _ = read(source, stated)

    heading = body.sections[0].heading
    assert body.title == title
    assert (heading.text if heading else None) == first


def test_headings_begin_at_the_second_level() -> None:
    body, _ = read("# A\n## B\n### C\n# D\n")

    found = [
        (tag.name, tag.text)
        for tag in BeautifulSoup(body.html(), "html.parser").find_all(re.compile("h[1-6]"))
    ]
    assert found == [("h2", "A"), ("h3", "B"), ("h4", "C"), ("h2", "D")]
    assert [(h.level, h.anchor) for h in body.sections[0].headings] == [(3, "b"), (4, "c")]


@pytest.mark.parametrize(
    ("headings", "anchors"),
    [
        (["Job brief"], ["job-brief"]),
        (["What you'll do!"], ["what-youll-do"]),
        (["A & B"], ["a--b"]),
        (["a_b - c"], ["a_b---c"]),
        (["Ähnliches für Köche"], ["ähnliches-für-köche"]),
        (["हिन्दी में"], ["हिन्दी-में"]),
        (["日本語"], ["日本語"]),
        (["`code` and *em*"], ["code-and-em"]),
        (["!!!"], ["section"]),
        (["A", "A", "A"], ["a", "a-1", "a-2"]),
        (["A", "A 1", "A"], ["a", "a-1", "a-2"]),
        (["Apply"], ["apply-1"]),
    ],
)
def test_anchors_are_githubs_and_never_taken_twice(headings: list[str], anchors: list[str]) -> None:
    body, _ = read("\n".join(f"## {heading}\n\nx\n" for heading in headings))

    assert [section.heading and section.heading.anchor for section in body.sections] == anchors
    ids = [tag["id"] for tag in BeautifulSoup(body.html(), "html.parser").find_all(id=True)]
    assert ids == anchors


def test_a_section_knows_its_bullets_and_their_links() -> None:
    body, _ = read(
        "## More resources\n\n- [Benefits](../site_src/benefits.md) (page, 4 min)\n"
        "- Two: [a](cook.md) and\n  [b](#x)\n  - inner\n\n1. three\n"
    )

    section = body.section("resources")
    assert section
    assert section.only_list
    assert [item.text for item in section.items] == [
        "Benefits (page, 4 min)",
        "Two: a and b inner",
        "three",
    ]
    assert [[link.href for link in item.links] for item in section.items] == [
        ["../site_src/benefits.md"],
        ["cook.md", "#x"],
        [],
    ]


@pytest.mark.parametrize(
    ("source", "only_list"),
    [
        ("- a\n- b", True),
        ("1. a", True),
        ("a\n\n- b", False),
        ("- a\n\nb", False),
        ("> - a", False),
    ],
)
def test_a_section_of_bullets_alone_is_known(source: str, only_list: bool) -> None:
    assert read(f"## X\n{source}")[0].sections[0].only_list is only_list


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("We **bake** [bread](cook.md).\n\nMore.", "We bake bread."),
        ("- one\n- two", "one"),
        ("a\nb<br>c  \nd", "a b c d"),
        ("### Inner\n\na", "Inner"),
        ("", ""),
    ],
)
def test_a_section_says_how_it_begins(source: str, text: str) -> None:
    assert read(f"## X\n{source}")[0].sections[0].text == text


def test_a_section_can_be_left_out() -> None:
    body, _ = read("Intro\n\n## Requirements\na\n\n## More resources\nb\n")

    assert "More resources" in body.html()
    assert body.html(without=("resources",)) == "".join(map(section_html, body.sections[:2]))


def test_a_heading_is_escaped() -> None:
    body, _ = read('## `<script>` & "x"\n\na')

    assert body.html().startswith('<h2 id="script--x">&lt;script&gt; &amp; "x"</h2>')


# --- Links


def test_every_link_has_its_place_and_where_it_leads() -> None:
    body, problems = read(
        "One [a](cook.md) two [a](cook.md).\nThree [b](https://example.com).\n\n"
        "> - ![c](../site_src/a.png) and <a href='cook.md#apply'>d</a>\n\n"
        "| x |\n|---|\n| [e](../site_src/benefits.md) |\n\nwww.example.com [f][1]\n\n[1]: cook.md\n"
    )

    assert problems == ()
    assert [
        (link.href, link.kind, link.spot.line, target.path, target.external)
        for link, target in body.links
    ] == [
        ("cook.md", "link", 10, "roles/cook.md", False),
        ("cook.md", "link", 10, "roles/cook.md", False),
        ("https://example.com", "link", 11, "", True),
        ("../site_src/a.png", "image", 13, "site_src/a.png", False),
        ("cook.md#apply", "link", 13, "roles/cook.md", False),
        ("../site_src/benefits.md", "link", 17, "site_src/benefits.md", False),
        ("http://www.example.com", "link", 19, "", True),
        ("cook.md", "link", 21, "roles/cook.md", False),
    ]
    assert [link.spot.column for link, _ in body.links][:2] == [9, 26]


def test_a_wrong_link_is_told_at_its_place() -> None:
    _, problems = read("Ä [x](nowhere.md) and\n[y](/there) ![z](https://example.com/z.png)\n")

    assert [problem.partition(": ")[0] for problem in told(problems)] == ["10:7", "11:5", "11:18"]


# --- Anything


PIECES = st.sampled_from(
    [
        *(
            "\n",
            "\n\n",
            "  ",
            "    ",
            "- ",
            "1. ",
            "> ",
            "# ",
            "## ",
            "---",
            "|",
            "|-|",
            "`",
            "```",
        ),
        *("*", "**", "_", "~~", "[", "](", ")", "![", "]", "<", ">", "<!--", "-->", "</", "/>"),
        *("<b>", "</b>", "<div>", "</div>", "<details>", "<p>", "<ul>", "<li>", "<table>", "<td>"),
        *("<script>", "</script>", "<style>", "<svg>", "<math>", "<iframe ", "<form>", "<input>"),
        *(" onclick=", ' href="', ' src="', " style='", '"', "'", "=", "javascript:", "data:"),
        *("cook.md", "https://example.com", "www.example.com", "a@example.com", "&amp;", "&#106;"),
        *(
            "\\",
            "\t",
            "\x00",
            "\r",
            "\ufeff",
            "text",
            "Requirements",
            "[!NOTE]",
            "[ ] ",
            "<?",
            "<!",
        ),
    ]
)


class Everything(HTMLParser):
    """Each tag of some HTML with its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@given(st.text() | st.lists(PIECES | st.text(max_size=3), max_size=40).map("".join))
@example("<b/><script/>alert(1)")
@example("<p/onclick=alert(1)>")
@example("[x](&#106;avascript:alert(1) 'a\"onclick=x')")
@example('<a href="java\tscript:x">')
@example("<math><mtext><table><mglyph><style><img src=x onerror=x>")
@example("<DIV><![0")
@example("<b><![if x]>")
@example("\ud800")
def test_any_text_gives_html_that_does_nothing(source: str) -> None:
    body, problems = read(source)

    html = body.html()
    seen = Everything()
    seen.feed(html)
    assert {tag for tag, _ in seen.tags} <= ALLOWED
    for tag in BeautifulSoup(f"<br>{html}", "html.parser").find_all(True):
        assert tag.name in ALLOWED
        for name, value in tag.attrs.items():
            assert not name.startswith("on")
            assert name != "style"
            assert "script:" not in str(value) or name not in ("href", "src")
    # What is published is balanced: a browser has nothing to repair in it.
    strict = nh3.Cleaner(
        tags=ALLOWED,
        attributes={
            "*": {"align", "class", "dir", "id", "lang", "title"},
            "a": {"href", "rel"},
            "details": {"open"},
            "img": {"alt", "src", "width", "height", "loading"},
            "ol": {"start"},
            "td": {"colspan", "rowspan"},
            "th": {"colspan", "rowspan"},
        },
        url_schemes={"https", "http", "mailto", "tel"},
        link_rel=None,
    )
    for section in body.sections if not problems else ():
        assert strict.clean(section.html) == section.html
    lines = source.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert all(10 <= problem.line < 10 + lines and problem.column > 0 for problem in problems)


@pytest.mark.parametrize(
    "piece",
    [
        *(">", "- ", "1. ", "*a ", "**a", "[", "[a](", "![", "`", "<", "<b>", "<div>", "</b>"),
        *("&", "https://a.b/(", "a@", "www.", "|", "|a|b|\n|-|-|\n", "# a\n", "<!--", "<?", "\\"),
    ],
)
def test_a_large_text_takes_little_time(piece: str) -> None:
    body, _ = read(piece * (10_000 // len(piece)))

    assert body.source


def test_what_is_nested_too_deep_is_told() -> None:
    _, problems = read("a\n\n" + ">" * 60 + " b")

    assert told(problems) == [
        "12:51: error: This is nested more than 50 levels deep. Write it with fewer levels."
    ]


MARKDOWN = st.sampled_from(
    [
        *("**", "*", "_", "`", "~~", "\\", "[x](", "](", ")", "(", "|", "<b>", "</b>", "<", ">"),
        *("&", "&amp;", "&nbsp;", "&#0;", "\n", "\n\n", "  \n", "\t", "- ", "1. ", "7) ", "> "),
        *("## ", "### ", "---\n", "```\n", "    ", "- [x] ", "> [!NOTE]\n", "<!-- x -->", "<p>"),
        *("| a | b |\n|---|:-:|\n| c | d |\n", "![a](../site_src/a.png)", "[a]", "<http://x.y/z>"),
        *("https://example.com/é?x=1&y='2'", "jobs@example.com", "[a]: http://x.y\n", "[w](#x)"),
        *('[y](mailto:a@b.c "t\'<i>")', "[z](../site_src/benefits.md#a)", "[u](https://1.2.3/)"),
        *("[t](https://-/)", "[r](https://a.b/%zz)", "[p](https://a.b:99999/)", "a", "b c", "東"),
        *("\u00a0", "\u200d", "\r", "\x00", "🍞", "e\u0301", '"', "'"),
    ]
)


@given(st.lists(MARKDOWN, max_size=14).map("".join))
@example("Text.\n\n- **a** `b`\n- [c](https://example.com/?a=b)\n\n> d ~~e~~\n\n---\n1. f\n")
@example("- [x] a\u00a0b\n\n| a |\n|:-:|\n| b |\n\n```\n<c>\n```\n")
def test_what_nobody_has_cleaned_had_nothing_to_clean(source):
    for section in read(source)[0].sections:
        assert section.html == clean(section.html)
