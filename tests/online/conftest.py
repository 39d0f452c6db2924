"""Other computers, played by this one: each answers by rules, and remembers what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from careers.online.line import Line


@dataclass
class Asked:
    """One request, as it arrived; names of headers are small."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Said:
    """One answer; `breaks` closes the line in the middle of it."""

    status: int = 200
    body: bytes | str = b""
    headers: dict[str, str] = field(default_factory=dict)
    breaks: bool = False


@dataclass
class StandIn:
    """A server on this computer. `answer` is what it says to a request."""

    address: str
    answer: Callable[[Asked], Said] = lambda _asked: Said(404)
    asked: list[Asked] = field(default_factory=list)

    def files(self, files: Mapping[str, bytes | str]) -> None:
        """Show files at their paths, and nothing else."""

        def answer(asked: Asked) -> Said:
            found = files.get(asked.path)
            return Said(404) if found is None else Said(200, found)

        self.answer = answer

    def in_turn(self, *answers: Said) -> None:
        """Give these answers one after the other, and the last one ever after."""
        rest = list(answers)
        self.answer = lambda _asked: rest.pop(0) if len(rest) > 1 else rest[0]

    @property
    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]


@pytest.fixture
def stand_in() -> Iterator[Callable[[], StandIn]]:
    """Starts a server for each call."""
    servers: list[ThreadingHTTPServer] = []

    def start() -> StandIn:
        class Handler(BaseHTTPRequestHandler):
            def handle_any(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                headers = {name.lower(): value for name, value in self.headers.items()}
                asked = Asked(self.command, self.path, headers, body)
                standing.asked.append(asked)
                said = standing.answer(asked)
                data = said.body.encode() if isinstance(said.body, str) else said.body
                self.send_response(said.status)
                for name, value in said.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(data) + said.breaks))
                self.end_headers()
                self.wfile.write(data)

            do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = handle_any

            def log_message(self, *_: object) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        standing = StandIn(f"http://127.0.0.1:{server.server_port}")
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        servers.append(server)
        return standing

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def server(stand_in) -> StandIn:
    """One server."""
    return stand_in()


@dataclass
class Waits:
    """A line that doesn't really wait, and how long it would have."""

    waited: list[float] = field(default_factory=list)

    def line(self, **options) -> Line:
        return Line(wait=self.waited.append, chance=lambda: 1.0, timeout=2, **options)


@pytest.fixture
def waits() -> Waits:
    return Waits()
