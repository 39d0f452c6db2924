"""Weighs the data of a list of N roles, and times a search from letter to result; see README.md."""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import accumulate
from pathlib import Path
from zoneinfo import ZoneInfo

from build import CAREERS, PAGES
from build import role as plain_role
from playwright.sync_api import Browser, sync_playwright

from careers.closing import end_of
from careers.facets import facets_of
from careers.hooks import SiteFile
from careers.lifecycle import State
from careers.list_data import ListData, list_data
from careers.listing import in_order
from careers.role import Area, EmploymentType, Pay, PayPeriod, Place, Role, Workplace
from careers.role_page import RolePage
from careers.site import Employer, Site
from careers.word_index import words_of

AS_OF = "2026-11-23"
SITE = Site(
    url="https://jobs.example.com/",
    name="Jobs",
    language="en",
    timezone=ZoneInfo("Europe/Athens"),
    employer=Employer("Example"),
    offices=(),
    now=datetime(2026, 11, 23, 12, tzinfo=UTC),
)
VOCABULARY = 12_000  # words, of which the n-th is there 1/n times as often as the first
DEPARTMENTS = (
    "Sales", "Engineering", "Operations", "People", "Support", "Marketing", "Finance", "Legal",
    "Design", "Research", "Logistics", "Quality", "Facilities", "Kitchen",
)  # fmt: skip
TOWNS = (
    ("US", "MA", "Boston"), ("US", "TX", "Austin"), ("US", "IL", "Chicago"), ("US", "CO", "Denver"),
    ("GR", "", "Athens"), ("GR", "", "Patras"), ("GR", "", "Volos"), ("DE", "", "Berlin"),
    ("DE", "", "Hamburg"), ("DE", "", "Munich"), ("DE", "", "Cologne"), ("CH", "", "Zürich"),
    ("CH", "", "Basel"), ("FR", "", "Paris"), ("FR", "", "Lyon"), ("FR", "", "Lille"),
    ("ES", "", "Madrid"), ("ES", "", "Seville"), ("ES", "", "Bilbao"), ("PT", "", "Lisbon"),
    ("PT", "", "Porto"), ("IE", "", "Dublin"), ("IE", "", "Cork"), ("NO", "", "Oslo"),
    ("NO", "", "Bergen"), ("CA", "", "Toronto"),
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


def sentence(rng: random.Random, length: int) -> str:
    return " ".join(rng.choices(WORDS, cum_weights=WEIGHTS, k=length)).capitalize()


def role(number: int) -> tuple[RolePage, str]:
    """One role and its ad of about 330 words as a language has them: few often, most seldom."""
    rng = random.Random(number)
    level, low = rng.choice(LEVELS), rng.randrange(30, 120) * 1000
    workplace, town = rng.choice(list(Workplace)), rng.choice(TOWNS)
    is_remote = workplace is Workplace.REMOTE
    made = Role(
        slug=f"role-{number}",
        path=f"roles/role-{number}.md",
        title=f"{level} {rng.choice(TRADES)}, {sentence(rng, 2)}",
        level=level,
        department=rng.choice(DEPARTMENTS),
        places=() if is_remote else (Place(*town),),
        applicants=(Area(town[0]),) if is_remote else (),
        workplace=workplace,
        employment=(rng.choice((EmploymentType.FULL_TIME, EmploymentType.PART_TIME)),),
        pay=Pay("EUR", Decimal(low), Decimal(low + 12_000), PayPeriod.YEAR),
        posted=date(2026, 11, rng.randrange(1, 23)),
        closes=date(2027, 3, rng.randrange(1, 32)),
    )
    end = end_of(made, State.OPEN, SITE)
    page = RolePage(made, State.OPEN, f"jobs/role-{number}/", (), (), end)
    return page, sentence(rng, 330)


def written(site: Path, roles: int) -> tuple[ListData, float]:
    """The data of N roles in place of the site's own, and the seconds of work that it took."""
    made = [role(number) for number in range(roles)]
    pages = in_order(page for page, _ in made)
    texts = {page.role.slug: text for page, text in made}

    def words(slug: str) -> set[str]:
        return set(words_of(texts[slug]))

    start = time.process_time()
    data = list_data(pages, facets_of(pages, SITE), words, SITE, has_summaries=False)
    took = time.process_time() - start
    for file in data.files:
        content = file.content
        target = site / file.path
        target.write_bytes(content.encode() if isinstance(content, str) else content)
    page = site / "jobs/index.html"
    html = page.read_text(encoding="utf-8")
    page.write_text(re.sub(r"assets/careers/list/roles[^\"]*", data.path, html), encoding="utf-8")
    return data, took


def built(folder: Path) -> Path:
    """A small site, for its page and its script."""
    for name in ("roles", "site_src"):
        (folder / name).mkdir(parents=True)
    for name, text in PAGES.items():
        (folder / "site_src" / name).write_text(text, encoding="utf-8")
    for number in range(20):
        front, body = plain_role(number)
        text = f"---\n{front}---\n{body}"
        (folder / "roles" / f"role-{number}.md").write_text(text, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(CAREERS, encoding="utf-8")
    command = [sys.executable, "-m", "careers", "build", "--no-strict", "--as-of", AS_OF]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    return folder / "site"


def weight(files: Iterable[SiteFile]) -> tuple[int, int]:
    """Bytes as they are, and as a server sends them."""
    contents = [file.content for file in files]
    raw = [one.encode() if isinstance(one, str) else one for one in contents]
    return sum(map(len, raw)), sum(len(gzip.compress(one)) for one in raw)


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
    print("| roles | making it | table | words | a role | median | 95 % |")
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory(prefix="careers-list-") as folder, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
        site = built(Path(folder) / "site")
        for roles in arguments.roles:
            data, seconds = written(site, roles)
            table, index = weight(data.files[:1]), weight(data.files[1:])
            with served(site) as address:
                took = keystrokes(browser, address)
            raw, gz = table[0] + index[0], table[1] + index[1]
            slow = statistics.quantiles(took, n=20)[-1]
            print(
                f"| {roles:,} | {seconds:.1f} s | {sizes_of(table)} | {sizes_of(index)}"
                f" | {raw / roles:.0f} ({gz / roles:.0f}) B"
                f" | {statistics.median(took):.0f} ms | {slow:.0f} ms |",
                flush=True,
            )
        browser.close()


if __name__ == "__main__":
    main()
