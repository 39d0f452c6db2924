"""Atom, the other form that feed readers take.

https://www.rfc-editor.org/rfc/rfc4287
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from careers.features.feeds.channel import Channel
from careers.features.feeds.xml import DECLARATION, group, text
from careers.hooks import OpenRole


def atom(channel: Channel) -> str:
    """A feed with an entry for each role."""
    attributes = {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": channel.site.language}
    return f"{DECLARATION}{group('feed', _feed(channel), attributes)}\n"


def _feed(channel: Channel) -> Iterator[str]:
    # The form demands a moment; without a role there is none but that of the build.
    changed = channel.changed or channel.site.now
    yield text("id", channel.address)
    yield text("title", channel.title)
    yield text("subtitle", channel.description)
    yield text("updated", changed.isoformat(timespec="seconds"))
    yield text("link", "", {"rel": "self", "href": channel.address})
    yield text("link", "", {"rel": "alternate", "type": "text/html", "href": channel.page})
    yield group("author", [text("name", channel.publisher)])
    for role in channel.roles:
        yield channel.once(role, "atom", partial(_entry, role, channel))


def _entry(role: OpenRole, channel: Channel) -> str:
    return group("entry", _elements(role, channel))


def _elements(role: OpenRole, channel: Channel) -> Iterator[str]:
    yield text("id", role.url)
    yield text("title", role.role.title)
    yield text("published", channel.posted(role).isoformat(timespec="seconds"))
    yield text("updated", role.changed.isoformat(timespec="seconds"))
    yield text("link", "", {"rel": "alternate", "type": "text/html", "href": role.url})
    if role.role.department:
        yield text("category", "", {"term": role.role.department})
    yield text("summary", role.role.summary)
    yield text("content", channel.content(role), {"type": "html"})
