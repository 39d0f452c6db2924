"""A site that somebody looks at while they write: what is built when, and what is shown until then.

Whoever writes a role sees its page first, whatever is being built; the rest follows. Nobody waits
for a build but for what they have just written.
"""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable, Collection
from threading import Event, Lock, Thread
from typing import Any

from mkdocs.exceptions import Abort

from careers.adapter.at_once import AtOnce
from careers.adapter.watching import PAUSE, Watching, watch_events

log = logging.getLogger("mkdocs.plugins.careers")

WORTH = 0.25  # seconds; a build that is quicker needs nothing shown before it
MOST = 5  # roles that are shown at once; who changes more of them writes none of them just now
SWITCH = 0.001  # seconds that a build may go on while the page of a role, or a browser, waits


class Serving:
    """Builds for one server of MkDocs.

    `last` is the last build that went well, and `seconds` what it took.
    """

    def __init__(self) -> None:
        self.server: Any = None
        self.watching: Watching | None = None
        self.last: AtOnce | None = None
        self.seconds = 0.0
        self._lock = Lock()  # held by who changes what is served
        self._shown: dict[str, None] = {}  # roles that were shown since this build began
        self._is_shown = True  # whatever has changed since then
        self._was_shown = True  # and before, since the build before that one began
        self._is_published = False  # this build

    def begin(self, server: Any, builder: Callable[[], None]) -> None:
        """Let a server hear of changes, and build at each as this does."""
        self.server = server
        self.watching = watch_events(server)
        server.builder = lambda: self.build(builder)
        if self.watching:
            sys.setswitchinterval(SWITCH)

    def build(self, builder: Callable[[], None]) -> None:
        """Show the page that changed, then build; a failed build leaves the last good site.

        MkDocs answers no request after one that fails, and none before the end of one.
        """
        if self.watching is None:
            self._build(builder)
            return
        self._was_shown = True
        self._show(self.watching.changed())
        with self._lock:
            self._answer()
        self._was_shown, self._is_shown = self._is_shown, True
        self._shown.clear()
        self._is_published = False
        over = Event()
        beside = Thread(target=self._show_beside, args=(self.watching, over), daemon=True)
        beside.start()
        try:
            self._build(builder)
        finally:
            over.set()
            self.watching.wake()
            beside.join()
            if not self._is_published:
                self._hold()  # MkDocs tells browsers

    def _build(self, builder: Callable[[], None]) -> None:
        try:
            builder()
        except (Exception, Abort) as stop:
            log.error("%s", " ".join(str(stop).split()) or type(stop).__name__)
            log.info("The last good site is shown until then.")

    def publish(self, last: AtOnce | None, seconds: float, publish: Callable[[], None]) -> None:
        """Let a build that went well take the place of the one before.

        It may have read a role before somebody wrote more of it, and that page has been shown.
        """
        with self._lock:
            if last:
                for path in self._shown:
                    last.show(path)
            self._hold()
            publish()
            self.last, self.seconds = last, seconds
            self._is_published = True
            self._turn(is_there=True)

    def _show_beside(self, watching: Watching, over: Event) -> None:
        """Show each role that changes until a build is over."""
        while True:
            watching.wait()
            if over.is_set():
                return
            time.sleep(PAUSE)
            self._show(watching.changed())

    def _show(self, changed: Collection[str]) -> None:
        """Show the pages of the roles that changed."""
        with self._lock:
            last = self.last if self.seconds > WORTH else None
            paths = last.pages_of(changed) if last else None
            if last is None or paths is None or len(paths) > MOST:
                self._is_shown = self._is_shown and not changed
                return
            for path in sorted(paths):
                if last.show(path):
                    self._shown[path] = None
                    log.info("The page of %s is shown; the rest of the site follows.", path)
                else:
                    self._is_shown = False
            if paths:
                self._answer()

    def _answer(self) -> None:
        """Let browsers have what is there while a build goes on, if that shows all that changed."""
        if self._is_shown and self._was_shown:
            self._turn(is_there=True)

    def _hold(self) -> None:
        """Let them wait for the end of the build."""
        self._turn(is_there=False)

    def _turn(self, *, is_there: bool) -> None:
        server = self.server
        if server is None:
            return
        with server._epoch_cond:
            newest = max(server._visible_epoch, server._wanted_epoch)
            server._wanted_epoch = max(round(time.monotonic() * 1000), newest + 1)
            if is_there:
                server._visible_epoch = server._wanted_epoch
                server._epoch_cond.notify_all()
