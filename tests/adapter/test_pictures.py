"""Pictures on the pages of a built site: in marketing's texts, in roles, of units."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200"/>'
ROLE = "---\ntitle: Baker\nlocation: Athens, Greece\nposted: 2026-11-02\n---\n{}\n"


def photo(width: int = 900, height: int = 600, **options) -> bytes:
    out = BytesIO()
    picture = Image.effect_noise((width, height), 90).convert("RGB")
    picture.save(out, "JPEG", quality=90, **options)
    return out.getvalue()


@pytest.fixture
def page(project):
    """Builds the site with a page of this text, and reads the page."""

    def build(text: str, files: dict[str, str | bytes] | None = None):
        project.write({"site_src/life.md": text, "site_src/pictures/a.svg": SVG, **(files or {})})
        assert project.said() == []
        return project.page("life/index.html").select_one("article")

    return build


@pytest.fixture
def said(project):
    def build(text: str, files: dict[str, str | bytes] | None = None):
        project.write({"site_src/life.md": text, "site_src/pictures/a.svg": SVG, **(files or {})})
        return [line.removeprefix("site_src/") for line in project.said()]

    return build


def test_a_photo_has_its_size_and_lighter_files_that_are_there(page, project):
    found = page("# Life\n\n![An oven](pictures/b.jpg)\n", {"site_src/pictures/b.jpg": photo()})
    img, source = found.select_one("picture > img"), found.select_one("picture > source")
    assert (img["alt"], img["width"], img["height"]) == ("An oven", "900", "600")
    assert img["src"] == "../pictures/b.jpg"
    widths = []
    for candidate in source["srcset"].split(", "):
        address, width = candidate.split(" ")
        file = project.folder / "site/life" / address
        with Image.open(file.resolve()) as picture:
            assert f"{picture.width}w" == width
        widths.append(width)
    assert widths == ["480w", "800w", "900w"]


def test_the_first_picture_loads_at_once_and_the_others_when_they_are_near(page):
    text = "# Life\n\n![One](pictures/a.svg)\n\nText.\n\n![Two](pictures/a.svg)\n"
    assert [img.get("loading") for img in page(text).select("img")] == [None, "lazy"]


def test_a_width_of_ones_own_stays_and_the_height_fits(page, project):
    settings = project.folder / "mkdocs.yml"
    settings.write_text(f"markdown_extensions: [attr_list]\n{settings.read_text()}")
    [img] = page("# Life\n\n![One](pictures/a.svg){ width=150 }\n").select("img")
    assert (img["width"], img["height"]) == ("150", "100")


def test_pictures_in_one_paragraph_stand_beside_each_other_with_their_captions(page):
    text = '# Life\n\n![One](pictures/a.svg "First & best")\n![Two](pictures/a.svg)\n'
    found = page(text)
    assert len(found.select(".careers-gallery > figure > img")) == 2
    assert [caption.text for caption in found.select("figcaption")] == ["First & best"]


def test_decorative_pictures_are_passed_over(page):
    [img] = page("# Life\n\n![Decorative](pictures/a.svg)\n").select("img")
    assert img["alt"] == ""


def test_a_picture_without_words_is_told_with_its_line(said):
    text = "---\ntitle: Life\n---\n\n# Life\n\n![One](pictures/a.svg)\n\n![](pictures/a.svg)\n"
    assert said(text) == [
        "life.md:9:1: error: The picture “pictures/a.svg” has no words for those who can't see it. "
        "Write “![What it shows](pictures/a.svg)”, or “![decorative](…)”."
    ]


@pytest.mark.parametrize("name", ["a.svg", "IMG_1234", "DSC-0001", "bakers.JPG"])
def test_the_name_of_a_file_is_no_words(said, name):
    [problem] = said(f"# Life\n\n![{name}](pictures/a.svg)\n")
    assert problem.startswith("life.md:3:1: error: The picture “pictures/a.svg” has no words")


def test_a_picture_in_html_needs_words_too(said):
    told = said(
        "# Life\n\n<img src='pictures/a.svg' alt=''>\n\n"
        "<div>\n<img src='pictures/a.svg'>\n</div>\n"
        "\nText <img src='pictures/b.svg' role='presentation'>, `<img src='c.svg'>`\n\n"
        "```html\n<img src='d.svg'>\n```\n"
    )
    assert [line.partition(". ")[0] for line in told] == [
        "life.md:6:1: error: The picture “pictures/a.svg” has no words for those who can't see it"
    ]


def test_a_picture_that_is_not_there_is_told_once_with_what_was_meant(said):
    problems = said("# Life\n\n![One](pictures/aa.svg)\n")
    assert any("Did you mean “pictures/a.svg”?" in problem for problem in problems)


def test_a_drawing_that_acts_is_told(said):
    acting = SVG.replace("/>", ">\n<script>alert(1)</script></svg>")
    assert said("# Life\n", {"site_src/pictures/b.svg": acting}) == [
        "pictures/b.svg:2:1: error: This drawing holds <script>. Take it out, or export the "
        "drawing as “plain SVG”."
    ]


def test_a_file_that_browsers_do_not_show_is_told(said):
    [problem] = said("# Life\n", {"site_src/pictures/b.HEIC": b"x"})
    assert "“b.HEIC” is HEIC, which no browser shows." in problem


def test_a_damaged_photo_is_told_where_it_is_named(said):
    text = "# Life\n\n![An oven](pictures/b.jpg)\n"
    [problem] = said(text, {"site_src/pictures/b.jpg": photo()[:2000]})
    assert problem.startswith("life.md:3:1: error: “b.jpg” is damaged")


def test_what_a_camera_wrote_is_not_published(page, project):
    exif = Image.Exif()
    exif[0x010F] = "Somebody's phone"
    exif[0x0112] = 6
    files: dict[str, str | bytes] = {"site_src/pictures/b.jpg": photo(exif=exif)}
    [img] = page("# Life\n\n![An oven](pictures/b.jpg)\n", files).select("img")
    assert (img["width"], img["height"]) == ("600", "900")
    published = (project.folder / "site/pictures/b.jpg").read_bytes()
    assert b"Somebody's phone" not in published
    with Image.open(BytesIO(published)) as picture:
        assert picture.getexif()[0x0112] == 6


def test_pictures_can_be_left_as_they_are(page, project):
    settings = project.folder / "mkdocs.yml"
    settings.write_text(
        settings.read_text().replace("      timezone:", "      pictures: off\n      timezone:")
    )
    found = page("# Life\n\n![An oven](pictures/b.jpg)\n", {"site_src/pictures/b.jpg": photo()})
    assert not found.select("picture")
    assert found.select_one("img")["width"] == "900"


def test_a_picture_in_a_role_has_its_size_and_lighter_files_too(project):
    text = ROLE.format("![An oven](../site_src/pictures/b.jpg)")
    project.write({"roles/baker.md": text, "site_src/pictures/b.jpg": photo()})
    assert project.said() == []
    found = project.page("jobs/baker/index.html")
    img, source = found.select_one("picture > img"), found.select_one("picture > source")
    assert (img["src"], img["width"], img["height"]) == ("../../pictures/b.jpg", "900", "600")
    first = source["srcset"].split(" ")[0]
    assert (project.folder / "site/jobs/baker" / first).resolve().is_file()
    assert "<img" not in project.json_ld("jobs/baker/index.html")[0]["description"]


def test_a_picture_in_a_role_needs_words(project):
    project.write(
        {
            "roles/baker.md": ROLE.format("Bread.\n\n![](../site_src/a.svg)"),
            "site_src/a.svg": SVG,
        }
    )
    [problem] = project.said()
    assert problem.startswith("roles/baker.md:8:5: error: The picture “../site_src/a.svg” has no")


def test_a_department_shows_its_picture_first(project):
    text = "---\npicture: ../a.svg\npicture alt: A <loaf>\n---\nText.\n"
    project.write({"site_src/departments/sales.md": text, "site_src/a.svg": SVG})
    assert project.said() == []
    [img] = project.page("departments/sales/index.html").select(".careers-unit__picture img")
    assert (img["src"], img["alt"], img["width"]) == ("../../a.svg", "A <loaf>", "300")


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ("picture: ../b.svg\npicture alt: A loaf", "2:10: error: There is no picture “../b.svg”."),
        ("picture: ../a.svg", "2:10: error: The picture “../a.svg” has no words for"),
        ("picture alt: A loaf", "2:14: error: “picture alt” describes a picture, and there is"),
    ],
)
def test_what_is_wrong_with_the_picture_of_a_department_is_told(project, lines, problem):
    text = f"---\n{lines}\n---\nText.\n"
    project.write({"site_src/departments/sales.md": text, "site_src/a.svg": SVG})
    [told] = project.said()
    assert told.startswith(f"site_src/departments/sales.md:{problem}")


@pytest.mark.parametrize(
    ("size", "words"),
    [((120, 80), "would look blurred"), ((2400, 300), "most of it is cut off")],
)
def test_a_picture_that_does_not_fit_a_card_is_told(project, size, words):
    text = "---\npicture: ../a.jpg\npicture alt: A loaf\n---\nText.\n"
    project.write({"site_src/departments/sales.md": text, "site_src/a.jpg": photo(*size)})
    [told] = project.said()
    assert words in told
