"""What the sitemap of a folder lists: pages with the moment at which each last changed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from careers.audit.folder import Folder
from careers.audit.robots_txt import Robots
from careers.audit.sitemap import read_sitemap
from careers.news import What
from careers.problem import Problem

NO_ROBOTS = Robots([], [], [])  # the sitemap that counts is the one at the root
JOB_POSTING = b"JobPosting"
SCRIPT = re.compile(rb'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Listed:
    """Pages by their full addresses, each with its `lastmod`, empty if it has none.

    `problems` say what of the sitemap couldn't be read. `files` are how many there were.
    """

    folder: Folder
    pages: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    files: int = 0

    def fate(self, address: str, site: str) -> What:
        """What became of a page of the site that is listed no more, or holds no job any more."""
        from careers.audit.page_reader import read_file  # here, because it takes a moment

        path = self.folder.answers(address.removeprefix(site))
        if not path:
            return What.GONE
        kept_out = address not in self.pages and read_file(self.folder, path).kept_out
        return What.CLOSED if kept_out else What.UNLISTED


def read_listed(place: Path) -> Listed:
    """What a site in a folder lists. Raises OSError when there is no such folder."""
    folder = Folder.of(place)
    found = read_sitemap(folder, NO_ROBOTS)
    pages = {entry.loc: entry.lastmod for entry in found.entries}
    return Listed(folder, pages, tuple(found.problems), len(found.files))


def with_posting(listed: Listed, addresses: Iterable[str], site: str) -> frozenset[str]:
    """Those of the addresses whose pages hold a JobPosting."""
    found = set()
    for address in addresses:
        path = listed.folder.answers(address.removeprefix(site))
        if path and _has_posting(path, listed.folder.read(path)):
            found.add(address)
    return frozenset(found)


def _has_posting(path: str, data: bytes) -> bool:
    """Whether a page holds a JobPosting; only where that isn't plain it is read as the audit does.

    Reading a page of ours that way takes thirty thousandths of a second.
    """
    if JOB_POSTING not in data:
        return False
    for block in SCRIPT.findall(data):
        with suppress(ValueError, AttributeError):
            if json.loads(block).get("@type") == "JobPosting":
                return True
    from careers.audit.page_reader import read_page  # here, because it takes a moment

    return bool(read_page(path, data).postings)
