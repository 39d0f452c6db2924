"""Problems as a person, a program or GitHub wants to read them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from careers.commands.options import FORMATS, Format
from careers.commands.sarif import as_sarif
from careers.commands.summary import summary_lines
from careers.commands.where import Where
from careers.edits import Edit
from careers.problem import Problem, totals

__all__ = [
    "FORMATS",
    "Format",
    "as_data",
    "as_github",
    "show",
    "summarize",
    "text_lines",
    "totals",
]

FOR_PROGRAMS = frozenset(("json", "sarif"))
COLORS = {"error": "red", "warning": "yellow", "note": "blue"}
# https://docs.github.com/actions/reference/workflow-commands-for-github-actions
GITHUB = {"error": "error", "warning": "warning", "note": "notice"}
NOWHERE = Where()


def show(
    problems: Sequence[Problem],
    form: Format = "text",
    where: Where = NOWHERE,
    edits: Mapping[Problem, Sequence[Edit]] | None = None,
    *,
    err: bool = False,
) -> None:
    """Print problems, sorted by place, each once; `edits`, where known, are for SARIF."""
    problems = sorted(set(problems))
    if form == "json":
        found = [as_data(problem, where) for problem in problems]
        _print({"problems": found})
    elif form == "sarif":
        _print(as_sarif(problems, where, edits))
    elif form == "markdown":
        click.echo("\n".join(summary_lines(problems, where)), err=err)
    elif form == "github":
        for problem in problems:
            click.echo(as_github(problem, where), err=err)
    else:
        for line in text_lines(problems, where):
            click.echo(line, err=err)


def text_lines(problems: Iterable[Problem], where: Where = NOWHERE) -> Iterator[str]:
    """Each problem in a line, with the page that tells more below the first one of its kind."""
    seen = {""}
    for problem in problems:
        yield _as_text(problem)
        if (page := where.help(problem.code)) not in seen:
            yield f"    See {page}"
            seen.add(page)


def as_data(problem: Problem, where: Where = NOWHERE) -> dict[str, Any]:
    """A problem for programs; its severity says all that there is to say of how it came."""
    values = asdict(problem)
    del values["by_time"]
    return {**values, "help": where.help(problem.code)}


def as_github(problem: Problem, where: Where = NOWHERE) -> str:
    """A workflow command that puts the problem on its line of the pull request."""
    place = (
        f"file={_property(where.prefix + problem.path)},line={problem.line},col={problem.column}"
        f",title={_property(problem.code)}"
    )
    text = f"{problem.message} {problem.fix}".strip()
    if where.manual and (page := where.help(problem.code)):
        text = f"{text}\nSee {page}"
    return f"::{GITHUB[problem.severity]} {place}::{_data(text)}"


def summarize(problems: Sequence[Problem], where: Where) -> None:
    """Add tables of problems to the page of the run on GitHub, if this is one and there are any."""
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if not file or not problems:
        return
    text = "\n".join(summary_lines(sorted(set(problems)), where))
    try:
        with Path(file).open("a", encoding="utf-8", errors="replace") as out:
            out.write(f"{text}\n\n")
    except OSError as error:
        click.echo(f"The table of problems can't be written: {error.strerror}.", err=True)


def _print(data: Any) -> None:
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _as_text(problem: Problem) -> str:
    plain = str(problem)
    word = f" {problem.severity}: "
    place, _, rest = plain.partition(word)
    return f"{place} {click.style(problem.severity, fg=COLORS[problem.severity])}: {rest}"
