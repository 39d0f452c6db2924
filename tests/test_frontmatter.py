"""Front matter is read as it is meant, or a problem says where and what to write instead."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from careers.fixing import fixed
from careers.frontmatter import FrontMatter, read
from careers.keys import ADDRESS_KEYS, NAMES, OFFERS, normal_key
from careers.problem import Spot

CASES = yaml.safe_load((Path(__file__).parent / "cases/frontmatter.yml").read_text("utf-8"))
# What files are made of, so that chance finds more than letters.
PIECES = st.sampled_from(
    [
        *("---", "\n", "\r\n", "\r", "title", "Location", "pay note", ": ", ":", "：", "- ", "• "),
        *("**", "# ", "## ", "<!--", "-->", "|", ">", "[", "]", '"', "'", "“", "”", "\\", "text"),
        *("\t", "\u00a0", "\x00", "\u200b", "\ufeff", "...", "–", "2026-11-02", "posted"),
    ]
)
FILES = st.lists(PIECES | st.text(max_size=5), max_size=40).map("".join)


def spots(front: FrontMatter) -> Iterator[Spot]:
    """Every place that was named."""
    for problem in front.problems:
        yield Spot(problem.path, problem.line, problem.column)
    for field in front.fields.values():
        yield field.spot
        yield from (item.spot for item in field.items)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_case(case: dict[str, Any]) -> None:
    front = read(case["text"], "x.md", NAMES)

    found = {key: [item.value for item in field.items] for key, field in front.fields.items()}
    assert found == {
        key: value if isinstance(value, list) else [value] for key, value in case["fields"].items()
    }
    assert front.body == case["body"]
    told = [str(problem).removeprefix("x.md:") for problem in front.problems]
    assert told == case.get("problems", [])
    assert fixed(case["text"], "x.md", NAMES) == case.get("fixed", case["text"])


def test_every_case_has_a_name_of_its_own() -> None:
    assert len({case["case"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("title: Baker", 8),
        ("title:Baker", 7),
        ("title:   Baker", 10),
        ("title:\tBaker", 8),
        ('title: "Baker"', 8),
        ("**title:** Baker", 12),
        ("title: | Baker", 10),
        ("  title: Baker", 10),
    ],
)
def test_a_value_has_the_place_where_it_was_written(line: str, column: int) -> None:
    title = read(f"---\n{line}\n---\n", "x.md", NAMES).fields["title"]

    assert [(item.value, item.spot) for item in title.items] == [("Baker", Spot("x.md", 2, column))]


@pytest.mark.parametrize(
    ("list_", "places"),
    [
        ("location:\n- Boston\n  - Athens", [(3, 3), (4, 5)]),
        ("location:\n-    Boston\n-Athens", [(3, 6), (4, 2)]),
        ('location: [Boston,  "Athens"]', [(2, 12), (2, 21)]),
    ],
)
def test_each_item_of_a_list_has_its_place(list_: str, places: list[tuple[int, int]]) -> None:
    location = read(f"---\n{list_}\n---\n", "x.md", NAMES).fields["location"]

    assert [item.value for item in location.items] == ["Boston", "Athens"]
    assert [(item.spot.line, item.spot.column) for item in location.items] == places


def test_a_list_as_one_text_is_at_the_place_of_its_first_part() -> None:
    location = read("---\nlocation:\n- Boston\n- Athens\n---\n", "x.md", NAMES).fields["location"]

    assert location.text.value == "Boston; Athens"
    assert location.text.spot == Spot("x.md", 3, 3)


def test_an_empty_value_is_at_the_place_of_its_key() -> None:
    title = read("---\n\ntitle:\n---\n", "x.md", NAMES).fields["title"]

    assert (title.text.value, title.text.spot) == ("", Spot("x.md", 3, 1))


@pytest.mark.parametrize(
    ("text", "line"),
    [("---\ntitle: x\n---\nText", 4), ("\n\nText", 3), ("---\n---\n\nText", 3), ("Text", 1)],
)
def test_the_body_says_on_which_line_it_begins(text: str, line: int) -> None:
    assert read(text, "x.md", NAMES).body_line == line


@pytest.mark.parametrize(
    "written", ["pay note", "Pay Note", "PAY-NOTE", "pay_note", " pay  note ", "Pay - Note"]
)
def test_a_key_has_one_spelling(written: str) -> None:
    assert normal_key(written) == "pay_note"


def test_an_entry_is_the_lines_of_a_key_with_the_comments_right_above_it() -> None:
    text = (
        "---\n# of all\n\n# of it\ntitle: a\n\nlocation:\n  - b\n\n  # c\n  - d <!--\n\ne -->\n"
        "<!-- f\n\n-->\npay: |\n  g\n  # h\n\n# i\n---\n"
    )
    entries = read(text, "x.md", NAMES).entries
    assert entries == (("title", 4, 5), ("location", 7, 13), ("pay", 14, 19))


@given(FILES)
def test_entries_are_lines_one_after_the_other(text: str) -> None:
    front = read(text, "x.md", NAMES)
    assert {entry.key for entry in front.entries} == front.fields.keys()
    last = 0
    for entry in front.entries:
        assert last <= entry.start <= entry.end < front.body_line
        last = entry.end


def test_only_keys_that_there_are_get_offered() -> None:
    assert set(OFFERS.values()) <= NAMES | {key.name for key in ADDRESS_KEYS}
    assert not OFFERS.keys() & NAMES


@pytest.mark.parametrize(
    "line",
    [
        "a\n" * 20_000,
        "## x\n" * 40_000 + "title: x\n",
        "title: [" + "\"'" * 90_000 + "]\n",
        'title: ["' + '\\"' * 90_000 + "]\n",
        "<!-- " * 40_000,
        "title: " + "**a" * 60_000,
        "title: " + "# " * 90_000,
        "a " * 90_000,
        "---\n" * 50_000,
    ],
    ids=lambda line: line[:12],
)
def test_the_largest_file_takes_no_time(line: str) -> None:
    front = read(f"---\n{line}", "x.md", NAMES)

    assert front.body_line > 0


@given(st.text() | FILES)
@example("---\ntitle:")
@example("---\n-\n")
@example("\ufeff\ufeff---\n\ud800: x")
def test_any_text_gives_values_or_problems_at_places_inside_it(text: str) -> None:
    front = read(text, "x.md", NAMES)

    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for spot in spots(front):
        assert 1 <= spot.line <= len(lines)
        assert 1 <= spot.column <= len(lines[spot.line - 1]) + 1
    assert 1 <= front.body_line <= len(lines) + 1
    assert all(problem.message and "\n" not in str(problem) for problem in front.problems)


@given(st.text() | FILES)
def test_nothing_of_a_body_is_lost(text: str) -> None:
    """What stands below a front matter is the body, word for word."""
    assert read(f"---\ntitle: x\n---\nFirst\n{text}", "x.md", NAMES).body.startswith("First\n")


def in_quotation_marks(text: str) -> bool:
    """Whether a text would lose its marks, as in YAML."""
    return text[:1] in "\"'“„‘‚«»[" and text[-1:] in "\"'”“’‘»«]"


@given(st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), min_size=1))
@example("Sales: Account Executive")
@example("C# / .NET Developer (m/w/d) – #1 & more: 50%")
@example("| a")
@example("> b")
@example("**a**")
@example("# a")
@example("a <!-- b -->")
@example("- a")
@example("null")
def test_a_title_comes_back_as_it_was_written_or_is_a_problem(title: str) -> None:
    front = read(f"---\ntitle: {title}\n---\n", "x.md", NAMES)

    found = " ".join(front.fields["title"].text.value.split())
    meant = "".join(" " if unicodedata.category(c) == "Zs" else c for c in title)
    if not (front.problems or in_quotation_marks(title.strip()) or "<!--" in title):
        # An empty title is told when the role is read: `null`, and a `|` with nothing below it.
        assert found in ("", " ".join(meant.split()))
        assert found or title.strip() in ("", "null", "~", "|", ">") or title.strip()[0] in "|>"
