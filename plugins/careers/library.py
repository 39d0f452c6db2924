"""The descriptions of common roles that a new role can start from: Markdown in `descriptions/`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from careers import frontmatter
from careers.new_opening import LEVELS
from careers.wording import fold, nearest

KEYS = frozenset({"title", "department", "also_called"})
LANGUAGE = "en"
# What goes on behind the name of a job: `Cook (m/w/d)`, `Cook – Athens`, `Engineer: Firmware`.
BEHIND = re.compile(r"\s*[(\[|].*|\s+[-–—/].*|[,:].*")
CERTAIN = 0.92  # of 1: a slip of the finger, and nothing else


@dataclass(frozen=True, slots=True)
class Description:
    """One description; `name` is its file's, such as `sales/account-executive`.

    `also_called` are other titles of the same job, `body` is the text below the front matter.
    """

    name: str
    title: str
    department: str
    also_called: tuple[str, ...]
    body: str


@cache
def library() -> Mapping[str, Description]:
    """Every description by its name, in the order of their names."""
    found = sorted(_read(files("careers") / "descriptions", ""), key=lambda one: one.name)
    return {one.name: one for one in found}


def _read(folder: Traversable, above: str) -> Iterator[Description]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _read(entry, f"{above}{entry.name}/")
        elif entry.name.endswith(".md"):
            front = frontmatter.read(entry.read_text(encoding="utf-8"), entry.name, KEYS)
            said = {key: field.text.value for key, field in front.fields.items()}
            also = tuple(name.strip() for name in said.get("also_called", "").split(";") if name)
            yield Description(
                name=f"{above}{entry.name.removesuffix('.md')}",
                title=said["title"],
                department=said["department"],
                also_called=also,
                body=front.body,
            )


def named(written: str) -> Description | None:
    """The description that somebody asks for, by its name, the end of it or a title."""
    name = written.strip().removesuffix(".md").lower()
    for one in library().values():
        if name in (one.name, one.name.rpartition("/")[2]):
            return one
    return meant_by(written)


def meant_by(title: str) -> Description | None:
    """The description of the job that a title names, where that is certain."""
    titles = _titles()
    for wanted in (title, _bare(title)):
        if found := titles.get(fold(wanted)):
            return found
    near = nearest(_bare(title), titles, likeness=CERTAIN)
    return titles[near[0]] if near else None


def suggestions(title: str, most: int = 5) -> list[Description]:
    """The descriptions that a title may be about, the likeliest first."""
    titles = _titles()
    words = set(fold(title).split())
    shared = {name: len(words & set(name.split())) / len(name.split()) for name in titles}
    alike = sorted((name for name in shared if shared[name] >= 0.5), key=lambda n: -shared[n])
    ranked = [*nearest(title, titles, most, 0.8), *alike]
    certain = meant_by(title)
    found = [*([certain] if certain else []), *(titles[name] for name in ranked)]
    return list({one.name: one for one in found}.values())[:most]


@cache
def _titles() -> Mapping[str, Description]:
    """Every title, folded; a job's own name wins over what another is called as well."""
    also = {fold(name): one for one in library().values() for name in one.also_called}
    return also | {fold(one.title): one for one in library().values()}


def _bare(title: str) -> str:
    """A title without its level and what goes on behind it."""
    words = fold(BEHIND.sub("", title)).split()
    while len(words) > 1 and words[0] in LEVELS:
        words = words[1:]
    return " ".join(words)
