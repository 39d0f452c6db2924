"""What an opening takes from its role: key by key, and the text section by section."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from careers.body import Part, heading_key
from careers.catalogue import Mark
from careers.frontmatter import Field
from careers.keys import OF_OPENING
from careers.markdown import MarkdownBlock
from careers.problem import Problem, Spot, did_you_mean

MARKED = re.compile(r"(.*?)\s*[(\[]([^()\[\]]+)[)\]]\s*", re.DOTALL)
DEFINITION = re.compile(r" {0,3}\[[^\]\n]+\]:[ \t]*\S.*", re.MULTILINE)
LISTS = (("</ul>\n", "<ul>\n"), ("</ol>\n", "<ol>\n"))


@dataclass(frozen=True, slots=True)
class Described:
    """What a role's `index.md` says, as an opening beside it takes it.

    `is_lost` where there is none, or none that could be read.
    """

    path: str
    title: str
    fields: Mapping[str, Field]
    source: str
    parts: tuple[Part, ...]
    is_lost: bool = False


LOST = Described("", "", {}, "", (), is_lost=True)


def inherited_fields(role: Mapping[str, Field]) -> dict[str, Field]:
    """The keys that openings take: dates, a reference and earlier addresses are each one's own."""
    return {key: field for key, field in role.items() if key not in OF_OPENING}


def without_left_out(fields: Mapping[str, Field], marks: Mapping[str, Mark]) -> dict[str, Field]:
    """The fields but for those that say “(left out)”: what they would inherit isn't stated."""
    return {key: field for key, field in fields.items() if not _is_left_out(field, marks)}


def _is_left_out(field: Field, marks: Mapping[str, Mark]) -> bool:
    value = field.text.value
    if value[-1:] not in (")", "]"):
        return False
    found = MARKED.fullmatch(value)
    return found is not None and not found[1] and marks.get(heading_key(found[2])) == "left out"


def merge_parts(
    role: Described, own: Sequence[Part], kinds: Mapping[str, str], marks: Mapping[str, Mark]
) -> tuple[tuple[Part, ...], list[Problem]]:
    """An opening's text over its role's.

    A section replaces the role's of the same heading, or of the same known kind; with
    “(added)” behind its heading it is added to it, with “(left out)” it takes it away. Text
    before the first heading replaces the role's. What the role doesn't have comes behind
    the section that it follows in the opening, or at the end.
    """
    merge = _Merge(role, kinds, marks)
    for part in own:
        merge.take(part)
    return tuple(merge.parts), merge.problems


def source_of(parts: Sequence[Part], *sources: str) -> str:
    """The Markdown that parts make, with the addresses (`[x]: …`) from all of some sources."""
    text = "\n\n".join(f"{part.head}{part.text}".strip("\n") for part in parts)
    stated = set(DEFINITION.findall(text))
    found = dict.fromkeys(line for source in sources for line in DEFINITION.findall(source))
    missing = [line for line in found if line not in stated]
    return "\n\n".join([text, "\n".join(missing)]).rstrip("\n") + "\n"


class _Merge:
    """Takes the parts of an opening one after the other into those of its role."""

    def __init__(self, role: Described, kinds: Mapping[str, str], marks: Mapping[str, Mark]):
        self.role = role
        self.kinds = kinds
        self.marks = marks
        self.parts = list(role.parts)
        self.open = list(role.parts)  # what of the role's has not been replaced yet
        self.last: Part | None = None
        self.problems: list[Problem] = []

    def take(self, part: Part) -> None:
        heading = part.heading
        if heading is None:
            self._take_beginning(part)
            return
        name, mark = self._marked(heading.text)
        meant = self._meant(name, self.parts if mark == "added" else self.open)
        target = meant[0] if meant else None
        if len(meant) > 1:
            names = " or ".join(f"“{other.heading.text}”" for other in meant if other.heading)
            message = f"“{name}” could mean {names} of {self.role.path}."
            self._tell(heading, "section-unclear", message, "Write the heading that is meant.")
            self._new(part)
        elif mark == "left out":
            self._leave_out(name, target, part, heading)
        elif mark == "added":
            self._add(name, target, _renamed(part, name), heading)
        elif target is None:
            self._note_unknown_mark(heading)
            self._new(part)
        elif part.blocks:
            self._put(target, part)
        else:
            message = f"There is nothing under “{heading.text}”."
            fix = (
                f"Write what is different for this opening; or “{heading.text} (left out)”, "
                "if it has none of it; or delete the heading, to keep the role's text."
            )
            self._tell(heading, "section-empty", message, fix)

    def _take_beginning(self, part: Part) -> None:
        """Take the text before the first heading."""
        first = next((other for other in self.open if other.heading is None), None)
        if first is None:
            self.parts.insert(0, part)
        else:
            self._put(first, part)

    def _add(self, name: str, target: Part | None, part: Part, heading: MarkdownBlock) -> None:
        if target is not None:
            self._put(target, _joined(target, part))
            return
        message = f"The role has no section “{name}”, so this one stands by itself."
        self.problems.append(_spot(heading).note("section-added", message))
        self._new(part)

    def _leave_out(
        self, name: str, target: Part | None, part: Part, heading: MarkdownBlock
    ) -> None:
        if part.blocks:
            message = f"“{heading.text}” has a text under it."
            fix = f"Delete the text; or write “{name}”, if it is to replace the role's."
            self._tell(heading, "section-left-out", message, fix)
        elif target is None:
            headings = [other.heading.text for other in self.role.parts if other.heading]
            fix = f"{did_you_mean(name, headings)}The role's are: {', '.join(headings) or 'none'}."
            message = f"There is no section “{name}” in {self.role.path} to leave out."
            self._tell(heading, "section-left-out", message, fix)
        else:
            del self.parts[self._index(target)]
            self._close(target)

    def _note_unknown_mark(self, heading: MarkdownBlock) -> None:
        found = MARKED.fullmatch(heading.text)
        if found and found[1] and self._meant(found[1], self.parts):
            message = f"“{heading.text}” was read as a section of its own."
            fix = (
                f"Write “{found[1]} (added)” to add it to the role's, “{found[1]}” to replace that."
            )
            self.problems.append(_spot(heading).note("section-mark", message, fix))

    def _marked(self, text: str) -> tuple[str, Mark | None]:
        found = MARKED.fullmatch(text)
        mark = self.marks.get(heading_key(found[2])) if found and found[1] else None
        return (found[1], mark) if found and mark else (text, None)

    def _meant(self, name: str, parts: Sequence[Part]) -> list[Part]:
        """The sections that a heading may mean: that of the same words, else those of its kind."""
        key = heading_key(name)
        keys = [(part, heading_key(part.heading.text)) for part in parts if part.heading]
        if same := [part for part, other in keys if other == key]:
            return same[:1]
        kind = self.kinds.get(key)
        return [part for part, other in keys if kind and self.kinds.get(other) == kind]

    def _put(self, target: Part, part: Part) -> None:
        """Set a part in the place of one of the role's."""
        self.parts[self._index(target)] = part
        self._close(target)
        if part.heading is not None:
            self.last = part

    def _new(self, part: Part) -> None:
        place = len(self.parts) if self.last is None else self._index(self.last) + 1
        self.parts.insert(place, part)
        self.last = part

    def _close(self, target: Part) -> None:
        self.open = [part for part in self.open if part is not target]

    def _index(self, part: Part) -> int:
        # Two parts may say the same, so they are told apart by being themselves.
        return next(index for index, other in enumerate(self.parts) if other is part)

    def _tell(self, heading: MarkdownBlock, code: str, message: str, fix: str) -> None:
        self.problems.append(_spot(heading).error(code, message, fix))


def _spot(heading: MarkdownBlock) -> Spot:
    assert heading.spot is not None  # only what is no heading has none
    return heading.spot


def _renamed(part: Part, name: str) -> Part:
    """A part without the mark behind its heading."""
    assert part.heading is not None
    return replace(part, heading=replace(part.heading, text=name), head=f"## {name}\n\n")


def _joined(role: Part, own: Part) -> Part:
    """The role's section with the opening's behind it; two lists of one kind become one."""
    before, after = list(role.blocks), list(own.blocks)
    if before and after and before[-1].kind == after[0].kind == "List":
        one, two = before[-1], after[0]
        for end, begin in LISTS:
            if one.html.endswith(end) and two.html.startswith(begin):
                html = one.html.removesuffix(end) + two.html.removeprefix(begin)
                before[-1] = replace(
                    one,
                    html=html,
                    links=one.links + two.links,
                    items=one.items + two.items,
                    targets=one.targets + two.targets,
                )
                del after[0]
                break
    text = f"{role.text.rstrip()}\n\n{own.text}"
    return replace(role, blocks=(*before, *after), text=text)
