"""What is new on a site since somebody was last told: by its sitemaps, before and now."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

SURPRISING = 20  # pages; as many may end in a day without anybody wondering


class What(StrEnum):
    """What happened to a page, in the order in which it is told: what is over comes first."""

    GONE = "gone"
    CLOSED = "closed"
    UNLISTED = "no longer listed"
    NEW = "new"
    CHANGED = "changed"

    @property
    def hidden(self) -> bool:
        """Whether search engines are to show the page no more."""
        return self in (What.GONE, What.CLOSED)

    @property
    def ended(self) -> bool:
        """Whether there is no more to tell of the page after this."""
        return self.hidden or self is What.UNLISTED


@dataclass(frozen=True, slots=True)
class News:
    """A page, what happened to it, and its `lastmod` in the sitemap (empty if it has none).

    Page and `lastmod` are what a change is known by; it is told once.
    """

    address: str
    what: What
    lastmod: str = ""

    @property
    def why(self) -> str:
        """What it is concluded from."""
        return {
            What.GONE: "left the sitemap, and there is no page any more",
            What.CLOSED: "left the sitemap, and its page says “noindex”",
            What.UNLISTED: "its page is still there, with no job to apply for",
            What.NEW: "was not in the sitemap",
            What.CHANGED: f"the sitemap says {self.lastmod}",
        }[self.what]


def news_between(
    before: Mapping[str, str], now: Mapping[str, str], fate: Callable[[str], What]
) -> list[News]:
    """What happened between two sitemaps, each the pages with their `lastmod`.

    `fate` says what became of a page that was in the first alone. A page has changed when
    both sitemaps say when it did, and the second says a later moment: one that begins or
    ceases to say it is no news, or a shallow clone would make all pages new.
    """
    found = sorted(_found(before, now, fate), key=lambda news: news.address)
    return sorted(found, key=lambda news: [*What].index(news.what))


def surprising(news: Collection[News], before: Collection[str]) -> bool:
    """Whether more is over than a person would expect, as when a build went wrong."""
    ended = sum(item.what.ended for item in news)
    return ended > SURPRISING and ended * 2 > len(before)


def _found(
    before: Mapping[str, str], now: Mapping[str, str], fate: Callable[[str], What]
) -> Iterator[News]:
    for address in before:
        if address not in now:
            yield News(address, fate(address))
    for address, lastmod in now.items():
        if address not in before:
            yield News(address, What.NEW, lastmod)
        elif _later(lastmod, before[address]):
            yield News(address, What.CHANGED, lastmod)


def _later(lastmod: str, than: str) -> bool:
    first, second = _moment(than), _moment(lastmod)
    return first is not None and second is not None and second > first


def _moment(lastmod: str) -> datetime | None:
    """A day begins at midnight in UTC; it is only compared with others of the same page."""
    try:
        moment = datetime.fromisoformat(lastmod)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
