"""What a build keeps of each role until its page is written is little, and says all of it."""

from __future__ import annotations

import gc
import pickle
import sys
from dataclasses import replace
from itertools import product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from careers.adapter import run
from careers.body import body_of, outline_of, read_body, rest
from careers.links import Target
from careers.packed import Packed
from careers.problem import Spot, Text
from careers.testing.files import TODAY

MOST = 20_000  # bytes; it is 11,000, and all that was made of a role to ask about it are 53,000
SHARED = (type, type(sys), type(lambda: None), type(len))
SENTENCE = "We measure how long bread keeps, and write “done” when café and kitchen agree."
BULLETS = "\n".join(f"- {number}. {SENTENCE}" for number in range(6))
TEXT = "\n\n".join(
    f"## {heading}\n\n{SENTENCE}\n\n{BULLETS}"
    for heading in ("Job brief", "Responsibilities", "Requirements", "What we offer")
)
KINDS = {"requirements": "requirements", "questions": "questions"}


def role(number: int) -> str:
    return (
        f"---\ntitle: Baker {number}\ndepartment: Kitchen\nlocation: Boston, MA, United States\n"
        f"pay: {30 + number},000 USD per year\nposted: 2026-11-02\ncloses: 2027-01-31\n---\n"
        f"{TEXT} {number}\n"
    )


def weight(value: Any) -> int:
    """The bytes of a value with all that it leads to, each once."""
    seen: dict[int, Any] = {}
    left = [value]
    while left:
        one = left.pop()
        if id(one) not in seen and not isinstance(one, SHARED):
            seen[id(one)] = one
            left += gc.get_referents(one)
    return sum(map(sys.getsizeof, seen.values()))


def test_a_role_that_all_is_known_of_weighs_little(project):
    weights = []
    for count in (10, 40):
        project.write({f"roles/baker-{number}.md": role(number) for number in range(count)})
        pages, _, problems = run.roles(str(project.folder / "mkdocs.yml"), as_of=TODAY)
        assert problems == []
        assert len(pages) > count
        weights.append(weight([*pages]))
    assert (weights[1] - weights[0]) / 30 < MOST


WRITTEN = st.lists(
    st.sampled_from(
        (
            "# Baker", "## Requirements", "## Questions", "### Inside", "Words “café” 東京 [a](b).",
            "- one\n- [two](c)\n  - inside", "<b>bold</b>", "| a |\n| - |\n| b |", "\ud800",
        )
    ),
    max_size=6,
)  # fmt: skip


@given(written=WRITTEN, is_whole=st.booleans())
def test_a_text_at_rest_says_what_it_said(written, is_whole):
    source, spot = "\n\n".join(written), Spot("roles/x.md", 7)
    read, _ = read_body(source, spot, "", KINDS, lambda link: Target(link.href))
    own = Text(source if is_whole else "part", spot)
    body, same = (body_of(source, read.title, read.sections, read.links, own) for _ in range(2))
    rest(body)
    again = pickle.loads(pickle.dumps(same))
    for one, other in product((body, again), (same,)):
        assert one == other
        assert repr(one) == repr(other)
        assert one.source == source
        assert one.written == own
        assert one.sections == read.sections
        for section, before in zip(one.sections, read.sections, strict=True):
            assert section.spot == before.spot
            assert [item.spot for item in section.items] == [item.spot for item in before.items]
        assert one.html() == other.html()
        assert one.html(("requirements",)) == other.html(("requirements",))
        assert outline_of(one) == outline_of(other)
        assert one.section("requirements") == other.section("requirements")
    assert replace(body, links=()).sections == read.sections
    assert body != body_of(f"{source}x", read.title, read.sections, read.links)


def test_packed_values_are_there_whenever_somebody_goes_through_them():
    values = [{"@type": "JobPosting", "description": "“Bread”" * 500, "skills": ["a", 1, None]}]
    for for_long in (True, False):
        packed = Packed(values, for_long=for_long)
        assert [*packed] == [*packed] == values
        assert [*pickle.loads(pickle.dumps(packed))] == values
    assert weight(Packed(values, for_long=True)) < 600
