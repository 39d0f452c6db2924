"""The text that a new role or opening starts with, and what of it is still to be filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from careers import frontmatter
from careers.catalogue import known_languages, load_catalogue
from careers.problem import Problem, Spot

# Stands in each description of the library.
PARTICULAR = (
    "Say here what is special about this job at your place: the team, the tools, a usual week."
)
BULLETS = frozenset("-*+")
SECTIONS = ("brief", "responsibilities", "requirements", "resources")
# Nobody sees a comment on the page, nor in GitHub's preview.
HINT = """\
<!--
What this file doesn't say is taken from index.md, and so is the text.
For another text under one heading, write that heading below, and behind it:

## Requirements             this is said in place of what index.md says
## Requirements (added)     this is added to it
## Requirements (left out)  it is left out, with nothing under the heading
-->
"""


def blank_text(head: Mapping[str, str], language: str = "en") -> str:
    """A role to fill in: the front matter `head`, and the four sections in a language."""
    words = load_catalogue(language)
    brief, duties, needs, links = (words["sections"][kind][0] for kind in SECTIONS)
    parts = [
        words["blank"]["summary"],
        f"## {brief}\n\n{words['blank']['brief']}",
        f"## {duties}\n\n- \n- \n- ",
        f"## {needs}\n\n- \n- \n- ",
        f"## {links}\n\n- ",
    ]
    text = "\n\n".join(parts)
    return f"{front_matter(head)}{text}\n"


def blank_opening(head: Mapping[str, str]) -> str:
    """An opening to fill in: front matter of `head`, and how to write what else differs."""
    return f"{front_matter(head)}{HINT}"


def front_matter(head: Mapping[str, str]) -> str:
    """The front matter that says this; a value that can't be written is left to be filled in."""
    lines = (written(key, value) or f"{key}:" for key, value in head.items())
    return "\n".join(["---", *lines, "---", ""])


def written(key: str, value: str) -> str | None:
    """The line `key: value` that is read as meant, in quotation marks where it takes these.

    None where there is no such line.
    """
    if not value:
        return f"{key}:"
    for line in (f"{key}: {value}", f'{key}: "{value}"', f"{key}: '{value}'"):
        front = frontmatter.read(f"---\n{line}\n---\n", "", {key})
        field = front.fields.get(key)
        if field and field.text.value == value and not front.problems:
            return line
    return None


@cache
def placeholders() -> frozenset[str]:
    """The sentences that stand where somebody has to write, in every language."""
    blanks = (load_catalogue(language)["blank"] for language in known_languages())
    return frozenset({PARTICULAR, *(text for blank in blanks for text in blank.values())})


def left_blank(body: str, start: Spot) -> Iterator[Problem]:
    """What somebody forgot to fill in, in a text that begins at `start`."""
    lines = body.split("\n")
    known = placeholders()
    said = {*map(str.strip, lines)}
    if known.isdisjoint(said) and BULLETS.isdisjoint(said):
        return
    for number, line in enumerate(map(str.strip, lines)):
        spot = start._replace(line=start.line + number)
        if line in known:
            message = f"“{line}” is what a new role starts with."
            yield spot.error("left-blank", message, "Write your own words here, or delete it.")
        elif line in BULLETS:
            message = "There is a bullet with nothing behind it."
            yield spot.error("bullet-empty", message, "Write something behind it, or delete it.")
