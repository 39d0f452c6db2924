"""Pictures with their size and lighter files, which are the same at every build."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from careers.pictures import gallery as module
from careers.pictures.gallery import Gallery
from careers.problem import Spot

SPOT = Spot("site_src/index.md", 3)


@pytest.fixture
def gallery(tmp_path):
    """A function from files to their gallery."""

    def made(files: dict[str, bytes], **options) -> Gallery:
        given = {"widths": (200, 400), "formats": ("webp",), "quality": 78, "folder": tmp_path}
        return Gallery(files.get, **{**given, **options})

    return made


def sizes(gallery: Gallery, path: str) -> list[tuple[str, int]]:
    shown = gallery.show(path, SPOT)
    assert shown
    return [(kind, one.width) for kind, drawn in shown.sources for one in drawn]


def noise(width: int, height: int) -> bytes:
    out = BytesIO()
    Image.effect_noise((width, height), 90).convert("RGB").save(out, "JPEG", quality=95)
    return out.getvalue()


def test_a_photo_comes_in_widths_up_to_its_own(gallery):
    made = gallery({"a.jpg": noise(640, 400), "b.jpg": noise(360, 240)})
    assert sizes(made, "a.jpg") == [("webp", 200), ("webp", 400)]
    assert sizes(made, "b.jpg") == [("webp", 200), ("webp", 360)]


def test_its_files_have_those_widths_and_say_so(gallery):
    made = gallery({"pictures/a.jpg": noise(640, 400)})
    made.show("pictures/a.jpg", SPOT)
    for file, width in zip(made.files(), (200, 400), strict=True):
        assert file.path.startswith(f"assets/careers/sized/pictures/a-{width}.")
        with Image.open(BytesIO(file.content)) as picture:
            assert picture.size == (width, width * 400 // 640)


def test_the_same_picture_is_the_same_bytes_with_and_without_what_was_kept(gallery, tmp_path):
    content = noise(640, 400)
    first = gallery({"a.jpg": content})
    first.show("a.jpg", SPOT)
    kept = sorted(file.name for file in tmp_path.iterdir())
    again, anew = gallery({"a.jpg": content}), gallery({"a.jpg": content}, folder=None)
    again.show("a.jpg", SPOT)
    anew.show("a.jpg", SPOT)
    assert first.files() == again.files() == anew.files()
    assert len(kept) == 2
    assert sorted(file.name for file in tmp_path.iterdir()) == kept


def test_a_folder_that_cannot_be_written_to_is_no_fault(gallery, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("x")
    made = gallery({"a.jpg": noise(640, 400)}, folder=blocked / "x")
    assert sizes(made, "a.jpg")
    assert made.problems == []


def test_a_kept_file_that_is_empty_is_made_anew(gallery, tmp_path):
    content = noise(640, 400)
    gallery({"a.jpg": content}).show("a.jpg", SPOT)
    for file in tmp_path.iterdir():
        file.write_bytes(b"")
    made = gallery({"a.jpg": content})
    made.show("a.jpg", SPOT)
    assert all(file.content for file in made.files())


@pytest.mark.parametrize("mode", ["CMYK", "L", "RGB"])
def test_colours_of_every_kind_become_those_of_screens(gallery, draw, mode):
    made = gallery({"a.jpg": draw(640, 400, mode=mode, quality=100)})
    made.show("a.jpg", SPOT)
    for file in made.files():
        with Image.open(BytesIO(file.content)) as picture:
            assert picture.mode == "RGB"


def test_what_is_transparent_stays_so(gallery):
    out = BytesIO()
    noisy = Image.effect_noise((640, 400), 90).convert("RGBA")
    noisy.putalpha(Image.linear_gradient("L").resize((640, 400)))
    noisy.save(out, "PNG")
    made = gallery({"a.png": out.getvalue()})
    made.show("a.png", SPOT)
    assert made.files()
    for file in made.files():
        with Image.open(BytesIO(file.content)) as picture:
            assert picture.mode == "RGBA"


def test_a_turned_photo_is_turned_in_its_lighter_files(gallery, draw):
    made = gallery({"a.jpg": draw(640, 400, orientation=6, quality=100)})
    shown = made.show("a.jpg", SPOT)
    assert shown
    assert (shown.image.width, shown.image.height) == (400, 640)
    with Image.open(BytesIO(made.files()[0].content)) as picture:
        assert picture.size == (200, 320)


def test_drawings_and_moving_and_small_pictures_are_shown_as_they_are(gallery, draw):
    out = BytesIO()
    frames = [Image.new("RGB", (640, 400), colour) for colour in ("red", "blue")]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    svg = b'<svg viewBox="0 0 640 400"/>'
    made = gallery({"a.gif": out.getvalue(), "b.svg": svg, "c.png": draw(64, 40, "PNG")})
    assert [sizes(made, path) for path in ("a.gif", "b.svg", "c.png")] == [[], [], []]


def test_lighter_files_that_weigh_more_are_not_made(gallery):
    out = BytesIO()
    Image.new("RGB", (640, 400), "red").save(out, "PNG", optimize=True)
    made = gallery({"a.png": out.getvalue()}, widths=(200, 640), quality=95)
    shown = made.show("a.png", SPOT)
    assert shown
    heaviest = max((len(file.content) for file in made.files()), default=0)
    assert heaviest < len(out.getvalue())


def test_without_pillow_a_picture_still_has_its_size(gallery, draw, monkeypatch):
    monkeypatch.setattr(module, "has_pillow", lambda: False)
    made = gallery({"a.jpg": draw(640, 400)})
    shown = made.show("a.jpg", SPOT)
    assert shown
    assert (shown.image.width, shown.sources, made.problems) == (640, (), [])


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.jpg", b"", "“a.jpg” can't be read as a picture; it may be damaged."),
        ("a.jpg", b"<html>", "“a.jpg” can't be read as a picture; it may be damaged."),
        (
            "a.png",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\1\0\0\0\1\0\0\x08\2\0\0\0",
            "“a.png” has 65536 by 65536 pixels.",
        ),
    ],
)
def test_what_cannot_be_shown_is_told_once(gallery, name, content, said):
    made = gallery({name: content})
    assert made.show(name, SPOT) is None
    made.show(name, SPOT)
    [problem] = made.problems
    assert problem.message == said
    assert (problem.path, problem.line) == ("site_src/index.md", 3)


def test_a_picture_whose_pixels_are_cut_off_is_told(gallery):
    made = gallery({"a.jpg": noise(640, 400)[:3000]})
    assert made.show("a.jpg", SPOT)
    [problem] = made.problems
    assert problem.message == "“a.jpg” is damaged: its pixels can't be read."


def test_names_with_blanks_commas_and_letters_of_all_kinds_are_addresses(gallery):
    made = gallery({"pictures/Ψωμί, a b.jpg": noise(640, 400)})
    shown = made.show("pictures/Ψωμί, a b.jpg", SPOT)
    assert shown
    [source] = shown.source_sets(lambda path: f"../{path}")
    assert len(source["srcset"].split(", ")) == 2
    assert all(len(part.split(" ")) == 2 for part in source["srcset"].split(", "))
