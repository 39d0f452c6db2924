"""The text that a new role starts with, and what of it is still to be filled in."""

from __future__ import annotations

from collections.abc import Iterator

from careers.catalogue import load_catalogue
from careers.problem import Problem, Spot

SUMMARY = "One sentence that makes somebody click."
BRIEF = "What the role is for, and what a good first year looks like."
PLACEHOLDERS = (SUMMARY, BRIEF)
SECTIONS = ("brief", "responsibilities", "requirements", "resources")


def blank_text(head: dict[str, str]) -> str:
    """A role to fill in: front matter of `head`, and the four sections."""
    fields = "\n".join(f"{key}: {value}".rstrip() for key, value in head.items())
    brief, duties, needs, links = (load_catalogue("en")["sections"][kind][0] for kind in SECTIONS)
    parts = [
        SUMMARY,
        f"## {brief}\n\n{BRIEF}",
        f"## {duties}\n\n- \n- \n- ",
        f"## {needs}\n\n- \n- \n- ",
        f"## {links}\n\n- ",
    ]
    return f"---\n{fields}\n---\n" + "\n\n".join(parts) + "\n"


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
