"""How the inbox answers browsers: those that send a form, and those that look at what came."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Iterable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Protocol
from urllib.parse import parse_qs, urlsplit

from careers.inbox.application import Application
from careers.inbox.form_data import FormError, Part, read_form
from careers.inbox.page import STYLE, error_page, list_page, thanks_page
from careers.inbox.play import PLAYS, Play

HOST = "127.0.0.1"
LARGEST = 100 * 1024 * 1024  # bytes; no form service takes more
LONGEST = 60.0  # seconds that a browser may be silent
# The fields in which forms name the page to show next.
NEXT = ("_next", "redirect", "redirectTo", "_redirect")
LOOPBACK = (HOST, "localhost", "::1")

# Nothing that somebody sent may run on the page that shows it, or be read from another site.
SAFE = (
    ("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src data:; "
     "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Cache-Control", "no-store"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
)  # fmt: skip


class Keeper(Protocol):
    """Who keeps what came, and decides how forms are answered."""

    applications: list[Application]
    play: Play
    address: str

    def take(self, parts: tuple[Part, ...], play: Play, size: int) -> Application: ...


class Server(ThreadingHTTPServer):
    daemon_threads = True
    inbox: Keeper

    def __init__(self, *arguments: Any) -> None:
        self.stopping = threading.Event()
        super().__init__(*arguments)

    def server_bind(self) -> None:
        """As the base class, without asking the network for this computer's name."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = str(self.server_address[0]), self.server_address[1]

    def handle_error(self, *_: object) -> None:
        """A browser that goes away is nothing to tell."""


class Server6(Server):
    address_family = socket.AF_INET6


class Handler(BaseHTTPRequestHandler):
    server: Server
    timeout = LONGEST
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if not self._is_for_us():
            return
        path = urlsplit(self.path).path
        parts = path.strip("/").split("/")
        if path == "/":
            inbox = self.server.inbox
            self._say(200, list_page(inbox.applications, inbox.play, inbox.address))
        elif path == "/style.css":
            self._say(200, STYLE, "text/css")
        elif path == "/thanks":
            self._say(200, thanks_page())
        elif len(parts) == 3 and parts[1] == "file" and (file := self._file(parts[0], parts[2])):
            headers = [("Content-Disposition", "attachment; filename=file.bin")]
            self._send(200, file.content, "application/octet-stream", headers)
        else:
            self._say(404, error_page("There is nothing at this address."))

    def do_OPTIONS(self) -> None:
        """What a browser asks before a script may send what a form could not."""
        if self._is_for_us() and self._comes_from_here():
            headers = [
                ("Access-Control-Allow-Methods", "POST, OPTIONS"),
                (
                    "Access-Control-Allow-Headers",
                    self.headers.get("Access-Control-Request-Headers", ""),
                ),
                ("Access-Control-Max-Age", "60"),
            ]
            self._send(204, b"", "", [*self._cors(), *headers])

    def do_POST(self) -> None:
        if not (self._is_for_us() and self._comes_from_here()):
            return
        address = urlsplit(self.path)
        if address.path == "/play":
            return self._choose()
        wanted = parse_qs(address.query).get("play", [""])[0]
        play = PLAYS.get(wanted, self.server.inbox.play)
        body = self._body(play)
        if body is None:
            return
        try:
            parts = read_form(self.headers.get("Content-Type", ""), body)
        except FormError as error:
            return self._answer(400, f"This is no form: {error}.", ())
        self.server.inbox.take(parts, play, len(body))
        self._play(play, parts)

    def _choose(self) -> None:
        """The choice on our own page: how to answer from now on."""
        host = self.headers.get("Host", "")
        if urlsplit(self.headers.get("Origin") or "").netloc != host:
            return self._say(403, error_page("This can only be chosen on the inbox's own page."))
        body = self._body(PLAYS["accept"]) or b""
        chosen = parse_qs(body.decode("utf-8", "replace")).get("play", [""])[0]
        self.server.inbox.play = PLAYS.get(chosen, self.server.inbox.play)
        return self._send(303, b"", "", [("Location", "/")])

    def _play(self, play: Play, parts: tuple[Part, ...]) -> None:
        # A server that is being stopped waits for nobody.
        self.server.stopping.wait(play.seconds)
        if play.end == "never":
            self.server.stopping.wait()
            self.close_connection = True
        elif play.end == "redirect":
            # “localhost” is another origin than “127.0.0.1”, and it is as near.
            other = "localhost" if HOST in self.server.inbox.address else HOST
            target = f"http://{other}:{self.server.server_port}/thanks"
            self._send(303, b"", "", [*self._cors(), ("Location", target)])
        elif play.kept and play.status == 200 and not self._wants_json():
            self._send(303, b"", "", [*self._cors(), ("Location", _next(parts))])
        else:
            kind = "application/json" if isinstance(play.body, dict) else "text/html"
            if self._wants_json() or kind == "text/html":
                self._send(play.status, play.text.encode(), kind, [*self._cors(), *play.headers])
            else:
                self._answer(play.status, play.about, play.headers)

    def _body(self, play: Play) -> bytes | None:
        """All that was sent; None when it isn't wanted, and that has been said."""
        try:
            size = int(self.headers.get("Content-Length", ""))
        except ValueError:
            size = -1
        if size < 0:
            self.close_connection = True
            self._answer(411, "The length of the form is missing.", ())
            return None
        if size > LARGEST:
            self.close_connection = True
            self._answer(413, "The form is larger than 100 MB.", ())
            return None
        if play.end == "drop":
            self.rfile.read(min(size // 2, 65536))
            # To close at once, without a goodbye: what a broken network looks like.
            linger = struct.pack("ii", 1, 0)
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            self.close_connection = True
            return None
        body = self.rfile.read(size)
        if len(body) < size:
            self.close_connection = True
            return None
        return body

    def _file(self, number: str, index: str) -> Part | None:
        for application in self.server.inbox.applications:
            if str(application.number) == number:
                files = dict(enumerate(application.files))
                return files.get(int(index)) if index.isdecimal() and len(index) < 6 else None
        return None

    def _is_for_us(self) -> bool:
        """A name that some other site has pointed at this computer is not ours."""
        if urlsplit(f"//{self.headers.get('Host', '')}").hostname in LOOPBACK:
            return True
        self.close_connection = True
        self._say(403, error_page("This address is not one of the inbox."))
        return False

    def _comes_from_here(self) -> bool:
        """Whether a page on this computer sent it; `null` is a page that hides where it is."""
        origin = self.headers.get("Origin")
        if origin in (None, "null") or urlsplit(origin or "").hostname in LOOPBACK:
            return True
        self.close_connection = True
        self._say(403, error_page("Only a page on this computer may send to the inbox."))
        return False

    def _cors(self) -> list[tuple[str, str]]:
        """Lets a script on the site read the answer, as form services do."""
        origin = self.headers.get("Origin")
        if not origin:
            return []
        return [("Access-Control-Allow-Origin", origin), ("Vary", "Origin"),
                ("Access-Control-Expose-Headers", "Retry-After")]  # fmt: skip

    def _wants_json(self) -> bool:
        return "application/json" in self.headers.get("Accept", "")

    def _answer(self, status: int, message: str, headers: Iterable[tuple[str, str]]) -> None:
        """A failure that nobody wrote down as a play, for scripts and for people."""
        if self._wants_json():
            body = Play("", "", status, {"success": False, "error": message}).text.encode()
            self._send(status, body, "application/json", [*self._cors(), *headers])
        else:
            body = error_page(message).encode()
            self._send(status, body, "text/html", [*self._cors(), *headers])

    def _say(self, status: int, text: str, kind: str = "text/html") -> None:
        self._send(status, text.encode(), kind)

    def _send(
        self, status: int, body: bytes, kind: str, headers: Iterable[tuple[str, str]] = ()
    ) -> None:
        self.send_response(status)
        said = {name for name, _ in headers}
        for name, value in [*headers, *(pair for pair in SAFE if pair[0] not in said)]:
            if self._cors() and name == "Cross-Origin-Resource-Policy":
                continue
            self.send_header(name, value.replace("\r", "").replace("\n", ""))
        if kind:
            charset = "; charset=utf-8" if kind.startswith("text/") else ""
            self.send_header("Content-Type", f"{kind}{charset}")
        self.send_header("Content-Length", str(len(body)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Applications are told, requests are not."""


def _next(parts: Iterable[Part]) -> str:
    """Where the form says to go next, if that is on this computer; else our own page of thanks."""
    for part in parts:
        if part.name in NEXT:
            address = urlsplit(part.text.strip())
            if address.scheme in ("http", "https") and address.hostname in LOOPBACK:
                return address.geturl()
    return "/thanks"
