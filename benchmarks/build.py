"""Times whole builds of N roles against plain MkDocs and Material; see README.md."""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

WORDS = (
    "plan bake brew cool weigh measure listen write answer build test repair deliver teach learn"
    " customer kitchen night morning team office sensor schedule recipe order price contract week"
    " careful quick clear early quiet small whole shared useful honest"
).split()
DEPARTMENTS = ("Sales", "Engineering", "Operations", "People", "Support", "Marketing", "Finance")
PLACES = ("Boston, MA, United States", "Athens, Greece", "Berlin, Germany", "Zürich, Switzerland")
THEME = "theme: {name: material, font: false}\n"
PAGES = {"index.md": "# Home\n\nHello.\n", "a.md": "# A\n\nText.\n", "b.md": "# B\n\nText.\n"}
CAREERS = """\
site_name: Jobs
site_url: https://jobs.example.com/
docs_dir: site_src
theme: {name: material, font: false}
plugins:
  - careers:
      employer: {name: Example, url: https://example.com/}
      timezone: Europe/Athens
      features:
        job_posting: {}
        resource_links:
          links:
            - {title: How we hire, url: site_src/a.md, kind: guide, minutes: 4}
            - {title: Our handbook, url: https://example.com/handbook/}
        application_form: {way: form, action: https://forms.example.com/x, email: jobs@example.com}
"""
PLAIN = f"site_name: Jobs\nsite_url: https://jobs.example.com/\ndocs_dir: docs\n{THEME}plugins: []\n"


def role(number: int) -> tuple[str, str]:
    """The front matter and the body of one role: about 0.3 and 2.4 KB, as real ones are."""
    rng = random.Random(number)

    def sentence(length: int) -> str:
        return " ".join(rng.choice(WORDS) for _ in range(length)).capitalize()

    low = rng.randrange(40, 90)
    front = (
        f"title: {sentence(3).title()} {number}\nsummary: {sentence(14)}.\n"
        f"department: {rng.choice(DEPARTMENTS)}\nlocation: {rng.choice(PLACES)}\n"
        f"workplace: hybrid\nemployment: full-time\npay: {low},000–{low + 12},000 EUR per year\n"
        f"posted: 2026-11-{rng.randrange(1, 24):02}\ncloses: 2027-03-31\nreference: R-{number}\n"
    )
    parts = [f"{sentence(20)}, with **{sentence(2)}** and [a page](https://example.com/{number})."]
    for heading in ("Job brief", "Responsibilities", "Requirements", "What we offer"):
        bullets = "\n".join(f"- {sentence(11)}" for _ in range(6))
        parts.append(f"## {heading}\n\n{sentence(30)}.\n\n{bullets}")
    return front, "\n\n".join(parts) + "\n"


def prepare(folder: Path, roles: int, kind: str) -> None:
    """One site of N roles, as this package or as plain MkDocs wants it."""
    shutil.rmtree(folder, ignore_errors=True)
    docs = folder / ("site_src" if kind == "careers" else "docs")
    docs.mkdir(parents=True)
    for name, text in PAGES.items():
        (docs / name).write_text(text, encoding="utf-8")
    home = folder / "roles" if kind == "careers" else docs / "jobs"
    home.mkdir()
    for number in range(roles):
        front, body = role(number)
        title = front.splitlines()[0]
        text = f"---\n{front}---\n{body}" if kind == "careers" else f"---\n{title}\n---\n{body}"
        (home / f"role-{number}.md").write_text(text, encoding="utf-8")
    outside = "nav: [index.md, a.md, b.md]\nnot_in_nav: /jobs/\n"
    config = {"careers": CAREERS, "outside": PLAIN + outside, "inside": PLAIN}[kind]
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")


def once(folder: Path) -> tuple[float, float]:
    """Seconds of one build from nothing, and the most memory that any build has had, in MiB."""
    shutil.rmtree(folder / "site", ignore_errors=True)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "--quiet", "build"], cwd=folder, env=environment, check=True
    )
    seconds = time.perf_counter() - start
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def measure(folders: dict[str, Path], runs: int) -> dict[str, list[float]]:
    """The seconds of each, in turns, after one run of each that doesn't count."""
    seconds: dict[str, list[float]] = {kind: [] for kind in folders}
    for run in range(runs + 1):
        for kind, folder in folders.items():
            took, _ = once(folder)
            if run:
                seconds[kind].append(took)
    return seconds


def report(roles: int, seconds: dict[str, list[float]]) -> Iterator[str]:
    ours = statistics.median(seconds["careers"])
    for kind, found in seconds.items():
        median = statistics.median(found)
        yield (
            f"{roles:>6}  {kind:<8} {median:7.2f} s  ({min(found):.2f}–{max(found):.2f})"
            f"  careers is {ours / median:.2f} times as long"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--roles", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    medians = {}
    with tempfile.TemporaryDirectory(prefix="careers-benchmark-") as folder:
        for roles in [0, *arguments.roles]:
            kinds = ["careers", "outside"] + (["inside"] if 0 < roles <= 100 else [])
            folders = {kind: Path(folder) / f"{kind}-{roles}" for kind in kinds}
            for kind, place in folders.items():
                prepare(place, roles, kind)
            seconds = measure(folders, arguments.runs)
            medians[roles] = statistics.median(seconds["careers"])
            for line in report(roles, seconds):
                print(line, flush=True)
    for roles in arguments.roles:
        each = (medians[roles] - medians[0]) / roles * 1000
        print(f"{each:.2f} ms a role at {roles}, beyond a site without roles")
    first, last = arguments.roles[0], arguments.roles[-1]
    growth = (medians[last] - medians[0]) / last / ((medians[first] - medians[0]) / first)
    print(f"A role at {last} costs {growth:.2f} times a role at {first}.")


if __name__ == "__main__":
    main()
