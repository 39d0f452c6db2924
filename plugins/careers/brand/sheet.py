"""The style sheet with the colours of a brand: what pages load before the site's own.

The dark look is that of a system that asks for it, or of somebody who has chosen it on the page
(`data-careers-scheme` on `html`, see frame.js), and never that of paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Literal

from careers.brand.colour import mix, readable
from careers.brand.look import Look
from careers.brand.style_sheet import Scheme
from careers.brand.wishes import Brand

Looks = Literal["both", "light", "dark"]

CHOSEN = "data-careers-scheme"
# What a site's own rules for Material's schemes are written for; there once a script has run.
WHOLE = ":root,[data-md-color-scheme]"
ASKED = (
    ":root:where(:not([{chosen}=light])),:where(:root:not([{chosen}=light])) [data-md-color-scheme]"
)
TAKEN = ":root:where([{chosen}=dark]),:where(:root[{chosen}=dark]) [data-md-color-scheme]"
# The letters of code, as Material has them on white.
CODE = {
    "number": "#d52a2a",
    "special": "#db1457",
    "function": "#a846b9",
    "constant": "#6e59d9",
    "keyword": "#3f6ec6",
    "string": "#1c7d4d",
}


def brand_sheet(brand: Brand, looks: Looks = "both") -> str:
    """The colours of the looks that a site has, as CSS."""
    first = _block(WHOLE, brand.dark if looks == "dark" else brand.light, looks)
    if looks != "both":
        return first
    dark = "color-scheme:dark;" + ";".join(_declared(brand.dark, "dark"))
    asked, taken = ASKED.format(chosen=CHOSEN), TAKEN.format(chosen=CHOSEN)
    return (
        f"{first}"
        f"@media screen and (prefers-color-scheme:dark){{{asked}{{{dark}}}}}\n"
        f"@media screen{{{taken}{{{dark}}}\n"
        f":root[{CHOSEN}=light]{{color-scheme:light}}}}\n"
    )


def _block(selector: str, look: Look, looks: Looks) -> str:
    scheme: Scheme = "dark" if looks == "dark" else "light"
    schemes = "light dark" if looks == "both" else looks
    lines = ";".join(_declared(look, scheme))
    return f":root{{color-scheme:{schemes}}}\n{selector}{{{lines}}}\n"


def _declared(look: Look, scheme: Scheme) -> Iterator[str]:
    for field in fields(look):
        yield f"--careers-{field.name.replace('_', '-')}-color:{getattr(look, field.name)}"
    for name, value in _theirs(look, scheme):
        yield f"--md-{name}:{value}"


def _theirs(look: Look, scheme: Scheme) -> Iterator[tuple[str, str]]:
    """Material's own properties; two more digits of a colour say how much of it is seen."""
    for name, colour, parts in (
        ("default-fg", look.text, ("", "", "52", "12")),
        ("default-bg", look.ground, ("", "b3", "4d", "1f")),
    ):
        for step, part in zip(("", "--light", "--lighter", "--lightest"), parts, strict=True):
            value = look.quiet if name == "default-fg" and step == "--light" else colour + part
            yield f"{name}-color{step}", value
    yield "primary-fg-color", look.strong
    yield "primary-fg-color--light", mix(look.strong, look.strong_text, 0.85)
    yield "primary-fg-color--dark", mix(look.strong, "#000000", 0.8)
    yield "primary-bg-color", look.strong_text
    yield "primary-bg-color--light", f"{look.strong_text}b3"
    yield "accent-fg-color", look.link_hover
    yield "accent-fg-color--transparent", f"{look.link_hover}1a"
    yield "accent-bg-color", look.ground
    yield "typeset-color", look.text
    yield "typeset-a-color", look.link
    yield "typeset-table-color", look.line
    yield "typeset-table-color--light", look.panel
    yield "typeset-kbd-color", look.surface
    yield "typeset-kbd-accent-color", look.ground
    yield "typeset-kbd-border-color", look.field
    yield "admonition-fg-color", look.text
    yield "admonition-bg-color", look.ground
    code = mix(look.text, look.ground, 0.06)
    yield "code-fg-color", look.text
    yield "code-bg-color", code
    yield "code-bg-color--light", f"{code}b3"
    yield "code-bg-color--lighter", f"{code}4d"
    for name, colour in CODE.items():
        yield f"code-hl-{name}-color", readable(colour, [code])
    yield "footer-bg-color", look.footer
    yield "footer-bg-color--dark", look.footer
    yield "footer-fg-color", look.footer_text
    yield "footer-fg-color--light", look.footer_quiet
    yield "footer-fg-color--lighter", look.footer_quiet
    if scheme == "dark":
        for name, far, near in (("z1", "0.2rem 0.5rem", "33"), ("z2", "0.2rem 0.5rem", "66")):
            yield f"shadow-{name}", f"0 {far} #000000{near},0 0 0.05rem #0000001a"
