"""Atom (RFC 4287)."""

from __future__ import annotations

from careers.audit.feeds.form import (
    FEED_DATE,
    FEED_FORM,
    FEED_SELF,
    address_problem,
    html_problems,
    twice,
)
from careers.audit.feeds.job import ATOM, Feed, Job, Place
from careers.audit.postings.description import plain_text
from careers.audit.postings.moments import Stated, read_stated
from careers.audit.xml import Node
from careers.problem import Spot
from careers.wording import quote


def read_atom(path: str, root: Node) -> Feed:
    """The entries of an Atom feed, and what is wrong with its form."""
    feed = Feed(path, ATOM)
    for name in ("id", "title", "updated"):
        if not root.said(name):
            feed.problems.append(FEED_FORM.at(root.spot, f"The feed has no “{name}”."))
    entries = list(root.all("entry"))
    if root.one("author") is None and any(entry.one("author") is None for entry in entries):
        feed.problems.append(FEED_FORM.at(root.spot, "The feed has no “author”."))
    if not any(node.attributes.get("rel") == "self" for node in root.all("link")):
        feed.problems.append(FEED_SELF.at(root.spot, "The feed doesn't name its own address."))
    known: dict[str, Spot] = {}
    for entry in entries:
        _read(feed, entry, known)
    return feed


def _read(feed: Feed, entry: Node, known: dict[str, Spot]) -> None:
    title, key = entry.said("title"), entry.said("id")
    links = [
        node.attributes.get("href", "")
        for node in entry.all("link")
        if node.attributes.get("rel", "alternate") == "alternate"
    ]
    link = links[0] if links else ""
    for name in ("id", "title", "updated"):
        if not entry.said(name):
            message = f"The entry {quote(title or link)} has no “{name}”."
            feed.problems.append(FEED_FORM.at(entry.spot, message))
    dates: dict[str, Stated] = {}
    for name in ("published", "updated"):
        written = entry.said(name)
        stated = read_stated(written) if written else None
        if stated and stated.clock and stated.zone:
            dates[name] = stated
        elif written:
            message = f"“{name}” of {quote(title)} is {quote(written)}."
            feed.problems.append(FEED_DATE.at(entry.spot, message))
    if problem := address_problem(entry.spot, link):
        feed.problems.append(problem)
    feed.problems += twice(feed.path, known, key, entry.spot)
    told = [node for name in ("content", "summary") if (node := entry.one(name))]
    for node in told:
        if node.attributes.get("type") == "html":
            what = f"“{node.name}” of {quote(title)}"
            feed.problems += html_problems(node.spot, node.text, what)
    places = tuple(Place(text=text) for node in entry.all("location") if (text := node.text))
    texts = tuple(
        plain_text(node.text) if node.attributes.get("type") == "html" else node.text
        for node in told
    )
    posted = dates.get("published")
    feed.jobs.append(Job(entry.spot, key, link, title, places, posted=posted, texts=texts))
