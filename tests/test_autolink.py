"""Bare addresses are links where GitHub makes them links."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.autolink import split_addresses


def links(text: str) -> list[tuple[str, str]]:
    return [(words, href) for words, href in split_addresses(text) if href]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("https://example.com", "https://example.com"),
        ("HTTPS://EXAMPLE.COM/a", "HTTPS://EXAMPLE.COM/a"),
        ("at http://example.com/a?b=c&d=e#f.", "http://example.com/a?b=c&d=e#f"),
        ("(https://example.com/a_(b))", "https://example.com/a_(b)"),
        ("https://example.com/a)", "https://example.com/a"),
        ("https://example.com/a&amp;", "https://example.com/a"),
        ("https://example.com/a, b", "https://example.com/a"),
        ("https://example.com/a?!.,:*_~'\"", "https://example.com/a"),
        ("https://münchen.example/ä", "https://münchen.example/ä"),
        ("https://example.com<b", "https://example.com"),
    ],
)
def test_an_address_with_a_scheme_is_a_link(text: str, words: str) -> None:
    assert links(text) == [(words, words)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("www.example.com", "www.example.com"),
        ("(www.example.com/a).", "www.example.com/a"),
        ("*www.example.com*", "www.example.com"),
    ],
)
def test_an_address_that_begins_with_www_is_a_link(text: str, words: str) -> None:
    assert links(text) == [(words, f"http://{words}")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("jobs@example.com", "jobs@example.com"),
        ("Write to first.last+tag@mail.example.careers.", "first.last+tag@mail.example.careers"),
        ("(jobs@example.io)", "jobs@example.io"),
        ("a_b-c@example.com!", "a_b-c@example.com"),
    ],
)
def test_a_mail_address_is_a_link(text: str, words: str) -> None:
    assert links(text) == [(words, f"mailto:{words}")]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "asp.net",
            "node.js and example.com",
            "https://",
            "http:// x",
            "www.",
            "www",
            "a@b",
            "@x",
        ),
        *("a@", "xwww.example.com", "1/2", "and/or", "key://value", "jobs@example.com-", ""),
    ],
)
def test_this_is_no_link(text: str) -> None:
    assert links(text) == []


@given(
    st.text()
    | st.lists(
        st.sampled_from(["https://", "www.", "a.b", "@", ".", "(", ")", " ", "&amp;", "_", "/"]),
        max_size=20,
    ).map("".join)
)  # fmt: skip
def test_no_letter_is_lost(text: str) -> None:
    assert "".join(words for words, _ in split_addresses(text)) == text
