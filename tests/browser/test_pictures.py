"""Pages look as in docs/screenshots; `make pictures` takes those pictures anew."""

from __future__ import annotations

import base64
import io
import json
import os
from pathlib import Path

import pytest
from PIL import Image, ImageFilter
from playwright.sync_api import Page
from tests.browser.comparison import LAYOUT, difference, moved
from tests.browser.conftest import NOON, OPTIONS, ROOT, chromium
from tests.browser.scenes import SCENES, WINDOWS, Scene, gallery

FOLDER = ROOT / "docs" / "screenshots"
GALLERY = FOLDER / "README.md"
# Where a picture that differs is put, beside the kept one and what differs.
FOUND = ROOT / ".cache" / "screenshots"
RENEWS = os.environ.get("CAREERS_RENEW_PICTURES") == "1"
MOST = 2_000_000  # bytes, all of them together

# Letters that are as wide on every machine: Liberation's were made as wide as Arial's and those
# of Times. What a candidate's machine has is as wide as it likes.
LETTERS = """
const letters = new CSSStyleSheet();
letters.replaceSync(`:root, body, [data-md-color-scheme] {
  --md-text-font: "Liberation Sans", Arial !important;
  --careers-heading-font: "Liberation Serif", "Times New Roman" !important;
}`);
document.adoptedStyleSheets = [letters];
"""
FAMILIES = ["Liberation Sans, Arial", "Liberation Serif, 'Times New Roman'"]
WIDTHS = """families => families.map((family) => {
  const canvas = document.createElement("canvas").getContext("2d");
  canvas.font = `100px ${family}, monospace`;
  return Math.round(canvas.measureText("Sales Account Executive").width);
})"""
AS_WIDE = [1101, 1000]
# And painted, which takes a frame or two on a busy machine. An image that decodes in its own time
# (`decoding="async"`) may be missing from a frame in which the rest is there; one that is lazy may
# only begin to load when the colours change, as that of the other scheme does.
READY = """async () => {
  const frames = () => new Promise(
    (done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  await document.fonts.ready;
  await frames();
  await Promise.all([...document.images].map((one) => {
    const { bottom, top } = one.getBoundingClientRect();
    const seen = one.checkVisibility() && bottom > 0 && top < innerHeight;
    one.decoding = "sync";
    if (seen) one.loading = "eager";
    return one.loading === "lazy" || one.decode().catch(() => {});
  }));
  await frames();
}"""


def with_letters(page: Page) -> None:
    page.add_init_script(LETTERS)


@pytest.fixture
def look(visit):
    """A function from a scene and a width to its page, ready to be taken."""

    def go(scene: Scene, width: int, **options) -> Page:
        window = {"width": width, "height": WINDOWS[width]}
        options = {"viewport": window, "reduced_motion": "reduce", **options}
        page = visit(scene.path, prepare=with_letters, **options).page
        if page.evaluate(WIDTHS, FAMILIES) != pytest.approx(AS_WIDE, rel=0.01):
            no_letters()
        scene.act(page)
        return page

    return go


def no_letters() -> None:
    reason = "There is no Arial or Liberation here (Debian: apt-get install fonts-liberation)."
    if os.environ.get("CAREERS_REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


def take(page: Page, scheme: str = "light") -> Image.Image:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.evaluate(READY)
    return Image.open(io.BytesIO(page.screenshot(animations="disabled"))).convert("RGB")


def keep(picture: Image.Image, file: Path) -> None:
    """In few colours, which makes small files; in as many as it takes to be like the page."""
    for colours in (40, 64, 96, 160, 256):
        few = picture.quantize(colours, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        few = few.convert("RGB")
        if not difference(few, picture):
            break
    file.parent.mkdir(parents=True, exist_ok=True)
    few.save(file, lossless=True, quality=90, method=5)


def compare(name: str, now: Image.Image) -> list[str]:
    """Hold a picture against the kept one, or keep it where that is wanted; what is to be said."""
    file = FOLDER / name
    if not file.is_file() and not RENEWS:
        return [f"There is no {file.relative_to(ROOT)} yet."]
    found = difference(Image.open(file), now) if file.is_file() else None
    if RENEWS and (found or not file.is_file()):
        keep(now, file)
        return []
    if not found:
        return []
    FOUND.mkdir(parents=True, exist_ok=True)
    sheet = FOUND / f"{file.stem}.png"
    found.picture.save(sheet)
    return [f"{name}: {found.words}.\n    See {sheet.relative_to(ROOT)}: kept, now, and where."]


def compare_layout(name: str, page: Page) -> list[str]:
    """The same for where the parts of a page stand."""
    file, now = FOLDER / name, page.evaluate(LAYOUT)
    before = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    found = moved(before, now)
    if RENEWS and found:
        lines = ",\n".join(f"  {json.dumps(one)}: {box}" for one, box in now.items())
        file.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
        return []
    return [f"{name}: {line}" for line in found[:12]]


def told(what: str, wrong: list[str]) -> str:
    lines = "\n  ".join(wrong)
    after = "If that is as it should be: make pictures, and look at what it changed."
    return f"{what} looks different.\n  {lines}\n{after}"


# --- Against what is kept ----------------------------------------------------------------------

SHOTS = [(scene, width) for scene in SCENES for width in scene.widths]


@pytest.mark.parametrize(("scene", "width"), SHOTS, ids=[f"{s.name}-{w}" for s, w in SHOTS])
def test_it_looks_as_in_its_picture(look, scene, width):
    page = look(scene, width)
    wrong = compare_layout(scene.layout(width), page)
    for scheme in scene.schemes:
        wrong += compare(scene.picture(width, scheme), take(page, scheme))
    assert not wrong, told(f"{scene.caption}, {width} pixels wide,", wrong)


SHEET = """<!doctype html><style>
body { margin: 0; width: 1280px; height: 800px; position: relative; overflow: hidden;
  background: #8fc1b5; }
img { position: absolute; display: block; box-shadow: 0 10px 36px #0a363966; }
.desk { left: 48px; top: 44px; width: 960px; height: 757px; border-radius: 12px 12px 0 0; }
.phone { right: 48px; top: 112px; width: 300px; height: 640px; border-radius: 30px;
  border: 9px solid #0a3639; }
</style><img class=desk src=%s><img class=phone src=%s>"""


def test_the_picture_in_the_readme_is_of_today(visit, look, browser):
    """The list on a desk, a role on a phone, twice as fine as shown."""
    scenes = {scene.name: scene for scene in SCENES}
    desk = look(scenes["list"], 1280, device_scale_factor=2)
    desk.set_viewport_size({"width": 1280, "height": 1010})
    phone = look(scenes["role-open"], 375, device_scale_factor=2)
    phone.set_viewport_size({"width": 375, "height": 800})
    shots = []
    for page in (desk, phone):
        page.evaluate(READY)
        shots.append(f"data:image/png;base64,{base64.b64encode(page.screenshot()).decode()}")
    sheet = browser.new_page(viewport={"width": 1280, "height": 800})
    sheet.set_content(SHEET % tuple(shots))
    wrong = compare("site.webp", take(sheet))
    sheet.close()
    assert not wrong, told("The picture in the README", wrong)


def test_the_gallery_shows_every_picture_and_there_is_no_other():
    text = gallery()
    files = {scene.layout(width) for scene, width in SHOTS} | {"site.webp", GALLERY.name}
    files |= {scene.picture(width, scheme) for scene, width in SHOTS for scheme in scene.schemes}
    if RENEWS:
        GALLERY.write_text(text, encoding="utf-8")
        for file in FOLDER.iterdir():
            if file.name not in files:
                file.unlink()
        return
    assert GALLERY.read_text(encoding="utf-8") == text, "Run: make pictures"
    assert {file.name for file in FOLDER.iterdir()} == files, "Run: make pictures"


@pytest.mark.skipif(RENEWS, reason="they are being taken")
def test_all_pictures_together_are_small():
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) <= MOST


# --- What counts as a difference ---------------------------------------------------------------

OPEN = next(scene for scene in SCENES if scene.name == "role-open")
CHANGES = {
    "another shade in the header": ".md-header, .careers-header { background: #14555b !important }",
    "another colour of a button": ".md-button { background: #9a4522 !important }",
    "a text of another colour": ".careers-role__head p, .careers-facts { color: #c00 !important }",
    "a heading that is missing": "h1 { visibility: hidden }",
    "letters that are larger": ".careers-page { font-size: 108% }",
    "a column that has shifted": ".careers-page { position: relative; inset-inline-start: 12px }",
    "a page that is narrower": ".careers-page { padding-inline-end: 40px }",
    "a block that is gone": ".careers-facts { display: none !important }",
    "more room above": ".careers-page { margin-block-start: 14px }",
    "other letters": "h1 { font-family: monospace !important }",
}
CHANGE = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""


@pytest.fixture(scope="module")
def rendered(browser, address):
    """The picture of an open role as it is; what changes is held against it."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, reduced_motion="reduce", color_scheme="light"
    )
    page = context.new_page()
    page.clock.set_fixed_time(NOON)
    with_letters(page)
    page.goto(f"{address}{OPEN.path}", wait_until="load")
    yield take(page)
    context.close()


@pytest.mark.parametrize("css", CHANGES.values(), ids=CHANGES)
def test_a_change_of_the_look_is_a_difference(look, rendered, css):
    page = look(OPEN, 1280)
    page.evaluate(CHANGE, css)
    assert difference(rendered, take(page)) is not None


def test_the_same_look_is_none(look, rendered):
    assert difference(rendered, take(look(OPEN, 1280))) is None


def test_letters_that_are_placed_otherwise_are_none(address, rendered, browser):
    """Hinting is off in this browser anyway; whole pixels between letters are not."""
    options = [*OPTIONS, "--disable-font-subpixel-positioning"]
    other = browser.browser_type.launch(executable_path=chromium(), args=options)
    try:
        page = other.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
        page.clock.set_fixed_time(NOON)
        with_letters(page)
        page.goto(f"{address}{OPEN.path}", wait_until="load")
        now = take(page)
    finally:
        other.close()
    assert now.tobytes() != rendered.tobytes()
    found = difference(rendered, now)
    assert found is None, found.words


def test_letters_that_are_drawn_otherwise_are_none(look, rendered):
    """Heavier, as some machines do it, and softer, as others do."""
    page = look(OPEN, 1280)
    page.evaluate(CHANGE, "* { -webkit-text-stroke: 0.15px }")
    heavier = take(page)
    softer = rendered.filter(ImageFilter.GaussianBlur(0.6))
    for now in (heavier, softer):
        assert now.tobytes() != rendered.tobytes()
        found = difference(rendered, now)
        assert found is None, found.words


def test_colours_that_are_kept_in_fewer_are_none(rendered, tmp_path):
    keep(rendered, tmp_path / "kept.webp")
    assert difference(Image.open(tmp_path / "kept.webp"), rendered) is None
