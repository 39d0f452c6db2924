"""What cameras write into pictures is not published; how they look stays the same."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps

from careers.pictures.image_file import read_image
from careers.pictures.metadata import without_metadata

KINDS = pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])


def seen(content: bytes) -> bytes:
    """The pixels as they are shown."""
    with Image.open(BytesIO(content)) as picture:
        return ImageOps.exif_transpose(picture).convert("RGB").tobytes()


@KINDS
def test_place_and_make_are_gone_and_the_pixels_are_the_same(draw, kind):
    content = draw(kind=kind, place=True)
    cleaned = without_metadata(content)
    image = read_image(cleaned)
    assert b"Somebody's phone" in content
    assert b"Somebody's phone" not in cleaned
    assert image
    assert not image.has_place
    assert seen(cleaned) == seen(content)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_turned_picture_stays_turned(draw, kind, orientation):
    content = draw(kind=kind, orientation=orientation, place=True)
    cleaned = without_metadata(content)
    assert seen(cleaned) == seen(content)
    before, after = read_image(content), read_image(cleaned)
    assert before
    assert after
    assert (after.width, after.height) == (before.width, before.height)


@KINDS
def test_a_profile_of_colours_stays(draw, kind):
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    cleaned = without_metadata(draw(kind=kind, place=True, icc_profile=profile))
    with Image.open(BytesIO(cleaned)) as picture:
        assert picture.info["icc_profile"] == profile


@KINDS
def test_cleaning_twice_is_cleaning_once(draw, kind):
    once = without_metadata(draw(kind=kind, orientation=6 if kind == "JPEG" else 1, place=True))
    assert without_metadata(once) == once


def test_comments_and_words_of_programs_are_gone(draw):
    assert b"secret" not in without_metadata(draw(comment=b"secret"))
    chunk = b"tEXt" + b"Author\0secret"
    png = draw(kind="PNG")
    words = struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    assert b"secret" not in without_metadata(png[:33] + words + png[33:])


def test_a_second_picture_behind_the_first_is_gone(draw):
    content, other = draw(), draw(80, 50, place=True)
    assert without_metadata(content + other) == without_metadata(content)


def test_what_is_no_picture_stays_as_it_is():
    for content in (b"", b"<svg/>", b"GIF89a", b"%PDF-1.7"):
        assert without_metadata(content) == content


@given(st.data())
def test_a_damaged_picture_breaks_nothing(draw, data):
    kind = data.draw(st.sampled_from(["JPEG", "PNG", "WEBP", "AVIF"]))
    content = bytearray(draw(30, 20, kind, place=True))
    for at, value in data.draw(
        st.lists(st.tuples(st.integers(0, len(content) - 1), st.integers(0, 255)), max_size=12)
    ):
        content[at] = value
    without_metadata(bytes(content[: data.draw(st.integers(0, len(content)))]))
