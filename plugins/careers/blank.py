"""The text that a new role or opening starts with, and what of it is still to be filled in."""

from __future__ import annotations

from collections.abc import Iterator

from careers.catalogue import load_catalogue
from careers.problem import Problem, Spot

SUMMARY = "One sentence that makes somebody click."
BRIEF = "What the role is for, and what a good first year looks like."
PLACEHOLDERS = (SUMMARY, BRIEF)
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


def blank_text(head: dict[str, str]) -> str:
    """A role to fill in: front matter of `head`, and the four sections."""
    brief, duties, needs, links = (load_catalogue("en")["sections"][kind][0] for kind in SECTIONS)
    parts = [
        SUMMARY,
        f"## {brief}\n\n{BRIEF}",
        f"## {duties}\n\n- \n- \n- ",
        f"## {needs}\n\n- \n- \n- ",
        f"## {links}\n\n- ",
    ]
    text = "\n\n".join(parts)
    return f"{_front_matter(head)}{text}\n"


def blank_opening(head: dict[str, str]) -> str:
    """An opening to fill in: front matter of `head`, and how to write what else differs."""
    return f"{_front_matter(head)}{HINT}"


def _front_matter(head: dict[str, str]) -> str:
    fields = "\n".join(f"{key}: {value}".rstrip() for key, value in head.items())
    return f"---\n{fields}\n---\n"


def left_blank(body: str, start: Spot) -> Iterator[Problem]:
    """What somebody forgot to fill in, in a text that begins at `start`."""
    for number, line in enumerate(body.split("\n")):
        spot = start._replace(line=start.line + number)
        if line.strip() in PLACEHOLDERS:
            message = f"“{line.strip()}” is what a new role starts with."
            yield spot.error("left-blank", message, "Write your own words here, or delete it.")
        elif line.strip() in ("-", "*", "+"):
            message = "There is a bullet with nothing behind it."
            yield spot.error("bullet-empty", message, "Write something behind it, or delete it.")
