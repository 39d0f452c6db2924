"""The front matter of marketing's pages: the slips that would be published as text."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from careers.problem import Problem, Spot

OPENED = re.compile(r"\s*(-{2,})[ \t]*\n")
CLOSING = re.compile(r"^(-{2,}|\.\.\.)[ \t]*$", re.MULTILINE)
KEY_LINE = re.compile(r"\w[\w -]*:(\s|$)")

# Without `---`, MkDocs takes such lines at the start of a page for its data, and drops them.
LOST = re.compile(r" {0,3}([A-Z][\w-]*): *\S")
DATA = {"title", "description", "author", "authors", "date", "template", "tags", "keywords"}
REASONS = {"mapping values are not allowed here": "a value holds “:” and a space"}


def page_problems(text: str, path: str) -> Iterator[Problem]:
    """What is wrong with a page's front matter.

    MkDocs takes front matter that it can't read, or that doesn't begin on the first line,
    for text, and publishes it without a word.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    opened = OPENED.match(text)
    if opened is None:
        yield from _lost_lines(text, path)
        return
    closing = CLOSING.search(text, opened.end())
    source = text[opened.end() : closing.start() if closing else len(text)]
    first = text.count("\n", 0, opened.end()) + 1
    # A rule, and some text below it? But a page may begin with comments and then keys.
    lines = source.split("\n") if closing else [source]
    if not any(KEY_LINE.match(line) for line in lines):
        return
    if not text.startswith("-"):
        message = "The front matter begins below the first line, so it would be published as text."
        spot = Spot(path, first - 1)
        yield spot.error("page-front-matter", message, "Make “---” the first line.")
    for fence in (opened, closing):
        if fence and fence[1] not in ("---", "..."):
            spot = Spot(path, text.count("\n", 0, fence.start(1)) + 1)
            message = f"“{fence[1]}” is not read as the edge of the front matter."
            yield spot.error("page-front-matter", message, "Write “---”.")
    if closing is None:
        message = "The front matter has no end, so it would be published as text."
        fix = "Write “---” on a line of its own below the last key."
        yield Spot(path, first).error("page-front-matter", message, fix)
    elif closing.end() == len(text):
        message = "Nothing stands below the front matter, so it would be published as text."
        spot = Spot(path, text.count("\n") + 1)
        yield spot.error("page-front-matter", message, "Write the page's text below it.")
    if closing is not None:
        yield from _yaml_problems(source, path, first)


def _lost_lines(text: str, path: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), start=1):
        found = LOST.match(line)
        if found is None:
            return
        if found[1].lower() not in DATA:
            message = f"A page that begins with “{found[1]}:” loses this line."
            fix = "Begin the page with a heading, or with an empty line."
            yield Spot(path, number).error("page-line-lost", message, fix)


def _yaml_problems(source: str, path: str, first: int) -> Iterator[Problem]:
    """What is wrong with a piece of YAML that begins on a line of the page."""
    try:
        node = yaml.compose(source, Loader=yaml.SafeLoader)
        yield from _twice(node, path, first)
        yaml.safe_load(source)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        written = source.split("\n")[line].strip() if mark else ""
        key, _, value = written.partition(":")
        value = value.strip().replace('"', "'")
        fix = f'Write “{key}: "{value}"”, in quotation marks.' if value else ""
        reason = REASONS.get(str(error.problem), error.problem)
        message = f"The front matter can't be read here: {reason}."
        yield Spot(path, first + line, column + 1).error("page-front-matter", message, fix)
    except yaml.YAMLError:
        message = "The front matter holds a character that can't be read."
        yield Spot(path, first).error("page-front-matter", message, "Delete it.")
    except (ValueError, TypeError, OverflowError, RecursionError) as error:
        message = f"The front matter holds a value that can't be read: {error}."
        fix = "Check its dates, and write what is no date in quotation marks."
        yield Spot(path, first).error("page-front-matter", message, fix)
    else:
        if not isinstance(node, yaml.MappingNode):
            message = "The front matter is not “key: value” on each line."
            yield Spot(path, first).error("page-front-matter", message, "Write it so.")


def _twice(node: yaml.Node | None, path: str, first: int) -> Iterator[Problem]:
    seen: set[str] = set()
    for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
        if not isinstance(key, yaml.ScalarNode):
            continue
        if key.value in seen:
            spot = Spot(path, first + key.start_mark.line)
            message = f"“{key.value}” is written twice; only the last would count."
            yield spot.error("duplicate-key", message, "Keep one of them.")
        seen.add(key.value)
