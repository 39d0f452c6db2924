"""A map of the offices, drawn by the build: on the front page and, if wanted, on roles.

No other computer is asked for anything: the outlines are in land.json beside this file, which is
made from Natural Earth (public domain). There are no borders in it, so that it takes no side.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import degrees, log, pi, radians, tan
from pathlib import Path
from typing import Any

from pydantic import Field

from careers import (
    Block,
    Feature,
    Link,
    Links,
    Office,
    Problem,
    Role,
    Site,
    Spot,
    State,
    Target,
    hookimpl,
)

XY = tuple[float, float]
WIDTH, HEIGHT = 4000, 2000  # of the picture, in its own units
NARROWEST = 30.0  # degrees from its left to its right, so that one office is seen in its country
SOUTH, NORTH = -56.0, 78.0  # beyond which nobody has an office
LETTER, LINE = 95, 170  # the size of a name where it is largest in these units
STYLES = ("assets/offices_map.css",)


class OfficesMap(Feature):
    """Shows where the offices are that state their `latitude` and `longitude`."""

    title: str = Field("Where we are", description="The heading.")
    roles: bool = Field(False, description="Whether open roles show the map of their offices too.")
    link: str = Field(
        "",
        description="A map elsewhere that each office leads to, as an address with {latitude} and"
        " {longitude}; none, if it is empty.",
    )
    link_title: str = Field("{office} on a map", description="What is said of that.")

    @hookimpl
    def check_site(self, site: Site) -> Iterator[Problem]:
        placed = [office for office in site.offices if office.point]
        if not placed:
            message = "No office says where it is, so there is no map."
            fix = (
                "Write “latitude:” and “longitude:” in its file, such as site_src/offices/rome.md."
            )
            yield self.option().warning("offices-map", message, fix)
        for office in site.offices:
            if placed and not office.point:
                spot = Spot(office.path) if office.path else self.option()
                message = f"{office.name} is not on the map of the offices."
                yield spot.note("offices-map", message, "Write “latitude:” and “longitude:”.")
        for option, known in (("link", ("latitude", "longitude")), ("link_title", ("office",))):
            if re.search(r"[{}]", _filled(getattr(self, option), dict.fromkeys(known, ""))):
                names = " and ".join(f"{{{name}}}" for name in known)
                message = f"Nothing but {names} is filled in here."
                yield self.option(option).error("offices-map", message, "Leave other braces out.")
        if self.link and not self.link.startswith("https://"):
            message = "This is no address that begins with https://."
            fix = "Write one such as https://www.openstreetmap.org/#map=15/{latitude}/{longitude}."
            yield self.option("link").error("offices-map", message, fix)

    @hookimpl
    def home_blocks(self, site: Site, links: Links) -> Iterator[Block]:
        if data := self._data([office for office in site.offices if office.point], links):
            yield Block("careers/home/offices_map.html", data, styles=STYLES)

    @hookimpl
    def role_blocks(self, role: Role, state: State, site: Site, links: Links) -> Iterator[Block]:
        if self.roles and state is State.OPEN:
            names = {place.office for place in role.places}
            here = [office for office in site.offices if office.point and office.name in names]
            if data := self._data(here, links):
                yield Block("careers/offices_map.html", data, beside=True, styles=STYLES)

    def _data(self, offices: Sequence[Office], links: Links) -> dict[str, Any] | None:
        """The map with its pins, and the same as a list; nothing without an office."""
        points = tuple(office.point for office in offices if office.point)
        if not points:
            return None
        view = View.around(points)
        names = [office.called or office.name for office in offices]
        return {
            "title": self.title,
            "width": WIDTH,
            "height": HEIGHT,
            "land": land_in(view),
            "pins": pins(view, points, names),
            "offices": [
                {"name": name, "href": self._page(office, links), **self._elsewhere(office, name)}
                for office, name in zip(offices, names, strict=True)
            ],
        }

    def _page(self, office: Office, links: Links) -> str:
        """The page of an office, if it has one."""
        if not office.path:
            return ""
        found = links.resolve(Link(links.from_project(office.path), office.name, self.option()))
        return found.href if isinstance(found, Target) else ""

    def _elsewhere(self, office: Office, name: str) -> dict[str, str]:
        if not (self.link and office.point):
            return {"map": "", "map_title": ""}
        latitude, longitude = (f"{number:.5f}" for number in office.point)
        href = _filled(self.link, {"latitude": latitude, "longitude": longitude})
        return {"map": href, "map_title": _filled(self.link_title, {"office": name})}


@dataclass(frozen=True)
class View:
    """What of the world is in the picture: its left and upper edge, and its scale.

    All in degrees of Mercator's projection, which keeps the shapes that people know.
    """

    left: float
    top: float
    span: float

    @classmethod
    def around(cls, points: tuple[XY, ...]) -> View:
        """The part with all these points (latitude and longitude), with some space around."""
        east = sorted(longitude % 360 for _, longitude in points)
        after = [*east[1:], east[0]]
        gaps = [(to - at) % 360 for at, to in zip(east, after, strict=True)]
        widest = gaps.index(max(gaps))
        start = after[widest]  # the other way round the globe from the widest gap
        width = (east[widest] - start) % 360
        heights = [mercator(latitude) for latitude, _ in points]
        height = max(heights) - min(heights)
        shape = HEIGHT / WIDTH
        span = min(360.0, max(NARROWEST, width * 1.35, height * 1.5 / shape))
        lowest, highest = mercator(SOUTH) + span * shape, mercator(NORTH)
        top = (max(heights) + min(heights)) / 2 + span * shape / 2
        top = min(max(top, lowest), highest) if lowest <= highest else (lowest + highest) / 2
        # No office is left out for the sake of the ice; where all don't fit, the world is smaller.
        span = max(span, height * 1.02 / shape)
        top = min(max(top, max(heights) + span * shape * 0.01), min(heights) + span * shape * 0.99)
        return cls(start + width / 2 - span / 2, top, span)

    def place(self, longitude: float, north: float) -> XY:
        """Where that is in the picture; `north` is in Mercator's degrees."""
        scale = WIDTH / self.span
        return (longitude - self.left) * scale, (self.top - north) * scale

    def east(self, longitude: float) -> float:
        """The same longitude, counted so that it is not left of the picture."""
        return self.left + (longitude - self.left) % 360

    def pin(self, latitude: float, longitude: float) -> XY:
        return self.place(self.east(longitude), mercator(latitude))


def mercator(latitude: float) -> float:
    return degrees(log(tan(pi / 4 + radians(max(-85.0, min(85.0, latitude))) / 2)))


def pins(view: View, points: Sequence[XY], names: Sequence[str]) -> list[dict[str, Any]]:
    """Where each office is, and its name where there is room for it; the list has all names."""
    places = [view.pin(*point) for point in points]
    taken = [(x - 60, y - 60, x + 60, y + 60) for x, y in places]
    found = []
    for (x, y), name in zip(places, names, strict=True):
        pin = {"x": round(x), "y": round(y), "name": "", "at": 0, "line": 0, "anchor": "start"}
        length = LETTER * len(name)
        for anchor, at, line, left in (
            ("start", x + 80, y + 45, x + 80),
            ("end", x - 80, y + 45, x - 80 - length),
            ("middle", x, y - 90, x - length / 2),
            ("middle", x, y + 190, x - length / 2),
        ):
            box = (left, line - LINE, left + length, line + 30)
            inside = box[0] > 0 and box[2] < WIDTH and box[1] > 0 and box[3] < HEIGHT
            if inside and not any(_overlap(box, other) for other in taken):
                taken.append(box)
                pin |= {"name": name, "at": round(at), "line": round(line), "anchor": anchor}
                break
        found.append(pin)
    return found


@lru_cache
def land() -> tuple[tuple[XY, ...], ...]:
    """The outlines: longitude, and latitude in Mercator's degrees.

    In the file each is a list of steps east and north, one after the other, in 20ths of a degree.
    """
    rings = []
    for steps in json.loads(Path(__file__).with_name("land.json").read_text(encoding="utf-8")):
        x = y = 0
        ring = []
        for east, north in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + east, y + north
            ring.append((x / 20, mercator(y / 20)))
        rings.append(tuple(ring))
    return tuple(rings)


@lru_cache
def land_in(view: View) -> str:
    """The land in the picture, as the path of an SVG."""
    path = []
    for ring in land():
        for turn in (-360, 0, 360, 720):
            corners = [view.place(longitude + turn, north) for longitude, north in ring]
            if shape := _rounded(_cut(corners)):
                (x, y), *others = shape
                path.append(f"M{x} {y}l")
                for to_x, to_y in others:
                    path.append(f"{to_x - x} {to_y - y} ")
                    x, y = to_x, to_y
                path[-1] = f"{path[-1].rstrip()}z"
    return "".join(path)


def _cut(ring: list[XY]) -> list[XY]:
    """What of a shape is in the picture: one edge after the other (Sutherland and Hodgman)."""
    for axis, edge, sign in ((0, 0, 1), (0, WIDTH, -1), (1, 0, 1), (1, HEIGHT, -1)):
        kept: list[XY] = []
        for one, other in zip(ring, ring[1:] + ring[:1], strict=True):
            inside = [sign * (corner[axis] - edge) >= 0 for corner in (one, other)]
            if inside[0]:
                kept.append(one)
            if inside[0] != inside[1]:
                part = (edge - one[axis]) / (other[axis] - one[axis])
                x, y = (a + part * (b - a) for a, b in zip(one, other, strict=True))
                kept.append((x, y))
        ring = kept
        if not ring:
            break
    return ring


def _rounded(ring: list[XY]) -> list[tuple[int, int]]:
    """In whole units, without corners that nobody would see; nothing if no shape is left."""
    kept: list[tuple[int, int]] = []
    for x, y in ring:
        corner = round(x), round(y)
        if not kept or abs(corner[0] - kept[-1][0]) + abs(corner[1] - kept[-1][1]) > 8:
            kept.append(corner)
    return kept if len(kept) > 2 else []


def _overlap(one: Sequence[float], other: Sequence[float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _filled(text: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text
