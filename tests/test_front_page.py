"""The front matter of the front page: what it says, and what is told of a slip."""

from __future__ import annotations

import pytest
import yaml

from careers.front_page import PARTS, read_front_page
from careers.page_meta import read_meta

PATH = "site_src/index.md"


def read(front: str, features: tuple[str, ...] = ()):
    text = f"---\n{front}---\n\n# Home\n"
    page, problems = read_front_page(read_meta(yaml.safe_load(front) or {}, text, PATH), features)
    return page, [str(problem).removeprefix(f"{PATH}:") for problem in problems]


def test_a_page_that_says_nothing_has_every_part_and_no_problem():
    page, problems = read("title: Home\n", ("hiring_steps",))
    assert problems == []
    assert page.parts == (*PARTS, "hiring_steps")
    assert (page.heading, page.picture, page.teasers) == ("", None, ())


def test_keys_are_read_however_they_are_spelled():
    page, problems = read("Heading: Bread: 100%\nPicture: a.svg\npicture-alt: A loaf\n".replace(
        "Bread: 100%", '"Bread: 100%"'))  # fmt: skip
    assert problems == []
    assert page.heading == "Bread: 100%"
    assert page.picture
    assert (page.picture.path, page.picture.alt) == ("a.svg", "A loaf")


@pytest.mark.parametrize("said", ["decorative", "Decoration", "(decorative)", "decorative."])
def test_a_picture_that_only_decorates_says_so(said):
    page, problems = read(f"picture: a.svg\npicture alt: {said}\n")
    assert problems == []
    assert page.picture
    assert page.picture.alt == ""


@pytest.mark.parametrize(
    "written", ["roles, teasers, text", "[roles, teasers, text]", "\n- Roles\n- teasers\n- text"]
)
def test_parts_are_a_list_or_words_with_commas(written):
    page, problems = read(f"parts: {written}\n")
    assert problems == []
    assert page.parts == ("roles", "teasers", "text")


def test_a_part_that_is_named_twice_is_shown_once():
    page, _ = read("parts: text, roles, text\n")
    assert page.parts == ("text", "roles")


def test_a_features_part_may_be_written_with_a_blank():
    page, problems = read("parts: hiring steps\n", ("hiring_steps",))
    assert (page.parts, problems) == (("hiring_steps",), [])


def test_teasers_are_pages_or_say_more():
    page, problems = read(
        "teasers:\n- life.md\n- {page: pay.md, title: Pay, picture: p.svg, picture alt: Coins}\n"
    )
    assert problems == []
    assert [(one.page, one.title, bool(one.picture)) for one in page.teasers] == [
        ("life.md", "", False),
        ("pay.md", "Pay", True),
    ]


@pytest.mark.parametrize(
    ("front", "problem"),
    [
        (
            "x: 1\nheading: [a, b]\n",
            "3:10: error: “heading” should be text. Write it behind the colon, in quotation marks "
            "if there is a colon in it.",
        ),
        (
            "featured: many\n",
            "2:11: error: “featured” should be a whole number. Write one from 0 to 24, such as "
            "“featured: 4”.",
        ),
        (
            "newest: 10000\n",
            "2:9: error: “newest” should be a whole number. Write one from 0 to 24, such as "
            "“newest: 4”.",
        ),
        (
            "parts:\n- roles\n- ofices\n",
            "4:3: error: The front page has no part “ofices”. Did you mean “offices”? Its parts "
            "are: roles, departments, text, teasers, offices.",
        ),
        (
            "picture: a.svg\n",
            "2:10: error: The picture “a.svg” has no words for those who can't see it. Write what "
            "it shows behind “picture alt:”, or “picture alt: decorative”.",
        ),
        (
            "picture alt: A loaf\n",
            "2:14: error: “picture alt” describes a picture, and there is none. Write “picture: …” "
            "as well.",
        ),
        (
            "picture dark: a.svg\n",
            "2:15: error: “picture dark” takes the place of a picture, and there is none. Write "
            "“picture: …” as well.",
        ),
        (
            "teasers:\n- {title: Pay}\n",
            "3:3: error: This teaser names no page. Write the page's file, such as "
            "“- life-here.md”, or “- page: life-here.md”.",
        ),
        (
            "teasers:\n- {page: a.md, titel: Pay}\n",
            "3:3: error: A teaser has no “titel”. Did you mean “title”? It may have: page, title, "
            "text, picture, picture alt.",
        ),
        (
            "teasers: [7]\n",
            "2:11: error: This teaser names no page. Write the page's file, such as "
            "“- life-here.md”, or “- page: life-here.md”.",
        ),
    ],
)
def test_a_slip_is_told_with_its_line(front, problem):
    assert read(front)[1] == [problem]


def test_lines_are_right_also_with_windows_line_ends_and_a_byte_order_mark():
    text = "\ufeff---\r\ntitle: X\r\nfeatured: many\r\n---\r\n"
    meta = read_meta({"title": "X", "featured": "many"}, text, PATH)
    [problem] = read_front_page(meta)[1]
    assert problem.line == 3


@pytest.mark.parametrize("value", [None, [], {}, 0, True, "", [[]], {"a": {"b": 1}}, [None]])
@pytest.mark.parametrize(
    "key", ["heading", "lead", "picture", "picture_alt", "featured", "parts", "teasers"]
)
def test_no_value_breaks_the_page(key, value):
    read_front_page(read_meta({key: value}, "", PATH))
