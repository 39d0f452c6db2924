"""What a browser sends is read byte for byte, and what is no form is told."""

from __future__ import annotations

from contextlib import suppress
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.inbox.form_data import FormError, Part, read_form

BOUNDARY = "----WebKitFormBoundary7MA4YWxkTrZu0gW"
MULTIPART = f"multipart/form-data; boundary={BOUNDARY}"
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(
    lambda name: not any(escape in name for escape in ("%0D", "%0A", "%22"))
)


def sent(*parts: Part) -> bytes:
    """What Chromium makes of the parts (HTML, “Multipart form data”)."""
    body = b""
    for part in parts:
        head = f'Content-Disposition: form-data; name="{escaped(part.name)}"'
        if part.filename is not None:
            head += f'; filename="{escaped(part.filename)}"\r\nContent-Type: {part.media_type}'
        body += f"--{BOUNDARY}\r\n{head}\r\n\r\n".encode() + part.content + b"\r\n"
    return body + f"--{BOUNDARY}--\r\n".encode()


def escaped(name: str) -> str:
    return name.replace("\r", "%0D").replace("\n", "%0A").replace('"', "%22")


@given(
    st.lists(
        st.one_of(
            st.builds(Part, NAMES, st.binary()),
            st.builds(Part, NAMES, st.binary(), NAMES, st.just("application/pdf")),
        )
    )
)
def test_whatever_is_sent_arrives_byte_for_byte_and_in_its_order(parts):
    assert read_form(MULTIPART, sent(*parts)) == tuple(parts)


@pytest.mark.parametrize(
    "content",
    [b"", b"\r\n", b"\r\n\r\n", b"--", b"\r\n--", b"\n--" + BOUNDARY.encode(), b"\x00\xff\r"],
)
def test_what_looks_like_the_end_of_a_part_is_not_one(content):
    part = Part("cv", content, "cv.pdf", "application/pdf")
    assert read_form(MULTIPART, sent(part, part)) == (part, part)


def test_two_files_of_one_name_are_two():
    first = Part("cv", b"1", "cv.pdf", "application/pdf")
    second = Part("cv", b"2", "cv.pdf", "application/pdf")
    assert read_form(MULTIPART, sent(first, second)) == (first, second)


def test_no_file_is_not_an_empty_one():
    part = Part("cv", b"", "", "application/octet-stream")
    [found] = read_form(MULTIPART, sent(part))
    assert not found.is_file
    [empty] = read_form(MULTIPART, sent(Part("cv", b"", "cv.pdf")))
    assert empty.is_file


@given(st.lists(st.tuples(NAMES, st.text(st.characters(exclude_categories=["Cs"])))))
def test_a_form_without_files_arrives_as_it_was(pairs):
    parts = read_form("application/x-www-form-urlencoded", urlencode(pairs).encode())
    assert [(part.name, part.text) for part in parts] == pairs


def test_a_script_may_send_json():
    parts = read_form("application/json; charset=utf-8", '{"a": "ü", "b": [1, 2]}'.encode())
    assert [(part.name, part.text) for part in parts] == [("a", "ü"), ("b", "[1, 2]")]


@pytest.mark.parametrize(
    ("kind", "body", "said"),
    [
        ("text/plain", b"name=Ana", "sent as text/plain; a form is sent as multipart/form-data"),
        ("", b"name=Ana", "sent as nothing in particular"),
        ("multipart/form-data", b"--x", "a script should leave that header out"),
        (MULTIPART, b"name=Ana", "its boundary never comes"),
        (MULTIPART, sent(Part("a", b"b"))[:-10], "ends in the middle, after 1 parts"),
        (MULTIPART, f"--{BOUNDARY}\r\nX: y\r\n\r\nz\r\n--{BOUNDARY}--".encode(), "has no name"),
        ("application/json", b"[" * 100_000, "can't be read as JSON"),
        ("application/json", b"{", "can't be read as JSON"),
        ("application/json", b"[]", "not an object"),
    ],
)
def test_what_is_no_form_is_told(kind, body, said):
    with pytest.raises(FormError, match=said):
        read_form(kind, body)


@given(st.binary())
def test_no_bytes_at_all_break_it(body):
    for kind in (MULTIPART, "application/json", "application/x-www-form-urlencoded", body.hex()):
        with suppress(FormError):
            read_form(kind, body)
