"""The front matter of marketing's pages: the slips that would be published as text."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from careers.problem import Problem, Spot

FENCED = re.compile(r"\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
KEY_LINE = re.compile(r"\w[\w ]*:(\s|$)")


def page_problems(text: str, path: str) -> Iterator[Problem]:
    """What is wrong with a page's front matter.

    MkDocs takes front matter that it can't read, or that doesn't begin on the first line,
    for text, and publishes it without a word.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    match = FENCED.match(text)
    if match is None:
        return
    opening = text[: match.start(1)].count("\n")
    if not any(KEY_LINE.match(line) for line in match[1].split("\n")):
        return  # a rule and some text between two of them
    if not text.startswith("---"):
        message = "The front matter begins below the first line, so it would be published as text."
        yield Spot(path, opening).error("page-front-matter", message, "Make “---” the first line.")
    try:
        node = yaml.compose(match[1], Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        spot = Spot(
            path, opening + (mark.line if mark else 0) + 1, (mark.column if mark else 0) + 1
        )
        line = match[1].split("\n")[mark.line].strip() if mark else ""
        key, _, value = line.partition(":")
        fix = f'Write “{key}: "{value.strip()}"”, in quotation marks.' if value else ""
        message = f"The front matter can't be read here: {error.problem}."
        yield spot.error("page-front-matter", message, fix)
        return
    except yaml.YAMLError:
        message = "The front matter holds a character that can't be read."
        yield Spot(path, opening + 1).error("page-front-matter", message, "Delete it.")
        return
    seen: set[str] = set()
    for key_node, _ in node.value if isinstance(node, yaml.MappingNode) else ():
        if key_node.value in seen:
            spot = Spot(path, opening + key_node.start_mark.line + 1)
            message = f"“{key_node.value}” is written twice; only the last would count."
            yield spot.error("duplicate-key", message, "Keep one of them.")
        seen.add(key_node.value)
