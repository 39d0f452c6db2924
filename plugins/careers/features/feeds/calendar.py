"""An iCalendar of closing dates, for calendars that subscribe to it.

https://www.rfc-editor.org/rfc/rfc5545
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urlsplit

from careers.features.feeds.channel import Channel
from careers.hooks import OpenRole
from careers.telling_apart import names_apart

# A line has 75 bytes at most, without its end; the next one begins with a blank.
LONGEST = 75
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
# RFC 5545, 3.6: a calendar has one component at least.
NOTHING = ("BEGIN:VTIMEZONE", "TZID:UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000",
           "TZOFFSETFROM:+0000", "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE")  # fmt: skip


def calendar(channel: Channel, closes: str) -> str:
    """An event for each role that ends, on the day or at the minute of its end.

    `closes` is what an event is called, with the role's `{title}` in it; an opening has its
    place there, too, since a calendar shows nothing else of it.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//mkdocs-careers//feeds//EN",
        f"X-WR-CALNAME:{_escaped(channel.title)}",
        f"NAME:{_escaped(channel.title)}",
    ]
    closing = [role for role in channel.roles if role.role.closes]
    names = names_apart((role.role for role in closing), channel.site)
    events = [
        line
        for role, name in zip(closing, names, strict=True)
        for line in _event(role, channel, closes.format(title=name))
    ]
    lines += [*(events or NOTHING), "END:VCALENDAR"]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _event(role: OpenRole, channel: Channel, name: str) -> Iterator[str]:
    end = role.role.closes
    if not end:
        return
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(role.role.slug)}@{urlsplit(channel.site.url).hostname}"
    # When the event was made; a build has no moment of its own.
    yield f"DTSTAMP:{_utc(role.changed)}"
    if isinstance(end, datetime):
        yield f"DTSTART:{_utc(channel.closes(role) or end)}"
    else:
        yield f"DTSTART;VALUE=DATE:{end:%Y%m%d}"
    yield f"SUMMARY:{_escaped(name)}"
    if role.role.summary:
        yield f"DESCRIPTION:{_escaped(role.role.summary)}"
    yield f"URL:{role.url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    for char in "\\;,":
        text = text.replace(char, f"\\{char}")
    return CONTROL.sub("", text).replace("\n", "\\n")


def _folded(line: str) -> str:
    """Parted between characters, never inside of one."""
    parts, size = [""], 0
    for char in line:
        more = len(char.encode())
        if size + more > LONGEST:
            parts.append(" ")
            size = 1
        parts[-1] += char
        size += more
    return "\r\n".join(parts)
