"""The sitemap: every page that can be found, in files of the size that readers take."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from html import escape
from typing import Any

# https://www.sitemaps.org/protocol.html: of one file, uncompressed.
MOST = 50_000
LARGEST = 50 * 1024 * 1024  # bytes
# What the template writes around an address, and around all of them; more than it is.
AROUND = 200


@dataclass(frozen=True, slots=True)
class Url:
    """A page of the sitemap, and the day or the minute at which it last changed, if known.

    `languages` are the same page's addresses in the languages that it is there in, each with the
    code of the language; its own is among them.
    """

    address: str
    changed: date | datetime | None = None
    languages: tuple[tuple[str, str], ...] = ()

    def data(self) -> dict[str, Any]:
        """The plain values for a template; the moment in W3C's form of ISO 8601."""
        return {
            "address": self.address,
            "changed": self.changed.isoformat() if self.changed else "",
            "languages": [{"language": code, "href": href} for code, href in self.languages],
        }


def sitemaps(urls: Iterable[Url], most: int = MOST, largest: int = LARGEST) -> list[list[Url]]:
    """The pages, parted into as few files as they fit in; at least one."""
    parts: list[list[Url]] = [[]]
    size = AROUND
    for url in urls:
        addresses = [url.address, *(href for _, href in url.languages)]
        more = sum(len(escape(address).encode()) + AROUND for address in addresses)
        if len(parts[-1]) == most or (parts[-1] and size + more > largest):
            parts.append([])
            size = AROUND
        parts[-1].append(url)
        size += more
    return parts
