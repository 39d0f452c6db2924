"""The XML of job boards: `source` or `jobs`, with a `job` for each place of each job."""

from __future__ import annotations

from careers.audit.feeds.form import (
    FEED_DATE,
    FEED_FORM,
    address_problem,
    any_date,
    html_problems,
    same_day,
    twice,
)
from careers.audit.feeds.job import JOB_XML, Feed, Job, Pay, Place
from careers.audit.feeds.place import is_remote_word
from careers.audit.postings.description import plain_text
from careers.audit.postings.moments import Stated
from careers.audit.xml import Node
from careers.problem import Spot
from careers.wording import quote, series

_KEYS = ("referencenumber", "partnerJobId", "id", "job_id")
_URLS = ("url", "link", "applyUrl", "apply_url")
_POSTED = ("date", "dateposted", "listDate", "pubdate")
_REMOTE = ("remotetype", "workplaceTypes", "isremote", "telecommute")
_CLOSES = ("expirationdate", "expiration_date", "expire")


def read_job_xml(path: str, root: Node) -> Feed:
    """The jobs of such a file, and what is wrong with its form."""
    feed = Feed(path, JOB_XML)
    known: dict[str, Spot] = {}
    for node in root.all("job"):
        _read(feed, node, known)
    return feed


def _read(feed: Feed, node: Node, known: dict[str, Spot]) -> None:
    title, link = node.said("title", "name"), node.said(*_URLS)
    key = node.said(*_KEYS) or node.attributes.get("id", "")
    for name, value in (("title", title), ("url", link), ("referencenumber", key)):
        if not value:
            message = f"The job {quote(title or link)} has no “{name}”."
            feed.problems.append(FEED_FORM.at(node.spot, message))
    apply = node.said("applyUrl", "apply_url")
    for address in dict.fromkeys((link, apply)):
        if problem := address_problem(node.spot, address):
            feed.problems.append(problem)
    feed.problems += twice(feed.path, known, key, node.spot)
    html = node.said("description")
    feed.problems += html_problems(node.spot, html, f"“description” of {quote(title)}")
    place = Place(
        node.said("location", "region"), node.said("city"), node.said("state"), node.said("country")
    )
    salary = node.said("salary")
    feed.jobs.append(
        Job(
            node.spot,
            key,
            link,
            title,
            (place,) if str(place) else (),
            Pay(text=salary) if salary else None,
            _date(feed, node, _POSTED),
            _date(feed, node, _CLOSES),
            apply,
            (plain_text(html),),
            is_remote_word(node.said(*_REMOTE)),
        )
    )


def _date(feed: Feed, node: Node, names: tuple[str, ...]) -> Stated | None:
    found = {name: written for name in names if (written := node.said(name))}
    read = {name: any_date(written) for name, written in found.items()}
    for name, stated in read.items():
        if stated is None:
            fix = "Write it as the board wants it, mostly in ISO 8601: 2026-11-17T09:00:00+01:00."
            message = f"“{name}” is {quote(found[name])}."
            feed.problems.append(FEED_DATE.at(node.spot, message, fix))
    dates = [stated for stated in read.values() if stated]
    if any(not same_day(dates[0], stated) for stated in dates[1:]):
        message = f"{series([f'“{name}”' for name in found], 'and')} are different days."
        fix = "Write the same day into each, or leave all but one out."
        feed.problems.append(FEED_DATE.at(node.spot, message, fix))
    return dates[0] if dates else None
