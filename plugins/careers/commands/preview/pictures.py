"""Pictures of the pages of roles, out of a folder with the site."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

from careers.camera import DESKTOP, PHONE, CameraError, camera, find_browser
from careers.preview import Picture, clip
from careers.role_page import RolePage

MOST = 6  # roles; each has two pictures


def take(
    pages: Sequence[RolePage], site: Path, into: Path, browser: str
) -> tuple[tuple[Picture, ...], str]:
    """Take pictures of the first pages; or why there are none, in a sentence.

    `site` is the folder with the site, `browser` a program's name or path, or empty.
    """
    program = find_browser(browser)
    if not program:
        wanted = f"“{browser}” is no program here" if browser else "There is no browser here"
        return (), clip(f"{wanted}, so there are no pictures.")
    into.mkdir(parents=True, exist_ok=True)
    made: list[Picture] = []
    try:
        with _served(site) as address, camera(program) as browsing:
            for number, page in enumerate(pages[:MOST], 1):
                names = {screen: f"{number}-{screen.name}.jpg" for screen in (PHONE, DESKTOP)}
                for screen, name in names.items():
                    taken = browsing.take(f"{address}{quote(page.path)}", screen)
                    (into / name).write_bytes(taken)
                made.append(
                    Picture(
                        title=clip(page.role.title),
                        path=clip(page.path),
                        phone=names[PHONE],
                        desktop=names[DESKTOP],
                    )
                )
    except CameraError as error:
        return tuple(made), clip(f"Pictures can't be taken: {error}.")
    return tuple(made), ""


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """A folder as a site on this computer, for nobody else."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass
