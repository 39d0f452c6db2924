"""Times `careers audit` on a site of N roles, and what of it takes how long; see README.md."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from bs4 import BeautifulSoup
from build import medians, prepare, processor_seconds

from careers.audit.examine import examine
from careers.audit.page_reader import read_page

AS_OF = "2026-11-23"
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def built(folder: Path, roles: int) -> Path:
    """A site of N synthetic roles, as this package builds it."""
    prepare(folder, roles, "careers")
    command = [sys.executable, "-m", "careers", "build", "--no-strict", "--as-of", AS_OF]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return folder / "site"


def audit(site: Path) -> None:
    """The whole command, in a process of its own."""
    command = [sys.executable, "-m", "careers", "audit", str(site), "--as-of", AS_OF]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, env=environment, check=True, capture_output=True)


def parse(pages: list[bytes]) -> None:
    """BeautifulSoup alone: from bytes to trees."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for page in pages:
            BeautifulSoup(page.decode(), "html.parser", multi_valued_attributes=None)


def read(pages: list[bytes]) -> None:
    """Reading pages: trees, and what readers take from them."""
    for page in pages:
        read_page("page.html", page)


def seconds(task: Callable[[], object], runs: int) -> tuple[float, float]:
    """The medians of the seconds that a task takes: on the clock, and of a processor's work."""
    found = []
    for _ in range(runs):
        start, work = time.perf_counter(), processor_seconds() + time.process_time()
        task()
        worked = processor_seconds() + time.process_time() - work
        found.append((time.perf_counter() - start, worked))
    return medians(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--roles", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="careers-benchmark-") as folder:
        for roles in arguments.roles:
            site = built(Path(folder) / str(roles), roles)
            pages = [file.read_bytes() for file in sorted(site.rglob("*.html"))]
            size = sum(map(len, pages)) / 1024 / len(pages)
            whole, work = seconds(lambda site=site: audit(site), arguments.runs)
            parts = {
                "BeautifulSoup": seconds(lambda pages=pages: parse(pages), arguments.runs),
                "reading pages, with that": seconds(
                    lambda pages=pages: read(pages), arguments.runs
                ),
                "all findings, with that": seconds(
                    lambda site=site: examine(site, NOW), arguments.runs
                ),
            }
            each = work / len(pages) * 1000
            print(
                f"{roles:>6} roles, {len(pages)} pages of {size:.0f} KB: {whole:.2f} s,"
                f" {work:.2f} s of work, {each:.1f} ms of work a page"
            )
            for name, (_, took) in parts.items():
                print(f"        {name:<26}{took:6.2f} s of work, {took / work:4.0%}", flush=True)


if __name__ == "__main__":
    main()
