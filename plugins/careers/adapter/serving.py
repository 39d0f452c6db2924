"""A site that somebody looks at while they write: what is built when, and what is shown until then.

Whoever writes a role sees its page first.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.exceptions import Abort

from careers.adapter.at_once import AtOnce
from careers.adapter.watching import Watching, watch_events

log = logging.getLogger("mkdocs.plugins.careers")

WORTH = 0.5  # seconds; a build that is quicker needs nothing shown before it


class Overtaken(Exception):
    """A build that isn't worth its end: a role has changed meanwhile."""


class Serving:
    """Builds for one server of MkDocs.

    `last` is the last build that went well, and `seconds` what it took.
    """

    def __init__(self) -> None:
        self.roles = Path()
        self.watching: Watching | None = None
        self.last: AtOnce | None = None
        self.seconds = 0.0

    def begin(self, server: Any, builder: Callable[[], None], roles: Path) -> None:
        """Let a server hear of changes, and build at each as this does; `roles` is a folder."""
        self.roles = roles
        self.watching = watch_events(server)
        server.builder = lambda: self.build(builder)

    def built(self, last: AtOnce, seconds: float) -> None:
        """Remember a build that went well."""
        self.last, self.seconds = last, seconds

    def build(self, builder: Callable[[], None]) -> None:
        """Show the one page that changed, or else build; a failed build leaves the last good site.

        MkDocs answers no request after one that fails.
        """
        while not self._show():
            try:
                builder()
            except Overtaken:
                logging.disable(logging.NOTSET)
                continue
            except (Exception, Abort) as stop:
                log.error("%s", " ".join(str(stop).split()) or type(stop).__name__)
                log.info("The last good site is shown until then.")
            return

    def _show(self) -> bool:
        """Whether the page of the one role that changed is shown; the rest is built next."""
        if self.watching is None:
            return False
        changed = self.watching.changed()
        if self.last is None or self.seconds <= WORTH or not (page := self.last.show(changed)):
            return False
        log.info("The page of %s is shown; the rest of the site follows.", page)
        self.watching.again()
        return True

    def give_way(self) -> None:
        """Let a build go when somebody goes on writing a role: what they see comes first."""
        if self.last and self.watching and self.watching.is_waiting(self.roles):
            logging.disable(logging.CRITICAL)  # MkDocs would tell it as a fault of a page
            raise Overtaken
