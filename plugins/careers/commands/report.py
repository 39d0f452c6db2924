"""Problems as a person, a program or GitHub wants to read them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Literal

import click

from careers.problem import Problem, Severity, count

Format = Literal["text", "json", "github"]
FORMATS: tuple[Format, ...] = ("text", "json", "github")
COLORS = {"error": "red", "warning": "yellow", "note": "blue"}
# https://docs.github.com/actions/reference/workflow-commands-for-github-actions
GITHUB = {"error": "error", "warning": "warning", "note": "notice"}


def show(problems: Sequence[Problem], form: Format = "text", *, err: bool = False) -> None:
    """Print problems, sorted by place, each once."""
    problems = sorted(set(problems))
    if form == "json":
        found = [as_data(problem) for problem in problems]
        click.echo(json.dumps({"problems": found}, ensure_ascii=False, indent=2))
        return
    for problem in problems:
        click.echo(as_github(problem) if form == "github" else _as_text(problem), err=err)


def totals(problems: Sequence[Problem]) -> str:
    """`2 errors, 1 warning`, or `No problems`."""
    named: tuple[tuple[Severity, str], ...] = (
        ("error", "errors"),
        ("warning", "warnings"),
        ("note", "notes"),
    )
    counts = [(count(set(problems), severity), severity, many) for severity, many in named]
    parts = [f"{number} {one if number == 1 else many}" for number, one, many in counts if number]
    return ", ".join(parts) or "No problems"


def as_data(problem: Problem) -> dict[str, Any]:
    """A problem for programs; its severity says all that there is to say of how it came."""
    values = asdict(problem)
    del values["by_time"]
    return values


def as_github(problem: Problem) -> str:
    """A workflow command that puts the problem on its line of the pull request."""
    place = (
        f"file={_property(problem.path)},line={problem.line},col={problem.column}"
        f",title={_property(problem.code)}"
    )
    return (
        f"::{GITHUB[problem.severity]} {place}::{_data(f'{problem.message} {problem.fix}'.strip())}"
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _as_text(problem: Problem) -> str:
    plain = str(problem)
    word = f" {problem.severity}: "
    place, _, rest = plain.partition(word)
    return f"{place} {click.style(problem.severity, fg=COLORS[problem.severity])}: {rest}"
