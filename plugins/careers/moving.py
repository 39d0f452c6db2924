"""The file of a role as a folder: the text of its `index.md`, and of the opening that it was."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from careers import frontmatter
from careers.addresses import deeper, deeper_address
from careers.consistency import OPENING
from careers.frontmatter import Entry, Field, FrontMatter
from careers.keys import NAMES, OF_OPENING
from careers.links import is_relative
from careers.problem import Problem, Spot, Text
from careers.role import Status
from careers.values import choice

# What is true of one opening, and mostly not of the next: how long it is open, and what goes
# with its place. Earlier addresses stay with the role, whose address is the file's.
MOVED = (OF_OPENING - {"aliases"}) | {
    *("location", "timezone", "workplace", "applicants", "authorization", "clearance"),
    *("pay", "pay_note", "bonus", "benefits", "starts", "duration"),
    *("status", "apply", "application_form"),  # the last two are one
}
LINE_END = re.compile("(\r\n|\r|\n)")
BOM = "\ufeff"
# `[How we hire](../site_src/how-we-hire.md)`, or the address alone
LINKED = re.compile(r"\[[^\]]*\]\((?P<link>[^)\s]+)|(?P<bare>\.\.?/\S+)$")


@dataclass(frozen=True, slots=True)
class Moved:
    """What comes of a role's file.

    `index` is the text that describes the role, `stays` what its front matter says; `opening`
    and `goes` are those of the opening that it was, empty if it was none.
    """

    index: str
    stays: Mapping[str, Field]
    opening: str
    goes: Mapping[str, Field]


def move(text: str, path: str, keys: Collection[str]) -> Moved | list[Problem]:
    """What the text of a role's file becomes in a folder of the role's name, line by line.

    Lines stay as they are, but for one more `../` in addresses of files. `keys` are those that
    roles may have. Where that can't be done the problems are what has to be mended first.
    """
    front = frontmatter.read(text, path, keys)
    if errors := [problem for problem in front.problems if problem.severity == "error"]:
        return errors
    bom = BOM if text.startswith(BOM) else ""
    parts = LINE_END.split(text.removeprefix(BOM))
    lines, ends = parts[::2], [*parts[1::2], ""]
    first = front.body_line - 1
    body, problems = deeper("\n".join(lines[first:]), Spot(path, front.body_line))
    if problems:
        return problems
    if body:
        lines[first:] = body.split("\n")
    for key, field in front.fields.items():
        if key not in NAMES:  # a feature's may hold links; ours are shown as plain text
            _lead_up(field, lines, first)
    moved = _moved(front)
    goes = {key: field for key, field in front.fields.items() if key in moved}
    stays = {key: field for key, field in front.fields.items() if key not in moved}
    index, opening = _parted(lines, ends, [one for one in front.entries if one.key in moved])
    index = bom + index
    if goes and not stays and not body.strip():
        message = "This role has no title and no text."
        return [Spot(path).error("role-empty", message, "Write what is true of all its openings.")]
    if not _says(index, stays, body, keys) or not _says(opening, goes, "", keys):
        message = "The lines of this front matter can't be parted as they stand."
        fix = (
            "Write “---” above and below them, and begin each key on a line of its own, "
            "without spaces before it. Then run this again."
        )
        return [*front.problems, Spot(path).error("front-matter-unclear", message, fix)]
    return Moved(index, stays, opening, goes)


def _moved(front: FrontMatter) -> Collection[str]:
    """The keys that are the opening's; none for the description of a role."""
    moved = MOVED
    status = front.fields.get("status")
    if status and choice.read_status(status.text) is Status.DRAFT:
        moved = MOVED - {"status"}  # what is not to be published stays off the site, all of it
    return moved if front.fields.keys() & OPENING & moved else ()


def _parted(lines: list[str], ends: list[str], entries: Sequence[Entry]) -> tuple[str, str]:
    """The text without some of its keys, and a text of these; the latter is empty without any."""
    taken = {number for entry in entries for number in range(entry.start - 1, entry.end)}
    end = ends[0] or "\n"
    rest, inside = [], []
    for number, (line, line_end) in enumerate(zip(lines, ends, strict=True)):
        if number in taken:
            inside.append(line + (line_end or end))
        else:
            rest.append(line + line_end)
    opening = f"---{end}{''.join(inside)}---{end}" if inside else ""
    return "".join(rest), opening


def _lead_up(field: Field, lines: list[str], end: int) -> None:
    """Put one more `../` before the addresses of files in a value, in its lines before `end`."""
    for item in reversed(field.items):
        found = LINKED.match(item.value)
        if found is None or not is_relative(found["link"] or found["bare"]):
            continue
        row, column = item.spot.line - 1, item.spot.column - 1
        written = "\n".join(lines[row:end])
        mark = "](" if found["link"] else "."
        place = written.find(mark, column)
        if place >= 0:
            place += len(mark) if found["link"] else 0
            changed = f"{written[:place]}../{written[place:]}"
            lines[row:end] = changed.split("\n")


def _deeper_value(key: str, item: Text) -> str:
    """A value as it has to be in a folder below."""
    found = None if key in NAMES else LINKED.match(item.value)
    if found is None:
        return item.value
    start, end = found.span("link" if found["link"] else "bare")
    return f"{item.value[:start]}{deeper_address(item.value[start:end])}{item.value[end:]}"


def _says(text: str, fields: Mapping[str, Field], body: str, keys: Collection[str]) -> bool:
    """Whether a text is read as meant: nothing lost, nothing else than before."""
    front = frontmatter.read(text, "", keys)
    said = {key: [item.value for item in field.items] for key, field in front.fields.items()}
    meant = {
        key: [_deeper_value(key, item) for item in field.items] for key, field in fields.items()
    }
    return (
        said == meant
        and front.body == body
        and not any(problem.severity == "error" for problem in front.problems)
    )
