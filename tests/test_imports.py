"""A build waits for no module that it doesn't need."""

from __future__ import annotations

import subprocess
import sys

UNNEEDED = ("bs4", "http.server", "watchdog.observers", "PIL.Image", "urllib.request")


def test_a_build_loads_nothing_that_only_other_commands_need() -> None:
    script = f"import careers.adapter, sys; print([n for n in {UNNEEDED} if n in sys.modules])"

    said = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert said.stdout.strip() == "[]"
