"""An earlier role becomes a new one line by line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers import frontmatter
from careers.copying import OF_THAT_TIME, Copied, copy
from careers.keys import NAMES

DRAFT = {"status": "draft"}
TODAY = "2026-11-23"


def copied(text: str, **put: str) -> str:
    found = copy(text, "roles/x.md", NAMES, {**put, **DRAFT}, TODAY)
    assert isinstance(found, Copied), found
    return found.text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # no front matter at all
        ("# Cook\n\nSoup.\n", "---\nstatus: draft\n---\n# Cook\n\nSoup.\n"),
        ("---\n---\n# Cook\n", "---\nstatus: draft\n---\n# Cook\n"),
        # the comment above a line stays, what goes on below it goes
        (
            "---\ntitle: Cook\n# why\nreference:\n  - A\n  - B\n# end\n---\nSoup.\n",
            "---\ntitle: Cook\n# why\nstatus: draft\n# end\n---\nSoup.\n",
        ),
        # a new day where the old one was, in any spelling
        (
            "---\nPosted : 2 Jan 2020\ntitle: Cook\n---\nSoup.\n",
            f"---\nposted: {TODAY}\ntitle: Cook\nstatus: draft\n---\nSoup.\n",
        ),
        # slips: no fence above, none below
        (
            "title: Cook\nposted: 2020-01-02\n\n## Soup\n\nHot.\n",
            f"title: Cook\nposted: {TODAY}\nstatus: draft\n\n## Soup\n\nHot.\n",
        ),
        (
            "---\ntitle: Cook\ncloses: 2020-01-02\n## Soup\n",
            f"---\ntitle: Cook\nposted: {TODAY}\nstatus: draft\n## Soup\n",
        ),
        # line ends and the mark at the beginning
        (
            "\ufeff---\r\ntitle: Cook\r\nstatus: open\r\n---\r\nSoup.\r\n",
            f"\ufeff---\r\ntitle: Cook\r\nstatus: draft\r\nposted: {TODAY}\r\n---\r\nSoup.\r\n",
        ),
        ("---\ntitle: Cook", "---\ntitle: Cook\nstatus: draft\n"),
        # a start that is no day stays true
        (
            "---\ntitle: Cook\nstarts: as soon as possible\n---\n",
            "---\ntitle: Cook\nstarts: as soon as possible\nstatus: draft\n---\n",
        ),
    ],
)
def test_a_role_is_copied_line_by_line(before, after):
    assert copied(before) == after


def test_a_title_is_changed_where_it_stands():
    assert copied("---\ntitle: A\n---\n# A\n", title="B: C").startswith("---\ntitle: B: C\n")
    assert copied("\n# A\n\nText.\n", title="B").endswith("---\n\n# B\n\nText.\n")
    assert copied("Text.\n", title="B") == "---\ntitle: B\nstatus: draft\n---\nText.\n"


LINES = """title: A|# A|---|posted: 2020-01-02|closes: x|- a||  b|# why|## B|status: closed
Status: open|aliases: [a, b]|reference: >|pay: 9 EUR|\ufeff|<!--|-->|x: y|“status”: filled
title:|starts: 2020-01-02|tags:|\t|'status': open|**closes**: y|status : x"""
WORDS = st.sampled_from([line for some in LINES.split("\n") for line in some.split("|")])


@given(st.lists(WORDS, max_size=12).map("\n".join))
def test_whatever_a_file_says_its_copy_says_the_same_and_is_a_draft_or_there_is_none(text):
    found = copy(text, "roles/x.md", NAMES, DRAFT, TODAY)
    if not isinstance(found, Copied):
        assert found[-1].code == "front-matter-unclear"
        return
    before, after = (frontmatter.read(one, "", NAMES) for one in (text, found.text))
    assert after.fields["status"].text.value == "draft"
    kept = before.fields.keys() - {*OF_THAT_TIME, "starts"}
    assert kept <= after.fields.keys()
    for key in kept:
        assert [i.value for i in before.fields[key].items] == [
            i.value for i in after.fields[key].items
        ]
    assert after.body.strip("\n") == before.body.strip("\n")
    assert not {"closes", "reference", "aliases"} & after.fields.keys()
