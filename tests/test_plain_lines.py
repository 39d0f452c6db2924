"""What most files begin with is read at once, and as it is read line by line."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from careers import frontmatter
from careers.keys import NAMES
from careers.plain_lines import read_plain

PLAIN = """\
---
title: Baker (m/w/d)
summary: We bake, at night: bread; cake – and “more”, 100 %.
pay note: 13,5 × a year
location:
  - Boston, MA, United States
  - Αθήνα
closes:
tags: a, b
---

We bake.
"""
LINES = st.sampled_from(
    [
        *("---", "", " ", "title: Baker", "Title: Baker", "title:Baker", " title: Baker", "- a"),
        *("tags: a, b", "tags:", "  - a", "  - b: c", "    - c", "- 'd'", "  - # e", "skills: [a]"),
        *("pay note: a # b", "pay_note: C#", "pay-note: null", "closes: “x”", 'hours: 12"', "# x"),
        *("location: *a*", "location: **a** b", "hours: <!-- a --> b", "hours: a\tb", "hours:  a "),
        *("posted: 2026-11-02", "  goes on", "unknown: a", "summary: a\u200b", "summary: a\u00a0b"),
        *("summary: a,", "summary: it's", "summary: a: b", "summary: ~", "apply: a\u2028b", "..."),
        *("## Text", "Text.", "posted: is prose", "\u200b---", "* a", "1. a", "hours:: a", "--- a"),
    ]
)
TEXTS = st.lists(LINES, max_size=9).map("\n".join)


def line_by_line(text: str, monkeypatch: pytest.MonkeyPatch) -> frontmatter.FrontMatter:
    """What is read where nothing is read at once."""
    with monkeypatch.context() as patched:
        patched.setattr(frontmatter, "read_plain", lambda *_: None)
        return frontmatter.read(text, "roles/x.md", NAMES)


def test_most_files_are_read_at_once():
    plain = read_plain(PLAIN.split("\n"), "roles/x.md", NAMES)
    assert plain
    assert [*plain.fields] == ["title", "summary", "pay_note", "location", "closes", "tags"]
    assert [item.value for item in plain.fields["location"].items] == [
        "Boston, MA, United States",
        "Αθήνα",
    ]


@given(
    st.one_of(
        TEXTS,
        TEXTS.map("---\ntitle: Baker\n{}".format),
        TEXTS.map("---\n{}\n---\nText.\n".format),
        st.tuples(st.sampled_from(PLAIN.split("\n")), st.text(max_size=3)).map(
            lambda found: PLAIN.replace(found[0], found[0] + found[1], 1)
        ),
        st.tuples(st.sampled_from(PLAIN.split("\n")), LINES).map(
            lambda found: PLAIN.replace(found[0], f"{found[0]}\n{found[1]}", 1)
        ),
    )
)
@example(PLAIN)
@example(PLAIN.replace("We bake.", "---"))
@example(PLAIN.replace("We bake.", "closes: 2026-11-02"))
@example(PLAIN.replace("We bake.", "\u200b---\nText."))
@example(PLAIN.replace("\n", "\r\n"))
@example(f"\ufeff{PLAIN}")
def test_what_is_read_at_once_is_what_is_read_line_by_line(text):
    with pytest.MonkeyPatch.context() as monkeypatch:
        expected = line_by_line(text, monkeypatch)
    assert frontmatter.read(text, "roles/x.md", NAMES) == expected
    assert [*frontmatter.read(text, "roles/x.md", NAMES).fields] == [*expected.fields]
