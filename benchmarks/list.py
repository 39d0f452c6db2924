"""Weighs the list of N roles, and times it from a keystroke to what matches; see README.md."""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import accumulate
from pathlib import Path

from build import CAREERS, PAGES
from playwright.sync_api import Browser, sync_playwright

AS_OF = "2026-11-23"
VOCABULARY = 12_000  # words, of which the n-th is there 1/n times as often as the first
DEPARTMENTS = (
    "Sales", "Engineering", "Operations", "People", "Support", "Marketing", "Finance", "Legal",
    "Design", "Research", "Logistics", "Quality", "Facilities", "Kitchen",
)  # fmt: skip
TOWNS = (
    "Boston, MA, United States", "Austin, TX, United States", "Chicago, IL, United States",
    "Denver, CO, United States", "Athens, Greece", "Patras, Greece", "Volos, Greece",
    "Berlin, Germany", "Hamburg, Germany", "Munich, Germany", "Cologne, Germany",
    "Zürich, Switzerland", "Basel, Switzerland", "Paris, France", "Lyon, France", "Lille, France",
    "Madrid, Spain", "Seville, Spain", "Bilbao, Spain", "Lisbon, Portugal", "Porto, Portugal",
    "Dublin, Ireland", "Cork, Ireland", "Oslo, Norway", "Bergen, Norway", "Toronto, Canada",
)  # fmt: skip
LEVELS = ("Junior", "Senior", "Lead", "Principal")
TRADES = (
    "Baker", "Engineer", "Analyst", "Technician", "Designer", "Accountant", "Planner", "Writer",
    "Developer", "Buyer", "Auditor", "Trainer", "Chemist", "Driver", "Electrician", "Recruiter",
)  # fmt: skip
SYLLABLES = (
    "ba", "ce", "di", "fo", "gu", "ha", "ki", "le", "mo", "nu", "pa", "re", "si", "to", "vu", "wa",
    "xe", "yo", "za", "bri", "cla", "dro", "fle", "gru",
)  # fmt: skip
# What is typed, letter by letter.
TYPED = ("engineer berlin", "senior baker", "madrid", "brice", "clafo gu", "remote")
# The seconds from a letter to what matches, shown: one entry for each letter.
KEYSTROKES = """async (texts) => {
  const field = document.querySelector("[name=q]");
  const shown = document.querySelector("[data-careers-found]");
  const took = [];
  for (const text of texts) {
    for (let end = 1; end <= text.length; end++) {
      if (text[end - 1] === " ") continue;
      field.value = text.slice(0, end);
      const start = performance.now();
      await new Promise((resolve) => {
        const watch = new MutationObserver(() => { watch.disconnect(); resolve(); });
        watch.observe(shown, { childList: true });
        field.dispatchEvent(new Event("input", { bubbles: true }));
      });
      await new Promise(requestAnimationFrame);
      took.push(performance.now() - start);
    }
  }
  return took;
}"""


def words() -> list[str]:
    rng = random.Random(7)
    found: dict[str, None] = {}
    while len(found) < VOCABULARY:
        found["".join(rng.choice(SYLLABLES) for _ in range(rng.randrange(1, 5)))] = None
    return list(found)


WORDS = words()
WEIGHTS = list(accumulate(1 / n for n in range(1, VOCABULARY + 1)))


def role(number: int) -> str:
    """One role of about 2.4 KB, with the words of a language: few often, most seldom."""
    rng = random.Random(number)

    def sentence(length: int) -> str:
        return " ".join(rng.choices(WORDS, cum_weights=WEIGHTS, k=length)).capitalize()

    level, trade = rng.choice(LEVELS), rng.choice(TRADES)
    low = rng.randrange(30, 120)
    workplace, town = rng.choice(("on-site", "hybrid", "remote")), rng.choice(TOWNS)
    remote = workplace == "remote"
    place = f"applicants: {town.rpartition(', ')[2]}" if remote else f"location: {town}"
    front = (
        f"title: {level} {trade}, {sentence(2)}\nsummary: {sentence(14)}.\nlevel: {level}\n"
        f"department: {rng.choice(DEPARTMENTS)}\n{place}\n"
        f"workplace: {workplace}\nemployment: {rng.choice(('full-time', 'part-time'))}\n"
        f"pay: {low},000–{low + 12},000 EUR per year\n"
        f"posted: 2026-11-{rng.randrange(1, 23):02}\ncloses: 2027-03-{rng.randrange(1, 32):02}\n"
    )
    parts = [f"{sentence(20)}."]
    for heading in ("Job brief", "Responsibilities", "Requirements", "What we offer"):
        bullets = "\n".join(f"- {sentence(11)}" for _ in range(6))
        parts.append(f"## {heading}\n\n{sentence(25)}.\n\n{bullets}")
    return f"---\n{front}---\n" + "\n\n".join(parts) + "\n"


def built(folder: Path, roles: int) -> tuple[Path, float]:
    """A site of N roles, and the seconds that its build took."""
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("roles", "site_src"):
        (folder / name).mkdir(parents=True)
    for name, text in PAGES.items():
        (folder / "site_src" / name).write_text(text, encoding="utf-8")
    for number in range(roles):
        (folder / "roles" / f"role-{number}.md").write_text(role(number), encoding="utf-8")
    (folder / "mkdocs.yml").write_text(CAREERS, encoding="utf-8")
    start = time.perf_counter()
    command = [sys.executable, "-m", "careers", "build", "--no-strict", "--as-of", AS_OF]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)
    return folder / "site", time.perf_counter() - start


def weight(*files: Path) -> tuple[int, int]:
    """Bytes as they are, and as a server sends them."""
    contents = [file.read_bytes() for file in files]
    return sum(map(len, contents)), sum(len(gzip.compress(content)) for content in contents)


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(site: Path) -> Iterator[str]:
    handler = functools.partial(Quiet, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def keystrokes(browser: Browser, address: str) -> list[float]:
    """Milliseconds from each letter to what matches, the pieces of words loaded on the way."""
    page = browser.new_page()
    page.clock.set_fixed_time(f"{AS_OF}T12:00:00Z")
    page.goto(f"{address}jobs/?q=zzz", wait_until="networkidle")
    page.locator("[data-careers-found]").filter(has_text="No open role").wait_for()
    took: list[float] = page.evaluate(KEYSTROKES, list(TYPED))
    page.close()
    return took


def sizes_of(weight: tuple[int, int]) -> str:
    raw, gz = weight
    return f"{raw / 1000:,.0f} ({gz / 1000:,.0f}) KB"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--roles", type=int, nargs="+", default=[100, 1000, 10_000])
    arguments = parser.parse_args()
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    print("| roles | build | `/jobs/` | table | words | a role | median | 95 % |")
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory(prefix="careers-list-") as folder, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for roles in arguments.roles:
            site, seconds = built(Path(folder) / str(roles), roles)
            data = site / "assets/careers/list"
            page = weight(site / "jobs/index.html")
            table = weight(*data.glob("roles.*"))
            index = weight(*data.glob("words.*"))
            with served(site) as address:
                took = keystrokes(browser, address)
            sizes = " | ".join(sizes_of(one) for one in (page, table, index))
            raw, gz = table[0] + index[0], table[1] + index[1]
            slow = statistics.quantiles(took, n=20)[-1]
            print(
                f"| {roles:,} | {seconds:.1f} s | {sizes} | {raw / roles:.0f} ({gz / roles:.0f}) B"
                f" | {statistics.median(took):.0f} ms | {slow:.0f} ms |",
                flush=True,
            )
            shutil.rmtree(Path(folder) / str(roles))
        browser.close()


if __name__ == "__main__":
    main()
