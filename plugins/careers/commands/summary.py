"""Problems as tables in GitHub's Markdown, for the page of a run or a comment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from careers.commands.table import cell, escaped, table
from careers.commands.where import Where
from careers.problem import Problem, totals

MOST = 300  # problems; the page of a run holds a megabyte
# https://docs.github.com/actions/reference/workflow-commands-for-github-actions: “10 warning
# annotations, 10 error annotations, and 10 notice annotations per step”.
AT_LINES = 10


def summary_lines(problems: Sequence[Problem], where: Where) -> Iterator[str]:
    """How many there are, and a table for each file; `problems` are sorted by place."""
    yield f"### {totals(problems)}"
    if max(Counter(problem.severity for problem in problems).values(), default=0) > AT_LINES:
        yield ""
        yield (
            f"GitHub shows {AT_LINES} errors, {AT_LINES} warnings and {AT_LINES} notes of a step "
            "at their lines. Here are all of them."
        )
    shown = problems[:MOST]
    for path, found in groupby(shown, key=lambda problem: problem.path):
        yield ""
        yield f"**{escaped(path or 'The project')}**"
        yield ""
        yield from table(("Line", "", "What is wrong, and what to write", ""), rows(found, where))
    if len(problems) > MOST:
        yield ""
        yield f"… and {len(problems) - MOST} more. “careers check” tells them all."


def rows(problems: Iterator[Problem], where: Where) -> Iterator[tuple[str, ...]]:
    """A row for each problem, with its line and its page to go to."""
    for problem in problems:
        line, page = where.line(problem), where.help(problem.code)
        text = [problem.message, problem.fix] if problem.fix else [problem.message]
        yield (
            f"[{problem.line}]({line})" if line else str(problem.line),
            problem.severity,
            cell(text),
            f"[{escaped(problem.code)}]({page})" if page else escaped(problem.code),
        )
