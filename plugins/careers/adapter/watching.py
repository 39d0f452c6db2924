"""Changes of files, as the operating system tells them, where MkDocs looks at every file itself.

MkDocs asks for the state of each file twice a second, which takes longer the larger a site is.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path, PurePath
from threading import Event, Lock
from typing import Any

from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from careers.folder import is_beside

log = logging.getLogger("mkdocs.plugins.careers")

POLL = "CAREERS_POLL"
# Reading a file is an event as well, so a build would set off the next one.
CHANGES: list[type[FileSystemEvent]] = [
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]
PAUSE = 0.02  # seconds without another change, until a build begins


class Watching:
    """Watches files and folders; stands in the place of MkDocs' observer, which is `polling`.

    Where the system tells of no changes, or of no more of them, `polling` goes on instead.
    """

    def __init__(self, polling: BaseObserver, make: Callable[[], BaseObserver] = Observer) -> None:
        self._polling = polling
        self._make = make
        self._active: BaseObserver | None = None
        self._asked: list[tuple[FileSystemEventHandler, str, bool]] = []
        self._changed: set[str] = set()
        self._lock = Lock()  # a thread of its own watches
        self._news = Event()

    def schedule(
        self, handler: FileSystemEventHandler, path: str, *, recursive: bool = False
    ) -> tuple[FileSystemEventHandler, str, bool]:
        """Tell the handler of changes from now on, or from the start on."""
        asked = (handler, path, recursive)
        self._asked.append(asked)
        if self._active:
            self._watch(self._active, *asked)
        return asked

    def unschedule(self, asked: tuple[FileSystemEventHandler, str, bool]) -> None:
        """Watch it no longer; only before the start."""
        self._asked.remove(asked)

    def changed(self) -> set[str]:
        """The files that changed since this was last asked."""
        with self._lock:
            found, self._changed = self._changed, set()
        return found

    def wait(self) -> None:
        """Wait until another file has changed, or somebody calls `wake`."""
        self._news.wait()
        self._news.clear()

    def wake(self) -> None:
        """Let who waits go on."""
        self._news.set()

    def _note(self, path: str) -> None:
        with self._lock:
            self._changed.add(path)
        self._news.set()

    def start(self) -> None:
        """Begin to watch: what the system tells, or else every file in turn."""
        events = self._make()
        try:
            self._begin(events)
        except OSError as error:  # there is a limit to how much can be watched
            events.unschedule_all()
            reason = (error.strerror or str(error)).lower()
            log.info(
                "Changes are looked for twice a second, since files can't be watched: %s", reason
            )
            self._begin(self._polling)

    def _begin(self, observer: BaseObserver) -> None:
        for asked in self._asked:
            self._watch(observer, *asked)
        observer.start()
        self._active = observer

    def _watch(
        self, observer: BaseObserver, handler: FileSystemEventHandler, path: str, recursive: bool
    ) -> None:
        place = Path(path)
        if place.is_dir():
            seen = _Seen(handler, self._note)
        else:
            # Editors put a new file in the place of the old one, whose events would end there.
            place, recursive = place.parent, False
            seen = _Seen(handler, self._note, path)
        observer.schedule(seen, str(place), recursive=recursive, event_filter=CHANGES)

    def stop(self) -> None:
        if self._active:
            self._active.stop()

    def join(self) -> None:
        if self._active:
            self._active.join()


class _Seen(FileSystemEventHandler):
    """Hands on what is a change of somebody's file; `only` is the one file that is meant."""

    def __init__(
        self, handler: FileSystemEventHandler, note: Callable[[str], None], only: str = ""
    ) -> None:
        self._handler = handler
        self._note = note
        self._only = only

    def on_any_event(self, event: FileSystemEvent) -> None:
        paths = [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]
        meant = [
            path for path in paths if (path == self._only if self._only else not is_idle(path))
        ]
        if meant:
            for path in meant:
                self._note(path)
            self._handler.dispatch(event)


def is_idle(path: str) -> bool:
    """Whether a file is none that a site is made of: an editor's, or Python's own."""
    parts = PurePath(path).parts
    return "__pycache__" in parts or is_beside(parts[-1])


def watch_events(server: Any) -> Watching | None:
    """Let a server of MkDocs hear of changes at once; `CAREERS_POLL=1` leaves it as it is.

    What it watches already is watched so as well.
    """
    paths = getattr(server, "_watched_paths", None)
    if paths is None or os.environ.get(POLL):
        return None
    before = [path for path, times in list(paths.items()) for _ in range(times)]
    for path in before:
        server.unwatch(path)
    watching = server.observer = Watching(server.observer)
    server.build_delay = PAUSE
    for path in before:
        server.watch(path)
    return watching
