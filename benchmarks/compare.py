"""Times one site made by this package and by others, in turn; see README.md."""

from __future__ import annotations

import argparse
import gzip
import http.client
import json
import os
import platform
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from bars import OURS, Figures, Run, bars
from corpus import AS_OF, Post, post
from systems import System, install, surroundings, systems

EPOCH = int(datetime(AS_OF.year, AS_OF.month, AS_OF.day, 12, tzinfo=UTC).timestamp())
README = Path(__file__).parent / "README.md"
TABLE = re.compile(r"(<!-- table: systems -->\n).*?(<!-- end -->)", re.DOTALL)
PATIENCE = 600  # seconds
NEWEST = 100  # roles in RSS
LOOK = 0.005  # seconds between two looks at a page that is to change


class Failed(Exception):
    """A command that did not do what it was to do."""


def timed(system: System, folder: Path) -> Run:
    """One build."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            system.build,
            cwd=folder,
            env=surroundings(system, folder, EPOCH),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise Failed(said.read().decode(errors="replace")[-400:].strip())
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss)


def weigh(system: System, folder: Path, posts: Sequence[Post], figures: Figures) -> None:
    """The bytes of a site, and what of the work is not there."""
    site = folder / system.output
    figures.site = sum(file.stat().st_size for file in site.rglob("*") if file.is_file())
    pages = [site / "jobs" / one.slug / "index.html" for one in posts]
    there = [page.read_bytes() for page in pages if page.is_file()]
    if not there:
        raise Failed("there is no page of a role")
    some = there[:: max(1, len(there) // 20)]
    figures.page = round(statistics.mean(map(len, some)))
    figures.page_sent = round(statistics.mean(len(gzip.compress(page)) for page in some))
    figures.list_sent = len(gzip.compress((site / "jobs/index.html").read_bytes()))
    figures.wrong = ", ".join(_missing(site, there, posts))


def _missing(site: Path, pages: Sequence[bytes], posts: Sequence[Post]) -> Iterator[str]:
    """What of the work is not there; it counts as done only if all of it is."""
    whole = [one for one in pages if b"JobPosting" in one and b"<form" in one and b"<li>" in one]
    if len(whole) < len(posts):
        yield f"{len(posts) - len(whole)} pages of roles"
    names = {one.facts["department"] for one in posts}
    folders = [site / "departments", site / "jobs/departments"]
    made = [file for folder in folders for file in folder.glob("*/index.html")]
    # Ours has none of a department that all roles are in.
    if len(made) < (len(names) if len(names) > 1 else 0):
        yield "pages of departments"
    feeds = {"rss.xml": "<item>", "index.xml": "<item>"}
    items = max(
        ((site / name).read_text(encoding="utf-8").count(item)) if (site / name).is_file() else 0
        for name, item in feeds.items()
    )
    if items < min(len(posts), NEWEST):
        yield "RSS"
    listed = 0
    for name in ("feed.json", "index.json"):
        with suppress(OSError):
            listed = len(json.loads((site / name).read_text(encoding="utf-8"))["items"])
    if listed < len(posts):
        yield "JSON"


def free_port() -> int:
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def served(system: System, folder: Path) -> Iterator[int]:
    """The port at which a system serves its site."""
    port = free_port()
    process = subprocess.Popen(
        [part.format(port=port) for part in system.serve],
        cwd=folder,
        env=surroundings(system, folder, EPOCH),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield port
    finally:
        for sent in (signal.SIGINT, signal.SIGKILL):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, sent)
            with suppress(subprocess.TimeoutExpired):
                process.wait(5)
        process.wait()


def shows(port: int, path: str, text: str) -> float:
    """The seconds until a page shows a text."""
    start = time.perf_counter()
    while time.perf_counter() - start < PATIENCE:
        asked = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        with suppress(OSError, http.client.HTTPException), closing(asked):
            asked.request("GET", path)
            answer = asked.getresponse()
            if text.encode() in answer.read() and answer.status == 200:
                return time.perf_counter() - start
        time.sleep(LOOK)
    raise Failed(f"{path} did not show the change in {PATIENCE} seconds")


def edits(system: System, folder: Path, posts: Sequence[Post], times: int) -> Iterator[float]:
    """The seconds until the site is served; then, for each edit, until it is visible."""
    edited = posts[len(posts) // 2]
    file, path = folder / system.source.format(edited.slug), f"/jobs/{edited.slug}/"
    before = file.read_text(encoding="utf-8")
    with served(system, folder) as port:
        yield shows(port, path, edited.body.split("\n")[2].removeprefix("## "))
        time.sleep(2)  # it may still be busy with what nobody waits for
        for number in range(times):
            mark = f"Edit{number}of{times}"
            file.write_text(f"{before}\n{mark}\n", encoding="utf-8")
            yield shows(port, path, mark)
            time.sleep(1)
    file.write_text(before, encoding="utf-8")


def measure(
    chosen: Sequence[System], posts: Sequence[Post], runs: int, times: int, work: Path
) -> dict[str, Figures]:
    """All figures at one number of roles, one build after the other and each system in turn."""
    found: dict[str, Figures] = {}
    folders = {}
    for system in chosen:
        folder = work / f"{system.name.replace(' ', '')}-{len(posts)}"
        system.prepare(folder, posts)
        figures = Figures()
        try:
            timed(system, folder)  # the first run of each doesn't count
            weigh(system, folder, posts, figures)
        except (OSError, Failed) as error:
            print(f"{system.name} is left out: {error}", file=sys.stderr)
            continue
        found[system.name], folders[system.name] = figures, folder
    chosen = [system for system in chosen if system.name in found]
    for _ in range(runs):
        for system in chosen:
            folder = folders[system.name]
            system.forget(folder)
            found[system.name].cold.append(timed(system, folder))
            found[system.name].warm.append(timed(system, folder))
    for system in chosen if times else ():
        figures = found[system.name]
        try:
            start, *took = edits(system, folders[system.name], posts, times)
            figures.start, figures.edit = start, took
        except Failed as error:
            print(f"{system.name} is not served: {error}", file=sys.stderr)
    return found


def table(posts: int, found: dict[str, Figures]) -> Iterator[str]:
    """The figures as a table of Markdown."""
    ours = found.get(OURS)
    yield (
        f"| {posts:,} roles | cold | work | warm | edit | careers / it: cold, work, warm, edit"
        " | peak | site | role page | list |"
    )
    yield "|---|---|---|---|---|---|---|---|---|---|"
    for name, figures in found.items():
        cold, warm = figures.median("cold"), figures.median("warm")
        work, peak = figures.median("work"), figures.peak
        ratios = ", ".join(_ratios(ours, figures)) if ours else ""
        edit = f"{figures.median('edit'):.2f} s" if figures.edit else "–"
        wrong = f" (no {figures.wrong})" if figures.wrong else ""
        yield (
            f"| {name}{wrong} | {cold:.2f} s | {work:.2f} s | {warm:.2f} s | {edit} | {ratios}"
            f" | {peak / 1024:.0f} MiB | {figures.site / 1e6:.1f} MB"
            f" | {figures.page / 1000:.1f} ({figures.page_sent / 1000:.1f}) KB"
            f" | {figures.list_sent / 1000:.1f} KB |"
        )


def _ratios(ours: Figures, other: Figures) -> Iterator[str]:
    for what in ("cold", "work", "warm"):
        yield f"{ours.median(what) / other.median(what):.2f}"
    yield f"{ours.median('edit') / other.median('edit'):.2f}" if ours.edit and other.edit else "–"


def growth(found: dict[int, dict[str, Figures]]) -> Iterator[str]:
    """What ten times as many roles cost."""
    for small, large in ((100, 1000), (1000, 10_000)):
        for name in found.get(small, {}):
            if name in found.get(large, {}):
                one, ten = found[small][name], found[large][name]
                more = ten.median("cold") / one.median("cold")
                yield f"{name}: {large:,} roles cost {more:.1f} times {small:,}"


def versions(chosen: Iterable[System]) -> str:
    """Where and of what this was measured."""
    asked = {"Hugo": "version", "Eleventy": "--version", "Zensical": "--version"}
    said = [f"Python {platform.python_version()}", f"{os.cpu_count()} processor cores"]
    for system in chosen:
        if system.name in asked:
            command = [system.build[0], asked[system.name]]
            answer = subprocess.run(command, capture_output=True, text=True, check=False).stdout
            number = re.search(r"\d+\.\d+\.\d+", answer)
            said.append(f"{system.name} {number[0] if number else '?'}")
    return ", ".join(said)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--roles", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--runs", type=int, default=5, help="builds of each kind that count")
    parser.add_argument("--edits", type=int, default=5, help="of a page that is served; or 0")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="these systems alone")
    parser.add_argument("--install", action="store_true", help="install what is missing first")
    parser.add_argument("--write", action="store_true", help="write the tables into README.md")
    arguments = parser.parse_args()
    if arguments.install:
        install()
    chosen = []
    for system in systems():
        if arguments.only and system.name not in arguments.only:
            continue
        if system.missing:
            print(f"{system.name} is left out: {system.missing}", file=sys.stderr)
        else:
            chosen.append(system)
    lines = [f"{datetime.now(tz=UTC):%Y-%m-%d}, {versions(chosen)}:"]
    print(lines[0])
    found: dict[int, dict[str, Figures]] = {}
    with tempfile.TemporaryDirectory(prefix="careers-compare-") as folder:
        for number in arguments.roles:
            posts = [post(one) for one in range(number)]
            figures = measure(chosen, posts, arguments.runs, arguments.edits, Path(folder))
            found[number] = figures
            shown = ["", *table(number, figures)]
            print("\n".join(shown), flush=True)
            lines += shown
    told = [f"- {line}" for line in (*growth(found), *bars(found))]
    print("\n".join(told))
    if arguments.write:
        lines += ["", *told] if told else []
        text = README.read_text(encoding="utf-8")
        new = "\n".join(lines)
        README.write_text(TABLE.sub(rf"\g<1>\n{new}\n\n\g<2>", text), encoding="utf-8")


if __name__ == "__main__":
    main()
