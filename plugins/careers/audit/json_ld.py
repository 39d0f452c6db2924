"""The JSON-LD of a page: what a strict reader gets, what only a patient one gets, and why."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from careers.audit.posting import Posting, items, objects, types_of
from careers.audit.rule import Rule
from careers.problem import Problem, Spot
from careers.wording import quote

ESCAPED = Rule(
    "json-ld-escaped",
    "error",
    "JSON-LD is escaped as HTML (`&quot;`), so that it is no JSON any more.",
    "Write the JSON as it is, with \\u003c in place of <; templates do it with a filter for JSON.",
)
CONTROL = Rule(
    "json-ld-control",
    "error",
    "A line break or a tab stands as it is inside a text of JSON-LD.",
    "Write \\n for a line break and \\t for a tab.",
)
GUARDED = Rule(
    "json-ld-guarded",
    "error",
    "Something that is not JSON stands around JSON-LD or in it: `<![CDATA[`, `<!--`, `/* */`.",
    "Take it out; only JSON stands in this kind of script.",
)
COMMA = Rule(
    "json-ld-comma",
    "error",
    "There is a comma too many in JSON-LD, before a closing bracket.",
    "Take it out.",
)
CUT = Rule(
    "json-ld-cut",
    "error",
    "JSON-LD ends in the middle of a text, mostly because `</script>` stands in it.",
    "Write \\u003c/script> in the text, in place of </script>.",
)
UNREADABLE = Rule(
    "json-ld-unreadable",
    "error",
    "JSON-LD is no JSON for another reason, which is named.",
    "Let a program write the JSON instead of putting it together out of texts.",
)
TWICE = Rule(
    "json-ld-twice",
    "error",
    "JSON-LD says one property twice in one object; readers take either.",
    "Keep one of them, or make a list of both values.",
)
CONTEXT = Rule(
    "context",
    "error",
    "A JobPosting doesn't say that its words are schema.org's.",
    'Write "@context": "https://schema.org/" at its top.',
)
TYPE_CASE = Rule(
    "type-case",
    "error",
    "The type is almost JobPosting: `jobposting`, `Jobposting`.",
    'Write "@type": "JobPosting".',
)

_COMMENT = re.compile(
    r"<!--|-->|//\s*<!\[CDATA\[|//\s*\]\]>|<!\[CDATA\[|\]\]>|/\*.*?\*/", re.DOTALL
)
_LINE_COMMENT = re.compile(r"^\s*//.*$", re.MULTILINE)
_COMMA = re.compile(r",(\s*[}\]])")
_CONTEXT = re.compile(r"https?://(www\.)?schema\.org/?#?")


class Script(NamedTuple):
    """The text of one script, and where it begins."""

    text: str
    spot: Spot


class Found(NamedTuple):
    """What the scripts of a page hold; `broken` says that a JobPosting could not be read."""

    postings: list[Posting]
    problems: list[Problem]
    broken: bool


class _Twice(ValueError):
    pass


def read_scripts(scripts: list[Script], language: str, seen: str) -> Found:
    """Every JobPosting in the scripts of one page, and what is wrong with the scripts.

    `seen` is what people see on the page.
    """
    postings: list[Posting] = []
    problems: list[Problem] = []
    broken = False
    for script in scripts:
        value, wrong = parse(script)
        problems += wrong
        if value is None:
            broken |= "jobposting" in script.text.lower()
            continue
        context = value.get("@context") if isinstance(value, dict) else None
        for data, known in _postings(value, context):
            postings.append(Posting(data, script.spot, language=language, seen=seen))
            if not known:
                written = data.get("@context", context)
                message = f"“@context” is {quote(str(written))}." if written else "It is missing."
                problems.append(CONTEXT.at(script.spot, message))
        for name in _almost(value):
            problems.append(TYPE_CASE.at(script.spot, f"The type is {quote(name)}."))
            broken = True
    return Found(postings, problems, broken)


def parse(script: Script) -> tuple[Any, list[Problem]]:
    """The value of a script, mended where a patient reader mends it, and what had to be mended."""
    text = script.text.strip("\ufeff \t\r\n")
    if not text:
        return None, [UNREADABLE.at(script.spot, "There is nothing in this JSON-LD.")]
    try:
        return _load(text), []
    except _Twice as error:
        return _load(text, twice=True), [
            TWICE.at(script.spot, f"{quote(str(error))} stands twice.")
        ]
    except RecursionError:
        return None, [UNREADABLE.at(script.spot, "This JSON-LD is nested too deeply.")]
    except ValueError as error:
        return _mend(script, text, error)


def _mend(script: Script, text: str, error: ValueError) -> tuple[Any, list[Problem]]:
    spot, reason = _place(script, text, error)
    attempts: tuple[tuple[Rule, str, bool, str], ...] = (
        (ESCAPED, html.unescape(text), True, "The JSON is escaped as HTML"),
        (CONTROL, text, False, "A line break or a tab stands inside a text"),
        (COMMA, _COMMA.sub(r"\1", text), True, "There is a comma too many"),
        (GUARDED, _bare(text), True, "Not only JSON stands here"),
    )
    for rule, mended, strict, message in attempts:
        try:
            value = _load(mended, twice=True, strict=strict)
        except (ValueError, RecursionError):
            continue
        return value, [rule.at(spot, f"{message}, so strict readers can't read it ({reason}).")]
    if "Unterminated string" in reason or reason.startswith("it ends"):
        message = f"The JSON-LD ends before its end ({reason}); readers get nothing."
        return None, [CUT.at(spot, message)]
    return None, [UNREADABLE.at(spot, f"This JSON-LD is no JSON: {reason}.")]


def _load(text: str, *, twice: bool = False, strict: bool = True) -> Any:
    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(found)
        if len(made) < len(found) and not twice:
            names = [name for name, _ in found]
            raise _Twice(next(name for name in names if names.count(name) > 1))
        return made

    def constant(word: str) -> None:
        raise ValueError(f"{word} is no value of JSON")

    return json.loads(text, object_pairs_hook=pairs, parse_constant=constant, strict=strict)


def _bare(text: str) -> str:
    return _COMMA.sub(r"\1", _LINE_COMMENT.sub("", _COMMENT.sub("", text)))


def _place(script: Script, text: str, error: ValueError) -> tuple[Spot, str]:
    """Where in the file JSON ends to be JSON, and why."""
    if not isinstance(error, json.JSONDecodeError):
        return script.spot, str(error)
    skipped = script.text.index(text[:20])
    position = skipped + error.pos
    before = script.text[:position]
    lines = before.count("\n")
    start = script.spot.column if not lines else 1
    column = start + len(before) - (before.rfind("\n") + 1)
    reason = error.msg
    if error.pos >= len(text):
        reason = "it ends too early"
    return Spot(script.spot.path, script.spot.line + lines, column), reason


def _postings(value: Any, context: Any) -> Iterator[tuple[dict[str, Any], bool]]:
    """Each JobPosting inside of a script's value, with whether its context is schema.org."""
    for data in _top(value):
        own = data.get("@context", context)
        if "JobPosting" in types_of(data):
            yield data, _is_schema(own) or _names_schema(data)
        for inner in ("@graph", "itemListElement", "item", "mainEntity"):
            yield from _postings(data.get(inner), own)


def _top(value: Any) -> list[dict[str, Any]]:
    return [dict(data) for data in objects(value)]


def _almost(value: Any) -> Iterator[str]:
    """The types that are JobPosting but for their capitals."""
    for data in _top(value):
        yield from (
            name
            for name in types_of(data)
            if name != "JobPosting" and name.lower().replace("_", "") == "jobposting"
        )
        yield from _almost(data.get("@graph"))


def _is_schema(context: Any) -> bool:
    named = [*items(context)]
    named += [data.get("@vocab") for data in objects(context)]
    return any(isinstance(name, str) and _CONTEXT.fullmatch(name.strip()) for name in named)


def _names_schema(data: dict[str, Any]) -> bool:
    return any("schema.org/" in str(name) for name in items(data.get("@type")))
