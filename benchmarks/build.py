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

VOCABULARY = (
    "plan bake brew cool weigh measure listen write answer build test repair deliver teach learn"
    " customer kitchen night morning team office sensor schedule recipe order price contract week"
    " careful quick clear early quiet small whole shared useful honest"
)
WORDS = VOCABULARY.split()
DEPARTMENTS = ("Sales", "Engineering", "Operations", "People", "Support", "Marketing", "Finance")
PLACES = ("Boston, MA, United States", "Athens, Greece", "Berlin, Germany", "Zürich, Switzerland")
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
PLAIN = """\
site_name: Jobs
site_url: https://jobs.example.com/
docs_dir: docs
plugins: []
extra:
  form: https://forms.example.com/x
  links:
    - {title: How we hire, url: a/, kind: Guide, minutes: 4}
    - {title: Our handbook, url: https://example.com/handbook/, kind: Guide, minutes: 9}
  fields:
    - {name: name, label: Full name, type: text, required: true}
    - {name: email, label: E-mail address, type: email, required: true}
    - {name: phone, label: Phone number, type: tel}
    - {name: cv, label: CV or résumé, type: file}
    - {name: links, label: Links, type: text}
    - {name: consent, label: I have read how my data is used., type: checkbox, required: true}
"""
# What Python-Markdown needs to read what GitHub reads: tables, ~~this~~, tasks, bare addresses.
GITHUB_DIALECT = """\
markdown_extensions:
  - tables
  - pymdownx.magiclink
  - pymdownx.tasklist
  - pymdownx.tilde
"""
OURS = ("careers", "open")
KINDS = ("careers", "open", "outside", "bare", "inside")
TEMPLATES = Path(__file__).parent / "peers" / "material" / "overrides"


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
    docs = folder / ("site_src" if kind in OURS else "docs")
    docs.mkdir(parents=True)
    for name, text in PAGES.items():
        (docs / name).write_text(text, encoding="utf-8")
    home = folder / "roles" if kind in OURS else docs / "jobs"
    home.mkdir()
    for number in range(roles):
        front, body = role(number)
        if kind in ("outside", "inside"):
            front += "template: role.html\nhide: [navigation, toc]\n"
            front += "pay_from: 50000\npay_to: 62000\n"
        elif kind == "bare":
            front = front.splitlines(keepends=True)[0]
        (home / f"role-{number}.md").write_text(f"---\n{front}---\n{body}", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(configuration(kind), encoding="utf-8")
    if kind in ("outside", "inside"):
        text = "---\ntemplate: jobs.html\nhide: [navigation, toc]\n---\n# Open roles\n"
        (home / "index.md").write_text(text, encoding="utf-8")


def configuration(kind: str) -> str:
    """The mkdocs.yml of one kind of site."""
    if kind == "open":
        return CAREERS.replace("      features:", "      content_security: off\n      features:")
    if kind == "careers":
        return CAREERS
    custom = "" if kind == "bare" else f", custom_dir: {TEMPLATES.as_posix()}"
    theme = f"theme: {{name: material, font: false{custom}}}\n"
    if kind != "bare":
        theme += GITHUB_DIALECT
    nav = "" if kind == "inside" else "nav: [index.md, a.md, b.md]\nnot_in_nav: /jobs/\n"
    return PLAIN + theme + nav


def processor_seconds() -> float:
    """What the builds so far have kept a processor busy for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def once(folder: Path) -> tuple[float, float]:
    """Seconds of one build from nothing: on the clock, and of a processor's work."""
    shutil.rmtree(folder / "site", ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "--quiet", "build"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    start, before = time.perf_counter(), processor_seconds()
    subprocess.run(command, cwd=folder, env=environment, check=True)
    return time.perf_counter() - start, processor_seconds() - before


def measure(folders: dict[str, Path], runs: int) -> dict[str, list[tuple[float, float]]]:
    """The seconds of each, in turns, after one run of each that doesn't count."""
    seconds: dict[str, list[tuple[float, float]]] = {kind: [] for kind in folders}
    for run in range(runs + 1):
        for kind, folder in folders.items():
            took = once(folder)
            if run:
                seconds[kind].append(took)
    return seconds


def medians(found: list[tuple[float, float]]) -> tuple[float, float]:
    wall, work = zip(*found, strict=True)
    return statistics.median(wall), statistics.median(work)


def report(roles: int, seconds: dict[str, list[tuple[float, float]]]) -> Iterator[str]:
    ours = medians(seconds["careers"])
    for kind, found in seconds.items():
        wall, work = medians(found)
        yield (
            f"{roles:>6}  {kind:<8} {wall:6.2f} s, {work:6.2f} s of work;"
            f"  careers takes {ours[0] / wall:.2f} and {ours[1] / work:.2f} times that"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--roles", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--beside", nargs="+", default=KINDS, choices=KINDS)
    arguments = parser.parse_args()
    work = {}
    with tempfile.TemporaryDirectory(prefix="careers-benchmark-") as folder:
        for roles in [0, *arguments.roles]:
            slow = [] if 0 < roles <= 100 else ["inside"]
            wanted = {"careers", *arguments.beside}.difference(slow)
            kinds = [kind for kind in KINDS if kind in wanted]
            folders = {kind: Path(folder) / f"{kind}-{roles}" for kind in kinds}
            for kind, place in folders.items():
                prepare(place, roles, kind)
            seconds = measure(folders, arguments.runs)
            work[roles] = medians(seconds["careers"])[1]
            for line in report(roles, seconds):
                print(line, flush=True)
    for roles in arguments.roles:
        each = (work[roles] - work[0]) / roles * 1000
        print(f"{each:.2f} ms of work a role at {roles}, beyond a site without roles")
    first, last = arguments.roles[0], arguments.roles[-1]
    growth = (work[last] - work[0]) / last / ((work[first] - work[0]) / first)
    print(f"A role at {last} costs {growth:.2f} times a role at {first}.")


if __name__ == "__main__":
    main()
