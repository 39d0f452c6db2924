"""How a test says what a build told."""

from __future__ import annotations

from collections.abc import Iterable

import click

from careers.commands import report
from careers.problem import Problem


def as_printed(problems: Iterable[Problem]) -> str:
    """Problems as `careers build` prints them."""
    lines = report.text_lines(sorted(set(problems)))
    return click.unstyle("\n".join([*lines, "", f"{report.totals(problems)}."]))
