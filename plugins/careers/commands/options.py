"""Options that several commands share."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import click

from careers.problem import Problem, Spot, Text
from careers.values.moment import read_day


class MomentType(click.ParamType[date | datetime]):
    """A day or a minute, in any form that a role may use."""

    name = "date"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> date | datetime:
        if isinstance(value, date):
            return value
        found = read_day(Text(str(value), Spot("--as-of")))
        if isinstance(found, Problem):
            self.fail(f"{found.message} {found.fix}".strip(), param, ctx)
        return found


config_file = click.option(
    "-f",
    "--config-file",
    default="mkdocs.yml",
    show_default=True,
    type=click.Path(dir_okay=False),
    help="The site's configuration.",
)
as_of = click.option(
    "--as-of",
    type=MomentType(),
    help="Build as if it were this day or minute, such as 2026-12-24.",
)
