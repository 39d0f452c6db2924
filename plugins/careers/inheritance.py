"""What an opening takes from its role: key by key, and the text section by section."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from careers.body import Part, Parts, heading_key
from careers.catalogue import Mark
from careers.described import Described
from careers.markdown import MarkdownBlock, place_in
from careers.marks import MARKED, marked, section_key
from careers.problem import Problem, Spot, did_you_mean

DEFINITION = re.compile(r" {0,3}\[[^\]\n]+\]:[ \t]*\S.*", re.MULTILINE)
LISTS = (("</ul>\n", "<ul>\n"), ("</ol>\n", "<ol>\n"))


def names_section(
    role: Described, kinds: Mapping[str, str], marks: Mapping[str, Mark], text: str
) -> bool:
    """Whether a first heading of an opening is a section's, and not a title of its own."""
    name, mark = marked(text, marks)
    key = section_key(name)
    headings = [part.heading.text for part in role.parts if part.heading]
    return bool(mark) or heading_key(name) in kinds or key in map(section_key, headings)


def own_title(title: str, spot: Spot) -> Problem:
    """What is said of an opening that begins with a `#` heading."""
    message = f"“{title}” was read as this opening's own title."
    fix = f"Write “## {title}”, if it is the heading of a section."
    return spot.note("own-title", message, fix)


@dataclass(frozen=True, slots=True)
class Merged:
    """An opening's text over its role's: its parts, their Markdown, and what is wrong with it."""

    parts: tuple[Part, ...]
    source: str
    problems: tuple[Problem, ...]


def merge_texts(
    role: Described, own: Parts, kinds: Mapping[str, str], marks: Mapping[str, Mark]
) -> Merged:
    """An opening's text over its role's.

    A section replaces the role's of the same heading, or of the same known kind; with
    “(added)” behind its heading it is added to it, with “(left out)” it takes it away. Text
    before the first heading replaces the role's. What the role doesn't have comes behind
    the section that it follows in the opening, or at the end.
    """
    merge = _Merge(role, own.spot, kinds, marks)
    for part in own.parts:
        merge.take(part)
    sources = dict.fromkeys(part.source for part in (*role.parts, *own.parts))
    return Merged(
        tuple(Part(piece.heading, piece.blocks, spot=piece.spot) for piece in merge.pieces),
        _source(merge.pieces, [source.decode() for source in sources]),
        tuple(merge.problems),
    )


def _source(pieces: Iterable[_Piece], sources: Iterable[str]) -> str:
    """Pieces as one text, with the addresses (`[x]: …`) that stood anywhere in the sources."""
    text = "\n\n".join(f"{piece.head}{piece.text}".strip("\n") for piece in pieces)
    stated = set(DEFINITION.findall(text))
    found = dict.fromkeys(line for source in sources for line in DEFINITION.findall(source))
    return "\n\n".join([text, *(line for line in found if line not in stated)]) + "\n"


@dataclass(eq=False, slots=True)
class _Piece:
    """A part on its way: two that say the same are told apart by being themselves."""

    heading: MarkdownBlock | None
    blocks: tuple[MarkdownBlock, ...]
    head: str
    text: str
    spot: Spot

    @property
    def key(self) -> str:
        return section_key(self.heading.text) if self.heading else ""

    @property
    def kind_key(self) -> str:
        return heading_key(self.heading.text) if self.heading else ""


def _piece(part: Part) -> _Piece:
    head = part.source[part.start : part.below].decode()
    text = part.source[part.below : part.end].decode()
    return _Piece(part.heading, part.blocks, head, text, part.spot)


class _Merge:
    """Takes the parts of an opening one after the other into those of its role."""

    def __init__(
        self, role: Described, spot: Spot, kinds: Mapping[str, str], marks: Mapping[str, Mark]
    ) -> None:
        self.role = role
        self.spot = spot
        self.kinds = kinds
        self.marks = marks
        self.pieces = [_piece(part) for part in role.parts]
        self.open = list(self.pieces)  # what of the role's has not been replaced yet
        self.last: _Piece | None = None
        self.added: list[_Piece] = []  # what of the role's something was added to
        self.problems: list[Problem] = []

    def take(self, part: Part) -> None:
        piece = _piece(part)
        if piece.heading is None:
            self._take_beginning(piece)
            return
        self.place = place_in(part.source, self.spot, part.start)
        written = piece.heading.text
        name, mark = marked(written, self.marks)
        meant = self._meant(name, self.pieces if mark == "added" else self.open)
        target = meant[0] if meant else None
        if len(meant) > 1:
            names = " or ".join(f"“{other.heading.text}”" for other in meant if other.heading)
            message = f"“{name}” could mean {names} of {self.role.path}."
            self._tell("section-unclear", message, "Write the heading that is meant.")
            self._new(piece)
        elif target and mark != "added" and target in self.added:
            message = f"“{name}” stands in this file twice, and once it is added to the role's."
            self._tell("section-twice", message, "Put both under one heading.")
            self._new(piece)
        elif mark != "left out" and not piece.blocks and (target or mark):
            message = f"There is nothing under “{written}”."
            fix = (
                f"Write what is different for this opening; or “{name} (left out)”, "
                "if it has none of it; or delete the heading, to keep the role's text."
            )
            self._tell("section-empty", message, fix)
        elif mark == "left out":
            self._leave_out(written, name, target, piece)
        elif mark == "added":
            self._add(name, target, piece)
        elif target is None:
            self._note_unknown_mark(written)
            self._new(piece)
        else:
            self._put(target, piece)

    def _take_beginning(self, piece: _Piece) -> None:
        """Take the text before the first heading."""
        if all(block.kind == "Rule" for block in piece.blocks):
            return  # a line to part the front matter from the text
        first = next((other for other in self.open if other.heading is None), None)
        if first is None:
            self.pieces.insert(0, piece)
        else:
            self._put(first, piece)

    def _add(self, name: str, target: _Piece | None, piece: _Piece) -> None:
        if target is None:
            message = f"The role has no section “{name}”, so this one stands by itself."
            self.problems.append(self.place.note("section-added", message))
            assert piece.heading is not None
            piece.heading = replace(piece.heading, text=name)
            piece.head = f"## {name}\n\n"
            self._new(piece)
        else:
            target.blocks = _joined(target.blocks, piece.blocks, self.marks)
            target.text = f"{target.text.rstrip()}\n\n{piece.text}"
            self.last = target
            self.added.append(target)

    def _leave_out(self, written: str, name: str, target: _Piece | None, piece: _Piece) -> None:
        if piece.blocks:
            message = f"“{written}” has a text under it."
            fix = f"Delete the text; or write “{name}”, if it is to replace the role's."
            self._tell("section-left-out", message, fix)
        elif target is None:
            headings = [part.heading.text for part in self.role.parts if part.heading]
            fix = f"{did_you_mean(name, headings)}The role's are: {', '.join(headings) or 'none'}."
            message = f"There is no section “{name}” in {self.role.path} to leave out."
            self._tell("section-left-out", message, fix)
        else:
            self.pieces.remove(target)
            self.open.remove(target)

    def _note_unknown_mark(self, written: str) -> None:
        found = MARKED.fullmatch(written)
        if found and found[1] and self._meant(found[1], self.pieces):
            message = f"“{written}” was read as a section of its own."
            name = found[1]
            fix = f"Write “{name} (added)” to add it to the role's, “{name}” to replace that."
            self.problems.append(self.place.note("section-mark", message, fix))

    def _meant(self, name: str, pieces: Sequence[_Piece]) -> list[_Piece]:
        """The sections that a heading may mean: that of the same words, else those of its kind."""
        key = section_key(name)
        headed = [piece for piece in pieces if piece.heading]
        if same := [piece for piece in headed if piece.key == key]:
            return same[:1]
        kind = self.kinds.get(heading_key(name))
        return [piece for piece in headed if kind and self.kinds.get(piece.kind_key) == kind]

    def _put(self, target: _Piece, piece: _Piece) -> None:
        """Set a piece in the place of one of the role's."""
        self.pieces[self.pieces.index(target)] = piece
        self.open.remove(target)
        if piece.heading is not None:
            self.last = piece

    def _new(self, piece: _Piece) -> None:
        place = len(self.pieces) if self.last is None else self.pieces.index(self.last) + 1
        self.pieces.insert(place, piece)
        self.last = piece

    def _tell(self, code: str, message: str, fix: str) -> None:
        self.problems.append(self.place.error(code, message, fix))


Blocks = tuple[MarkdownBlock, ...]


def _joined(role: Blocks, own: Blocks, marks: Mapping[str, Mark]) -> Blocks:
    """The role's blocks with the opening's: each behind those below the same heading inside."""
    inside = _inside(role)
    for heading, blocks in _inside(own):
        name = marked(heading.text, marks)[0] if heading else ""
        plain = replace(heading, text=name) if heading else None
        for index, (known, before) in enumerate(inside):
            same = known is None and plain is None
            if same or (known and plain and section_key(known.text) == section_key(name)):
                inside[index] = (known, _behind(before, blocks))
                break
        else:
            inside.append((plain, blocks))
    return tuple(block for heading, blocks in inside for block in (heading, *blocks) if block)


def _inside(blocks: Blocks) -> list[tuple[MarkdownBlock | None, Blocks]]:
    """The blocks before the first heading inside a section, and those below each."""
    starts = [index for index, block in enumerate(blocks) if block.level]
    ends = [*starts, len(blocks)]
    parts: list[tuple[MarkdownBlock | None, Blocks]] = [(None, blocks[: ends[0]])]
    for begin, end in zip(starts, ends[1:], strict=True):
        parts.append((blocks[begin], blocks[begin + 1 : end]))
    return parts


def _behind(role: Blocks, own: Blocks) -> Blocks:
    """Blocks one after the other; two lists of one kind become one."""
    if not (role and own and role[-1].kind == own[0].kind == "List"):
        return role + own
    one, two = role[-1], own[0]
    for end, begin in LISTS:
        if one.html.endswith(end) and two.html.startswith(begin):
            both = replace(
                one,
                html=one.html.removesuffix(end) + two.html.removeprefix(begin),
                links=one.links + two.links,
                items=one.items + two.items,
                targets=one.targets + two.targets,
            )
            return (*role[:-1], both, *own[1:])
    return role + own
