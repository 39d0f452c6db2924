"""A picture for each role, and one for all other pages."""

from __future__ import annotations

import io
import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from careers.brand.colour import contrast
from careers.brand.style_sheet import Property
from careers.brand.wishes import read_brand
from careers.features.social_images import SocialImages
from careers.features.social_images.drawing import HEIGHT, WIDTH, Canvas, Look
from careers.features.social_images.raster import read_raster
from careers.hooks import Card
from careers.problem import Spot

ROOT = Path(__file__).parents[2]
LOOK = Look("#0e4a4f", "#ffffff", "#f0a63c", ROOT / "site_src/assets/logo.png")
SITE = "assets/careers/pictures/site.png"
ROLE = "assets/careers/pictures/jobs/baker.png"


def picture(kind: str = "PNG", size: tuple[int, int] = (1200, 630)) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, "#123456").save(file, kind)
    return file.getvalue()


@pytest.fixture(scope="module")
def canvas() -> Canvas:
    return Canvas(LOOK)


@pytest.fixture
def pictured(project):
    """Builds the site with these options; answers the `og:image…` and the like of a page."""

    def build(options: str = "{}", page: str = "jobs/baker/index.html") -> dict[str, str]:
        mkdocs = (project.folder / "mkdocs.yml").read_text()
        mkdocs = re.sub(r" +social_images:.*\n", "", mkdocs)
        project.write({"mkdocs.yml": f"{mkdocs}        social_images: {options}\n"})
        outcome = project.build()
        assert not outcome.failed, [str(problem) for problem in outcome.problems]
        tags = project.page(page).head.find_all("meta", content=True)
        return {tag.get("property") or tag.get("name"): tag["content"] for tag in tags}

    return build


def opened(content: bytes) -> Image.Image:
    found = Image.open(io.BytesIO(content))
    found.load()
    return found


def test_each_role_has_a_picture_and_says_so(pictured, project):
    said = pictured()
    assert said["og:image"] == f"https://jobs.example.com/{ROLE}"
    assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
    assert said["og:image:type"] == "image/png"
    assert said["og:image:alt"] == said["twitter:image:alt"] == "Baker – Athens, Greece – Example"
    assert said["twitter:card"] == "summary_large_image"
    assert opened(project.files()[ROLE]).size == (WIDTH, HEIGHT)


def test_all_other_pages_have_the_one_of_the_site(pictured, project):
    for page in ("index.html", "jobs/index.html"):
        assert pictured(page=page)["og:image"] == f"https://jobs.example.com/{SITE}"
    assert opened(project.files()[SITE]).size == (WIDTH, HEIGHT)


def test_departments_and_offices_have_one_of_their_own(pictured, project):
    text = "---\nsummary: In the sun.\ncountry: Greece\n---\n# Our office in Athens\n"
    project.write({"site_src/offices/athens.md": text})
    said = pictured(page="offices/athens/index.html")
    path = "assets/careers/pictures/offices/athens.png"
    assert said["og:image"] == f"https://jobs.example.com/{path}"
    assert said["og:image:alt"] == "Our office in Athens – In the sun. – Example"
    assert opened(project.files()[path]).size == (WIDTH, HEIGHT)


def test_a_role_that_is_closed_keeps_its_picture_and_a_draft_has_none(pictured, project):
    head = "title: Cook\nlocation: Athens, Greece\nposted: 2026-11-02\n"
    project.write({"roles/done.md": f"---\n{head}status: filled\n---\nSoup.\n"})
    project.write({"roles/draft.md": f"---\n{head}status: draft\n---\nSoup.\n"})
    described = head.replace("posted: 2026-11-02\n", "")
    project.write({"roles/x/index.md": f"---\n{described}---\nSoup.\n"})
    project.write({"roles/x/rome.md": "---\nlocation: Rome, Italy\nposted: 2026-11-02\n---\n"})
    pictured()
    names = [path for path in project.files() if path.startswith("assets/careers/pictures/jobs/")]
    assert [Path(name).name for name in names] == ["baker.png", "done.png", "rome.png", "x.png"]
    alt = pictured(page="jobs/x/index.html")["og:image:alt"]
    assert alt == "Cook – Example"


@pytest.mark.parametrize("directory_urls", ["true", "false"])
def test_addresses_hold_below_a_folder_and_with_files(pictured, project, directory_urls):
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    mkdocs = mkdocs.replace("https://jobs.example.com/", "https://example.github.io/careers")
    project.write({"mkdocs.yml": f"use_directory_urls: {directory_urls}\n{mkdocs}"})
    page = "jobs/baker/index.html" if directory_urls == "true" else "jobs/baker.html"
    assert pictured(page=page)["og:image"] == f"https://example.github.io/careers/{ROLE}"
    assert ROLE in project.files()


def test_the_same_words_are_the_same_bytes(canvas):
    words = ("Baker", ["Athens, Greece"], "Example")
    assert canvas.draw(*words) == canvas.draw(*words) == Canvas(LOOK).draw(*words)
    assert canvas.draw("Cook", ["Athens, Greece"], "Example") != canvas.draw(*words)


@pytest.mark.parametrize(
    "title",
    [
        "Baker",
        "Sales Account Executive",
        "Υπεύθυνος πωλήσεων",
        "Инженер",
        "Cafe\u0301 m/w/d – “Ł” ß İ",
        "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenträger",
        '<b>C++</b> & "Q"',
        "word " * 2000,
        "x" * 10_000,
        "",
    ],
    ids=lambda title: title[:20],
)
def test_any_title_fits_and_is_small(canvas, title):
    content = canvas.draw(
        title, ["Boston, MA, United States", "Hybrid", "Full-time"] * 9, "Example"
    )
    drawn = opened(content).convert("RGB")
    assert drawn.size == (WIDTH, HEIGHT)
    assert len(content) < 40_000
    # Nothing is drawn on the edge, nor between the logo and the title.
    ground = (0x0E, 0x4A, 0x4F)
    for box in (
        (0, 0, WIDTH, 70),
        (0, 0, 70, 600),
        (WIDTH - 70, 0, WIDTH, 600),
        (0, 178, WIDTH, 186),
    ):
        assert drawn.crop(box).getcolors() == [((box[2] - box[0]) * (box[3] - box[1]), ground)]


@pytest.mark.parametrize(
    "title", ["خباز", "אופה", "パン職人", "Baker 🥐", "नानबाई", "B\u0336", "\x00"]
)
def test_what_can_not_be_drawn_is_not_drawn_as_boxes(canvas, title):
    assert canvas.draw(title, [], "Example") is None
    assert canvas.draw("Baker", [title], "Example") is None


def test_a_role_in_other_letters_has_the_picture_of_the_site(pictured, project):
    project.write(
        {
            "roles/baker.md": "---\ntitle: パン職人\nlocation: Athens, Greece\n"
            "posted: 2026-11-02\n---\nパン\n"
        }
    )
    assert pictured()["og:image"] == f"https://jobs.example.com/{SITE}"
    assert ROLE not in project.files()


@pytest.mark.parametrize(("kind", "ending"), [("PNG", "png"), ("JPEG", "jpg")])
def test_a_picture_of_your_own(pictured, project, kind, ending):
    project.write({"site_src/assets/share.x": picture(kind, (800, 420))})
    said = pictured("{image: site_src/assets/share.x}", "index.html")
    assert said["og:image"].endswith(f"/site.{ending}")
    assert (said["og:image:width"], said["og:image:height"]) == ("800", "420")
    assert said["og:image:alt"] == "Jobs at Example"
    assert pictured("{image: site_src/assets/share.x}")["og:image"].endswith(ROLE)
    said = pictured("{image: site_src/assets/share.x, draw: false}")
    assert said["og:image"].endswith(f"/site.{ending}")


def test_page_picture_needs_no_pillow_for_a_picture_of_your_own(tmp_path, monkeypatch, site):
    (tmp_path / "a.png").write_bytes(picture())
    monkeypatch.setitem(sys.modules, "PIL", None)
    feature = SocialImages(image="a.png", draw=False)
    feature.enter("social_images", "here", lambda _: Spot("mkdocs.yml"), tmp_path)
    assert list(feature.check_site(site)) == []
    assert feature.page_picture(Card("role", "Baker"), site) is None
    shown = feature.page_picture(Card("site", "Jobs at Example"), site)
    assert shown is not None
    assert (shown.width, shown.height, shown.alt) == (1200, 630, "Jobs at Example")


def test_without_pillow_it_says_what_to_install(monkeypatch, site):
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    feature = SocialImages()
    assert [str(problem) for problem in feature.check_site(site)] == [
        "mkdocs.yml:1:1: error: Pictures are drawn with Pillow, which isn't installed. "
        "Install “mkdocs-careers[images]”, or write “draw: false”."
    ]
    assert feature.page_picture(Card("role", "Baker"), site) is None


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("{background: red}", "“red” is no colour. Write one such as '#0e4a4f', in quotes."),
        ("{logo: site_src/no.png}", "There is no file “site_src/no.png”."),
        ("{logo: site_src/index.md}", "“site_src/index.md” can't be read as a PNG or JPEG."),
        ("{font: site_src/index.md}", "“site_src/index.md” can't be read as a font (TTF or OTF)."),
        ("{title_font: site_src}", "There is no file “site_src”."),
        ("{image: site_src/no.png}", "There is no file “site_src/no.png”."),
        ("{image: site_src/index.md}", "“site_src/index.md” is no PNG or JPEG;"),
        ("{image: small.png}", "“small.png” has 200 by 100 pixels. Make it at least 600 by 315"),
        ("{text: '#1d5a5f', background: '#0e4a4f'}", "Words in #1d5a5f on #0e4a4f can hardly"),
    ],
)
def test_what_is_wrong_is_told(project, options, said):
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    project.write({"mkdocs.yml": f"{mkdocs}        social_images: {options}\n"})
    project.write({"small.png": picture(size=(200, 100))})
    [problem] = project.said()
    assert said.rstrip(".") in problem
    assert problem.startswith("mkdocs.yml:16:")


def test_an_employer_without_letters_is_told(project):
    mkdocs = (project.folder / "mkdocs.yml").read_text().replace("name: Example", "name: パン")
    project.write({"mkdocs.yml": f"{mkdocs}        social_images: {{}}\n"})
    [problem] = project.said()
    assert "No letters to draw “パン” with" in problem


@pytest.mark.parametrize("content", [b"", b"\x89PNG", b"\xff\xd8\xff", picture()[:18], b"GIF89a"])
def test_a_broken_picture_has_no_size(content):
    assert read_raster(content) is None


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_says_its_size(kind):
    raster = read_raster(picture(kind, (321, 123)))
    assert raster is not None
    assert (raster.width, raster.height, raster.kind) == (321, 123, f"image/{kind.lower()}")


def test_a_file_of_that_name_is_not_overwritten(pictured, project):
    project.write({f"site_src/{SITE}": picture()})
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    project.write({"mkdocs.yml": f"{mkdocs}        social_images: {{}}\n"})
    [problem] = project.said()
    assert f"“{SITE}” is written twice" in problem


def test_pictures_are_drawn_in_the_brands_colours(site):
    made, _ = read_brand([Property("--careers-brand", "#0e4a4f", Spot("brand.css"))])
    site = replace(site, brand=made)

    assert SocialImages()._colours(site) == ("#0e4a4f", "#ffffff", "#0e4a4f")
    assert SocialImages(background="#ffffff")._colours(site)[0] == "#ffffff"
    background, text, _ = SocialImages(background="#ffffff")._colours(site)
    assert contrast(background, text) >= 4.5
