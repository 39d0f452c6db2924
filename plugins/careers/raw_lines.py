"""The lines of a role file before anything is read of them, and what the edges look like."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from careers.edits import in_line
from careers.forgiving import Findings
from careers.keys import normal_key
from careers.line import INVISIBLE
from careers.problem import Spot
from careers.wording import quote

FENCE = re.compile(r"\s*(?:-{2,}|- - -|[–—]{1,3}-?)\s*")
OTHER_RULE = re.compile(r"\s*([*_=~+])\1{2,}\s*")  # nothing else, within a front matter
GLUED = re.compile(r"(\s*-{2,}\s*)(?=[^\W\d])")
PLAIN = re.compile(r"---\s*")
KEY_LINE = re.compile(r"\s*[\"'*_`“”„‘’‚«»]*([^\W\d][\w \-]*?)[\"'*_`“”„‘’‚«»]*\s*[:：﹕꞉∶]")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202d\u202e\ud800-\udfff]")


def clean(text: str, findings: Findings) -> list[str]:
    """Lines without a byte-order mark, carriage returns and control characters."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    # What can be printed holds none, and is quickly told.
    if "".join(lines).isprintable() or not CONTROL.search(text):
        return lines
    for number, line in enumerate(lines):
        if found := CONTROL.search(line):
            spot = Spot(findings.path, number + 1, found.start() + 1)
            message = f"There is an invisible control character here (U+{ord(found[0]):04X})."
            fix = "Delete it, or write the line anew."
            findings.problems.append(spot.error("control-character", message, fix))
            lines[number] = CONTROL.sub(" ", line)
    return lines


def keys_in(lines: Sequence[str], keys: Collection[str]) -> set[str]:
    """The known keys that lines begin with."""
    seen = (line if line.isascii() else INVISIBLE.sub("", line) for line in lines)
    found = map(KEY_LINE.match, seen)
    return {key for one in found if one and (key := normal_key(one[1])) in keys}


def is_fence(line: str) -> bool:
    """Whether a line is `---`, or somebody's way to write it."""
    return bool(FENCE.fullmatch(line)) or line.strip() == "..."


def is_key(line: str, keys: Collection[str]) -> bool:
    """Whether a line begins with a known key."""
    found = KEY_LINE.match(line)
    return found is not None and normal_key(found[1]) in keys


def say_form(number: int, written: str, findings: Findings) -> None:
    """Say of a fence that only we would know it for one."""
    if PLAIN.fullmatch(written):
        return
    line = INVISIBLE.sub("", written)
    if line != written:
        note = "There is something invisible in this line; it was read as “---”."
    elif line.strip() == "---":
        note = "There are spaces before “---”; they were passed over."
    else:
        note = f"{quote(line)} was read as “---”."
    edit = in_line(number + 1, 1, len(written) + 1, "---")
    spot = Spot(findings.path, number + 1)
    fix = "Write “---” and nothing else."
    findings.forgive_alike(spot, "fence-form", note, fix, edit)
