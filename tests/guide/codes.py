"""The blocks of code in a page of the documentation, and what stands around them."""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
README = ROOT / "README.md"

FENCE = re.compile(r"^( *)```(\w*)([^\n]*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`([^`\n]+)`")


@dataclass(frozen=True)
class Code:
    """A block of code in a page; `title` and the like are what stands behind its language."""

    language: str
    text: str
    about: dict[str, str]


@cache
def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def script_of_docs(name: str) -> ModuleType:
    """One of the programs in `docs/`, which make its pages; they import each other."""
    sys.path.insert(0, str(DOCS))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(DOCS))


def codes(text: str) -> Iterator[Code]:
    """The blocks of code, in order."""
    for indent, language, about, inner in FENCE.findall(text):
        lines = (line.removeprefix(indent) for line in inner.splitlines(keepends=True))
        yield Code(language, "".join(lines), dict(re.findall(r'(\w+)="([^"]*)"', about)))


def prose(page: Path) -> str:
    """A page without its blocks of code."""
    return FENCE.sub("", text_of(page))


def sections(page: Path) -> dict[str, str]:
    """What stands below each heading of the second level, up to the next one."""
    text = text_of(page)
    inside = [range(*found.span()) for found in FENCE.finditer(text)]
    starts = [
        found.start()
        for found in re.finditer(r"^## ", text, re.MULTILINE)
        if not any(found.start() in block for block in inside)
    ]
    ends = [*starts[1:], len(text)][: len(starts)]
    parts = [text[i:j] for i, j in zip(starts, ends, strict=True)]
    return {part.partition("\n")[0].removeprefix("## "): part for part in parts}


def section(page: Path, heading: str) -> str:
    found = sections(page)
    assert heading in found, f"{page.name} has no heading “{heading}”"
    return found[heading]


def written(page: Path) -> dict[str, str]:
    """The files that a page shows in full, by their paths."""
    return {
        code.about["title"]: code.text for code in codes(text_of(page)) if "title" in code.about
    }


def anchor(heading: str) -> str:
    """What GitHub calls a heading in an address."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")
