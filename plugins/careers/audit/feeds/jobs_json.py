"""Jobs as JSON: this package's `jobs.json`, jobsjson.org's, and what is like them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from careers.audit.feeds.form import FEED_DATE, FEED_FORM, address_problem, any_date, twice
from careers.audit.feeds.job import JOBS_JSON, Feed, Job, Pay, Place
from careers.audit.feeds.place import is_remote_word
from careers.audit.posting import items, text_of
from careers.audit.postings.description import plain_text
from careers.audit.postings.moments import Stated
from careers.audit.postings.salary import number_of
from careers.problem import Spot
from careers.wording import quote, squash

# Names as different publishers write them; capitals, `-` and `_` don't count.
_APPLY = ("applyurl", "applicationurl", "apply")
_POSTED = ("publishedat", "posted", "posteddate", "dateposted", "postedat", "publisheddate")
_CLOSES = ("closesat", "closes", "expiresdate", "expires", "validthrough", "closingdate")
_PAY = ("salary", "compensation", "pay", "basesalary")
_PLACES = ("locations", "location")
_REMOTE = ("workplacetype", "remote", "isremote", "telecommute")
_LOW = ("min", "minvalue", "low", "from")
_HIGH = ("max", "maxvalue", "high", "to")
_HTML = ("descriptionhtml", "description", "content")
_PLAIN = ("descriptionplain", "summary")
_UNIT = ("interval", "period", "unit", "unittext")
_TOWN = ("city", "addresslocality", "locality", "town")
_REGION = ("region", "state", "addressregion")
_COUNTRY = ("country", "addresscountry", "countrycode")


def read_jobs_json(path: str, data: Mapping[str, Any]) -> Feed:
    """The jobs of such a file, and what is wrong with its form."""
    feed = Feed(path, JOBS_JSON)
    known: dict[str, Spot] = {}
    for number, job in enumerate(items(data.get("jobs")), 1):
        if isinstance(job, dict):
            _read(feed, _named(job), known, number)
        else:
            message = f"Number {number} of “jobs” is no object."
            feed.problems.append(FEED_FORM.at(Spot(path), message))
    return feed


def _named(data: Mapping[str, Any]) -> dict[str, Any]:
    """The values by their names, without capitals and signs."""
    return {squash(str(name)): value for name, value in data.items()}


def _first(data: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    return next((data[name] for name in names if data.get(name) not in (None, "", [])), None)


def _read(feed: Feed, data: Mapping[str, Any], known: dict[str, Spot], number: int) -> None:
    spot = Spot(feed.path)
    title, link = text_of(data.get("title")), text_of(data.get("url"))
    key = str(data.get("id") or "")
    called = quote(title or link or f"job {number}")
    for name, value in (("id", key), ("title", title), ("url", link)):
        if not value:
            feed.problems.append(FEED_FORM.at(spot, f"{called} has no “{name}”."))
    apply = text_of(_first(data, _APPLY))
    for address in (link, apply):
        if problem := address_problem(spot, address):
            feed.problems.append(problem)
    feed.problems += twice(feed.path, known, key, Spot(feed.path, 1, number))
    pay = _first(data, _PAY)
    feed.jobs.append(
        Job(
            spot,
            key,
            link,
            title,
            (*_places(_first(data, _PLACES)), *_places(data.get("applicantlocations"))),
            _pay(pay) if pay else None,
            _date(feed, data, _POSTED, called),
            _date(feed, data, _CLOSES, called),
            apply,
            (
                *(plain_text(text_of(data.get(name))) for name in _HTML),
                *(text_of(data.get(name)) for name in _PLAIN),
            ),
            is_remote_word(_first(data, _REMOTE)),
        )
    )


def _date(
    feed: Feed, data: Mapping[str, Any], names: tuple[str, ...], called: str
) -> Stated | None:
    written = text_of(_first(data, names))
    stated = any_date(written) if written else None
    if written and stated is None:
        message = f"{called} has the date {quote(written)}."
        feed.problems.append(FEED_DATE.at(Spot(feed.path), message, "Write it in ISO 8601."))
    return stated


def _places(value: Any) -> Iterator[Place]:
    for place in items(value):
        if isinstance(place, str):
            yield Place(text=place)
        elif isinstance(place, dict):
            named = _named(place)
            parts = (text_of(_first(named, names)) for names in (_TOWN, _REGION, _COUNTRY))
            yield Place("", *parts)


def _pay(value: Any) -> Pay:
    if not isinstance(value, dict):
        return Pay(text=str(value))
    named = _named(value)
    inner = named.get("value")
    named |= _named(inner) if isinstance(inner, dict) else {}
    numbers = [_first(named, _LOW), _first(named, _HIGH), named.get("value"), named.get("amount")]
    figures = tuple(number for value in numbers if (number := number_of(value)) is not None)
    unit = text_of(_first(named, _UNIT))
    return Pay(text_of(named.get("text")), figures, text_of(named.get("currency")), unit)
