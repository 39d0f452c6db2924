"""One value of the front matter: the text that is meant by its marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from careers.fences import INVISIBLE
from careers.problem import Problem, Text
from careers.wording import quote

LONGEST = 2000  # characters of a list on one line
BOLD = re.compile(r"\*\*([^*]+)\*\*")
QUOTES = {'"': '"', "'": "'", "“": "”", "„": "“”", "‘": "’", "‚": "‘’", "«": "»", "»": "«"}
ESCAPES = {'\\"': '"', "\\\\": "\\", "\\n": "\n", "\\t": " ", "\\/": "/"}


def parts_of(text: Text) -> Iterator[Text]:
    """The parts of `[a, b]`; anything else is one text."""
    value = text.value
    is_list = 2 <= len(value) <= LONGEST and value[0] == "[" and value[-1] == "]"
    if not is_list or "](" in value:
        if value:
            yield text
        return
    column = text.spot.column + 1
    for part in re.findall(r"""(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^,"']|["'])+|,""", value[1:-1]):
        if part != ",":
            indent = len(part) - len(part.lstrip())
            yield Text(part.strip(), text.spot._replace(column=column + indent))
        column += len(part)


def finish(text: Text, problems: list[Problem]) -> Iterator[Text]:
    """The value without its quotation marks, its bold and what nobody sees; none if empty."""
    value, quoted = _unquote(INVISIBLE.sub("", text.value).strip())
    plain = value if quoted else BOLD.sub(r"\1", value)
    if plain != value:
        note = f"“**” was taken out of {quote(plain)}; front matter is shown as plain text."
        problems.append(text.spot.note("bold", note, "Write it without “**”."))
    if not quoted and (found := re.search(r" #\s", f"{plain} ")):
        before = plain[: found.start()].rstrip()
        message = f"{quote(plain[found.start() :])} can be a comment or part of the value."
        fix = (
            "If it is a comment, put it on a line of its own; "
            f"if not, write “{before}…” in quotation marks."
        )
        problems.append(text.spot.error("comment-or-text", message, fix))
    if plain and (quoted or plain not in ("~", "null")):
        yield Text(plain, text.spot)


def _unquote(value: str) -> tuple[str, bool]:
    """The text between a pair of quotation marks, straight or curly, if that is all there is."""
    ends = QUOTES.get(value[:1], "")
    if len(value) < 2 or value[-1] not in ends:
        return value, False
    inner = value[1:-1]
    if value[0] == '"':
        if re.search(r'(?<!\\)(?:\\\\)*"', inner) or re.search(r"(?<!\\)(?:\\\\)*\\$", inner):
            return value, False
        return re.sub(r'\\["\\nt/]', lambda found: ESCAPES[found[0]], inner), True
    if value[0] == "'":
        if "'" in inner.replace("''", ""):
            return value, False
        return inner.replace("''", "'"), True
    return (value, False) if set(inner) & {value[0], *ends} else (inner, True)
