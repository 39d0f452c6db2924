"""What there are pictures of in docs/screenshots, and how one comes to see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page
from tests.browser.kinds import KINDS

# How wide windows are, and how high: a phone, a tablet, a laptop, a large screen.
WINDOWS = {375: 812, 768: 1024, 1280: 900, 1920: 1080}
EVERY = tuple(WINDOWS)
SCHEMES = ("light", "dark")


def nothing(page: Page) -> None:
    pass


def see(selector: str) -> Callable[[Page], None]:
    """Scroll until the first such element is at the top."""
    return lambda page: page.locator(selector).first.evaluate(
        "one => one.scrollIntoView({block: 'start', behavior: 'instant'})"
    )


def send_nothing(page: Page) -> None:
    """Press the button below an empty form, and look at what it says."""
    page.locator("form[data-careers-form] [type=submit]").click()
    page.locator(".careers-form [role=alert]").first.wait_for()


def see_matches(page: Page) -> None:
    """Wait until the data has come and what matches is shown."""
    page.locator(".careers-facet input").first.wait_for(state="attached")
    page.locator("[data-careers-matches]").wait_for()


@dataclass(frozen=True)
class Scene:
    """Something to see: a page of a site, and what is done there first."""

    name: str
    caption: str
    path: str
    act: Callable[[Page], None] = nothing
    widths: tuple[int, ...] = (375, 1280)
    schemes: tuple[str, ...] = ("light",)

    def picture(self, width: int, scheme: str) -> str:
        return f"{self.name}-{width}-{scheme}.webp"

    def layout(self, width: int) -> str:
        return f"{self.name}-{width}.json"


SCENES = [
    Scene("home", "Home", KINDS["home"], nothing, EVERY, SCHEMES),
    Scene("list", "The list of open roles", KINDS["list"], nothing, EVERY, SCHEMES),
    Scene(
        "list-filtered", "The list, filtered", KINDS["list, filtered"], see_matches, EVERY, SCHEMES
    ),
    Scene("list-empty", "Nothing matches", KINDS["list, empty"], see_matches, EVERY, SCHEMES),
    Scene("role-open", "A role that is open", KINDS["opening"], nothing, EVERY, SCHEMES),
    Scene(
        "closing-soon",
        "A role that closes soon",
        KINDS["closing soon"],
        widths=EVERY,
        schemes=SCHEMES,
    ),
    Scene("role-closed", "A role that has closed", KINDS["closed"], nothing, EVERY, SCHEMES),
    Scene("role-openings", "A role with openings", KINDS["role with openings"]),
    Scene("role-filled", "A role that is filled", KINDS["filled"]),
    Scene("form", "The form", KINDS["opening"], see("#apply"), (375, 1280), SCHEMES),
    Scene("form-errors", "The form, sent with nothing in it", KINDS["opening"], send_nothing),
    Scene("department", "A department", KINDS["department"]),
    Scene("office", "An office", KINDS["office"]),
    Scene("page", "A page of marketing's", KINDS["marketing"]),
    Scene("list-part", "The page of a part of the list", KINDS["part of the list"]),
    Scene("german", "Home in German", KINDS["home in German"]),
    Scene("greek", "An opening in Greek", KINDS["opening in Greek"]),
    Scene("missing", "An address where there is nothing", KINDS["missing"]),
]

# --- The page that shows them ------------------------------------------------------------------

INTRODUCTION = """\
# How it looks

The sample site of this repository as of 23 November 2026, on a phone, a tablet, a laptop and a \
large screen, in light and dark colours. `make pictures` takes the pictures anew where something \
looks different, and writes this page. The tests hold every page against them, and against the \
places of its parts in the `.json` files beside them; small differences in how a machine draws \
letters don't count.

Letters are Liberation's here, so that every machine shows the same. Candidates see those of \
their own computer, or [the brand's](../marketing/brand.md#type-and-space).
"""


def gallery() -> str:
    """The page with all pictures, as Markdown."""
    return "\n".join([INTRODUCTION, *map(_section, SCENES)])


def _section(scene: Scene) -> str:
    heads = " | ".join(f"{width} pixels" for width in scene.widths)
    lines = [f"## {scene.caption}\n", f"| {heads} |", f"|{' --- |' * len(scene.widths)}"]
    for scheme in scene.schemes:
        cells = (
            f"![{scene.caption}, {width} pixels wide, in {scheme} colours]"
            f"({scene.picture(width, scheme)})"
            for width in scene.widths
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"
