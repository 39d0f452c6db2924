"""Make `site.png`, the picture in the README: the sample site on a desk and on a phone.

Run by hand, when the look has changed, with the environment of `make test`:

    .venv/bin/python docs/images/make.py

It builds the sample site as of a fixed day, so that the same roles are open every time. Set
CHROMIUM to the path of a browser other than /usr/bin/chromium.
"""

from __future__ import annotations

import base64
import functools
import http.server
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
TARGET = Path(__file__).with_name("site.png")
AS_OF = "2026-12-01"
LARGEST = 250_000  # bytes; a README is also read on trains

# What is shown: address, width and height of the window, colours.
DESK = ("jobs/", 1280, 1010, "light")
PHONE = ("jobs/sales-account-executive/boston/", 375, 800, "light")

SHEET = """<!doctype html><style>
body { margin: 0; width: 1280px; height: 800px; position: relative; overflow: hidden;
  background: #8fc1b5; }
img { position: absolute; display: block; box-shadow: 0 10px 36px #0a363966; }
.desk { left: 48px; top: 44px; width: 960px; height: 757px; border-radius: 12px 12px 0 0; }
.phone { right: 48px; top: 112px; width: 300px; height: 640px; border-radius: 30px;
  border: 9px solid #0a3639; }
</style><img class=desk src=%s><img class=phone src=%s>"""


def main() -> None:
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        build(Path(name))
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        with served(Path(name)) as address:
            shots = [shoot(browser, address, *what) for what in (DESK, PHONE)]
        sheet = browser.new_page(viewport={"width": 1280, "height": 800})
        sheet.set_content(SHEET % tuple(shots))
        sheet.screenshot(path=TARGET)
        browser.close()
    size = TARGET.stat().st_size
    print(f"{TARGET.relative_to(ROOT)}: {size // 1000} kB")
    if size > LARGEST:
        sys.exit(f"That is too large; at most {LARGEST // 1000} kB.")


def build(folder: Path) -> None:
    careers = Path(sys.executable).with_name("careers")
    command = [str(careers), "build", "--as-of", AS_OF, "--site-dir", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this computer only; give its address."""
    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def shoot(browser: Browser, address: str, path: str, width: int, height: int, colours: str) -> str:
    """A picture of a page, twice as fine as shown, as a data address."""
    page = browser.new_page(
        viewport={"width": width, "height": height},
        device_scale_factor=2,
        color_scheme="dark" if colours == "dark" else "light",
        reduced_motion="reduce",
    )
    page.goto(address + path, wait_until="networkidle")
    picture = page.screenshot()
    page.close()
    return f"data:image/png;base64,{base64.b64encode(picture).decode()}"


if __name__ == "__main__":
    main()
