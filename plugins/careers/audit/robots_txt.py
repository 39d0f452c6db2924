"""`robots.txt`: what it keeps search engines from, and the sitemaps that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from careers.audit.folder import address_of
from careers.audit.rule import Rule
from careers.audit.site import Site
from careers.audit.web_address import split
from careers.problem import Problem, Spot
from careers.wording import quote

FILE = "robots.txt"
ROBOTS_PAGE = Rule(
    "robots-form",
    "error",
    "`robots.txt` is a page of HTML, or can't be read; careful readers then read nothing at all.",
    "Write a plain text file, or none.",
)
ROBOTS_BLOCKS = Rule(
    "robots-blocks",
    "error",
    "`robots.txt` keeps Google, or everybody, from a page with a JobPosting.",
    "Take the “Disallow” line out, or make it narrower.",
)
ROBOTS_SITEMAP = Rule(
    "robots-sitemap",
    "error",
    "`robots.txt` names a sitemap of this site that isn't there.",
    "Write the full address of the sitemap, or take the line out.",
)

_LINE = re.compile(r"\s*([A-Za-z-]+)\s*:\s*([^#\r\n]*)")
_READERS = ("googlebot", "*")


class RobotsLine(NamedTuple):
    """One line that says something."""

    name: str
    value: str
    number: int


class Robots(NamedTuple):
    """What the file says: the sitemaps, and the rules for Google, else for everybody."""

    sitemaps: list[RobotsLine]
    rules: list[RobotsLine]
    problems: list[Problem]


def read_robots(data: bytes) -> Robots:
    """What a robots.txt says; never raises. Source: RFC 9309."""
    text = data.decode("utf-8-sig", "replace")
    if re.match(r"\s*<(?:!doctype|html|\?xml)", text, re.I) or "\0" in text:
        message = "This is a page of HTML." if "<" in text[:200] else "This is no text."
        return Robots([], [], [ROBOTS_PAGE.at(Spot(FILE), message)])
    sitemaps: list[RobotsLine] = []
    groups: dict[str, list[RobotsLine]] = {}
    readers: list[str] = []
    in_rules = False
    for number, line in enumerate(text.splitlines(), 1):
        if not (found := _LINE.match(line)):
            continue
        said = RobotsLine(found[1].lower(), found[2].strip(), number)
        if said.name == "sitemap":
            sitemaps.append(said)
        elif said.name == "user-agent":
            readers = [] if in_rules else readers
            readers.append(said.value.lower())
            groups.setdefault(said.value.lower(), [])
            in_rules = False
        elif said.name in ("allow", "disallow"):
            in_rules = True
            for reader in readers:
                groups[reader].append(said)
    rules = next((groups[reader] for reader in _READERS if reader in groups), [])
    return Robots(sitemaps, rules, [])


def unreadable(error: OSError) -> Robots:
    """What is said of a file that can't be opened."""
    reason = (error.strerror or str(error)).lower()
    return Robots([], [], [ROBOTS_PAGE.at(Spot(FILE), f"The file can't be opened: {reason}.")])


def robots_txt_problems(site: Site, robots: Robots) -> Iterator[Problem]:
    """What is wrong with the file for this site."""
    yield from robots.problems
    for line in robots.sitemaps:
        found = site.inside(line.value) if site.url else None
        if found and not site.folder.answers(found[0]):
            message = f"There is no sitemap at {quote(line.value)}."
            yield ROBOTS_SITEMAP.at(Spot(FILE, line.number), message)
    root = split(site.root)
    if root is None or root.path != "/":
        return  # only the file at the host's root is asked
    blocked: dict[RobotsLine, list[str]] = {}
    for path in site.offers:
        line_found = _stops("/" + address_of(path), robots.rules)
        if line_found:
            blocked.setdefault(line_found, []).append(path)
    for line, paths in blocked.items():
        more = f" and {len(paths) - 1} more jobs" if len(paths) > 1 else ""
        message = f"“Disallow: {line.value}” keeps Google from {quote(paths[0])}{more}."
        yield ROBOTS_BLOCKS.at(Spot(FILE, line.number), message)


def _stops(path: str, rules: list[RobotsLine]) -> RobotsLine | None:
    """The line that forbids a path: the longest pattern that fits wins, and Allow wins a tie."""
    best: tuple[int, bool, RobotsLine] | None = None
    for line in rules:
        if line.value and _pattern(line.value).match(path):
            key = (len(line.value), line.name == "allow", line)
            best = max(best, key, key=lambda item: item[:2]) if best else key
    return best[2] if best and not best[1] else None


def _pattern(written: str) -> re.Pattern[str]:
    end = "$" if written.endswith("$") else ""
    parts = written.removesuffix("$").split("*")
    return re.compile(".*".join(map(re.escape, parts)) + end)
