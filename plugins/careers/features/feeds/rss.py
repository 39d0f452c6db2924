"""RSS 2.0, which feed readers and job aggregators take.

https://www.rssboard.org/rss-specification
"""

from __future__ import annotations

from collections.abc import Iterator
from email.utils import format_datetime
from functools import partial

from careers.features.feeds.channel import Channel
from careers.features.feeds.xml import DECLARATION, group, text
from careers.hooks import OpenRole

SPACES = {"version": "2.0", "xmlns:atom": "http://www.w3.org/2005/Atom"}


def rss(channel: Channel) -> bytes:
    """A channel with an item for each role."""
    inner = group("channel", _channel(channel))
    return f"{DECLARATION}{group('rss', [inner], SPACES)}\n".encode()


def _channel(channel: Channel) -> Iterator[str]:
    yield text("title", channel.title)
    yield text("link", channel.page)
    yield text("description", channel.description)
    yield text("language", channel.site.language)
    if channel.changed:
        yield text("lastBuildDate", format_datetime(channel.changed))
    own = {"href": channel.address, "rel": "self", "type": "application/rss+xml"}
    yield text("atom:link", "", own)
    for role in channel.roles:
        yield channel.once(role, "rss", partial(_item, role, channel))


def _item(role: OpenRole, channel: Channel) -> str:
    return group("item", _elements(role, channel))


def _elements(role: OpenRole, channel: Channel) -> Iterator[str]:
    yield text("title", role.role.title)
    yield text("link", role.url)
    yield text("guid", role.url, {"isPermaLink": "true"})
    yield text("pubDate", format_datetime(channel.posted(role)))
    yield text("category", role.role.department)
    yield text("description", channel.content(role))
