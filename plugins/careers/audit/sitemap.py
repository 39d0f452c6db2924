"""The sitemap: every job is in it, and nothing that has gone."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urldefrag

from careers.audit.folder import Folder
from careers.audit.postings.moments import read_stated
from careers.audit.robots_txt import Robots
from careers.audit.rule import Rule
from careers.audit.site import Site
from careers.audit.web_address import split
from careers.audit.xml import Broken, Node, read_xml
from careers.problem import Problem, Spot
from careers.wording import quote

NAMES = ("sitemap.xml", "sitemap_index.xml", "sitemap-index.xml", "sitemap.xml.gz")
SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
SITEMAP_MISSING = Rule(
    "sitemap-missing",
    "warning",
    "A site with jobs has no sitemap, by which most readers find them.",
    "Let the site's generator write sitemap.xml at the root of the site.",
)
SITEMAP_XML = Rule(
    "sitemap-xml",
    "error",
    "A sitemap is no XML.",
    "Let a program write it; in an address “&” is written “&amp;”.",
)
SITEMAP_FORM = Rule(
    "sitemap-form",
    "error",
    "A sitemap is XML, and no sitemap: another root, another namespace, an entry without `loc`.",
    f'Its root is <urlset xmlns="{SPACE}">, with <url><loc>…</loc></url> in it.',
)
SITEMAP_ADDRESS = Rule(
    "sitemap-address",
    "error",
    "The sitemap has an address that is no full one, or one of another site.",
    "Write full addresses of this site.",
)
SITEMAP_DEAD = Rule(
    "sitemap-dead",
    "error",
    "The sitemap has an address where there is no page.",
    "Take it out; let the sitemap be written together with the pages.",
)
SITEMAP_CLOSED = Rule(
    "sitemap-closed",
    "error",
    "The sitemap has a job that is closed.",
    "Take it out of the sitemap; the page itself may stay.",
)
SITEMAP_NOINDEX = Rule(
    "sitemap-noindex",
    "error",
    "The sitemap has a page that asks search engines not to show it.",
    "Take it out of the sitemap, or “noindex” out of the page.",
)
SITEMAP_CANONICAL = Rule(
    "sitemap-canonical",
    "warning",
    "The sitemap has a page that leads on to another, or calls another address its own.",
    "Put the other address into the sitemap.",
)
SITEMAP_LACKS = Rule(
    "sitemap-lacks",
    "error",
    "A page with a JobPosting is not in the sitemap.",
    "Put it in; readers look at nothing else.",
)
LASTMOD_FORM = Rule(
    "lastmod-form",
    "error",
    "A `lastmod` is not in the form of the W3C.",
    "Write year-month-day, such as 2026-12-15, or 2026-12-15T10:00:00+01:00.",
)
LASTMOD_FUTURE = Rule(
    "lastmod-future",
    "warning",
    "A `lastmod` has not come yet.",
    "Write the day on which the page was changed.",
)
LASTMOD_SAME = Rule(
    "lastmod-same",
    "warning",
    "Every page has the same `lastmod`, the day of the build; readers then take none of them for "
    "true.",
    "Write the day on which each page was changed, or leave `lastmod` out.",
)

FEW = 3  # pages; of fewer nobody can tell
_YEAR_OR_MONTH = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")


@dataclass(frozen=True, slots=True)
class Entry:
    """One address of a sitemap, as written, and where."""

    loc: str
    lastmod: str
    spot: Spot


@dataclass
class Sitemap:
    """Everything that the site's sitemaps say."""

    files: list[str] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_sitemap(folder: Folder, robots: Robots) -> Sitemap:
    """The sitemaps that robots.txt names, or those with the usual names, and theirs in turn."""
    named = [_file(folder, line.value) for line in robots.sitemaps]
    waiting = [path for path in named if path]
    waiting = waiting or [name for name in NAMES if name in folder.files][:1]
    found = Sitemap()
    while waiting:
        path = waiting.pop()
        if path in found.files:
            continue
        found.files.append(path)
        root = _root(folder, path, found.problems)
        if root is None:
            continue
        for item in root.all("url", "sitemap"):
            loc = item.said("loc")
            if not loc:
                found.problems.append(SITEMAP_FORM.at(item.spot, "An entry has no address."))
            elif item.name == "url":
                found.entries.append(Entry(loc, item.said("lastmod"), item.spot))
            elif inner := _file(folder, loc):
                waiting.append(inner)
            else:
                message = f"There is no sitemap at {quote(loc)}."
                found.problems.append(SITEMAP_DEAD.at(item.spot, message))
    return found


def sitemap_problems(site: Site, sitemap: Sitemap, now: datetime) -> Iterator[Problem]:
    """What is wrong with the sitemap of a site, at a moment (aware)."""
    yield from sitemap.problems
    if not sitemap.files:
        if site.offers:
            yield SITEMAP_MISSING.at(Spot("sitemap.xml"), "The site has no sitemap.")
        return
    listed: set[str] = set()
    for entry in sitemap.entries:
        yield from _entry(site, entry, listed)
        yield from _lastmod(entry, now)
    unread = {SITEMAP_XML.code, SITEMAP_FORM.code} if not sitemap.entries else {SITEMAP_XML.code}
    readable = not any(problem.code in unread for problem in sitemap.problems)
    if readable and site.offers and not sitemap.entries:
        message = f"The sitemap is empty, and the site has {_jobs(len(site.offers))}."
        fix = "Tell the site's generator the address of the site; sitemaps hold full addresses."
        yield SITEMAP_LACKS.at(Spot(sitemap.files[0]), message, fix)
        return
    for path, page in site.offers.items():
        wanted = not (page.kept_out or page.notice or _is_copy(site, path, listed))
        if readable and wanted and path not in listed:
            message = f"The job {quote(path)} is not in the sitemap."
            yield SITEMAP_LACKS.at(Spot(sitemap.files[0]), message)
    yield from _same(site, sitemap)


def _root(folder: Folder, path: str, problems: list[Problem]) -> Node | None:
    try:
        data = folder.read(path)
        data = gzip.decompress(data) if path.endswith(".gz") else data
    except (OSError, EOFError, zlib.error) as error:
        reason = (getattr(error, "strerror", "") or str(error)).lower()
        problems.append(SITEMAP_XML.at(Spot(path), f"The sitemap can't be read: {reason}."))
        return None
    root = read_xml(path, data)
    if isinstance(root, Broken):
        problems.append(SITEMAP_XML.at(root.spot, f"The sitemap is no XML: {root.reason}."))
        return None
    if root.name not in ("urlset", "sitemapindex") or root.space != SPACE:
        where = f"in the namespace {quote(root.space)}" if root.space else "in no namespace"
        problems.append(SITEMAP_FORM.at(root.spot, f"The root is {quote(root.name)} {where}."))
        return None
    return root


def _file(folder: Folder, url: str) -> str:
    """The file in the folder behind the address of a sitemap: its name, as far down as it is."""
    found = split(url)
    parts = found.path.split("/") if found else []
    paths = ("/".join(parts[start:]) for start in range(len(parts)))
    return next((path for path in paths if path in folder.files), "")


def _entry(site: Site, entry: Entry, listed: set[str]) -> Iterator[Problem]:
    spot, written = entry.spot, quote(entry.loc)
    found = site.inside(entry.loc)
    if found is None:
        if site.url or "://" not in entry.loc:
            why = "is not on this site" if "://" in entry.loc else "is no full address"
            yield SITEMAP_ADDRESS.at(spot, f"{written} {why}.")
        return
    file = site.folder.answers(found[0])
    page = site.pages.get(file)
    if not file:
        yield SITEMAP_DEAD.at(spot, f"There is no page at {written}.")
        return
    listed.add(file)
    if page is None:
        return
    own = page.canonicals[0].href if len(page.canonicals) == 1 else ""
    elsewhere = bool(own) and site.page_at(own) not in (None, page)
    if page.notice:
        yield SITEMAP_CLOSED.at(spot, f"{written} says {quote(page.notice)}.")
    elif page.kept_out:
        yield SITEMAP_NOINDEX.at(spot, f"{written} has “noindex”.")
    elif page.forward:
        yield SITEMAP_CANONICAL.at(spot, f"{written} leads on to {quote(page.forward)}.")
    elif elsewhere:
        yield SITEMAP_CANONICAL.at(spot, f"{written} calls {quote(own)} its own address.")


def _lastmod(entry: Entry, now: datetime) -> Iterator[Problem]:
    if not entry.lastmod or _YEAR_OR_MONTH.fullmatch(entry.lastmod):
        return
    stated = read_stated(entry.lastmod)
    where = f"of {quote(entry.loc)}"
    if stated is None:
        message = f"The lastmod {where} is {quote(entry.lastmod)}."
        yield LASTMOD_FORM.at(entry.spot, message)
    elif stated.earliest > now:
        yield LASTMOD_FUTURE.at(entry.spot, f"The lastmod {where} is {entry.lastmod}.")


def _jobs(count: int) -> str:
    return "1 job" if count == 1 else f"{count} jobs"


def _is_copy(site: Site, path: str, listed: set[str]) -> bool:
    """Whether a page names another one, which is listed, as the real one."""
    own = site.pages[path].canonicals
    real = site.page_at(own[0].href) if own else None
    return real is not None and real.path != path and real.path in listed


def _same(site: Site, sitemap: Sitemap) -> Iterator[Problem]:
    """The same day everywhere, though some job on the site says another."""
    days = [entry.lastmod[:10] for entry in sitemap.entries]
    if len(days) < FEW or len(set(days)) > 1 or not days[0]:
        return
    for entry in sitemap.entries:
        page = site.page_at(urldefrag(entry.loc)[0])
        posted = {posting.text("datePosted")[:10] for posting in page.postings} if page else set()
        if posted - {days[0], ""}:
            message = f"All {len(days)} pages have the lastmod {days[0]}."
            yield LASTMOD_SAME.at(Spot(sitemap.files[0]), message)
            return
