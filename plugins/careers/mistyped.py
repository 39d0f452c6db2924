"""Lists and headings of a text that Markdown doesn't take for what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from careers.markdown import Markdown, place_in
from careers.problem import Problem, Spot
from careers.wording import quote

TIGHT_HEADING = re.compile(r"(#{2,6})([^\W_].*)")
# At the start of a line, the first of these are always bullets; the others are where there
# are several lines of them.
BULLET = re.compile(r"([•●▪◦‣∙])\s*(?=\S)")
MAYBE_BULLET = re.compile(r"([–—·])\s+(?=\S)|(-)(?=[^\W\d_])")
# What a line begins with that may be one of these.
MAYBE = re.compile(r"\n\s*(?:##+[^\W_]|[•●▪◦‣∙–—·]|-[^\W\d_])")
FENCES = ("```", "~~~")
SPACES = "Begin it without spaces; where code is meant, write “```” on a line above and below it."


def mistyped(read: Markdown, spot: Spot) -> Iterator[Problem]:
    """What of a text that starts at `spot` is shown otherwise than it was meant."""
    text = read.source.decode("utf-8", "replace")
    if not MAYBE.search(f"\n{text}") and all(block.kind != "CodeBlock" for block in read.blocks):
        return  # as nearly always
    ends = [block.start for block in read.blocks[1:]]
    ends.append(len(read.source))
    blocks = [
        (block, read.source[block.start : end].decode("utf-8", "replace").rstrip().split("\n"))
        for block, end in zip(read.blocks, ends, strict=False)
        if block.kind in ("Paragraph", "List", "CodeBlock")
    ]
    headed = {block.start for above, block in pairwise(read.blocks) if above.level}
    for block, lines in blocks:
        at = place_in(read.source, spot, block.start)
        if block.kind == "CodeBlock":
            if not lines[0].lstrip().startswith(FENCES):
                words = quote(lines[0].strip())
                message = f"{words} is shown as code, because of the blanks before it."
                yield at.warning("text-indented", message, SPACES)
            continue
        if any(line.lstrip().startswith(FENCES) for line in lines):
            continue  # code may look like anything
        for n, line in enumerate(lines):
            if found := TIGHT_HEADING.fullmatch(line.strip()):
                message = f"{quote(line.strip())} is shown as it stands here, and makes no heading."
                here = at._replace(line=at.line + n, column=1)
                yield here.warning("heading-tight", message, f"Write “{found[1]} {found[2]}”.")
        marked = _marked(lines)
        # One line with a dash is an aside, but for one that is all there is below a heading.
        least = 1 if block.start in headed else 2
        if len(marked) >= least or any(BULLET.match(text) for _, _, text in marked):
            n, mark, text = marked[0]
            lacks = "Without a space behind it, “-”" if mark == "-" else f"“{mark}”"
            message = f"{lacks} makes no list: {quote(text)} is shown as a part of a paragraph."
            fix = f"Begin each line with “- ”, such as “- {text.lstrip(mark).strip()}”."
            yield at._replace(line=at.line + n, column=1).warning("list-mark", message, fix)


def _marked(lines: Sequence[str]) -> list[tuple[int, str, str]]:
    """The lines that are meant as bullets and are none: their number, mark and text."""
    texts = [line.strip() for line in lines]
    found = [(n, BULLET.match(text) or MAYBE_BULLET.match(text)) for n, text in enumerate(texts)]
    return [(n, mark[1] or mark[mark.lastindex or 1], texts[n]) for n, mark in found if mark]
