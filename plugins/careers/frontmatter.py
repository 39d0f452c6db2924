"""The text of a role file, read into flat values with their places, and the body below them.

This is not YAML. Every value is text until the model that wants it reads it, so a
colon, a quotation mark or an asterisk in a sentence means what its writer meant.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from careers import fences
from careers.edits import in_line
from careers.field import Entry, Field
from careers.fields import Fields
from careers.forgiving import Findings, Forgiven
from careers.key_line import read_key_line
from careers.keys import TIMES
from careers.line import Line
from careers.plain_lines import read_plain
from careers.problem import Problem, Spot, Text
from careers.quoted import quoted_lines
from careers.raw_lines import clean, keys_in
from careers.scalar import BOLD
from careers.wording import quote

__all__ = ["Entry", "Field", "FrontMatter", "read"]

HEADING = re.compile(r"#\s+(\S.*?)(?:\s+#+)?\s*")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """`fields` by normalised key, in the order written; `body_line` counts from 1.

    `forgiven` says what was read as meant, with what writes it so; its notes are among the
    `problems`. `told` are keys that are not there, and that a problem asks for already.
    """

    fields: dict[str, Field]
    body: str
    body_line: int
    problems: tuple[Problem, ...]
    entries: tuple[Entry, ...] = ()
    forgiven: tuple[Forgiven, ...] = ()
    told: frozenset[str] = frozenset()


def read(text: str, path: str, keys: Collection[str]) -> FrontMatter:
    """Split a file of ours into its front matter and its body.

    `keys` are the known keys, normalised. Any text gives values or problems, never an
    exception; what is forgiven is said as a note.
    """
    findings = Findings(path)
    lines = clean(text, findings)
    if plain := read_plain(lines, path, keys):
        found, entries, start = plain
        told: Collection[str] = ()
    else:
        span = fences.locate(lines, keys, findings)
        if span is None:
            first = next((n for n, line in enumerate(lines) if line.strip()), 0)
            return FrontMatter({}, "\n".join(lines[first:]), first + 1, *findings.result()[:1])
        found, entries, told = _forgiven(lines, span, keys, findings)
        start = span.body
    _outside(lines, start, TIMES & {*keys}, findings)
    problems, forgiven = findings.result()
    body = "\n".join(lines[start:])
    return FrontMatter(found, body, start + 1, problems, tuple(entries), forgiven, frozenset(told))


def _forgiven(
    lines: list[str], span: fences.Span, keys: Collection[str], findings: Findings
) -> tuple[dict[str, Field], list[Entry], Collection[str]]:
    """The fields of a front matter, the lines of each, and the keys that problems ask for."""
    inside = lines[span.start : span.end]
    fields = Fields(findings, keys, keys_in(inside, keys), span.last_key)
    quoted = quoted_lines(inside)
    for index, line in enumerate(inside):
        fields.take(line, span.start + 1 + index, quoted=index in quoted)
    found = fields.result()
    if span.heading is not None and "title" in keys and "title" not in found:
        found = {**_title(lines, span.heading, span.body, findings), **found}
    told = {*fields.offered, *_untitled(lines, span, found, keys, findings)}
    return found, fields.entries, told


def _outside(lines: Sequence[str], body: int, keys: frozenset[str], findings: Findings) -> None:
    """Tell of what begins or ends a role and stands at the start of its text, where it is prose."""
    for number, line in enumerate(lines[body:], body):
        found = read_key_line(Line(number + 1, line))
        if found and found.key in keys and found.value.text:
            message = f"{quote(line.strip())} stands below the second “---”, where it is text."
            fix = "Write it above the second “---”."
            spot = Spot(findings.path, number + 1)
            findings.problems.append(spot.error("key-below", message, fix))
        elif line.strip(" -"):
            return


def _title(lines: Sequence[str], number: int, body: int, findings: Findings) -> dict[str, Field]:
    """The title out of a heading right above the keys; none if the text has one of its own."""
    heading = HEADING.fullmatch(lines[number])
    if not heading or any(HEADING.fullmatch(line) for line in lines[body:]):
        return {}
    title = BOLD.sub(r"\2", heading[1])
    note = f"{quote(lines[number])} was read as “title: {title}”."
    edit = in_line(number + 1, 1, len(lines[number]) + 1, f"title: {title}")
    findings.forgive(Spot(findings.path, number + 1), "title-heading", note, "Write it so.", edit)
    text = Text(title, Spot(findings.path, number + 1, heading.start(1) + 1))
    return {"title": Field("title", text.spot, (text,))}


def _untitled(
    lines: Sequence[str],
    span: fences.Span,
    found: Collection[str],
    keys: Collection[str],
    findings: Findings,
) -> Collection[str]:
    """Ask whether a `# …` above the first `---` is the title, where there is no other one."""
    body = lines[span.body :]
    if span.above is None or "title" in found or "title" not in keys:
        return ()
    heading = HEADING.fullmatch(lines[span.above])
    if not heading or any(HEADING.fullmatch(line) for line in body):
        return ()
    message = f"{quote(lines[span.above])} stands above “---”, and there is no title."
    fix = f"If it is the title, write “title: {heading[1]}” below “---”."
    findings.problems.append(
        Spot(findings.path, span.above + 1).error("title-missing", message, fix)
    )
    return ("title",)
