"""The open roles as a browser searches them: a small table, and an index of the ads' words."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from careers.facets import Facet
from careers.hooks import OpenRole, SiteFile
from careers.listing import entry_view, place_of
from careers.plain_text import plain_text
from careers.remembered import remembered, voice
from careers.role_page import RolePage
from careers.site import Site
from careers.word_index import index_of

FOLDER = "assets/careers/list"
# What a result shows of an entry besides its title; said in full once, and then by number.
FACTS = (
    "location", "workplace", "employment", "pay", "closes", "closes_iso", "until", "department",
    "language", "in_language",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ListData:
    """The files that `list.js` reads: the table at `path`, and what it leads to."""

    path: str
    files: tuple[SiteFile, ...]


def list_data(
    pages: Sequence[RolePage],
    facets: Iterable[Facet],
    words: Callable[[str], Iterable[str]],
    site: Site,
    *,
    has_summaries: bool,
) -> ListData:
    """The data of the open roles in the order in which they are listed.

    `words` answers which there are in all that the page of a role says, by its slug. Summaries make
    results look like the entries of the list; a large list does without.
    """
    index = index_of(words(page.role.slug) for page in pages)
    pieces = [_file("words", piece.content, "txt") for piece in index]
    table = _table(pages, facets, site)
    if has_summaries:
        table["summary"] = [page.role.summary for page in pages]
    names = (file.path.removeprefix(f"{FOLDER}/") for file in pieces)
    table["words"] = [[piece.first, name] for piece, name in zip(index, names, strict=True)]
    # The order of the list is that of the data; nothing else is sorted in a browser.
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    main = _file("roles", text, "json")
    return ListData(main.path, (main, *pieces))


def search_words(
    role: OpenRole, site: Site, words: Callable[[str], Iterable[str]]
) -> Iterable[str]:
    """The words of it, each once, as `words` finds them in a text."""

    def make() -> str:
        return " ".join(words(search_text(role, site)))

    return remembered(role.role, site, search_words, voice(site), make).split()


def search_text(role: OpenRole, site: Site) -> str:
    """All that a role is found by besides its title and facts."""
    told = role.role
    more = [told.team, told.reference, *told.skills, *told.tags, place_of(told, site)]
    return " ".join([plain_text(role.description), told.summary, *more])


# The texts of the catalogue that `list.js` shows.
WORDS = (
    "filters_on", "found", "found_none", "show", "more", "remove", "clear", "without", "failed",
    "failed_words",
)  # fmt: skip


def search_view(path: str, home: str, site: Site) -> dict[str, Any]:
    """What `list.js` has to know: where its data is, from `home`, and what it says."""
    words = site.words
    said = {name: words["list"][name] for name in WORDS}
    return {"data": path, "home": home, "words": {**said, "closes": words["facts"]["closes"]}}


def _file(name: str, content: str, ending: str) -> SiteFile:
    """A file whose name changes with its content, so that a browser may keep it."""
    data = content.encode("utf-8", "replace")
    return SiteFile(f"{FOLDER}/{name}.{hashlib.sha256(data).hexdigest()[:10]}.{ending}", data)


def _table(pages: Sequence[RolePage], facets: Iterable[Facet], site: Site) -> dict[str, Any]:
    entries = [entry_view(page, site) for page in pages]
    other = site.words["site"]["other_department"]
    paths = [entry["path"] for entry in entries]
    prefix = _shared(min(paths), max(paths))
    suffix = next((end for end in ("/", ".html") if all(p.endswith(end) for p in paths)), "")
    columns: dict[str, Any] = {}
    for fact in FACTS:
        empty = other if fact == "department" else ""
        columns[fact] = _numbered([entry[fact] or empty for entry in entries])
    return {
        "title": [entry["title"] for entry in entries],
        "prefix": prefix,
        "suffix": suffix,
        "path": [path[len(prefix) : len(path) - len(suffix)] for path in paths],
        "facts": columns,
        "facets": {facet.kind: _facet(facet, pages) for facet in facets},
    }


def _shared(one: str, other: str) -> str:
    """The folder that two addresses are both in."""
    first, second = one.split("/"), other.split("/")
    same = list(takewhile(lambda pair: pair[0] == pair[1], zip(first[:-1], second, strict=False)))
    # With the slash at its end an address is a folder of its own.
    folders = [step for step, _ in same][: max(0, min(len(first), len(second)) - 2)]
    return "".join(f"{step}/" for step in folders)


def _facet(facet: Facet, pages: Sequence[RolePage]) -> dict[str, Any]:
    """The values of a facet, the sets of them that roles have, and which set each role has."""
    having: dict[str, list[int]] = {}
    for number, value in enumerate(facet.values):
        for page in value.open:
            having.setdefault(page.role.slug, []).append(number)
    sets = _numbered([tuple(having.get(page.role.slug, ())) for page in pages])
    return {
        "values": [[value.key, value.label] for value in facet.values],
        "sets": sets[0],
        "of": sets[1],
    }


def _numbered(values: Sequence[Hashable]) -> list[list[Any]]:
    """Each value once, and the number of that of each role."""
    numbers: dict[Hashable, int] = {}
    of = [numbers.setdefault(value, len(numbers)) for value in values]
    return [list(numbers), of]
