"""Which job becomes which file of `roles/`: new ones only, and none that is there already."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from careers import front_matter, slugify

from .job import Job
from .markdown import to_markdown

HEAD = re.compile(r"\A---\s*\n(.*?)\n---", re.DOTALL)
# Names that are no role's, because the list of roles or the folder itself has them.
TAKEN = frozenset({"index", "readme", "in", "departments", "page", "remote", "hybrid", "on-site"})


@dataclass
class Plan:
    """What is to be written, by path; who is there already; and what to say of each job."""

    files: dict[Path, str] = field(default_factory=dict)
    kept: dict[Path, Job] = field(default_factory=dict)
    lost: dict[Path, Sequence[str]] = field(default_factory=dict)


def plan(jobs: Sequence[Job], roles: Path, places: Mapping[str, str]) -> Plan:
    """What to do with the jobs of a board in a folder of roles.

    A role is of a job if its front matter names the job's number, in `apply:` or `reference:`,
    whatever else somebody has changed in it. `places` says what a board's names of places mean.
    """
    there = {file: _head(file) for file in sorted(roles.rglob("*.md"))}
    numbers = {job.id for job in jobs}
    found = Plan()
    for job in jobs:
        mine = next((file for file, head in there.items() if job.id in _words(head)), None)
        if mine:
            found.kept[mine] = job
            continue
        file = _free(job, roles, there, numbers)
        if file in there:  # nothing tells that it is another job: nobody should have it twice
            found.kept[file] = job
            continue
        text, lost = _text(job, places)
        found.files[file] = text
        there[file] = text
        found.lost[file] = [*job.lost, *lost]
    return found


def _free(job: Job, roles: Path, there: Mapping[Path, str], numbers: set[str]) -> Path:
    """A file for a job: its title, or also its town or its number where the title is taken."""
    title = slugify(job.title) or "role"
    title = f"{title}-role" if title in TAKEN else title
    names = [title, *([f"{title}-{slugify(job.town)}"] if slugify(job.town) else [])]
    for name in names:
        file = roles / f"{name}.md"
        if file not in there and not (roles / name).exists():
            return file
        if file in there and not numbers & _words(there[file]):
            return file
    return roles / f"{title}-{slugify(job.id)}.md"


def _text(job: Job, places: Mapping[str, str]) -> tuple[str, list[str]]:
    body, left_out = to_markdown(job.html)
    lost = [f"Its text had {what}, which is left out." for what in left_out]
    if not body:
        lost.append("It has no text; write one.")
    keys = {"title": _plain(job.title), **{key: _plain(value) for key, value in job.keys.items()}}
    for key in ("location", "applicants"):
        if key in keys:
            keys[key] = places.get(keys[key].casefold(), keys[key])
    # Whoever asks for a number asks for the board's, where the company has none of its own.
    keys["reference"] = keys.get("reference") or job.id
    keys = {key: value for key, value in keys.items() if value}
    head = front_matter(keys)
    for key, value in keys.items():
        if f"\n{key}:\n" in head:
            lost.append(f"“{value[:80]}” can't be written behind “{key}:”.")
    return f"{head}{body}", lost


def _plain(value: str) -> str:
    """A value in one line, without characters that nobody sees."""
    clean = "".join(one if one.isprintable() else " " for one in value)
    return " ".join(clean.split())


def _head(file: Path) -> str:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""
    found = HEAD.match(text)
    return found[1] if found else ""


def _words(head: str) -> set[str]:
    """The numbers in a front matter: `127817` of `https://…/jobs/127817`, or a long one."""
    lines = [line for line in head.split("\n") if re.match(r"(?i)(?:apply|reference)\s*:", line)]
    return {word for line in lines for word in re.split(r"[^\w-]+", line) if word}
