"""RSS 2.0."""

from __future__ import annotations

from careers.audit.feeds.form import (
    FEED_DATE,
    FEED_FORM,
    FEED_GUID,
    FEED_SELF,
    address_problem,
    html_problems,
    is_full,
    rfc_822,
    twice,
)
from careers.audit.feeds.job import RSS, Feed, Job, Place
from careers.audit.postings.description import plain_text
from careers.audit.xml import Node
from careers.problem import Spot
from careers.wording import quote

ATOM_SPACE = "http://www.w3.org/2005/Atom"


def read_rss(path: str, root: Node) -> Feed:
    """The items of an RSS feed, and what is wrong with its form."""
    feed = Feed(path, RSS)
    channel = root.one("channel")
    if channel is None:
        feed.problems.append(FEED_FORM.at(root.spot, "The feed has no “channel”."))
        return feed
    for name in ("title", "link", "description"):
        if not any(node.text for node in channel.all(name)):
            feed.problems.append(FEED_FORM.at(channel.spot, f"The channel has no “{name}”."))
    links = [node for node in channel.all("link") if node.space == ATOM_SPACE]
    if not any(node.attributes.get("rel") == "self" for node in links):
        message = "The feed doesn't name its own address."
        feed.problems.append(FEED_SELF.at(channel.spot, message))
    known: dict[str, Spot] = {}
    for item in channel.all("item"):
        _read(feed, item, known)
    return feed


def _read(feed: Feed, item: Node, known: dict[str, Spot]) -> None:
    title = item.said("title")
    guid = next((node for node in item.all("guid")), None)
    key = guid.text if guid else ""
    permanent = guid is not None and guid.attributes.get("isPermaLink", "true") != "false"
    link = item.said("link") or (key if permanent else "")
    written = item.said("pubDate")
    posted = rfc_822(written) if written else None
    if not (title or item.said("description")):
        message = "An item has neither a title nor a description."
        feed.problems.append(FEED_FORM.at(item.spot, message))
    if guid and permanent and not is_full(key):
        feed.problems.append(FEED_GUID.at(guid.spot, f"The guid is {quote(key)}."))
    if written and posted is None:
        message = f"“pubDate” of {quote(title)} is {quote(written)}."
        feed.problems.append(FEED_DATE.at(item.spot, message))
    if problem := address_problem(item.spot, link):
        feed.problems.append(problem)
    feed.problems += twice(feed.path, known, key, guid.spot if guid else item.spot)
    texts = {name: item.said(name) for name in ("description", "encoded")}
    for name, text in texts.items():
        feed.problems += html_problems(item.spot, text, f"“{name}” of {quote(title)}")
    places = tuple(Place(text=text) for node in item.all("location") if (text := node.text))
    told = tuple(map(plain_text, texts.values()))
    feed.jobs.append(Job(item.spot, key or link, link, title, places, posted=posted, texts=told))
