"""Options that several commands share."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal

import click

from careers.problem import Problem, Spot, Text

if TYPE_CHECKING:  # what reads roles is loaded by who is given a moment
    from careers.role import Span

Format = Literal["text", "json", "github", "sarif", "markdown"]
FORMATS: tuple[Format, ...] = ("text", "json", "github", "sarif", "markdown")
DAYS = re.compile(r"\s*(\d{1,4})\s*((?:d|days?|w|weeks?)?)\s*", re.IGNORECASE)


class MomentType(click.ParamType[date | datetime]):
    """A day or a minute, in any form that a role may use."""

    name = "date"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> date | datetime:
        if isinstance(value, date):
            return value
        from careers.values.moment import read_day

        found = read_day(Text(str(value), Spot("--as-of")))
        if isinstance(found, Problem):
            self.fail(f"{found.message} {found.fix}".strip(), param, ctx)
        return found


class DaysType(click.ParamType[int]):
    """A number of days: `14d`, `14` or `2w`."""

    name = "days"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if isinstance(value, int):
            return value
        found = DAYS.fullmatch(value)
        if found is None:
            from careers.wording import quote

            self.fail(f"{quote(value)} is no number of days. Write 14d or 2w.", param, ctx)
        return int(found[1]) * (7 if found[2].lower().startswith("w") else 1)


class SpanType(click.ParamType["Span"]):
    """A length of time: `3y`, `18 months`."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Span:
        from careers.role import Span
        from careers.values.span import read_span
        from careers.wording import quote

        if isinstance(value, Span):
            return value
        found = read_span(re.sub(r"(?<=\d)m$", " months", str(value).strip()))
        if found is None:
            self.fail(f"{quote(value)} is no length of time. Write 3y or 18 months.", param, ctx)
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
    help="As if it were this day or minute, such as 2026-12-24.",
)
unconfirmed_after = click.option(
    "--unconfirmed-after",
    type=DaysType(),
    help="After this time somebody should confirm again that a role is open; else as the site "
    "says (confirm_after).",
)
report_format = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="text for people, json or sarif for programs, github for annotations on the line, "
    "markdown for tables.",
)
