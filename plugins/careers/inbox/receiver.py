"""The inbox: takes forms on this computer, as a form service would, and remembers them."""

from __future__ import annotations

import ipaddress
import threading
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from careers.inbox.application import Application
from careers.inbox.form_data import Part
from careers.inbox.keeping import keep
from careers.inbox.play import PLAYS, Play
from careers.inbox.server import HOST, Handler, Server, Server6

PORT = 8025
REMEMBERED = 50  # applications; they are kept in memory only


class Inbox:
    """Takes forms at `address` until it is stopped, and remembers what came.

    `play` is how it answers; an address with `?play=NAME` decides for one request. `told` is
    called with each application. With a folder, files are kept there. Raises `ValueError` for
    a host that other computers can reach, and `OSError` where the port is taken.
    """

    def __init__(
        self,
        *,
        host: str = HOST,
        port: int = 0,
        play: Play = PLAYS["accept"],
        told: Callable[[Application], None] = lambda _: None,
        folder: Path | None = None,
    ) -> None:
        if not is_loopback(host):
            raise ValueError(
                f"“{host}” can be reached from other computers; applications hold personal data."
                f" Use {HOST}."
            )
        self.play = play
        self.told = told
        self.folder = folder
        self.applications: list[Application] = []
        self._lock = threading.Lock()
        self.count = 0
        family = Server6 if ":" in host else Server
        self._server = family((host, port), Handler)
        self._server.inbox = self
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.05,), daemon=True
        )
        shown = f"[{host}]" if ":" in host else host
        self.address = f"http://{shown}:{self._server.server_port}/"

    def start(self) -> Inbox:
        self._thread.start()
        return self

    def stop(self) -> None:
        self._server.stopping.set()
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join()
        self._server.server_close()

    def __enter__(self) -> Inbox:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def take(self, parts: tuple[Part, ...], play: Play, size: int) -> Application:
        """Remember what came, and tell it."""
        with self._lock:
            self.count += 1
            found = Application(self.count, datetime.now(), parts, play, size)
            self.applications = [*self.applications, found][-REMEMBERED:]
            if self.folder is not None:
                keep(found, self.folder)
            self.told(found)
        return found

    def wait_for_more(self, than: int, seconds: float = 10.0) -> list[Application]:
        """The applications, once more than so many have come; for tests."""
        end = time.monotonic() + seconds
        while self.count <= than and time.monotonic() < end:
            time.sleep(0.01)
        return self.applications


def open_inbox(told: Callable[[Application], None]) -> Inbox:
    """An inbox at the usual port, or at any other where that one is taken."""
    try:
        return Inbox(port=PORT, told=told)
    except OSError:
        return Inbox(told=told)


def is_loopback(host: str) -> bool:
    """Whether only this computer can reach a host."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
