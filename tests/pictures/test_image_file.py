"""What the first bytes of a picture say, and that no bytes at all break the reading."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from careers.pictures.image_file import read_image


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "AVIF"])
def test_a_picture_has_its_size_and_its_kind(draw, kind):
    image = read_image(draw(61, 43, kind))
    assert image
    assert (image.kind, image.width, image.height) == (f"image/{kind.lower()}", 61, 43)
    assert not image.is_animated


def test_a_webp_without_loss_has_its_size_too(draw):
    image = read_image(draw(61, 43, "WEBP", lossless=True))
    assert image
    assert (image.width, image.height) == (61, 43)


@pytest.mark.parametrize(
    ("orientation", "size"), [(1, (60, 40)), (3, (60, 40)), (6, (40, 60)), (8, (40, 60))]
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_that_a_camera_turned_has_the_size_that_is_seen(draw, kind, orientation, size):
    image = read_image(draw(60, 40, kind, orientation=orientation))
    assert image
    assert (image.width, image.height) == size


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_photo_that_says_where_it_was_taken_is_known(draw, kind):
    found = [read_image(draw(kind=kind, place=place)) for place in (True, False)]
    assert [image and image.has_place for image in found] == [True, False]


def test_colours_for_print_are_known(draw):
    image = read_image(draw(mode="CMYK"))
    assert image
    assert image.is_cmyk


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_a_picture_that_moves_is_known(kind):
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "green", "blue")]
    out = BytesIO()
    frames[0].save(out, kind, save_all=True, append_images=frames[1:], duration=100)
    image = read_image(out.getvalue())
    assert image
    assert image.is_animated


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ('<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20px"/>', (30, 20)),
        ("<svg viewBox='0 0 300.4 200'>", (300, 200)),
        ('<?xml version="1.0"?>\n<!-- x -->\n<svg\n viewBox="0,0,30,20"></svg>', (30, 20)),
        ('\ufeff<svg viewBox="-5 -5 30 20" width="100%"/>', (30, 20)),
        ("<svg/>", (300, 150)),
    ],
)
def test_a_drawing_has_the_size_that_it_states_or_that_of_its_box(text, size):
    image = read_image(text.encode())
    assert image
    assert image.is_vector
    assert (image.width, image.height) == size


@pytest.mark.parametrize("text", ["", "<html><svg/></html>", "GIF89a", "# Home\n", "RIFF0000WEBP"])
def test_what_is_no_picture_is_none(text):
    assert read_image(text.encode()) is None


@given(st.data())
def test_no_bytes_break_the_reading(draw, data):
    kind = data.draw(st.sampled_from(["JPEG", "PNG", "GIF", "WEBP", "AVIF"]))
    content = bytearray(draw(30, 20, kind, orientation=6, place=True) if kind == "JPEG" else
                        draw(30, 20, kind))  # fmt: skip
    for at, value in data.draw(
        st.lists(st.tuples(st.integers(0, len(content) - 1), st.integers(0, 255)), max_size=20)
    ):
        content[at] = value
    read_image(bytes(content[: data.draw(st.integers(0, len(content)))]))


@given(st.binary(max_size=200))
def test_bytes_of_any_kind_are_read_or_refused(content):
    read_image(content)
