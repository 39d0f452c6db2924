"""The words in brackets by which an opening adds to what its role says, or leaves it out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from careers.body import Parts, heading_key
from careers.catalogue import Mark
from careers.frontmatter import Field
from careers.markdown import place_in
from careers.problem import Problem

LONGEST = 60  # characters at the end of a value that can be a mark
MARKED = re.compile(r"(.*?)\s*[(\[]([^()\[\]]+)[)\]]\s*[:.]?\s*", re.DOTALL)
# `Requirements – added`, `(added) Requirements`: read where the word is a mark, and not else
MARKED_OTHERWISE = (
    re.compile(
        r"(?P<name>.*\S)\s*(?:\s[-–—]|[:,])\s+(?P<mark>[^\W\d][\w ]*?)\s*[:.]?\s*", re.DOTALL
    ),
    re.compile(r"[(\[](?P<mark>[^()\[\]]+)[)\]]\s*[:–—-]?\s*(?P<name>.*\S)\s*", re.DOTALL),
)


def marked(text: str, marks: Mapping[str, Mark]) -> tuple[str, Mark | None]:
    """A heading without the mark behind it, and the mark; a word that is none stays."""
    found = MARKED.fullmatch(text)
    if found and found[1] and (mark := marks.get(heading_key(found[2]))):
        return found[1], mark
    for pattern in MARKED_OTHERWISE:
        found = pattern.fullmatch(text)
        if found and (mark := marks.get(heading_key(found["mark"]))):
            return found["name"], mark
    return text, None


def section_key(text: str) -> str:
    """A heading as it is compared with others: `C#` and `C++` are two, as are two emojis."""
    signs = "".join(sign for sign in text if sign in "+#")
    return f"{heading_key(text)}{signs}" or text.strip()


def without_left_out(fields: Mapping[str, Field], marks: Mapping[str, Mark]) -> dict[str, Field]:
    """The fields but for those that say “(left out)”: what they would inherit isn't stated."""
    return {key: field for key, field in fields.items() if not _is_left_out(field, marks)}


def _is_left_out(field: Field, marks: Mapping[str, Mark]) -> bool:
    value = field.text.value
    if len(value) > 20:
        return False
    words = value.strip("()[] ")
    bracketed = value != words or " " in words  # “removed” alone may be a value
    return bracketed and marks.get(heading_key(words)) == "left out"


def added_values(fields: Mapping[str, Field], marks: Mapping[str, Mark]) -> Iterator[Problem]:
    """Values of an opening with “(added)” behind them: a value can only replace the role's."""
    for field in fields.values():
        for item in field.items:
            found = MARKED.fullmatch(item.value[-LONGEST:])
            mark = marks.get(heading_key(found[2])) if found else None
            if found and mark and (found[1] or mark == "added" or len(field.items) > 1):
                name = field.key.replace("_", " ")
                message = f"“({found[2]})” behind a value says nothing; it is for headings."
                fix = f"Write all of “{name}” as it is for this opening, without it."
                yield item.spot.error("value-mark", message, fix)


def marked_headings(own: Parts, marks: Mapping[str, Mark]) -> Iterator[Problem]:
    """Headings of a role with “(added)” behind them: there is nothing that they add to."""
    for part in own.parts:
        name, mark = marked(part.heading.text, marks) if part.heading else ("", None)
        if mark:
            spot = place_in(part.source, own.spot, part.start)
            message = f"“({mark})” is for the headings of openings; this is the role itself."
            yield spot.error("section-mark", message, f"Write “{name}”.")
