"""What a piece of HTML wants to run, load or be sent to that a policy has to allow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser

from careers.policy import ORIGIN, Origin, Use, hashed, origin_of

# Which attribute of which tag holds an address, and what for.
ADDRESSES: dict[str, tuple[str, Use]] = {
    "script": ("src", "script"),
    "iframe": ("src", "frame"),
    "form": ("action", "form"),
    "link": ("href", "style"),
}
# The types of scripts that are run; any other is data, such as JSON-LD.
RUN = re.compile(r"|module|(?:text|application)/(?:x-)?(?:java|ecma)script", re.IGNORECASE)
NEEDLES = ("<script", "<iframe", "<form", "<link", "<style", " on", "\non")


@dataclass(frozen=True, slots=True)
class Want:
    """One thing that is wanted, and how it looks in the page.

    `origin` is None for what can't be allowed by itself: `onclick="…"` and the like.
    """

    origin: Origin | None
    shown: str
    is_inline: bool = False


def wants(html: str) -> list[Want]:
    """Everything that a piece of HTML wants."""
    lowered = html.lower()
    if not any(needle in lowered for needle in NEEDLES):
        return []
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return list(reader.found)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Want] = []
        self.inside: tuple[Use, str] | None = None
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        handlers = (name for name in said if re.fullmatch(r"on[a-z]+", name))
        self.found += [Want(None, f'{name}="{said[name]}"', True) for name in handlers]
        if tag in ADDRESSES and not (tag == "link" and "stylesheet" not in said.get("rel", "")):
            name, use = ADDRESSES[tag]
            if origin := origin_of(said.get(name, "")):
                self.found.append(Want(Origin(use, origin), said[name]))
        if tag == "style":
            self.inside = ("style", tag)
        elif tag == "script" and "src" not in said and RUN.fullmatch(said.get("type", "")):
            self.inside = ("script", tag)

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self.inside and tag == self.inside[1]:
            text = "".join(self.text)
            self.found.append(Want(Origin(self.inside[0], hashed(text)), text, True))
            self.inside, self.text = None, []


def spoken_to(script: str) -> list[Origin]:
    """The sites that a trusted script in a page names: it loads something, or reports there."""
    uses: tuple[Use, Use] = ("script", "connect")
    return [Origin(use, origin) for origin in ORIGIN.findall(script) for use in uses]


def scripts_in(page: str) -> Iterator[Want]:
    """The scripts of a whole page, as fast as can be: it is done to every page."""
    at = page.find("<script")
    while at >= 0:
        begin = page.find(">", at) + 1
        end = page.find("</script", begin)
        if not begin or end < 0:
            return
        tag = page[at:begin]
        if " src=" in tag:
            yield from _loaded(tag)
        elif "json" not in tag:
            yield _run(page[begin:end])
        at = page.find("<script", end)


# The same few scripts stand in every page.
@lru_cache(maxsize=256)
def _loaded(tag: str) -> tuple[Want, ...]:
    return tuple(wants(f"{tag}</script>"))


@lru_cache(maxsize=256)
def _run(text: str) -> Want:
    return Want(Origin("script", hashed(text)), text, True)
