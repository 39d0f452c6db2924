"""One value of the front matter: the text that is meant by its marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from careers.edits import Edit
from careers.forgiving import Findings
from careers.line import Piece, Written
from careers.problem import Spot, Text
from careers.wording import quote

LONGEST = 2000  # characters of a list on one line
PART = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|'[^']*'|“[^“”]*”|„[^“”„]*[“”]|[^,"']|["'])+|,""")
BOLD = re.compile(r"(\*\*)([^*]+)\*\*")
WHOLE = re.compile(r"\A(\*|__?|`)(?=[^\s*_`])([^*_`\n]+)(?<!\s)\1\Z")  # `*Senior*`
REMARK = re.compile(r" #\s")
QUOTES = {'"': '"', "'": "'", "“": "”", "„": "“”", "‘": "’", "‚": "‘’", "«": "»", "»": "«"}
DOUBLE = '"“”„‟″'  # a keyboard may have made one of a pair curly and not the other
ESCAPES = {'\\"': '"', "\\\\": "\\", "\\n": "\n", "\\t": " ", "\\/": "/"}


def parts_of(piece: Piece) -> Iterator[Piece]:
    """The parts of `[a, b]`; anything else is one text, and nothing if it is empty."""
    value = piece.text
    is_list = 2 <= len(value) <= LONGEST and value[0] == "[" and value[-1] == "]"
    if not is_list or "](" in value:
        if value:
            yield piece
        return
    start = 1
    for part in PART.findall(value[1:-1]):
        if part != ",":
            yield piece.part(start, start + len(part))
        start += len(part)


def listed(pieces: Sequence[Piece], findings: Findings) -> list[list[Piece]]:
    """The items of `[a, b` that goes on in other lines, or that nothing closes; else one item."""
    first, last = pieces[0], pieces[-1]
    size = sum(len(piece.text) for piece in pieces)
    opens = first.text[:1] == "[" and not any("](" in piece.text for piece in pieces)
    closes = last.text[-1:] == "]"
    if not opens or size > LONGEST or (not closes and any("]" in one.text for one in pieces)):
        return [[*pieces]]
    if not closes:
        end = last.start + len(last.text)
        spot = Spot(findings.path, first.line.number, first.line.column(first.start))
        note = f"{quote(first.text)} was read as a list, although no “]” closes it."
        edit = last.line.edit(end, end, "]")
        findings.forgive(spot, "bullet", note, "Write “]” behind it.", edit)
    items: list[list[Piece]] = [[]]
    for piece in pieces:
        start = 1 if piece is first else 0
        end = len(piece.text) - (1 if piece is last and closes else 0)
        for part in PART.findall(piece.text[start:end]):
            if part == ",":
                items.append([])
            elif part.strip():
                items[-1].append(piece.part(start, start + len(part)))
            start += len(part)
    return [item for item in items if item]


def finish(written: Written, findings: Findings) -> Iterator[Text]:
    """The value without its quotation marks and its bold; nothing if it is empty."""
    raw = written.value
    value, quoted = _unquote(raw)
    spot = written.spot(findings.path)
    if not quoted and raw[-1:] in (",", ";") and _unquote(raw[:-1])[1]:
        note = f"“{raw[-1]}” behind {quote(raw[:-1])} was left out."
        edit = written.edit(len(raw) - 1, len(raw))
        findings.forgive_alike(spot, "quote-marks", note, "Delete it.", edit)
        raw = raw[:-1]
        value, quoted = _unquote(raw)
    if not quoted and (at := _lone_quote(raw)) is not None:
        note = f"The quotation mark at one end of {quote(raw)} was left out."
        edit = written.edit(at, at + 1)
        findings.forgive_alike(spot, "quote-marks", note, "Delete it, or write the other.", edit)
        raw = value = raw[1:] if at == 0 else raw[:-1]
    marks = [] if quoted else _marks(raw)
    plain = value
    if marks:
        plain = marks[0].re.sub(r"\2", value)
        mark = marks[0][1]
        note = f"“{mark}” was taken out of {quote(plain)}; front matter is shown as plain text."
        edits = [
            written.edit(at, at + len(mark))
            for found in marks
            for at in (found.start(), found.end() - len(mark))
        ]
        findings.forgive(spot, "bold", note, f"Write it without “{mark}”.", *edits)
    if quoted and {raw[0], raw[-1]} - {'"', "'"}:
        note = f"The marks around {quote(value)} were read as quotation marks."
        fix = 'Write them as ", or leave them out.'
        findings.forgive_alike(spot, "quote-marks", note, fix, *_straight(written, value))
    if not quoted and " #" in plain and (found := REMARK.search(f"{plain} ")):
        before = plain[: found.start()].rstrip()
        message = f"{quote(plain[found.start() :])} can be a comment or part of the value."
        fix = (
            "If it is a comment, put it on a line of its own; "
            f"if not, write “{before}…” in quotation marks."
        )
        findings.problems.append(spot.error("comment-or-text", message, fix))
    if plain and (quoted or plain not in ("~", "null")):
        yield Text(plain, spot)


def _lone_quote(value: str) -> int | None:
    """Where the only quotation mark of a value is, if at an end; `12"` is a length."""
    if len(value) < 2 or (value[0] not in DOUBLE and value[-1] not in DOUBLE):
        return None
    found = [at for at, char in enumerate(value) if char in DOUBLE]
    if len(found) != 1:
        return None
    return None if value[found[0] - 1].isdigit() and found[0] else found[0]


def _marks(value: str) -> list[re.Match[str]]:
    """What is in bold; or the whole value, where it is in italics or looks like code."""
    if "*" not in value and value[:1] not in ("_", "`"):
        return []
    return list(BOLD.finditer(value)) or list(WHOLE.finditer(value))


def _unquote(value: str) -> tuple[str, bool]:
    """The text between a pair of quotation marks, straight or curly, if that is all there is."""
    if len(value) < 2:
        return value, False
    first, last, inner = value[0], value[-1], value[1:-1]
    if first in DOUBLE and last in DOUBLE and first != last:
        return (value, False) if set(inner) & set(DOUBLE) else (inner, True)
    ends = QUOTES.get(first, "")
    if last not in ends:
        return value, False
    if first == '"':
        if re.search(r'(?<!\\)(?:\\\\)*"', inner) or re.search(r"(?<!\\)(?:\\\\)*\\$", inner):
            return value, False
        return re.sub(r'\\["\\nt/]', lambda found: ESCAPES[found[0]], inner), True
    if first == "'":
        if "'" in inner.replace("''", ""):
            return value, False
        return inner.replace("''", "'"), True
    return (value, False) if set(inner) & {first, *ends} else (inner, True)


def _straight(written: Written, value: str) -> Iterator[Edit]:
    """Plain quotation marks in the place of others."""
    end = len(value) + 1
    mark = "'" if '"' in value or "\\" in value else '"'
    yield written.edit(0, 1, mark)
    if mark == "'":
        for found in re.finditer("'", value):
            yield written.edit(found.start() + 1, found.end() + 1, "''")
    yield written.edit(end, end + 1, mark)
