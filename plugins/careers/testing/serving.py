"""A built site as GitHub Pages serves it, on this computer."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, BinaryIO


class Pages(SimpleHTTPRequestHandler):
    """Serves a folder as GitHub Pages does: under a sub-path, with the site's 404 page.

    `prefix` is what addresses begin with: `/`, or `/jobs/`.
    """

    def __init__(self, *arguments: Any, prefix: str = "/", **options: Any) -> None:
        self.prefix = prefix
        super().__init__(*arguments, **options)

    def send_head(self) -> BinaryIO | None:
        path = self.path.partition("?")[0].partition("#")[0]
        inside = path.startswith(self.prefix)
        path = path.removeprefix(self.prefix)
        file = Path(self.directory) / path.lstrip("/")
        if inside and (file.is_file() or (file / "index.html").is_file()):
            self.path = f"/{path}"
            return super().send_head()
        missing = Path(self.directory) / "404.html"
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(missing.stat().st_size))
        self.end_headers()
        return missing.open("rb")

    def date_time_string(self, timestamp: float | None = None) -> str:
        """No `Date`: the day of a test is not that of the machine that it runs on."""
        return "" if timestamp is None else super().date_time_string(timestamp)

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def served(folder: Path, prefix: str = "/") -> Iterator[str]:
    """Serve what is in a folder, or will be; the address, with a slash at its end."""
    handler = partial(Pages, directory=str(folder), prefix=prefix)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{prefix}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)
