"""What every feed says of itself, and the moments that it says of a role."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import TypeVar

from careers.facts import Fact, moment_text
from careers.hooks import OpenRole
from careers.lifecycle import begin_of, last_moment, zone_of
from careers.remembered import remembered, voice
from careers.site import Site

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Channel:
    """One feed: its address and its page's, what it is called, who publishes it, its roles."""

    address: str
    page: str
    title: str
    description: str
    publisher: str
    site: Site
    roles: Sequence[OpenRole]

    @property
    def changed(self) -> datetime | None:
        """When a role in it last changed; none without roles."""
        return max((role.changed for role in self.roles), default=None)

    def once(self, role: OpenRole, form: str, make: Callable[[], T]) -> T:
        """What a role is in a form of feed: the same in each of them, and in the next build."""
        site = self.site
        given = role.url, role.changed, role.apply_url, site.url, site.employer, voice(site)
        return remembered(role.role, self.site, (Channel, form), given, make)

    def posted(self, role: OpenRole) -> datetime:
        """The beginning of the day on which a role was posted, where it is."""
        posted = role.role.posted
        return begin_of(posted, zone_of(role.role, self.site)) if posted else role.changed

    def closes(self, role: OpenRole) -> datetime | None:
        """The last second at which somebody can apply, if the role ends."""
        return last_moment(role.role, self.site)

    def content(self, role: OpenRole) -> str:
        """All that the page says of a role, as HTML, with the day on which it closes.

        What feed readers take has no place of its own for that day.
        """
        closes = role.role.closes
        if not closes:
            return role.description
        site = self.site
        for language in site.languages:
            if language.code == role.role.language:
                site = site.in_language(language)  # what is said in front of it is in this one
        label = site.words["facts"]["closes"]
        day = moment_text(closes, zone_of(role.role, site), site)
        line = escape(Fact("closes", label, day).text(site), quote=False)
        return f"{role.description}\n<p>{line}</p>"
