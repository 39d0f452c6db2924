"""Where an office is, as its page shows it: address, directions, local time, and a map elsewhere.

There is no map on the page. One that helps to find a door is a service of another company, which
would learn of every candidate; what could be drawn here without one, a dot in the outline of a
country, helps nobody. A link asks nobody before it is followed.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

from babel import Locale
from babel.dates import get_timezone_name

from careers.lifecycle import zone_of
from careers.role import Role
from careers.site import Site
from careers.unit import Unit
from careers.values.place import address_lines

MAP = "https://www.openstreetmap.org"
NEAR = 17  # how near a map is shown: streets and houses


def office_view(unit: Unit, stated: Role, site: Site) -> dict[str, Any] | None:
    """The `careers.unit.office` of an office's page; `stated` is what its roles start from."""
    if unit.office is None:
        return None
    lines = address_lines(unit.office.place, site.language)
    zone = zone_of(stated, site) if "timezone" in unit.fields else None
    return {
        "lines": list(lines),
        "map_href": map_address(unit, lines),
        "directions": unit.directions,
        "zone": zone.key if zone else "",
        "zone_name": _zone_name(zone.key, site) if zone else "",
    }


def map_address(unit: Unit, lines: tuple[str, ...]) -> str:
    """Where a map shows the office: its point, or a search for its address."""
    if unit.point:
        latitude, longitude = (f"{degrees:.5f}" for degrees in unit.point)
        query = urlencode({"mlat": latitude, "mlon": longitude})
        return f"{MAP}/?{query}#map={NEAR}/{latitude}/{longitude}"
    return f"{MAP}/search?query={quote(', '.join(lines), safe='')}"


def _zone_name(key: str, site: Site) -> str:
    """`Eastern Time`: what stays true in summer and in winter."""
    locale = Locale.parse(site.locale.replace("-", "_"))
    return get_timezone_name(key, width="long", zone_variant="generic", locale=locale)
