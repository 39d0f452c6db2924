"""Pictures of pages, taken by a browser that is on this computer anyway.

The browser has no window, reaches no other computer, and is asked over its own pipe, in the
DevTools protocol (https://chromedevtools.github.io/devtools-protocol/): no library is needed.
"""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

BROWSERS = (
    *("google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome"),
    *("microsoft-edge", "microsoft-edge-stable", "brave-browser"),
)
PATIENCE = 30.0  # seconds for one answer
TALLEST = 6000  # pixels of a picture; what is below is left out
QUALITY = 82  # of a JPEG, in hundredths
AT_ONCE = 1 << 16  # bytes
FREE = 10  # the first number for our ends of the pipes; the browser's own ends are 3 and 4
# The browser's ends have to be 3 and 4. A shell can't put them there from numbers above 9, and what
# runs between fork and exec had better not be ours: a program puts them there, and then is it.
BECOME = """import os, sys
to_it, from_it, *program = sys.argv[1:]
os.dup2(int(to_it), 3)
os.dup2(int(from_it), 4)
os.execv(program[0], program)"""
# The page as somebody sees it who has scrolled through all of it and waited.
SETTLED = """(async () => {
  for (const image of document.images) image.loading = "eager";
  await document.fonts.ready;
  await Promise.all([...document.images].map((image) => image.decode().catch(() => 0)));
})()"""


class CameraError(Exception):
    """There is no picture; the text says why, as the end of a sentence."""


class Screen(NamedTuple):
    """What a page is looked at on, in CSS pixels."""

    name: str
    width: int
    height: int
    is_phone: bool


PHONE = Screen("phone", 375, 812, is_phone=True)
DESKTOP = Screen("desktop", 1280, 800, is_phone=False)


def find_browser(name: str = "") -> str:
    """The program of a browser, by its name or path, or of any that is known; empty for none."""
    wanted = (name,) if name else BROWSERS
    return next((found for one in wanted if (found := shutil.which(one))), "")


class Camera:
    """A browser that has been started. Raises `CameraError`."""

    def __init__(self, browser: subprocess.Popen[bytes], write: int, read: int) -> None:
        self.browser, self.write, self.read = browser, write, read
        self.said = b""
        self.number = 0
        target = self._ask("Target.createTarget", url="about:blank")["targetId"]
        found = self._ask("Target.attachToTarget", targetId=target, flatten=True)
        self.session: str = found["sessionId"]
        self._ask("Page.enable")
        still = [{"name": "prefers-reduced-motion", "value": "reduce"}]
        self._ask("Emulation.setEmulatedMedia", features=still)

    def take(self, address: str, screen: Screen) -> bytes:
        """A JPEG of a page from its top down."""
        width, height = screen.width, screen.height
        device = {"width": width, "height": height, "mobile": screen.is_phone}
        self._ask("Emulation.setDeviceMetricsOverride", deviceScaleFactor=1, **device)
        went = self._ask("Page.navigate", url=address)
        if "errorText" in went:
            raise CameraError(f"the page can't be opened ({went['errorText']})")
        self._wait_for("Page.loadEventFired")
        self._ask("Runtime.evaluate", expression=SETTLED, awaitPromise=True)
        size = self._ask("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": width, "height": min(size["height"], TALLEST), "scale": 1}
        taken = self._ask(
            "Page.captureScreenshot",
            format="jpeg",
            quality=QUALITY,
            captureBeyondViewport=True,
            clip=clip,
        )
        return base64.b64decode(taken["data"])

    def _ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        self.number += 1
        asked: dict[str, Any] = {"id": self.number, "method": method, "params": parameters}
        if hasattr(self, "session"):
            asked["sessionId"] = self.session
        try:
            os.write(self.write, json.dumps(asked).encode() + b"\0")
        except OSError:
            raise CameraError("the browser has stopped") from None
        for said in self._messages():
            if said.get("id") == self.number:
                if "error" in said:
                    raise CameraError(f"the browser says: {said['error'].get('message')}")
                result: dict[str, Any] = said["result"]
                return result
        raise AssertionError("unreachable: messages end with an error")

    def _wait_for(self, event: str) -> None:
        for said in self._messages():
            if said.get("method") == event:
                return

    def _messages(self) -> Iterator[dict[str, Any]]:
        """What the browser says, until there is no more patience."""
        end = time.monotonic() + PATIENCE
        while True:
            while b"\0" in self.said:
                message, _, self.said = self.said.partition(b"\0")
                yield json.loads(message)
            left = end - time.monotonic()
            if left <= 0 or not select.select([self.read], [], [], left)[0]:
                raise CameraError("the browser didn't answer in time")
            part = os.read(self.read, AT_ONCE)
            if not part:
                raise CameraError("the browser has stopped")
            self.said += part


@contextmanager
def camera(program: str) -> Iterator[Camera]:
    """A browser for a while; then it is gone, with all that it wrote. Raises `CameraError`."""
    if os.name != "posix":
        raise CameraError("on this system a browser can't be asked over a pipe")
    with tempfile.TemporaryDirectory(prefix="careers-camera-", ignore_cleanup_errors=True) as home:
        to_it, ours = _pipe()
        mine, from_it = _pipe()
        arguments = _arguments(program, Path(home))
        starter = [sys.executable, "-c", BECOME, str(to_it), str(from_it), *arguments]
        try:
            browser = subprocess.Popen(
                starter,
                pass_fds=(to_it, from_it),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            for end in (to_it, from_it, ours, mine):
                os.close(end)
            raise CameraError(f"the browser can't be started ({error.strerror})") from None
        os.close(to_it)
        os.close(from_it)
        try:
            yield Camera(browser, ours, mine)
        finally:
            os.close(ours)
            os.close(mine)
            _end(browser)


def _arguments(program: str, home: Path) -> Sequence[str]:
    return (
        program,
        "--headless",
        "--remote-debugging-pipe",
        f"--user-data-dir={home}",
        # What it looks at was built here, and a container has no sandbox for it.
        *("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"),
        *("--no-first-run", "--disable-background-networking", "--disable-component-update"),
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    )


def _pipe() -> tuple[int, int]:
    """A pipe's reading and writing end, away from the numbers that the browser needs."""
    import fcntl  # Windows has none

    ends = os.pipe()
    moved = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, FREE) for end in ends]
    for end in ends:
        os.close(end)
    return moved[0], moved[1]


def _end(browser: subprocess.Popen[bytes]) -> None:
    """With its pipe closed it ends by itself; else it is ended."""
    with suppress(subprocess.TimeoutExpired):
        browser.wait(5)
        return
    browser.kill()
    browser.wait()
