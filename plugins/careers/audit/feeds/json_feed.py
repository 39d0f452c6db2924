"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from careers.audit.feeds.form import (
    FEED_DATE,
    FEED_FORM,
    address_problem,
    html_problems,
    twice,
)
from careers.audit.feeds.job import JSON_FEED, Feed, Job
from careers.audit.posting import objects, text_of
from careers.audit.postings.description import plain_text
from careers.audit.postings.moments import read_stated
from careers.problem import Spot
from careers.wording import quote

VERSION = "https://jsonfeed.org/version/"


def read_json_feed(path: str, data: Mapping[str, Any]) -> Feed:
    """The items of a JSON Feed, and what is wrong with its form."""
    feed, spot = Feed(path, JSON_FEED), Spot(path)
    if not text_of(data.get("version")).startswith(VERSION):
        feed.problems.append(FEED_FORM.at(spot, "The feed has no “version” of JSON Feed."))
    if not text_of(data.get("title")):
        feed.problems.append(FEED_FORM.at(spot, "The feed has no “title”."))
    known: dict[str, Spot] = {}
    for number, item in enumerate(objects(data.get("items")), 1):
        _read(feed, item, known, number)
    return feed


def _read(feed: Feed, item: Mapping[str, Any], known: dict[str, Spot], number: int) -> None:
    spot = Spot(feed.path)
    title, key, link = (text_of(item.get(name)) for name in ("title", "id", "url"))
    called = quote(title or link or f"item {number}")
    if not key:
        feed.problems.append(FEED_FORM.at(spot, f"{called} has no “id”, so it is thrown away."))
    if not any(isinstance(item.get(name), str) for name in ("content_html", "content_text")):
        message = f"{called} has neither “content_html” nor “content_text”."
        feed.problems.append(FEED_FORM.at(spot, message))
    written = text_of(item.get("date_published"))
    posted = read_stated(written) if written else None
    if written and (posted is None or not posted.clock or not posted.zone):
        message = f"“date_published” of {called} is {quote(written)}."
        feed.problems.append(FEED_DATE.at(spot, message))
    if problem := address_problem(spot, link):
        feed.problems.append(problem)
    # Each item's place is told by its number, so that the second of two is another one.
    feed.problems += twice(feed.path, known, key, Spot(feed.path, 1, number))
    html = text_of(item.get("content_html"))
    feed.problems += html_problems(spot, html, f"“content_html” of {called}")
    texts = (plain_text(html), text_of(item.get("content_text")), text_of(item.get("summary")))
    feed.jobs.append(Job(spot, key, link, title, posted=posted, texts=texts))
