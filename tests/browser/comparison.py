"""Whether a page looks as it did, on a machine whose letters are drawn a little differently.

Two things are held against what is kept in docs/screenshots. The picture, as squares of a few
pixels, in which the edges of letters don't count and a colour, a line, a box or a word does. And
where the parts of the page stand, over its whole length, which says in words what has moved.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageFilter

# A square of so many pixels, by how much of 255 its colour may differ, and which share of all
# squares may differ by more. The small ones see a word that is missing, the large ones see that
# a whole surface has another shade.
SQUARES = ((8, 34, 0.002), (40, 9, 0.0))
Box = tuple[int, int, int, int]
Layout = Mapping[str, Box]


@dataclass(frozen=True)
class Difference:
    """How far two pictures are apart, in words and as a picture."""

    words: str
    picture: Image.Image


def difference(was: Image.Image, now: Image.Image) -> Difference | None:
    """What is different between two pictures, if it is more than the drawing of letters."""
    if was.size != now.size:
        return Difference(f"was {was.size[0]}×{was.size[1]}, is {now.size[0]}×{now.size[1]}", now)
    was, now = was.convert("RGB"), now.convert("RGB")
    for side, least, share in SQUARES:
        apart = squares(was, now, side)
        pixels = apart.tobytes()
        over = sum(value > least for value in pixels)
        if over > share * len(pixels):
            marks = apart.point(lambda value, least=least: 255 * (value > least))
            where = marks.getbbox() or (0, 0, 0, 0)
            left, top, right, bottom = (edge * side for edge in where)
            words = (
                f"{over} of {len(pixels)} squares of {side} pixels differ by more than {least} of"
                f" 255, all between ({left}, {top}) and ({right}, {bottom})"
            )
            return Difference(words, _marked(was, now, marks))
    return None


def squares(was: Image.Image, now: Image.Image, side: int) -> Image.Image:
    """How far the squares of two pictures are apart in the colour in which they are most so."""
    small = [
        picture.reduce(side).filter(ImageFilter.BoxBlur(1 if side < 16 else 0))
        for picture in (was, now)
    ]
    red, green, blue = ImageChops.difference(*small).split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


def _marked(was: Image.Image, now: Image.Image, marks: Image.Image) -> Image.Image:
    """Both side by side, and the second once more with what differs in red."""
    large = marks.resize(now.size, Image.Resampling.NEAREST)
    pale = Image.blend(now, Image.new("RGB", now.size, "white"), 0.5)
    red = Image.new("RGB", now.size, (214, 0, 28))
    found = Image.composite(Image.blend(pale, red, 0.6), pale, large)
    sheet = Image.new("RGB", (3 * now.width + 40, now.height), "white")
    for place, picture in enumerate((was, now, found)):
        sheet.paste(picture, (place * (now.width + 20), 0))
    return sheet


# --- Where the parts of a page stand -----------------------------------------------------------

# Landmarks, headings, parts and controls that can be seen, by what they are called, as [left, top,
# width, height]. Names have no counts or days in them: those are text, and no matter of layout.
LAYOUT = """() => {
  const what = "header, nav, main, aside, footer, section, form, h1, h2, h3, figure, img, dialog,"
    + " details, fieldset, textarea, select, button, .careers-button, [role=search],"
    + " input:not([type=hidden], [type=checkbox], [type=radio])";
  const found = {}, times = {};
  for (const one of document.querySelectorAll(what)) {
    const box = one.getBoundingClientRect();
    if (!one.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
    if (box.width < 2 || box.height < 2) continue;
    const words = /^H\\d$/.test(one.tagName)
      ? one.textContent : one.getAttribute("name") || one.classList[0] || "";
    const name = [one.tagName.toLowerCase(), words.replace(/[\\s\\d.,]+/g, " ").trim().slice(0, 40)]
      .join(" ").trim();
    times[name] = (times[name] || 0) + 1;
    const key = times[name] > 1 ? `${name} (${times[name]})` : name;
    found[key] = [box.left + scrollX, box.top + scrollY, box.width, box.height].map(Math.round);
  }
  return found;
}"""
# In pixels: what two machines may differ by, and more the farther down a part is.
ACROSS, DOWN, SHARE_DOWN = 4, 6, 0.02


def moved(was: Layout, now: Layout) -> list[str]:
    """What is gone, new or elsewhere, a line each."""
    lines = [f"“{name}” is gone" for name in was if name not in now]
    lines += [f"“{name}” is new" for name in now if name not in was]
    for name in was.keys() & now.keys():
        (left, top, width, height), box = was[name], now[name]
        far = DOWN + SHARE_DOWN * max(top, height)
        limits = (ACROSS, far, ACROSS, far)
        if any(
            abs(a - b) > limit
            for a, b, limit in zip((left, top, width, height), box, limits, strict=True)
        ):
            before, after = (f"{w}×{h} at ({x}, {y})" for x, y, w, h in (was[name], box))
            lines.append(f"“{name}” was {before}, is {after}")
    return sorted(lines)
