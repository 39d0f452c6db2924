"""JSON Feed 1.1.

https://www.jsonfeed.org/version/1.1/
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from careers.features.feeds.channel import Channel
from careers.features.feeds.json_text import Part, part
from careers.hooks import OpenRole

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(channel: Channel) -> tuple[dict[str, Any], str, Iterator[Part]]:
    """A feed as plain values, and what its list is called, with an item for each role."""
    values = {
        "version": VERSION,
        "title": channel.title,
        "home_page_url": channel.page,
        "feed_url": channel.address,
        "description": channel.description,
        "language": channel.site.language,
        "authors": [_stated({"name": channel.publisher, "url": channel.site.employer.url})],
    }
    items = (
        channel.once(each, "json_feed", partial(_item, each, channel)) for each in channel.roles
    )
    return values, "items", items


def _item(role: OpenRole, channel: Channel) -> Part:
    values = {
        "id": role.url,
        "url": role.url,
        "title": role.role.title,
        "summary": role.role.summary,
        "content_html": channel.content(role),
        "date_published": channel.posted(role).isoformat(timespec="seconds"),
        "date_modified": role.changed.isoformat(timespec="seconds"),
        "tags": [role.role.department] if role.role.department else [],
        "language": role.role.language,
    }
    return part(_stated(values))


def _stated(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}
