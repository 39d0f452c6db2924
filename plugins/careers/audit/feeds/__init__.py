"""The feeds of a site: what they say of each job, and whether its page says the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from careers.audit.feeds.atom import read_atom
from careers.audit.feeds.comparison import feed_problems
from careers.audit.feeds.form import FEED_JSON, FEED_XML
from careers.audit.feeds.job import Feed
from careers.audit.feeds.job_xml import read_job_xml
from careers.audit.feeds.jobs_json import read_jobs_json
from careers.audit.feeds.json_feed import VERSION, read_json_feed
from careers.audit.feeds.rss import ATOM_SPACE, read_rss
from careers.audit.folder import Folder
from careers.audit.posting import text_of
from careers.audit.site import Site
from careers.audit.xml import Broken, read_xml
from careers.problem import Problem, Spot

__all__ = ["feed_problems", "find_feeds"]

NAMES = ("jobs.json", "jobs.xml", "feed.json", "feed.xml", "rss.xml", "atom.xml", "linkedin.xml")


def find_feeds(site: Site) -> tuple[list[Feed], list[Problem]]:
    """The feeds that pages name in their heads, and those with the usual names, once each."""
    paths = dict.fromkeys(name for name in NAMES if name in site.folder.files)
    for page in site.pages.values():
        for _, link in page.feeds:
            found = site.target(page, link.href)
            file = site.folder.answers(found[0]) if found else ""
            if file and file not in site.pages:
                paths[file] = None
    feeds: list[Feed] = []
    problems: list[Problem] = []
    for path in paths:
        for found_feed in _read(site.folder, path):
            if isinstance(found_feed, Problem):
                problems.append(found_feed)
            else:
                feeds.append(found_feed)
    return feeds, problems


def _read(folder: Folder, path: str) -> Iterator[Feed | Problem]:
    """The feed in a file, or why it is none; nothing for files that are about other things."""
    try:
        data = folder.read(path)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        yield FEED_XML.at(Spot(path), f"The feed can't be opened: {reason}.")
        return
    if path.lower().endswith(".json") or data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        yield from _read_json(path, data)
        return
    root = read_xml(path, data)
    if isinstance(root, Broken):
        yield FEED_XML.at(root.spot, f"The feed is no XML: {root.reason}.")
    elif root.name == "rss":
        yield read_rss(path, root)
    elif root.name == "feed" and root.space == ATOM_SPACE:
        yield read_atom(path, root)
    elif root.name in ("source", "jobs"):
        yield read_job_xml(path, root)


def _read_json(path: str, data: bytes) -> Iterator[Feed | Problem]:
    try:
        value: Any = json.loads(data.decode("utf-8-sig"))
    except RecursionError:
        yield FEED_JSON.at(Spot(path), "The feed is nested too deeply.")
        return
    except json.JSONDecodeError as error:
        spot = Spot(path, error.lineno, error.colno)
        yield FEED_JSON.at(spot, f"The feed is no JSON: {error.msg}.")
        return
    except ValueError as error:
        yield FEED_JSON.at(Spot(path), f"The feed is no JSON in UTF-8: {error}.")
        return
    if not isinstance(value, dict):
        return
    if text_of(value.get("version")).startswith(VERSION) or (
        "items" in value and ("home_page_url" in value or "feed_url" in value)
    ):
        yield read_json_feed(path, value)
    elif isinstance(value.get("jobs"), list):
        yield read_jobs_json(path, value)
