"""Every check has a code, a sentence of its own and a page; every problem says what to write."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path
from typing import NamedTuple

import pytest

import careers
from careers.advice import Advice
from careers.checks import CHECKS, GROUPS

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = Path(careers.__file__).parent
CODE = re.compile(r"[a-z]+(-[a-z0-9]+)*")
# The topics of advice, by what their codes begin with: each is told by its name alone.
ADVICE = {
    point.name.replace("_", "-"): feature.known_topics
    for point in entry_points(group="careers.features")
    if point.value.startswith("careers.") and issubclass(feature := point.load(), Advice)
}
# What makes a problem, by the place of its code among the arguments.
MAKERS = {
    **dict.fromkeys(("error", "warning", "note", "overdue", "make", "Slip"), 0),
    **dict.fromkeys(("forgive", "forgive_alike"), 1),
    **dict.fromkeys(("_tell", "tell", "_note", "lack"), None),
    "forgive": 1,
}
# They have rules of their own, or speak of something else than problems.
ELSEWHERE = ("audit", "inbox")
# A code that is put together, and what it can be.
MADE = {
    "{}-unknown": {"status-unknown", "workplace-unknown"},
    "{}-twice": {"department-twice", "office-twice"},
    "place-{}": {"place-hybrid", "place-on-site", "place-remote"},
    "{}-unread": {f"{name}-unread" for name in ADVICE},
}
# Nothing can be written to mend these; the message says all there is to do.
WITHOUT_FIX = {
    "config-unreadable": "the operating system's reason is the whole of it",
    "feature-broken": "what is wrong is in somebody's code, and told by Python",
    "file-unwritable": "the operating system's reason is the whole of it",
    "folder-unreadable": "the operating system's reason is the whole of it",
    "language": "a note: the interface is in English",
    "mkdocs": "another program's words",
    "opens-soon": "an announcement",
    "option-language": "a note: the other text is shown",
    "role-unreadable": "the operating system's reason is the whole of it",
    "section-added": "a note: all is as it should be",
    "template-broken": "Jinja's words name the place and the tag",
    "unit-unreadable": "the operating system's reason is the whole of it",
}


class Made(NamedTuple):
    """One place in the code where a problem is made."""

    place: str
    code: str
    has_fix: bool


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", None) or getattr(node.func, "id", "")
            yield str(name), node


def strings(node: ast.expr) -> Iterator[str]:
    """The code that an argument is, or the two that it may be; values in it are `{}`."""
    if isinstance(node, ast.IfExp):
        yield from strings(node.body)
        yield from strings(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(
            str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values
        )


def made() -> Iterator[Made]:
    for file in sorted(PACKAGE.rglob("*.py")):
        path = file.relative_to(PACKAGE)
        if path.parts[0] in ELSEWHERE:
            continue
        for name, call in calls(ast.parse(file.read_text(encoding="utf-8"))):
            if name not in MAKERS:
                continue
            for number, argument in enumerate(call.args):
                found = [code for code in strings(argument) if CODE.fullmatch(code) or code in MADE]
                # A key or a word may stand in front of a code: a code has a hyphen then.
                sure = MAKERS[name] == number
                for code in found:
                    if sure or "-" in code:
                        rest = len(call.args) - number - 1
                        yield Made(f"{path}:{call.lineno}", code, rest >= 2)


ALL = [*made()]


def test_every_code_of_the_package_is_in_the_table():
    there = {code for one in ALL for code in MADE.get(one.code, {one.code})}
    # These are handed to what makes the problem.
    others = {"notify-refused", "notify-stopped", "role-encoding", "unit-encoding"}
    there |= {f"{name}-{topic}" for name, topics in ADVICE.items() for topic in topics}
    assert len(ALL) > 250
    assert there - CHECKS.keys() == set()
    assert CHECKS.keys() - there - others == set(), "nothing makes these any more"


def test_every_problem_says_what_to_write_instead():
    lacking = {one.code: one.place for one in ALL if not one.has_fix}
    assert lacking.keys() == WITHOUT_FIX.keys(), lacking


def test_a_code_is_in_one_group_alone():
    codes = [code for group in GROUPS for code in group.about]
    assert len(codes) == len(set(codes))
    assert all(map(CODE.fullmatch, codes))


@pytest.mark.parametrize("code", sorted(CHECKS))
def test_what_a_check_is_about_is_a_sentence(code: str):
    assert re.fullmatch(r"(mkdocs\.yml|[“`A-Z]).*\.", CHECKS[code].about)
    assert len(CHECKS[code].about) <= 100


@pytest.mark.parametrize("page", sorted({group.page for group in GROUPS}))
def test_the_page_of_a_check_has_the_heading(page: str):
    path, _, anchor = page.partition("#")
    text = (ROOT / path).read_text(encoding="utf-8")
    titles = [
        re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-")
        for title in re.findall(r"^#{1,6} (.+)$", text, re.MULTILINE)
    ]
    assert not anchor or anchor in titles
