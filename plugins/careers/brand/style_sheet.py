"""The custom properties that a style sheet sets for the whole page, with their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from careers.problem import Spot

Scheme = Literal["light", "dark"]

# A comment, a string or an address in brackets says nothing about blocks, whatever stands in it.
TOKEN = re.compile(
    r"""/\*.*?(?:\*/|\Z)|"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|url\([^)"']*\)|[{};]|[^{};"'/u]+|.""",
    re.DOTALL | re.IGNORECASE,
)
DECLARED = re.compile(r"\s*(--[-\w]+)\s*:(.*)", re.DOTALL)
DARK = re.compile(r"slate|prefers-color-scheme:\s*dark|scheme=[\"']?dark", re.IGNORECASE)
LIGHT = re.compile(r"scheme=[\"']?(?:default|light)|prefers-color-scheme:\s*light", re.IGNORECASE)
# What is about the page as a whole: no class, no name of an element within it.
WHOLE = re.compile(
    r"(?::root|html|body|\*|>|\s|:is|:where|:not|[()]|\[(?:data-md-color-\w+|data-careers-scheme)[^\]]*\])+"
)
SCREEN = re.compile(r"@media\b(?!.*\bprint\b)|@supports\b|@layer\b", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Property:
    """A custom property as somebody set it; `scheme` is the look that it is for, None for both."""

    name: str
    value: str
    spot: Spot
    scheme: Scheme | None = None


def custom_properties(css: str, path: str) -> Iterator[Property]:
    """What the style sheet at `path` sets, in its order; what it sets for a part of pages isn't."""
    opened: list[str] = []
    text, line, begins = "", 1, 1
    for found in TOKEN.finditer(css):
        token = found[0]
        if token.startswith("/*"):
            text += " "
        elif token == "{":
            opened.append(" ".join(text.split()))
            text = ""
        elif token in (";", "}"):
            if declared := DECLARED.fullmatch(text):
                value = " ".join(declared[2].removesuffix("!important").split())
                if _is_whole(opened) and value:
                    spot = Spot(path, begins)
                    yield Property(declared[1], value, spot, _scheme(opened))
            text = ""
            if token == "}" and opened:
                opened.pop()
        else:
            if not text.strip() and token.strip():
                begins = line + token[: len(token) - len(token.lstrip())].count("\n")
            text += token
        line += token.count("\n")


def _is_whole(opened: list[str]) -> bool:
    return bool(opened) and all(
        SCREEN.match(each)
        if each.startswith("@")
        else any(WHOLE.fullmatch(one.strip()) for one in each.split(","))
        for each in opened
    )


def _scheme(opened: list[str]) -> Scheme | None:
    said = " ".join(opened)
    if DARK.search(said):
        # “not dark” is said of the light look.
        return "light" if re.search(r":not\([^)]*(?:slate|dark)", said) else "dark"
    if LIGHT.search(said):
        return "dark" if re.search(r":not\([^)]*(?:default|light)", said) else "light"
    return None
