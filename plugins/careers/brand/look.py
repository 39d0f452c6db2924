"""The colours of one look, light or dark: few are stated, the others made to be read on them.

Text reaches 4.5:1 on everything that it stands on, what has to be seen of buttons and fields 3:1
(WCAG 2.2, 1.4.3 and 1.4.11). A colour that somebody states for what is behind a text is taken as it
is; a text on it is made darker or lighter until it is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from careers.brand.colour import (
    BLACK,
    PARTS,
    TEXT,
    WHITE,
    contrast,
    from_oklch,
    is_dark,
    least_contrast,
    mix,
    oklch,
    readable,
    shifted,
)
from careers.brand.style_sheet import Scheme

BRAND = "#3949ab"  # what a site has that states none
EASY = 7.0  # what is read at length
SIGNS = {
    "note": "#1f6feb",
    "good": "#1a7f37",
    "important": "#8250df",
    "warning": "#9a6700",
    "danger": "#cf222e",
}


@dataclass(frozen=True, slots=True)
class Look:
    """Every colour of a look; each is the property `--careers-NAME-color` of a page.

    `ground` is behind everything, `band` behind a title, `surface` in fields and cards, `panel`
    behind a form. `strong` is the brand's own colour behind a few large words, `mark` the second
    colour, for what only catches the eye.
    """

    ground: str
    band: str
    surface: str
    panel: str
    text: str
    quiet: str
    link: str
    link_hover: str
    button: str
    button_text: str
    button_hover: str
    button_hover_text: str
    focus: str
    line: str
    field: str
    strong: str
    strong_text: str
    strong_quiet: str
    strong_button: str
    strong_button_text: str
    mark: str
    mark_text: str
    header: str
    header_text: str
    header_mark: str
    header_button: str
    header_button_text: str
    footer: str
    footer_text: str
    footer_quiet: str
    note: str
    good: str
    important: str
    warning: str
    danger: str

    @property
    def grounds(self) -> tuple[str, ...]:
        """What text may stand on."""
        return self.ground, self.band, self.surface, self.panel


def make_look(stated: Mapping[str, str], scheme: Scheme) -> Look:
    """The look that follows from what is stated: colours by the names of `Look`'s and `brand`.

    What is stated is taken as it is, read or not: `unreadable` tells of it.
    """
    is_light = scheme == "light"
    brand = stated.get("brand", BRAND)
    _, chroma, hue = oklch(brand)
    tinge = min(chroma, 0.03)
    mark = stated.get("mark") or stated.get("accent") or brand
    ground = stated.get("ground") or (WHITE if is_light else from_oklch(0.2, tinge / 1.5, hue))
    lifted = brand if is_light else from_oklch(0.75, chroma, hue)
    made = {
        "ground": ground,
        "band": mix(lifted, ground, 0.07 if is_light else 0.09),
        "surface": ground if is_light else mix(WHITE, ground, 0.035),
        "panel": mix(lifted, ground, 0.04 if is_light else 0.06),
        "strong": brand,
        "header": ground,
        "footer": from_oklch(0.28, min(chroma, 0.06), hue)
        if is_light
        else from_oklch(0.16, tinge, hue),
    }
    made |= {name: stated[name] for name in made if name in stated}
    grounds = [made[name] for name in ("ground", "band", "surface", "panel")]

    def put(name: str, colour: str, behind: list[str], ratio: float = TEXT) -> None:
        made[name] = stated.get(name) or readable(colour, behind, ratio)

    put("text", from_oklch(0.25 if is_light else 0.93, tinge, hue), grounds, EASY)
    put("quiet", mix(made["text"], ground, 0.72), grounds)
    put("link", brand, grounds)
    hover = stated.get("accent") or shifted(made["link"], -0.1 if is_light else 0.1)
    put("link_hover", hover, grounds)
    put("button", brand, grounds, PARTS)
    made["button_text"] = stated.get("button_text") or _on(made["button"])
    away = 0.07 if is_dark(made["button_text"]) else -0.07
    made["button_hover"] = stated.get("button_hover") or shifted(made["button"], away)
    put("button_hover_text", made["button_text"], [made["button_hover"]])
    put("focus", made["link"], grounds, PARTS)
    made["line"] = stated.get("line") or mix(made["text"], ground, 0.16)
    put("field", mix(made["text"], ground, 0.5), grounds, PARTS)
    made["mark"] = mark
    made["mark_text"] = stated.get("mark_text") or _on(mark)
    for name in ("strong", "header", "footer"):
        behind = made[name]
        text = made["text"] if name == "header" and behind == ground else _on(behind)
        put(f"{name}_text", text, [behind])
    for name in ("strong", "footer"):
        put(f"{name}_quiet", mix(made[f"{name}_text"], made[name], 0.8), [made[name]])
    for name in ("strong", "header"):
        behind = made[name]
        seen = (one for one in (made["button"], mark) if contrast(one, behind) >= PARTS)
        button = stated.get(f"{name}_button") or next(seen, made[f"{name}_text"])
        made[f"{name}_button"] = button
        made[f"{name}_button_text"] = stated.get(f"{name}_button_text") or _on(button)
    put("header_mark", mark, [made["header"]], PARTS)
    for name, colour in SIGNS.items():
        put(name, colour, grounds)
    return Look(**made)


def _on(ground: str) -> str:
    """Text on a ground: white or nearly black, whichever is read."""
    nearly = from_oklch(0.2, min(oklch(ground)[1], 0.03), oklch(ground)[2])
    if contrast(WHITE, ground) >= TEXT:
        return WHITE
    return nearly if contrast(nearly, ground) >= TEXT else BLACK


# What stands on what, and how well it has to be told from it.
PAIRS: Mapping[str, tuple[tuple[str, ...], float]] = {
    **dict.fromkeys(
        ("text", "quiet", "link", "link_hover", *SIGNS),
        (("ground", "band", "surface", "panel"), TEXT),
    ),
    **dict.fromkeys(("button", "focus", "field"), (("ground", "band", "surface", "panel"), PARTS)),
    "button_text": (("button",), TEXT),
    "button_hover_text": (("button_hover",), TEXT),
    "mark_text": (("mark",), TEXT),
    "strong_text": (("strong",), TEXT),
    "strong_quiet": (("strong",), TEXT),
    "strong_button": (("strong",), PARTS),
    "strong_button_text": (("strong_button",), TEXT),
    "header_text": (("header",), TEXT),
    "header_button": (("header",), PARTS),
    "header_button_text": (("header_button",), TEXT),
    "header_mark": (("header",), PARTS),
    "footer_text": (("footer",), TEXT),
    "footer_quiet": (("footer",), TEXT),
}
NAMES = tuple(field.name for field in fields(Look))


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A colour that isn't told well enough from what is behind it, and one that would be."""

    name: str
    ground: str
    ratio: float
    needed: float
    better: str


def unreadable(look: Look) -> list[Unreadable]:
    """What of a look can't be read; only what somebody stated can be among it."""
    found = []
    for name, (grounds, needed) in PAIRS.items():
        colour = str(getattr(look, name))
        behind = {ground: str(getattr(look, ground)) for ground in grounds}
        worst = min(behind, key=lambda ground: contrast(colour, behind[ground]))
        ratio = contrast(colour, behind[worst])
        if ratio < needed:
            better = readable(colour, behind.values(), needed)
            if least_contrast(better, behind.values()) < needed:
                better = ""
            found.append(Unreadable(name, worst, ratio, needed, better))
    return found
